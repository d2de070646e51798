/** What differs between two states of a letter, block by block, and in each word by word. */
import type { BlockId, BlockKind, Inline, PageBlock } from '../contract/generated';
import { blockText } from '../shared/blocktext';
import { wordDiff, type DiffPiece } from '../shared/worddiff';

/** What became of a block. A block that was moved may have other words too. */
export type BlockChange = 'kept' | 'changed' | 'come' | 'gone';

export interface ComparedBlock {
  id: BlockId;
  kind: BlockKind;
  change: BlockChange;
  /** It stands elsewhere among the blocks that both have. */
  moved: boolean;
  /** Its words are the same and what they rest on is not. */
  citations: boolean;
  pieces: DiffPiece[];
  /** As it was; null where it came. */
  was: PageBlock | null;
  /** The block that it followed where it was; null for the first. */
  after: BlockId | null;
}

/** Places of the longest run that keeps its order: everything else was moved. */
function inOrder(places: readonly number[]): Set<number> {
  const best: number[] = [];
  const before: number[] = [];
  places.forEach((place, at) => {
    best[at] = 1;
    before[at] = -1;
    for (let earlier = 0; earlier < at; earlier += 1) {
      if ((places[earlier] ?? 0) < place && (best[earlier] ?? 0) >= (best[at] ?? 0)) {
        best[at] = (best[earlier] ?? 0) + 1;
        before[at] = earlier;
      }
    }
  });
  const kept = new Set<number>();
  let at = best.indexOf(Math.max(0, ...best));
  while (at >= 0) {
    kept.add(places[at] ?? -1);
    at = before[at] ?? -1;
  }
  return kept;
}

/** What a block rests on, sentence places and looks left out. */
function cited(content: readonly Inline[]): string {
  const all = content.flatMap((inline) =>
    inline.type === 'cite' ? [...inline.evidence, ...(inline.findings ?? [])] : [],
  );
  return all.join(' ');
}

function compared(block: PageBlock, was: PageBlock | null, after: BlockId | null, moved: boolean): ComparedBlock {
  const text = blockText(block.content);
  if (!was) {
    const pieces: DiffPiece[] = text === '' ? [] : [{ text, change: 'come' }];
    return { id: block.id, kind: block.kind, change: 'come', moved: false, citations: false, pieces, was, after };
  }
  const pieces = wordDiff(blockText(was.content), text);
  const words = pieces.some((piece) => piece.change !== 'kept') || blockText(was.content) !== text;
  const citations = cited(was.content) !== cited(block.content);
  const change = words || citations || was.kind !== block.kind ? 'changed' : 'kept';
  return { id: block.id, kind: block.kind, change, moved, citations: citations && !words, pieces, was, after };
}

function gone(was: PageBlock, after: BlockId | null): ComparedBlock {
  const text = blockText(was.content);
  const pieces: DiffPiece[] = text === '' ? [] : [{ text, change: 'gone' }];
  return { id: was.id, kind: was.kind, change: 'gone', moved: false, citations: false, pieces, was, after };
}

/** Both states as one list, in the order of the later one; what has gone stands behind what it followed. */
export function compareLetters(was: readonly PageBlock[], is: readonly PageBlock[]): ComparedBlock[] {
  const places = new Map(was.map((block, at) => [block.id, at]));
  const common = is.flatMap((block) => places.get(block.id) ?? []);
  const still = inOrder(common);
  const followed = (at: number) => was[at - 1]?.id ?? null;
  const rows = is.map((block): ComparedBlock => {
    const at = places.get(block.id);
    if (at === undefined) return compared(block, null, null, false);
    return compared(block, was[at] ?? null, followed(at), !still.has(at));
  });
  const there = new Set(is.map((block) => block.id));
  was.forEach((block, at) => {
    if (there.has(block.id)) return;
    const after = followed(at);
    const above = rows.findIndex((row) => row.id === after);
    rows.splice(above + 1, 0, gone(block, after));
  });
  return rows;
}

export const differs = (row: ComparedBlock): boolean => row.change !== 'kept' || row.moved;
