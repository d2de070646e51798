/** Where the caret is, by block instead of by position, so that it outlives a document that was put together again. */
import { NodeSelection, Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { Node, ResolvedPos } from 'prosemirror-model';
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

/** The part of two runs of blocks that is not equal: how many are before it, how many behind. */
function difference(before: EditorState['doc'], after: EditorState['doc']) {
  const equal = (at: number, other: number) => before.child(at).eq(after.child(other));
  const shorter = Math.min(before.childCount, after.childCount);
  let start = 0;
  while (start < shorter && equal(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && equal(before.childCount - 1 - end, after.childCount - 1 - end)) end += 1;
  return { start, end };
}

/** Makes one block another with the same id, touching only the words that differ. */
function replaceWithin(transaction: Transaction, pos: number, is: Node, becomes: Node): void {
  const start = is.content.findDiffStart(becomes.content);
  const end = is.content.findDiffEnd(becomes.content);
  if (start !== null && end) {
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    const words = becomes.content.cut(start, end.b + overlap);
    transaction.replaceWith(pos + 1 + start, pos + 1 + end.a + overlap, words);
  }
  if (is.type !== becomes.type) transaction.setNodeMarkup(pos, becomes.type, becomes.attrs);
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
  const old = state.doc.children.slice(start, state.doc.childCount - end);
  const nodes = after.children.slice(start, after.childCount - end);
  const transaction = state.tr;
  if (old.length === nodes.length && old.every((node, at) => blockId(node) === blockId(nodes[at] as Node))) {
    // From the end, so that the positions before it stay true.
    for (let at = old.length - 1; at >= 0; at -= 1) {
      replaceWithin(transaction, upTo(start + at), old[at] as Node, nodes[at] as Node);
    }
  } else {
    transaction.replaceWith(upTo(start), upTo(state.doc.childCount - end), nodes);
  }
  const selection = selectionAt(transaction.doc, place, state.selection instanceof NodeSelection);
  if (selection) transaction.setSelection(selection);
  return transaction.setMeta('addToHistory', false);
}
