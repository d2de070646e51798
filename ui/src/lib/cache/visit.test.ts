import { describe, expect, test } from 'vitest';
import type { Draw, Evidence, Kept, VisitView } from '../contract/generated';
import { sampleRecords, SAMPLE } from '../../dev/sample';
import { VisitCache } from './visit.svelte';

function view(): VisitView {
  return {
    kept: sampleRecords().map((record) => ({ rev: 1, ...record }) as Kept),
    unfinished: { capture: 'half a no' },
    summary: {
      visit: SAMPLE.visit,
      dates: '',
      title: '',
      evidence: 0,
      cases: 0,
      letter_words: null,
      areas: [],
      letter_due: null,
      letter_due_projected: false,
      targets: [],
    },
    me: SAMPLE.me,
    proposed_ordinal: 3,
  };
}

function evidence(changes: Partial<Evidence>, rev = 2): Kept {
  const first = sampleRecords().find((record) => record.kind === 'evidence')?.record as Evidence;
  return { rev, kind: 'evidence', record: { ...first, ...changes } };
}

const AT = '2026-11-17T14:30:00Z';

describe('lists stand in the order in which people see them', () => {
  const cache = new VisitCache(view());

  test('areas by rank, cases by reference, people by name', () => {
    expect(cache.areas.map((area) => area.rank)).toEqual([...cache.areas.map((area) => area.rank)].sort());
    expect(cache.cases[0]?.reference).toBe('C01');
    expect(cache.cases.at(-1)?.reference).toBe('C12');
  });

  test('evidence newest first, without the bin', () => {
    const times = cache.evidence.map((each) => each.at);
    expect(times).toEqual([...times].sort().reverse());
    expect(cache.evidence.every((each) => each.binned === null)).toBe(true);
  });

  test('what waited in the capture bar is there', () => {
    expect(cache.unfinished['capture']).toBe('half a no');
  });
});

describe('a saved answer', () => {
  test('puts a new record at its place and counts its revision', () => {
    const cache = new VisitCache(view());
    const before = cache.evidence.length;
    cache.apply({ at: AT, kept: [evidence({ id: 'new', at: '2099-01-01T00:00:00Z', number: 99 }, 1)], gone: [] });
    expect(cache.evidence[0]?.id).toBe('new');
    expect(cache.evidence).toHaveLength(before + 1);
    expect(cache.rev('new')).toBe(1);
    expect(cache.evidenceById('new')?.number).toBe(99);
    expect(cache.safeAt).toBe(AT);
  });

  test('replaces a changed record and moves it where its order changed', () => {
    const cache = new VisitCache(view());
    const last = cache.areas.at(-1);
    if (!last) throw new Error('no areas');
    cache.apply({
      at: AT,
      kept: [{ rev: 2, kind: 'area', record: { ...last, rank: 'ab', title: 'Moved' } }],
      gone: [],
    });
    expect(cache.areas[0]).toMatchObject({ id: last.id, title: 'Moved' });
    expect(new Set(cache.areas.map((area) => area.id)).size).toBe(cache.areas.length);
  });

  test('moves evidence into the bin and back', () => {
    const cache = new VisitCache(view());
    const id = evidence({}).record.id;
    cache.apply({ at: AT, kept: [evidence({ binned: AT })], gone: [] });
    expect(cache.evidence.some((each) => each.id === id)).toBe(false);
    expect(cache.binned[0]?.id).toBe(id);
    expect(cache.evidenceById(id)?.binned).toBe(AT);
    cache.apply({ at: AT, kept: [evidence({ binned: null }, 3)], gone: [] });
    expect(cache.evidence.some((each) => each.id === id)).toBe(true);
    expect(cache.binned.some((each) => each.id === id)).toBe(false);
  });

  test('drops what is gone', () => {
    const cache = new VisitCache(view());
    const area = cache.areas[0];
    if (!area) throw new Error('no areas');
    cache.apply({ at: AT, kept: [], gone: [{ kind: 'area', id: area.id }] });
    expect(cache.areas.some((each) => each.id === area.id)).toBe(false);
    expect(cache.rev({ kind: 'area', id: area.id })).toBe(0);
  });

  test('that was overtaken by a later one changes nothing', () => {
    const cache = new VisitCache(view());
    cache.apply({ at: AT, kept: [evidence({ text: 'later' }, 5)], gone: [] });
    cache.apply({ at: AT, kept: [evidence({ text: 'earlier' }, 4)], gone: [] });
    expect(cache.evidenceById(evidence({}).record.id)?.text).toBe('later');
    expect(cache.rev(evidence({}).record.id)).toBe(5);
  });
});

test('draws stand with the last one first, and one that is gone is in no list', () => {
  const cache = new VisitCache(view());
  const draw = (id: string, at: string) =>
    ({ rev: 1, kind: 'draw', record: { id, at, state: 'drawn' } as Draw }) as const;
  cache.apply({ at: AT, kept: [draw('d1', '2026-11-12T09:14:00Z'), draw('d2', '2026-11-13T08:00:00Z')], gone: [] });
  expect(cache.draws.map((each) => each.id)).toEqual(['d2', 'd1']);
  cache.apply({ at: AT, kept: [], gone: [{ kind: 'draw', id: 'd2' }] });
  expect(cache.draws.map((each) => each.id)).toEqual(['d1']);
});
