/** A made-up authority with its visits, for looking at the page without the program and for its tests. */
import { newCase } from '../lib/shared/cases';
import type {
  AreaOfConcern,
  Authority,
  Block,
  BlockKind,
  Case,
  DocumentRequest,
  Enquiry,
  Evidence,
  Framework,
  Inline,
  Inspection,
  Letter,
  ListedAuthority,
  Record as AnyRecord,
  Referral,
  Visit,
} from '../lib/contract/generated';
import { manyCases, readCases, sampleCriteria } from './sample-cases';
import { EVIDENCE } from './sample-evidence';
import { sampleFindings } from './sample-findings';

/** Ids that stay the same, so that tests can name them. */
const id = (kind: string, at: number) => `00000000-0000-7000-8000-${kind}${String(at).padStart(12 - kind.length, '0')}`;

export const SAMPLE = {
  me: id('a1', 1),
  other: id('a1', 2),
  authority: id('a2', 1),
  inspection: id('a3', 1),
  visit: id('a4', 3),
  letter: id('a5', 1),
} as const;

const usual = { seen: ['observation', 'meeting'], told: ['worker', 'leader', 'family', 'partner'] };

const authority: Authority = {
  id: SAMPLE.authority,
  name: 'Northmere',
  council: 'Northmere Council',
  kind: 'unitary',
  region: 'north_west',
  ons_code: '',
  ofsted_urn: '',
  delivery: { by: 'council' },
  director: { name: 'Wren Castleton', job_title: 'Director of Children’s Services', salutation: 'Wren' },
  address: ['Town Hall', 'Northmere', 'NM1 1AA'],
  fictional: true,
  preferred_terms: [],
};

const IMPROVE = [
  'The quality and impact of management oversight and supervision.',
  'The quality of assessments and plans.',
  'The response to children who experience neglect.',
  'The application of thresholds, including step-up and step-down.',
  'How well children are listened to, and what changes because of it.',
  'Quality assurance and the use of performance information.',
  'The oversight of private fostering.',
];

const judgement = (name: string, grade: 'inadequate' | 'requires_improvement') => ({ name, grade });

const inspection: Inspection = {
  id: SAMPLE.inspection,
  authority: SAMPLE.authority,
  framework: 'ilacs-2023',
  first: '2025-06-09',
  last: '2025-06-20',
  published: '2025-08-04',
  judged_inadequate_in: { year: 2025, month: 6 },
  judgements: [
    judgement('The impact of leaders on social work practice with children and families', 'inadequate'),
    judgement('The experiences and progress of children who need help and protection', 'inadequate'),
    judgement('The experiences and progress of children in care', 'requires_improvement'),
    judgement('The experiences and progress of care leavers', 'requires_improvement'),
    judgement('Overall effectiveness', 'inadequate'),
  ],
  must_improve: IMPROVE.map((text, at) => ({ id: id('b1', at + 1), text })),
};

function visit(at: number, changes: Partial<Visit>): Visit {
  return {
    id: id('a4', at),
    authority: SAMPLE.authority,
    inspection: SAMPLE.inspection,
    kind: 'monitoring',
    purpose: 'inspection',
    ordinal: at,
    dates: [{ first: '2026-11-17', last: '2026-11-18' }],
    framework: 'ilacs-2026',
    team: [
      { person: SAMPLE.me, role: 'his_majestys_inspector', lead: true },
      { person: SAMPLE.other, role: 'his_majestys_inspector', lead: false },
    ],
    focused_visits: [],
    focus: '',
    context: '',
    state: 'on_site',
    letter_due_working_days: 25,
    targets: [],
    never_named: [],
    ...changes,
  };
}

const visits: Visit[] = [
  visit(1, {
    dates: [{ first: '2025-12-02', last: '2025-12-03' }],
    state: 'published',
    focus: 'the front door',
    framework: 'ilacs-2023',
  }),
  visit(2, { dates: [{ first: '2026-04-14', last: '2026-04-15' }], state: 'published', focus: 'children in care' }),
  visit(3, {
    focus: 'children in need of help and protection',
    focused_visits: [{ month: { year: 2024, month: 11 }, circumstances: '', mentioned: false }],
  }),
  visit(4, { dates: [{ first: '2027-03-09', last: '2027-03-10' }], state: 'planned', focus: 'care leavers' }),
];

const TITLES: readonly (readonly [handle: string, title: string])[] = [
  ['oversight', 'Management oversight'],
  ['plans', 'Assessments and plans'],
  ['neglect', 'Response to neglect'],
  ['thresholds', 'Thresholds, step-down'],
  ['voice', 'Listening to children'],
  ['quality', 'Quality assurance'],
];

const areas: AreaOfConcern[] = TITLES.map(([, title], at) => ({
  id: id('c1', at + 1),
  visit: SAMPLE.visit,
  rank: `${String.fromCharCode(98 + at * 3)}n`,
  title,
  wording: (IMPROVE[at] ?? '').replace(/\.$/, '').replace(/^\w/, (first) => first.toLowerCase()),
  improvement: id('b1', at + 1),
}));

const COHORTS: { [cohort: string]: readonly number[] } = {
  'Protection plan': [1, 3, 5, 7, 9, 12],
  'Child in need': [2, 4, 6, 10, 11],
  'Pre-proceedings': [8],
};

const cases: Case[] = Object.entries(COHORTS).flatMap(([cohort, numbers]) =>
  numbers.map((number) => ({
    ...newCase(id('d1', number), SAMPLE.visit, `C${String(number).padStart(2, '0')}`, cohort),
    childs_view:
      number > 9 ? ('not_looked_at' as const) : number % 3 === 0 ? ('not_recorded' as const) : ('recorded' as const),
  })),
);

/** As many pieces of evidence as are asked for: the invented ones, over and over. */
export function sampleEvidence(count: number = EVIDENCE.length): Evidence[] {
  return Array.from({ length: count }, (_, at) => {
    const [when, mark, reference, kind, source, handles, by, text] = EVIDENCE[at % EVIDENCE.length]!;
    const round = Math.floor(at / EVIDENCE.length);
    const day = new Date(Date.parse(`${when}:00Z`) - 86_400_000 * (Math.ceil(count / EVIDENCE.length) - 1 - round));
    return {
      id: id('e1', at + 1),
      visit: SAMPLE.visit,
      number: at + 1,
      kind,
      basis: usual.seen.includes(kind) ? 'seen' : usual.told.includes(kind) ? 'told' : 'read',
      mark,
      areas: handles
        .split(' ')
        .flatMap((handle) => TITLES.flatMap(([each], nth) => (each === handle ? [id('c1', nth + 1)] : []))),
      tags: at % 9 === 0 ? ['re-check'] : [],
      case: cases.find((each) => each.reference === reference)?.id ?? null,
      source,
      text,
      happened: null,
      count: null,
      at: day.toISOString(),
      author: by === 'MH' ? SAMPLE.me : SAMPLE.other,
      binned: null,
    };
  });
}

const enquiries: Enquiry[] = [
  {
    id: id('a6', 1),
    visit: SAMPLE.visit,
    question: 'Is the neglect tool used again after six months, or only once?',
    areas: [id('c1', 3)],
    evidence: null,
    owner: SAMPLE.other,
    state: 'open',
    answer: '',
    at: '2026-11-17T09:12:00Z',
  },
  {
    id: id('a6', 2),
    visit: SAMPLE.visit,
    question: 'Who signs off a step-down before the review?',
    areas: [id('c1', 4)],
    evidence: null,
    owner: SAMPLE.me,
    state: 'answered',
    answer: 'The team manager, in five of six records seen.',
    at: '2026-11-17T09:20:00Z',
  },
];

const referrals: Referral[] = [
  {
    id: id('a7', 1),
    visit: SAMPLE.visit,
    case: id('d1', 8),
    evidence: null,
    concern: 'No visit for nine weeks, although the plan says every ten days.',
    at: '2026-11-17T11:05:00Z',
    to_role: 'Head of service',
    answer: '',
    closed: null,
  },
];

const requests: DocumentRequest[] = [
  ['Moderation record of the 48 audits', 'Head of quality', '2026-11-09', '2026-11-16', null],
  ['Supervision policy', '', '2026-11-09', '2026-11-13', '2026-11-12'],
  ['Exception reports of three months', 'Performance manager', '2026-11-17', '2026-11-30', null],
].map(([what, of_role, asked, due, received], at) => ({
  id: id('a8', at + 1),
  visit: SAMPLE.visit,
  what: what ?? '',
  of_role: of_role ?? '',
  asked: asked ?? '',
  due: due ?? null,
  received: received ?? null,
}));

const letter: Letter = {
  id: SAMPLE.letter,
  visit: SAMPLE.visit,
  date: '2026-12-23',
  letterhead: ['The issuing body', '1 Example Street', 'Example Town', 'EX1 2MP', 'www.example.org'],
  addressee: [
    'Wren Castleton',
    'Director of Children’s Services',
    'Northmere Council',
    'Town Hall',
    'Northmere',
    'NM1 1AA',
  ],
  salutation: 'Wren',
  subject: 'Monitoring visit to Northmere children’s services',
  valediction: 'Yours sincerely',
  signatory: ['Maren Hollis', 'His Majesty’s Inspector'],
  state: 'draft',
  version: 1,
};

const cite = (...numbers: number[]): Inline => ({ type: 'cite', evidence: numbers.map((number) => id('e1', number)) });
const say = (text: string): Inline => ({ type: 'text', text });

const LETTER: readonly (readonly [BlockKind, ...Inline[]])[] = [
  [
    'paragraph',
    say(
      'This letter summarises the findings of the monitoring visit to Northmere children’s services on 17 and 18 November 2026. This was the third monitoring visit since the local authority was judged inadequate in June 2025. His Majesty’s Inspectors for this visit were Maren Hollis and Dev Oyelaran.',
    ),
  ],
  ['heading', say('Areas covered by the visit')],
  [
    'paragraph',
    say('Inspectors reviewed the progress made in the following areas of concern identified at the last inspection:'),
  ],
  ['bullet', say('The quality and impact of management oversight and supervision.')],
  ['bullet', say('The quality of assessments and plans.')],
  ['bullet', say('The response to children who experience neglect.')],
  ['bullet', say('The application of thresholds, including step-up and step-down.')],
  [
    'paragraph',
    say(
      'This visit was carried out in line with the inspection of local authority children’s services (ILACS) framework.',
    ),
  ],
  ['heading', say('Headline findings')],
  [
    'paragraph',
    say('Leaders know where practice is still weak and they are open about it'),
    cite(5),
    say('. Caseloads are lower than at the last inspection, and more social workers are permanent'),
    cite(9, 10),
    say('. Supervision is now more regular, but it does not yet lead to better plans for enough children.'),
  ],
  ['heading', say('Findings and evaluation of progress')],
  [
    'paragraph',
    say('Supervision takes place more often than at the last inspection, and social workers value it'),
    cite(29),
    say('. For most children, management oversight is timely and moves their plan on.'),
  ],
  [
    'paragraph',
    say('The quality of plans remains too variable. Weaker plans list services for parents to attend'),
    cite(36),
    say('. They do not help families to understand what good enough looks like.'),
  ],
];

const blocks: Block[] = LETTER.map(([kind, ...content], at) => ({
  id: id('f1', at + 1),
  letter: SAMPLE.letter,
  rank: `${String.fromCharCode(98 + at)}n`,
  kind,
  content,
}));

/** Every record of the notebook, parents before children. */
export function sampleRecords(evidence?: number): AnyRecord[] {
  const all = <K extends AnyRecord['kind']>(kind: K, records: readonly Extract<AnyRecord, { kind: K }>['record'][]) =>
    records.map((record) => ({ kind, record }) as AnyRecord);
  return [
    ...all('person', [
      { id: SAMPLE.me, name: 'Maren Hollis' },
      { id: SAMPLE.other, name: 'Dev Oyelaran' },
    ]),
    ...all('authority', [authority]),
    ...all('inspection', [inspection]),
    ...all('visit', visits),
    ...all('area', areas),
    ...all('case', cases),
    ...all('evidence', sampleEvidence(evidence)),
    ...all('enquiry', enquiries),
    ...all('referral', referrals),
    ...all('request', requests),
    ...all('finding', sampleFindings(sampleEvidence(), areas)),
    ...all('letter', [letter]),
    ...all('block', blocks),
  ];
}

/** The same with the letter's own blocks again and again behind it: a letter of so many blocks, which nobody writes. */
export function longLetter(count: number): AnyRecord[] {
  const again = Array.from({ length: count }, (_, at): Block[] => {
    const block = blocks[at % blocks.length];
    return block ? [{ ...block, id: id('f2', at + 1), rank: `n${String(at).padStart(6, '0')}n` }] : [];
  });
  return [
    ...sampleRecords().filter((each) => each.kind !== 'block'),
    ...again.flat().map((record) => ({ kind: 'block' as const, record })),
  ];
}

/** The same with cases read against a set: those of the visit, or so many with twelve criteria. */
export function readRecords(count?: number): AnyRecord[] {
  const rows = count === undefined ? readCases(cases) : manyCases(SAMPLE.visit, count);
  return [
    ...sampleRecords().filter((each) => each.kind !== 'case' || count !== undefined),
    { kind: 'criteria', record: sampleCriteria(SAMPLE.visit, count === undefined ? 10 : 12, areas[0]?.id) },
    ...rows.map((record) => ({ kind: 'case' as const, record })),
  ];
}

const area = (name: string, short: string) => ({ name, short });
const LEADERS = area('The impact of leaders on social work practice with children and families', 'Leaders');
const HELP = area('The experiences and progress of children who need help and protection', 'Help and protection');
const CARE = area('The experiences and progress of children in care', 'In care');
const LEAVERS = area('The experiences and progress of care leavers', 'Care leavers');
const OVERALL = area('Overall effectiveness', 'Overall');
const edition = (key: string, name: string, from: string, judgements: Framework['judgements']): Framework => ({
  id: key,
  name,
  letter_name: 'inspection of local authority children’s services (ILACS)',
  from,
  judgements,
  headings: ['Areas covered by the visit', 'Headline findings', 'Findings and evaluation of progress'],
  source: '',
});

export const EDITIONS: readonly Framework[] = [
  edition('ilacs-2018', 'ILACS, 2018 to 2022', '2018-01-01', [LEADERS, HELP, CARE, OVERALL]),
  edition('ilacs-2023', 'ILACS, 2023 to March 2026', '2023-01-01', [LEADERS, HELP, CARE, LEAVERS, OVERALL]),
  edition('ilacs-2026', 'ILACS, from April 2026', '2026-04-01', [LEADERS, HELP, CARE, LEAVERS]),
];

export const LISTED: readonly ListedAuthority[] = [
  { name: 'Derby', ons_code: 'E06000015', ofsted_urn: '80459', kind: 'unitary', region: 'east_midlands' },
  { name: 'Derbyshire', ons_code: 'E10000007', ofsted_urn: '80460', kind: 'county', region: 'east_midlands' },
  { name: 'Camden', ons_code: 'E09000007', ofsted_urn: '80444', kind: 'london', region: 'london' },
  {
    name: 'Leeds',
    ons_code: 'E08000035',
    ofsted_urn: '80481',
    kind: 'metropolitan',
    region: 'yorkshire_and_the_humber',
  },
];
