/** The bands that the program brings, for putting them back. A notebook in which nobody changed them has these. */
import type { Band } from '../contract/generated';

const band = (words: string[], from: number, to: number, fewest = 1, few: number | null = null): Band => ({
  words,
  from,
  to,
  fewest,
  few,
});

export const PROPOSED_BANDS: readonly Band[] = [
  band(['all', 'every', 'each'], 100, 100),
  band(['almost all', 'nearly all', 'the vast majority', 'the overwhelming majority'], 90, 99),
  band(['most', 'the large majority', 'a large majority'], 65, 96),
  band(['the majority', 'a majority', 'more than half'], 51, 79),
  band(['half'], 45, 55),
  band(['many'], 35, 79, 2),
  band(['some', 'a number of', 'several'], 10, 64),
  band(['a minority', 'less than half', 'fewer than half'], 20, 49),
  band(['not all', 'not every'], 1, 99),
  band(['a few', 'a small number'], 1, 34, 1, 5),
  band(['few', 'a small minority'], 1, 34),
  band(['very few', 'a very small number'], 1, 19),
  band(['too many'], 10, 100, 2),
  band(['none', 'no'], 0, 0, 0),
];
