/** What the page has to send: the difference between the letter as the core last acknowledged it and as it is now. */
import type { Block, BlockId, EditedBlock, PageBlock } from '../contract/generated';
import { isSame } from './blocks';

interface KeptBlock {
  rev: number;
  block: PageBlock;
}

/** The letter as the core has it: blocks with their revisions, in order. */
export interface Acknowledged {
  order: readonly BlockId[];
  blocks: ReadonlyMap<BlockId, KeptBlock>;
}

export interface Changes {
  blocks: EditedBlock[];
  order: BlockId[] | null;
}

const pageBlock = ({ id, kind, content }: PageBlock): PageBlock => ({ id, kind, content });

/** Blocks as the cache has them, by rank. */
export function acknowledged(blocks: readonly Block[], rev: (id: BlockId) => number): Acknowledged {
  return {
    order: blocks.map((block) => block.id),
    blocks: new Map(blocks.map((block) => [block.id, { rev: rev(block.id), block: pageBlock(block) }])),
  };
}

export function sameOrder(a: readonly BlockId[], b: readonly BlockId[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}

/** What differs, or null where nothing does. A new block has base revision 0. */
export function changesSince(kept: Acknowledged, now: readonly PageBlock[]): Changes | null {
  const blocks: EditedBlock[] = [];
  for (const block of now) {
    const was = kept.blocks.get(block.id);
    if (was && isSame(was.block, block)) continue;
    blocks.push({ base_rev: was?.rev ?? 0, block: pageBlock(block) });
  }
  const order = now.map((block) => block.id);
  const moved = !sameOrder(order, kept.order);
  return blocks.length > 0 || moved ? { blocks, order: moved ? order : null } : null;
}

/** The letter as acknowledged once these blocks were saved; revisions are those that the answer told. */
export function afterSaving(kept: Acknowledged, now: readonly PageBlock[], revs: ReadonlyMap<BlockId, number>) {
  const blocks = new Map<BlockId, KeptBlock>();
  for (const block of now) {
    const rev = revs.get(block.id) ?? kept.blocks.get(block.id)?.rev ?? 0;
    blocks.set(block.id, { rev, block });
  }
  return { order: now.map((block) => block.id), blocks } satisfies Acknowledged;
}

/** Puts what only `theirs` has behind the block that it follows there. */
function withNews(order: readonly BlockId[], theirs: readonly BlockId[], news: (id: BlockId) => boolean): BlockId[] {
  const merged = [...order];
  theirs.forEach((id, at) => {
    if (!news(id) || merged.includes(id)) return;
    const above = theirs
      .slice(0, at)
      .reverse()
      .find((each) => merged.includes(each));
    merged.splice(above === undefined ? 0 : merged.indexOf(above) + 1, 0, id);
  });
  return merged;
}

/**
 * What the page typed since `base`, on top of `theirs`: blocks that it changed, added, moved or removed are as the page
 * has them, all others as the core has them now.
 */
export function rebased(base: Acknowledged, mine: readonly PageBlock[], theirs: Acknowledged): PageBlock[] {
  const own = new Map(mine.map((block) => [block.id, block]));
  const edited = new Set(
    mine.filter((block) => {
      const was = base.blocks.get(block.id);
      return !was || !isSame(was.block, block);
    }),
  );
  const stays = (id: BlockId) => {
    const block = own.get(id);
    return block !== undefined && (edited.has(block) || theirs.blocks.has(id));
  };
  const ownOrder = mine.map((block) => block.id);
  const removed = (id: BlockId) => base.blocks.has(id) && !own.has(id);
  const moved = !sameOrder(ownOrder, base.order);
  const order = moved
    ? withNews(ownOrder.filter(stays), theirs.order, (id) => !removed(id))
    : withNews(
        theirs.order.filter((id) => !removed(id)),
        ownOrder,
        stays,
      );
  return order.flatMap((id) => {
    const block = own.get(id);
    if (block && edited.has(block)) return [block];
    return theirs.blocks.get(id)?.block ?? block ?? [];
  });
}

/** Blocks that both sides changed since `base`, which the page's words now stand for. */
export function clashing(base: Acknowledged, mine: readonly PageBlock[], theirs: Acknowledged): BlockId[] {
  const differs = (id: BlockId, block: PageBlock) => {
    const was = base.blocks.get(id);
    return was !== undefined && !isSame(was.block, block);
  };
  return mine
    .filter((block) => {
      const other = theirs.blocks.get(block.id);
      return other && differs(block.id, block) && differs(block.id, other.block);
    })
    .map((block) => block.id);
}
