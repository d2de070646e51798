/** What may have been meant by words that no dictionary has: asked for one at a time, for looking takes long. */
import { backend } from '../backend';

export class Suggestions {
  #known = $state.raw<ReadonlyMap<string, readonly string[]>>(new Map());
  readonly #asked = new Map<string, Promise<void>>();

  /** The likeliest first; `null` until it was asked for and answered. */
  of(word: string): readonly string[] | null {
    return this.#known.get(word) ?? null;
  }

  /** Asks for one word, once. */
  ask(word: string): Promise<void> {
    const asked = this.#asked.get(word) ?? this.#send(word);
    this.#asked.set(word, asked);
    return asked;
  }

  async #send(word: string): Promise<void> {
    try {
      const { words } = await backend().call('suggest_spelling', { word });
      this.#known = new Map([...this.#known, [word, words]]);
    } catch {
      this.#asked.delete(word); // the remark then has no fix, and is asked for again when it is chosen again
    }
  }
}
