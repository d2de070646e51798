/** The letter's outline and figures: headings, the paragraphs of the findings, citations and words of each. */
import type { Node } from 'prosemirror-model';
import type { BlockId, LedgerLine, PageBlock } from '../contract/generated';
import { blockId, bullet, evidenceOf, findingsOf, heading, isCite } from './schema';

export interface OutlineEntry {
  /** The block it goes to; null for the letterhead and address, which are no blocks. */
  id: BlockId | null;
  level: 'head' | 'section' | 'paragraph';
  label: string;
  /** Citations from here to the next entry of its level. */
  citations: number;
}

interface Figures {
  words: number;
  citations: number;
  start: string;
}

const figures = new WeakMap<Node, Figures>();
const FIRST_WORDS = 40;

function firstWords(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= FIRST_WORDS) return trimmed;
  const cut = trimmed.slice(0, FIRST_WORDS);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1));
}

/** Words as people count them: what stands between spaces and has a letter or a figure in it. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function figuresOf(block: Node): Figures {
  let known = figures.get(block);
  if (!known) {
    const text = block.textContent;
    const cites = block.children.filter(isCite);
    const citations = cites.reduce((sum, node) => sum + evidenceOf(node).length + findingsOf(node).length, 0);
    known = { words: countWords(text), citations, start: firstWords(text) };
    figures.set(block, known);
  }
  return known;
}

export function wordsOf(doc: Node): number {
  return doc.children.reduce((sum, block) => sum + figuresOf(block).words, 0);
}

/** True for the section whose paragraphs the outline lists: the body of the findings, not their summary. */
function isBody(title: string): boolean {
  return /^findings\b/i.test(title.trim());
}

export function outlineOf(doc: Node, names: { head: string; opening: string }): OutlineEntry[] {
  const entries: OutlineEntry[] = [{ id: null, level: 'head', label: names.head, citations: 0 }];
  let section: OutlineEntry | null = null;
  let body = false;
  for (const block of doc.children) {
    const { citations, start } = figuresOf(block);
    if (block.type === heading || !section) {
      body = block.type === heading && isBody(block.textContent);
      const label = block.type === heading ? block.textContent.trim() : names.opening;
      section = { id: blockId(block), level: 'section', label, citations };
      entries.push(section);
      continue;
    }
    section.citations += citations;
    if (body && start !== '' && block.type !== bullet) {
      entries.push({ id: blockId(block), level: 'paragraph', label: start, citations });
    } else if (body) {
      const above = entries.at(-1);
      if (above && above.level === 'paragraph') above.citations += citations;
    }
  }
  return entries;
}

/** The entry under which a block stands. */
export function entryOf(doc: Node, entries: readonly OutlineEntry[], id: BlockId): BlockId | null {
  const listed = new Set(entries.map((entry) => entry.id));
  let last: BlockId | null = null;
  for (const block of doc.children) {
    const each = blockId(block);
    if (listed.has(each)) last = each;
    if (each === id) return last;
  }
  return null;
}

/** The new entries, those that say the same as before being the same, so that only the others are drawn again. */
export function renewed(before: readonly OutlineEntry[], now: readonly OutlineEntry[]): readonly OutlineEntry[] {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const same = (entry: OutlineEntry, other: OutlineEntry | undefined): other is OutlineEntry =>
    other?.level === entry.level && other.label === entry.label && other.citations === entry.citations;
  const entries = now.map((entry) => {
    const was = old.get(entry.id);
    return same(entry, was) ? was : entry;
  });
  const unchanged = before.length === entries.length && entries.every((entry, at) => entry === before[at]);
  return unchanged ? before : entries;
}

/** The ledger's lines under each entry of the outline; what needs nothing to rest on is left out. */
export function linesByEntry(
  blocks: readonly PageBlock[],
  outline: readonly OutlineEntry[],
  byBlock: ReadonlyMap<BlockId, readonly LedgerLine[]>,
): ReadonlyMap<BlockId | null, readonly LedgerLine[]> {
  const byEntry = new Map<BlockId | null, LedgerLine[]>();
  const add = (id: BlockId, lines: readonly LedgerLine[]) => byEntry.set(id, [...(byEntry.get(id) ?? []), ...lines]);
  const levels = new Map(outline.map((entry) => [entry.id, entry.level]));
  let under: BlockId[] = [];
  for (const { id } of blocks) {
    const level = levels.get(id);
    if (level === 'section') under = [id];
    if (level === 'paragraph') under = [...under.slice(0, 1), id];
    const lines = (byBlock.get(id) ?? []).filter((line) => line.standing !== 'needs_none');
    for (const entry of under) add(entry, lines);
  }
  return byEntry;
}
