import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { READ, withEarlier } from '../../dev/sample-earlier';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { AddRecords, EarlierLetter } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { waitingName } from '../shared/lookthrough.svelte';
import { BOX, ReviewModel } from './review.svelte';
import { accountOf, letterOf, rowsOf } from './rows';

let fake: FakeBackend;
let cache: VisitCache;
let model: ReviewModel;
const stored = () =>
  fake.calls
    .filter((call) => call.name === 'add_records')
    .map((call) => (call.request as AddRecords).records[0]?.record as EarlierLetter);
const choose = (text: string) => {
  model.selectedKey = model.rows.find((row) => row.text.includes(text))?.key ?? 0;
};

beforeEach(async () => {
  // What a test before left unsent is not this one's.
  await flushAll();
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  withEarlier(fake);
  setBackend(fake);
  cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
  model = new ReviewModel(cache);
});

describe('the parts of a letter', () => {
  test('make the same letter again where nothing is changed', () => {
    const { sections, concerns } = letterOf(rowsOf(READ));
    expect(sections).toEqual(READ.sections);
    expect(concerns).toEqual(READ.concerns);
  });

  test('have each concern after the paragraph it comes from, and what is left out at the end', () => {
    const rows = rowsOf(READ);
    const at = rows.findIndex((row) => row.kind === 'concern');
    expect(rows[at - 1]?.text).toContain(rows[at]?.text);
    expect(rows.slice(-3).map((row) => row.text)).toEqual(READ.left_out);
    expect(accountOf(rows)).toEqual({ paragraphs: 8, concerns: 4, out: 3 });
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  });

  test('keep a concern whose words stand in no paragraph', () => {
    const concern = { words: 'Nowhere else.', area: null, answer: null, note: '' };
    const rows = rowsOf({ ...READ, concerns: [concern] });
    expect(letterOf(rows).concerns).toEqual([concern]);
  });
});

describe('a letter under review', () => {
  test('is stored as it was changed: a heading, a bullet, a concern and what is left out', async () => {
    await model.choose();
    choose('This letter is invented');
    model.make('left_out');
    choose('Inspectors reviewed');
    model.make('heading');
    choose('Quality assurance is limited');
    model.make('concern');
    expect(model.selected).toMatchObject({ kind: 'concern', area: null });
    model.setTitle('Letter of the second visit');
    expect(await model.store()).not.toBeNull();
    const [letter] = stored();
    expect(letter?.title).toBe('Letter of the second visit');
    expect(letter?.sections.map((section) => section.heading)).toEqual([
      'Areas covered by the visit',
      'Inspectors reviewed the progress made in the following areas of concern:',
      'Findings and evaluation of progress',
    ]);
    expect(letter?.concerns).toHaveLength(5);
    expect(letter?.concerns.every((concern) => concern.answer === null)).toBe(true);
    expect(JSON.stringify(letter)).not.toContain('invented');
    expect(cache.earlierLetters).toHaveLength(1);
  });

  test('waits as it was left, until it is stored or put aside', async () => {
    await model.choose();
    expect(waitingName(cache, BOX)).toBeNull();
    choose('Quality assurance is limited');
    model.edit(model.selectedKey, { text: 'Quality assurance is weak.' });
    await flushAll();
    expect(waitingName(cache, BOX)).toBe('Northmere second letter.pdf');
    const later = new ReviewModel(cache);
    expect(later.resume()).toBe(true);
    expect(later.rows.some((row) => row.text === 'Quality assurance is weak.')).toBe(true);
    expect(later.dated).toBe('2026-05-11');
    await later.store();
    await flushAll();
    expect(waitingName(cache, BOX)).toBeNull();
    expect(new ReviewModel(cache).resume()).toBe(false);
  });

  test('keeps pasted text while it is no letter yet, and says why it cannot be read', async () => {
    expect(await model.readPasted()).toBe(false);
    expect(model.failure).toBe('Paste the text first.');
    model.paste('Plans are not dated.');
    await flushAll();
    const later = new ReviewModel(cache);
    expect(later.resume()).toBe(true);
    expect([later.read, later.pasted]).toEqual([false, 'Plans are not dated.']);
    fake.on('read_earlier_text', () => {
      throw new CoreError('letter_unreadable', { problem: 'there is no text in it' });
    });
    expect(await later.readPasted()).toBe(false);
    expect(later.failure).toContain('There is no text in it.');
    expect(later.pasted).toBe('Plans are not dated.');
  });

  test('is not stored without a name or with an empty part', async () => {
    await model.choose();
    model.setTitle(' ');
    choose('Quality assurance is limited');
    model.edit(model.selectedKey, { text: '' });
    const key = model.selectedKey;
    expect(await model.store()).toBeNull();
    expect(model.errors.map((error) => error.id)).toEqual(['earlier-title', `earlier-row-${key}`]);
    expect(stored()).toEqual([]);
  });

  test('is stored once where the answer got lost and it is stored again', async () => {
    await model.choose();
    let lost = true;
    fake.on('add_records', () => {
      if (lost) throw new CoreError('unexpected');
      return { at: '2026-11-17T14:00:00Z', kept: [], gone: [] };
    });
    expect(await model.store()).toBeNull();
    lost = false;
    expect(await model.store()).not.toBeNull();
    const ids = fake.calls.filter((call) => call.name === 'add_records').map((call) => call.request as AddRecords);
    expect(ids).toHaveLength(2);
    expect(ids[0]?.op_id).toBe(ids[1]?.op_id);
    expect(ids[0]?.records).toEqual(ids[1]?.records);
  });
});
