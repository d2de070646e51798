/** Tells the program that somebody is there, and what it said when it thought that nobody was. */
import { backend } from '../backend';

/** The program is told no more often than this, in milliseconds. */
const SELDOM = 5000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

export class Idle {
  /** In so many seconds the notebook is locked; null while nobody was warned. */
  seconds = $state<number | null>(null);
  #told = 0;

  /** The program sees nobody. */
  warn(seconds: number): void {
    this.seconds = seconds;
  }

  /** Somebody is there: told at once after a warning, else now and then. A program that is locked already needs not know. */
  here(at: number): void {
    if (this.seconds === null && at - this.#told < SELDOM) return;
    this.seconds = null;
    this.#told = at;
    void backend()
      .call('still_here', {})
      .catch(() => undefined);
  }

  /** Looks for signs of somebody before anything else has them. The answer stops that. */
  watch(window: Window): () => void {
    const sign = (event: Event): void => {
      const warned = this.seconds !== null;
      // A hand that brushes the table answers no question.
      if (warned && event.type !== 'keydown' && event.type !== 'pointerdown') return;
      if (warned && event.type === 'keydown' && !this.#locks(event as KeyboardEvent)) {
        // The key that goes on is not typed, and does nothing else.
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      this.here(event.timeStamp);
    };
    for (const each of SIGNS) window.addEventListener(each, sign, { capture: true, passive: each !== 'keydown' });
    return () => {
      for (const each of SIGNS) window.removeEventListener(each, sign, { capture: true });
    };
  }

  /** Who asks for the lock is not kept from it. */
  #locks(event: KeyboardEvent): boolean {
    return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'l';
  }
}

export const idle = new Idle();
