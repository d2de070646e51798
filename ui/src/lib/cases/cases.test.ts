import { beforeEach, describe, expect, test } from 'vitest';
import { readRecords, SAMPLE } from '../../dev/sample';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { Case, RateCases } from '../contract/generated';
import { status } from '../status/status.svelte';
import { CasesModel } from './cases.svelte';
import { gridKey } from './keys';
import { ReasonEditor } from './reason.svelte';

let fake: FakeBackend;
let model: CasesModel;

const requests = () => fake.calls.filter((call) => call.name === 'rate_cases').map((call) => call.request as RateCases);
const press = (...keys: string[]) => keys.map((key) => gridKey(model, key, 10));
const at = () => [model.selection.at.row, model.selection.at.column];
const rating = (row: number, column: number) => model.grid.cell(row, column).rating;
const row = (nth: number) => model.grid.columns.map((_, column) => rating(nth, column));

async function start(change: (each: Case) => Partial<Case> = () => ({})): Promise<void> {
  const records = readRecords().map((each) =>
    each.kind === 'case' ? { ...each, record: { ...each.record, ...change(each.record) } } : each,
  );
  fake = new FakeBackend({ records, me: SAMPLE.me });
  setBackend(fake);
  model = new CasesModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
}

beforeEach(() => start());

const aside = (reference: string) => (each: Case) =>
  each.reference === reference ? { state: 'set_aside' as const, set_aside_because: 'Closed in May.' } : {};

describe('moving', () => {
  test.each<[string[], number[]]>([
    [
      ['ArrowDown', 'ArrowRight'],
      [1, 1],
    ],
    [
      ['ArrowUp', 'ArrowLeft'],
      [0, 0],
    ],
    [['End'], [0, 9]],
    [['Ctrl+End'], [11, 9]],
    [
      ['Ctrl+End', 'Home'],
      [11, 0],
    ],
    [
      ['Ctrl+End', 'Ctrl+Home'],
      [0, 0],
    ],
    [
      ['Enter', 'Enter', 'Shift+Enter'],
      [1, 0],
    ],
    [
      ['Tab', 'Tab', 'Shift+Tab'],
      [0, 1],
    ],
    [
      ['End', 'Tab'],
      [1, 0],
    ],
    [
      ['End', 'Tab', 'Shift+Tab'],
      [0, 9],
    ],
    [
      ['PageDown', 'PageDown', 'PageDown'],
      [11, 0],
    ],
    [
      ['Ctrl+ArrowDown', 'Ctrl+ArrowRight'],
      [11, 9],
    ],
  ])('%j ends at %j', (keys, place) => {
    press(...keys);
    expect(at()).toEqual(place);
  });

  test('Tab leaves the grid from its last cell, and Shift+Tab from its first', () => {
    expect(press('Shift+Tab')).toEqual(['other']);
    expect(press('Ctrl+End', 'Tab')).toEqual(['moved', 'other']);
  });

  test('keeps to the case and the criterion when rows come before it', async () => {
    press('ArrowDown', 'ArrowRight');
    const id = '00000000-0000-7000-8000-d10000000099';
    const record = { ...(model.grid.rows[0]?.case as Case), id, reference: 'C00' };
    model.cache.apply(await fake.call('add_records', { op_id: id, records: [{ kind: 'case', record }] }));
    expect(at()).toEqual([2, 1]);
  });
});

describe('selecting', () => {
  test.each<[string[], object, number]>([
    [['Shift+ArrowDown', 'Shift+ArrowRight'], { top: 0, bottom: 1, left: 0, right: 1 }, 4],
    [['ArrowDown', 'ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowLeft'], { top: 0, bottom: 1, left: 0, right: 1 }, 4],
    [['Shift+ArrowDown', 'ArrowRight'], { top: 1, bottom: 1, left: 1, right: 1 }, 1],
    [['Ctrl+A'], { top: 0, bottom: 11, left: 0, right: 9 }, 120],
    [['ArrowRight', 'Ctrl+ '], { top: 0, bottom: 11, left: 1, right: 1 }, 12],
    [['ArrowDown', 'Shift+ '], { top: 1, bottom: 1, left: 0, right: 9 }, 10],
    [['Ctrl+Shift+End'], { top: 0, bottom: 11, left: 0, right: 9 }, 120],
  ])('%j is the block %j', (keys, range, count) => {
    press(...keys);
    expect(model.selection.range).toEqual(range);
    expect(model.selection.count).toBe(count);
  });

  test('is told', () => {
    press('Shift+ArrowDown', 'Shift+ArrowRight');
    expect(status.message).toBe('Selected: 2 cases by 2 criteria, from C01, 1 to C02, 2.');
  });
});

describe('rating', () => {
  test.each([
    ['M', 'met'],
    ['P', 'partly'],
    ['N', 'not_met'],
    ['S', 'not_seen'],
    ['X', 'not_applicable'],
    ['Delete', null],
  ])('%s gives %s', async (key, given) => {
    press('ArrowRight', 'ArrowRight', 'ArrowRight', key);
    expect(rating(0, 3)).toBe(given);
    await model.sender.flush();
    expect(rating(0, 3)).toBe(given);
    expect(model.sender.waiting.size).toBe(0);
  });

  test('a whole block is one change', async () => {
    press('Shift+ArrowDown', 'Shift+ArrowDown', 'N');
    await model.sender.flush();
    expect(requests()).toHaveLength(1);
    expect(requests()[0]?.cells).toHaveLength(3);
  });

  test('never waits for the answer, and says what was stored', async () => {
    press('P', 'ArrowDown', 'N', 'ArrowDown', 'P', 'ArrowDown', 'N');
    expect([0, 1, 2, 3].map((nth) => rating(nth, 0))).toEqual(['partly', 'not_met', 'partly', 'not_met']);
    expect(model.grid.cell(2, 0).state).toBe('waiting');
    await model.sender.flush();
    expect(requests().map((each) => each.cells.length)).toEqual([1, 3]);
    expect(status.message).toBe('Stored: 3 cells.');
    press('M');
    await model.sender.flush();
    expect(status.message).toBe('Stored: C04, 1, met.');
  });

  test('the same again sends nothing, and a reason stays with its cell', async () => {
    model.selection.go(6, 7);
    press('N');
    expect(model.sender.waiting.size).toBe(0);
    press('P');
    await model.sender.flush();
    expect(requests()).toHaveLength(1);
    expect(model.grid.cell(6, 7)).toMatchObject({ rating: 'partly', reason: expect.stringContaining('undated') });
  });

  test('passes over a case that is set aside, and says why', async () => {
    await start(aside('C02'));
    press('ArrowDown', 'N');
    expect(status.message).toBe('C02 is set aside: Closed in May.');
    press('ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowDown', 'X');
    await model.sender.flush();
    expect(requests()[0]?.cells).toHaveLength(2);
  });
});

describe('filling down', () => {
  test('takes the first row of the selection into the others', async () => {
    press('ArrowDown', 'Shift+End', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Ctrl+D');
    expect(row(2)).toEqual(row(1));
    expect(row(3)).toEqual(row(1));
    await model.sender.flush();
    expect(requests()).toHaveLength(1);
  });

  test('takes the row above where one row is selected, but not from the head', () => {
    press('Ctrl+D');
    expect(status.message).toBe('There is no row above to fill from.');
    model.selection.go(2, 3);
    press('Ctrl+D');
    expect(rating(2, 3)).toBe('not_met');
  });
});

describe('copying and pasting', () => {
  test('copies words that paste back as they were', async () => {
    model.selection.go(1, 0);
    press('Shift+End', 'Shift+ArrowDown');
    const before = [row(1), row(2)];
    const text = model.copied();
    expect(text.split('\n')[0]).toBe(
      'Partly\tNot met\tPartly\tNot met\tPartly\tNot met\tPartly\tPartly\tNot met\tNot met',
    );
    model.selection.go(8, 0);
    model.paste(`${text}\r\n`);
    expect([row(8), row(9)]).toEqual(before);
    expect(model.selection.range).toEqual({ top: 8, bottom: 9, left: 0, right: 9 });
    await model.sender.flush();
    expect(requests()).toHaveLength(1);
  });

  test('one value goes into the whole selection', () => {
    press('Shift+ArrowDown', 'Shift+ArrowRight');
    model.paste('n/a');
    expect([rating(0, 0), rating(0, 1), rating(1, 0), rating(1, 1)]).toEqual(Array(4).fill('not_applicable'));
  });

  test('stores nothing of a block with bad cells until somebody says so', async () => {
    await start(aside('C02'));
    model.selection.go(0, 8);
    model.paste('no\tperhaps\tyes\nmet\t\t\nno\tno\t');
    expect(model.pasting?.bad.map(({ place, block, text, why }) => [place, block, text, why])).toEqual([
      [{ row: 0, column: 9 }, { row: 1, column: 2 }, 'perhaps', 'unknown'],
      [null, { row: 1, column: 3 }, 'yes', 'outside'],
      [{ row: 1, column: 8 }, { row: 2, column: 1 }, 'met', 'aside'],
    ]);
    expect(model.sender.waiting.size).toBe(0);
    model.storeGood();
    await model.sender.flush();
    expect(requests()).toHaveLength(1);
    expect(requests()[0]?.cells).toHaveLength(3);
    expect([rating(0, 8), rating(2, 8), rating(2, 9)]).toEqual(['not_met', 'not_met', 'not_met']);
  });
});

describe('taking back', () => {
  test('is of the grid, and one paste is one step', async () => {
    const before = [row(0), row(1)];
    expect(model.scope).toEqual({ kind: 'criteria', id: model.grid.set?.id });
    model.paste('no\tno\nno\tno');
    await model.sender.flush();
    const { op, saved } = await fake.call('undo', { op_id: 'u', scope: model.scope ?? expect.unreachable() });
    model.cache.apply(saved);
    expect(op).toBe('rate_cases');
    expect([row(0), row(1)]).toEqual(before);
  });

  test('is of the case when that was changed last, and of the grid again after a rating', async () => {
    const id = model.grid.rows[0]?.case.id ?? '';
    const from = { id: 'case-team', what: 'the team' };
    await model.edits.edit({ kind: 'case', id }, () => ({ team: 'North' }), from);
    expect(model.scope).toEqual({ kind: 'case', id });
    press('N');
    expect(model.scope?.kind).toBe('criteria');
  });

  test('a change of a case waits for its ratings, so that neither is stale', async () => {
    const id = model.grid.rows[0]?.case.id ?? '';
    press('N');
    const edited = model.edits.edit({ kind: 'case', id }, () => ({ team: 'North' }), { id: 'case-team', what: '' });
    press('P');
    expect(await edited).toBe(true);
    await model.sender.flush();
    expect(model.grid.rows[0]?.case).toMatchObject({ team: 'North' });
    expect(rating(0, 0)).toBe('partly');
  });
});

describe('counting', () => {
  test('is by rating, and met where it applies', () => {
    expect(model.grid.counts.columns[9]).toEqual({ met: 0, partly: 3, not_met: 2, not_seen: 0, not_applicable: 6 });
    expect(model.grid.counts.allNotMet).toBe(16);
    expect(model.grid.counts.notMet.get(model.grid.rows[1]?.case.id ?? '')).toBe(5);
  });

  test('has what is not on the disk yet, and the same when it is', async () => {
    press('N', 'ArrowDown', 'Delete');
    const now = structuredClone(model.grid.counts);
    expect(now.columns[0]).toMatchObject({ met: 8, partly: 1, not_met: 2 });
    await model.sender.flush();
    expect(model.grid.counts).toEqual(now);
  });

  test('leaves out what is set aside', async () => {
    await start(aside('C02'));
    expect(model.grid.counts.columns[0]?.partly).toBe(1);
    expect(model.grid.read).toEqual({ read: 10, of: 11 });
  });

  test('names the cases of each rating', () => {
    const of = (rating: string | null) => model.grid.references(7).find((each) => each.rating === rating)?.references;
    expect(of('not_met')).toEqual(['C06', 'C07', 'C12']);
    expect(of(null)).toEqual([]);
    expect(model.grid.references(9).find((each) => each.rating === null)?.references).toEqual(['C12']);
  });
});

describe('the second rating', () => {
  const chosen = (each: Case) => (each.reference === 'C07' ? { second: { by: SAMPLE.other, ratings: [] } } : {});

  test('shows only cases chosen for it, and nothing of the first', async () => {
    await start(chosen);
    model.grid.second = true;
    expect(model.grid.rows.map((each) => each.case.reference)).toEqual(['C07']);
    expect(row(0).every((each) => each === null)).toBe(true);
    expect(model.grid.counts.allNotMet).toBe(0);
    expect(model.grid.references(0).every(({ rating, references }) => !rating || references.length === 0)).toBe(true);
  });

  test('is stored beside the first, which stays', async () => {
    await start(chosen);
    model.grid.second = true;
    press('N');
    await model.sender.flush();
    expect(requests()[0]?.second).toBe(true);
    model.grid.second = false;
    expect(rating(6, 0)).toBe('met');
    expect(model.grid.rows[6]?.case.second?.ratings).toHaveLength(1);
  });
});

describe('a reason', () => {
  test('is kept as it is typed, with the rating as it is', async () => {
    const editor = new ReasonEditor(model, 0, 3);
    editor.type('No dates.');
    await editor.autosave.flush();
    expect(model.grid.cell(0, 3)).toEqual({ rating: 'partly', reason: 'No dates.', state: 'kept' });
    press('ArrowRight', 'ArrowRight', 'ArrowRight', 'N');
    await model.sender.flush();
    expect(model.grid.cell(0, 3)).toMatchObject({ rating: 'not_met', reason: 'No dates.' });
  });

  test('is put back as it was with Esc', async () => {
    const editor = new ReasonEditor(model, 6, 7);
    const before = editor.text;
    editor.type('Other');
    await editor.autosave.flush();
    editor.type('Other words');
    await editor.cancel();
    expect(model.grid.cell(6, 7).reason).toBe(before);
    expect(editor.typed).toBeNull();
  });
});
