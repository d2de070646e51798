/** Words of Findings: where the evidence lies, and the child's voice. */

const records = (many: number) => (many === 1 ? '1 record' : `${many} records`);

export const matrix = {
  title: 'Where the evidence lies',
  caption: 'Records by area and kind of source',
  area: 'Area of concern',
  all: 'All',
  allAreas: 'All areas',
  cases: 'Cases',
  casesOf: (found: number, of: number) => `${found} of ${of}`,
  strength: 'strength',
  concern: 'concern',
  thinSpots: (spots: number) => (spots === 0 ? 'No thin spots' : spots === 1 ? '1 thin spot' : `${spots} thin spots`),
  whatIsThin:
    'Thin is a cell with fewer than two records, and an area with fewer than two kinds of source or fewer than two sources that do not hang on each other, open questions left out.',
  none: 'none',
  only: 'only 1',
  thin: 'thin',
  thinBecause: (kinds: number, sources: number) =>
    `${kinds === 1 ? '1 kind' : `${kinds} kinds`} of source, ${
      sources === 1 ? '1 independent source' : `${sources} independent sources`
    }`,
  /** Read out around the numbers of a cell. */
  before: (area: string, kind: string) => `${area}, ${kind}: `,
  afterStrengths: (count: number) => (count === 1 ? ' strength, ' : ' strengths, '),
  afterConcerns: (count: number, others: number) =>
    `${count === 1 ? ' concern' : ' concerns'}${others > 0 ? `, ${others} of context or question` : ''}`,
  onlyWhat: (mark: string) => `, ${mark.toLowerCase()}`,
  cellName: (area: string, kind: string, counts: string) => `${area}, ${kind}: ${counts}`,
  strengths: (count: number) => (count === 1 ? '1 strength' : `${count} strengths`),
  concerns: (count: number) => (count === 1 ? '1 concern' : `${count} concerns`),
  others: (count: number) => (count === 1 ? '1 of context or question' : `${count} of context or question`),
  noRecords: 'no records',
  childTitle: 'The child’s voice',
  childCaption: 'The child’s voice by area',
  childView: 'In records of cases',
  childTalk: 'In conversations',
  voiced: (voiced: number, of: number) =>
    of === 0
      ? 'No case has evidence here'
      : `${voiced} of ${of} ${of === 1 ? 'record holds' : 'records hold'} the child’s view`,
  family: (count: number) =>
    count === 0 ? 'None with children or families' : `${records(count)} of conversations with children and families`,
  emptyTitle: 'No evidence to show yet',
  emptyText: 'As soon as there are areas of concern and evidence, this shows where it lies and where it is thin.',
  emptyDo: 'Go to Evidence',
  reading: 'Counting …',
} as const;
