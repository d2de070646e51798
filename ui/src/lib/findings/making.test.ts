import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { AddFinding, Evidence, SaveDraft } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { Making } from './making.svelte';

let fake: FakeBackend;
let cache: VisitCache;
let making: Making;

const sent = <T>(name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request as T);
const pieces = (...numbers: number[]) =>
  numbers.map((number) => cache.evidence.find((each) => each.number === number) as Evidence);
const area = (at: number) => cache.areas[at]?.id ?? '';

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
  making = new Making(cache);
});

describe('it begins with what is known', () => {
  test.each([
    ['concerns of one area', [15, 17], 1, 'concern'],
    ['a strength and a concern', [10, 6], 0, ''],
    ['context and concerns', [35, 6], 0, 'concern'],
    ['an area that most of them name', [38, 36, 17], 1, 'concern'],
  ])('%s', (_, numbers, at, mark) => {
    making.open({ evidence: pieces(...numbers) });
    expect(making.form).toMatchObject({ area: area(at), mark, direction: '' });
    expect(making.supports.map((each) => each.number)).toEqual(numbers);
  });

  test('a row of the matrix gives its area', () => {
    making.open({ area: area(2) });
    expect(making.form).toMatchObject({ area: area(2), mark: '', supports: [] });
  });

  test('an area that is gone is nobody’s', () => {
    making.open({ area: 'gone' });
    expect(making.form?.area).toBe('');
  });
});

test('what is written waits through a lock, and evidence chosen later is added to it', async () => {
  making.open({ evidence: pieces(15) });
  making.change({ statement: 'Plans drift' });
  making.putAside();
  await flushAll();
  expect(sent<SaveDraft>('save_draft').at(-1)?.field).toBe('finding');

  const later = new Making(cache);
  expect([later.shown, later.begun]).toEqual([false, true]);
  later.open({ evidence: pieces(17, 15) });
  expect(later.form?.statement).toBe('Plans drift');
  expect(later.supports.map((each) => each.number)).toEqual([15, 17]);
});

test('a form in which nothing was written leaves nothing behind', async () => {
  making.open({ area: area(0) });
  making.putAside();
  await flushAll();
  expect([making.form, making.begun]).toEqual([null, false]);
});

test('everything that is missing is said at once, and goes as it is given', async () => {
  making.open();
  expect(await making.make()).toBeNull();
  expect(Object.keys(making.missing)).toEqual(['statement', 'area', 'mark', 'direction']);
  making.change({ area: area(1), mark: 'concern' });
  expect(Object.keys(making.missing)).toEqual(['statement', 'direction']);
  expect(sent('add_finding')).toEqual([]);
});

test('it is added under the next number with its evidence, once however often it is asked for', async () => {
  making.open({ evidence: pieces(15, 17) });
  making.change({ statement: ' Plans drift. ', direction: 'no_change' });
  const made = await Promise.all([making.make(), making.make()]);
  expect(made[1]).toBeNull();
  const added = cache.findings.find((each) => each.id === made[0]);
  expect(added).toMatchObject({ number: 7, statement: 'Plans drift.', mark: 'concern', direction: 'no_change' });
  expect(added?.supports.map((link) => link.evidence)).toEqual(pieces(15, 17).map((each) => each.id));
  expect([making.shown, making.form]).toEqual([false, null]);
});

test('what was refused is said, the words stay, and it may be tried again', async () => {
  making.open({ area: area(1) });
  making.change({ statement: 'Plans drift.', mark: 'concern', direction: 'new' });
  fake.on('add_finding', () => {
    throw new CoreError('disk_full');
  });
  expect(await making.make()).toBeNull();
  expect(making.failure).not.toBe('');
  expect(making.form?.statement).toBe('Plans drift.');
  await making.make();
  const [first, second] = sent<AddFinding>('add_finding');
  expect(second?.finding).toBe(first?.finding);
});
