/** Findings of the made-up visit, each on pieces of its evidence. */
import { linkedTo } from '../lib/backend/fake-findings';
import type { AreaOfConcern, Direction, Evidence, Finding, Weighing } from '../lib/contract/generated';

type Row = readonly [
  area: number,
  mark: 'strength' | 'concern',
  direction: Direction,
  statement: string,
  supports: readonly number[],
  against: readonly number[],
  weighed: readonly (readonly [number: number, how: Weighing, because: string])[],
];

const OTHER = 'About something else in this area.';

const ROWS: readonly Row[] = [
  [
    0,
    'strength',
    'improved',
    'Caseloads are lower, and social workers value their supervision.',
    [10, 13, 29],
    [31],
    [[31, 'outweighed', 'Both gaps were before the new manager came.']],
  ],
  [
    0,
    'concern',
    'no_change',
    'Supervision does not yet move plans on for enough children.',
    [6, 20, 38],
    [],
    [
      [10, 'not_relevant', OTHER],
      [13, 'in_wording', ''],
    ],
  ],
  [
    1,
    'concern',
    'no_change',
    'Plans do not say what must change, or by when.',
    [15, 17, 22, 36],
    [7],
    [
      [7, 'in_wording', ''],
      [21, 'not_relevant', OTHER],
      [30, 'not_relevant', OTHER],
      [32, 'not_relevant', OTHER],
    ],
  ],
  [2, 'concern', 'no_change', 'The neglect tool is rarely repeated, so change is hard to see.', [33], [], []],
  [
    4,
    'strength',
    'improved',
    'Children are seen alone and what they say is recorded.',
    [12, 18, 37],
    [],
    [[15, 'outweighed', 'One assessment; the visits are written down well.']],
  ],
  [5, 'concern', 'new', 'Audit findings reach practitioners too late.', [11], [], [[5, 'not_relevant', OTHER]]],
];

/** The findings on this evidence, in these areas. */
export function sampleFindings(evidence: readonly Evidence[], areas: readonly AreaOfConcern[]): Finding[] {
  const link = (number: number) => {
    const piece = evidence.find((each) => each.number === number);
    return piece ? [linkedTo(piece)] : [];
  };
  return ROWS.map(([area, mark, direction, statement, supports, against, weighed], at) => ({
    id: `00000000-0000-7000-8000-f2${String(at + 1).padStart(10, '0')}`,
    visit: areas[area]?.visit ?? '',
    number: at + 1,
    area: areas[area]?.id ?? '',
    statement,
    mark,
    direction,
    supports: supports.flatMap(link),
    against: against.flatMap(link),
    weighed: weighed.flatMap(([number, how, because]) => link(number).map((each) => ({ ...each, how, because }))),
    at: `2026-11-19T09:${String(10 + at).padStart(2, '0')}:00Z`,
  }));
}
