/** Made-up comments of the authority on the letter, and a made-up table of further ones. */
import type { FakeBackend } from '../lib/backend/fake';
import type { FactualComment, FactualRead } from '../lib/contract/generated';
import { SAMPLE } from './sample';

const id = (at: number) => `00000000-0000-7000-8000-fc${String(at).padStart(10, '0')}`;
const block = (at: number) => `00000000-0000-7000-8000-f1${String(at).padStart(10, '0')}`;

const CASELOADS = 'Caseloads are lower than at the last inspection, and more social workers are permanent.';

/** Three comments: one decided, one tied and open, one tied to no sentence yet. */
export function sampleFactual(): FactualComment[] {
  const comment = (number: number, changes: Partial<FactualComment>): FactualComment => ({
    id: id(number),
    visit: SAMPLE.visit,
    number,
    place: '',
    anchor: null,
    claim: '',
    evidence: '',
    decision: null,
    answer: '',
    before: '',
    after: '',
    at: `2026-12-11T10:0${number}:00Z`,
    ...changes,
  });
  return [
    comment(1, {
      place: 'Page 1, headline findings',
      anchor: { block: block(10), start: 67, words: CASELOADS, before: '', after: '' },
      claim: 'Caseloads average 16, which is a third lower than at the last inspection.',
      evidence: 'Performance report of October 2026, page 4',
      decision: 'not_accepted',
      answer: 'The sentence is correct as it stands; a figure is not needed.',
      before: CASELOADS,
      after: CASELOADS,
    }),
    comment(2, {
      place: 'Page 2, paragraph 1',
      anchor: {
        block: block(12),
        start: 0,
        words: 'Supervision takes place more often than at the last inspection, and social workers value it.',
        before: '',
        after: '',
      },
      claim: 'Supervision has been monthly since May 2026.',
      before: 'Supervision takes place more often than at the last inspection, and social workers value it.',
    }),
    comment(3, { place: 'Page 2', claim: 'Weaker plans were rewritten before the visit ended.' }),
  ];
}

/** As the table of a Word file is read. */
const READ: FactualRead = {
  comments: [
    {
      place: 'Page 2, paragraph 3',
      claim: 'Plans do help families: the audit of September says so.',
      evidence: 'Audit of September 2026',
      quoted: '',
      proposed: {
        sentence: {
          block: block(13),
          start: 102,
          end: 173,
          words: 'They do not help families to understand what good enough looks like.',
        },
        because: 'words',
      },
    },
    { place: '', claim: 'The name of the council is Northmere Council.', evidence: '', quoted: '', proposed: null },
  ],
  left_out: ['Place | Comment | Evidence'],
};

/** Lets the fake backend read the made-up table. */
export function withFactual(fake: FakeBackend): void {
  fake.on('choose_factual_table', () => ({ name: 'Northmere factual accuracy.docx', read: READ }));
}
