import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readRecords, SAMPLE } from '../../dev/sample';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { rated } from '../backend/fake-cases';
import { VisitCache } from '../cache/visit.svelte';
import type { RatedCell, Rating, RateCases, Saved } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { status } from '../status/status.svelte';
import { Lane } from './lane';
import { cellKey, RatingSender } from './sender.svelte';
import { hold, type Held } from './testing/held';

let fake: FakeBackend;
let cache: VisitCache;
let sender: RatingSender;
let held: Held[];
let criteria: string;

const settle = () => vi.advanceTimersByTimeAsync(0);
const keep = (request: RateCases): Saved => {
  const kept = rated(request, (id) => fake.kept.get(id) ?? expect.unreachable(id), SAMPLE.me);
  for (const each of kept) fake.kept.set(each.record.id, each);
  return { at: '2026-11-17T14:02:07Z', kept, gone: [] };
};
const cell = (row: number, column: number, rating: Rating | null): RatedCell => ({
  case: cache.cases[row]?.id ?? '',
  criterion: cache.criteria[0]?.criteria[column]?.id ?? '',
  rating,
  reason: '',
});
const give = (row: number, column: number, rating: Rating | null) =>
  sender.put({ criteria, second: false, cells: [cell(row, column, rating)] });
const sent = () => held.map((each) => each.request.cells.map(({ rating }) => rating));
const shown = (row: number, column: number) => {
  const { case: of, criterion } = cell(row, column, null);
  return sender.waiting.get(cellKey(false, of, criterion));
};

beforeEach(async () => {
  fake = new FakeBackend({ records: readRecords(), me: SAMPLE.me });
  setBackend(fake);
  cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
  criteria = cache.criteria[0]?.id ?? '';
  sender = new RatingSender(cache, new Lane());
  held = hold(fake, keep);
  status.troubles = [];
  vi.useFakeTimers();
});
afterEach(async () => {
  // Nothing of a test waits in the next.
  for (let at = 0; at < held.length; at += 1) {
    held[at]?.answer();
    await vi.advanceTimersByTimeAsync(5000);
  }
  vi.useRealTimers();
});

describe('sending', () => {
  test('begins at once and shows the cell as waiting until the answer', async () => {
    void give(0, 0, 'partly');
    await settle();
    expect(sent()).toEqual([['partly']]);
    expect(shown(0, 0)).toMatchObject({ rating: 'partly', failed: false });
    held[0]?.answer();
    await settle();
    expect(sender.waiting.size).toBe(0);
    expect(cache.cases[0]?.ratings.find((each) => each.criterion === cell(0, 0, null).criterion)?.rating).toBe(
      'partly',
    );
  });

  test('puts together what was typed while an answer was awaited, in order', async () => {
    void give(0, 0, 'met');
    await settle();
    for (const [at, rating] of (['partly', 'not_met', 'not_seen'] as const).entries()) void give(at + 1, 0, rating);
    await settle();
    expect(sent()).toEqual([['met']]);
    held[0]?.answer();
    await settle();
    expect(sent()).toEqual([['met'], ['partly', 'not_met', 'not_seen']]);
  });

  test('sends the last of what was typed into the same cell', async () => {
    void give(0, 0, 'met');
    await settle();
    void give(1, 0, 'met');
    void give(1, 0, null);
    void give(1, 0, 'not_met');
    held[0]?.answer();
    await settle();
    expect(sent()).toEqual([['met'], ['not_met']]);
  });

  test('keeps a block a change of its own', async () => {
    void give(0, 0, 'met');
    await settle();
    void give(1, 0, 'partly');
    void sender.put({ criteria, second: false, cells: [cell(2, 0, 'met'), cell(3, 0, 'met')] }, true);
    void give(4, 0, 'not_met');
    void give(5, 0, 'not_met');
    for (const at of [0, 1, 2, 3]) {
      held[at]?.answer();
      await settle();
    }
    expect(sent()).toEqual([['met'], ['partly'], ['met', 'met'], ['not_met', 'not_met']]);
  });

  test('does not mix first and second rating', async () => {
    void give(0, 0, 'met');
    await settle();
    void give(1, 0, 'met');
    void sender.put({ criteria, second: true, cells: [cell(1, 0, 'partly')] });
    held[0]?.answer();
    await settle();
    held[1]?.answer();
    await settle();
    expect(held.map((each) => each.request.second)).toEqual([false, false, true]);
  });

  test('leaves a cell waiting that was rated again since', async () => {
    void give(0, 0, 'met');
    await settle();
    void give(0, 0, 'partly');
    held[0]?.answer();
    await settle();
    expect(shown(0, 0)?.rating).toBe('partly');
  });

  test('is waited for before a lock', async () => {
    void give(0, 0, 'partly');
    void give(1, 0, 'partly');
    let done = false;
    void flushAll().then(() => (done = true));
    await settle();
    expect(done).toBe(false);
    held[0]?.answer();
    await settle();
    held[1]?.answer();
    await settle();
    expect(done).toBe(true);
    expect(sender.waiting.size).toBe(0);
  });
});

describe('a failure', () => {
  test('of the disk is tried again with the same id, says so, and keeps the order', async () => {
    void give(0, 0, 'met');
    await settle();
    void give(1, 0, 'partly');
    held[0]?.fail('disk_full');
    await settle();
    expect(status.troubles).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent()).toEqual([['met'], ['met']]);
    expect(held[1]?.request.op_id).toBe(held[0]?.request.op_id);
    held[1]?.answer();
    await settle();
    expect(status.troubles).toEqual([]);
    expect(sent()).toEqual([['met'], ['met'], ['partly']]);
  });

  test('of a lock that cannot wait ends the waiting, and loses nothing', async () => {
    void give(0, 0, 'met');
    const flushed = sender.flush();
    await settle();
    held[0]?.fail('disk_full');
    await flushed;
    expect(shown(0, 0)?.rating).toBe('met');
  });

  test('that is a refusal leaves the cell marked, and what comes next goes on', async () => {
    const failed = vi.fn();
    sender.onfailed = failed;
    const first = give(0, 0, 'met');
    const refused = expect(first).rejects.toMatchObject({ code: 'refused' });
    await settle();
    void give(1, 0, 'partly');
    held[0]?.fail('refused');
    await settle();
    await refused;
    held[1]?.answer();
    await settle();
    expect(shown(0, 0)).toMatchObject({ rating: 'met', failed: true });
    expect(failed).toHaveBeenCalledOnce();
    expect(status.troubles).toHaveLength(1);
  });

  test('that was a refusal is over when the cell is taken back or rated again', async () => {
    void give(0, 0, 'met');
    await settle();
    held[0]?.fail('refused');
    await settle();
    expect(sender.takeBack(cellKey(false, cell(0, 0, null).case, cell(0, 0, null).criterion))).toBe(true);
    expect(sender.waiting.size).toBe(0);
    expect(status.troubles).toEqual([]);
  });
});
