import { expect, test } from 'vitest';
import type { PreviewLine } from '../contract/generated';
import { lineAt, lineOf } from './lines';

const line = (block: string, from: number, page: number, top: number): PreviewLine => ({
  block,
  from,
  page,
  top,
  bottom: top + 15,
});
const LINES = [line('a', 0, 0, 100), line('a', 80, 0, 116), line('b', 0, 0, 148), line('b', 75, 1, 60)];

test.each([
  ['at the very beginning', 'a', 0, LINES[0]],
  ['before the break', 'a', 79, LINES[0]],
  ['behind the break', 'a', 80, LINES[1]],
  ['at the end of the block', 'a', 500, LINES[1]],
  ['on the next page', 'b', 90, LINES[3]],
  ['in a block that is not printed', 'c', 0, null],
])('the caret %s is in its line', (_, block, caret, expected) => {
  expect(lineOf(LINES, { block, caret })).toEqual(expected);
});

test.each([
  ['on a line', 0, 120, LINES[1]],
  ['between two, nearer to the second', 0, 145, LINES[2]],
  ['above the first line', 0, 3, LINES[0]],
  ['below the last', 1, 800, LINES[3]],
  ['on a page without lines', 2, 100, null],
])('a press %s finds its line', (_, page, height, expected) => {
  expect(lineAt(LINES, page, height)).toEqual(expected);
});
