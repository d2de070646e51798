import { describe, expect, test } from 'vitest';
import type { PageBlock } from '../contract/generated';
import { anchorOf, findAnchor, findIn } from './anchor';

const TEXT = 'Leaders read audits. Leaders rarely act on audits.';
const on = (words: string, nth = 0) => {
  let start = -1;
  for (let n = 0; n <= nth; n += 1) start = TEXT.indexOf(words, start + 1);
  return anchorOf('b1', TEXT, start, start + words.length);
};

describe('words of a comment are found again', () => {
  test.each([
    ['where they were', on('rarely'), TEXT, 'rarely', 29],
    ['the second of two, by what stands beside them', on('audits', 1), TEXT, 'audits', 43],
    ['behind words that came before', on('rarely'), `In May, ${TEXT}`, 'rarely', 37],
    ['where the first of two went', on('audits', 1), 'Leaders rarely act on audits.', 'audits', 22],
    ['with a character of two code units before them', on('rarely'), `𝒜 ${TEXT}`, 'rarely', 32],
  ])('%s', (_, anchor, text, words, start) => {
    const found = findIn(anchor, text);
    expect(found).toEqual({ start, end: start + words.length });
    expect(text.slice(found?.start, found?.end)).toBe(words);
  });

  test.each([
    ['they were taken out', on('rarely'), 'Leaders read audits.'],
    ['they stand several times and nothing beside them is as it was', on('read'), 'xreadx yready zreadz'],
  ])('and are gone where %s', (_, anchor, text) => expect(findIn(anchor, text)).toBeNull());
});

test('a comment on no words is about the whole block', () => {
  expect(findIn(anchorOf('b1', TEXT, 5, 5), 'Other words.')).toEqual({ start: 0, end: 12 });
});

test('a citation takes no room in the text, and a block that is gone has no place', () => {
  const content: PageBlock['content'] = [
    { type: 'text', text: 'Leaders ' },
    { type: 'cite', evidence: ['e1'] },
    { type: 'text', text: 'rarely act.' },
  ];
  const blocks: PageBlock[] = [{ id: 'b1', kind: 'paragraph', content }];
  expect(findAnchor(on('rarely'), blocks)).toEqual({ block: 'b1', start: 8, end: 14 });
  expect(findAnchor(on('rarely'), [])).toBeNull();
});
