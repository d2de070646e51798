/** What is dear to draw follows what is chosen once the keys rest, so that a held key never waits for it. */
import { flushSync, untrack } from 'svelte';
import { on } from 'svelte/events';

/** Longer than the pause between two keys of somebody in a hurry, and too short to wait for. In milliseconds. */
export const REST = 150;

/** The value of `of`, a moment late. To be made where a component is. */
export class Following<T> {
  #value = $state.raw() as T;
  readonly #of: () => T;

  constructor(of: () => T) {
    this.#of = of;
    this.#value = untrack(of);
    $effect(() => {
      const next = of();
      if (next === untrack(() => this.#value)) return;
      const timer = setTimeout(() => (this.#value = next), REST);
      return () => clearTimeout(timer);
    });
    // Tab and F6 may lead into what is drawn: it has to be there before the focus moves.
    $effect(() =>
      on(window, 'keydown', ({ key }) => (key === 'Tab' || key === 'F6') && flushSync(() => this.now()), {
        capture: true,
      }),
    );
  }

  get value(): T {
    return this.#value;
  }

  /** Catches up at once: something is about to be done with it. */
  now(): T {
    this.#value = untrack(this.#of);
    return this.#value;
  }
}
