/** Places in a list, as the program keeps them: a fraction in the letters a to z, between any two of which is another. */

const BASE = 26;
const COUNTED = 4;
const A = 'a'.charCodeAt(0);

const digitAt = (rank: string, at: number) => (at < rank.length ? rank.charCodeAt(at) - A : 0);

function fromDigits(digits: readonly number[]): string {
  const letters = digits.map((digit) => String.fromCharCode(A + digit)).join('');
  return letters === '' || letters.endsWith('a') ? `${letters}n` : letters;
}

/** A rank between two; `null` is the beginning or the end of the list. */
export function between(low: string | null, high: string | null): string {
  const above = high !== null && (low === null || low < high) ? high : null;
  const digits: number[] = [];
  let bounded = true;
  for (let at = 0; ; at += 1) {
    const from = digitAt(low ?? '', at);
    const to: number = above !== null && bounded ? digitAt(above, at) : BASE;
    const middle = Math.floor((from + to) / 2);
    if (middle > from && middle < BASE) {
      digits.push(middle);
      return fromDigits(digits);
    }
    digits.push(from);
    bounded = bounded && above !== null && from === to;
  }
}

/** The rank after the last of a list; short even after thousands of entries. */
export function after(last: string | null): string {
  if (last === null) return between(null, null);
  const digits = Array.from({ length: COUNTED }, (_, at) => digitAt(last, at));
  for (let at = COUNTED - 1; at >= 0; at -= 1) {
    const next = (digits[at] ?? 0) + 1;
    if (next < BASE) {
      digits[at] = next;
      return fromDigits(digits);
    }
    digits[at] = 0;
  }
  return between(last, null);
}
