/** What is said of a passphrase while it is chosen. It is looked at here alone: nothing asks a list of passphrases elsewhere. */
import { unlock as words } from '../words';

/** Fewest characters, as the program counts them. */
const SHORTEST = 16;
/** Fewest different characters of a passphrase that is not one thing said over and over. */
const DIFFERENT = 6;

/** Whether most characters follow the one before them in the alphabet or in counting, or are the same. */
function runs(characters: readonly string[]): boolean {
  const steps = characters.slice(1).map((each, at) => {
    const before = characters[at]?.codePointAt(0) ?? 0;
    return Math.abs((each.codePointAt(0) ?? 0) - before);
  });
  return steps.filter((step) => step <= 1).length * 2 > steps.length;
}

/** Whether a word comes twice, or the whole is a piece said over and over. */
function repeats(typed: string): boolean {
  const words = typed
    .toLowerCase()
    .split(/[\s\-_.,]+/)
    .filter(Boolean);
  const twice = new Set(words).size < words.length;
  return twice || new Set(typed.toLowerCase()).size < DIFFERENT || /^(.{1,12}?)\1+$/u.test(typed.toLowerCase());
}

/** A sentence about what was typed; nothing before something was. */
export function adviceOn(typed: string): string {
  const characters = [...typed];
  if (characters.length === 0) return '';
  if (characters.length >= DIFFERENT && runs(characters)) return words.passRuns;
  if (characters.length >= DIFFERENT && repeats(typed)) return words.passRepeats;
  if (characters.length < SHORTEST) return words.passShort(SHORTEST - characters.length);
  return words.passEnough;
}
