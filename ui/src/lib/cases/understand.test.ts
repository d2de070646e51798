import { describe, expect, test } from 'vitest';
import type { Rating } from '../contract/generated';
import { RATINGS, ratingShort, ratingWord } from '../words';
import { readBlock, understand } from './understand';

describe('a cell from elsewhere', () => {
  test.each<[Rating | null, string[]]>([
    ['met', ['met', 'Met', 'M', ' m ', 'yes', 'Y', '1', 'fully met', 'MET.', '■ Met', 'met\u00a0']],
    ['partly', ['partly', 'P', 'partial', 'Partially met', '0.5', '½', '◧ Partly']],
    ['not_met', ['not met', 'N', 'No', '0', 'not  met', 'NOT_MET', 'unmet', '□ Not met']],
    ['not_seen', ['not seen', 's', 'NS']],
    ['not_applicable', ['n/a', 'N/A', 'na', 'x', 'not applicable', '-', '–']],
    [null, ['', '  ', '\u00a0']],
  ])('means %s', (rating, texts) => {
    for (const text of texts) expect(understand(text), text).toBe(rating);
  });

  test.each(['perhaps', '3', '2', 'me', 'met?', 'met partly', '=A1', '#N/A', 'C07', 'nope'])(
    'is no rating: %s',
    (text) => {
      expect(understand(text)).toBeUndefined();
    },
  );

  test('is understood as the grid itself writes it', () => {
    for (const rating of RATINGS) {
      expect(understand(ratingWord[rating])).toBe(rating);
      expect(understand(ratingShort[rating])).toBe(rating);
    }
  });
});

describe('a block', () => {
  test.each<[string, string[][]]>([
    ['met', [['met']]],
    ['met\tno\n', [['met', 'no']]],
    [
      'met\tno\r\nx\t\r\n',
      [
        ['met', 'no'],
        ['x', ''],
      ],
    ],
    ['\t\n', [['', '']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['"a\nb"\tc', [['a\nb', 'c']]],
    ['"say ""no"""\tc', [['say "no"', 'c']]],
    ['5" pipe', [['5" pipe']]],
    ['', [['']]],
  ])('%j has its rows and cells', (text, cells) => {
    expect(readBlock(text)).toEqual(cells);
  });
});
