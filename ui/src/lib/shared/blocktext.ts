/** The words of a block of the letter, without its citations. */
import type { Inline } from '../contract/generated';

export function blockText(content: readonly Inline[]): string {
  return content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
}
