/** Does something when the keys have rested: one at a time, and the last one asked for is the last one done. */
export class Resting {
  readonly #rest: number;
  readonly #work: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #again = false;

  /** `rest` is how many milliseconds pass without a key; `work` says itself what becomes of its failures. */
  constructor(rest: number, work: () => Promise<void>) {
    this.#rest = rest;
    this.#work = work;
  }

  /** A key was pressed. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), this.#rest);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Does it now; where it is under way, once more when that is done. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    try {
      await this.#work();
    } finally {
      this.#busy = false;
    }
    if (this.#again) {
      this.#again = false;
      await this.now();
    }
  }
}
