/** Words of the copy of a letter that goes to reviewers and comes back. */
import type { NotTaken } from '../contract/generated';

const counted = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`;

/** A few words in quotation marks, so that a space at their end is seen. */
const quoted = (text: string) => `“${text}”`;

export const reviewed = {
  tools: 'Reviewers',
  send: 'Word copy for reviewers…',
  bring: 'Bring in a reviewed copy…',
  goOn: 'Go on with the reviewed copy',
  sending: 'The copy is being written.',
  reading: 'The copy is being read.',
  sentTo: (path: string) => `The copy for reviewers is at ${path}. This version is called “Sent to reviewers”.`,
  notSent: 'Nothing was written.',
  nothingChosen: 'No copy was chosen.',
  isFinal: 'The letter is final. Amend it first.',
  failed: 'The reviewed copy was not read',
  nextFile: 'Ask for the .docx that was sent back, saved in Word with its changes, and choose that.',
  dismiss: 'Dismiss',
  title: (name: string) => `What reviewers say: ${name}`,
  against: (name: string, when: string) => `Held against the version “${name}”, ${when}.`,
  againstNow: 'No version with a name says what this copy began with. It is held against the letter as it is.',
  unchanged: (many: number) =>
    many === 1
      ? '1 paragraph came back as it was, without a comment.'
      : `${many} paragraphs came back as they were, without a comment.`,
  untracked: 'Some words were changed without tracking: who changed them is not known.',
  nothing: 'Nobody changed anything or made a comment.',
  list: 'Paragraphs with something to say',
  items: 'Changes and comments',
  kind: { heading: 'Heading', paragraph: 'Paragraph', bullet: 'Bullet' },
  outside: 'Outside the text',
  isNew: 'New',
  part: (kind: string, words: string) => `${kind}: ${words}`,
  counts: (taken: number, left: number, open: number) =>
    [taken > 0 ? `${taken} taken` : '', left > 0 ? `${left} left` : '', open > 0 ? `${open} undecided` : '']
      .filter(Boolean)
      .join(', ') || 'nothing to decide',
  tally: (taken: number, left: number, open: number) => `${taken} taken, ${left} left, ${open} undecided`,
  edited: 'Edited here since it was sent',
  gone: 'No longer in the letter',
  asSent: 'From what was sent to what they propose',
  now: 'In the notebook now',
  was: 'before',
  is: 'after',
  by: (author: string) => (author === '' ? 'Somebody' : author),
  change: (was: string, is: string) => {
    if (was === '') return `Put in ${quoted(is)}`;
    return is === '' ? `Take out ${quoted(was)}` : `${quoted(was)} becomes ${quoted(is)}`;
  },
  inserted: 'A new paragraph',
  removed: 'The paragraph goes',
  moved: (after: string) => (after === '' ? 'Moved to the beginning' : `Moved behind ${quoted(`${after}…`)}`),
  split: (from: string) => `A new paragraph begins at ${quoted(`${from}…`)}`,
  joined: (other: string) => `Joined with ${quoted(`${other}…`)}`,
  comment: (text: string) => text,
  about: (on: string) => (on === '' ? 'On this place' : `On ${quoted(on)}`),
  lost: 'Its words are not in the paragraph as it is: the comment would be on the whole paragraph.',
  done: 'Marked as resolved',
  notTracked: 'Not tracked',
  take: 'Take',
  leave: 'Leave',
  takeThis: (what: string) => `Take: ${what}`,
  leaveThis: (what: string) => `Leave: ${what}`,
  takePart: 'Take all of this',
  leavePart: 'Leave all of this',
  taken: 'Taken',
  left: 'Left',
  undecided: 'Undecided',
  because: {
    already: 'The letter has this already.',
    gone: 'The paragraph is no longer in the letter.',
    not_found: 'The words around it are others now, and it is not clear where it belongs. Put it in by hand.',
    fixed: 'This is a fixed part of the letter. Change it in Details.',
  } satisfies { [because in NotTaken]: string },
  bringIn: (many: number) => (many === 0 ? 'Bring in' : `Bring in ${many}`),
  bringNone: 'Nothing is marked as taken. T takes what has the focus.',
  bringing: 'Bringing in…',
  broughtIn: (many: number) => `${counted(many, 'item', 'items')} brought in. Ctrl+Z in the letter takes changes back.`,
  stayed: (many: number) =>
    `${counted(many, 'item has', 'items have')} no place in the letter as it is and ${many === 1 ? 'was' : 'were'} not brought in.`,
  close: 'Cancel',
  closeAsk: 'Leave the reviewed copy? What you decided here is not kept; the letter stays as it is.',
  stay: 'Go on',
  discard: 'Leave it',
  keys: 'T take · L leave · A take all of this · → to the changes · ← to the list',
  show: 'Show in the letter',
};
