/** Citations: into the sentence in which the caret stands, before its full stop, one for each sentence. */
import type { Node } from 'prosemirror-model';
import { closeHistory } from 'prosemirror-history';
import { NodeSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { EvidenceId } from '../contract/generated';
import { ATOM, sentenceAt } from './sentence';
import { cite, evidenceOf, heading, isCite } from './schema';

export interface CiteTarget {
  /** The sentence, as positions in the document. */
  from: number;
  to: number;
  /** Where a new citation goes. */
  at: number;
  /** The citation that the sentence has. */
  existing: { pos: number; evidence: readonly EvidenceId[] } | null;
  /** The words of the sentence. */
  words: string;
}

/** The text of a block in which every offset is one of the editor. */
function flatText(block: Node): string {
  return block.textBetween(0, block.content.size, '', ATOM);
}

function lastCite(block: Node, from: number, to: number) {
  let found: { offset: number; node: Node } | null = null;
  block.forEach((node, offset) => {
    if (isCite(node) && offset >= from && offset < to) found = { offset, node };
  });
  return found as { offset: number; node: Node } | null;
}

/** Where a citation would go now; null in a heading or an empty block, which have nothing to rest on. */
export function citeTarget(state: EditorState): CiteTarget | null {
  const { selection } = state;
  const chosen = selection instanceof NodeSelection && isCite(selection.node) ? selection.$from : selection.$to;
  const block = chosen.parent;
  if (!block.isTextblock || block.type === heading) return null;
  const text = flatText(block);
  const sentence = sentenceAt(text, chosen.parentOffset);
  if (!sentence || text.slice(sentence.from, sentence.to).replaceAll(ATOM, '').trim() === '') return null;
  const start = chosen.start();
  const selected = selection instanceof NodeSelection ? { offset: chosen.parentOffset, node: selection.node } : null;
  const existing = selected ?? lastCite(block, sentence.from, sentence.to);
  return {
    from: start + sentence.from,
    to: start + sentence.to,
    at: start + sentence.stop,
    existing: existing && { pos: start + existing.offset, evidence: evidenceOf(existing.node) },
    words: text.slice(sentence.from, sentence.to).replaceAll(ATOM, ''),
  };
}

/** Cites these pieces in the sentence at the caret; null where there is no sentence or it cites all of them already. */
export function citing(state: EditorState, evidence: readonly EvidenceId[]): Transaction | null {
  const target = citeTarget(state);
  if (!target || evidence.length === 0) return null;
  const before = target.existing?.evidence ?? [];
  const all = [...new Set([...before, ...evidence])];
  if (all.length === before.length) return null;
  const transaction = closeHistory(state.tr);
  if (target.existing) transaction.setNodeAttribute(target.existing.pos, 'evidence', all);
  else transaction.insert(target.at, cite.create({ evidence: all }));
  return transaction;
}

/** How often each piece of evidence is cited. */
export function citedCounts(doc: Node): Map<EvidenceId, number> {
  const counts = new Map<EvidenceId, number>();
  doc.descendants((node) => {
    if (isCite(node)) for (const id of evidenceOf(node)) counts.set(id, (counts.get(id) ?? 0) + 1);
  });
  return counts;
}

export function sameCounts(a: ReadonlyMap<EvidenceId, number>, b: ReadonlyMap<EvidenceId, number>): boolean {
  return a.size === b.size && [...a].every(([id, times]) => b.get(id) === times);
}
