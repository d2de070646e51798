/** Comments before they are stored: read from a Word file or pasted, looked through, changed; kept as they are typed. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { FactualRead, ProposedFactual } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { Unfinished } from '../draft/unfinished.svelte';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { newId } from '../shared/ids';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { takeIn as words } from '../words/accuracy';
import { told, within } from './accuracy.svelte';

/** A comment that may be taken in. */
export interface Row extends ProposedFactual {
  key: number;
  /** Its id, once it is stored. */
  id: string;
  kept: boolean;
  /** Whether it is tied to the sentence that is proposed. */
  tied: boolean;
}

/** What waits in the notebook meanwhile. */
interface Waiting {
  /** The file's name; empty for pasted text. */
  name: string;
  pasted: string;
  leftOut: readonly string[];
  /** Nothing while the text is pasted. */
  rows: readonly Row[] | null;
}

const NOTHING: Waiting = { name: '', pasted: '', leftOut: [], rows: null };

function waitingOf(text: string): Waiting | null {
  try {
    return text === '' ? null : (JSON.parse(text) as Waiting);
  } catch {
    return null;
  }
}

/** The name of the file whose comments wait, empty for pasted text; nothing where none waits. */
export function waitingComments(cache: VisitCache): string | null {
  return waitingOf(cache.unfinished['factual_table'] ?? '')?.name ?? null;
}

export class TakeInModel {
  readonly cache: VisitCache;
  #state = $state.raw<Waiting>(NOTHING);
  selectedKey = $state(0);
  /** Whether anything was typed or changed here that a file does not have. */
  changed = $state(false);
  busy = $state(false);
  failure = $state('');
  errors = $state.raw<readonly FieldError[]>([]);
  readonly #box: Unfinished;
  #opId = newId();

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.#box = new Unfinished(cache, 'factual_table', words.unsafe);
  }

  get name(): string {
    return this.#state.name;
  }
  get pasted(): string {
    return this.#state.pasted;
  }
  get leftOut(): readonly string[] {
    return this.#state.leftOut;
  }
  get read(): boolean {
    return this.#state.rows !== null;
  }
  get rows(): readonly Row[] {
    return this.#state.rows ?? [];
  }
  readonly kept = $derived.by(() => this.rows.filter(({ kept }) => kept));
  readonly at = $derived.by(() => this.rows.findIndex(({ key }) => key === this.selectedKey));
  readonly selected = $derived.by<Row | null>(() => this.rows[this.at] ?? null);

  /** Goes on where it was left by a lock or a crash. False where nothing waits. */
  resume(): boolean {
    const waiting = waitingOf(this.#box.text);
    if (!waiting) return false;
    this.#state = waiting;
    this.changed = true;
    this.selectedKey = waiting.rows?.[0]?.key ?? 0;
    return true;
  }

  /** Asks for a Word file. False where nobody chose one; refusals are thrown. */
  async choose(): Promise<boolean> {
    const { name, read } = await backend().call('choose_factual_table', { visit: this.cache.visit.id });
    if (name === null || !read) return false;
    this.#begin(name, read);
    return true;
  }

  paste(text: string): void {
    this.failure = '';
    this.#put({ pasted: text });
  }

  /** Reads what was pasted. False where nothing can be read: the reason then stands beside it. */
  async readPasted(): Promise<boolean> {
    if (this.pasted.trim() === '') {
      this.failure = words.pasteMissing;
      return false;
    }
    return this.#busily(async () => {
      const request = { visit: this.cache.visit.id, text: this.pasted };
      this.#begin('', await backend().call('read_factual_text', request));
      this.#keep();
    });
  }

  edit(key: number, changes: Partial<Row>): void {
    this.#put({ rows: this.rows.map((row) => (row.key === key ? { ...row, ...changes } : row)) });
  }

  toggle(key: number): void {
    const row = this.rows.find((each) => each.key === key);
    if (row) this.edit(key, { kept: !row.kept });
  }

  /** Stores what is taken in; true when it is. */
  async store(): Promise<boolean> {
    this.failure = '';
    this.errors = this.#missing();
    if (this.errors.length > 0 || this.busy) return false;
    return this.#busily(async () => {
      const comments = this.kept.map(({ id, place, claim, evidence, quoted, proposed, tied }) => {
        const sentence = tied && proposed ? within(proposed.sentence) : null;
        return { id, place: place.trim(), claim: claim.trim(), evidence: evidence.trim(), quoted, sentence };
      });
      const request = { visit: this.cache.visit.id, from: 'factual_table' as const, comments };
      this.cache.apply(await write('add_factual_comments', request, undefined, this.#opId));
      status.say(words.stored(comments.length));
      await this.#forget();
    });
  }

  /** Leaves it for good: what was kept of it goes. */
  async putAside(): Promise<void> {
    this.#state = NOTHING;
    this.changed = false;
    await this.#forget();
  }

  #begin(name: string, { comments, left_out }: FactualRead): void {
    const rows = comments.map((comment, key) => ({
      ...comment,
      key,
      id: newId(),
      kept: true,
      // What only shares some words with a sentence is looked at first.
      tied: comment.proposed !== null && comment.proposed.because !== 'words',
    }));
    this.#state = { name, pasted: this.pasted, leftOut: left_out, rows };
    this.failure = '';
    this.selectedKey = rows[0]?.key ?? 0;
  }

  async #busily(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.failure = told(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #forget(): Promise<void> {
    this.cache.unfinished['factual_table'] = '';
    this.#box.text = '';
    await flushAll();
  }

  #put(changes: Partial<Waiting>): void {
    this.#state = { ...this.#state, ...changes };
    this.#keep();
    // Other comments are another change.
    this.#opId = newId();
  }

  #keep(): void {
    this.changed = true;
    this.#box.text = JSON.stringify(this.#state);
  }

  #missing(): FieldError[] {
    const empty = this.rows.flatMap(({ key, kept, claim }, at) =>
      kept && claim.trim() === '' ? [{ id: `accuracy-row-${key}`, text: words.empty(at + 1) }] : [],
    );
    const none = this.kept.length === 0 ? [{ id: `accuracy-row-${this.selectedKey}`, text: words.nothing }] : [];
    return [...empty, ...none];
  }
}
