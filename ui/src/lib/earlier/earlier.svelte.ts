/** The letters that came before: which is shown, and what has become of each of its concerns. */
import type { VisitCache } from '../cache/visit.svelte';
import type { EarlierConcern, EarlierLetter, EarlierSection, Subject } from '../contract/generated';
import { RecordEdits, type TextField } from '../shared/edits.svelte';
import { status } from '../status/status.svelte';
import { directionWord, earlier as words, type Answer } from '../words';

/** A concern with its place in its letter. */
export interface ShownConcern {
  at: number;
  concern: EarlierConcern;
}

/** The keys that answer a concern, each with its answer; nothing takes it back. */
export const ANSWER_KEYS: { readonly [key: string]: Answer | null | undefined } = {
  i: 'improved',
  n: 'no_change',
  d: 'declined',
  l: 'not_looked_at',
  Delete: null,
  Backspace: null,
};

export class EarlierModel {
  readonly cache: VisitCache;
  readonly edits: RecordEdits;
  #letter = $state<string | null>(null);
  /** The area that is looked at; `''` for what no area takes up, nothing for no choice. */
  area = $state<string | null>(null);
  /** Whether only what is about that area is shown. */
  onlyArea = $state(true);
  /** The place of the concern that is open. */
  open = $state<number | null>(null);
  /** The letter that was changed last: what Ctrl+Z takes back. */
  scope = $state.raw<Subject | null>(null);

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.edits = new RecordEdits(cache, (subject) => (this.scope = subject));
  }

  get letters(): readonly EarlierLetter[] {
    return this.cache.earlierLetters;
  }

  readonly letter = $derived.by<EarlierLetter | null>(
    () => this.letters.find((each) => each.id === this.#letter) ?? this.letters[0] ?? null,
  );

  choose(id: string): void {
    this.#letter = id;
    this.open = null;
  }

  readonly filtered = $derived.by(() => this.onlyArea && this.area !== null);

  /** The concerns that are shown, in the order of the letter. */
  readonly concerns = $derived.by<readonly ShownConcern[]>(() =>
    (this.letter?.concerns ?? [])
      .map((concern, at) => ({ at, concern }))
      .filter(({ concern }) => !this.filtered || (concern.area ?? '') === this.area),
  );

  readonly answered = $derived.by(() => this.concerns.filter(({ concern }) => concern.answer !== null).length);

  /** The text that is shown, each paragraph with its place in its section. */
  readonly sections = $derived.by(() =>
    (this.letter?.sections ?? [])
      .map(({ heading, paragraphs }, section) => ({
        heading,
        section,
        paragraphs: paragraphs
          .map((paragraph, at) => ({ ...paragraph, at }))
          .filter(({ area }) => !this.filtered || (area ?? '') === this.area),
      }))
      .filter(({ paragraphs }) => !this.filtered || paragraphs.length > 0),
  );

  async answer(at: number, answer: Answer | null): Promise<boolean> {
    const kept = await this.#change(at, { answer }, 'answer');
    if (kept) status.say(words.said(at + 1, answer ? directionWord[answer] : words.unanswered));
    return kept;
  }

  setArea(at: number, area: string | null): Promise<boolean> {
    return this.#change(at, { area }, 'area');
  }

  /** How the note of a concern is kept and saved. */
  note(at: number): TextField {
    const letter = this.letter?.id ?? '';
    const from = { id: `concern-${at}-note`, what: words.what };
    return this.edits.text(subjectOf(letter), (note) => ({ concerns: this.#with(letter, at, { note }) }), from);
  }

  /** Takes a concern out that is none. */
  dropConcern(at: number): Promise<boolean> {
    this.open = null;
    return this.#edit((letter) => ({ concerns: letter.concerns.filter((_, nth) => nth !== at) }), 'concerns');
  }

  async addConcern(paragraph: { text: string; area: string | null }): Promise<void> {
    const concern: EarlierConcern = { words: paragraph.text, area: paragraph.area, answer: null, note: '' };
    if (await this.#edit(({ concerns }) => ({ concerns: [...concerns, concern] }), 'concerns'))
      status.say(words.madeConcern);
  }

  setParagraphArea(section: number, at: number, area: string | null): Promise<boolean> {
    const within = (each: EarlierSection) => ({
      ...each,
      paragraphs: each.paragraphs.map((paragraph, nth) => (nth === at ? { ...paragraph, area } : paragraph)),
    });
    return this.#edit(
      ({ sections }) => ({ sections: sections.map((each, nth) => (nth === section ? within(each) : each)) }),
      'sections',
    );
  }

  async remove(): Promise<void> {
    const { letter } = this;
    if (!letter) return;
    const kept = await this.edits.remove(subjectOf(letter.id), { id: 'earlier-remove', what: words.what });
    status.say(kept ? words.removed(letter.title) : (this.edits.errors['earlier-remove'] ?? ''));
  }

  #change(at: number, changes: Partial<EarlierConcern>, part: string): Promise<boolean> {
    const letter = this.letter?.id ?? '';
    return this.#edit(() => ({ concerns: this.#with(letter, at, changes) }), `${at}-${part}`);
  }

  /** `fields` is called when earlier edits are in. */
  #edit(fields: (letter: EarlierLetter) => Partial<EarlierLetter>, part: string): Promise<boolean> {
    const { letter } = this;
    if (!letter) return Promise.resolve(false);
    const from = { id: `concern-${part}`, what: words.what };
    return this.edits.edit(subjectOf(letter.id), () => fields(this.#now(letter)), from);
  }

  #now(letter: EarlierLetter): EarlierLetter {
    return this.letters.find((each) => each.id === letter.id) ?? letter;
  }

  #with(letter: string, at: number, changes: Partial<EarlierConcern>): EarlierConcern[] {
    const { concerns } = this.letters.find((each) => each.id === letter) ?? { concerns: [] };
    return concerns.map((each, nth) => (nth === at ? { ...each, ...changes } : each));
  }
}

function subjectOf(id: string): Subject {
  return { kind: 'earlier_letter', id };
}
