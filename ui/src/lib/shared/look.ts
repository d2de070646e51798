/** How a letter is exported, as long as nobody says otherwise. */
import type { LetterLook } from '../contract/generated';
import { letter as words } from '../words/letter';

/** As it is published; a draft then has the usual marking. */
export const PUBLISHED: LetterLook = {
  marking: null,
  line_numbers: false,
  wide_margin: false,
  references: false,
  comments: false,
  citations: false,
};

export function usualLook(): LetterLook {
  return { ...PUBLISHED, marking: words.marking.usual };
}
