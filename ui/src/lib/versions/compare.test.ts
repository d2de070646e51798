import { describe, expect, test } from 'vitest';
import type { PageBlock } from '../contract/generated';
import { compareLetters, differs } from './compare';

const block = (
  id: string,
  text: string,
  evidence: string[] = [],
  kind: PageBlock['kind'] = 'paragraph',
): PageBlock => ({
  id,
  kind,
  content: [{ type: 'text', text }, ...(evidence.length > 0 ? [{ type: 'cite' as const, evidence }] : [])],
});
const letter = (...texts: string[]) => texts.map((text) => block(text.charAt(0), text));
/** `B changed`, `C gone`, `D moved`, in order. */
const told = (was: PageBlock[], is: PageBlock[]) =>
  compareLetters(was, is).map((row) => `${row.id} ${row.change}${row.moved ? ' moved' : ''}`);

describe('two states of a letter', () => {
  test.each([
    ['the same', letter('A', 'B'), letter('A', 'B'), ['A kept', 'B kept']],
    ['other words', letter('A', 'B is'), letter('A', 'B was'), ['A kept', 'B changed']],
    ['one more', letter('A', 'B'), letter('A', 'N', 'B'), ['A kept', 'N come', 'B kept']],
    ['one less', letter('A', 'C', 'B'), letter('A', 'B'), ['A kept', 'C gone', 'B kept']],
    ['the first is gone', letter('C', 'A'), letter('A'), ['C gone', 'A kept']],
    ['neighbours are gone', letter('A', 'C', 'D', 'B'), letter('A', 'B'), ['A kept', 'C gone', 'D gone', 'B kept']],
    ['one went to the end', letter('A', 'B', 'C'), letter('B', 'C', 'A'), ['B kept', 'C kept', 'A kept moved']],
    ['moved and reworded', letter('A', 'B', 'C'), letter('C', 'A now', 'B'), ['C kept moved', 'A changed', 'B kept']],
    ['nothing before', [], letter('A'), ['A come']],
    ['nothing after', letter('A'), [], ['A gone']],
  ])('%s', (_, was, is, rows) => expect(told(was, is)).toEqual(rows));

  test('words that changed are told one by one', () => {
    const [row] = compareLetters([block('A', 'Most plans are clear.')], [block('A', 'Some plans are clear.')]);
    expect(row?.pieces.map(({ text, change }) => [text.trim(), change])).toEqual([
      ['Most', 'gone'],
      ['Some', 'come'],
      ['plans are clear.', 'kept'],
    ]);
  });

  test('a citation that changed is told though the words are the same', () => {
    const [row] = compareLetters([block('A', 'So.', ['e1'])], [block('A', 'So.', ['e1', 'e2'])]);
    expect(row).toMatchObject({ change: 'changed', citations: true });
    const [kind] = compareLetters([block('A', 'So.')], [block('A', 'So.', [], 'bullet')]);
    expect(kind).toMatchObject({ change: 'changed', citations: false });
  });

  test('what has gone knows what it followed, so that it can come back there', () => {
    const [, row] = compareLetters(letter('A', 'C', 'B'), letter('A', 'B'));
    expect(row).toMatchObject({ id: 'C', after: 'A', was: block('C', 'C') });
    expect(compareLetters(letter('A', 'B'), letter('A', 'B')).some(differs)).toBe(false);
  });
});
