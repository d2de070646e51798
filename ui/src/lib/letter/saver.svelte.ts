/** Keeps the letter on the disk as it is typed, settles it at rest, and puts what the core changed under the page's words. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { BlockId, Kept, LetterId, Op, PageBlock, Saved, Subject, Undone } from '../contract/generated';
import { Autosave } from '../draft/autosave.svelte';
import { newId } from '../shared/ids';
import { write } from '../status/write';
import { letter as words } from '../words/letter';
import { isSame } from './blocks';
import { acknowledged, afterSaving, changesSince, clashing, rebased, type Acknowledged, type Changes } from './changes';
import { Tally } from './tally';

/** The page that is written on. */
export interface Page {
  blocks(): PageBlock[];
  /** Makes the page these blocks, keeping the caret; it is no change of the writer's. */
  replace(blocks: readonly PageBlock[]): void;
  say(message: string): void;
}

export type TakenBack = { op: Op } | 'nothing' | 'unsaved';

const REST = 30_000;
const RELOADS = 2;

function revisions(kept: Acknowledged): (readonly [BlockId, number])[] {
  return [...kept.blocks].map(([id, { rev }]) => [id, rev]);
}

export class LetterSaver {
  readonly #cache: VisitCache;
  readonly #page: Page;
  readonly #subject: Subject;
  readonly #autosave: Autosave<PageBlock[]>;
  readonly #tally: Tally;
  /** What the core has, as far as it said so. */
  #kept: Acknowledged;
  /** One request of this letter at a time, each made from the answer to the one before. */
  #line: Promise<unknown> = Promise.resolve();
  #unsettled = false;
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(cache: VisitCache, letter: LetterId, page: Page) {
    this.#cache = cache;
    this.#page = page;
    this.#subject = { kind: 'letter', id: letter };
    this.#kept = this.#inCache();
    this.#tally = new Tally(revisions(this.#kept));
    this.#autosave = new Autosave((blocks, opId) => this.#inTurn(() => this.#save(blocks, opId)), { what: words.what });
  }

  get state() {
    return this.#autosave.state;
  }

  /** The letter is no more: even its first draft was taken back. */
  get gone(): boolean {
    return this.#cache.letter?.id !== this.#subject.id;
  }

  get failure() {
    return this.#autosave.failure;
  }

  /** The writer changed something. */
  changed(): void {
    this.#autosave.changed(this.#page.blocks());
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => void this.settle(), REST);
  }

  flush(): Promise<void> {
    return this.#autosave.flush();
  }

  /** Everything written becomes a change of its own: the editor was left, or nobody typed for a while. */
  async settle(): Promise<void> {
    clearTimeout(this.#restTimer);
    await this.flush();
    await this.#inTurn(async () => {
      if (!this.#unsettled) return;
      this.#unsettled = false;
      try {
        const saved = await write('settle', { subject: this.#subject });
        this.#acknowledge(
          [...this.#kept.blocks.values()].map((kept) => kept.block),
          saved,
        );
      } catch {
        // The words are on the disk as a draft; the next rest, or the next start, settles them.
        this.#unsettled = true;
      }
    });
  }

  /** Takes the letter as the cache has it now, with what is unsaved here on top. */
  async refresh(): Promise<void> {
    await this.#inTurn(() => Promise.resolve(this.#adopt(this.#inCache())));
  }

  /** Takes the last change back, or does it again. What the editor took back by itself is passed over. */
  async step(command: 'undo' | 'redo'): Promise<TakenBack> {
    await this.settle();
    if (this.state !== 'safe') return 'unsaved';
    return this.#inTurn(async () => {
      let last: Op | null = null;
      try {
        for (let own = true; own;) {
          const { op, saved } = await this.#take(command);
          last = op;
          this.#cache.apply(saved);
          if (command === 'redo') this.#tally.doneAgain(saved);
          own = command === 'undo' && this.#tally.tookBack(saved) && op !== null;
        }
      } catch (thrown) {
        if (CoreError.from(thrown).code !== 'nothing_to_undo') throw thrown;
        last = null;
      } finally {
        this.#adopt(this.#inCache());
      }
      return last === null ? 'nothing' : { op: last };
    });
  }

  #take(command: 'undo' | 'redo'): Promise<Undone> {
    const request = { scope: this.#subject };
    return command === 'undo' ? write('undo', request) : write('redo', request);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#line.then(work, work);
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  #inCache(): Acknowledged {
    return acknowledged(this.#cache.blocks, (id) => this.#cache.rev(id));
  }

  async #save(blocks: PageBlock[], opId: string): Promise<{ at: string }> {
    let now = blocks;
    let id = opId;
    for (let reloads = 0; ; reloads += 1) {
      const changes = changesSince(this.#kept, now);
      if (!changes) return { at: this.#cache.safeAt ?? new Date().toISOString() };
      try {
        return await this.#send(now, changes, id);
      } catch (thrown) {
        const failure = CoreError.from(thrown);
        if (failure.code !== 'stale' || reloads >= RELOADS) throw failure;
        await this.#reload();
        now = this.#page.blocks();
        id = newId();
      }
    }
  }

  async #send(blocks: PageBlock[], changes: Changes, opId: string): Promise<Saved> {
    const request = { op_id: opId, letter: this.#subject.id, ...changes };
    const saved = await backend().call('save_letter', request);
    this.#unsettled = true;
    this.#acknowledge(blocks, saved);
    return saved;
  }

  /** The core has these blocks now, at the revisions that it told; all others keep theirs. */
  #acknowledge(blocks: readonly PageBlock[], saved: Saved): void {
    this.#tally.note(saved);
    const revs = new Map<BlockId, number>();
    for (const kept of saved.kept) if (kept.kind === 'block') revs.set(kept.record.id, kept.rev);
    this.#kept = afterSaving(this.#kept, blocks, revs);
    this.#cache.apply({ ...saved, kept: [...saved.kept, ...this.#drafts(blocks, saved)] });
  }

  /** What is kept as a draft, and so not told as a record: the cache shall have it all the same. */
  #drafts(blocks: readonly PageBlock[], saved: Saved): Kept[] {
    const told = new Set(saved.kept.map((kept) => kept.record.id));
    const records = new Map(this.#cache.blocks.map((block) => [block.id, block]));
    return blocks.flatMap((block): Kept[] => {
      const record = records.get(block.id);
      const known = this.#kept.blocks.get(block.id);
      if (!record || !known || told.has(block.id) || isSame(record, block)) return [];
      return [{ kind: 'block', rev: known.rev, record: { ...record, kind: block.kind, content: block.content } }];
    });
  }

  /** The core had moved on: read the visit again and put what is unsaved on top. */
  async #reload(): Promise<void> {
    const view = await backend().call('open_visit', { visit: this.#cache.visit.id });
    const there = new Set(view.kept.map((kept) => kept.record.id));
    const gone = this.#cache.blocks
      .filter((block) => !there.has(block.id))
      .map((block): Subject => ({ kind: 'block', id: block.id }));
    this.#cache.apply({ at: this.#cache.safeAt ?? new Date().toISOString(), kept: view.kept, gone });
    const theirs = this.#inCache();
    const clashes = clashing(this.#kept, this.#page.blocks(), theirs).length;
    this.#adopt(theirs);
    this.#page.say(clashes > 0 ? words.clash(clashes) : words.refreshed);
  }

  #adopt(theirs: Acknowledged): void {
    this.#tally.sync(revisions(theirs));
    if (this.gone) {
      this.#autosave.drop();
      return;
    }
    const merged = rebased(this.#kept, this.#page.blocks(), theirs);
    this.#kept = theirs;
    this.#page.replace(merged);
    if (changesSince(theirs, this.#page.blocks())) this.#autosave.changed(this.#page.blocks());
  }
}
