/** The parts of notes that were typed elsewhere: split and joined without losing a character. */
import type { NotesPart } from '../contract/generated';

/** A part as it is reviewed. */
export interface Part extends NotesPart {
  key: number;
  /** What of the file it stands for, whatever has been typed since. */
  from: string;
  /** Whether it was split from the part before, in the middle of a line as like as not. */
  continues: boolean;
  /** The piece in which it is kept: parts that were split stay together. */
  piece: number;
}

/** So many parts are kept in one piece. */
const PIECE = 32;

export const lengthOf = (text: string) => [...text].length;
export const isBlank = (part: { text: string }) => part.text.trim() === '';

export function partsOf(parts: readonly NotesPart[]): Part[] {
  return parts.map((part, key) => ({
    ...part,
    key,
    from: part.text,
    continues: false,
    piece: Math.floor(key / PIECE),
  }));
}

/** Both sides of a split: the second begins at the place in the text. What was typed over stands for the file in the first. */
export function splitPart(part: Part, at: number, key: number): [Part, Part] {
  const [before, after] = [part.text.slice(0, at), part.text.slice(at)];
  const untouched = part.from === part.text;
  return [
    { ...part, text: before, from: untouched ? before : part.from },
    { ...part, text: after, from: untouched ? after : '', key, continues: true },
  ];
}

const union = <T>(one: readonly T[], other: readonly T[]) => [...new Set([...one, ...other])];

/**
 * One part out of two that follow each other. It is kept where either is; the facts are those of the first that is kept.
 * A line break is put between them only where neither ends or begins with white space, and never where they were split.
 */
export function joinParts(first: Part, second: Part): Part {
  const facts = first.kept || !second.kept ? first : second;
  const apart = /\S$/.test(first.text) && /^\S/.test(second.text) && !second.continues;
  return {
    ...facts,
    key: first.key,
    piece: first.piece,
    continues: first.continues,
    text: first.text + (apart ? '\n' : '') + second.text,
    from: first.from + second.from,
    kept: first.kept || second.kept,
    heading: first.heading && second.heading,
    areas: union(first.areas, second.areas),
    tags: union(first.tags, second.tags),
  };
}

export interface Account {
  /** Characters of the file in parts that are kept, and in all others. */
  kept: number;
  rest: number;
  notes: number;
}

/** Counting is slow for a file, and of a thousand parts a key changes one. */
const counted = new WeakMap<Part, number>();

function countOf(part: Part): number {
  const known = counted.get(part) ?? lengthOf(part.from);
  counted.set(part, known);
  return known;
}

/** Where the characters of the file are. */
export function accountOf(parts: readonly Part[]): Account {
  const account = { kept: 0, rest: 0, notes: 0 };
  for (const part of parts) {
    account[part.kept ? 'kept' : 'rest'] += countOf(part);
    if (part.kept) account.notes += 1;
  }
  return account;
}
