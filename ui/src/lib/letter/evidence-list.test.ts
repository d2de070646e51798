import { expect, test } from 'vitest';
import { EvidenceList, firstLine } from './evidence-list.svelte';
import { evidence, openVisit } from './testing/visit';

const shown = (list: EvidenceList) =>
  list.groups.map((group) => [group.title, group.evidence.map((each) => each.id).join(' ')]);

test('evidence stands under its first area, in the order of the areas, and without one at the end', async () => {
  const list = new EvidenceList((await openVisit()).cache);
  expect(shown(list)).toEqual([
    ['Management oversight', 'e1 e2'],
    ['Plans', 'e3'],
    ['Without an area', 'e4'],
  ]);
});

test('filters by area, mark, words and number', async () => {
  const both = { ...evidence(5, 'area-1', 'concern', 'Plans drift.'), areas: ['area-1', 'area-2'] };
  const list = new EvidenceList(
    (await openVisit({ evidence: [evidence(1, 'area-1', 'strength', 'Good.'), both] })).cache,
  );
  list.area = 'area-2';
  expect(shown(list)).toEqual([['Plans', 'e5']]);
  list.showAll();
  list.mark = 'strength';
  expect(shown(list)).toEqual([['Management oversight', 'e1']]);
  list.showAll();
  list.text = 'DRIFT';
  expect(shown(list)).toEqual([['Management oversight', 'e5']]);
  list.text = 'e001';
  expect(shown(list)).toEqual([['Management oversight', 'e1']]);
});

test('what Enter links: all that are chosen, else the row the keys are on', async () => {
  const list = new EvidenceList((await openVisit()).cache);
  expect(list.toCite()).toEqual({ evidence: [], findings: [] });
  list.active = 'e3';
  expect(list.toCite().evidence).toEqual(['e3']);
  list.toggle('e2');
  list.toggle('e1');
  expect(list.toCite().evidence).toEqual(['e2', 'e1']);
  list.toggle('e2');
  expect(list.toCite().evidence).toEqual(['e1']);
});

test('ten thousand pieces are drawn in parts, and one that is asked for is shown', async () => {
  const many = Array.from({ length: 10_000 }, (_, at) => evidence(at + 1, 'area-1', 'context', `Piece ${at}.`));
  const list = new EvidenceList((await openVisit({ evidence: many })).cache);
  expect(list.shown).toHaveLength(200);
  list.more();
  expect(list.shown).toHaveLength(400);
  list.mark = 'concern';
  list.show('e5000');
  expect(list.shown.some((each) => each.id === 'e5000')).toBe(true);
  expect(list.open?.id).toBe('e5000');
});

test('a row shows the first line', () => {
  expect(firstLine('\nDr. Shah saw it. Twice.\nMore.')).toBe('Dr. Shah saw it. Twice.');
});
