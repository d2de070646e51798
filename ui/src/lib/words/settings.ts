/** Words of Settings: the notebook's own words, and what words of proportion stand for. */
import type { NotAttached, TypefaceRefusal } from '../contract/generated';
import { attachments } from './attachments';

const words = (count: number) => (count === 1 ? '1 word' : `${count} words`);
const quoted = (all: readonly string[]) => all.map((word) => `‘${word}’`).join(', ');

/** Where a picture is another matter than a file beside evidence. */
const notTaken: { [K in NotAttached]?: string } = {
  other_kind: 'It is neither a PNG nor a JPEG file.',
  too_large: 'It has more than 5 MB or 16 million pixels. Save a smaller copy.',
};

export const settings = {
  title: 'Settings',
  sections: 'Parts of the settings',
  houseRules: 'House rules',
  notebook: 'This notebook',
  houseRulesText: 'They belong to this notebook, and hold for the letter of every visit in it.',
  failed: 'The house rules could not be read.',
  again: 'Try again',
  problems: (count: number) => (count === 1 ? 'One field is not kept yet' : `${count} fields are not kept yet`),
  unsafe: (what: string) => `Settings, ${what.toLowerCase()}`,
  own: {
    title: 'Own words',
    text: 'The spelling check lets these be, though the dictionary does not know them. One in small letters holds with a capital letter, too, and each holds with ’s behind it.',
    none: 'None yet. A word that the spelling check stops at can also be added beside the letter, with Ctrl+Shift+D.',
    add: 'Add',
    new: 'New word',
    newHint: 'Several at once with a space, a comma or a line between them.',
    nothing: 'Type a word first. It needs a letter.',
    there: (word: string, entry: string) =>
      word === entry
        ? `‘${word}’ is in the list already.`
        : `‘${entry}’ is in the list already, and holds for ‘${word}’, too.`,
    long: (word: string, most: number) => `‘${word.slice(0, 24)}…’ is longer than a word of ${most} letters.`,
    full: (most: number) => `The list holds ${most} words. Remove some first.`,
    added: (fresh: readonly string[], there: readonly string[]) =>
      `Added: ${quoted(fresh)}.${there.length > 0 ? ` There already: ${quoted(there)}.` : ''}`,
    remove: 'Remove',
    removeOne: (word: string) => `Remove ${word}`,
    removed: (word: string) => `Removed: ‘${word}’. Ctrl+Z takes that back.`,
    keys: 'The arrows go through the list, Delete removes a word.',
    filter: 'Show words with',
    count: (shown: number, all: number) => (shown === all ? words(all) : `${shown} of ${words(all)}`),
    noneOf: (text: string) => `No word of the list has ‘${text}’ in it.`,
  },
  bands: {
    title: 'Bands of proportion',
    text: 'What words of proportion stand for. A sentence that says ‘most’ is held against what was counted behind it.',
    ours: 'The bands that come with Visitbook are its own proposal, from how published reports use the words. They are not the inspectorate’s, which has no table in force.',
    words: 'Words',
    from: 'From, %',
    to: 'To, %',
    fewest: 'At least',
    few: 'Or up to',
    explain:
      'From and to are shares, themselves included. At least is the fewest that can be meant. Or up to is so few that the words are right whatever the share, up to half of all; empty, only the share counts. The first words of a band are those that are proposed in its place.',
    wordsHint: 'Several with a comma between them.',
    part: (part: string, band: string) => `${part}: ${band}`,
    nth: (at: number) => `band ${at}`,
    add: 'Add a band',
    newWords: (at: number) => `new words ${at}`,
    remove: 'Remove',
    removeOne: (band: string) => `Remove the band of ${band}`,
    removed: (band: string) => `Removed: the band of ${band}. Ctrl+Z takes that back.`,
    none: 'There are no bands: no word of proportion is held against a count.',
    putBack: 'Put back the proposed bands',
    putBackDone: 'The proposed bands hold again. Ctrl+Z takes that back.',
    areProposed: 'These are the proposed bands.',
    changed: 'Some bands differ from those that Visitbook proposes.',
    keys: '↑ and ↓ go to the band above and below.',
    wrong: {
      noWords: 'A band needs its words.',
      elsewhere: (found: string) => `‘${found}’ stands in another band. A word has one band.`,
      percent: 'A whole number from 0 to 100.',
      count: 'A whole number.',
      order: (from: number, to: number) => `From ${from} % to ${to} %: the first must not be above the second.`,
      few: (few: number, fewest: number) => `Up to ${few} is less than at least ${fewest}.`,
    },
  },
  look: {
    title: 'Look of the letters',
    text: 'How the letters of this notebook are set, as PDF and as Word document. A final letter keeps the look that it had.',
    typeface: 'Typeface',
    bundledOne: (name: string) => `${name}, which comes with Visitbook`,
    hint: 'Installed typefaces with a regular and a bold face. For signs that one lacks, those that come with Visitbook step in.',
    notFound: 'The typefaces of this computer could not be read. Letters are set as before.',
    looking: 'Looking for the typefaces of this computer…',
    specimen: (name: string) => `The beginning of the sample’s letter, set in ${name}`,
    specimenFailed: (name: string) => `A letter in ${name} cannot be shown.`,
    use: (name: string) => `Use ${name}`,
    inUse: (name: string) => `Letters are set in ${name}.`,
    instead: (family: string, missing: string) =>
      `${missing} cannot be used on this computer. Letters are set in ${family} here.`,
    used: (name: string) => `Letters are set in ${name} from now on. Ctrl+Z takes that back.`,
    refusedTitle: (count: number) =>
      count === 1 ? 'One typeface cannot be used' : `${count} typefaces cannot be used`,
    refused: {
      unreadable: 'its files cannot be read',
      embedding: 'its licence does not let a document carry it',
      subsetting: 'its licence does not let a document carry a part of it',
      outlines: 'its outlines are of the PostScript kind, which is not embedded here',
      variable: 'it is variable, and only faces with a fixed weight are used',
      lacks: 'it lacks letters that every letter needs',
    } satisfies { [K in TypefaceRefusal]: string },
    picture: {
      title: 'Picture of the letterhead',
      about:
        'At the top right of the first page. The logo of the inspectorate does not come with Visitbook: it may be used only by those who own it.',
      text: 'What it shows',
      textHint: 'A reader hears these words in its place: ‘Logo of Northmere Council’.',
      textFirst: 'Say first what the picture shows: a reader hears that in its place.',
      choose: 'Choose a picture',
      another: 'Choose another picture',
      kinds: 'PNG or JPEG.',
      width: 'Width on the page, mm',
      widthHint: 'From 5 to 56.4. Its height follows, and is 30 mm at most.',
      widthWrong: 'A width from 5 to 56.4 millimetres.',
      remove: 'Remove the picture',
      chosen: 'The picture stands in the letterhead. Ctrl+Z takes that back.',
      removed: 'The letterhead has no picture any more. Ctrl+Z takes that back.',
      refused: (why: NotAttached) => `The picture was not taken. ${notTaken[why] ?? attachments.because[why]}`,
    },
  },
  undone: (what: string) => `Taken back: ${what}.`,
  redone: (what: string) => `Done again: ${what}.`,
} as const;
