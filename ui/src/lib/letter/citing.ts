/** Citations: where the caret is in words as the core counts them, and where a citation goes that the core has placed. */
import type { Node, ResolvedPos } from 'prosemirror-model';
import { closeHistory } from 'prosemirror-history';
import type { EditorState, Transaction } from 'prosemirror-state';
import { backend } from '../backend';
import type { BlockId, EvidenceId, FindingId, PageBlock, VisitId } from '../contract/generated';
import { findBlock, toBlock } from './blocks';
import { citationOf, citing, heading, isCite, type Citation } from './schema';

/** A place in a block, counted in its words alone: citations have no length there. */
export interface Caret {
  block: PageBlock;
  /** UTF-16 code units from the beginning of the block's text. */
  offset: number;
}

/** The words before a place in a block, citations left out. */
export function offsetIn(block: Node, parentOffset: number): number {
  return block.textBetween(0, Math.min(parentOffset, block.content.size), '', '').length;
}

/** The place behind so many characters of a block's words; behind the citations that stand there, or before them. */
export function placeIn(block: Node, offset: number, side: 'before' | 'behind' = 'behind'): number {
  let words = 0;
  let place = 0;
  for (const child of block.children) {
    const length = child.isText ? child.nodeSize : 0;
    if (words + length > offset || (side === 'before' && words + length === offset)) return place + (offset - words);
    words += length;
    place += child.nodeSize;
  }
  return place;
}

/** The range of the document that these characters of a block are; null where the block is gone. */
export function rangeOf(doc: Node, id: BlockId, start: number, end: number): { from: number; to: number } | null {
  const found = findBlock(doc, id);
  if (!found) return null;
  const inside = found.pos + 1;
  const from = inside + placeIn(found.node, start);
  return { from, to: Math.max(from, inside + placeIn(found.node, end, 'before')) };
}

function caretAt($pos: ResolvedPos): Caret | null {
  const block = $pos.parent;
  if (!block.isTextblock || block.type === heading || block.textContent.trim() === '') return null;
  return { block: toBlock(block), offset: offsetIn(block, $pos.parentOffset) };
}

/** Where the caret is; null in a heading or an empty block, which have nothing to rest on. */
export function caretOf({ selection }: EditorState): Caret | null {
  return caretAt(selection.empty ? selection.$from : selection.$to);
}

/** Where a citation of these goes, as the core says; null where the caret is in no sentence. */
export async function placeOfCitation(
  state: EditorState,
  visit: VisitId,
  evidence: readonly EvidenceId[] = [],
  findings: readonly FindingId[] = [],
) {
  const caret = caretOf(state);
  if (!caret) return null;
  const { block, offset } = caret;
  const asked = { visit, block, caret: offset, evidence: [...evidence], findings: [...findings] };
  const placed = await backend().call('place_citation', asked);
  return placed.at === null ? null : { ...placed, at: placed.at, block };
}

/** Puts a citation where the core says that it goes; null where the block has changed since it was asked. */
export function withCitation(state: EditorState, block: PageBlock, at: number, cite: Citation): Transaction | null {
  const found = findBlock(state.doc, block.id);
  if (!found || toBlock(found.node) !== block) return null;
  const place = found.pos + 1 + placeIn(found.node, at);
  return closeHistory(state.tr).insert(place, citing(cite));
}

/** Renews what was looked at of a block's citations; null where its words have changed since it was asked. */
export function withLooks(state: EditorState, before: PageBlock, after: PageBlock): Transaction | null {
  const found = findBlock(state.doc, before.id);
  if (!found || toBlock(found.node) !== before) return null;
  const renewed = after.content.filter((inline) => inline.type === 'cite');
  const transaction = closeHistory(state.tr);
  let nth = 0;
  found.node.forEach((child, offset) => {
    if (!isCite(child)) return;
    const cite = renewed[nth];
    nth += 1;
    if (cite && cite.look?.at !== citationOf(child).look?.at) {
      transaction.setNodeAttribute(found.pos + 1 + offset, 'look', cite.look ?? null);
    }
  });
  return transaction.docChanged ? transaction : null;
}

export function sameCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([id, times]) => b.get(id) === times);
}
