import { describe, expect, test } from 'vitest';
import type { PageBlock } from '../contract/generated';
import { acknowledged, afterSaving, changesSince, clashing, rebased } from './changes';
import { block, BLOCKS, cite } from './testing/visit';

const kept = acknowledged(BLOCKS, () => 3);
const page = (): PageBlock[] => BLOCKS.map(({ id, kind, content }) => ({ id, kind, content }));
const paragraph = (id: string, words: string): PageBlock => ({
  id,
  kind: 'paragraph',
  content: [{ type: 'text', text: words }],
});

const idsOf = (blocks: readonly PageBlock[]) => blocks.map((each) => each.id);

describe('what has to be sent', () => {
  test('nothing, when nothing changed or the same is only cut into other pieces', () => {
    expect(changesSince(kept, page())).toBeNull();
    const cut = page();
    cut[0] = {
      ...cut[0]!,
      content: [
        { type: 'text', text: 'This letter ' },
        { type: 'text', text: '' },
        { type: 'text', text: 'summarises the findings of the monitoring visit.' },
      ],
    };
    expect(changesSince(kept, cut)).toBeNull();
  });

  test('the one block whose words changed, on its revision, and no order', () => {
    const now = page();
    now[7] = paragraph('b8', 'Other words.');
    expect(changesSince(kept, now)).toEqual({ blocks: [{ base_rev: 3, block: now[7] }], order: null });
  });

  test('a new block with revision 0 and the order', () => {
    const now = [...page(), paragraph('new', 'More.')];
    expect(changesSince(kept, now)).toEqual({ blocks: [{ base_rev: 0, block: now[8] }], order: idsOf(now) });
  });

  test('only the order, when a block moved or went', () => {
    const now = page().reverse();
    expect(changesSince(kept, now)).toEqual({ blocks: [], order: idsOf(now) });
    expect(changesSince(kept, page().slice(1))).toEqual({ blocks: [], order: idsOf(page().slice(1)) });
  });

  test('a change of kind or of a citation alone', () => {
    const now = page();
    now[3] = { ...now[3]!, kind: 'paragraph' };
    now[6] = { ...now[6]!, content: [...now[6]!.content.slice(0, 1), cite('e1'), ...now[6]!.content.slice(2)] };
    expect(changesSince(kept, now)?.blocks.map((each) => each.block.id)).toEqual(['b4', 'b7']);
  });

  test('afterwards nothing, and the revisions are those that were told', () => {
    const now = [...page(), paragraph('new', 'More.')];
    const after = afterSaving(kept, now, new Map([['new', 1]]));
    expect(changesSince(after, now)).toBeNull();
    expect([after.blocks.get('b1')?.rev, after.blocks.get('new')?.rev]).toEqual([3, 1]);
  });
});

describe('when the core has moved on', () => {
  const theirs = acknowledged(
    [
      block('b0', 'paragraph', ['Theirs, new.'], -0),
      ...BLOCKS.filter((each) => each.id !== 'b5' && each.id !== 'b1'),
    ].map((each, rank) => (each.id === 'b8' ? block('b8', 'paragraph', ['Theirs.'], rank) : each)),
    () => 4,
  );

  test('what the page did not touch is as the core has it', () => {
    expect(rebased(kept, page(), theirs).map((each) => each.id)).toEqual(['b0', 'b2', 'b3', 'b4', 'b6', 'b7', 'b8']);
    expect(rebased(kept, page(), theirs).at(-1)?.content).toEqual([{ type: 'text', text: 'Theirs.' }]);
  });

  test('what the page wrote stands, in blocks that both changed too, and in blocks that are gone there', () => {
    const mine = page();
    mine[0] = paragraph('b1', 'Mine.');
    mine[7] = paragraph('b8', 'Mine too.');
    const merged = rebased(kept, mine, theirs);
    expect(merged.find((each) => each.id === 'b1')?.content).toEqual([{ type: 'text', text: 'Mine.' }]);
    expect(merged.find((each) => each.id === 'b8')?.content).toEqual([{ type: 'text', text: 'Mine too.' }]);
    expect(clashing(kept, mine, theirs)).toEqual(['b8']);
  });

  test('what the page added, moved or removed stays so', () => {
    const mine = page();
    mine.splice(3, 0, paragraph('new', 'New here.'));
    expect(idsOf(rebased(kept, mine, theirs))).toEqual(['b0', 'b2', 'b3', 'new', 'b4', 'b6', 'b7', 'b8']);
    const moved = page();
    moved.push(...moved.splice(1, 1));
    expect(idsOf(rebased(kept, moved, theirs))).toEqual(['b0', 'b3', 'b4', 'b6', 'b7', 'b8', 'b2']);
    expect(idsOf(rebased(kept, page().slice(0, 7), theirs))).not.toContain('b8');
  });

  test('two equal sides give the same again', () => {
    expect(rebased(kept, page(), kept)).toEqual(page());
  });
});
