import { cleanup, render, screen, within as inside } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { withFactual } from '../../dev/sample-factual';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { AddFactualComments, SaveDraft } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { waitingName } from '../shared/lookthrough.svelte';
import { accuracy, takeIn as words } from '../words/accuracy';
import TakeInDialog from './TakeInDialog.svelte';
import { BOX, TakeInModel } from './takein.svelte';

let fake: FakeBackend;
let cache: VisitCache;
const user = userEvent.setup();
const added = () =>
  fake.calls.filter((call) => call.name === 'add_factual_comments').map((call) => call.request as AddFactualComments);

async function draw(from: 'file' | 'paste') {
  const model = new TakeInModel(cache);
  if (from === 'file') await model.choose();
  const onclose = vi.fn();
  render(TakeInDialog, { model, onclose });
  return { model, onclose };
}

const rows = () => screen.getAllByRole('row').slice(1);

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  withFactual(fake);
  setBackend(fake);
  cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
});
afterEach(cleanup);

describe('a table of a Word file', () => {
  test('is looked through before anything is stored, with what is no comment', async () => {
    await draw('file');
    expect(screen.getByRole('heading', { name: words.title('Northmere factual accuracy.docx') })).toBeTruthy();
    expect(rows()).toHaveLength(2);
    expect(screen.getByText('Place | Comment | Evidence')).toBeTruthy();
    expect(inside(rows()[0] as HTMLElement).getByText(/^Not tied/)).toBeTruthy();
    expect(added()).toEqual([]);
  });

  test('is taken in by keyboard: one left out, one tied and reworded', async () => {
    const { onclose } = await draw('file');
    expect(document.activeElement).toBe(rows()[0]);
    await user.keyboard('{ArrowDown} {ArrowUp}{Enter}');
    expect(document.activeElement).toBe(screen.getByLabelText(accuracy.claim));
    await user.keyboard('{Control>}a{/Control}Plans do help families.');
    await user.click(screen.getByRole('checkbox', { name: words.tie }));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(rows()[0]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await vi.waitFor(() => expect(onclose).toHaveBeenCalled());
    const [request] = added();
    expect(request).toMatchObject({ from: 'factual_table' });
    expect(request?.comments.map(({ claim, sentence }) => [claim, sentence?.caret])).toEqual([
      ['Plans do help families.', 102],
    ]);
    expect(cache.factualComments).toHaveLength(1);
  });

  test('without a comment to take in it is refused at the row', async () => {
    const { model } = await draw('file');
    for (const { key } of model.rows) model.toggle(key);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('button', { name: words.nothing })).toBeTruthy();
    expect(added()).toEqual([]);
  });

  test('sent again after a failure it is the same change', async () => {
    const { model } = await draw('file');
    let fails = true;
    const ops: string[] = [];
    fake.on('add_factual_comments', ({ op_id }) => {
      ops.push(op_id);
      if (fails) throw new CoreError('disk_full');
      return { at: '2026-11-17T15:00:00Z', kept: [], gone: [] };
    });
    expect(await model.store()).toBe(false);
    expect(model.failure).not.toBe('');
    fails = false;
    expect(await model.store()).toBe(true);
    expect(new Set(ops).size).toBe(1);
  });
});

describe('pasted comments', () => {
  test('are read and looked through', async () => {
    await draw('paste');
    await user.click(screen.getByRole('button', { name: new RegExp(words.pasteRead) }));
    expect(screen.getByText(words.pasteMissing)).toBeTruthy();
    await user.click(screen.getByLabelText(words.pasteLabel));
    await user.paste('It was May.\nIt was June.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findAllByRole('row')).toHaveLength(3);
  });

  test('that cannot be read stay in the box with the reason', async () => {
    const { model } = await draw('paste');
    fake.on('read_factual_text', () => {
      throw new CoreError('comments_unreadable', { problem: 'there is nothing in it' });
    });
    model.paste('|');
    expect(await model.readPasted()).toBe(false);
    expect([model.pasted, model.failure.includes('There is nothing in it.')]).toEqual(['|', true]);
  });

  test('are there again after a crash, and left only when that is meant', async () => {
    const model = new TakeInModel(cache);
    model.paste('It was May.');
    await model.readPasted();
    model.edit(0, { claim: 'It was May 2026.' });
    await flushAll();
    const kept = fake.calls.findLast(({ request }) => (request as SaveDraft).field === 'factual_table');
    cache.unfinished['factual_table'] = (kept?.request as SaveDraft).text;
    expect(waitingName(cache, BOX)).toBe('');
    const again = new TakeInModel(cache);
    expect(again.resume()).toBe(true);
    expect(again.rows[0]?.claim).toBe('It was May 2026.');
    const onclose = vi.fn();
    render(TakeInDialog, { model: again, onclose });
    await user.click(screen.getByRole('button', { name: words.cancel }));
    expect(onclose).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: words.leave }));
    await vi.waitFor(() => expect(onclose).toHaveBeenCalled());
    expect(waitingName(cache, BOX)).toBeNull();
  });
});
