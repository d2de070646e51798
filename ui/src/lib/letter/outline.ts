/** The letter's outline and figures: headings, the paragraphs of the findings, citations and words of each. */
import type { Node } from 'prosemirror-model';
import type { BlockId, EvidenceId, FindingId, LedgerLine } from '../contract/generated';
import { sameBlocks } from './blocks';
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
  /** What is cited, in order. */
  cited: readonly (EvidenceId | FindingId)[];
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
    const cited = block.children.filter(isCite).flatMap((cite) => [...evidenceOf(cite), ...findingsOf(cite)]);
    known = { words: countWords(text), cited, start: firstWords(text) };
    figures.set(block, known);
  }
  return known;
}

export function wordsOf(doc: Node): number {
  return doc.children.reduce((sum, block) => sum + figuresOf(block).words, 0);
}

/** How often each piece of evidence, and each finding, is cited. */
export function citedCounts(doc: Node): Map<EvidenceId | FindingId, number> {
  const counts = new Map<string, number>();
  for (const block of doc.children) {
    for (const id of figuresOf(block).cited) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Whether outline and citations are what they were: so it is while somebody writes within a paragraph. */
export function sameOutline(before: Node, after: Node): boolean {
  const says = (block: Node) => {
    const { start, cited } = figuresOf(block);
    return `${block.type === heading ? block.textContent : start} ${cited.join(' ')}`;
  };
  const isSame = (block: Node, at: number) => block === before.child(at) || says(block) === says(before.child(at));
  return sameBlocks(before, after) && after.children.every(isSame);
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
    const { cited, start } = figuresOf(block);
    const citations = cited.length;
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

/** The words under each entry of the outline; under a section those of its paragraphs too, its own heading not. */
export function wordsByEntry(doc: Node, outline: readonly OutlineEntry[]): ReadonlyMap<BlockId | null, number> {
  const levels = new Map(outline.map((entry) => [entry.id, entry.level]));
  const sizes = new Map<BlockId | null, number>();
  let under: BlockId[] = [];
  for (const block of doc.children) {
    const id = blockId(block);
    const level = levels.get(id);
    if (level === 'section') under = [id];
    if (level === 'paragraph') under = [...under.slice(0, 1), id];
    if (block.type === heading) continue;
    for (const entry of under) sizes.set(entry, (sizes.get(entry) ?? 0) + figuresOf(block).words);
  }
  return sizes;
}

const listings = new WeakMap<readonly OutlineEntry[], ReadonlySet<BlockId | null>>();

function listedIn(entries: readonly OutlineEntry[]): ReadonlySet<BlockId | null> {
  let ids = listings.get(entries);
  if (!ids) listings.set(entries, (ids = new Set(entries.map((entry) => entry.id))));
  return ids;
}

/** The entry under which a block stands. */
export function entryOf(doc: Node, entries: readonly OutlineEntry[], id: BlockId): BlockId | null {
  const listed = listedIn(entries);
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

/** The ledger's lines under each entry of the outline, of blocks in this order; what needs nothing to rest on is left out. */
export function linesByEntry(
  order: readonly BlockId[],
  outline: readonly OutlineEntry[],
  byBlock: ReadonlyMap<BlockId, readonly LedgerLine[]>,
): ReadonlyMap<BlockId | null, readonly LedgerLine[]> {
  const byEntry = new Map<BlockId | null, LedgerLine[]>();
  const add = (id: BlockId, lines: readonly LedgerLine[]) => {
    const there = byEntry.get(id);
    if (there) there.push(...lines);
    else byEntry.set(id, [...lines]);
  };
  const levels = new Map(outline.map((entry) => [entry.id, entry.level]));
  let under: BlockId[] = [];
  for (const id of order) {
    const level = levels.get(id);
    if (level === 'section') under = [id];
    if (level === 'paragraph') under = [...under.slice(0, 1), id];
    const lines = (byBlock.get(id) ?? []).filter((line) => line.standing !== 'needs_none');
    for (const entry of under) add(entry, lines);
  }
  return byEntry;
}
