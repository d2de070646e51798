/** Where the words of a comment stand in the letter now. It is found again or said to be gone, never silently elsewhere; the core finds by the same rule. */
import type { Anchor, BlockId, PageBlock } from '../contract/generated';
import { blockText } from '../shared/blocktext';

/** Some words of a block, by their place in its text. */
export interface Place {
  block: BlockId;
  start: number;
  end: number;
}

/** Characters kept from either side of the words. */
const BESIDE = 24;

/** The anchor of these characters of a block's text; of none, the whole block's. */
export function anchorOf(block: BlockId, text: string, start: number, end: number): Anchor {
  return {
    block,
    start: start === end ? 0 : start,
    words: text.slice(start, end),
    before: start === end ? '' : [...text.slice(0, start)].slice(-BESIDE).join(''),
    after: start === end ? '' : [...text.slice(end)].slice(0, BESIDE).join(''),
  };
}

function alike(a: readonly string[], b: readonly string[]): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return same;
}

/** How many characters beside the place are as they were. */
function agrees(anchor: Anchor, before: string, after: string): number {
  return (
    alike([...before].reverse(), [...anchor.before].reverse()) + alike([...after].slice(0, BESIDE), [...anchor.after])
  );
}

/** Every place of the words, overlapping ones left out. */
function* placesOf(words: string, text: string): Generator<number> {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) yield at;
}

/** Where the words stand in this text: null where they are gone, or stand several times and nothing beside any is as it was. */
export function findIn(anchor: Anchor, text: string): { start: number; end: number } | null {
  if (anchor.words === '') return { start: 0, end: text.length };
  const places = [...placesOf(anchor.words, text)].map((start) => {
    const end = start + anchor.words.length;
    const score = agrees(anchor, text.slice(Math.max(0, start - 2 * BESIDE), start), text.slice(end));
    return { start, end, score, away: Math.abs(start - anchor.start) };
  });
  const [best] = places.sort((a, b) => b.score - a.score || a.away - b.away);
  if (!best || (places.length > 1 && best.score === 0)) return null;
  return { start: best.start, end: best.end };
}

export function findAnchor(anchor: Anchor, blocks: readonly PageBlock[]): Place | null {
  const block = blocks.find((each) => each.id === anchor.block);
  const found = block && findIn(anchor, blockText(block.content));
  return found ? { block: anchor.block, ...found } : null;
}
