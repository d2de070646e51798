/** Words of the authority's comments on factual accuracy. */
import type { Because, FactualDecision, FactualTie } from '../contract/generated';

const number = (many: number) => many.toLocaleString('en-GB');

/** What a comment stands at, as it is chosen. */
export type State = 'open' | FactualDecision;
export const STATES: readonly State[] = ['open', 'accepted', 'in_part', 'not_accepted'];

/** A shape beside each word. */
export const stateShape: { [S in State]: string } = { open: '○', accepted: '●', in_part: '◐', not_accepted: '✕' };

export const stateWord: { [S in State]: string } = {
  open: 'Open',
  accepted: 'Accepted',
  in_part: 'In part',
  not_accepted: 'Not accepted',
};

export const accuracy = {
  tab: 'Accuracy',
  title: 'Factual accuracy',
  what: 'A comment on factual accuracy',
  open: (open: number, all: number) =>
    open === 0 ? `All ${number(all)} decided` : `${number(open)} of ${number(all)} open`,
  add: 'Add a comment',
  paste: 'Paste…',
  file: 'From a Word file…',
  goOn: (name: string) => `Go on with ${name || 'the pasted comments'}`,
  exportWord: 'Save as Word table',
  exportCsv: 'Save as CSV',
  exported: (path: string) => `Saved at ${path}`,
  notExported: 'Not saved.',
  emptyTitle: 'No comments of the authority yet',
  emptyText:
    'What the authority says about the factual accuracy of the draft goes here: typed, pasted, or read from the table in its Word file. Each comment is tied to a sentence, answered and decided.',
  list: 'Comments of the authority',
  comment: (nth: number, state: State, claim: string) => `Comment ${nth}, ${stateWord[state]}: ${claim}`,
  keys: '↑ ↓ from one to the next · Enter shows the sentence · Del removes',
  claim: 'What the authority says',
  place: 'Where, as it names the place',
  evidence: 'Its evidence',
  answer: 'Our answer',
  answerFirst: 'Answer the authority first: a decision goes with its reason.',
  decision: 'Decision',
  before: 'The sentence as the authority read it',
  since: 'Before and now',
  sinceOf: { gone: 'taken out', come: 'put in' },
  unchanged: 'The sentence is as the authority read it.',
  tie: {
    loose: 'Tied to no sentence',
    same: '',
    changed: 'Edited since it was tied',
    lost: 'Its sentence is no longer in the letter',
  } satisfies {
    [T in FactualTie]: string;
  },
  show: 'Show the sentence',
  tieHere: 'Tie to the sentence at the caret',
  untie: 'Take the tie away',
  noCaret: 'Put the caret into the sentence in the letter first.',
  noSentence: 'There is no sentence at the caret. Put it into a paragraph or a bullet.',
  tied: 'Tied to the sentence.',
  untied: 'Tied to no sentence.',
  proposed: 'It may be about',
  because: { quoted: 'its words are quoted', place: 'the place is named', words: 'both have rare words' } satisfies {
    [B in Because]: string;
  },
  tieProposed: 'Tie to this sentence',
  showProposed: 'Show it',
  remove: 'Remove',
  removed: 'Removed. Ctrl+Z brings it back.',
  store: 'Add',
  storeHint: 'Ctrl+Enter adds it and begins the next',
  discard: 'Discard',
  done: 'Done',
  claimMissing: 'Write what the authority says.',
  added: (nth: number) => `Comment ${nth} added.`,
  decided: (nth: number, state: State) => `Comment ${nth}: ${stateWord[state]}.`,
  undone: 'Taken back.',
  redone: 'Done again.',
  nothingToUndo: 'There is nothing to take back.',
};

/** Words of looking through comments before they are taken in. */
export const takeIn = {
  unsafe: 'The comments that are looked through',
  pasteTitle: 'Comments of the authority',
  pasteLabel: 'Paste the comments here',
  pasteHint: 'A table copied from Word, Outlook or Excel, or text of which each paragraph is a comment.',
  pasteMissing: 'Paste the comments first.',
  pasteRead: 'Look through it',
  reading: 'Reading …',
  title: (name: string) => (name ? `Comments in ${name}` : 'Pasted comments'),
  lead: 'Nothing is stored yet.',
  account: (kept: number, all: number, tied: number) =>
    `${number(kept)} of ${number(all)} will be taken in, ${number(tied)} of them tied to a sentence.`,
  leftOut: (many: number) => (many === 1 ? 'One row is no comment' : `${number(many)} rows are no comments`),
  list: 'Comments found',
  columns: { keep: 'Take in', place: 'Where', claim: 'What is said', sentence: 'Sentence' },
  keepOf: (at: number) => `Take comment ${at} in`,
  none: 'No sentence proposed',
  sentence: (said: string | null, tied: boolean) =>
    said === null ? 'No sentence proposed' : tied ? said : `Not tied: ${said}`,
  partOf: (at: number, of: number) => `Comment ${at} of ${of}`,
  tie: 'Tie it to this sentence',
  quoted: 'It quotes',
  empty: (at: number) => `Comment ${at} says nothing. Write what it says, or do not take it in.`,
  nothing: 'No comment is taken in. Choose at least one.',
  problems: 'The comments cannot be taken in yet',
  store: (many: number) => (many === 1 ? 'Take one comment in' : `Take ${number(many)} comments in`),
  storing: 'Storing …',
  stored: (many: number) => (many === 1 ? 'One comment taken in.' : `${number(many)} comments taken in.`),
  cancel: 'Cancel',
  leaveAsk: 'Leave, and forget what was looked through here?',
  stay: 'Stay',
  leave: 'Leave',
  keys: '↑ ↓ from one to the next · Space takes in or not · Enter edits',
};
