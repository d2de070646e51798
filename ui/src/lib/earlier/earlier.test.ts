import { beforeEach, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { LETTER, sampleLetter } from '../../dev/sample-earlier';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import { EarlierModel } from './earlier.svelte';

let fake: FakeBackend;
let cache: VisitCache;
let model: EarlierModel;
const concerns = () => cache.earlierLetters[0]?.concerns ?? [];

beforeEach(async () => {
  const record = { kind: 'earlier_letter' as const, record: sampleLetter() };
  fake = new FakeBackend({ records: [...sampleRecords(), record], me: SAMPLE.me });
  setBackend(fake);
  cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
  model = new EarlierModel(cache);
});

test('a concern is answered, its answer is taken back, and the others stay as they are', async () => {
  const before = concerns();
  expect(await model.answer(2, 'declined')).toBe(true);
  expect(concerns()[2]?.answer).toBe('declined');
  expect(concerns().filter((_, at) => at !== 2)).toEqual(before.filter((_, at) => at !== 2));
  expect(model.scope).toEqual({ kind: 'earlier_letter', id: LETTER });
  await model.answer(2, null);
  expect(concerns()).toEqual(before);
});

test('answers and a note that are given in one go all stay', async () => {
  await Promise.all([
    model.answer(0, 'declined'),
    model.note(1).onsave('Dates are still missing.'),
    model.answer(1, 'improved'),
    model.setArea(3, cache.areas[5]?.id ?? null),
  ]);
  expect(concerns().map(({ answer }) => answer)).toEqual(['declined', 'improved', null, null]);
  expect(concerns()[1]?.note).toBe('Dates are still missing.');
  expect(concerns()[3]?.area).toBe(cache.areas[5]?.id);
});

test('only what is about an area is shown, or what none takes up, or all of it', () => {
  model.area = cache.areas[0]?.id ?? null;
  expect(model.concerns.map(({ at }) => at)).toEqual([0]);
  expect(model.sections.map(({ heading }) => heading)).toEqual([
    'Areas covered by the visit',
    'Findings and evaluation of progress',
  ]);
  model.area = '';
  expect(model.concerns.map(({ at }) => at)).toEqual([3]);
  model.onlyArea = false;
  expect(model.concerns).toHaveLength(4);
  expect(model.sections).toHaveLength(3);
});

test('a paragraph is given to another area, and becomes a concern of it', async () => {
  const section = model.letter?.sections.length ?? 0;
  await model.setParagraphArea(section - 1, 3, cache.areas[5]?.id ?? null);
  const paragraph = cache.earlierLetters[0]?.sections.at(-1)?.paragraphs[3];
  expect(paragraph?.area).toBe(cache.areas[5]?.id);
  await model.addConcern(paragraph ?? { text: '', area: null });
  expect(concerns().at(-1)).toMatchObject({ words: paragraph?.text, area: cache.areas[5]?.id, answer: null });
  await model.dropConcern(4);
  expect(concerns()).toHaveLength(4);
});
