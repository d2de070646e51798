/** How a draft is exported, as long as nobody says otherwise. */
import type { LetterLook } from '../contract/generated';
import { letter as words } from '../words/letter';

export function usualLook(): LetterLook {
  return { marking: words.marking.usual, line_numbers: false, wide_margin: false, references: false };
}
