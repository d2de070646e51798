/** What a reviewer did, in a sentence. */
import type { ReviewedWhat } from '../contract/generated';
import { reviewed as words } from '../words/reviewed';

export function described(what: ReviewedWhat): string {
  switch (what.type) {
    case 'change':
      return words.change(what.was, what.is);
    case 'inserted':
      return words.inserted;
    case 'removed':
      return words.removed;
    case 'moved':
      return words.moved(what.after);
    case 'split':
      return words.split(what.from);
    case 'joined':
      return words.joined(what.with);
    case 'comment':
      return words.comment(what.text);
  }
}
