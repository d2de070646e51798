import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import { EvidenceList } from './list.svelte';

let list: EvidenceList;

beforeEach(async () => {
  const fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  list = new EvidenceList(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })), '2026-11-17');
});

test('rows stand in days, newest first', () => {
  const heads = list.items.filter((item) => 'group' in item);
  expect(heads).toMatchObject([
    { label: 'Tuesday 17 November, on site', count: 36 },
    { label: 'Monday 16 November, off site', count: 2 },
  ]);
  list.newestFirst = false;
  expect(list.items[0]).toMatchObject({ group: '2026-11-16' });
});

test.each([
  ['area', 'Management oversight', 'No area yet'],
  ['case', 'C01, protection plan', 'Not from a case'],
  ['kind', 'Case record', 'Data'],
] as const)('rows stand by %s, those without one last, newest first within each', (group, first, last) => {
  list.group = group;
  const heads = list.items.flatMap((item) => ('group' in item ? [item] : []));
  expect(heads[0]?.label).toBe(first);
  expect(heads.at(-1)?.label).toBe(last);
  expect(heads.reduce((sum, head) => sum + head.count, 0)).toBe(list.rows.length);
  expect(new Set(heads.map((head) => head.group)).size).toBe(heads.length);
  const inFirst = list.rows.slice(0, heads[0]?.count);
  expect(inFirst.map((each) => each.at)).toEqual(
    inFirst
      .map((each) => each.at)
      .sort()
      .reverse(),
  );
});

describe('what is shown', () => {
  test('one area, no area, one case, no case, the bin', () => {
    const area = list.cache.areas[0]?.id ?? '';
    list.choose({ area });
    expect(list.rows).toHaveLength(list.counts.areas.get(area) ?? 0);
    list.choose({ area: null });
    expect(list.rows).toHaveLength(1);
    list.choose({ case: list.cache.cases[6]?.id ?? '' });
    expect(list.rows).toHaveLength(4);
    list.choose({ case: null });
    expect(list.rows).toHaveLength(12);
    list.choose({ bin: true });
    expect(list.rows).toHaveLength(0);
  });

  test('mark, kind, author and words together', () => {
    list.mark = 'concern';
    list.kind = 'childs_record';
    list.by = SAMPLE.me;
    const narrowed = list.rows.length;
    expect(list.rows.every((each) => each.mark === 'concern' && each.author === SAMPLE.me)).toBe(true);
    list.find = 'SAFETY plan';
    expect(list.rows.map((each) => each.number)).toEqual([38]);
    expect(narrowed).toBeGreaterThan(1);
    list.find = 'e038';
    expect(list.rows).toHaveLength(1);
    list.showAll();
    expect(list.rows).toHaveLength(38);
  });

  test('area, case, tag and mark together', () => {
    const area = list.cache.areas[0]?.id ?? '';
    const of = list.cache.cases[6]?.id ?? '';
    list.choose({ area });
    list.ofCase = of;
    list.mark = 'concern';
    expect(list.rows.map((each) => each.number)).toEqual([38]);
    list.showAll();
    list.tag = 're-check';
    expect(list.tags).toEqual(['re-check']);
    expect(list.rows).toHaveLength(5);
    expect(list.narrowing).toBe(1);
  });
});

test('the selection moves over the rows and stops at both ends', () => {
  expect(list.move(1)).toBe(0);
  list.move(5);
  expect(list.selected?.id).toBe(list.rows[5]?.id);
  list.move(-100);
  expect(list.selected?.id).toBe(list.rows[0]?.id);
  list.move(1e9);
  expect(list.selected?.id).toBe(list.rows.at(-1)?.id);
  expect(list.neighbour(list.rows[0]?.id ?? '')).toBe(list.rows[1]?.id);
  expect(list.neighbour(list.rows.at(-1)?.id ?? '')).toBe(list.rows.at(-2)?.id);
});

describe('records chosen together', () => {
  const numbers = () => list.chosen.map((each) => each.number);

  test('without any, the selected record is what is chosen', () => {
    expect(numbers()).toEqual([]);
    list.move(1);
    expect(numbers()).toEqual([38]);
  });

  test('Shift with an arrow chooses on from the selected one, and one is left out again', () => {
    list.move(1);
    list.pickOn(1);
    list.pickOn(1);
    expect(numbers()).toEqual([38, 37, 36]);
    list.pick(list.rows[1]?.id ?? '');
    expect(numbers()).toEqual([38, 36]);
  });

  test('what goes to the bin is not chosen any more', () => {
    list.move(1);
    list.pickOn(1);
    const [first] = list.chosen;
    if (!first) throw new Error('nothing chosen');
    const record = { ...first, binned: '2026-11-17T15:00:00Z' };
    list.cache.apply({ at: '2026-11-17T15:00:00Z', kept: [{ kind: 'evidence', rev: 2, record }], gone: [] });
    expect(numbers()).toEqual([37]);
  });
});
