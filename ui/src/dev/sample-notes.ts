/** Made-up notes of a day without the program, as they come split into parts. */
import type { FakeBackend } from '../lib/backend/fake';
import type { NotesChosen, NotesPart } from '../lib/contract/generated';
import { SAMPLE } from './sample';

export function notesPart(text: string, changes: Partial<NotesPart> = {}): NotesPart {
  return {
    text,
    kept: true,
    heading: false,
    headings: [],
    date: null,
    time: null,
    person: null,
    areas: [],
    tags: [],
    case: null,
    mark: 'context',
    kind: 'childs_record',
    basis: 'read',
    source: '',
    ...changes,
  };
}

const at = (time: string): Partial<NotesPart> => ({
  date: '2026-11-18',
  time: `${time}:00`,
  headings: ['Tuesday', 'Duty team'],
  kind: 'worker',
  basis: 'told',
  source: 'Social worker, duty team',
});

export const NOTES_PARTS: readonly NotesPart[] = [
  notesPart('Northmere, day 2, train back\n', { kept: false, heading: true }),
  notesPart('\n\n', { kept: false }),
  notesPart('Duty team\n', { kept: false, heading: true }),
  notesPart(
    'Caseloads in the duty team are lower than in April, 14 on average. Two workers say that they have time to see children alone.\n',
    {
      ...at('09:20'),
      mark: 'strength',
      person: SAMPLE.me,
    },
  ),
  notesPart(
    'Supervision still every four weeks only on paper. Asked for the last three records of each worker in the team; only the duty manager had them to hand, and one of them was a copy of the one before with another date.\n',
    {
      ...at('09:45'),
      mark: 'concern',
      person: SAMPLE.other,
    },
  ),
  notesPart('\n', { kept: false }),
  notesPart('Plan of August repeated, nothing done by the date that was set. Who checks this?\n', {
    mark: 'question',
    date: '2026-11-18',
  }),
  notesPart('Health visitor came to the core group and knew the child well.\n', {
    ...at('11:10'),
    kind: 'partner',
    mark: 'strength',
    source: 'Health visitor',
  }),
];

export function notesChosen(parts: readonly NotesPart[] = NOTES_PARTS): NotesChosen {
  const count = (of: readonly NotesPart[]) => of.reduce((sum, each) => sum + [...each.text].length, 0);
  return {
    name: 'Notes Tuesday.docx',
    parts: [...parts],
    left_out: [{ what: 'comments', places: 2, characters: 64 }],
    characters: count(parts),
    in_records: count(parts.filter((each) => each.kept)),
  };
}

/** Lets the fake backend answer with the made-up notes. */
export function withNotes(fake: FakeBackend): void {
  fake.on('choose_notes', () => notesChosen());
}
