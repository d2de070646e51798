import { expect, test } from 'vitest';
import type { Band } from '../contract/generated';
import { readBand, shownBand, type BandPart } from './bands';

const most: Band = { words: ['most', 'the large majority'], from: 65, to: 96, fewest: 1, few: null };
const others = new Set(['half', 'many']);
const read = (changes: Partial<ReturnType<typeof shownBand>>, part: BandPart) =>
  readBand({ ...shownBand(most), ...changes }, part, others);

test.each<[Partial<ReturnType<typeof shownBand>>, Partial<Band>]>([
  [{}, most],
  [{ words: ' Most ,  the  LARGE majority, most,' }, most],
  [
    { from: '0', to: '100' },
    { from: 0, to: 100 },
  ],
  [{ from: ' 70 %' }, { from: 70 }],
  [{ from: '96' }, { from: 96, to: 96 }],
  [{ few: '5' }, { few: 5 }],
  [{ few: ' ' }, { few: null }],
  [
    { fewest: '3', few: '3' },
    { fewest: 3, few: 3 },
  ],
])('a band that is typed as %j is read', (typed, expected) => {
  expect(read(typed, 'words')).toMatchObject({ wrong: {}, band: expected });
});

test.each<[Partial<ReturnType<typeof shownBand>>, BandPart, BandPart, RegExp]>([
  [{ words: ' , ' }, 'words', 'words', /needs its words/],
  [{ words: 'most, half' }, 'words', 'words', /‘half’ stands in another band/],
  [{ from: '' }, 'from', 'from', /whole number from 0 to 100/],
  [{ from: '-1' }, 'from', 'from', /whole number from 0 to 100/],
  [{ to: '101' }, 'to', 'to', /whole number from 0 to 100/],
  [{ to: '9.5' }, 'to', 'to', /whole number from 0 to 100/],
  [{ from: '97' }, 'from', 'from', /97 % to 96 %/],
  [{ to: '64' }, 'to', 'to', /65 % to 64 %/],
  [{ fewest: 'two' }, 'fewest', 'fewest', /whole number/],
  [{ fewest: '4', few: '3' }, 'few', 'few', /Up to 3 is less than at least 4/],
  [{ fewest: '4', few: '3' }, 'fewest', 'fewest', /Up to 3 is less than at least 4/],
])('a band that is typed as %j is refused, and the field that was typed last says why', (typed, part, at, why) => {
  const { band, wrong } = read(typed, part);
  expect(band).toBeNull();
  expect(Object.keys(wrong)).toEqual([at]);
  expect(wrong[at]).toMatch(why);
});
