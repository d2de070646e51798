/** A core for tests of the letter: words are drafts until they settle, revisions are checked, changes can be taken back. */
import { CoreError, type Answer, type Request } from '../../backend';
import { FakeBackend } from '../../backend/fake';
import type { Block, EditedBlock, Kept, Op, Saved, Subject } from '../../contract/generated';

interface Change {
  op: Op;
  before: Map<string, Block | null>;
  after: Map<string, Block | null>;
}

const rankAt = (index: number) => `n${String(index).padStart(6, '0')}`;

export class LetterCore {
  readonly fake: FakeBackend;
  readonly letter: string;
  blocks = new Map<string, { rev: number; block: Block }>();
  readonly drafts = new Map<string, EditedBlock['block']>();
  readonly #done: Change[] = [];
  #undone: Change[] = [];
  /** Revisions of blocks that are gone, for an id is never used for another record. */
  readonly #lastRevs = new Map<string, number>();
  #seconds = 0;

  constructor(fake: FakeBackend, letter: string) {
    this.fake = fake;
    this.letter = letter;
    for (const kept of fake.kept.values()) {
      if (kept.kind === 'block') this.blocks.set(kept.record.id, { rev: kept.rev, block: kept.record });
    }
    fake.on('save_letter', (request) => this.save(request));
    fake.on('settle', () => this.#told(this.settle()));
    fake.on('undo', () => this.#step(this.#done, this.#undone, true));
    fake.on('redo', () => this.#step(this.#undone, this.#done, false));
  }

  /** The blocks as they would be after settling, in order. */
  now(): { id: string; kind: string; content: Block['content'] }[] {
    const all = [...this.blocks.values()].map(({ block }) => ({ ...block, ...this.drafts.get(block.id) }));
    all.sort((a, b) => (a.rank < b.rank ? -1 : 1));
    return all.map(({ id, kind, content }) => ({ id, kind, content }));
  }

  save(request: Request<'save_letter'>): Answer<'save_letter'> {
    for (const { base_rev, block } of request.blocks) {
      if (base_rev !== (this.blocks.get(block.id)?.rev ?? 0)) throw new CoreError('stale');
    }
    if (!request.order) {
      for (const { block } of request.blocks) this.drafts.set(block.id, block);
      return this.#told([]);
    }
    const touched = this.settle();
    const edited = new Map(request.blocks.map(({ block }) => [block.id, block]));
    const after = new Map<string, Block | null>();
    for (const id of this.blocks.keys()) if (!request.order.includes(id)) after.set(id, null);
    request.order.forEach((id, index) => {
      const was = this.blocks.get(id)?.block;
      const is = edited.get(id) ?? was;
      if (!is) throw new CoreError('refused', { field: `order.${index}`, reason: 'unknown' });
      const block: Block = { id, letter: this.letter, rank: rankAt(index), kind: is.kind, content: is.content };
      if (JSON.stringify(block) !== JSON.stringify(was)) after.set(id, block);
    });
    touched.push(...this.#change('move_block', after));
    return this.#told(touched);
  }

  /** Every draft a change; the answer is which blocks changed. */
  settle(): string[] {
    const touched: string[] = [];
    for (const [id, draft] of this.drafts) {
      const was = this.blocks.get(id)?.block;
      if (was) touched.push(...this.#change('replace_block', new Map([[id, { ...was, ...draft }]])));
    }
    this.drafts.clear();
    return touched;
  }

  #change(op: Op, after: Map<string, Block | null>): string[] {
    const before = new Map([...after.keys()].map((id) => [id, this.blocks.get(id)?.block ?? null]));
    this.#done.push({ op, before, after });
    this.#undone = [];
    return this.#put(after);
  }

  #put(blocks: ReadonlyMap<string, Block | null>): string[] {
    for (const [id, block] of blocks) {
      const rev = (this.blocks.get(id)?.rev ?? this.#lastRevs.get(id) ?? 0) + 1;
      if (block) {
        this.blocks.set(id, { rev, block });
        this.fake.kept.set(id, { kind: 'block', rev, record: block });
      } else {
        this.blocks.delete(id);
        this.#lastRevs.set(id, rev);
        this.fake.kept.delete(id);
      }
    }
    return [...blocks.keys()];
  }

  #step(from: Change[], to: Change[], back: boolean): Answer<'undo'> {
    const change = from.pop();
    if (!change) throw new CoreError('nothing_to_undo');
    to.push(change);
    return { op: change.op, saved: this.#told(this.#put(back ? change.before : change.after)) };
  }

  #told(ids: readonly string[]): Saved {
    this.#seconds += 1;
    const kept: Kept[] = [];
    const gone: Subject[] = [];
    for (const id of new Set(ids)) {
      const there = this.blocks.get(id);
      if (there) kept.push({ kind: 'block', rev: there.rev, record: there.block });
      else gone.push({ kind: 'block', id });
    }
    return { at: new Date(Date.UTC(2026, 10, 17, 14, 0, this.#seconds)).toISOString(), kept, gone };
  }
}
