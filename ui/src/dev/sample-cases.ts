/** Cases of the made-up visit, read against a set of criteria. */
import type { Case, Criteria, Rating } from '../lib/contract/generated';
import { newCase } from '../lib/shared/cases';

const SET = '00000000-0000-7000-8000-c20000000001';
const criterion = (at: number) => `00000000-0000-7000-8000-c3${String(at).padStart(10, '0')}`;

const CRITERIA = [
  'Threshold decision',
  'History and risk analysed',
  'Child’s views shape the plan',
  'Plan specific and dated',
  'Visits on time, with purpose',
  'Reviews on time',
  'Supervision regular',
  'Supervision moves the plan on',
  'Safety and contingency',
  'Neglect tool used, repeated',
  'Fathers and other carers included',
  'Life is better for the child',
];

const LETTERS: { [letter: string]: Rating } = {
  M: 'met',
  P: 'partly',
  N: 'not_met',
  S: 'not_seen',
  X: 'not_applicable',
};

/** One row for each case, one letter for each criterion, a full stop where nothing is rated yet. */
const RATED = [
  'MMMPMMMMPP',
  'PNPNPNPPNN',
  'MMMMMMPMMX',
  'MMMMMMMMMX',
  'MMPMMMMMPN',
  'MPPPMPPNPX',
  'MPMNMPPNNP',
  'MMPMPMNPMP',
  'NPMPMMMMNX',
  'PPPPMNPPPX',
  'MMMPPMMPMX',
  'MPPNMPPN..',
];

const COHORTS = ['Protection plan', 'Child in need', 'Pre-proceedings'];

/** A set with so many criteria. */
export function sampleCriteria(visit: string, count = 10, oversight: string | null = null): Criteria {
  const areaOf = (text: string) => (text.startsWith('Supervision') ? oversight : null);
  const criteria = CRITERIA.slice(0, count).map((text, at) => ({ id: criterion(at), text, area: areaOf(text) }));
  return { id: SET, visit, theme: 'protection', title: 'Help and protection', criteria };
}

/** The cases with the ratings of the made-up visit. */
export function readCases(cases: readonly Case[]): Case[] {
  return cases.map((each) => {
    const row = RATED[Number(each.reference.slice(1)) - 1] ?? '';
    const ratings = [...row].flatMap((letter, at) => {
      const rating = LETTERS[letter];
      const why = each.reference === 'C07' && at === 7;
      const reason = why
        ? 'Actions of August repeated in November, undated; safety plan asked for and not written.'
        : '';
      return rating ? [{ criterion: criterion(at), rating, reason }] : [];
    });
    return { ...each, ratings, criteria: SET, state: row.includes('.') ? 'reading' : 'read' };
  });
}

/** A large grid: so many cases, every cell rated. */
export function manyCases(visit: string, count: number): Case[] {
  const all = Object.values(LETTERS);
  return Array.from({ length: count }, (_, row) => {
    const id = `00000000-0000-7000-8000-d2${String(row + 1).padStart(10, '0')}`;
    const reference = `K${String(row + 1).padStart(3, '0')}`;
    const ratings = CRITERIA.map((_, at) => ({
      criterion: criterion(at),
      rating: all[(row * 7 + at * 3) % all.length] as Rating,
      reason: '',
    }));
    return { ...newCase(id, visit, reference, COHORTS[row % 3] ?? ''), criteria: SET, ratings, state: 'read' };
  });
}
