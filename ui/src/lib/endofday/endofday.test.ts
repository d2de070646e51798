import { beforeEach, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { Agenda } from '../contract/generated';
import { status } from '../status/status.svelte';
import { dayHere, EndOfDayModel } from './endofday.svelte';

let fake: FakeBackend;
let cache: VisitCache;

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
});

test('a day goes from midnight to midnight of the clock here, over a change of clocks too', () => {
  for (const date of ['2026-11-18', '2026-10-25', '2026-03-29', '2026-12-31']) {
    const { begins, ends } = dayHere(date);
    const [first, last] = [new Date(begins), new Date(ends)];
    expect([first.getHours(), first.getMinutes(), last.getHours(), last.getMinutes()]).toEqual([0, 0, 0, 0]);
    const hours = (last.getTime() - first.getTime()) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(23);
    expect(hours).toBeLessThanOrEqual(25);
  }
});

test.each([
  ['2026-11-17', '2026-11-17'],
  ['2026-11-18', '2026-11-18'],
  ['2026-11-23', '2026-11-18'],
  ['2026-11-01', '2026-11-16'],
])('on %s the pack is that of %s', (today, day) => {
  expect(new EndOfDayModel(cache, today).day).toBe(day);
});

test('days on site and days with evidence are offered, latest first', () => {
  const at = '2026-11-20T10:00:00Z';
  cache.evidence = [...cache.evidence, { ...cache.evidence[0]!, id: 'later', at }];
  const model = new EndOfDayModel(cache, '2026-11-18');
  expect(model.days).toEqual(['2026-11-20', '2026-11-18', '2026-11-17', '2026-11-16']);
  model.choose('2026-11-17');
  expect(model.day).toBe('2026-11-17');
});

test('an answer that was overtaken is dropped, and a failure is said', async () => {
  const answers: ((agenda: Agenda) => void)[] = [];
  fake.on('end_of_day', () => new Promise((answer) => answers.push(answer)));
  const model = new EndOfDayModel(cache, '2026-11-18');
  const both = [model.load(), model.load()];
  await Promise.resolve();
  await Promise.resolve();
  answers[1]?.({ title: 'second', parts: [] });
  answers[0]?.({ title: 'first', parts: [] });
  await Promise.all(both);
  expect(model.agenda?.title).toBe('second');
  fake.on('end_of_day', () => {
    throw new CoreError('locked');
  });
  await model.load();
  expect(model.failure).toContain('The notebook is locked');
});

test('saving says where the pack is, and that nothing was saved when the dialog is put aside', async () => {
  const model = new EndOfDayModel(cache, '2026-11-18');
  await model.save();
  expect(status.message).toContain('/home/maren/End of day.pdf');
  fake.on('export_end_of_day', () => ({ path: null }));
  await model.save();
  expect(status.message).toBe('Nothing was saved.');
});
