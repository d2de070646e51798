/** Search over all visits: asks a moment after the last key, shows the newest first, and drops answers that come late. */
import { backend, CoreError } from '../backend';
import type { FoundRecord } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { errorWords } from '../words';

/** How long nobody types before the program is asked, in milliseconds. */
export const REST = 150;
/** Hits of one page. */
const PAGE = 40;

export class Search {
  words = $state('');
  hits = $state.raw<readonly FoundRecord[]>([]);
  /** The words that the hits belong to; `null` before anything was found or not found. */
  found = $state<string | null>(null);
  /** Whether an earlier page may be there. */
  more = $state(false);
  failure = $state('');
  /** The marked hit. */
  active = $state(0);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  type(words: string): void {
    this.words = words;
    clearTimeout(this.#timer);
    this.#asked += 1;
    if (words.trim() === '') return this.#show([], null, false);
    this.#timer = setTimeout(() => void this.#ask(null), REST);
  }

  /** Asks for the page before the last hit. */
  async showMore(): Promise<void> {
    const last = this.hits.at(-1);
    if (last && this.more) await this.#ask(last.row);
  }

  move(by: number): void {
    this.active = Math.min(this.hits.length - 1, Math.max(0, this.active + by));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  async #ask(before: number | null): Promise<void> {
    const asked = (this.#asked += 1);
    const { words } = this;
    try {
      // What is found is what the program keeps: everything typed goes there first.
      await flushAll();
      const { hits } = await backend().call('search', { words, before, limit: PAGE });
      if (asked !== this.#asked) return;
      this.failure = '';
      this.#show(before === null ? hits : [...this.hits, ...hits], words, hits.length === PAGE, before !== null);
    } catch (thrown) {
      if (asked !== this.#asked) return;
      const failure = CoreError.from(thrown);
      const { title, next } = errorWords(failure.code, failure.values);
      this.failure = `${title}. ${next}`;
    }
  }

  #show(hits: readonly FoundRecord[], words: string | null, more: boolean, keepActive = false): void {
    if (!keepActive) this.active = 0;
    this.hits = hits;
    this.found = words;
    this.more = more;
  }
}
