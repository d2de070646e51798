/** The reason that is being written for keeping words as they are: one at a time, and kept as it is typed. */
import type { VisitCache } from '../cache/visit.svelte';
import { Unfinished } from '../draft/unfinished.svelte';
import { checks as words } from '../words/checks';

interface Reason {
  /** The remark, as the review tells remarks apart. */
  key: string;
  text: string;
}

function waiting(text: string): Reason | null {
  try {
    const { key, text: typed } = JSON.parse(text) as Partial<Reason>;
    return typeof key === 'string' && typeof typed === 'string' ? { key, text: typed } : null;
  } catch {
    return null;
  }
}

export class Keeping {
  readonly #box: Unfinished;
  #reason = $state.raw<Reason | null>(null);

  constructor(cache: VisitCache) {
    this.#box = new Unfinished(cache, 'aside', words.because);
    this.#reason = waiting(this.#box.text);
  }

  /** What is written for the remark with this key; null where nobody is asked about it. */
  of(key: string): string | null {
    return this.#reason?.key === key ? this.#reason.text : null;
  }

  /** Begins a reason with one that is offered; one that waits for the same remark goes on. True where it is the offered one. */
  begin(key: string, offered: string): boolean {
    if (this.#reason?.key === key) return false;
    this.#reason = { key, text: offered };
    return true;
  }

  type(text: string): void {
    if (!this.#reason) return;
    this.#reason = { ...this.#reason, text };
    this.#box.text = text.trim() === '' ? '' : JSON.stringify(this.#reason);
  }

  /** The remark is known by another key now. */
  follow(before: string, now: string): void {
    if (this.#reason?.key !== before) return;
    this.#reason = { ...this.#reason, key: now };
    this.type(this.#reason.text);
  }

  /** The reason is given, or not wanted any more. */
  end(): void {
    this.#reason = null;
    this.#box.text = '';
  }
}
