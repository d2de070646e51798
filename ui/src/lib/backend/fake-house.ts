/** The notebook's own words and bands, as far as the page is to be tried without the program. */
import type { Band, HouseStyle, HouseStyleView, Kept, TypefaceInUse, Typefaces } from '../contract/generated';
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
  const usual = { id: HOUSE_STYLE, words: [], bands: [...USUAL], look: { typeface: null, picture: null } };
  return { rev: rev ?? 0, style: style ?? usual, proposed: [...PROPOSED], unfinished };
}

export const rulesOf = ({ words, bands, look }: Request<'edit_house_style'>) => ({ words, bands, look });

/** The record of a notebook in which nobody changed anything before. */
export function firstStyle(request: Request<'edit_house_style'>): Kept {
  return { rev: 1, kind: 'house_style', record: { id: HOUSE_STYLE, ...rulesOf(request) } };
}

/** The typefaces of the machine here. */
export const TYPEFACES: Typefaces = {
  bundled: 'DejaVu Sans Condensed',
  families: [
    { family: 'Corporate Sans', refused: 'embedding' },
    { family: 'Tahoma', refused: null },
    { family: 'Verdana', refused: null },
  ],
};

/** What letters are set in here. */
export function inUse(kept: ReadonlyMap<string, Kept>): TypefaceInUse {
  const chosen = houseStyleOf(kept).style.look.typeface;
  const here = TYPEFACES.families.some(({ family, refused }) => family === chosen && refused === null);
  return chosen && here ? { family: chosen, instead_of: null } : { family: TYPEFACES.bundled, instead_of: chosen };
}

/** The change that puts a picture into the letterhead. */
export function withPicture(
  kept: ReadonlyMap<string, Kept>,
  { op_id, alternative_text }: Request<'choose_letterhead_picture'>,
): Request<'edit_house_style'> {
  const { rev: base_rev, style } = houseStyleOf(kept);
  const { words, bands, look } = style;
  const picture = { sha256: 'f'.repeat(64), bytes: 5, alternative_text, width: 300 };
  return { op_id, base_rev, words, bands, look: { ...look, picture } };
}
