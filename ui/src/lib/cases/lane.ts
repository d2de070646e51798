/** One change after another: what is sent knows the revision that the one before it left. */
export class Lane {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs it when everything before it is answered, well or not. */
  run<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(change);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
