import { beforeEach, describe, expect, test } from 'vitest';
import { NOTES_PARTS, notesChosen, notesPart } from '../../dev/sample-notes';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { ImportNotes, SaveDraft } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { waitingNotes } from './kept';
import { NotesModel, readTime, recordedAt } from './notes.svelte';
import { accountOf, joinParts, partsOf, splitPart, type Part } from './parts';

let fake: FakeBackend;
let model: NotesModel;
const whole = NOTES_PARTS.map((part) => part.text).join('');
const from = () => model.parts.map((part) => part.from).join('');
const drafts = () => fake.calls.filter((call) => call.name === 'save_draft').map((call) => call.request as SaveDraft);
const sent = () => fake.calls.filter((call) => call.name === 'import_notes').map((call) => call.request as ImportNotes);

beforeEach(async () => {
  // What a test before left unsent is not this one's.
  await flushAll();
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  fake.on('choose_notes', () => notesChosen());
  setBackend(fake);
  model = new NotesModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
  await model.choose();
});

describe('notes under review', () => {
  test('keep every character of the file whatever is split and joined', () => {
    let seed = 7;
    const next = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
    for (let round = 0; round < 400; round += 1) {
      model.selectedKey = model.parts[next(model.parts.length)]?.key ?? 0;
      if (next(2) === 0) model.join();
      else model.split(next((model.selected?.text.length ?? 0) + 2));
      expect(from()).toBe(whole);
      const { kept, rest } = accountOf(model.parts);
      expect(kept + rest).toBe([...whole].length);
      expect(model.parts.map((part) => part.text).join('')).toBe(whole);
      expect(new Set(model.parts.map((part) => part.key)).size).toBe(model.parts.length);
    }
  });

  test('still account for the file when words were typed over', () => {
    model.selectedKey = 3;
    model.edit(3, { text: 'Quite other words' });
    model.split(5);
    model.join();
    expect(from()).toBe(whole);
    expect(model.parts[3]?.text).toBe('Quite other words');
  });

  test('are split where both sides have something, and joined where there is one before', () => {
    model.selectedKey = 3;
    expect(model.split(0)).toBe(false);
    expect(model.split(9999)).toBe(false);
    model.selectedKey = 0;
    expect(model.join()).toBe(false);
    expect(model.changed).toBe(false);
  });

  test('wait in the notebook with all that was changed, and go on from there', async () => {
    model.selectedKey = 3;
    model.edit(3, { text: 'Half a se' });
    model.split(4);
    model.typeTime(model.parts[3] as Part, '25:7');
    await flushAll();
    const view = await fake.call('open_visit', { visit: SAMPLE.visit });
    const unfinished = Object.fromEntries(drafts().map(({ field, text }) => [field, text]));
    const cache = new VisitCache({ ...view, unfinished });
    expect(waitingNotes(cache)).toBe(model.name);
    const again = new NotesModel(cache);
    expect(again.resume()).toBe(true);
    expect(again.parts).toEqual(model.parts);
    expect([again.name, again.characters, again.leftOut]).toEqual([model.name, model.characters, model.leftOut]);
    expect(again.badTime(again.parts[3] as Part)).toBe(true);
  });

  test('send only the piece in which something was changed, and nothing of them stays when they are put aside', async () => {
    const many = Array.from({ length: 100 }, (_, at) => notesPart(`Note ${at}\n`));
    fake.on('choose_notes', () => notesChosen(many));
    await model.choose();
    model.edit(40, { kept: false });
    await flushAll();
    expect(drafts().map((each) => each.field)).toEqual(['notes.0', 'notes.1', 'notes.2', 'notes.3', 'notes']);
    model.edit(40, { kept: true });
    await flushAll();
    expect(
      drafts()
        .slice(5)
        .map((each) => each.field),
    ).toEqual(['notes.1']);
    model.selectedKey = 32;
    model.join();
    await flushAll();
    expect(
      drafts()
        .slice(6)
        .map((each) => each.field),
    ).toEqual(['notes.0', 'notes.1']);
    await model.putAside();
    expect(waitingNotes(model.cache)).toBeNull();
    const left = new Map(drafts().map(({ field, text }) => [field, text]));
    expect([...left.values()]).toEqual(['', '', '', '', '']);
  });

  test('that became evidence wait no longer', async () => {
    model.edit(3, { text: 'Quite other words' });
    await flushAll();
    expect(waitingNotes(model.cache)).toBe(model.name);
    expect(await model.store()).toBe(true);
    expect(waitingNotes(model.cache)).toBeNull();
    const many = drafts().length;
    await flushAll();
    expect(drafts()).toHaveLength(many);
  });

  test('are stored all at once as evidence with their own day, time and author', async () => {
    expect(await model.store()).toBe(true);
    const evidence = sent()[0]?.evidence ?? [];
    expect(evidence).toHaveLength(4);
    expect(evidence[0]).toMatchObject({
      number: 0,
      visit: SAMPLE.visit,
      author: SAMPLE.me,
      happened: '2026-11-18',
      at: new Date('2026-11-18T09:20:00').toISOString(),
      text: whole.split('\n').find((line) => line.startsWith('Caseloads')),
    });
    expect(evidence[1]?.author).toBe(SAMPLE.other);
    expect(model.cache.evidence.filter((each) => evidence.some(({ id }) => id === each.id))).toHaveLength(4);
  });

  test('are not stored with an empty part, a time that is none, or nothing kept', async () => {
    model.edit(3, { text: ' \n' });
    const part = model.parts[4];
    if (part) model.typeTime(part, '25:00');
    expect(await model.store()).toBe(false);
    expect(model.errors.map((error) => error.text)).toEqual([
      'Part 4 is kept and has no text.',
      'Part 5: the time is not one such as 14:05.',
    ]);
    for (const { key } of model.parts) model.edit(key, { kept: false });
    await model.store();
    expect(model.errors.map((error) => error.text)).toEqual(['Keep at least one part first.']);
    expect(sent()).toEqual([]);
  });

  test('stay as they are where one is refused, and the part is named', async () => {
    fake.on('import_notes', () => {
      throw new CoreError('refused', { field: 'evidence.1.text', reason: 'too_long' });
    });
    expect(await model.store()).toBe(false);
    expect(model.errors).toEqual([{ id: 'note-4', text: 'Part 5 of 8: This is longer than the field holds.' }]);
    expect(from()).toBe(whole);
  });

  test('are one and the same change when they are sent again unchanged', async () => {
    fake.on('import_notes', () => {
      throw new CoreError('disk_full');
    });
    await model.store();
    await model.store();
    model.toggle(3);
    await model.store();
    const [first, second, third] = sent().map((request) => request.op_id);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

describe('parts', () => {
  const [heading, note] = partsOf([
    notesPart('Duty team', { kept: false, heading: true }),
    notesPart('Plan is late', { areas: ['a'], mark: 'concern' }),
  ]);
  if (!heading || !note) throw new Error('no parts');

  test('that are joined are kept where either is, with the facts of the one that is', () => {
    const joined = joinParts(heading, note);
    expect(joined).toMatchObject({
      kept: true,
      heading: false,
      mark: 'concern',
      areas: ['a'],
      text: 'Duty team\nPlan is late',
    });
    expect(joined.from).toBe('Duty teamPlan is late');
  });

  test('that are split have the same facts on both sides', () => {
    const [before, after] = splitPart(note, 5, 9);
    expect([before.text, after.text]).toEqual(['Plan ', 'is late']);
    expect(after).toMatchObject({ key: 9, mark: 'concern', areas: ['a'], kept: true });
  });
});

test.each([
  ['14:05', '14:05:00'],
  ['9.30', '09:30:00'],
  ['', null],
  ['24:00', undefined],
  ['9', undefined],
])('the time %j', (typed, read) => {
  expect(readTime(typed)).toBe(read);
});

test('without both a day and a time it counts as recorded now', () => {
  const now = new Date('2026-11-19T08:00:00Z');
  expect(recordedAt(null, '09:00:00', now)).toBe(now.toISOString());
  expect(recordedAt('2026-11-18', null, now)).toBe(now.toISOString());
});
