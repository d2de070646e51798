/** What was refused or failed, in one line beside the field: why, or what happened and what to do next. */
import { CoreError } from '../backend';
import { errorWords, reasonWords } from '../words';

export function told(thrown: unknown): string {
  const { code, values } = CoreError.from(thrown);
  if (code === 'refused') return reasonWords(values['reason']);
  const { title, text, next } = errorWords(code, values);
  return [`${title}.`, text, next].filter(Boolean).join(' ');
}
