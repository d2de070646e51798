import { history, redo, undo } from 'prosemirror-history';
import { EditorState, type Transaction } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { fromBlocks, toBlocks } from './blocks';
import { identity } from './identity';
import { blockId } from './schema';
import { chance, citesIn, editAtRandom, type Written } from './testing/random';
import { BLOCKS } from './testing/visit';

const EDITS = 1500;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

function page(): Written & { state: EditorState } {
  const state = EditorState.create({ doc: fromBlocks(BLOCKS), plugins: [history(), identity()] });
  return {
    state,
    get editorState() {
      return this.state;
    },
    dispatch: function (this: void, transaction: Transaction) {
      written.state = written.state.apply(transaction);
    },
  };
}
let written: Written & { state: EditorState };

const idsOf = (state: EditorState) => state.doc.children.map(blockId);

/** What one list has more of than the other. */
function missing(from: readonly string[], of: readonly string[]): string[] {
  const rest = [...from];
  return of.filter((each) => {
    const at = rest.indexOf(each);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function checkWhole(state: EditorState): void {
  const ids = idsOf(state);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain('');
  state.doc.check();
  const blocks = toBlocks(state.doc);
  expect(fromBlocks(blocks).eq(state.doc)).toBe(true);
  expect(toBlocks(fromBlocks(blocks))).toEqual(blocks);
}

test.each(SEEDS)(
  'blocks keep their ids and sentences their citations through any edits (seed %i)',
  (seed) => {
    const random = chance(seed);
    written = page();
    for (let count = 0; count < EDITS; count += 1) {
      const before = written.state;
      const { edit, from, to } = editAtRandom(written, random);
      const after = written.state;
      checkWhole(after);
      const lost = missing(citesIn(after.doc), citesIn(before.doc));
      const within = citesIn(before.doc, from, to);
      const replaces = ['type', 'enter', 'delete', 'paste', 'copy'].includes(edit);
      expect(replaces ? missing(within, lost) : lost, `${edit} lost a citation outside its range`).toEqual([]);
      if (edit === 'move' || edit === 'kind' || edit === 'cite') {
        expect([...idsOf(after)].sort()).toEqual([...idsOf(before)].sort());
      }
      if (edit === 'enter' && from === to) expect(missing(idsOf(after), idsOf(before))).toEqual([]);
      if (edit === 'join') expect(missing(idsOf(before), idsOf(after))).toEqual([]);
      if (after.doc.content.size > 6000) written.dispatch(after.tr.delete(0, after.doc.child(0).nodeSize));
    }
  },
  60_000,
);

test.each([11, 12, 13])('taking everything back restores every block, id and citation (seed %i)', (seed) => {
  const random = chance(seed);
  written = page();
  const start = written.state.doc;
  for (let count = 0; count < 60; count += 1) editAtRandom(written, random);
  const end = written.state.doc;
  while (undo(written.state, written.dispatch)) checkWhole(written.state);
  expect(written.state.doc.eq(start)).toBe(true);
  while (redo(written.state, written.dispatch)) checkWhole(written.state);
  expect(written.state.doc.eq(end)).toBe(true);
});
