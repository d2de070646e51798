/** What the editor asks of a browser and the test's page has not, and a way to type. */
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { LetterSession } from '../session.svelte';

/** Nothing has a size in the test's page; scrolling to the caret asks for one. */
export function withoutLayout(): void {
  const nowhere = () => ({ x: 0, y: 0, top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0, toJSON: () => '' });
  Object.assign(Range.prototype, { getClientRects: () => [], getBoundingClientRect: nowhere });
  Object.assign(Element.prototype, { scrollIntoView: () => {}, scrollTo: () => {} });
  document.elementFromPoint = () => null;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
}

/** Types as the browser would tell it: through the rules first, else as an insertion. */
export function typeInto(view: EditorView, text: string): void {
  for (const character of text) {
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(character, from, to);
    const handled = view.someProp('handleTextInput', (handle) => handle(view, from, to, character, insert));
    if (!handled) view.dispatch(insert());
  }
}

export function press(view: EditorView, key: string, keys: Partial<KeyboardEventInit> = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...keys });
  view.dom.dispatchEvent(event);
  return event.defaultPrevented;
}

/** Puts the caret behind the first place where these words stand. */
export function caretBehind(session: LetterSession, words: string): void {
  session.find(words);
  const { to } = session.editorState.selection;
  const { tr } = session.editorState;
  session.dispatch(tr.setSelection(TextSelection.create(tr.doc, to)));
}
