/** A refusal or a failure in one paragraph. */
import { CoreError } from '../backend';
import { errorWords, reasonWords } from '../words';

export function said(thrown: unknown): string {
  const failure = CoreError.from(thrown);
  const { title, text, next } = errorWords(failure.code, failure.values);
  if (failure.code === 'refused') return [`${title}.`, reasonWords(failure.values['reason'])].join(' ');
  return [`${title}.`, text, next].filter(Boolean).join(' ');
}
