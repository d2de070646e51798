/** Words of Findings: what the evidence of an area comes to, what supports it, what speaks against it. */
import type { Direction, Weighing } from '../contract/generated';

export const DIRECTIONS: readonly Direction[] = ['improved', 'no_change', 'declined', 'not_looked_at', 'new'];
export const directionWord: { [K in Direction]: string } = {
  improved: 'Improved',
  no_change: 'No change',
  declined: 'Declined',
  not_looked_at: 'Not looked at',
  new: 'New',
};

export const WEIGHINGS: readonly Weighing[] = ['outweighed', 'in_wording', 'not_relevant'];
export const weighingWord: { [K in Weighing]: string } = {
  outweighed: 'Outweighed',
  in_wording: 'Reflected in the wording',
  not_relevant: 'Not relevant',
};

const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count} ${more}`);

export const findings = {
  list: 'Findings',
  listName: 'List of findings',
  number: (number: number) => `F${number}`,
  of: (number: number) => `Finding F${number}`,
  what: 'A finding',
  add: 'New finding',
  goOn: 'Finding begun',
  supportsCount: (count: number) => `${count} support`,
  againstCount: (count: number) => (count === 0 ? 'none against' : `${count} against`),
  sentences: (count: number) => (count === 0 ? 'Not yet' : many(count, 'sentence', 'sentences')),
  sentencesSpoken: (count: number) =>
    count === 0 ? 'Not yet in the letter' : `${many(count, 'sentence', 'sentences')} in the letter`,
  thin: 'thin',
  changed: 'changed',
  unweighed: (count: number) => `${count} not weighed`,
  emptyTitle: 'No findings yet',
  emptyText:
    'A finding says what the evidence of one area comes to. What supports it and what speaks against it stands beside it, and the draft of the letter begins with it.',
  noAreas: 'A finding belongs to an area of concern. Areas are made in Plan.',
  hide: 'Hide',
  show: 'Show',
  hideMatrix: 'Hide where the evidence lies',
  showMatrix: 'Show where the evidence lies',

  statement: 'What was found',
  area: 'Area',
  mark: 'Mark',
  direction: 'Since the last visit',
  pick: 'Choose',
  basis: (records: number, cases: number, kinds: number) =>
    `${many(records, 'record', 'records')}, ${many(cases, 'case', 'cases')}, ${many(kinds, 'kind', 'kinds')} of source`,
  remove: 'Remove',
  removeOne: (number: number) => `Remove F${number}`,
  removed: (number: number) => `F${number} is removed. Ctrl+Z takes it back.`,

  thinBecause: (kinds: number, sources: number) =>
    `Thin: its support comes from ${many(kinds, 'kind', 'kinds')} of source and ${many(
      sources,
      'independent source',
      'independent sources',
    )}. Two of each are wanted.`,
  changedSince: (count: number) =>
    `${many(count, 'record', 'records')} changed since somebody looked. See whether the finding still holds.`,
  lookedAt: 'Looked at',
  looked: (number: number) => `F${number} was looked at with its evidence as it is now.`,
  toWeigh: (count: number) =>
    `${many(count, 'record speaks', 'records speak')} against it and ${
      count === 1 ? 'is' : 'are'
    } not weighed. All are weighed before the letter is signed off.`,
  toFirst: 'Weigh the first',

  sides: {
    supports: 'Supports',
    against: 'Speaks against',
    open: 'Same area, not weighed yet',
  },
  newestFirst: 'newest first',
  keys: 'Ctrl+X, Ctrl+V moves a record across',
  none: {
    supports: 'Nothing supports it yet.',
    against: 'Nothing was put here.',
    open: 'Nothing of the opposite mark in this area waits to be weighed.',
  },
  more: (count: number) => `Show ${count} more`,
  rowChanged: 'Changed since somebody looked',
  rowBinned: 'In the bin',
  rowOpen: 'Not weighed',
  rowAgain: 'Changed since it was weighed',
  noCase: 'no case',

  open: 'Open the record',
  moveTo: { supports: 'Put with the support', against: 'Put against', neither: 'Take away' },
  moved: {
    supports: (record: string, finding: string) => `${record} supports ${finding}.`,
    against: (record: string, finding: string) => `${record} speaks against ${finding}.`,
    neither: (record: string, finding: string) => `${record} is not with ${finding} any more.`,
  },
  cut: (record: string) => `${record} is picked up. Ctrl+V puts it where the keys are.`,
  nothingCut: 'Ctrl+X on a record picks it up first.',
  someMoved: (count: number, finding: string) => `${many(count, 'record supports', 'records support')} ${finding}.`,

  put: 'Add evidence',
  putLabel: 'Evidence by its words or number',
  putHint: 'Enter adds what is marked. Evidence of the same mark in the same area comes first.',
  putNone: 'No other evidence has these words.',
  done: 'Done',

  weigh: {
    title: 'What is made of it',
    because: 'Because',
    becauseOptional: 'Because (may be empty)',
    do: 'Weigh',
    change: 'Weigh anew',
    back: 'Take the weighing back',
    missing: 'Choose what is made of it.',
    becauseMissing: 'Say why.',
    done: (record: string) => `${record} is weighed.`,
    undone: (record: string) => `${record} is not weighed any more.`,
    what: 'What is made of evidence',
    said: (how: string, because: string) => (because === '' ? how : `${how} because: ${because}`),
  },

  make: {
    title: 'New finding',
    do: 'Add the finding',
    aside: 'Put aside',
    clear: 'Empty it',
    supports: (count: number) =>
      count === 0
        ? 'No evidence chosen. It is added when the finding is there.'
        : `Supported by ${many(count, 'record', 'records')}:`,
    takeOff: (record: string) => `Take ${record} off`,
    areaMissing: 'Say to which area it belongs.',
    statementMissing: 'Say what was found.',
    markMissing: 'Say whether it is a strength or a concern.',
    directionMissing: 'Say how this stands to the last visit.',
    made: (number: number) => `F${number} is added.`,
    what: 'The new finding',
    inArea: (area: string) => `New finding: ${area}`,
  },

  chosen: {
    count: (count: number) => `${count} chosen`,
    make: 'New finding from these',
    with: 'Put with a finding',
    clear: 'Choose none',
    keys: 'Space or Ctrl+click chooses, Shift with an arrow key chooses on.',
    one: 'chosen',
  },
} as const;
