/** Words of the export of several letters at once. */
const figures = new Intl.NumberFormat('en-GB');
const files = (number: number) => (number === 1 ? 'one file' : `${figures.format(number)} files`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const several = {
  title: 'Export several letters',
  lead: 'Each letter becomes a file of its own in one folder, in every form that is ticked. A file outside the notebook is not encrypted.',
  letters: 'Letters',
  allOrNone: 'All or none',
  ticked: (number: number, of: number) => `${figures.format(number)} of ${figures.format(of)} ticked`,
  without: (number: number) =>
    number === 1 ? 'One visit has no letter yet.' : `${figures.format(number)} visits have no letter yet.`,
  none: 'No visit of this notebook has a letter yet.',
  visit: (authority: string, title: string) => `${authority}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
  forms: 'Forms',
  look: 'How drafts look',
  annexMarked: 'It is marked as below, whether the letter is a draft or final.',
  count: (number: number) => capital(files(number)),
  choose: 'Choose a folder and export',
  noLetter: 'Tick a letter first.',
  noForm: 'Tick a form first.',
  choosing: 'Choosing a folder …',
  thereTitle: (number: number, of: number) =>
    number === of
      ? `${number === 1 ? 'The file is' : `All ${figures.format(of)} files are`} there already`
      : `${figures.format(number)} of ${figures.format(of)} files ${number === 1 ? 'is' : 'are'} there already`,
  there: (folder: string) => `In ${folder} there is something of these names. Nothing has been written yet.`,
  keep: (all: boolean) => (all ? 'Keep what is there' : 'Keep these and write the others'),
  replace: 'Replace what is there',
  back: 'Back to the choice',
  running: 'Exporting',
  at: (at: number, of: number, name: string) => `${figures.format(at)} of ${figures.format(of)}: ${name}`,
  quarters: ['', 'A quarter is done.', 'Half is done.', 'Three quarters are done.'],
  begun: (number: number) => `Exporting ${files(number)}.`,
  cancelling: 'Stopping after this file …',
  done: 'What was exported',
  folder: (folder: string) => `In ${folder}:`,
  tally: {
    written: (number: number) => `${files(number)} written`,
    kept: (number: number) => `${files(number)} kept as ${number === 1 ? 'it was' : 'they were'}`,
    refused: (number: number) => `${files(number)} not written`,
    waiting: (number: number) => `${files(number)} not reached`,
  },
  sum: (parts: readonly string[]) => `${capital(parts.join(', '))}.`,
  ended: (why: string) => `It ended there. ${why}. What is listed as written stands.`,
  cancelled: 'It was cancelled. What is listed as written stands.',
  list: 'Files',
  outcome: { written: 'Written', kept: 'Kept', refused: 'Not written', waiting: 'Not reached' },
  keptBecause: 'There is something of this name already.',
  again: (number: number) =>
    number === 1 ? 'Write the missing file' : `Write the ${figures.format(number)} missing files`,
  copy: 'Copy the list',
  copied: 'The list was copied.',
  notCopied: 'The list could not be copied. Select it and press Ctrl+C.',
} as const;
