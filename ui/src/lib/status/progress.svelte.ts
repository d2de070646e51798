/** How far a long task of the program is, as it tells the page. */

export class Progress {
  done = $state(0);
  /** 0 until the program has said how much there is. */
  total = $state(0);

  told(done: number, total: number): void {
    this.done = done;
    this.total = total;
  }

  /** A task begins: what was told of the one before is forgotten. */
  begin(): void {
    this.told(0, 0);
  }
}

export const progress = new Progress();
