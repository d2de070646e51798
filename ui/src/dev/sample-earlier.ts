/** A made-up letter of the second visit to Northmere, as it is read, and the threads it stands in. */
import type { FakeBackend } from '../lib/backend/fake';
import type {
  EarlierConcern,
  EarlierLetter,
  EarlierParagraph,
  EarlierProposed,
  ThreadVisit,
} from '../lib/contract/generated';
import { SAMPLE } from './sample';

export const LETTER = '00000000-0000-7000-8000-e70000000001';
const area = (at: number) => `00000000-0000-7000-8000-c1${String(at).padStart(10, '0')}`;

const paragraph = (text: string, of: string | null = null, bullet = false): EarlierParagraph => ({
  text,
  bullet,
  area: of,
});
const concern = (words: string, of: string | null, changes: Partial<EarlierConcern> = {}): EarlierConcern => ({
  words,
  area: of,
  answer: null,
  note: '',
  ...changes,
});

const OVERSIGHT =
  'It is not yet frequent enough to prevent drift, and supervision does not always lead to action for children.';
const PLANS = 'Plans are not specific enough about what needs to change, and many plans have no dates.';
const NEGLECT = 'The agreed tool is not used in the majority of children’s assessments.';
const AUDITS = 'Audits do not check whether what they asked for has been done.';

/** As the text was understood. */
export const READ: EarlierProposed = {
  title: 'Monitoring visit to Northmere children’s services',
  dated: '2026-05-11',
  sections: [
    { heading: '', paragraphs: [paragraph('This letter is invented, and so is everything in it.')] },
    {
      heading: 'Areas covered by the visit',
      paragraphs: [
        paragraph('Inspectors reviewed the progress made in the following areas of concern:'),
        paragraph('the quality and impact of management oversight and supervision', area(1), true),
        paragraph('the response to children who experience neglect', area(3), true),
      ],
    },
    {
      heading: 'Findings and evaluation of progress',
      paragraphs: [
        paragraph(`Management oversight is recorded in most children’s files. ${OVERSIGHT}`, area(1)),
        paragraph(`Assessments are completed more quickly than at the last inspection. ${PLANS}`, area(2)),
        paragraph(`The response to neglect remains inconsistent. ${NEGLECT}`, area(3)),
        paragraph(`Quality assurance is limited. ${AUDITS}`),
      ],
    },
  ],
  concerns: [concern(OVERSIGHT, area(1)), concern(PLANS, area(2)), concern(NEGLECT, area(3)), concern(AUDITS, null)],
  left_out: ['1', '2', 'Page 3 of 3'],
};

/** As it is stored, with two of its concerns answered. */
export function sampleLetter(): EarlierLetter {
  const answers: Partial<EarlierConcern>[] = [
    { answer: 'improved', note: 'Every four weeks now, for all workers who were met.' },
    { answer: 'no_change' },
  ];
  return {
    id: LETTER,
    visit: SAMPLE.visit,
    title: READ.title,
    dated: READ.dated,
    sections: READ.sections,
    concerns: READ.concerns.map((each, at) => ({ ...each, ...answers[at] })),
    at: '2026-11-16T15:02:00Z',
  };
}

/** The visit before, in one area. */
const SECOND: ThreadVisit = {
  visit: '00000000-0000-7000-8000-a40000000002',
  title: 'Second monitoring visit',
  dates: '14 and 15 April 2026',
  state: 'published',
  called: ['Supervision and oversight'],
  by: 'improvement',
  findings: [
    {
      finding: '00000000-0000-7000-8000-f10000000001',
      number: 3,
      mark: 'concern',
      direction: 'no_change',
      statement: 'Managers record supervision, and it changes little for children.',
    },
  ],
  sentences: [
    {
      block: '00000000-0000-7000-8000-b90000000001',
      words: 'Supervision does not always lead to action for children.',
    },
  ],
  earlier: [],
};

export const EARLIER_VISITS: { readonly [area: string]: readonly ThreadVisit[] } = { [area(1)]: [SECOND] };

/** Lets the fake backend read the made-up letter and know the visit before. */
export function withEarlier(fake: FakeBackend): void {
  fake.on('choose_earlier_letter', () => ({ name: 'Northmere second letter.pdf', read: READ }));
  fake.on('read_earlier_text', () => READ);
  fake.earlierVisits = EARLIER_VISITS;
}
