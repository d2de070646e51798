/** Reads what is typed in the capture bar: a sign in front, #areas and #tags, @cases and @sources, and the text that is left. */
import type { Basis, EvidenceKind, Mark } from '../contract/generated';
import { basisHandle, BASES, kindHandle, KINDS, noneHandle } from '../words';
import { slug, titleWords, usualBasis, type Vocabulary } from './vocabulary';

/** What stays as it was until it is changed. */
export interface Carried {
  areas: readonly string[];
  case: string | null;
  kind: EvidenceKind;
  basis: Basis;
  source: string;
}

export type Meaning =
  | { as: 'mark'; mark: Mark }
  | { as: 'area'; id: string }
  | { as: 'no area' }
  | { as: 'tag'; tag: string }
  | { as: 'case'; id: string }
  | { as: 'no case' }
  | { as: 'kind'; kind: EvidenceKind }
  | { as: 'basis'; basis: Basis }
  | { as: 'source'; source: string; kind?: EvidenceKind; basis?: Basis }
  | { as: 'unknown case'; typed: string }
  | { as: 'open' };

export interface Token {
  start: number;
  end: number;
  sign: string;
  /** What stands after the sign. */
  word: string;
  meaning: Meaning;
}

export interface Understood extends Carried {
  mark: Mark;
  tags: readonly string[];
  /** The text without what was only said to the program. */
  text: string;
  tokens: readonly Token[];
  /** References that are no case of this visit. */
  unknownCases: readonly string[];
}

const SIGNS: { [sign: string]: Mark } = {
  '+': 'strength',
  '-': 'concern',
  '–': 'concern',
  '−': 'concern',
  '?': 'question',
};
const WORD = String.raw`[\p{L}\p{N}][\p{L}\p{N}_]*(?:[-’'][\p{L}\p{N}]+)*`;
const TOKEN = new RegExp(String.raw`(?<![^\s(])([#@])(${WORD})`, 'gu');
const OPEN = new RegExp(String.raw`(?<![^\s(])([#@])(${WORD}-?|)$`, 'u');
const REFERENCE = /^\p{L}{1,3}-?\d+$/u;

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** `C07` for `c07`, `c7` and `7`. */
function caseOf(typed: string, cases: Vocabulary['cases']) {
  const exact = cases.find((each) => same(each.reference, typed));
  if (exact) return exact;
  const [, letters = '', digits] = /^(\p{L}*)0*(\d+)$/u.exec(typed) ?? [];
  if (digits === undefined) return undefined;
  const alike = cases.filter((each) => {
    const [, theirs = '', number] = /^(\p{L}*)0*(\d+)$/u.exec(each.reference) ?? [];
    return number === digits && (letters === '' || same(theirs, letters));
  });
  return alike.length === 1 ? alike[0] : undefined;
}

/** The area that a whole word means: its handle, its title in one word, or a word that only its title has. */
function areaOf(typed: string, areas: Vocabulary['areas']) {
  const word = typed.toLowerCase();
  const named = areas.find((area) => area.handle === word || slug(area.title) === word);
  if (named) return named;
  const having = areas.filter((area) => titleWords(area.title).includes(word));
  return having.length === 1 ? having[0] : undefined;
}

function meaningOf(sign: string, word: string, known: Vocabulary): Meaning | null {
  if (sign === '#') {
    if (!/^\p{L}/u.test(word)) return null;
    if (same(word, noneHandle)) return { as: 'no area' };
    const area = areaOf(word, known.areas);
    return area ? { as: 'area', id: area.id } : { as: 'tag', tag: known.tags.find((tag) => same(tag, word)) ?? word };
  }
  const found = caseOf(word, known.cases);
  if (found) return { as: 'case', id: found.id };
  if (same(word, noneHandle)) return { as: 'no case' };
  const kind = KINDS.find((each) => same(kindHandle[each], word));
  if (kind) return { as: 'kind', kind };
  const basis = BASES.find((each) => same(basisHandle[each], word));
  if (basis) return { as: 'basis', basis };
  const source = known.sources.find((each) => each.handle === slug(word));
  if (source) return { as: 'source', source: source.source, kind: source.kind, basis: source.basis };
  if (REFERENCE.test(word)) return { as: 'unknown case', typed: word };
  if (!/^\p{L}/u.test(word)) return null;
  const plain = word.replaceAll('-', ' ');
  return { as: 'source', source: plain.charAt(0).toUpperCase() + plain.slice(1) };
}

/** The token that is being typed: it begins with # or @ and ends at the caret. */
export function openToken(text: string, caret: number): Omit<Token, 'meaning'> | null {
  const match = OPEN.exec(text.slice(0, caret));
  if (!match || /^[\p{L}\p{N}_]/u.test(text.slice(caret))) return null;
  const [whole, sign = '', word = ''] = match;
  if (sign === '#' && word !== '' && !/^\p{L}/u.test(word)) return null;
  return { start: caret - whole.length, end: caret, sign, word };
}

function tokensOf(text: string, known: Vocabulary, caret: number | null): Token[] {
  const open = caret === null ? null : openToken(text, caret);
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [whole, sign = '', word = ''] = match;
    const isOpen = open?.start === match.index;
    const meaning = isOpen ? ({ as: 'open' } as const) : meaningOf(sign, word, known);
    if (meaning) tokens.push({ start: match.index, end: match.index + whole.length, sign, word, meaning });
  }
  const sign = signOf(text, tokens);
  return sign ? [...tokens, sign].sort((a, b) => a.start - b.start) : tokens;
}

/** The sign of the mark: in front, or after nothing but tokens. Not the minus of a number. */
function signOf(text: string, tokens: readonly Token[]): Token | null {
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at += 1;
    const token = tokens.find((each) => each.start === at);
    if (!token) break;
    at = token.end;
  }
  const sign = text[at] ?? '';
  const mark = SIGNS[sign];
  if (!mark || !/^([\s#@\p{L}‘’“”"'(]|$)/u.test(text.slice(at + 1))) return null;
  return { start: at, end: at + 1, sign, word: '', meaning: { as: 'mark', mark } };
}

const BLANK = /^[\s.,;:!?)…]*$/;

/** The text without tokens. One inside a sentence leaves its word; in front, at the end or between sentences it goes. */
function textLeft(text: string, tokens: readonly Token[]): string {
  const only = (from: number, to: number) => {
    let rest = '';
    let at = from;
    for (const token of tokens) {
      if (token.end <= from || token.start >= to) continue;
      rest += text.slice(at, token.start);
      at = token.end;
    }
    return rest + text.slice(at, to);
  };
  let left = '';
  let at = 0;
  for (const token of tokens) {
    const before = only(0, token.start).trimEnd();
    const outside = before === '' || BLANK.test(only(token.end, text.length)) || /[.!?…]["’”)]?$/.test(before);
    const ownLine = /(^|\n)[^\S\n]*$/.test(text.slice(0, token.start)) && /^[^\S\n]*(\n|$)/.test(text.slice(token.end));
    left += text.slice(at, token.start);
    at = token.end;
    if (token.meaning.as !== 'mark' && !outside && !ownLine) {
      left += token.word;
      continue;
    }
    // What was taken out takes its space with it.
    if (/^[.,;:!?)…]/.test(text.slice(at))) left = left.replace(/[^\S\n]+$/, '');
    else if (/(^|\s)$/.test(left)) at += (/^[^\S\n]*/.exec(text.slice(at)) ?? [''])[0].length;
    if (ownLine && left.endsWith('\n') && text[at] === '\n') at += 1;
  }
  return (left + text.slice(at)).trim();
}

/**
 * What was typed, and what it means with what was carried over. With a caret, the token that ends there is still being
 * typed and means nothing yet.
 */
export function parse(text: string, known: Vocabulary, carried: Carried, caret: number | null = null): Understood {
  const tokens = tokensOf(text, known, caret);
  const meanings = tokens.map((token) => token.meaning);
  const result: Understood = {
    ...carried,
    mark: 'context',
    tags: [],
    text: textLeft(
      text,
      tokens.filter((token) => token.meaning.as !== 'open'),
    ),
    tokens,
    unknownCases: [],
  };
  const areas: string[] = [];
  const tags: string[] = [];
  const unknown: string[] = [];
  let source: string | null = null;
  let basis: Basis | null = null;
  for (const meaning of meanings) {
    if (meaning.as === 'mark') result.mark = meaning.mark;
    else if (meaning.as === 'area' && !areas.includes(meaning.id)) areas.push(meaning.id);
    else if (meaning.as === 'tag' && !tags.includes(meaning.tag)) tags.push(meaning.tag);
    else if (meaning.as === 'case') result.case = meaning.id;
    else if (meaning.as === 'no case') result.case = null;
    else if (meaning.as === 'unknown case') unknown.push(meaning.typed);
    else if (meaning.as === 'basis') basis = meaning.basis;
    else if (meaning.as === 'kind') {
      result.kind = meaning.kind;
      result.basis = usualBasis(meaning.kind);
      if (meaning.kind !== carried.kind) result.source = '';
    } else if (meaning.as === 'source') {
      source = meaning.source;
      if (meaning.kind) result.kind = meaning.kind;
      if (meaning.basis) result.basis = meaning.basis;
    }
  }
  if (source !== null) result.source = source;
  if (basis) result.basis = basis;
  if (areas.length > 0) result.areas = areas;
  else if (meanings.some((meaning) => meaning.as === 'no area')) result.areas = [];
  result.tags = tags;
  result.unknownCases = unknown;
  return result;
}

/** The text with the token replaced, and where the caret then stands. */
export function complete(text: string, token: { start: number; end: number; sign: string }, handle: string) {
  const after = text.slice(token.end);
  const put = `${token.sign}${handle}${/^\s/.test(after) ? '' : ' '}`;
  const caret = token.start + put.length + (/^\s/.test(after) ? 1 : 0);
  return { text: text.slice(0, token.start) + put + after, caret };
}
