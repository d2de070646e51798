/** Words of the last letter: bringing it in, looking through it, and saying what has become of each concern. */
import type { Direction } from '../contract/generated';

const number = (many: number) => many.toLocaleString('en-GB');

/** What a concern can be answered with, as it is chosen. */
export type Answer = Exclude<Direction, 'new'>;
export const ANSWERS: readonly Answer[] = ['improved', 'no_change', 'declined', 'not_looked_at'];

/** A shape beside each word. */
export const directionShape: { [K in Direction]: string } = {
  improved: '↑',
  no_change: '→',
  declined: '↓',
  not_looked_at: '–',
  new: '+',
};

export const earlier = {
  title: 'Last letter',
  what: 'The last letter',
  unsafe: 'The letter that is looked through',
  choose: 'Choose a file…',
  paste: 'Paste text…',
  goOn: (name: string) => `Go on with ${name || 'the pasted letter'}`,
  reading: 'Reading the letter …',
  emptyTitle: 'No letter has been brought in',
  emptyText:
    'Bring in the last letter or report as a Word document, a PDF or pasted text. Each of its concerns is then answered: improved, no change, declined, or not looked at.',
  which: 'Letter',
  dated: (day: string) => `Dated ${day}`,
  undated: 'Bears no date',
  remove: 'Remove this letter',
  removeAsk: (title: string) => `Remove ‘${title}’ with its answers? Ctrl+Z here brings it back.`,
  removeDo: 'Remove it',
  removed: (title: string) => `Removed: ${title}. Ctrl+Z brings it back.`,
  keep: 'Keep it',
  shown: 'Show',
  ofArea: 'This area',
  all: 'All of it',
  concerns: 'Its concerns',
  answered: (answered: number, all: number) => `${number(answered)} of ${number(all)} answered`,
  noConcerns: 'It names no concern here.',
  noConcernsAtAll: 'No concern was found in it. Make one of a paragraph below.',
  keys: '↑ ↓ from one to the next · I improved · N no change · D declined · L not looked at · Del takes the answer back · Enter writes a note',
  unanswered: 'Not answered',
  concernOf: (at: number, of: number) => `Concern ${at} of ${of}`,
  answerOf: (at: number) => `What has become of concern ${at}`,
  takeBack: 'Take the answer back',
  said: (at: number, word: string) => `Concern ${at}: ${word}.`,
  note: 'Note',
  noteHint: 'What is to be said about it. May be empty.',
  area: 'Area',
  noArea: 'None of the areas',
  removeConcern: 'Not a concern',
  text: 'Its text',
  beforeHeadings: 'Before the first heading',
  nothingOfArea: 'No paragraph of it is about this area.',
  areaOfParagraph: 'Area of this paragraph',
  makeConcern: 'Make it a concern',
  madeConcern: 'It is a concern now, at the end of the list.',
  pasteTitle: 'Paste the last letter',
  pasteLabel: 'Text of the letter or report',
  pasteHint: 'All of it, from its first line to its last. Headings, bullets and page numbers are recognised.',
  pasteRead: 'Read it',
  pasteMissing: 'Paste the text first.',
  cancel: 'Cancel',
  reviewTitle: (name: string) => (name ? `Last letter from ${name}` : 'Last letter, pasted'),
  reviewLead: 'Nothing is stored yet. What you change here is kept as you type.',
  account: (paragraphs: number, concerns: number, out: number) =>
    `${number(paragraphs)} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'}, ${number(concerns)} ${concerns === 1 ? 'concern' : 'concerns'}; ${number(out)} left out, at the end of the list.`,
  letterTitle: 'What it is',
  letterTitleMissing: 'Say what it is, such as Letter of the second monitoring visit.',
  date: 'Its date',
  list: 'The letter, part by part',
  columns: { kind: 'Part', area: 'Area', text: 'Text' },
  kinds: {
    heading: 'Heading',
    paragraph: 'Paragraph',
    bullet: 'Bullet',
    concern: 'Concern',
    left_out: 'Left out',
  },
  kind: 'Part',
  partOf: (at: number, of: number) => `Part ${number(at)} of ${number(of)}`,
  words: 'Text',
  addConcern: 'Add a concern with these words',
  reviewKeys:
    '↑ ↓ from part to part · H heading · P paragraph · B bullet · C a concern with these words · X leaves out · Enter goes into the text, Esc comes back',
  emptyRow: (at: number) => `Part ${number(at)} has no text. Leave it out or write some.`,
  noText: 'Nothing of the letter is kept.',
  problems: 'This cannot be stored yet',
  store: 'Store the letter',
  storing: 'Storing …',
  stored: (concerns: number) =>
    concerns === 1
      ? 'Stored. One concern is to be answered.'
      : `Stored. ${number(concerns)} concerns are to be answered.`,
  leaveAsk: 'Leave without storing? What you changed here is lost.',
  leave: 'Leave without storing',
  stay: 'Go on here',
} as const;
