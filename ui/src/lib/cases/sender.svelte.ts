/** Sends ratings in the order they were given, one request at a time; what waits meanwhile goes together. */
import { CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Code, RatedCell, Saved } from '../contract/generated';
import { register, unregister } from '../draft/registry';
import { newId } from '../shared/ids';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { cases as words } from '../words';
import type { Lane } from './lane';

/** Cells of one grid that become one change. */
export interface Rating {
  criteria: string;
  second: boolean;
  cells: readonly RatedCell[];
}

export interface Waiting extends RatedCell {
  /** True where the program refused it: it is shown, and not kept. */
  failed: boolean;
}

interface Attempt extends Rating {
  opId: string;
  /** Typed cell by cell: more may be added while it waits. A block stays one change of its own. */
  open: boolean;
  done: (saved: Saved) => void;
  refuse: (failure: CoreError) => void;
  answer: Promise<Saved>;
}

/** Refusals that the same cells will meet again. */
const FINAL: readonly Code[] = ['refused', 'bad_request', 'not_found', 'stale', 'referred_to'];
const RETRIES = [1000, 2000, 5000];

function settable<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: CoreError) => void = () => undefined;
  const promise = new Promise<T>((kept, refused) => {
    resolve = kept;
    reject = refused;
  });
  return { promise, resolve, reject };
}

const rowKey = (second: boolean, of: string) => `${second ? 2 : 1} ${of}`;
export const cellKey = (second: boolean, of: string, criterion: string) => `${rowKey(second, of)} ${criterion}`;

export class RatingSender {
  /** What is not on the disk yet, by cell. Replaced, never changed in place. */
  waiting = $state.raw<ReadonlyMap<string, Waiting>>(new Map());
  /** The same by row and criterion: a row that is not concerned keeps its map, and is not drawn again. */
  #rows: ReadonlyMap<string, ReadonlyMap<string, Waiting>> = new Map();
  /** Tells what was stored, and why something was not. */
  onstored: (stored: Rating) => void = () => undefined;
  onfailed: (cells: number, failure: CoreError) => void = () => undefined;
  readonly #cache: VisitCache;
  readonly #lane: Lane;
  readonly #key = newId();
  readonly #refusedKey = newId();
  #queue: Attempt[] = [];
  #flight: Promise<void> | null = null;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(cache: VisitCache, lane: Lane) {
    this.#cache = cache;
    this.#lane = lane;
  }

  /** What is not on the disk yet of one row, by criterion. */
  waitingOf(second: boolean, of: string): ReadonlyMap<string, Waiting> | undefined {
    return this.waiting.size > 0 ? this.#rows.get(rowKey(second, of)) : undefined;
  }

  /** Takes cells to send; a block is one change by itself. The answer comes when they are kept or refused. */
  put(rating: Rating, block = false): Promise<Saved> {
    const shown = rating.cells.map((cell) => {
      return [cellKey(rating.second, cell.case, cell.criterion), { ...cell, failed: false }] as const;
    });
    this.#show(shown);
    const attempt = this.#joined(rating, block) ?? this.#queued(rating, block);
    register(this);
    this.#go();
    return attempt.answer;
  }

  /** Sends everything and waits for the answers. */
  async flush(): Promise<void> {
    while (this.#queue.length > 0 || this.#flight) {
      const tries = this.#tries;
      clearTimeout(this.#retry);
      this.#retry = undefined;
      this.#go();
      await this.#flight;
      if (this.#tries > tries) return;
    }
  }

  /** Forgets a refused cell: the grid shows again what is kept. */
  takeBack(key: string): boolean {
    if (!this.waiting.get(key)?.failed) return false;
    this.#forget([key]);
    return true;
  }

  #queued(rating: Rating, block: boolean): Attempt {
    const { promise: answer, resolve: done, reject: refuse } = settable<Saved>();
    // A refusal shows in the cells; not everybody who gives a rating waits for the answer.
    answer.catch(() => undefined);
    const attempt = { ...rating, opId: newId(), open: !block, done, refuse, answer };
    this.#queue.push(attempt);
    return attempt;
  }

  /** The request that waits last with these cells in it, where they may go together. */
  #joined(rating: Rating, block: boolean): Attempt | null {
    const last = this.#queue.at(-1);
    if (block || !last?.open || last.criteria !== rating.criteria || last.second !== rating.second) return null;
    const cells = new Map(last.cells.map((cell) => [`${cell.case} ${cell.criterion}`, cell]));
    for (const cell of rating.cells) cells.set(`${cell.case} ${cell.criterion}`, cell);
    last.cells = [...cells.values()];
    last.opId = newId();
    return last;
  }

  #go(): void {
    if (this.#flight || this.#retry) return;
    const attempt = this.#queue.shift();
    if (!attempt) return;
    // What is on its way is not added to, so that the same op id always means the same cells.
    attempt.open = false;
    this.#flight = this.#lane
      .run(() => this.#send(attempt))
      .finally(() => {
        this.#flight = null;
        this.#go();
      });
  }

  async #send(attempt: Attempt): Promise<void> {
    const { criteria, second, cells, opId } = attempt;
    try {
      const request = { criteria, second, cells: [...cells] };
      const saved = await write('rate_cases', request, { key: this.#key, what: words.unsafe }, opId);
      this.#cache.apply(saved);
      this.#tries = 0;
      this.#forget(this.#keysOf(attempt));
      this.onstored(attempt);
      attempt.done(saved);
    } catch (thrown) {
      this.#failed(attempt, CoreError.from(thrown));
    }
  }

  #failed(attempt: Attempt, failure: CoreError): void {
    if (FINAL.includes(failure.code)) return this.#refused(attempt, failure);
    this.#tries += 1;
    this.#queue.unshift(attempt);
    this.#retry = setTimeout(
      () => {
        this.#retry = undefined;
        this.#go();
      },
      RETRIES[Math.min(this.#tries, RETRIES.length) - 1],
    );
  }

  /** Later changes go on; these cells stay as they were given until they are rated again or taken back. */
  #refused(attempt: Attempt, failure: CoreError): void {
    const shown = this.#keysOf(attempt).flatMap((key) => {
      const cell = this.waiting.get(key);
      return cell ? [[key, { ...cell, failed: true }] as const] : [];
    });
    this.#show(shown);
    this.#tries = 0;
    status.cleared(this.#key);
    status.failed(this.#refusedKey, words.unsafe, failure);
    this.onfailed(attempt.cells.length, failure);
    attempt.refuse(failure);
  }

  /** The cells of a request that show what it sends: what was given since is another's. */
  #keysOf({ second, cells }: Attempt): string[] {
    return cells.flatMap((cell) => {
      const key = cellKey(second, cell.case, cell.criterion);
      const shown = this.waiting.get(key);
      const same = shown && shown.rating === cell.rating && shown.reason === cell.reason;
      return same && !this.#waits(second, cell) ? [key] : [];
    });
  }

  #waits(second: boolean, { case: of, criterion }: RatedCell): boolean {
    return this.#queue.some(
      (attempt) =>
        attempt.second === second && attempt.cells.some((cell) => cell.case === of && cell.criterion === criterion),
    );
  }

  #forget(keys: readonly string[]): void {
    this.#show(keys.map((key) => [key, null]));
    if (![...this.waiting.values()].some((cell) => cell.failed)) status.cleared(this.#refusedKey);
    if (this.waiting.size === 0) unregister(this);
  }

  /** Cells wait now, or no longer. */
  #show(changes: readonly (readonly [string, Waiting | null])[]): void {
    const waiting = new Map(this.waiting);
    const rows = new Map(this.#rows);
    const touched = new Map<string, Map<string, Waiting>>();
    for (const [key, cell] of changes) {
      const end = key.lastIndexOf(' ');
      const [row, criterion] = [key.slice(0, end), key.slice(end + 1)];
      const cells = touched.get(row) ?? new Map(rows.get(row));
      touched.set(row, cells);
      if (cell) {
        waiting.set(key, cell);
        cells.set(criterion, cell);
      } else {
        waiting.delete(key);
        cells.delete(criterion);
      }
    }
    for (const [row, cells] of touched) {
      if (cells.size > 0) rows.set(row, cells);
      else rows.delete(row);
    }
    this.#rows = rows;
    this.waiting = waiting;
  }
}
