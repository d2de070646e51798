/** What the status line says of saving, for the whole page, and the one polite message beside it. */
import type { CoreError } from '../backend';

export interface Trouble {
  key: string;
  /** What is not safe, in words. */
  what: string;
  /** Since when, as the page's clock says. */
  since: Date;
  failure: CoreError;
}

const SLOW = 400;

/** `14:02:07` in local time. */
export function clock(at: string | Date, seconds = true): string {
  const date = typeof at === 'string' ? new Date(at) : at;
  const two = (part: number) => String(part).padStart(2, '0');
  const minutes = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return seconds ? `${minutes}:${two(date.getSeconds())}` : minutes;
}

export class Status {
  /** When something was last written, as the program answered. */
  safeAt = $state<string | null>(null);
  /** True while a save takes longer than people should wait without a word. */
  slow = $state(false);
  /** What could not be saved, oldest first. */
  troubles = $state.raw<readonly Trouble[]>([]);
  /** The last message, read out politely. */
  message = $state('');
  #under = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  begin(key: string): void {
    this.#under.add(key);
    this.#timer ??= setTimeout(() => (this.slow = true), SLOW);
  }

  saved(key: string, at: string): void {
    if (this.safeAt === null || at > this.safeAt) this.safeAt = at;
    this.cleared(key);
  }

  failed(key: string, what: string, failure: CoreError): void {
    const since = this.troubles.find((trouble) => trouble.key === key)?.since ?? new Date();
    this.troubles = [...this.troubles.filter((trouble) => trouble.key !== key), { key, what, since, failure }];
    this.#end(key);
  }

  /** Nothing of this is unsaved any more. */
  cleared(key: string): void {
    if (this.troubles.some((trouble) => trouble.key === key)) {
      this.troubles = this.troubles.filter((trouble) => trouble.key !== key);
    }
    this.#end(key);
  }

  /** Says something once, for eight seconds. */
  say(message: string): void {
    clearTimeout(this.#quiet);
    this.message = message;
    this.#quiet = setTimeout(() => (this.message = ''), 8000);
  }

  #end(key: string): void {
    this.#under.delete(key);
    if (this.#under.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.slow = false;
  }
}

export const status = new Status();
