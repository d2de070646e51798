/** What a cell from elsewhere means: a rating, nothing, or no rating at all. */
import type { Rating } from '../contract/generated';

/** Words as people and other programs write them, in small letters and without signs. */
const KNOWN: { [K in Rating]: readonly string[] } = {
  met: ['met', 'm', 'yes', 'y', '1', 'full', 'fully', 'fully met', 'true', '■', '✓'],
  partly: ['partly', 'p', 'part', 'partial', 'partially', 'partly met', 'partially met', '0.5', '.5', '½', '◧'],
  not_met: ['not met', 'n', 'no', '0', 'unmet', 'notmet', 'not', 'false', '□', '✗'],
  not_seen: ['not seen', 's', 'ns', 'notseen', 'unseen'],
  not_applicable: ['not applicable', 'x', 'n/a', 'na', 'n.a', 'n.a.', 'notapplicable', '–', '-'],
};

const BY_WORD = new Map<string, Rating>(
  Object.entries(KNOWN).flatMap(([rating, words]) => words.map((word) => [word, rating as Rating] as const)),
);

/** The rating that is meant, `null` for an empty cell, `undefined` for what is no rating. */
export function understand(text: string): Rating | null | undefined {
  const plain = text
    .replace(/[\s\u00a0_]+/g, ' ')
    .trim()
    .toLowerCase();
  if (plain === '') return null;
  // A shape before the word, as the grid itself draws it.
  return BY_WORD.get(plain) ?? BY_WORD.get(plain.replace(/^[■◧□] /, '').replace(/[.!]$/, ''));
}

/** A block as spreadsheets put it on the clipboard: tabs between cells, quotes around cells with line ends in them. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const plain = text.replace(/\r\n?/g, '\n');
  for (let at = 0; at < plain.length; at += 1) {
    const char = plain[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === '\t') end();
    else if (char === '\n') {
      end();
      rows.push([]);
    } else cell += char;
  }
  end();
  // What ends with a line end has no further row.
  if (rows.length > 1 && rows.at(-1)?.every((each) => each === '') && rows.at(-1)?.length === 1) rows.pop();
  return rows;
}
