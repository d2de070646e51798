import { expect, test } from 'vitest';
import { fromBlocks } from './blocks';
import { countWords, entryOf, outlineOf, wordsByEntry, wordsOf } from './outline';
import { block, BLOCKS, cite } from './testing/visit';

const NAMES = { head: 'Letterhead and address', opening: 'Opening' };

test('headings, the opening, and under the findings each paragraph by its first words', () => {
  const blocks = [...BLOCKS, block('b9', 'bullet', ['A bullet', cite('e3')], 8), block('b10', 'paragraph', [], 9)];
  const entries = outlineOf(fromBlocks(blocks), NAMES);
  expect(entries.map(({ id, level, label, citations }) => [id, level, label, citations])).toEqual([
    [null, 'head', 'Letterhead and address', 0],
    ['b1', 'section', 'Opening', 0],
    ['b2', 'section', 'Areas covered by the visit', 0],
    ['b6', 'section', 'Findings and evaluation of progress', 3],
    ['b7', 'paragraph', 'Supervision takes place more often. It', 2],
    ['b8', 'paragraph', 'The quality of plans remains too', 1],
  ]);
});

test('the caret in a block without an entry of its own is in the one above', () => {
  const doc = fromBlocks(BLOCKS);
  const entries = outlineOf(doc, NAMES);
  expect(entryOf(doc, entries, 'b4')).toBe('b2');
  expect(entryOf(doc, entries, 'b8')).toBe('b8');
});

test('each entry has the words under it, a section those of its paragraphs and no heading', () => {
  const blocks = [
    block('h', 'heading', ['Findings'], 0),
    block('p', 'paragraph', ['One two', cite('e1'), ' three.'], 1),
    block('b', 'bullet', ['Four five'], 2),
    block('q', 'paragraph', ['Six'], 3),
  ];
  const doc = fromBlocks(blocks);
  expect([...wordsByEntry(doc, outlineOf(doc, NAMES))]).toEqual([
    ['h', 6],
    ['p', 5],
    ['q', 1],
  ]);
});

test('words are counted as people count them', () => {
  expect(countWords('Step-up and step-down – 12 of 24 children’s plans.')).toBe(8);
  expect(wordsOf(fromBlocks([block('a', 'paragraph', ['One two', cite('e1'), '. Three'])]))).toBe(3);
});
