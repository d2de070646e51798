/** Comments before they are stored: read from a Word file or pasted, looked through, changed; kept as they are typed. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { FactualRead, ProposedFactual } from '../contract/generated';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { newId } from '../shared/ids';
import { LookThrough, type Waiting } from '../shared/lookthrough.svelte';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { takeIn as words } from '../words/accuracy';
import { within } from './accuracy.svelte';

/** The box in which comments wait meanwhile. */
export const BOX = 'factual_table';

/** A comment that may be taken in. */
export interface Row extends ProposedFactual {
  key: number;
  /** Its id, once it is stored. */
  id: string;
  kept: boolean;
  /** Whether it is tied to the sentence that is proposed. */
  tied: boolean;
}

interface Comments extends Waiting<Row> {
  leftOut: readonly string[];
}

export class TakeInModel extends LookThrough<Row, Comments> {
  protected readonly pasteMissing = words.pasteMissing;
  #opId = newId();

  constructor(cache: VisitCache) {
    super(cache, BOX, words.unsafe, { name: '', pasted: '', leftOut: [], rows: null });
  }

  get leftOut(): readonly string[] {
    return this.state.leftOut;
  }
  readonly kept = $derived.by(() => this.rows.filter(({ kept }) => kept));

  /** Asks for a Word file. False where nobody chose one; refusals are thrown. */
  async choose(): Promise<boolean> {
    const { name, read } = await backend().call('choose_factual_table', { visit: this.cache.visit.id });
    if (name === null || !read) return false;
    this.begin(this.#rowsOf(name, read));
    return true;
  }

  protected async readText(text: string): Promise<Comments> {
    return this.#rowsOf('', await backend().call('read_factual_text', { visit: this.cache.visit.id, text }));
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
    return this.busily(async () => {
      const comments = this.kept.map(({ id, place, claim, evidence, quoted, proposed, tied }) => {
        const sentence = tied && proposed ? within(proposed.sentence) : null;
        return { id, place: place.trim(), claim: claim.trim(), evidence: evidence.trim(), quoted, sentence };
      });
      const request = { visit: this.cache.visit.id, from: 'factual_table' as const, comments };
      this.cache.apply(await write('add_factual_comments', request, undefined, this.#opId));
      status.say(words.stored(comments.length));
      await this.forget();
    });
  }

  protected renew(): void {
    this.#opId = newId();
  }

  #rowsOf(name: string, { comments, left_out }: FactualRead): Comments {
    const rows = comments.map((comment, key) => ({
      ...comment,
      key,
      id: newId(),
      kept: true,
      // What only shares some words with a sentence is looked at first.
      tied: comment.proposed !== null && comment.proposed.because !== 'words',
    }));
    return { name, pasted: this.pasted, leftOut: left_out, rows };
  }

  #missing(): FieldError[] {
    const empty = this.rows.flatMap(({ key, kept, claim }, at) =>
      kept && claim.trim() === '' ? [{ id: `accuracy-row-${key}`, text: words.empty(at + 1) }] : [],
    );
    const none = this.kept.length === 0 ? [{ id: `accuracy-row-${this.selectedKey}`, text: words.nothing }] : [];
    return [...empty, ...none];
  }
}
