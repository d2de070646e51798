import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { SaveDraft } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { blockText } from '../shared/blocktext';
import { status } from '../status/status.svelte';
import { comments as words } from '../words/comments';
import { anchorOf } from './anchor';
import { CommentsModel } from './comments.svelte';
import CommentsPane from './CommentsPane.svelte';

let fake: FakeBackend;
let cache: VisitCache;
const sent = (name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request);

async function open(): Promise<VisitCache> {
  return new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
}

/** An anchor on the first word of the block at this place. */
function anchor(nth: number) {
  const block = cache.blocks[nth];
  if (!block) throw new Error(`there is no block ${nth}`);
  const text = blockText(block.content);
  return anchorOf(block.id, text, 0, text.indexOf(' '));
}

async function comment(model: CommentsModel, nth: number, text: string): Promise<string> {
  model.begin(anchor(nth));
  model.type(text);
  expect(await model.send()).toBe(true);
  return model.current ?? '';
}

/** What the program was asked last to keep of this box. */
function lastKept(box: string): string {
  const drafts = fake.calls.filter((call) => call.name === 'save_draft').map((call) => call.request as SaveDraft);
  return drafts.findLast((draft) => draft.field === box)?.text ?? '';
}

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  cache = await open();
});

describe('comments', () => {
  test('stand in the order of the text, and those whose words are gone stand last', async () => {
    const model = new CommentsModel(cache);
    await comment(model, 2, 'Second.');
    await comment(model, 0, 'First.');
    expect(model.threads.map((thread) => thread.comment.text)).toEqual(['First.', 'Second.']);
    model.blocks = cache.blocks.slice(1);
    expect(model.threads.map((thread) => [thread.comment.text, thread.place === null])).toEqual([
      ['Second.', false],
      ['First.', true],
    ]);
  });

  test('a comment that is being written is there again when the visit is opened again', async () => {
    const model = new CommentsModel(cache);
    model.begin(anchor(1));
    model.type('Half a thou');
    await flushAll();
    cache = await open();
    cache.unfinished['comment'] = lastKept('comment');
    expect(new CommentsModel(cache).writing).toEqual({ anchor: anchor(1), text: 'Half a thou' });
  });

  test('words typed for one place are not thrown away for another', async () => {
    const model = new CommentsModel(cache);
    model.begin(anchor(1));
    model.begin(anchor(2));
    expect(model.writing?.anchor).toEqual(anchor(2));
    model.type('About the second.');
    model.begin(anchor(0));
    expect(model.writing).toEqual({ anchor: anchor(2), text: 'About the second.' });
    expect(status.message).toBe(words.waiting);
  });

  test('settled ones leave the list until they are asked for, and the next one is at hand', async () => {
    const model = new CommentsModel(cache);
    const [first, second] = [await comment(model, 0, 'One.'), await comment(model, 1, 'Two.')];
    await model.resolve(first, true);
    expect([model.shown.length, model.open, model.current]).toEqual([1, 1, second]);
    model.all = true;
    expect(model.shown).toHaveLength(2);
    await model.resolve(first, false);
    expect(model.open).toBe(2);
  });

  test('an answer goes to its comment, and what was refused stays in the box with the reason', async () => {
    const model = new CommentsModel(cache);
    const id = await comment(model, 0, 'Why?');
    model.answer(id);
    model.typeAnswer('Because.');
    fake.on('reply_to_comment', () => {
      throw new CoreError('stale');
    });
    expect(await model.sendAnswer()).toBe(false);
    expect([model.answering?.text, model.failure === '']).toEqual(['Because.', false]);
    fake.on('reply_to_comment', ({ comment, text }) => {
      const record = {
        ...(cache.comments[0] as never as object),
        replies: [{ text, by: SAMPLE.me, from: '', at: '' }],
      };
      return {
        at: '2026-11-17T15:00:00Z',
        kept: [{ rev: 9, kind: 'comment', record: { ...record, id: comment } }],
        gone: [],
      } as never;
    });
    expect(await model.sendAnswer()).toBe(true);
    expect([model.comment(id)?.replies[0]?.text, model.answering, model.failure]).toEqual(['Because.', null, '']);
  });

  test('what is typed while one is on its way begins the next on the same words, and is kept', async () => {
    const model = new CommentsModel(cache);
    model.begin(anchor(1));
    model.type('Who says so?');
    const sending = model.send();
    model.type('Who says so?And when?');
    expect(await sending).toBe(true);
    expect(model.threads.map((thread) => thread.comment.text)).toEqual(['Who says so?']);
    expect(model.writing).toEqual({ anchor: anchor(1), text: 'And when?' });
    await flushAll();
    expect(lastKept('comment')).toContain('And when?');
  });
});

describe('the pane', () => {
  const draw = (selection = () => anchor(0) as ReturnType<typeof anchor> | null) => {
    const show = vi.fn();
    render(CommentsPane, { cache, blocks: cache.blocks, selection, show });
    return show;
  };

  test('a comment is made by keyboard, shown, answered and settled', async () => {
    const user = userEvent.setup();
    const show = draw();
    await user.click(screen.getByRole('button', { name: words.comment }));
    expect(document.activeElement).toBe(screen.getByLabelText(words.text));
    await user.keyboard('Is this so?{Control>}{Enter}{/Control}');
    const thread = await screen.findByRole('article', { name: /Is this so\?/ });
    expect(document.activeElement).toBe(thread);
    await user.keyboard('{Enter}');
    expect(show).toHaveBeenCalledWith({ block: anchor(0).block, start: 0, end: anchor(0).words.length });
    await user.click(screen.getByRole('button', { name: words.answer }));
    await user.keyboard('It is.');
    await user.click(screen.getByRole('button', { name: words.sendAnswer }));
    await screen.findByText('It is.');
    await user.click(screen.getByRole('button', { name: words.resolve }));
    await screen.findByText(words.emptyOpen);
  });

  test('without a caret it says what to do, and begins nothing', async () => {
    draw(() => null);
    await userEvent.click(screen.getByRole('button', { name: words.comment }));
    expect(status.message).toBe(words.nothingSelected);
    expect(screen.queryByLabelText(words.text)).toBeNull();
  });

  test('Ctrl+Z in the pane takes back what was done to a comment', async () => {
    const user = userEvent.setup();
    const model = CommentsModel.of(cache);
    await comment(model, 0, 'Once.');
    draw();
    screen.getByRole('article').focus();
    await user.keyboard('{Control>}z{/Control}');
    expect(sent('undo')).toEqual([expect.objectContaining({ scope: { kind: 'comment', id: cache.comments[0]?.id } })]);
  });
});
