/** Words of the letter: the page and its bars, the outline, the evidence beside it, its fixed parts. */
import type { AnnexForm, BlockKind, LetterFile, LetterLook, Op } from '../contract/generated';

/** Made once: making one is slow. */
const figures = new Intl.NumberFormat('en-GB');
const count = (number: number, one: string, many: string) => `${figures.format(number)} ${number === 1 ? one : many}`;

/** What the facts are called that a letter needs and may lack. */
const facts: { [field: string]: string } = {
  'visit.dates': 'The days of the visit',
  'visit.ordinal': 'Which monitoring visit it is since the inspection',
  'inspection.judged_inadequate_in': 'The month in which the authority was judged inadequate',
  'visit.framework': 'The framework it is carried out under',
  'visit.team': 'Who leads the visit and signs the letter',
  people: 'The names of the inspectors',
  areas: 'The areas of concern',
  'authority.director.name': 'The name of the director of children’s services',
  'authority.director.salutation': 'How the letter greets the director',
};

const doneAgain: Partial<{ [K in Op]: string }> = {
  compose_letter: 'The first draft is here again.',
  edit_letter: 'Details changed again.',
  replace_block: 'Words changed again.',
  insert_block: 'Paragraph inserted again.',
  remove_block: 'Paragraph removed again.',
  move_block: 'Paragraph moved again.',
};
const takenBack: Partial<{ [K in Op]: string }> = {
  insert_block: 'Taken back: the inserted paragraph.',
  replace_block: 'Taken back: the last change of words.',
  move_block: 'Taken back: the move of a paragraph.',
  remove_block: 'Taken back: the removed paragraph is here again.',
  split_block: 'Taken back: the paragraphs are one again.',
  join_blocks: 'Taken back: the paragraphs are two again.',
  edit_letter: 'Taken back: the last change of the letter’s details.',
};

export const letter = {
  place: 'Letter',
  panes: { left: 'Outline', middle: 'Letter', right: 'Evidence, checks and details' },
  switcher: 'Part of the letter',
  widthOf: (pane: string) => `Width of ${pane.toLowerCase()}`,
  beside: 'Beside the letter',
  evidenceTab: 'Evidence',
  detailsTab: 'Details',
  commentsTab: 'Comments',
  versionsTab: 'Versions',
  accuracyTab: 'Accuracy',
  accuracyTitle: 'Factual accuracy',
  what: 'The letter',
  whatDetails: 'The letter’s details',

  toolbar: 'Letter tools',
  style: 'Style of this paragraph',
  styles: { paragraph: 'Body text', heading: 'Heading', bullet: 'Bullet' } satisfies { [K in BlockKind]: string },
  mixed: 'Several styles',
  link: 'Link evidence',
  exportPdf: 'Export PDF',
  preview: 'Preview',
  exportAs: 'Export as…',
  exportTitle: 'Export the letter',
  exportSeveral: 'Letters of several visits…',
  exportLead: 'All forms say the same words in the same order. A file outside the notebook is not encrypted.',
  marking: {
    label: 'Marking',
    usual: 'OFFICIAL-SENSITIVE',
    hint: 'At the head and foot of a draft. Empty, there is none. A final letter has none.',
  },
  reviewCopy: {
    legend: 'For reviewers:',
    line_numbers: 'Line numbers',
    wide_margin: 'Wide margin',
    references: 'Paragraph numbers',
  } satisfies { [K in Extract<keyof LetterLook, 'line_numbers' | 'wide_margin' | 'references'> | 'legend']: string },
  margin: {
    legend: 'In Word, as comments:',
    comments: 'Comments on the letter',
    citations: 'What each sentence rests on',
    warning:
      'The Word document then holds evidence about children, as it was recorded. Keep it within the inspection team.',
  } satisfies { [K in Extract<keyof LetterLook, 'comments' | 'citations'> | 'legend' | 'warning']: string },
  forms: {
    pdf: { name: 'PDF', about: 'Pages in the layout of the letter, accessible. Ctrl+P does it at once.' },
    docx: {
      name: 'Word document',
      about: 'With headings and lists that are real ones. The typeface is named, not enclosed.',
    },
    html: { name: 'Web page', about: 'One file for a website or a mail, accessible, nothing in it but the letter.' },
    text: { name: 'Plain text', about: 'Words alone, to be pasted anywhere.' },
  } satisfies { [F in LetterFile]: { name: string; about: string } },
  annex: {
    title: 'For internal use',
    warning:
      'The evidence annex holds evidence about children, in the words in which it was recorded. It is no part of the letter: keep it where the evidence may be kept, and send it to nobody who may not read that.',
    marked: 'It is marked as above, whether the letter is a draft or final.',
    markedUsual: 'It is marked OFFICIAL-SENSITIVE, whether the letter is a draft or final.',
    forms: {
      pdf: {
        name: 'Evidence annex, PDF',
        about: 'Each sentence with what it rests on, what speaks against it, and how that was weighed.',
      },
      xlsx: {
        name: 'Evidence annex, workbook',
        about: 'The same as a table to be filtered, a row for each piece of evidence under each sentence.',
      },
    } satisfies { [F in AnnexForm]: { name: string; about: string } },
    exportedTo: (path: string) => `Evidence annex written: ${path}.`,
  },
  exporting: 'Writing …',
  words: (now: number, usual: number) => `${figures.format(now)} words of about ${figures.format(usual)}`,

  wordsShort: (now: number) => count(now, 'word', 'words'),

  editor: 'Text of the letter',
  sheet: 'Letter',
  fixed: 'Letterhead, date, address and subject',
  signature: 'Close and signature',
  edit: 'Edit details',
  editFixed: 'Edit details: letterhead, date, address and subject',
  editSignature: 'Edit details: close and signature',
  dear: (name: string) => (name ? `Dear ${name}` : 'Dear'),
  draft: 'Draft. Every page of the PDF says so until the letter is final.',
  final: 'Final. This letter is signed off and cannot be changed.',
  rehearsal: 'Rehearsal, not an inspector’s letter. Every page of the PDF says so.',
  fictional: 'Fictional authority. Nobody in this letter exists. Every page of the PDF says so.',

  outline: 'Outline',
  outlineOf: 'Outline of the letter',
  outlineCount: 'words',
  wordsUnder: (number: number) => count(number, 'word', 'words'),
  sentences: (number: number) => count(number, 'sentence', 'sentences'),
  outlineHead: 'Letterhead and address',
  outlineOpening: 'Opening',
  outlineKeys: 'Enter goes there. Alt+Up and Alt+Down move a paragraph.',
  citations: (number: number) => count(number, 'citation', 'citations'),
  moved: (up: boolean) => (up ? 'Moved up.' : 'Moved down.'),
  cannotMove: (up: boolean) => (up ? 'This is the first paragraph.' : 'This is the last paragraph.'),

  findings: 'Findings',
  find: 'Find evidence',
  area: 'Area',
  mark: 'Mark',
  everyArea: 'All areas',
  everyMark: 'All marks',
  noArea: 'Without an area',
  evidenceOf: (shown: number, all: number, unused: number) =>
    shown === all
      ? `${count(all, 'piece', 'pieces')} of evidence, ${unused} unused`
      : `${shown} of ${all} pieces of evidence shown`,
  used: (times: number) => (times === 0 ? 'unused' : `used ${times}×`),
  usedSpoken: (times: number) => (times === 0 ? 'unused' : count(times, 'use', 'uses')),
  picked: 'chosen',
  noEvidence: 'No evidence has been recorded for this visit yet.',
  goEvidence: 'Record evidence',
  noneFits: 'No evidence fits these filters.',
  showAll: 'Show all evidence',
  citeFor: (words: string) => `For: ‘${words}’`,
  citeKeys: 'Enter links it, Space chooses several, Esc goes back to the text.',
  listKeys: 'Enter links it to the sentence at the caret.',
  cite: 'Link to the sentence',
  citeSeveral: (number: number) => `Link ${number} to the sentence`,
  back: 'Back to the text',
  nowhere: 'Put the caret into a sentence first. A heading rests on nothing.',
  cited: (numbers: string) => `${numbers} linked to the sentence.`,
  citedAlready: 'This sentence cites it already.',
  chosenCite: (full: string) => `${full}. Enter opens it, Delete removes it.`,
  citeRemoved: (full: string) => `Removed: ${full.toLowerCase()}.`,
  citesFull: (numbers: string) => `Cites ${numbers}`,
  citesMore: (first: string, more: number) => (more > 0 ? `${first} +${more}` : first),
  unknownEvidence: 'unknown evidence',

  details: 'Details of the letter',
  detailsHint: 'These parts stand around the text. They are kept when you leave the field.',
  date: 'Date',
  letterhead: 'Letterhead',
  addressee: 'Addressee',
  salutation: 'Dear',
  subject: 'Subject',
  valediction: 'Close',
  signatory: 'Signature',
  oneLineEach: 'One line each.',

  emptyTitle: 'The letter is not begun',
  empty:
    'A first draft brings letterhead, address, opening and the areas covered, and sets out the evidence of each area under its heading. From there it is yours to write.',
  compose: 'Compose the first draft',
  composing: 'Composing …',
  again: 'Bring the first draft back',
  takenBack: 'The first draft was taken back, with everything in it. It can be brought back as it was.',
  composed: 'The first draft is here.',
  missingTitle: 'Some facts are missing for the letter',
  missingNext: 'Fill them in under Plan, then compose the letter.',
  fact: (field: string) => facts[field] ?? field,
  goPlan: 'Go to Plan',

  exportedTo: (path: string) => `Letter written: ${path}.`,
  notExported: 'No file was written.',
  notExportedTitle: 'The letter could not be exported',
  showPlace: 'Show the place',
  dismiss: 'Close this',
  characterAt: (character: string, place: string) =>
    `The letter’s typeface has no ‘${character}’${place ? `, which stands in the ${place}` : ''}. Write it another way.`,

  nothingToUndo: 'There is nothing more to take back in this letter.',
  nothingToRedo: 'There is nothing to do again.',
  undone: (op: Op) => takenBack[op] ?? 'The last change was taken back.',
  redone: (op: Op) => doneAgain[op] ?? 'Done again.',
  refreshed: 'The letter had moved on in the notebook. It was read again, and your last words were put on top.',
  clash: (blocks: number) =>
    `${count(blocks, 'paragraph', 'paragraphs')} had also changed in the notebook. Your words stand; Ctrl+Z brings the others back.`,
} as const;
