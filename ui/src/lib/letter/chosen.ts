/** What is chosen in the letter, what is to be chosen, and a block as it once was. */
import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { BlockId, PageBlock } from '../contract/generated';
import { findBlock, fromBlock } from './blocks';
import { offsetIn } from './citing';
import { blockId } from './schema';

/** The first place in the text where these characters stand. */
export function firstPlace(doc: Node, characters: string): TextSelection | null {
  let at = -1;
  doc.descendants((node, pos) => {
    const offset = node.text?.indexOf(characters) ?? -1;
    if (at < 0 && offset >= 0) at = pos + offset;
  });
  return at < 0 ? null : TextSelection.create(doc, at, at + characters.length);
}

/** The characters that are chosen within one block; none where only the caret stands in it. */
export function chosenWords({
  selection,
}: EditorState): { block: BlockId; text: string; start: number; end: number } | null {
  const { $from, $to } = selection;
  const block = $from.parent;
  if (!block.isTextblock) return null;
  const end = $to.parent === block ? $to.parentOffset : block.content.size;
  return {
    block: blockId(block),
    text: block.textBetween(0, block.content.size, '', ''),
    start: offsetIn(block, $from.parentOffset),
    end: offsetIn(block, end),
  };
}

/** Puts a block's content back as it once was; where the block is gone, behind another, or at the end. */
export function withBlockBack(state: EditorState, block: PageBlock, after: BlockId | null): Transaction {
  const { doc, tr } = state;
  const found = findBlock(doc, block.id);
  if (found) return closeHistory(tr).replaceWith(found.pos, found.pos + found.node.nodeSize, fromBlock(block));
  const behind = after === null ? null : findBlock(doc, after);
  const place = behind ? behind.pos + behind.node.nodeSize : after === null ? 0 : doc.content.size;
  return closeHistory(tr).insert(place, fromBlock(block));
}
