/** A way to type into the letter as a browser would. */
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { LetterSession } from '../session.svelte';

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
