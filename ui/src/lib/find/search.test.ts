import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import type { Found, Search as SearchRequest } from '../contract/generated';
import { Search } from './search.svelte';

let fake: FakeBackend;
let search: Search;
const asked = () => fake.calls.filter((call) => call.name === 'search').map((call) => call.request as SearchRequest);

beforeEach(() => {
  vi.useFakeTimers();
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  search = new Search();
});
afterEach(() => void vi.useRealTimers());

const hit = (row: number) => ({
  row,
  subject: { kind: 'evidence' as const, id: `e${row}` },
  visit: SAMPLE.visit,
  label: `E${row}`,
  shown: [{ text: 'plan', hit: true }],
});

test('the program is asked 150 ms after the last key, and what it found is shown', async () => {
  search.type('safety');
  await vi.advanceTimersByTimeAsync(149);
  search.type('safety pl');
  await vi.advanceTimersByTimeAsync(149);
  expect(asked()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked().map((request) => request.words)).toEqual(['safety pl']);
  expect(search.hits.map((each) => each.label)).toContain('E038');
  expect(search.found).toBe('safety pl');
});

test('an answer that comes late is dropped', async () => {
  const answers: ((found: Found) => void)[] = [];
  fake.on('search', () => new Promise((resolve) => answers.push(resolve)));
  search.type('plan');
  await vi.advanceTimersByTimeAsync(150);
  search.type('plans');
  await vi.advanceTimersByTimeAsync(150);
  answers[1]?.({ hits: [hit(2)] });
  answers[0]?.({ hits: [hit(1)] });
  await vi.advanceTimersByTimeAsync(0);
  expect(search.hits.map((each) => each.row)).toEqual([2]);
  search.type('planss');
  await vi.advanceTimersByTimeAsync(150);
  search.type('');
  answers[2]?.({ hits: [hit(3)] });
  await vi.advanceTimersByTimeAsync(0);
  expect(search.hits).toEqual([]);
  expect(search.found).toBeNull();
});

test('the next page goes on before the last hit, and a page that is not full is the last', async () => {
  fake.on('search', ({ before, limit }) => ({
    hits: Array.from({ length: before === null ? limit : 3 }, (_, at) => hit((before ?? 100) - at - 1)),
  }));
  search.type('plan');
  await vi.advanceTimersByTimeAsync(150);
  expect(search.more).toBe(true);
  search.move(5);
  const rows = search.hits.length;
  await search.showMore();
  expect(asked()[1]?.before).toBe(100 - rows);
  expect(search.hits).toHaveLength(rows + 3);
  expect(search.active).toBe(5);
  expect(search.more).toBe(false);
  await search.showMore();
  expect(asked()).toHaveLength(2);
});

test('nothing found and nothing asked are not the same', async () => {
  search.type('zebra');
  await vi.advanceTimersByTimeAsync(150);
  expect(search.hits).toEqual([]);
  expect(search.found).toBe('zebra');
  search.type('  ');
  expect(search.found).toBeNull();
});

test('a failure is said in words', async () => {
  fake.on('search', () => {
    throw new CoreError('locked');
  });
  search.type('plan');
  await vi.advanceTimersByTimeAsync(150);
  expect(search.failure).toBe('The notebook is locked. Unlock it and look again.');
});

test('the mark stops at both ends', () => {
  search.hits = [hit(3), hit(2), hit(1)];
  search.move(-1);
  expect(search.active).toBe(0);
  search.move(8);
  expect(search.active).toBe(2);
});
