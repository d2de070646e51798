/** A copy of the letter that reviewers sent back: looked through item by item, and brought in all at once. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { BlockId, ItemLeft, NotTaken, ReviewedItem, ReviewedLetter, ReviewedPart } from '../contract/generated';
import { newId } from '../shared/ids';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { errorWords, reasonWords } from '../words';
import { reviewed as words } from '../words/reviewed';

/** What a reviewed copy needs of the letter that is being written. */
export interface LetterAtHand {
  /** Everything typed becomes a change. */
  settle(): Promise<void>;
  /** Takes the letter as the cache has it now into the editor. */
  refresh(): Promise<void>;
  /** Shows a block. */
  show(block: BlockId): void;
}

export type Decision = 'take' | 'leave';

export interface Tally {
  taken: number;
  left: number;
  undecided: number;
}

/** What is being looked through, by visit: it outlives the view that shows it. */
const models = new WeakMap<VisitCache, ReviewedModel>();

export class ReviewedModel {
  readonly cache: VisitCache;
  letter: LetterAtHand;
  name = $state('');
  read = $state.raw<ReviewedLetter | null>(null);
  /** What was decided, by the number of the item. */
  #decided = $state.raw<ReadonlyMap<number, Decision>>(new Map());
  /** Which part is the chosen one, from 0. */
  at = $state(0);
  busy = $state<'sending' | 'reading' | 'bringing' | null>(null);
  failure = $state('');
  #opId = newId();

  constructor(cache: VisitCache, letter: LetterAtHand) {
    this.cache = cache;
    this.letter = letter;
  }

  /** What is being looked through of a visit; decisions stay when the letter is left and come back to. */
  static of(cache: VisitCache, letter: LetterAtHand): ReviewedModel {
    const model = models.get(cache) ?? new ReviewedModel(cache, letter);
    models.set(cache, model);
    model.letter = letter;
    return model;
  }

  // Worked out anew each time: what is derived within a view would end with it.

  get parts(): readonly ReviewedPart[] {
    return this.read?.parts ?? [];
  }

  get part(): ReviewedPart | null {
    return this.parts[this.at] ?? null;
  }

  get tally(): Tally {
    return this.tallyOf(this.parts);
  }

  /** Whether something was changed without tracking. */
  get untracked(): boolean {
    return this.parts.some((part) => part.items.some((item) => !item.tracked));
  }

  /** Why there is nothing to send or to bring in; undefined where there is. */
  get because(): string | undefined {
    if (this.cache.letter?.state === 'final') return words.isFinal;
    if (this.busy === null) return undefined;
    return this.busy === 'sending' ? words.sending : words.reading;
  }

  /** Asks for a place and writes the copy for reviewers. */
  async send(): Promise<void> {
    await this.#while('sending', async () => {
      await this.letter.settle();
      const { path, saved } = await write('export_review_copy', { visit: this.cache.visit.id });
      if (saved) this.cache.apply(saved);
      status.say(path === null ? words.notSent : words.sentTo(path));
    });
  }

  /** Asks for a copy and reads it. False where none was read. */
  async choose(): Promise<boolean> {
    let chosen = false;
    await this.#while('reading', async () => {
      await this.letter.settle();
      const { name, read } = await backend().call('choose_reviewed_letter', { visit: this.cache.visit.id });
      if (name === null || read === null) return status.say(words.nothingChosen);
      [this.name, this.read, this.at] = [name, read, 0];
      this.#decide(new Map());
      chosen = true;
    });
    return chosen;
  }

  decision(item: ReviewedItem): Decision | null {
    return this.#decided.get(item.id) ?? null;
  }

  get decided(): boolean {
    return this.#decided.size > 0;
  }

  /** Decides about these; what is decided so already is undecided again, where all of them are. */
  decide(items: readonly ReviewedItem[], decision: Decision): void {
    const open = items.filter((item) => item.not_because === null);
    const decided = new Map(this.#decided);
    const again = open.every((item) => decided.get(item.id) === decision);
    for (const { id } of open) {
      if (again) decided.delete(id);
      else decided.set(id, decision);
    }
    this.#decide(decided);
    const [first] = items;
    if (open.length === 0 && first?.not_because) status.say(words.because[first.not_because]);
  }

  /** Chooses the part so many further on. */
  move(by: number): number {
    this.at = Math.min(this.parts.length - 1, Math.max(0, this.at + by));
    return this.at;
  }

  tallyOf(parts: readonly ReviewedPart[]): Tally {
    const open = parts.flatMap((part) => part.items).filter((item) => item.not_because === null);
    const many = (decision: Decision | null) => open.filter((item) => this.decision(item) === decision).length;
    return { taken: many('take'), left: many('leave'), undecided: many(null) };
  }

  /** Brings in what is marked as taken, in one step. True when all of it is in the letter. */
  async bringIn(): Promise<boolean> {
    const items = this.parts
      .flatMap((part) => part.items)
      .filter((item) => item.not_because === null && this.decision(item) === 'take')
      .map((item) => item.id);
    if (items.length === 0) {
      status.say(words.bringNone);
      return false;
    }
    let whole = false;
    await this.#while('bringing', async () => {
      await this.letter.settle();
      const { saved, left } = await write(
        'take_reviewed',
        { visit: this.cache.visit.id, items },
        undefined,
        this.#opId,
      );
      this.cache.apply(saved);
      await this.letter.refresh();
      this.#broughtIn(items, left);
      whole = left.length === 0;
    });
    return whole;
  }

  /** Leaves the copy: what was decided about it goes. */
  forget(): void {
    this.read = null;
    this.#decide(new Map());
    this.dismiss();
  }

  dismiss(): void {
    this.failure = '';
  }

  /** What was brought in is there; what was not says why. */
  #broughtIn(items: readonly number[], left: readonly ItemLeft[]): void {
    const why = new Map<number, NotTaken>(items.map((id) => [id, 'already']));
    for (const { id, because } of left) why.set(id, because);
    const parts = this.parts.map((part) => ({
      ...part,
      items: part.items.map((item) => ({ ...item, not_because: why.get(item.id) ?? item.not_because })),
    }));
    if (this.read) this.read = { ...this.read, parts };
    this.#decide(new Map([...this.#decided].filter(([id]) => !why.has(id))));
    status.say(words.broughtIn(items.length - left.length));
    if (left.length > 0) this.failure = words.stayed(left.length);
  }

  #decide(decided: ReadonlyMap<number, Decision>): void {
    this.#decided = decided;
    // Another choice is another change.
    this.#opId = newId();
  }

  async #while(busy: NonNullable<ReviewedModel['busy']>, work: () => Promise<void>): Promise<void> {
    if (this.busy !== null) return;
    [this.busy, this.failure] = [busy, ''];
    try {
      await work();
    } catch (thrown) {
      this.failure = this.#said(CoreError.from(thrown));
    } finally {
      this.busy = null;
    }
  }

  #said({ code, values }: CoreError): string {
    if (code === 'refused') return reasonWords(values['reason']);
    const { title, text, next } = errorWords(code, values);
    const then = code === 'letter_unreadable' ? words.nextFile : next;
    return [`${title}.`, text, then].join(' ').trim();
  }
}
