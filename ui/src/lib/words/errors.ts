/** What is said when something was refused or failed: in a few words, what happened, and what to do next. */
import type { Code } from '../contract/generated';

export type Severity = 'note' | 'refusal' | 'failure';

export interface ErrorWords {
  /** In a few words, as a heading. */
  title: string;
  /** What happened. */
  text: string;
  /** What to do now. */
  next: string;
  severity: Severity;
}

const reasonText: { [reason: string]: string } = {
  empty: 'Something must stand here.',
  too_long: 'This is longer than the field holds.',
  out_of_order: 'The end lies before the beginning.',
  out_of_range: 'This is outside what the field can mean.',
  twice: 'The same stands here twice.',
  unknown: 'This points to something that is not there.',
  not_one: 'Choose exactly one.',
  not_a_name: 'This cannot be the name of a folder. Leave out / \\ : * ? " < > | and a full stop in front.',
  final: 'The letter is final and never changes. Amend it to begin the next version.',
  rehearsal: 'A rehearsal never becomes final as an inspector’s letter.',
  control_character: 'This holds a character that cannot be shown. Type it again instead of pasting it.',
};

/** Why a field was refused, in a sentence. */
export function reasonWords(reason: string | undefined): string {
  return reasonText[reason ?? ''] ?? 'This cannot be kept as it is.';
}

type Sentences = readonly [title: string, text: string, next: string, severity?: Severity];
type Values = { [k: string]: string | undefined };

const inSeconds = (seconds: string) => (seconds === '1' ? 'a second' : `${seconds} seconds`);
/** When the next try may be made, where it has to wait. */
const nextTry = (seconds: string | undefined) =>
  seconds ? ` The next try has to wait for ${inSeconds(seconds)}.` : '';

const errors: { [K in Code]: Sentences | ((values: Values) => Sentences) } = {
  wrong_passphrase: ({ seconds }) => [
    'This passphrase does not open the notebook',
    'Capitals, spaces and the order of the words count.',
    `Show the passphrase while you type it, or use the recovery sheet.${nextTry(seconds)}`,
  ],
  wrong_sheet: ({ seconds }) => [
    'These groups do not open the notebook',
    'The sheet may belong to another notebook.',
    `Compare each group with the sheet, and check the name printed on it.${nextTry(seconds)}`,
  ],
  wait: ({ seconds = '1' }) => [
    'Not tried yet',
    `After wrong tries each next one has to wait. Nothing was tried, and nothing in the notebook is lost by it.`,
    `Wait for ${inSeconds(seconds)}, then try again.`,
  ],
  sheet_beside: ({ place }) => [
    'The recovery sheet is not kept there',
    `${place ?? 'That folder'} is beside the notebook, among backups, or copied by a service: whoever finds the sheet there needs no passphrase.`,
    'Choose a USB stick or another folder, print it, and remove the file.',
  ],
  sheet_mismatch: ({ group }) => [
    'One group does not match the sheet',
    `Group ${group ?? ''} does not match.`,
    'Look at each of its characters again.',
  ],
  weak_passphrase: [
    'This passphrase is too easy to guess',
    'It needs at least 16 characters.',
    'Four words that have nothing to do with each other are easy to remember and hard to guess.',
  ],
  notebook_in_use: [
    'This notebook is open elsewhere',
    'Another window or program has it open, and only one may write in it.',
    'Close or lock it there, then unlock it here.',
  ],
  notebook_newer: ({ program }) => [
    'A newer Visitbook wrote this notebook',
    'This version cannot read it, and has changed nothing.',
    `Open it with ${program ?? 'the newer version'}.`,
  ],
  notebook_damaged: [
    'This notebook cannot be read',
    'Its files are not complete or have been changed. They were left as they are.',
    'Do not delete anything. Copy the whole folder, and ask for help with the copy.',
    'failure',
  ],
  notebook_keys_missing: [
    'The key files of this notebook are gone',
    'Without keys.json or keys-copy.json neither the passphrase nor the recovery sheet opens it. The database was left as it is.',
    'Copy both files from the newest backup of this notebook into its folder, or restore that backup.',
    'failure',
  ],
  is_backup: [
    'This is a backup',
    'It stays as it was made and is not opened where it lies.',
    'Restore it into a folder of its own: ‘Restore a backup’, below the list of notebooks.',
  ],
  notebook_older: [
    'This notebook has an older format',
    'Looking at it does not change it.',
    'Unlock it once, which brings it up to date.',
  ],
  backup_missing: [
    'There is no backup here',
    'The folder holds no backup.',
    'Choose a folder that has backups in it, or that of one backup, with backup.json in it.',
  ],
  backup_not_whole: [
    'The backup is not whole',
    'It is not what it was, or could not be proved. It was left as it is.',
    'Another backup may be whole: try the one before it.',
  ],
  place_missing: [
    'The folder is not there',
    'It may be on a stick that is not plugged in, or on a share that does not answer.',
    'Plug it in, or choose another folder.',
  ],
  place_inside: [
    'The place is inside a notebook or a backup',
    'What is kept there would go with it.',
    'Choose a folder elsewhere, best on another disk.',
  ],
  place_synced: ({ service, place }) => [
    `This is a folder of ${service ?? 'a service that copies files'}`,
    `${place ?? 'What is kept there'} is copied to other computers while it changes, and a notebook is damaged by that. Nothing was changed.`,
    'Keep notebooks in a folder that stays on this computer. Backups may lie here.',
  ],
  place_network: ({ place }) => [
    'This folder is on another computer',
    `${place ?? 'It'} is reached through a network, and a notebook is damaged when the connection breaks. Nothing was changed.`,
    'Keep notebooks on this computer’s own disk. Backups may lie here.',
  ],
  notebook_missing: [
    'There is no notebook here',
    'The folder holds no notebook, or it has been moved.',
    'Choose the folder that holds it.',
  ],
  place_not_writable: [
    'This place cannot be written to',
    'The folder is read-only, or the disk is not there.',
    'Choose another folder.',
  ],
  place_taken: [
    'There is something of this name already',
    'Nothing was overwritten.',
    'Choose another name or another folder.',
  ],
  disk_full: ({ place }) =>
    place
      ? [
          'The disk is full',
          `There was no room for ${place}. Nothing is there, and nothing in the notebook has changed.`,
          'Free some space or choose another disk, then try again.',
          'failure',
        ]
      : [
          'The disk is full',
          'What you see is kept in this window, but not on the disk.',
          'Free some space. Visitbook tries again by itself.',
          'failure',
        ],
  letter_held_back: ({ holds }) => [
    'Something holds the letter back',
    holds === '1'
      ? 'One thing has to be mended or answered first.'
      : `${holds ?? ''} things have to be mended or answered first.`,
    'Look through them and mend each, or say why it may stand.',
  ],
  locked: ['The notebook is locked', 'It was locked while this was under way.', 'Unlock it and look again.'],
  referred_to: [
    'Something else refers to this',
    'Evidence or the letter points to it, so it was not removed.',
    'Take it off there first, then remove it.',
  ],
  not_found: ['This is not there any more', 'It has been removed since.', 'Go back and look again.'],
  stale: [
    'This was changed elsewhere since',
    'Your words stand in the field and were not kept yet.',
    'Copy them, open the record again, and put them in.',
  ],
  refused: ({ field, reason = '' }) =>
    field === 'letter'
      ? [
          'The letter cannot be set',
          `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
          'Put that right, and try again.',
        ]
      : ['This cannot be kept as it is', reasonWords(reason), 'Change it, and it is kept.'],
  nothing_to_undo: ['Nothing to take back', 'There is no earlier change here.', '', 'note'],
  changed_since: [
    'This cannot be taken back in one step',
    'Something else has been changed since.',
    'Change it by hand.',
  ],
  letter_facts_missing: ({ missing }) => [
    'Some facts are missing for the letter',
    missing ? `Missing: ${missing}.` : '',
    'Fill them in under Plan.',
  ],
  letter_exists: ['There is a letter already', 'A visit has one letter.', 'Open it under Letter.', 'note'],
  character_missing: ({ character = '', place, excerpt }) => [
    'The letter’s typeface cannot show a character',
    `‘${character}’${place ? ` stands in the ${place}` : ''}${excerpt ? `: ${excerpt}` : ''}.`,
    'Write it with another character.',
  ],
  file_not_a_visit: [
    'This is not a visit file',
    'Nothing was taken from it.',
    'Choose a file that ends in .visit or .visit.json.',
  ],
  file_newer: ['A newer Visitbook wrote this file', 'Nothing was taken from it.', 'Import it with the newer version.'],
  file_broken: ({ place }) => [
    'This file is broken',
    place ? `The fault is at ${place}. Nothing was taken from it.` : 'Nothing was taken from it.',
    'Ask for the file again.',
  ],
  file_too_large: [
    'This file is too large to be a visit',
    'Nothing was taken from it.',
    'Check that it is the right file.',
  ],
  file_wrong_passphrase: [
    'This passphrase does not open the file',
    'It is the passphrase chosen when the file was exported, not the notebook’s.',
    'Ask whoever sent the file.',
  ],
  file_needs_passphrase: [
    'This file is encrypted',
    'It opens with the passphrase chosen when it was exported.',
    'Type it.',
  ],
  file_failed: ({ place }) => [
    'The file could not be read or written',
    place ? `It happened at ${place}.` : '',
    'Check that the disk is there and has room, then try again.',
    'failure',
  ],
  attachment_missing: [
    'The file itself is not in this notebook',
    'Only its name came here, with a visit file in plain text.',
    'Import the encrypted visit file, which brings the files.',
  ],
  attachment_damaged: [
    'The file is damaged',
    'Its bytes are not those that were attached. Everything else in the notebook is as it was.',
    'Attach the file again, and remove this one.',
    'failure',
  ],
  attachments_too_large: [
    'The attached files are too large together',
    'An encrypted visit file carries 500 MB of them.',
    'Save copies of the largest, remove them from the evidence, and export again.',
  ],
  lists_unreadable: ({ problem = '' }) => [
    'The lists cannot be read',
    problem,
    'Choose another file, or say anew what its columns are.',
  ],
  lists_have_faults: ({ lines = '' }) => [
    'Lines of the lists are wrong',
    `${lines} lines have something wrong with them. Nothing was imported.`,
    'Look at what is wrong, or choose to go on without these lines.',
  ],
  notes_unreadable: ({ problem = '' }) => [
    'The notes cannot be read',
    problem,
    'Choose another file. Word documents and plain text are read.',
  ],
  letter_unreadable: ({ problem = '' }) => [
    'No letter can be read from this',
    problem ? `${problem[0]?.toUpperCase() ?? ''}${problem.slice(1)}.` : '',
    'Open it where it can be read, copy all of its text, and paste it.',
    'note',
  ],
  comments_unreadable: ({ problem = '' }) => [
    'No comments can be read from this',
    problem ? `${problem[0]?.toUpperCase() ?? ''}${problem.slice(1)}.` : '',
    'Choose the Word file with the table, or copy the comments and paste them.',
    'note',
  ],
  stopped: ['Stopped', 'The import was stopped. Nothing of it is left in the notebook.', 'Import again when you like.'],
  nothing_chosen: ['Nothing was chosen', '', 'Choose again.', 'note'],
  bad_request: [
    'Visitbook did something wrong',
    'The page asked for something the program does not know. What you typed is kept in this window.',
    'Copy unsaved words to a safe place, then start Visitbook again.',
    'failure',
  ],
  unexpected: [
    'Something went wrong',
    'What you typed is kept in this window.',
    'Try again. If it stays like this, copy unsaved words to a safe place and start Visitbook again.',
    'failure',
  ],
};

/** What a code means for people: what happened, and what to do next. */
export function errorWords(code: Code, values: Values = {}): ErrorWords {
  const entry = errors[code] ?? errors.unexpected;
  const [title, text, next, severity = 'refusal'] = typeof entry === 'function' ? entry(values) : entry;
  return { title, text, next, severity };
}
