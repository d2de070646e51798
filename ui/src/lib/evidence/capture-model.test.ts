import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { RecordEvidence, SaveDraft } from '../contract/generated';
import { CaptureModel } from './capture.svelte';

let fake: FakeBackend;
const requests = <T>(name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request as T);

async function start(capture = ''): Promise<CaptureModel> {
  fake.captures.set(SAMPLE.visit, capture);
  return new CaptureModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
}

function type(model: CaptureModel, text: string): void {
  model.type(text, text.length);
}

beforeEach(() => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
});

test('what waited is there again', async () => {
  expect((await start('- @C07 half a sen')).text).toBe('- @C07 half a sen');
});

test('every key is kept as a draft of the visit', async () => {
  const model = await start();
  type(model, 'No dates.');
  await model.autosave.flush();
  expect(requests<SaveDraft>('save_draft')).toMatchObject([
    { subject: { kind: 'visit', id: SAMPLE.visit }, field: 'capture', text: 'No dates.' },
  ]);
  expect(fake.captures.get(SAMPLE.visit)).toBe('No dates.');
});

describe('storing', () => {
  test('sends what was understood and is ready for the next', async () => {
    const model = await start();
    type(model, '- @C07 #plans #re-check No dates.');
    const stored = await model.store();
    expect(stored).toMatchObject({ number: 39, mark: 'concern', tags: ['re-check'], text: 'No dates.' });
    expect(model.text).toBe('');
    expect(model.cache.evidenceById(stored?.id ?? '')?.number).toBe(39);
    expect(fake.captures.has(SAMPLE.visit)).toBe(false);
  });

  test('carries area, case and source on, but not mark and tags', async () => {
    const model = await start();
    type(model, '- @C07 @duty-manager #plans #re-check No dates.');
    const first = await model.store();
    type(model, 'No names either.');
    const second = await model.store();
    expect(second).toMatchObject({
      mark: 'context',
      tags: [],
      areas: first?.areas,
      case: first?.case,
      source: 'Duty manager',
    });
  });

  test('begins with what was recorded last', async () => {
    const model = await start();
    const last = model.cache.evidence.find((each) => each.author === SAMPLE.me);
    expect(model.understood).toMatchObject({ areas: last?.areas, case: last?.case, kind: last?.kind });
  });

  test('refuses nothing but tokens, and a reference that is no case', async () => {
    const model = await start();
    type(model, '- @C07');
    expect(await model.store()).toBeNull();
    expect(model.problem).toBe('Type what was seen, heard or read first.');
    type(model, '@C99 No dates.');
    expect(await model.store()).toBeNull();
    expect(model.problem).toBe('C99 is no case of this visit.');
    expect(model.text).toBe('@C99 No dates.');
    expect(requests('record_evidence')).toEqual([]);
  });

  test('that fails keeps the words, and goes again under the same ids', async () => {
    const model = await start();
    fake.on('record_evidence', () => {
      throw new CoreError('disk_full');
    });
    type(model, 'No dates.');
    expect(await model.store()).toBeNull();
    expect(model.text).toBe('No dates.');
    expect(model.problem).toContain('The disk is full');
    await model.store();
    const [first, second] = requests<RecordEvidence>('record_evidence');
    expect(second?.op_id).toBe(first?.op_id);
    expect(second?.evidence.id).toBe(first?.evidence.id);
  });

  test('waits for a draft under way, and sends nothing of the next before it is answered', async () => {
    const model = await start();
    type(model, 'First.');
    const storing = model.store();
    type(model, 'Second.');
    const flushed = model.autosave.flush();
    await storing;
    await flushed;
    await model.autosave.flush();
    const order = fake.calls.map((call) => call.name).filter((name) => name !== 'open_visit');
    expect(order[0]).toBe('record_evidence');
    expect(fake.captures.get(SAMPLE.visit)).toBe('Second.');
    expect(model.text).toBe('Second.');
  });
});

describe('the list', () => {
  test('is there while a token is typed, and shut with Esc until the next token', async () => {
    const model = await start();
    type(model, 'No dates. #pl');
    expect(model.suggestions.map((each) => each.label)).toEqual(['#plans', '#pl']);
    model.shutList();
    expect(model.suggestions).toEqual([]);
    type(model, 'No dates. #pla');
    expect(model.suggestions).toEqual([]);
    type(model, 'No dates. #pla #ov');
    expect(model.suggestions.map((each) => each.label)).toEqual(['#oversight', '#ov']);
  });
});
