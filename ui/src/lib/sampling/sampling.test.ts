import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DRAW_VIEW, VIEW, withLists } from '../../dev/sample-lists';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { DecideDraw, DrawSample, SaveDraft } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { bars } from './draws.svelte';
import { ImportListsModel } from './import.svelte';
import { SamplingModel } from './sampling.svelte';

let fake: FakeBackend;
let model: SamplingModel;

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  withLists(fake);
  setBackend(fake);
  const cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
  const lists = new ImportListsModel(cache);
  fake.on('check_lists', () => ({ rows: 412, bad_rows: 0, faults: [], more_faults: 0 }));
  await lists.choose();
  await lists.check();
  await lists.import();
  model = new SamplingModel(cache);
  model.draft.groups = [];
  model.draft.numberCalled = '';
  await model.load();
});
afterEach(() => vi.useRealTimers());

async function drawn() {
  model.draft.propose(VIEW);
  model.draft.numberCalled = '4711';
  await model.draw();
  const draw = model.draws.selected;
  if (!draw) throw new Error('nothing was drawn');
  return draw;
}

describe('frame and sample', () => {
  test('counts the groups when nobody has typed for a moment, and drops the answer to an older plan', async () => {
    vi.useFakeTimers();
    const answers: ((answer: { sizes: number[] }) => void)[] = [];
    fake.on('try_draw', () => new Promise((answer) => answers.push(answer)));
    const group = model.draft.addGroup();
    model.tryLater();
    model.tryLater();
    await vi.advanceTimersByTimeAsync(400);
    group.filter.toggleList('care_leavers');
    model.tryLater();
    await vi.advanceTimersByTimeAsync(400);
    expect(answers).toHaveLength(2);
    answers[1]?.({ sizes: [23] });
    await vi.advanceTimersByTimeAsync(0);
    answers[0]?.({ sizes: [398] });
    await vi.advanceTimersByTimeAsync(0);
    expect(model.sizeOf(group)).toBe(23);
    expect(model.trying).toBe(false);
  });

  test('draws by the number that was called out and looks at the draw', async () => {
    const draw = await drawn();
    const request = fake.calls.find((call) => call.name === 'draw_sample')?.request as DrawSample;
    expect(request.number_called).toBe('4711');
    expect(request.plan.strata.map((each) => each.quota)).toEqual([12, 6, 5, 1]);
    expect(draw.state).toBe('drawn');
    expect(model.draft.numberCalled).toBe('');
    expect(model.draft.groups).toHaveLength(4);
  });

  test('keeps the plan in the notebook as it is made, and it is there again when the visit is opened', async () => {
    const kept = () => fake.calls.filter((call) => call.name === 'save_draft').map((call) => call.request as SaveDraft);
    model.keep();
    await flushAll();
    expect(kept()).toEqual([]);
    model.draft.addGroup().name = 'Care leavers';
    model.draft.numberCalled = '47';
    model.keep();
    await flushAll();
    const [{ field, subject, text } = {} as SaveDraft] = kept();
    expect([field, subject]).toEqual(['draw_plan', { kind: 'visit', id: SAMPLE.visit }]);
    const view = await fake.call('open_visit', { visit: SAMPLE.visit });
    const again = new SamplingModel(new VisitCache({ ...view, unfinished: { draw_plan: text } }));
    expect(again.draft.groups.map((each) => each.name)).toEqual(['Care leavers']);
    expect(again.draft.numberCalled).toBe('47');
  });

  test('keeps no plan that was drawn: it is begun again from the draw, and kept when it is changed', async () => {
    const kept = () => fake.calls.findLast((call) => call.name === 'save_draft')?.request as SaveDraft;
    model.draft.propose(VIEW);
    model.draft.numberCalled = '4711';
    model.keep();
    await flushAll();
    await model.draw();
    await flushAll();
    expect(kept()).toMatchObject({ field: 'draw_plan', text: '' });
    const again = new SamplingModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
    expect(again.draft.groups.map((each) => each.quota)).toEqual(['12', '6', '5', '1']);
    again.keep();
    await flushAll();
    expect(kept().text).toBe('');
    again.draft.numberCalled = '8';
    again.keep();
    await flushAll();
    expect(JSON.parse(kept().text)).toMatchObject({ numberCalled: '8' });
  });

  test('keeps everything that was typed where a draw is refused', async () => {
    fake.on('draw_sample', () => {
      throw new CoreError('refused', { field: 'plan.put_in.0.child', reason: 'unknown' });
    });
    model.draft.propose(VIEW);
    model.draft.numberCalled = '4711';
    expect(await model.draw()).toBeNull();
    expect(model.drawFailure).toContain('points to something that is not there');
    expect(model.draft.numberCalled).toBe('4711');
  });

  test('makes a draw’s cases the visit’s', async () => {
    const draw = await drawn();
    expect(await model.draws.accept(draw)).toBe(true);
    expect(model.draws.selected?.state).toBe('accepted');
    expect(model.cache.cases.length).toBeGreaterThan(12);
  });

  test('the reason for discarding waits while it is written, for its own draw', async () => {
    const draw = await drawn();
    await flushAll();
    model.draws.keepReason(draw, 'The list was');
    await flushAll();
    const { field, text } = fake.calls.findLast((call) => call.name === 'save_draft')?.request as SaveDraft;
    expect(field).toBe('discard');
    const view = await fake.call('open_visit', { visit: SAMPLE.visit });
    const again = new SamplingModel(new VisitCache({ ...view, unfinished: { discard: text } }));
    expect(again.draws.reason(draw)).toBe('The list was');
    expect(again.draws.reason({ ...draw, id: 'another' })).toBe('');
  });

  test('keeps a discarded draw in the list with its reason', async () => {
    const draw = await drawn();
    expect(await model.draws.discard(draw, ' The list was of last month ')).toBe(true);
    const request = fake.calls.findLast((call) => call.name === 'decide_draw')?.request as DecideDraw;
    expect(request.discard_because).toBe('The list was of last month');
    expect(model.cache.draws.map((each) => each.state)).toEqual(['discarded']);
  });

  test('puts children by hand first and those in reserve last', async () => {
    const draw = await drawn();
    const plan = { ...draw.plan, strata: draw.plan.strata.slice(0, 1) };
    const pick = (reference: string, rank: number | null, reserve: boolean) => ({
      reference,
      child: reference,
      stratum: 0,
      rank,
      reserve,
    });
    const picks = [pick('R1', 3, true), pick('C02', 1, false), pick('C01', null, false)];
    const [group] = model.draws.groups({ ...draw, plan, picks });
    expect(group?.picks.map((each) => each.reference)).toEqual(['C01', 'C02', 'R1']);
  });
});

test('the balance is told as shares of the sample and of the lists, with names', () => {
  const tables = bars(DRAW_VIEW.balance);
  expect(tables.map((table) => table.dimension)).toEqual(['age_band', 'sex', 'list', 'team']);
  const oldest = tables[0]?.bars.find((bar) => bar.balance.value === 'sixteen_seventeen');
  expect(oldest).toMatchObject({ label: '16 and 17', sample: 0 });
  expect(Math.round(oldest?.frame ?? 0)).toBe(10);
  expect(tables[3]?.bars.at(-1)?.label).toBe('No team given');
});
