import { beforeEach, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { Matrix } from '../contract/generated';
import { countWords, MatrixModel } from './matrix.svelte';

let fake: FakeBackend;
let model: MatrixModel;
const marks = (strength: number, concern: number, context = 0, question = 0) => ({
  strength,
  concern,
  context,
  question,
});

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  model = new MatrixModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
});

test('rows stand in the order of areas, and the foot adds up each column', async () => {
  await model.load();
  expect(model.rows.map((row) => row.title)).toEqual(model.cache.areas.map((area) => area.title));
  const sum = model.rows.reduce((all, { row }) => all + row.all.concern, 0);
  expect(model.sums.all.concern).toBe(sum);
  const byKind = model.sums.kinds.reduce((all, kind) => all + kind.concern, 0);
  expect(byKind).toBe(sum);
  expect(model.sums.cases).toBe(8);
});

test('a row of an area that is gone is not shown', async () => {
  await model.load();
  model.cache.areas = model.cache.areas.slice(1);
  expect(model.rows).toHaveLength(5);
});

test.each([
  [marks(0, 0), 'no records'],
  [marks(1, 0), '1 strength'],
  [marks(2, 1), '2 strengths, 1 concern'],
  [marks(0, 3, 1, 1), '3 concerns, 2 of context or question'],
])('%j is %s', (counts, words) => {
  expect(countWords(counts)).toBe(words);
});

test('a later question overtakes an earlier one, and a failure is said', async () => {
  const answers: ((matrix: Matrix) => void)[] = [];
  fake.on('matrix', () => new Promise((resolve) => answers.push(resolve)));
  const both = [model.load(), model.load()];
  await Promise.resolve();
  await Promise.resolve();
  answers[1]?.({ kinds: [], rows: [], thin: 2 });
  answers[0]?.({ kinds: [], rows: [], thin: 1 });
  await Promise.all(both);
  expect(model.matrix?.thin).toBe(2);
  fake.on('matrix', () => {
    throw new CoreError('locked');
  });
  await model.load();
  expect(model.failure).toContain('The notebook is locked');
});
