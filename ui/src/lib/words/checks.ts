/** Words of the checks: remarks, the ledger, what can be done about either. */
import type { LedgerLine, Severity, Standing, Suspect, Why } from '../contract/generated';

const pieces = (count: number) => `${count} ${count === 1 ? 'piece' : 'pieces'} of evidence`;

const whys: { [K in Why['type']]: (why: Extract<Why, { type: K }>) => string } = {
  nothing_cited: () => 'It cites nothing.',
  nothing_in_use: () => 'All that it cites is in the bin, or a finding that nothing supports.',
  only_questions: () => 'All that it cites are open questions.',
  unweighed: ({ evidence }) => `${pieces(evidence.length)} against it, not weighed.`,
  both_marks: () => 'It cites strengths and concerns, and its words do not say so.',
  one_kind: () => 'All of it comes from one kind of source.',
  one_source: () => 'All of it comes from one source.',
  not_counted: ({ words, met, of }) => `‘${words}’ rests on ${met} of ${of}.`,
};

export const checks = {
  tab: 'Checks',
  title: 'Checks',
  ledger: 'What sentences rest on',
  standings: {
    needs_none: 'Needs none',
    supported: 'Supported',
    thin: 'Thin',
    contested: 'Contested',
    unsupported: 'Unsupported',
  } satisfies { [K in Standing]: string },
  severities: {
    identifying: 'Could identify a child',
    evidence: 'Evidence',
    mistake: 'House style',
    advice: 'Worth a look',
  } satisfies { [K in Severity]: string },
  suspect: 'Changed since',
  why: (why: Why): string => (whys[why.type] as (why: Why) => string)(why),
  suspects: (suspect: Suspect, numberOf: (id: string) => string): string => {
    if (suspect.type === 'sentence') return `The sentence said: ‘${suspect.was}’`;
    if (suspect.type === 'evidence') return `${numberOf(suspect.evidence)} has changed since it was cited.`;
    if (suspect.type === 'finding') return `${numberOf(suspect.finding)} has changed since it was cited.`;
    return `${numberOf(suspect.evidence)}, on which ${numberOf(suspect.finding)} rests, has changed.`;
  },
  line: ({ standing, evidence, against, suspect }: LedgerLine): string => {
    const stands = checks.standings[standing];
    const rests =
      standing === 'needs_none' ? '' : `, ${pieces(evidence.length)}${against > 0 ? `, ${against} against` : ''}`;
    return `${stands}${rests}${suspect.length > 0 ? ', changed since' : ''}`;
  },
  lines: (lines: number, standing: string) => `${lines} ${standing.toLowerCase()}`,
  sentence: 'This sentence',
  noSentence: 'Put the caret into a sentence to see what it rests on.',
  summary: (open: number, toAnswer: number) => {
    const remarks = `${open} ${open === 1 ? 'remark' : 'remarks'}`;
    return toAnswer === 0 ? remarks : `${remarks}, ${toAnswer} to answer before the letter is final`;
  },
  nothing: 'Nothing is to be said about this letter.',
  looking: 'The letter is being looked through.',
  failed: 'The letter could not be looked through. What is written is safe.',
  again: 'Try again',
  mustAnswer: 'Must be answered',
  weigh: 'Weigh it in Findings',
  edit: 'Edit details',
  more: (more: number) => `and ${more} more`,
  fix: (fix: string) => (fix === '' ? 'Leave it out' : `Write ‘${fix}’`),
  link: 'Link evidence',
  looked: 'Looked at: sentence and evidence stand together as they are now.',
  lookedAt: 'Looked at',
  sayWhy: 'Keep, say why',
  because: 'Why it is kept as it is',
  keep: 'Keep it',
  cancel: 'Cancel',
  asideTitle: (count: number) => `${count} set aside`,
  asideBecause: (why: string, day: string) => `Kept on ${day}: ${why}`,
  takeUp: 'Take it up again',
  setAside: 'Set aside.',
  takenUp: 'Taken up again.',
  fixed: (was: string, is: string) => (is === '' ? `Left out: ‘${was}’.` : `‘${was}’ is now ‘${is}’.`),
  gone: 'The words have changed since. The letter is looked through again.',
  none: 'There is no remark to go to.',
  noSuggestion: 'Nothing is known that may have been meant. Ctrl+Shift+D makes it one of the notebook’s own words.',
  meant: (word: string) => `‘${word}’ may be meant; Ctrl+. puts it in.`,
  notFound: 'Nothing is known that may have been meant.',
  own: 'Add to own words',
  owned: (word: string) => `‘${word}’ is one of the notebook’s own words now. Settings has the list.`,
  noOwnWord: 'Only a word that the spelling check stopped at becomes one of the notebook’s own.',
  nearly: { then: 'The last letter', now: 'This letter', gone: 'not here any more', come: 'new here' },
  noFix: 'There is no fix for this. Ctrl+Shift+. keeps the words and asks why.',
  whyRule: 'Why?',
  source: (source: string) => `Source: ${source}`,
  keys: 'F8 goes to the next remark, Ctrl+. puts the first fix in, Ctrl+Shift+. keeps the words and asks why, Ctrl+Shift+D adds a word to your own.',
  place: (section: string, nth: number) => (nth > 0 ? `${section}, paragraph ${nth}` : section),
  all: 'All sentences',
  showing: (standing: string) => `Sentences: ${standing.toLowerCase()}`,
  closeList: 'Back to the remarks',
} as const;
