/** What became of a text, word by word: kept, gone, come. */

export interface DiffPiece {
  text: string;
  change: 'kept' | 'gone' | 'come';
}

/** Longer texts are told as before and after: comparing each word with each would take too long. */
const MOST_WORDS = 1200;

/** Words with the space that follows them, so that what has gone and what has come stand apart. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+\s*/g) ?? [];

const same = (a: string | undefined, b: string | undefined): boolean => a?.trim() === b?.trim();

/** The longest run of words that both texts have in the same order, as lengths from each place to the end. */
function commonLengths(was: readonly string[], is: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: was.length + 1 }, () => new Uint16Array(is.length + 1));
  for (let i = was.length - 1; i >= 0; i -= 1) {
    for (let j = is.length - 1; j >= 0; j -= 1) {
      const [here, below] = [lengths[i], lengths[i + 1]];
      if (!here || !below) continue;
      here[j] = same(was[i], is[j]) ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, here[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** The pieces of both texts in order, neighbours of one sort joined. */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const pieces: DiffPiece[] = [];
  const add = (text: string | undefined, change: DiffPiece['change']) => {
    if (!text) return;
    const last = pieces.at(-1);
    if (last?.change === change) last.text += text;
    else pieces.push({ text, change });
  };
  if (was.length > MOST_WORDS || is.length > MOST_WORDS) {
    add(before, 'gone');
    add(after, 'come');
    return pieces;
  }
  const common = commonLengths(was, is);
  let [i, j] = [0, 0];
  while (i < was.length || j < is.length) {
    if (i < was.length && j < is.length && same(was[i], is[j])) {
      add(is[j], 'kept');
      i += 1;
      j += 1;
    } else if (j >= is.length || (i < was.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      add(was[i], 'gone');
      i += 1;
    } else {
      add(is[j], 'come');
      j += 1;
    }
  }
  return pieces;
}
