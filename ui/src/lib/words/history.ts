/** Words of History: each area of concern over the visits. */
const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

export const history = {
  areas: 'Areas of concern',
  title: 'History',
  over: (title: string) => `${title} over the visits`,
  open: (unanswered: number) => `${unanswered} to answer`,
  done: (all: number) => `${all} answered`,
  none: 'No concern',
  stateOf: (answered: number, all: number) =>
    all === 0 ? 'no concern of an earlier letter' : `${answered} of ${many(all, 'concern', 'concerns')} answered`,
  noArea: 'No area',
  noAreaText: 'Concerns of the last letter that none of the areas takes up are on the right.',
  reading: 'Looking through the visits …',
  thisVisit: 'This visit',
  called: (names: readonly string[]) => `There called ${names.join(', ')}`,
  by: { itself: '', improvement: 'same bullet of the inspection', title: 'recognised by its name' },
  notLookedAt: 'No area of this visit is the same one.',
  findings: 'Findings',
  sentences: 'What its letter says',
  earlier: (title: string) => `What it was held against: ${title}`,
  nothing: 'Nothing about it is recorded here.',
  only: 'There is no earlier visit to this authority in the notebook.',
  finding: (number: number) => `F${number}`,
  note: (text: string) => `Note: ${text}`,
  unanswered: 'Not answered',
  lines: (of: string) => `Lines of ${of}`,
  emptyTitle: 'No areas of concern yet',
  emptyText: 'An area of concern can be read here over all visits to the authority. Areas are made in Plan.',
  emptyDo: 'Go to Plan',
} as const;
