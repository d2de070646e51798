/** Which of the words that somebody typed go into the notebook's own list. */

/** Longer ones are not looked up by the spelling check. */
export const LONGEST_WORD = 60;
/** As many as a list of a record holds. */
export const MOST_WORDS = 500;

const collator = new Intl.Collator('en-GB', { numeric: true });

export const sorted = (words: readonly string[]): string[] => [...words].sort(collator.compare);

/** What was typed or pasted, cut into words: spaces, lines, commas and semicolons part them. */
function cut(typed: string): string[] {
  const bare = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return [...new Set(typed.split(/[\s,;]+/u).map(bare))].filter((word) => /\p{L}/u.test(word));
}

export interface Sorted {
  /** Not in the list yet. */
  fresh: string[];
  /** In the list already: what was typed, and the entry that stands for it. */
  there: { word: string; entry: string }[];
  /** Longer than any word that is looked up. */
  long: string[];
}

/** An entry in small letters stands for the word with a capital letter, too. */
export function sortOut(typed: string, list: readonly string[]): Sorted {
  const known = new Set(list);
  const found: Sorted = { fresh: [], there: [], long: [] };
  for (const word of cut(typed)) {
    const entry = [word, word.toLowerCase()].find((each) => known.has(each));
    if (entry !== undefined) found.there.push({ word, entry });
    else if (word.length > LONGEST_WORD) found.long.push(word);
    else found.fresh.push(word);
  }
  return found;
}
