/**
 * Finds the sentence in which a caret stands, so that a citation goes before its full stop.
 * Only where to put things while writing: what a sentence is in a check, the core says.
 */

/** Stands for a citation in the text of a block, so that offsets are those of the editor. */
export const ATOM = '\ufffc';

export interface Sentence {
  from: number;
  /** Behind the full stop and what closes with it. */
  to: number;
  /** Before the full stop: where a citation goes. */
  stop: number;
}

const ABBREVIATIONS = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'mx',
  'st',
  'prof',
  'rev',
  'no',
  'nos',
  'e.g',
  'i.e',
  'vs',
  'para',
]);
const ENDS = new RegExp(`[.!?…]+[’”'")\\]${ATOM}]*(?=\\s|$)`, 'gu');

/** True where a full stop belongs to a shortened word or an initial, or the next word says that nothing ended. */
function goesOn(text: string, stop: number, end: number): boolean {
  const rest = text.slice(end).replaceAll(ATOM, '').trimStart();
  if (rest === '') return false;
  if (/^\p{Ll}/u.test(rest)) return true;
  if (text[stop] !== '.') return false;
  const word = /[\p{L}.]+$/u.exec(text.slice(0, stop))?.[0] ?? '';
  return ABBREVIATIONS.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word);
}

/** The end of the words in a sentence without a full stop: a bullet, or one that is being written. */
function openEnd(text: string, from: number): Sentence {
  const to = from + text.slice(from).trimEnd().length;
  const mark = /[:;,]$/.exec(text.slice(from, to));
  return { from, to, stop: mark ? to - 1 : to };
}

export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let from = text.length - text.trimStart().length;
  for (const match of text.matchAll(ENDS)) {
    const end = match.index + match[0].length;
    if (match.index < from || goesOn(text, match.index, end)) continue;
    found.push({ from, to: end, stop: match.index });
    from = end + (text.slice(end).length - text.slice(end).trimStart().length);
  }
  if (from < text.length && text.slice(from).trim() !== '') found.push(openEnd(text, from));
  return found;
}

/** The sentence at an offset; the space behind a sentence still belongs to it. */
export function sentenceAt(text: string, offset: number): Sentence | null {
  const all = sentences(text);
  return all.findLast((sentence) => sentence.from <= offset) ?? all[0] ?? null;
}
