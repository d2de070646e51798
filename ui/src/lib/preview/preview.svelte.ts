/** The letter as it will be printed: asks for its PDF when the keys rest, and knows how large it is shown. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { BlockId, PageBlock, Preview } from '../contract/generated';
import { Resting } from '../shared/resting';
import { errorWords } from '../words';
import type { Caret } from './lines';

/** The letter that is shown. */
export interface PreviewedLetter {
  blocks(): readonly PageBlock[];
  /** Where the caret is; read again whenever it was moved. */
  caret(): Caret | null;
  /** Sends what was typed around the text: it is printed too. */
  settle(): Promise<void>;
  /** Puts the caret there. */
  show(place: { block: BlockId; start: number; end: number }): void;
  /** Chooses these characters where they stand in the letter. */
  find(characters: string): void;
}

/** Why there is no newer PDF. */
export interface PreviewTrouble {
  text: string;
  next: string;
  /** A character that the typeface lacks. */
  character: string | null;
}

/** Milliseconds without a key before the PDF is made anew; what it takes then is to fit into 300 as well. */
const REST = 120;
/** Sizes in percent of paper. */
const SIZES = [50, 75, 100, 125, 150, 200, 300] as const;
/** CSS pixels of a point on paper. */
export const PIXELS = 96 / 72;

export class LetterPreview {
  shown = $state.raw<Preview | null>(null);
  trouble = $state.raw<PreviewTrouble | null>(null);
  /** Percent of paper; null fits the width. */
  size = $state<number | null>(null);
  readonly #cache: VisitCache;
  readonly #letter: PreviewedLetter;
  readonly #resting = new Resting(REST, () => this.#make());

  constructor(cache: VisitCache, letter: PreviewedLetter) {
    this.#cache = cache;
    this.#letter = letter;
  }

  /** Something was written. */
  changed(): void {
    this.#resting.changed();
  }

  stop(): void {
    this.#resting.stop();
  }

  /** Makes the PDF now. */
  look(): Promise<void> {
    return this.#resting.now();
  }

  async #make(): Promise<void> {
    try {
      await this.#letter.settle();
      const request = { visit: this.#cache.visit.id, blocks: [...this.#letter.blocks()] };
      this.shown = await backend().call('preview_letter', request);
      this.trouble = null;
    } catch (thrown) {
      this.trouble = told(CoreError.from(thrown));
    }
  }

  /** Goes to the next size beside the one that is seen, in percent. */
  step(by: 1 | -1, seen: number): void {
    const next = by > 0 ? SIZES.find((size) => size > seen + 1) : SIZES.findLast((size) => size < seen - 1);
    this.size = next ?? (by > 0 ? SIZES[SIZES.length - 1] : SIZES[0]) ?? null;
  }

  fitWidth(): void {
    this.size = null;
  }
}

function told({ code, values }: CoreError): PreviewTrouble {
  const said = errorWords(code, values);
  const character = code === 'character_missing' ? (values['character'] ?? null) : null;
  return { text: `${said.title}. ${said.text}`, next: said.next, character };
}
