/** What keys do to blocks: Enter, Backspace, Delete, another kind, moving up and down. */
import { closeHistory } from 'prosemirror-history';
import { Fragment, type Node } from 'prosemirror-model';
import { NodeSelection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { splitBlockAs } from 'prosemirror-commands';
import type { BlockId, BlockKind } from '../contract/generated';
import { findBlock } from './blocks';
import { blockId, bullet, heading, isCite, paragraph, schema } from './schema';

function caretIn(state: EditorState) {
  const { selection } = state;
  return selection instanceof TextSelection && selection.empty ? selection.$from : null;
}

/** Enter in an empty bullet ends the list. */
export const leaveList: Command = (state, dispatch) => {
  const $caret = caretIn(state);
  if (!$caret || $caret.parent.type !== bullet || $caret.parent.content.size > 0) return false;
  dispatch?.(state.tr.setNodeMarkup($caret.before(), paragraph, $caret.parent.attrs).scrollIntoView());
  return true;
};

/** Enter before the first word makes room above; the words keep their block. */
export const roomAbove: Command = (state, dispatch) => {
  const $caret = caretIn(state);
  if (!$caret || $caret.parentOffset > 0 || $caret.parent.content.size === 0) return false;
  const kind = $caret.parent.type === bullet ? bullet : paragraph;
  dispatch?.(state.tr.insert($caret.before(), kind.create()).scrollIntoView());
  return true;
};

/** Enter anywhere else: a bullet is followed by a bullet, a heading by a paragraph. */
export const splitBlock: Command = splitBlockAs((node, atEnd) => {
  if (node.type === bullet) return { type: bullet };
  return node.type === heading || atEnd ? { type: paragraph } : null;
});

/** Backspace before the first word of a heading or bullet makes it a paragraph. */
export const plainAgain: Command = (state, dispatch) => {
  const $caret = caretIn(state);
  if (!$caret || $caret.parentOffset > 0 || $caret.parent.type === paragraph) return false;
  dispatch?.(state.tr.setNodeMarkup($caret.before(), paragraph, $caret.parent.attrs));
  return true;
};

/** Backspace behind an empty block takes that block away; the words keep theirs. */
export const dropEmptyAbove: Command = (state, dispatch) => {
  const $caret = caretIn(state);
  if (!$caret || $caret.parentOffset > 0) return false;
  const above = $caret.doc.resolve($caret.before()).nodeBefore;
  if (!above || above.content.size > 0) return false;
  dispatch?.(state.tr.delete($caret.before() - above.nodeSize, $caret.before()).scrollIntoView());
  return true;
};

/** Delete in an empty block takes that block away. */
export const dropEmptyHere: Command = (state, dispatch) => {
  const $caret = caretIn(state);
  if (!$caret || $caret.parent.content.size > 0) return false;
  const after = $caret.after();
  if (after >= state.doc.content.size) return false;
  dispatch?.(state.tr.delete($caret.before(), after).scrollIntoView());
  return true;
};

/** A citation beside the caret is chosen first: an arrow reaches it, and no single key deletes it unseen. */
export const chooseCite =
  (side: 'before' | 'after'): Command =>
  (state, dispatch) => {
    const $caret = caretIn(state);
    const node = side === 'before' ? $caret?.nodeBefore : $caret?.nodeAfter;
    if (!$caret || !isCite(node)) return false;
    const pos = side === 'before' ? $caret.pos - node.nodeSize : $caret.pos;
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView());
    return true;
  };

/** The blocks that the selection touches. */
function touched(state: EditorState): { first: number; last: number } {
  const { $from, $to } = state.selection;
  const last = $to.depth === 0 ? Math.max($from.index(0), $to.index(0) - 1) : $to.index(0);
  return { first: $from.index(0), last };
}

export const setKind =
  (kind: BlockKind): Command =>
  (state, dispatch) => {
    const { first, last } = touched(state);
    const transaction = closeHistory(state.tr);
    state.doc.forEach((node, pos, index) => {
      if (index < first || index > last || node.type.name === kind) return;
      transaction.setNodeMarkup(pos, schema.nodes[kind], node.attrs);
    });
    if (!transaction.docChanged) return false;
    dispatch?.(transaction.scrollIntoView());
    return true;
  };

/** The kind of the blocks in the selection, where they are of one. */
export function kindHere(state: EditorState): BlockKind | null {
  const { first, last } = touched(state);
  const kinds = new Set(state.doc.children.slice(first, last + 1).map((node) => node.type.name));
  return kinds.size === 1 ? ([...kinds][0] as BlockKind) : null;
}

function move(state: EditorState, first: number, last: number, by: -1 | 1) {
  const { doc } = state;
  const neighbour = by < 0 ? first - 1 : last + 1;
  if (neighbour < 0 || neighbour >= doc.childCount) return null;
  const blocks = doc.children.slice(first, last + 1);
  const beside = doc.child(neighbour);
  const swapped: Node[] = by < 0 ? [...blocks, beside] : [beside, ...blocks];
  const from = doc.children.slice(0, Math.min(first, neighbour)).reduce((size, node) => size + node.nodeSize, 0);
  const to = swapped.reduce((size, node) => size + node.nodeSize, from);
  const transaction = closeHistory(state.tr).replaceWith(from, to, Fragment.from(swapped));
  return { transaction, shift: by * beside.nodeSize };
}

/** Moves the blocks of the selection up or down, their citations and the caret with them. */
export const moveBlocks =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const { first, last } = touched(state);
    const moved = move(state, first, last, by);
    if (!moved) return false;
    const { transaction, shift } = moved;
    const size = transaction.doc.content.size;
    const shifted = (pos: number) => transaction.doc.resolve(Math.max(0, Math.min(pos + shift, size)));
    const { anchor, head } = state.selection;
    const chosen = state.selection instanceof NodeSelection;
    const selection = chosen
      ? new NodeSelection(shifted(anchor))
      : TextSelection.between(shifted(anchor), shifted(head));
    dispatch?.(transaction.setSelection(selection).scrollIntoView());
    return true;
  };

/** Moves one block wherever the caret is. */
export const moveBlock =
  (id: BlockId, by: -1 | 1): Command =>
  (state, dispatch) => {
    const found = findBlock(state.doc, id);
    const moved = found && move(state, found.index, found.index, by);
    if (!moved) return false;
    const place = findBlock(moved.transaction.doc, id);
    if (place) moved.transaction.setSelection(TextSelection.create(moved.transaction.doc, place.pos + 1));
    dispatch?.(moved.transaction.scrollIntoView());
    return true;
  };

/** The id of the block in which the caret stands. */
export function blockHere(state: EditorState): BlockId {
  const { $head } = state.selection;
  return blockId(state.doc.child(Math.min($head.index(0), state.doc.childCount - 1)));
}
