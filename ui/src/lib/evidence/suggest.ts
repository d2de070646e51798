/** What the list under the capture bar offers for the token that is being typed. */
import type { PopupOption } from '../shared/PopupList.svelte';
import { BASES, basisHandle, basisWord, evidence as words, kindHandle, KINDS, kindWord, noneHandle } from '../words';
import { titleWords, type Vocabulary } from './vocabulary';

export interface Suggestion extends PopupOption {
  /** What is put after the sign. */
  handle: string;
}

const MOST = 8;

/** Choices for `#word`: areas first, tags of this visit, then the word itself as a new tag. */
function areasAndTags(typed: string, known: Vocabulary): Suggestion[] {
  const word = typed.toLowerCase();
  const begins = (text: string) => text.toLowerCase().startsWith(word);
  const areas = known.areas
    .filter((area) => begins(area.handle) || begins(area.title) || titleWords(area.title).some(begins))
    .sort((a, b) => Number(!begins(a.handle)) - Number(!begins(b.handle)))
    .map((area) => ({ handle: area.handle, detail: area.title }));
  const tags = known.tags.filter((tag) => begins(tag)).map((tag) => ({ handle: tag, detail: words.capture.knownTag }));
  const none = word !== '' && begins(noneHandle) ? [{ handle: noneHandle, detail: words.capture.noneArea }] : [];
  const options = [...areas, ...tags, ...none]
    .slice(0, MOST)
    .map((each) => option('#', each.handle, each.detail, 'Tab'));
  const exact = [...areas, ...tags, ...none].some((each) => each.handle.toLowerCase() === word);
  return word === '' || exact ? options : [...options, option('#', typed, words.capture.newTag, 'Space')];
}

/** Choices for `@word`: cases, sources of this visit, kinds of evidence, bases, then the word itself as a new source. */
function casesAndSources(typed: string, known: Vocabulary): Suggestion[] {
  const word = typed.toLowerCase();
  const begins = (text: string) => text.toLowerCase().startsWith(word);
  const number = /^\d+$/.test(word) ? word : null;
  const cases = known.cases
    .filter(
      (each) => begins(each.reference) || (number !== null && each.reference.replace(/^\D*0*/, '').startsWith(number)),
    )
    .map((each) => ({ handle: each.reference, detail: each.cohort }));
  const sources = known.sources
    .filter((each) => begins(each.handle) || begins(each.source))
    .map((each) => ({ handle: each.handle, detail: `${each.source} · ${kindWord[each.kind]}` }));
  const kinds = KINDS.filter((kind) => begins(kindHandle[kind]) || begins(kindWord[kind])).map((kind) => ({
    handle: kindHandle[kind],
    detail: kindWord[kind],
  }));
  const bases = BASES.filter((basis) => begins(basisHandle[basis])).map((basis) => ({
    handle: basisHandle[basis],
    detail: words.capture.basis(basisWord[basis]),
  }));
  const none = begins(noneHandle) ? [{ handle: noneHandle, detail: words.capture.noneCase }] : [];
  // With nothing typed yet, a few of each show what there is.
  const found =
    word === ''
      ? [...cases.slice(0, 5), ...sources.slice(0, 2), ...kinds.slice(0, 4), ...none]
      : [...cases, ...sources, ...kinds, ...bases, ...none].slice(0, MOST);
  const seen = new Set<string>();
  const options = found
    .filter(({ handle }) => !seen.has(handle) && seen.add(handle))
    .map((each) => option('@', each.handle, each.detail, 'Tab'));
  const isNew = /^\p{L}/u.test(typed) && !/\d$/.test(typed) && !seen.has(word) && options.length === 0;
  return isNew ? [option('@', typed, words.capture.newSource, 'Space')] : options;
}

const option = (sign: string, handle: string, detail: string, keys: string): Suggestion => ({
  id: `${sign}${handle}${keys}`,
  label: `${sign}${handle}`,
  handle,
  detail,
  keys,
});

export function suggest(sign: string, typed: string, known: Vocabulary): Suggestion[] {
  return sign === '#' ? areasAndTags(typed, known) : casesAndSources(typed, known);
}
