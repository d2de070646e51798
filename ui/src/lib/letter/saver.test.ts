import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CoreError, setBackend } from '../backend';
import type { FakeBackend } from '../backend/fake';
import { flushAll } from '../draft/registry';
import { status } from '../status/status.svelte';
import { toBlocks } from './blocks';
import { moveBlock } from './blockcommands';
import { LetterSession } from './session.svelte';
import { LetterCore } from './testing/core';
import { chance, editAtRandom } from './testing/random';
import { LETTER, openVisit } from './testing/visit';

async function begin() {
  const { fake, cache } = await openVisit();
  setBackend(fake);
  const core = new LetterCore(fake, LETTER);
  const session = new LetterSession(cache, LETTER);
  return { fake, cache, core, session };
}

const saves = (fake: FakeBackend) =>
  fake.calls
    .filter((call) => call.name === 'save_letter')
    .map((call) => call.request as { blocks: { base_rev: number; block: { id: string } }[]; order: string[] | null });

/** Types at the end of a block. */
function type(session: LetterSession, id: string, words: string): void {
  let pos = 0;
  session.editorState.doc.forEach((node, offset) => {
    if (node.attrs['id'] === id) pos = offset + node.nodeSize - 1;
  });
  session.dispatch(session.editorState.tr.insertText(words, pos));
}

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await vi.runOnlyPendingTimersAsync();
  vi.useRealTimers();
});

describe('saving', () => {
  test('400 ms after the last key one block goes, on its revision, without an order', async () => {
    const { fake, core, session } = await begin();
    type(session, 'b8', ' More');
    await vi.advanceTimersByTimeAsync(399);
    expect(saves(fake)).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saves(fake)).toMatchObject([{ blocks: [{ base_rev: 1, block: { id: 'b8' } }], order: null }]);
    expect(core.now()).toEqual(toBlocks(session.editorState.doc));
    expect(status.safeAt).toMatch(/^2026-11-17T14/);
  });

  test('what is typed while a save is under way goes next, against what was acknowledged', async () => {
    const { fake, core, session } = await begin();
    let answer = () => {};
    fake.on('save_letter', (request) => {
      const saved = core.save(request);
      return new Promise((resolve) => (answer = () => resolve(saved)));
    });
    type(session, 'b8', ' a');
    await vi.advanceTimersByTimeAsync(400);
    session.run(moveBlock('b8', -1));
    type(session, 'b1', ' b');
    await vi.advanceTimersByTimeAsync(2000);
    expect(saves(fake)).toHaveLength(1);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(saves(fake)).toHaveLength(2);
    expect(saves(fake)[1]?.blocks.map((each) => each.block.id)).toEqual(['b1']);
    expect(saves(fake)[1]?.order?.slice(-2)).toEqual(['b8', 'b7']);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(core.now()).toEqual(toBlocks(session.editorState.doc));
  });

  test('it settles after 30 seconds of rest, and later words go on the new revision', async () => {
    const { fake, cache, core, session } = await begin();
    type(session, 'b8', ' a');
    await vi.advanceTimersByTimeAsync(29_000);
    expect(fake.calls.some((call) => call.name === 'settle')).toBe(false);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(fake.calls.filter((call) => call.name === 'settle')).toHaveLength(1);
    expect(core.drafts.size).toBe(0);
    expect(cache.rev('b8')).toBe(2);
    type(session, 'b8', ' b');
    await vi.advanceTimersByTimeAsync(400);
    expect(saves(fake).at(-1)?.blocks).toMatchObject([{ base_rev: 2 }]);
  });

  test('nothing to settle is not asked for', async () => {
    const { fake, session } = await begin();
    await session.saver.settle();
    expect(fake.calls.some((call) => call.name === 'settle')).toBe(false);
  });

  test('the cache has what is only a draft, so that another view shows it', async () => {
    const { cache, session } = await begin();
    type(session, 'b8', ' Draft.');
    await vi.advanceTimersByTimeAsync(400);
    expect(cache.blocks.at(-1)?.content).toEqual([
      { type: 'text', text: 'The quality of plans remains too variable. Draft.' },
    ]);
  });

  test('a failure is told, keeps the words, and is tried again', async () => {
    const { fake, core, session } = await begin();
    fake.on('save_letter', () => {
      throw new CoreError('disk_full');
    });
    type(session, 'b8', ' a');
    await vi.advanceTimersByTimeAsync(400);
    expect(status.troubles.map((trouble) => trouble.what)).toEqual(['The letter']);
    fake.on('save_letter', (request) => core.save(request));
    await vi.advanceTimersByTimeAsync(1000);
    expect(status.troubles).toEqual([]);
    expect(core.now()).toEqual(toBlocks(session.editorState.doc));
  });

  test('a lock sends everything at once', async () => {
    const { core, session } = await begin();
    type(session, 'b8', ' last words');
    await flushAll();
    expect(core.now()).toEqual(toBlocks(session.editorState.doc));
  });
});

describe('when the core has moved on', () => {
  test('the visit is read again, the unsaved words stand on top, and it is said', async () => {
    const { core, session } = await begin();
    type(session, 'b8', ' mine');
    await vi.advanceTimersByTimeAsync(400);
    core.settle();
    type(session, 'b8', ' and mine');
    await vi.advanceTimersByTimeAsync(400);
    expect(core.now().at(-1)?.content).toEqual([
      { type: 'text', text: 'The quality of plans remains too variable. mine and mine' },
    ]);
    expect(status.message).toContain('read again');
    expect(session.saver.state).toBe('safe');
  });

  test('a block changed on both sides is the page’s, and it is said that there was another', async () => {
    const { core, session } = await begin();
    const other = { id: 'b8', kind: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Theirs.' }] };
    core.save({ op_id: '', letter: LETTER, blocks: [{ base_rev: 1, block: other }], order: null });
    core.settle();
    type(session, 'b8', ' mine');
    type(session, 'b1', ' first');
    await vi.advanceTimersByTimeAsync(400);
    expect(core.now()).toEqual(toBlocks(session.editorState.doc));
    expect(core.now().at(-1)?.content).toEqual([
      { type: 'text', text: 'The quality of plans remains too variable. mine' },
    ]);
    expect(status.message).toContain('1 paragraph had also changed');
  });
});

test.each([1, 2, 3, 4, 5, 6])(
  'whatever is written and however it is timed, the core has it in the end (seed %i)',
  async (seed) => {
    const random = chance(seed);
    const { fake, core, session } = await begin();
    fake.on('save_letter', async (request) => {
      const late = Math.floor(random() * 3) * 300;
      const saved = core.save(request);
      await new Promise((resolve) => setTimeout(resolve, late));
      return saved;
    });
    for (let count = 0; count < 250; count += 1) {
      editAtRandom(session, random);
      if (random() < 0.05) session.undo();
      if (random() < 0.03) core.settle(); // as an export or a backup would
      if (random() < 0.05) void session.saver.settle();
      await vi.advanceTimersByTimeAsync(Math.floor(random() * 700));
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.saver.state).toBe('safe');
    expect(status.troubles).toEqual([]);
    expect(core.now()).toEqual(toBlocks(session.editorState.doc));
    expect(core.drafts.size).toBe(0);
  },
);

describe('taking back', () => {
  const wordsOf = (session: LetterSession) => session.editorState.doc.lastChild?.textContent;

  test('first what the editor has, then what the core has, without bringing back what was just taken back', async () => {
    const { core, session } = await begin();
    type(session, 'b8', ' Older.');
    await session.saver.settle();
    const again = new LetterSession((await openVisitAgain(core)).cache, LETTER);
    const start = wordsOf(again);
    type(again, 'b8', ' One.');
    await again.saver.settle();
    again.undo();
    expect(wordsOf(again)).toBe(start);
    again.undo();
    await vi.advanceTimersByTimeAsync(500);
    expect(wordsOf(again)).toBe('The quality of plans remains too variable.');
    expect(core.now()).toEqual(toBlocks(again.editorState.doc));
    again.redo();
    await vi.advanceTimersByTimeAsync(500);
    expect(wordsOf(again)).toBe(start);
    again.redo();
    expect(wordsOf(again)).toBe(`${start} One.`);
  });

  test('the end is said', async () => {
    const { session } = await begin();
    session.undo();
    await vi.advanceTimersByTimeAsync(10);
    expect(status.message).toBe('There is nothing more to take back in this letter.');
  });

  test('the caret stays in its block', async () => {
    const { core, session } = await begin();
    type(session, 'b1', ' Older.');
    await session.saver.settle();
    const again = new LetterSession((await openVisitAgain(core)).cache, LETTER);
    again.goTo('b7');
    again.undo();
    await vi.advanceTimersByTimeAsync(10);
    expect(again.editorState.doc.firstChild?.textContent).not.toContain('Older');
    expect(again.editorState.selection.$head.parent.attrs['id']).toBe('b7');
  });
});

async function openVisitAgain(core: LetterCore) {
  const { VisitCache } = await import('../cache/visit.svelte');
  return { cache: new VisitCache(await core.fake.call('open_visit', { visit: 'visit-1' })) };
}
