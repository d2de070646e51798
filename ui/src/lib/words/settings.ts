/** Words of Settings: the notebook's own words, and what words of proportion stand for. */
const words = (count: number) => (count === 1 ? '1 word' : `${count} words`);
const quoted = (all: readonly string[]) => all.map((word) => `‘${word}’`).join(', ');

export const settings = {
  title: 'Settings',
  sections: 'Parts of the settings',
  houseRules: 'House rules',
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
  undone: (what: string) => `Taken back: ${what}.`,
  redone: (what: string) => `Done again: ${what}.`,
} as const;
