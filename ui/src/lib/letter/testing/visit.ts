/** A small made-up visit with a letter, for tests. */
import { FakeBackend } from '../../backend/fake';
import { VisitCache } from '../../cache/visit.svelte';
import type { Block, BlockKind, Evidence, Inline, Mark, Record as AnyRecord } from '../../contract/generated';

export const VISIT = 'visit-1';
export const LETTER = 'letter-1';

export const text = (words: string): Inline => ({ type: 'text', text: words });
export const cite = (...evidence: string[]): Inline => ({ type: 'cite', evidence });

export function block(id: string, kind: BlockKind, content: (string | Inline)[], rank = 0): Block {
  const inline = content.map((each) => (typeof each === 'string' ? text(each) : each));
  return { id, letter: LETTER, rank: `n${String(rank).padStart(6, '0')}`, kind, content: inline };
}

export function evidence(number: number, area: string | null, mark: Mark, words: string): Evidence {
  return {
    id: `e${number}`,
    visit: VISIT,
    number,
    kind: 'childs_record',
    basis: 'read',
    mark,
    areas: area ? [area] : [],
    tags: [],
    case: null,
    source: 'Record',
    text: words,
    happened: null,
    count: null,
    at: `2026-11-17T10:${String(number).padStart(2, '0')}:00Z`,
    author: 'person-1',
    binned: null,
  };
}

export const BLOCKS: Block[] = [
  block('b1', 'paragraph', ['This letter summarises the findings of the monitoring visit.'], 0),
  block('b2', 'heading', ['Areas covered by the visit'], 1),
  block('b3', 'paragraph', ['Inspectors reviewed the progress made in the following areas of concern:'], 2),
  block('b4', 'bullet', ['The quality of management oversight.'], 3),
  block('b5', 'bullet', ['The quality of plans.'], 4),
  block('b6', 'heading', ['Findings and evaluation of progress'], 5),
  block(
    'b7',
    'paragraph',
    ['Supervision takes place more often', cite('e1', 'e2'), '. It does not yet lead to better plans.'],
    6,
  ),
  block('b8', 'paragraph', ['The quality of plans remains too variable.'], 7),
];

export const EVIDENCE: Evidence[] = [
  evidence(1, 'area-1', 'strength', 'Supervision is monthly. It is recorded.'),
  evidence(2, 'area-1', 'concern', 'The plan has no dates. Nobody noticed.'),
  evidence(3, 'area-2', 'question', 'Who reviews the plans?'),
  evidence(4, null, 'context', 'The council moved offices.'),
];

export interface VisitOptions {
  blocks?: readonly Block[] | null;
  evidence?: readonly Evidence[];
  rehearsal?: boolean;
  fictional?: boolean;
}

export function records(options: VisitOptions = {}): AnyRecord[] {
  const { blocks = BLOCKS } = options;
  const letter: AnyRecord[] = [
    {
      kind: 'letter',
      record: {
        id: LETTER,
        visit: VISIT,
        date: '2026-12-23',
        letterhead: ['The issuing body', '1 Example Street'],
        addressee: ['Wren Castleton', 'Director of Children’s Services', 'Northmere Council'],
        salutation: 'Wren',
        subject: 'Monitoring visit to Northmere children’s services',
        valediction: 'Yours sincerely',
        signatory: ['Maren Hollis', 'His Majesty’s Inspector'],
        state: 'draft',
        version: 1,
      },
    },
    ...(blocks ?? []).map((record): AnyRecord => ({ kind: 'block', record })),
  ];
  return [...facts(options), ...(blocks ? letter : [])];
}

const INSPECTION: AnyRecord = {
  kind: 'inspection',
  record: {
    id: 'inspection-1',
    authority: 'authority-1',
    framework: 'ilacs-2023',
    first: '2025-05-12',
    last: '2025-05-23',
    published: null,
    judged_inadequate_in: { year: 2025, month: 6 },
    judgements: [],
    must_improve: [],
  },
};

function facts({ evidence: pieces = EVIDENCE, rehearsal = false, fictional = false }: VisitOptions): AnyRecord[] {
  const area = (id: string, title: string, rank: string): AnyRecord => ({
    kind: 'area',
    record: { id, visit: VISIT, rank, title, wording: title, improvement: null },
  });
  return [
    { kind: 'person', record: { id: 'person-1', name: 'Maren Hollis' } },
    {
      kind: 'authority',
      record: {
        id: 'authority-1',
        name: 'Northmere',
        council: 'Northmere Council',
        kind: 'unitary',
        region: 'south_west',
        ons_code: '',
        ofsted_urn: '',
        delivery: { by: 'council' },
        director: { name: 'Wren Castleton', job_title: 'Director of Children’s Services', salutation: 'Wren' },
        address: [],
        fictional,
        preferred_terms: [],
      },
    },
    INSPECTION,
    {
      kind: 'visit',
      record: {
        id: VISIT,
        authority: 'authority-1',
        inspection: 'inspection-1',
        kind: 'monitoring',
        purpose: rehearsal ? 'rehearsal' : 'inspection',
        ordinal: 3,
        dates: [{ first: '2026-11-17', last: '2026-11-18' }],
        framework: 'ilacs-2023',
        team: [],
        focused_visits: [],
        focus: '',
        context: '',
        state: 'drafting',
        letter_due_working_days: 25,
        targets: [],
        never_named: [],
      },
    },
    area('area-1', 'Management oversight', 'a'),
    area('area-2', 'Plans', 'b'),
    ...pieces.map((record): AnyRecord => ({ kind: 'evidence', record })),
  ];
}

/** A visit in a fake core, and the page's cache of it. */
export async function openVisit(options: VisitOptions = {}): Promise<{ fake: FakeBackend; cache: VisitCache }> {
  const fake = new FakeBackend({ records: records(options) });
  return { fake, cache: new VisitCache(await fake.call('open_visit', { visit: VISIT })) };
}
