import { describe, expect, test } from 'vitest';
import { ATOM, sentenceAt, sentences } from './sentence';

const cut = (text: string) => sentences(text).map(({ from, to }) => text.slice(from, to));

describe('sentences', () => {
  test.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['Plans are ‘good enough’. Few are better.', ['Plans are ‘good enough’.', 'Few are better.']],
    ['He said ‘wait.’ They waited.', ['He said ‘wait.’', 'They waited.']],
    [
      'Dr. Shah and J. Lowe met e.g. at 2.30 p.m. and left. Then rest.',
      ['Dr. Shah and J. Lowe met e.g. at 2.30 p.m. and left.', 'Then rest.'],
    ],
    ['Services, visits, etc. are late.', ['Services, visits, etc. are late.']],
    ['  No stop yet', ['No stop yet']],
    ['', []],
    ['   ', []],
  ])('%j', (text, expected) => expect(cut(text)).toEqual(expected));

  test('a citation behind the full stop still belongs to its sentence', () => {
    expect(cut(`One.${ATOM} Two.`)).toEqual([`One.${ATOM}`, 'Two.']);
  });
});

describe('where a citation goes', () => {
  test.each([
    ['before the full stop', 'One is here. Two.', 3, 11],
    ['in the sentence behind which the caret stands', 'One is here. Two.', 12, 11],
    ['in the next one from its first letter on', 'One is here. Two.', 13, 16],
    ['behind a closing quote that stands before the stop', 'A ‘plan’. Two.', 1, 8],
    ['before a stop inside the quote', 'He said ‘wait.’ Two.', 1, 13],
    ['before the colon that leads to bullets', 'They looked at these:', 4, 20],
    ['behind the last word where nothing closes yet', 'It is being written ', 20, 19],
  ])('%s', (_name, text, caret, stop) => expect(sentenceAt(text, caret)?.stop).toBe(stop));
});
