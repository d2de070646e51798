/** Notes under review as they wait in the notebook: their head, and their parts in pieces, so that a key sends one piece. */
import type { VisitCache } from '../cache/visit.svelte';
import type { NotesLeftOut } from '../contract/generated';
import { keepUnfinished, type Box } from '../draft/unfinished.svelte';
import { newId } from '../shared/ids';
import type { Part } from './parts';

/** What of a review is not in its parts. */
export interface Head {
  name: string;
  characters: number;
  leftOut: readonly NotesLeftOut[];
  /** Times as they were typed, where they are none. */
  typedTimes: readonly (readonly [key: number, typed: string])[];
}

export interface Review {
  head: Head;
  parts: readonly Part[];
}

const HEAD: Box = 'notes';
const pieceBox = (piece: number): Box => `notes.${piece}`;
const PIECE = /^notes\.(\d+)$/;

function pieces(parts: readonly Part[]): Map<number, readonly Part[]> {
  const by = new Map<number, Part[]>();
  for (const part of parts) {
    const piece = by.get(part.piece);
    if (piece) piece.push(part);
    else by.set(part.piece, [part]);
  }
  return by;
}

const same = (one: readonly Part[], other: readonly Part[] | undefined) =>
  one.length === other?.length && one.every((part, at) => part === other[at]);

/** The name of the notes that wait for their review to go on; nothing where there are none. */
export function waitingNotes(cache: VisitCache): string | null {
  const head = cache.unfinished[HEAD];
  return head ? (JSON.parse(head) as Head).name : null;
}

/** The review that waits, as it was left. */
export function readReview(cache: VisitCache): Review | null {
  const head = cache.unfinished[HEAD];
  if (!head) return null;
  const parts = Object.entries(cache.unfinished)
    .flatMap(([box, text]) => (text && PIECE.test(box) ? [[Number(PIECE.exec(box)?.[1]), text] as const] : []))
    .sort(([one], [other]) => one - other)
    .flatMap(([, text]) => JSON.parse(text) as Part[]);
  return { head: JSON.parse(head) as Head, parts };
}

export class KeptReview {
  readonly #cache: VisitCache;
  #head = '';
  #pieces = new Map<number, readonly Part[]>();

  constructor(cache: VisitCache) {
    this.#cache = cache;
  }

  /**
   * Keeps those pieces that are other than before. In their order: a part that is joined with the one before stands twice
   * for a moment, and never nowhere.
   */
  async keep({ head, parts }: Review): Promise<{ at: string }> {
    let at = this.#cache.safeAt ?? '';
    for (const [piece, now] of pieces(parts)) {
      if (same(now, this.#pieces.get(piece))) continue;
      at = await this.#send(pieceBox(piece), JSON.stringify(now));
      this.#pieces.set(piece, now);
    }
    for (const piece of [...this.#pieces.keys()].filter((each) => !parts.some((part) => part.piece === each))) {
      at = await this.#send(pieceBox(piece), '');
      this.#pieces.delete(piece);
    }
    const text = JSON.stringify(head);
    if (text !== this.#head) at = await this.#send(HEAD, text);
    this.#head = text;
    return { at };
  }

  /** Puts the review aside. Without a head the pieces mean nothing, so that goes first. */
  async drop(): Promise<void> {
    const boxes = Object.keys(this.#cache.unfinished).filter((box): box is Box => PIECE.test(box));
    for (const box of [HEAD, ...boxes]) if (this.#cache.unfinished[box]) await this.#send(box, '');
    this.forget();
  }

  /** The notes became evidence, and the program dropped what was kept of them with that. */
  forget(): void {
    for (const box of Object.keys(this.#cache.unfinished))
      if (box === HEAD || PIECE.test(box)) delete this.#cache.unfinished[box];
    this.#head = '';
    this.#pieces = new Map();
  }

  async #send(box: Box, text: string): Promise<string> {
    const { at } = await keepUnfinished(this.#cache, box, text, newId());
    this.#cache.unfinished[box] = text;
    return at;
  }
}
