/** The notebook's own words and bands, as far as the page is to be tried without the program. */
import type { Band, HouseStyle, HouseStyleView, Kept } from '../contract/generated';
import type { Request } from './backend';

/** The id of the one record in every notebook. */
export const HOUSE_STYLE = '01900000-0000-7000-8000-000000000001';

const USUAL: readonly Band[] = [
  { words: ['all', 'every', 'each'], from: 100, to: 100, fewest: 1, few: null },
  { words: ['most', 'the large majority'], from: 65, to: 96, fewest: 1, few: null },
  { words: ['a few', 'a small number'], from: 1, to: 34, fewest: 1, few: 5 },
];

/** What the program brings: one more than the notebook here has. */
const PROPOSED: readonly Band[] = [...USUAL, { words: ['half'], from: 45, to: 55, fewest: 1, few: null }];

export function houseStyleOf(
  kept: ReadonlyMap<string, Kept>,
  unfinished: { [box: string]: string } = {},
): HouseStyleView {
  const { rev, record } = kept.get(HOUSE_STYLE) ?? {};
  const style = record as HouseStyle | undefined;
  const usual = { id: HOUSE_STYLE, words: [], bands: [...USUAL] };
  return { rev: rev ?? 0, style: style ?? usual, proposed: [...PROPOSED], unfinished };
}

export const rulesOf = ({ words, bands }: Request<'edit_house_style'>) => ({ words, bands });

/** The record of a notebook in which nobody changed anything before. */
export function firstStyle(request: Request<'edit_house_style'>): Kept {
  return { rev: 1, kind: 'house_style', record: { id: HOUSE_STYLE, ...rulesOf(request) } };
}
