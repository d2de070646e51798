import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { Evidence, FindingsView, SaveDraft } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { status } from '../status/status.svelte';
import { FindingsModel, type SideName } from './findings.svelte';

let fake: FakeBackend;
let model: FindingsModel;

const open = async () => new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
const sent = <T>(name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request as T);
const numbers = (side: SideName) => model.sides[side].map((row) => row.evidence.number);
const piece = (number: number) => model.cache.evidence.find((each) => each.number === number) as Evidence;
const finding = (number: number) => model.cache.findings.find((each) => each.number === number);
const standing = (number: number) => model.standings.get(finding(number)?.id ?? '');

function choose(number: number): void {
  model.select(finding(number)?.id ?? null);
}

async function edit(number: number, fields: Partial<Evidence>): Promise<void> {
  const { id } = piece(number);
  const request = { subject: { kind: 'evidence' as const, id }, base_rev: model.cache.rev(id), fields, op_id: 'op' };
  model.cache.apply(await fake.call('edit_record', request));
  await model.load();
}

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  model = new FindingsModel(await open());
  await model.load();
});

describe('the list', () => {
  test('findings stand by area, in the order of the areas and of their numbers', () => {
    expect(model.groups.map((group) => [group.title, group.findings.map((each) => each.number)])).toEqual([
      ['Management oversight', [1, 2]],
      ['Assessments and plans', [3]],
      ['Response to neglect', [4]],
      ['Listening to children', [5]],
      ['Quality assurance', [6]],
    ]);
  });

  test('the arrow keys stop at both ends', () => {
    const moved = [1, 1, -9, 99].map((by) => {
      model.move(by);
      return model.selected?.number;
    });
    expect(moved).toEqual([1, 2, 1, 6]);
  });

  test('a later question overtakes an earlier one, and both wait for its answer', async () => {
    const answers: ((view: FindingsView) => void)[] = [];
    fake.on('findings_view', () => new Promise((resolve) => answers.push(resolve)));
    const both = [model.load(), model.load()];
    await Promise.resolve();
    await Promise.resolve();
    answers[0]?.({ findings: [] });
    const [one] = model.standings.values();
    answers[1]?.({ findings: one ? [one] : [] });
    await both[0];
    expect(model.standings.size).toBe(1);
    fake.on('findings_view', () => {
      throw new CoreError('locked');
    });
    await model.load();
    expect(model.failure).toContain('The notebook is locked');
  });
});

describe('the sides of a finding', () => {
  test('each has its records newest first, and what nobody weighed stands apart', () => {
    choose(2);
    expect(numbers('supports')).toEqual([38, 20, 6]);
    expect(numbers('against')).toEqual([13, 10]);
    expect(numbers('open')).toEqual([29, 19]);
    expect(model.sides.against.map((row) => row.weighed?.how)).toEqual(['in_wording', 'not_relevant']);
    expect(standing(2)?.thin).toBe(true);
  });

  test('a record is put on the other side and taken away, one command each', async () => {
    choose(2);
    expect(await model.put([piece(20).id], 'against')).toBe(true);
    expect([numbers('supports'), numbers('against')]).toEqual([
      [38, 6],
      [20, 13, 10],
    ]);
    expect(model.sides.against.map((row) => row.open)).toEqual([true, false, false]);
    expect(status.message).toBe('E020 speaks against F2.');
    await model.put([piece(20).id], 'neither');
    expect([numbers('supports'), numbers('against')]).toEqual([
      [38, 6],
      [13, 10],
    ]);
    expect(sent('link_evidence')).toHaveLength(2);
  });

  test('cut and paste moves what was cut, and says so where nothing was', async () => {
    choose(2);
    expect(await model.putDown('supports')).toBe(false);
    expect(status.message).toBe('Ctrl+X on a record picks it up first.');
    model.pickUp(piece(29).id);
    expect(await model.putDown('supports')).toBe(true);
    expect([numbers('supports'), numbers('open')]).toEqual([[38, 29, 20, 6], [19]]);
    expect(model.cut).toBeNull();
  });

  test('what was refused is said at the finding, and nothing moves', async () => {
    choose(2);
    fake.on('link_evidence', () => {
      throw new CoreError('stale');
    });
    expect(await model.put([piece(20).id], 'against')).toBe(false);
    expect(model.error('sides')).toContain('changed');
    expect(numbers('supports')).toEqual([38, 20, 6]);
  });
});

describe('weighing', () => {
  test('what is missing is said before anything is sent', async () => {
    choose(2);
    const { id } = piece(19);
    expect(await model.weigh(id)).toBe(false);
    expect(model.error(`weigh-${id}`)).toBe('Choose what is made of it.');
    if (model.selected) model.weighings.change(model.selected, id, { how: 'outweighed' });
    expect(await model.weigh(id)).toBe(false);
    expect(model.error(`weigh-${id}`)).toBe('Say why.');
    expect(sent('weigh')).toEqual([]);
  });

  test.each([
    ['outweighed', 'One chair of six.'],
    ['not_relevant', 'About conferences.'],
    ['in_wording', ''],
  ] as const)('%s because “%s” is weighed, and is open again when the record changes', async (how, because) => {
    choose(2);
    if (model.selected) model.weighings.change(model.selected, piece(19).id, { how, because });
    expect(await model.weigh(piece(19).id)).toBe(true);
    expect([numbers('open'), numbers('against')]).toEqual([[29], [19, 13, 10]]);
    await edit(19, { text: 'Conference chair challenged it; no answer.' });
    expect(numbers('open')).toEqual([29, 19]);
    expect(model.sides.open.map((row) => row.weighed?.because)).toEqual([undefined, because]);
    await model.unweigh(piece(19).id);
    expect(model.sides.open.map((row) => row.weighed)).toEqual([undefined, undefined]);
  });

  test('reasons that are half typed are kept for each record, and are gone when it is weighed', async () => {
    choose(2);
    const of = model.selected;
    if (!of) throw new Error('no finding');
    model.weighings.change(of, piece(19).id, { how: 'outweighed', because: 'One of' });
    model.weighings.change(of, piece(29).id, { because: 'Only this' });
    await flushAll();
    expect(sent<SaveDraft>('save_draft').at(-1)?.field).toBe('weighing');

    const again = new FindingsModel(model.cache);
    expect(again.weighings.of(of, piece(19).id)).toEqual({ how: 'outweighed', because: 'One of' });
    again.select(of.id);
    again.weighings.change(of, piece(19).id, { because: 'One of six' });
    await again.weigh(piece(19).id);
    again.weighings.change(of, piece(29).id, { how: 'in_wording' });
    await again.weigh(piece(29).id);
    await flushAll();
    expect(sent<SaveDraft>('save_draft').at(-1)).toMatchObject({ field: 'weighing', text: '' });
  });
});

describe('what changed since it was linked', () => {
  test('is suspect until somebody looked, and only then', async () => {
    choose(1);
    expect(standing(1)?.suspect).toEqual([]);
    await edit(29, { text: '‘I leave with a list.’' });
    expect(standing(1)?.suspect).toEqual([piece(29).id]);
    expect(model.sides.supports.filter((row) => row.changed).map((row) => row.evidence.number)).toEqual([29]);
    expect(await model.lookAt()).toBe(true);
    expect(standing(1)?.suspect).toEqual([]);
  });

  test('a record in the bin is still seen beside the finding', async () => {
    choose(1);
    const { id } = piece(29);
    model.cache.apply(await fake.call('bin_evidence', { op_id: 'op', evidence: id, base_rev: 1 }));
    await model.load();
    const row = model.sides.supports.find((each) => each.evidence.id === id);
    expect([row?.changed, row?.evidence.binned === null]).toEqual([true, false]);
  });
});

describe('removing and taking back', () => {
  test('the next finding is chosen, undo is of the one removed until another is chosen', async () => {
    choose(2);
    const removed = model.selected?.id ?? '';
    expect(await model.remove()).toBe(true);
    expect(model.selected?.number).toBe(3);
    expect(model.scope).toEqual({ kind: 'finding', id: removed });
    model.move(1);
    expect(model.scope?.id).toBe(model.selected?.id);
  });

  test('what undo brings back is shown', async () => {
    choose(2);
    const before = [...fake.kept.values()].find((kept) => kept.record.id === model.selected?.id);
    await model.remove();
    model.tookBack();
    expect(model.selected?.number).toBe(3);
    if (before) model.cache.apply({ at: '2026-11-17T15:00:00Z', kept: [{ ...before, rev: 3 }], gone: [] });
    model.tookBack();
    expect(model.selected?.number).toBe(2);
  });

  test('one that the letter cites stays, and says why', async () => {
    choose(1);
    fake.on('remove_record', () => {
      throw new CoreError('referred_to');
    });
    expect(await model.remove()).toBe(false);
    expect(model.error('remove')).toContain('the letter points to it');
    expect(model.selected?.number).toBe(1);
  });
});

test('a statement is kept as it is typed and a change when it is left', async () => {
  choose(1);
  if (!model.selected) throw new Error('no finding');
  const field = model.statement(model.selected);
  await field.onkeep('Caseloads are lower', 'op');
  expect(sent<SaveDraft>('save_draft').at(-1)).toMatchObject({ field: 'statement', text: '"Caseloads are lower"' });
  expect(await field.onsave('Caseloads are lower.')).toBe(true);
  expect(model.selected?.statement).toBe('Caseloads are lower.');
});
