/** What is looked through before it is stored: read from a file or pasted, changed row by row, kept as it is typed. */
import type { VisitCache } from '../cache/visit.svelte';
import { flushAll } from '../draft/registry';
import { Unfinished, type Box } from '../draft/unfinished.svelte';
import type { FieldError } from './ErrorSummary.svelte';
import { told } from './told';

/** What waits in the notebook meanwhile. */
export interface Waiting<R> {
  /** The file's name; empty for pasted text. */
  name: string;
  /** What was pasted. */
  pasted: string;
  /** Nothing while the text is pasted. */
  rows: readonly R[] | null;
}

function waitingIn<W>(text: string): W | null {
  try {
    return text === '' ? null : (JSON.parse(text) as W);
  } catch {
    return null;
  }
}

/** The name of the file that waits in this box, empty for pasted text; nothing where none waits. */
export function waitingName(cache: VisitCache, box: Box): string | null {
  return waitingIn<Waiting<unknown>>(cache.unfinished[box] ?? '')?.name ?? null;
}

export abstract class LookThrough<R extends { key: number }, W extends Waiting<R>> {
  readonly cache: VisitCache;
  #waiting = $state.raw<W | null>(null);
  selectedKey = $state(0);
  /** Whether anything was typed or changed here that a file does not have. */
  changed = $state(false);
  busy = $state(false);
  failure = $state('');
  errors = $state.raw<readonly FieldError[]>([]);
  readonly #name: Box;
  readonly #box: Unfinished;
  readonly #nothing: W;

  /** `box` keeps what waits; `what` names it in the status line; `nothing` is what waits before anything is read. */
  constructor(cache: VisitCache, box: Box, what: string, nothing: W) {
    this.cache = cache;
    this.#name = box;
    this.#box = new Unfinished(cache, box, what);
    this.#nothing = nothing;
  }

  /** Other rows are another change: what is sent to store them is made anew. */
  protected abstract renew(): void;

  /** What was pasted, read. Refusals are thrown. */
  protected abstract readText(text: string): Promise<W>;

  /** Said where nothing was pasted. */
  protected abstract readonly pasteMissing: string;

  protected get state(): W {
    return this.#waiting ?? this.#nothing;
  }

  get name(): string {
    return this.state.name;
  }
  get pasted(): string {
    return this.state.pasted;
  }
  /** Whether there is something to look through; else the text is still to be pasted. */
  get read(): boolean {
    return this.state.rows !== null;
  }
  get rows(): readonly R[] {
    return this.state.rows ?? [];
  }
  readonly at = $derived.by(() => this.rows.findIndex((row) => row.key === this.selectedKey));
  readonly selected = $derived.by<R | null>(() => this.rows[this.at] ?? null);

  /** Goes on where it was left by a lock or a crash. False where nothing waits. */
  resume(): boolean {
    const waiting = waitingIn<W>(this.#box.text);
    if (!waiting) return false;
    this.begin(waiting);
    this.changed = true;
    return true;
  }

  paste(text: string): void {
    this.failure = '';
    this.put({ pasted: text });
  }

  /** Reads what was pasted. False where it cannot be read: the reason then stands beside it. */
  async readPasted(): Promise<boolean> {
    if (this.pasted.trim() === '') {
      this.failure = this.pasteMissing;
      return false;
    }
    return this.busily(async () => {
      this.begin(await this.readText(this.pasted));
      this.#keep();
    });
  }

  edit(key: number, changes: Partial<R>): void {
    const rows = this.rows.map((row) => (row.key === key ? { ...row, ...changes } : row));
    this.put({ rows });
  }

  /** Leaves it for good: what was kept of it goes. */
  async putAside(): Promise<void> {
    this.#waiting = null;
    this.changed = false;
    await this.forget();
  }

  protected begin(state: W): void {
    this.#waiting = state;
    this.failure = '';
    this.selectedKey = state.rows?.[0]?.key ?? 0;
  }

  protected put(changes: Partial<W> | Partial<Waiting<R>>): void {
    this.#waiting = { ...this.state, ...changes };
    this.#keep();
    this.renew();
  }

  /** Does what takes a while; false where it failed: the reason then stands in `failure`. */
  protected async busily(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.failure = told(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Nothing waits any more, and nobody is asked to go on with it. */
  protected async forget(): Promise<void> {
    this.cache.unfinished[this.#name] = '';
    this.#box.text = '';
    await flushAll();
  }

  #keep(): void {
    this.changed = true;
    this.#box.text = JSON.stringify(this.state);
  }
}
