/** A band as it is typed, and what is wrong with it. */
import type { Band } from '../contract/generated';
import { settings } from '../words/settings';

export type BandPart = 'words' | 'from' | 'to' | 'fewest' | 'few';
export const PARTS: readonly BandPart[] = ['words', 'from', 'to', 'fewest', 'few'];
export type TypedBand = { [P in BandPart]: string };

const said = settings.bands.wrong;

export function shownBand({ words, from, to, fewest, few }: Band): TypedBand {
  return {
    words: words.join(', '),
    from: String(from),
    to: String(to),
    fewest: String(fewest),
    few: few === null ? '' : String(few),
  };
}

function wordsOf(typed: string): string[] {
  const plain = typed.split(',').map((words) => words.trim().replaceAll(/\s+/gu, ' ').toLowerCase());
  return [...new Set(plain)].filter((words) => words !== '');
}

/** A whole number without a sign, a percent sign behind it allowed; `null` for anything else. */
function whole(typed: string, most: number): number | null {
  const digits = /^\s*(\d{1,6})\s*%?\s*$/u.exec(typed)?.[1];
  return digits === undefined || Number(digits) > most ? null : Number(digits);
}

export interface ReadBand {
  /** The band; `null` as long as something is wrong. */
  band: Band | null;
  /** What is wrong, by part. */
  wrong: { [P in BandPart]?: string };
}

const MOST = 100_000;

/** Reads what was typed; `others` are the words of the other bands, `part` is what was typed last and bears the blame. */
export function readBand(typed: TypedBand, part: BandPart, others: ReadonlySet<string>): ReadBand {
  const wrong: ReadBand['wrong'] = {};
  const words = wordsOf(typed.words);
  const twice = words.find((each) => others.has(each));
  if (words.length === 0) wrong.words = said.noWords;
  else if (twice !== undefined) wrong.words = said.elsewhere(twice);
  const share = (of: 'from' | 'to') => {
    const percent = whole(typed[of], 100);
    if (percent === null) wrong[of] = said.percent;
    return percent;
  };
  const count = (of: 'fewest' | 'few') => {
    const many = whole(typed[of], MOST);
    if (many === null) wrong[of] = said.count;
    return many;
  };
  const [from, to, fewest] = [share('from'), share('to'), count('fewest')];
  const few = typed.few.trim() === '' ? null : count('few');
  if (from !== null && to !== null && from > to) wrong[part === 'to' ? 'to' : 'from'] = said.order(from, to);
  if (fewest !== null && few !== null && few < fewest)
    wrong[part === 'fewest' ? 'fewest' : 'few'] = said.few(few, fewest);
  const sound = Object.keys(wrong).length === 0 && from !== null && to !== null && fewest !== null;
  return { band: sound ? { words, from, to, fewest, few } : null, wrong };
}
