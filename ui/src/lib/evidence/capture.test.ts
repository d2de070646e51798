import { describe, expect, test } from 'vitest';
import { complete, openToken, parse, type Carried } from './capture';
import { suggest } from './suggest';
import { slug, withHandles, type Vocabulary } from './vocabulary';

const KNOWN: Vocabulary = {
  areas: withHandles([
    { id: 'a1', title: 'Management oversight' },
    { id: 'a2', title: 'Assessments and plans' },
    { id: 'a3', title: 'Response to neglect' },
    { id: 'a4', title: 'Thresholds, step-down' },
    { id: 'a5', title: 'Listening to children' },
  ]),
  cases: [
    { id: 'c5', reference: 'C05', cohort: 'Protection plan' },
    { id: 'c7', reference: 'C07', cohort: 'Protection plan' },
    { id: 'c12', reference: 'C12', cohort: 'Child in need' },
  ],
  tags: ['re-check', 'education'],
  sources: [{ handle: 'head-of-service', source: 'Head of service', kind: 'leader', basis: 'told' }],
};

const CARRIED: Carried = { areas: ['a3'], case: 'c5', kind: 'childs_record', basis: 'read', source: 'Case record' };
const read = (text: string, caret: number | null = null) => parse(text, KNOWN, CARRIED, caret);

test('areas are named by the last word that tells them apart', () => {
  expect(KNOWN.areas.map((area) => area.handle)).toEqual(['oversight', 'plans', 'neglect', 'step-down', 'listening']);
  const alike = withHandles([
    { id: '1', title: 'Quality of plans' },
    { id: '2', title: 'Timeliness of plans' },
    { id: '3', title: 'Children' },
    { id: '4', title: 'Children' },
  ]);
  expect(new Set(alike.map((area) => area.handle)).size).toBe(4);
});

describe('the sign in front', () => {
  test.each([
    ['+ Seen alone.', 'strength', 'Seen alone.'],
    ['- No dates.', 'concern', 'No dates.'],
    ['? Ask for the minutes.', 'question', 'Ask for the minutes.'],
    ['No sign.', 'context', 'No sign.'],
    ['-No dates.', 'concern', 'No dates.'],
    ['+‘I leave knowing’', 'strength', '‘I leave knowing’'],
    ['– No dates.', 'concern', 'No dates.'],
    ['  - No dates.', 'concern', 'No dates.'],
    ['@C07 - No dates.', 'concern', 'No dates.'],
    ['#plans @C07 ? Why?', 'question', 'Why?'],
    ['-5% since June.', 'context', '-5% since June.'],
    ['+44 calls.', 'context', '+44 calls.'],
    ['A - b.', 'context', 'A - b.'],
    ['What? - no.', 'context', 'What? - no.'],
    ['-- dashes', 'context', '-- dashes'],
    ['-', 'concern', ''],
    ['', 'context', ''],
  ])('%j is %s', (text, mark, left) => {
    expect(read(text)).toMatchObject({ mark, text: left });
  });
});

describe('# picks areas and tags', () => {
  test.each([
    ['#plans No dates.', ['a2'], []],
    ['#Plans No dates.', ['a2'], []],
    ['#plans #oversight No dates.', ['a2', 'a1'], []],
    ['#plans #plans No dates.', ['a2'], []],
    ['#management No dates.', ['a1'], []],
    ['#assessments-and-plans No dates.', ['a2'], []],
    ['#step-down No dates.', ['a4'], []],
    ['#pl No dates.', ['a3'], ['pl']],
    ['#Re-check No dates.', ['a3'], ['re-check']],
    ['#new #new No dates.', ['a3'], ['new']],
    ['#none No dates.', [], []],
    ['#none #plans No dates.', ['a2'], []],
    ['Point #3 of the plan.', ['a3'], []],
    ['a#plans', ['a3'], []],
    ['(#plans)', ['a2'], []],
    ['No dates.', ['a3'], []],
  ])('%j', (text, areas, tags) => {
    expect(read(text)).toMatchObject({ areas, tags });
  });
});

describe('@ picks the case or the source', () => {
  test.each([
    ['@C07 x', { case: 'c7', kind: 'childs_record', source: 'Case record' }],
    ['@c07 x', { case: 'c7' }],
    ['@c7 x', { case: 'c7' }],
    ['@7 x', { case: 'c7' }],
    ['@12 x', { case: 'c12' }],
    ['@none x', { case: null, source: 'Case record' }],
    ['x', { case: 'c5', kind: 'childs_record', basis: 'read', source: 'Case record' }],
    ['@worker x', { case: 'c5', kind: 'worker', basis: 'told', source: '' }],
    ['@record x', { kind: 'childs_record', basis: 'read', source: 'Case record' }],
    ['@observed x', { kind: 'observation', basis: 'seen', source: '' }],
    ['@head-of-service x', { kind: 'leader', basis: 'told', source: 'Head of service' }],
    ['@Head-of-Service x', { kind: 'leader', source: 'Head of service' }],
    ['@duty-manager x', { kind: 'childs_record', source: 'Duty manager' }],
    ['@leader @duty-manager x', { kind: 'leader', basis: 'told', source: 'Duty manager' }],
    ['@duty-manager @leader x', { kind: 'leader', basis: 'told', source: 'Duty manager' }],
    ['@worker @read x', { kind: 'worker', basis: 'read' }],
    ['@read @worker x', { kind: 'worker', basis: 'read' }],
    ['@C07 @worker x', { case: 'c7', kind: 'worker' }],
    ['mail me@C07', { case: 'c5' }],
    ['at @ 9', { case: 'c5', source: 'Case record' }],
    ['@3pm', { case: 'c5', source: 'Case record', text: '@3pm' }],
  ])('%j', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  test('a reference that is no case is said, and nothing else is guessed', () => {
    expect(read('@C99 x')).toMatchObject({ case: 'c5', source: 'Case record', unknownCases: ['C99'] });
  });
});

describe('what is left is the text', () => {
  test.each([
    [
      '- @C07 #oversight Manager’s note of 6 November. None has a date. #plans',
      'Manager’s note of 6 November. None has a date.',
    ],
    ['No dates #plans.', 'No dates.'],
    ['No dates. #plans The worker agrees.', 'No dates. The worker agrees.'],
    ['The #neglect tool was not repeated.', 'The neglect tool was not repeated.'],
    ['In @C07 the plan has no dates.', 'In C07 the plan has no dates.'],
    ['First line.\n#plans\nSecond line.', 'First line.\nSecond line.'],
    ['No dates, #plans, and no names.', 'No dates, plans, and no names.'],
    ['#plans #oversight', ''],
    ['Says: #plans are late.', 'Says: plans are late.'],
    ['Two  spaces.  Stay two.', 'Two  spaces.  Stay two.'],
    ['Line one.\n\nLine two.', 'Line one.\n\nLine two.'],
  ])('%j', (text, left) => {
    expect(read(text).text).toBe(left);
  });
});

describe('the token that is being typed', () => {
  test.each([
    ['No dates. #pl', 13, { start: 10, end: 13, sign: '#', word: 'pl' }],
    ['@', 1, { start: 0, end: 1, sign: '@', word: '' }],
    ['#', 1, { start: 0, end: 1, sign: '#', word: '' }],
    ['@head-', 6, { start: 0, end: 6, sign: '@', word: 'head-' }],
    ['(#pl', 4, { start: 1, end: 4, sign: '#', word: 'pl' }],
    ['#plans ', 7, null],
    ['#plans', 3, null],
    ['a#pl', 4, null],
    ['#3', 2, null],
    ['text', 4, null],
  ])('%j at %i', (text, caret, expected) => {
    expect(openToken(text, caret)).toEqual(expected);
  });

  test('means nothing yet, and stays out of neither the text nor the list', () => {
    const open = read('#plans No dates. #ov', 20);
    expect(open).toMatchObject({ areas: ['a2'], tags: [] });
    expect(open.tokens.at(-1)?.meaning).toEqual({ as: 'open' });
    expect(read('#plans No dates. #ov').tags).toEqual(['ov']);
  });

  test('is replaced by what is picked', () => {
    expect(complete('No dates. #pl', { start: 10, end: 13, sign: '#' }, 'plans')).toEqual({
      text: 'No dates. #plans ',
      caret: 17,
    });
    expect(complete('#pl No', { start: 0, end: 3, sign: '#' }, 'plans')).toEqual({ text: '#plans No', caret: 7 });
  });
});

describe('the list offers', () => {
  const labels = (sign: string, typed: string) => suggest(sign, typed, KNOWN).map((each) => each.label);

  test('areas, then the word as a new tag', () => {
    expect(labels('#', 'pl')).toEqual(['#plans', '#pl']);
    expect(suggest('#', 'pl', KNOWN).map((each) => each.keys)).toEqual(['Tab', 'Space']);
  });

  test('areas by any word of their title, and tags of the visit', () => {
    expect(labels('#', 'man')).toEqual(['#oversight', '#man']);
    expect(labels('#', 're')).toEqual(['#neglect', '#re-check', '#re']);
    expect(labels('#', 'plans')).toEqual(['#plans']);
    expect(labels('#', '')).toEqual([
      '#oversight',
      '#plans',
      '#neglect',
      '#step-down',
      '#listening',
      '#re-check',
      '#education',
    ]);
  });

  test('cases, sources and kinds', () => {
    expect(labels('@', 'c')).toEqual(['@C05', '@C07', '@C12', '@record', '@family']);
    expect(labels('@', '1')).toEqual(['@C12']);
    expect(labels('@', 'hea')).toEqual(['@head-of-service']);
    expect(labels('@', 'lea')).toEqual(['@leader']);
    expect(labels('@', 'dut')).toEqual(['@dut']);
    expect(labels('@', '')).toContain('@none');
  });
});

test('a source in one word', () => {
  expect(slug('Head of service, duty’s lead')).toBe('head-of-service-dutys-lead');
});
