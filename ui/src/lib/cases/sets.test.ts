import { beforeEach, describe, expect, test } from 'vitest';
import { readRecords, SAMPLE, sampleRecords } from '../../dev/sample';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { Criteria, Record as AnyRecord } from '../contract/generated';
import { CasesModel } from './cases.svelte';
import { readLines, Sets } from './sets.svelte';

let fake: FakeBackend;
let sets: Sets;

const set = (): Criteria => sets.model.grid.set ?? expect.unreachable('no set');
const lines = () => set().criteria.map((each) => each.text);

async function start(records: AnyRecord[]): Promise<void> {
  fake = new FakeBackend({ records, me: SAMPLE.me });
  setBackend(fake);
  sets = new Sets(new CasesModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }))));
  await sets.load();
}

beforeEach(() => start(readRecords()));

test.each<[string, string[]]>([
  ['Plan specific', ['Plan specific']],
  [
    '1. Plan specific\n2) Visits in time\r\n\n- Reviews\n• Core groups\t regular ',
    ['Plan specific', 'Visits in time', 'Reviews', 'Core groups regular'],
  ],
  ['16 and 17 year olds seen', ['16 and 17 year olds seen']],
  [' \n\n', []],
])('lines of %j are criteria', (text, expected) => {
  expect(readLines(text)).toEqual(expected);
});

describe('without a set', () => {
  beforeEach(() => start(sampleRecords()));

  test('proposals are copied with ids of their own, and the first is shown', async () => {
    expect(sets.model.grid.set).toBeNull();
    expect(await sets.use(sets.proposed)).toBe(true);
    expect(sets.model.cache.criteria.map((each) => each.title).sort()).toEqual(
      sets.proposed.map((each) => each.title).sort(),
    );
    expect(set().title).toBe(sets.proposed[0]?.title);
    const ids = sets.model.cache.criteria.flatMap((each) => [each.id, ...each.criteria.map(({ id }) => id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(set().visit).toBe(SAMPLE.visit);
  });

  test('cases of no set stand in the grid, and take the set with their first rating', async () => {
    await sets.use(sets.proposed.slice(0, 1));
    expect(sets.model.grid.rows).toHaveLength(12);
    sets.model.rate('met');
    await sets.model.sender.flush();
    expect(sets.model.grid.rows[0]?.case.criteria).toBe(set().id);
    expect(sets.model.grid.rows[1]?.case.criteria).toBeNull();
  });
});

describe('a set', () => {
  test('takes several lines as several criteria, in one change', async () => {
    await sets.add(set(), 'One more\nAnd another');
    expect(lines().slice(9)).toEqual(['Neglect tool used, repeated', 'One more', 'And another']);
    expect(fake.calls.filter((call) => call.name === 'edit_record')).toHaveLength(1);
  });

  test('refuses more than it holds, and says so', async () => {
    expect(await sets.add(set(), Array(31).fill('Line').join('\n'))).toBe(false);
    expect(sets.model.edits.error('criteria-new')).toBe('A set holds 40 criteria at most.');
    expect(lines()).toHaveLength(10);
  });

  test('moves a criterion, and its ratings move with it', async () => {
    const [first] = set().criteria;
    const before = sets.model.grid.cell(1, 0).rating;
    await sets.move(set(), first ?? expect.unreachable(), 1);
    expect(lines().slice(0, 2)).toEqual(['History and risk analysed', 'Threshold decision']);
    expect(sets.model.grid.cell(1, 1).rating).toBe(before);
  });

  test('does not move the first up', async () => {
    await sets.move(set(), set().criteria[0] ?? expect.unreachable(), -1);
    expect(lines()[0]).toBe('Threshold decision');
  });

  test('links, rewords and removes a criterion without touching the others', async () => {
    const [first, second] = set().criteria;
    if (!first || !second) return expect.unreachable();
    const area = sets.model.cache.areas[0]?.id ?? null;
    await sets.link(set(), second, area);
    await sets.wording(set(), second, 'Criterion 2').onsave('History known');
    expect(set().criteria[1]).toEqual({ id: second.id, text: 'History known', area });
    expect(sets.model.grid.ratedAgainst(first.id)).toBe(12);
    await sets.remove(set(), first);
    expect(lines()[0]).toBe('History known');
    expect(lines()).toHaveLength(9);
  });

  test('keeps both of two edits that are made at once', async () => {
    const [first, second] = set().criteria;
    if (!first || !second) return expect.unreachable();
    await Promise.all([sets.wording(set(), first, '').onsave('One'), sets.wording(set(), second, '').onsave('Two')]);
    expect(lines().slice(0, 2)).toEqual(['One', 'Two']);
  });
});
