import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE, sampleEvidence, sampleRecords } from '../../dev/sample';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { History, PastChange } from '../contract/generated';
import { RecordHistory } from './history.svelte';
import { wordDiff } from '../shared/worddiff';

const said = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ text, change }) => (change === 'kept' ? text : change === 'gone' ? `[-${text}]` : `[+${text}]`))
    .join('');

describe('what became of a text', () => {
  test.each([
    ['', '', ''],
    ['same words', 'same words', 'same words'],
    ['', 'new words', '[+new words]'],
    ['old words', '', '[-old words]'],
    ['the plan is late', 'the plan was late', 'the plan [-is ][+was ]late'],
    ['one two three', 'one three', 'one [-two ]three'],
    ['one three', 'one two three', 'one [+two ]three'],
    ['a b c', 'x y z', '[-a b c][+x y z]'],
  ])('%j, then %j', (before, after, told) => {
    expect(said(before, after)).toBe(told);
  });

  test('kept and come words are the new text, kept and gone ones have the words of the old', () => {
    const before = 'Plan lists services to attend, not what must change for the child or by when.';
    const after = 'Plan lists services, and what has to change for this child by when it is due.';
    const pieces = wordDiff(before, after);
    const text = (without: string) =>
      pieces
        .filter((piece) => piece.change !== without)
        .map((piece) => piece.text)
        .join('');
    expect(text('gone')).toBe(after);
    expect(text('come').split(/\s+/)).toEqual(before.split(/\s+/));
  });

  test('a text too long to compare is told as before and after', () => {
    const long = 'word '.repeat(1300);
    expect(wordDiff(long, `${long}end`).map((piece) => piece.change)).toEqual(['gone', 'come']);
  });
});

describe('the history of a record', () => {
  const ID = sampleEvidence()[0]?.id ?? '';
  let fake: FakeBackend;
  let history: RecordHistory;
  const change = (fields: PastChange['fields'], rest: Partial<PastChange> = {}): PastChange => ({
    at: '2026-11-17T14:02:00Z',
    by: 'Maren Hollis',
    op: 'edit_evidence',
    reverts: false,
    fields,
    ...rest,
  });

  beforeEach(async () => {
    fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
    setBackend(fake);
    const cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
    history = new RecordHistory(cache, { kind: 'evidence', id: ID });
  });

  test('fields are told in words', async () => {
    const [first, second] = history.cache.areas;
    const of = history.cache.cases[0];
    fake.on('history', () => ({
      changes: [
        change([
          { field: 'mark', was: 'context', is: 'concern' },
          { field: 'kind', was: 'performance', is: 'audit' },
          { field: 'basis', was: 'read', is: 'seen' },
          { field: 'areas', was: [first?.id], is: [first?.id, second?.id] },
          { field: 'tags', was: [], is: ['re-check'] },
          { field: 'case', was: null, is: of?.id },
          { field: 'happened', was: null, is: '2026-11-02' },
          { field: 'count', was: null, is: { met: 5, of: 12 } },
          { field: 'text', was: 'late', is: 'very late' },
          { field: 'number', was: 1, is: 2 },
        ]),
      ],
    }));
    await history.load();
    const fields = history.changes?.[0]?.fields ?? [];
    expect(fields.map((field) => ('was' in field ? [field.label, field.was, field.is] : field.label))).toEqual([
      ['Mark', 'Context', 'Concern'],
      ['Kind', 'Performance data', 'Audit'],
      ['Basis', 'Read', 'Seen'],
      ['Areas', 'Management oversight', 'Management oversight, Assessments and plans'],
      ['Tags', 'nothing', 're-check'],
      ['Case', 'nothing', 'C01'],
      ['Happened on', 'nothing', '2 November 2026'],
      ['Count', 'nothing', '5 of 12'],
      'Text',
    ]);
  });

  test('what was done is told in words, and writing it is not told field by field', async () => {
    const text = [{ field: 'text', was: null, is: 'New' }];
    fake.on('history', () => ({
      changes: [
        change(text, { reverts: true }),
        change([{ field: 'binned', was: null, is: 'x' }], { op: 'bin_evidence' }),
        change(text, { op: 'record_evidence', by: '' }),
      ],
    }));
    await history.load();
    expect(history.changes?.map(({ what, by, fields }) => [what, by, fields.length])).toEqual([
      ['Taken back', 'Maren Hollis', 1],
      ['Moved to the bin', 'Maren Hollis', 0],
      ['Written', 'Somebody', 0],
    ]);
  });

  test('an answer that was overtaken is dropped', async () => {
    const answers: ((history: History) => void)[] = [];
    fake.on('history', () => new Promise((resolve) => answers.push(resolve)));
    const both = [history.load(), history.load()];
    await Promise.resolve();
    await Promise.resolve();
    answers[1]?.({ changes: [] });
    answers[0]?.({ changes: [change([])] });
    await Promise.all(both);
    expect(history.changes).toEqual([]);
  });
});
