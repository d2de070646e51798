/** Undo and redo of a letter: the editor's own steps first, then what the core can take back. */
import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import type { Command, EditorState } from 'prosemirror-state';
import { CoreError } from '../backend';
import { status } from '../status/status.svelte';
import { errorWords } from '../words';
import { letter as words } from '../words/letter';
import type { LetterSaver } from './saver.svelte';

/** The editor whose steps are taken back. */
export interface Stepped {
  state(): EditorState;
  run(command: Command): boolean;
}

export class Steps {
  readonly #saver: LetterSaver;
  readonly #editor: Stepped;
  /** How many changes the core took back since somebody last wrote. */
  #coreUndone = 0;
  #stepping = false;

  constructor(saver: LetterSaver, editor: Stepped) {
    this.#saver = saver;
    this.#editor = editor;
  }

  /** Somebody wrote: there is nothing to do again. */
  written(): void {
    this.#coreUndone = 0;
  }

  undo(): boolean {
    if (this.#editor.run(undoInputRule)) return true;
    if (undoDepth(this.#editor.state()) > 0) return this.#editor.run(undo);
    void this.#step('undo');
    return true;
  }

  redo(): boolean {
    if (this.#coreUndone === 0 && redoDepth(this.#editor.state()) > 0) return this.#editor.run(redo);
    void this.#step('redo');
    return true;
  }

  async #step(command: 'undo' | 'redo'): Promise<void> {
    if (this.#stepping) return;
    this.#stepping = true;
    try {
      const result = await this.#saver.step(command);
      if (result === 'unsaved') return; // the status line says what is not safe
      if (result === 'nothing') {
        status.say(command === 'undo' ? words.nothingToUndo : words.nothingToRedo);
        return;
      }
      this.#coreUndone = Math.max(0, this.#coreUndone + (command === 'undo' ? 1 : -1));
      status.say(command === 'undo' ? words.undone(result.op) : words.redone(result.op));
    } catch (thrown) {
      const { code, values } = CoreError.from(thrown);
      const { text, next } = errorWords(code, values);
      status.say(`${text} ${next}`.trim());
    } finally {
      this.#stepping = false;
    }
  }
}
