import { beforeEach, expect, test } from 'vitest';
import { SAMPLE, sampleEvidence, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import { RecordEditor } from './record.svelte';

const ID = sampleEvidence()[0]?.id ?? '';
let fake: FakeBackend;
let editor: RecordEditor;
const names = () => fake.calls.map((call) => call.name).slice(1);

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  editor = new RecordEditor(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })), ID);
});

test('what is typed is a draft first, and a change when the field is left', async () => {
  editor.type('New words.');
  expect(editor.settled).toBe(false);
  await editor.autosave.flush();
  expect(editor.evidence?.text).not.toBe('New words.');
  expect(await editor.settle()).toBe(true);
  expect(names()).toEqual(['save_draft', 'settle']);
  expect(editor.evidence?.text).toBe('New words.');
  expect(editor.settled).toBe(true);
});

test('leaving the field unchanged sends nothing', async () => {
  await editor.settle();
  expect(names()).toEqual([]);
});

test('another field settles the text first, so that both are kept', async () => {
  editor.type('New words.');
  expect(await editor.edit({ mark: 'question' })).toBe(true);
  expect(names()).toEqual(['save_draft', 'settle', 'edit_record']);
  expect(editor.evidence).toMatchObject({ text: 'New words.', mark: 'question' });
});

test('changes made quickly one after another all arrive', async () => {
  const all = [
    editor.edit({ mark: 'question' }),
    editor.edit({ basis: 'seen' }),
    editor.edit({ source: 'Duty manager' }),
  ];
  expect(await Promise.all(all)).toEqual([true, true, true]);
  expect(editor.evidence).toMatchObject({ mark: 'question', basis: 'seen', source: 'Duty manager' });
});

test('words that were refused stay, with the reason beside them', async () => {
  fake.on('save_draft', () => {
    throw new CoreError('refused', { field: 'text', reason: 'too_long' });
  });
  editor.type('Too long.');
  expect(await editor.settle()).toBe(false);
  expect(editor.text).toBe('Too long.');
  expect(editor.error).toEqual({ field: 'text', text: 'This is longer than the field holds.' });
  editor.autosave.drop();
});

test('the bin and back', async () => {
  editor.type('New words.');
  await editor.moveToBin();
  expect(editor.cache.evidence.some((each) => each.id === ID)).toBe(false);
  expect(editor.evidence?.text).toBe('New words.');
  await editor.takeBack();
  expect(editor.cache.evidence.some((each) => each.id === ID)).toBe(true);
});
