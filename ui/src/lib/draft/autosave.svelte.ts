/** Saves one value as it changes: after a rest, at the latest a second after the first unsaved key, one save at a time. */
import { CoreError } from '../backend';
import type { Code } from '../contract/generated';
import { newId } from '../shared/ids';
import { status } from '../status/status.svelte';
import { register, unregister } from './registry';

export type SaveState = 'safe' | 'unsaved' | 'saving' | 'failed';

export interface AutosaveOptions {
  /** How long nobody types before a save, in milliseconds. */
  rest?: number;
  /** How long the first unsaved key waits at most, in milliseconds. */
  longest?: number;
  /** What is saved, in words, for the status line. */
  what?: string;
}

/** Refusals that the same value will meet again: only another value is worth sending. */
const FINAL: readonly Code[] = ['refused', 'bad_request', 'not_found', 'stale'];
const RETRIES = [1000, 2000, 5000];

interface Attempt<T> {
  value: T;
  opId: string;
}

export class Autosave<T> {
  state = $state<SaveState>('safe');
  /** Why the last save failed, while it has. */
  failure = $state.raw<CoreError | null>(null);
  readonly #save: (value: T, opId: string) => Promise<{ at: string }>;
  readonly #rest: number;
  readonly #longest: number;
  readonly #what: string;
  readonly #key = newId();
  #pending: Attempt<T> | null = null;
  #flight: Promise<void> | null = null;
  #failures = 0;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #longestTimer: ReturnType<typeof setTimeout> | undefined;

  /** `save` is given the value and an op id, the same one again when the same value is sent again. */
  constructor(save: (value: T, opId: string) => Promise<{ at: string }>, options: AutosaveOptions = {}) {
    this.#save = save;
    this.#rest = options.rest ?? 400;
    this.#longest = options.longest ?? 1000;
    this.#what = options.what ?? '';
  }

  /** The value is now this one. */
  changed(value: T): void {
    this.#pending = { value, opId: newId() };
    register(this);
    if (this.state === 'safe') this.state = 'unsaved';
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => this.#go(), this.#rest);
    this.#longestTimer ??= setTimeout(() => this.#go(), this.#longest);
  }

  /** Sends what is unsaved now and waits until nothing is under way. */
  async flush(): Promise<void> {
    while (this.#pending || this.#flight) {
      const before = this.#failures;
      this.#go();
      await this.#flight;
      if (this.#failures > before) return;
    }
  }

  /** Forgets what is unsaved and waits for what is under way: what comes next replaces both. */
  async settled(): Promise<void> {
    this.drop();
    await this.#flight;
    this.drop();
  }

  /** Forgets what is unsaved: whoever calls this has it elsewhere, or was told to drop it. */
  drop(): void {
    this.#pending = null;
    this.#stopTimers();
    if (!this.#flight) this.#settled('safe');
  }

  #stopTimers(): void {
    clearTimeout(this.#restTimer);
    clearTimeout(this.#longestTimer);
    this.#restTimer = this.#longestTimer = undefined;
  }

  #go(): void {
    this.#stopTimers();
    // One that is under way sends the newest value when it is done.
    if (this.#flight || !this.#pending) return;
    const attempt = this.#pending;
    this.#pending = null;
    if (this.state !== 'failed') this.state = 'saving';
    status.begin(this.#key);
    this.#flight = this.#send(attempt).finally(() => {
      this.#flight = null;
      if (this.#pending && this.#failures === 0) this.#go();
    });
  }

  async #send(attempt: Attempt<T>): Promise<void> {
    try {
      const { at } = await this.#save(attempt.value, attempt.opId);
      this.#failures = 0;
      this.failure = null;
      status.saved(this.#key, at);
      this.#settled(this.#pending ? 'unsaved' : 'safe');
    } catch (thrown) {
      this.#failed(attempt, CoreError.from(thrown));
    }
  }

  #settled(state: SaveState): void {
    this.state = state;
    if (state !== 'safe') return;
    this.failure = null;
    unregister(this);
    status.cleared(this.#key);
  }

  #failed(attempt: Attempt<T>, failure: CoreError): void {
    this.#pending ??= attempt;
    this.state = 'failed';
    this.failure = failure;
    status.failed(this.#key, this.#what, failure);
    const wait = RETRIES[Math.min(this.#failures, RETRIES.length - 1)];
    this.#failures += 1;
    this.#stopTimers();
    const same = this.#pending === attempt;
    if (!same || !FINAL.includes(failure.code))
      this.#restTimer = setTimeout(() => this.#go(), same ? wait : this.#rest);
  }
}
