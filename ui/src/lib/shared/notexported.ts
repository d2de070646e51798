/** Why a letter or its annex was not written, in the same words for one and for several. */
import type { CoreError } from '../backend';
import { errorWords } from '../words/errors';
import { letter as words } from '../words/letter';

export interface NotExported {
  text: string;
  next: string;
  /** A character that the letter's typeface lacks. */
  character: string | null;
}

export function notExported({ code, values }: CoreError): NotExported {
  const character = code === 'character_missing' ? (values['character'] ?? null) : null;
  if (character !== null) return { text: words.characterAt(character, values['place'] ?? ''), next: '', character };
  const { title, text, next } = errorWords(code, values);
  return { text: `${title}. ${text}`, next, character };
}
