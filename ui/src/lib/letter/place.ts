/** Where the caret is, by block instead of by position, so that it outlives a document that was put together again. */
import { NodeSelection, Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { ResolvedPos } from 'prosemirror-model';
import type { PageBlock } from '../contract/generated';
import { findBlock, fromBlocks } from './blocks';
import { blockId, isCite } from './schema';

interface Point {
  block: string;
  offset: number;
}

export interface Place {
  anchor: Point;
  head: Point;
}

function pointOf($pos: ResolvedPos): Point {
  const block = $pos.depth > 0 ? $pos.node(1) : ($pos.nodeAfter ?? $pos.nodeBefore);
  return { block: block ? blockId(block) : '', offset: $pos.depth > 0 ? $pos.parentOffset : 0 };
}

export function placeOf(state: EditorState): Place {
  return { anchor: pointOf(state.selection.$anchor), head: pointOf(state.selection.$head) };
}

/** The selection of a place in another document: at the nearest offset, or null where its block is gone. */
export function selectionAt(doc: EditorState['doc'], place: Place, chosen = false): Selection | null {
  const points = [place.anchor, place.head].map((point) => {
    const found = findBlock(doc, point.block);
    return found && found.pos + 1 + Math.min(point.offset, found.node.content.size);
  });
  const [anchor, head] = points;
  if (anchor === null || anchor === undefined || head === null || head === undefined) return null;
  if (chosen && isCite(doc.nodeAt(anchor))) return NodeSelection.create(doc, anchor);
  return TextSelection.create(doc, anchor, head);
}

/** The offset before which two runs of blocks are equal, then the one behind which they are. */
function difference(before: EditorState['doc'], after: EditorState['doc']) {
  const equal = (at: number, other: number) => before.child(at).eq(after.child(other));
  const shorter = Math.min(before.childCount, after.childCount);
  let start = 0;
  while (start < shorter && equal(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && equal(before.childCount - 1 - end, after.childCount - 1 - end)) end += 1;
  return { start, end };
}

/**
 * Makes the document these blocks with the smallest change, the caret where it was, outside the editor's own history.
 * Null where it is these blocks already.
 */
export function replaced(state: EditorState, blocks: readonly PageBlock[]): Transaction | null {
  const after = fromBlocks(blocks);
  if (after.eq(state.doc)) return null;
  const { start, end } = difference(state.doc, after);
  const upTo = (count: number) => state.doc.children.slice(0, count).reduce((size, node) => size + node.nodeSize, 0);
  const place = placeOf(state);
  const nodes = after.children.slice(start, after.childCount - end);
  const transaction = state.tr.replaceWith(upTo(start), upTo(state.doc.childCount - end), nodes);
  const selection = selectionAt(transaction.doc, place, state.selection instanceof NodeSelection);
  if (selection) transaction.setSelection(selection);
  return transaction.setMeta('addToHistory', false);
}
