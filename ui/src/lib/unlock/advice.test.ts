import { expect, test } from 'vitest';
import { adviceOn } from './advice';

const ENOUGH = 'Long enough. Best are words that have nothing to do with each other.';
const REPEATS = 'The same comes in it more than once, which is easy to guess. Use another word.';
const RUNS = 'Letters or digits one after the other are easy to guess. Use words.';

test.each([
  ['', ''],
  ['quiet', '11 characters more.'],
  ['quiet harbour l', 'One character more.'],
  ['quiet harbour lantern seven', ENOUGH],
  // As the program counts them: a sign that takes two places in the page is one character.
  ['quiet harbour 🏮', 'One character more.'],
  ['harbour harbour harbour', REPEATS],
  ['Quiet-Lantern-quiet', REPEATS],
  ['lanternlanternlantern', REPEATS],
  ['azazazazazazazazaz', REPEATS],
  ['12345678901234567890', RUNS],
  ['aaaaaaaaaaaaaaaaaa', RUNS],
  ['abcdefghijklmnopqrst', RUNS],
])('of %j is said: %s', (typed, said) => {
  expect(adviceOn(typed)).toBe(said);
});
