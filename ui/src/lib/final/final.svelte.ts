/** The way to a final letter: the gate, making it final, amending it, and the copies that were kept. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { FinalLetterId, Gate, Hold, HoldKind } from '../contract/generated';
import { Unfinished } from '../draft/unfinished.svelte';
import { lastReason } from '../shared/reasons';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { final as words } from '../words/final';

/** A reason that is being written for one thing that holds the letter back. */
export interface Reason {
  key: string;
  text: string;
  error: string;
}

const KINDS: readonly HoldKind[] = ['identifying', 'evidence', 'not_weighed', 'not_decided', 'fact'];

/** Tells one thing that holds the letter back from the others, over a reading of the gate. */
export function keyOf({ rule, block, words: said, start }: Hold): string {
  return JSON.stringify([rule, block, said, start]);
}

const models = new WeakMap<VisitCache, FinalModel>();

export class FinalModel {
  readonly cache: VisitCache;
  gate = $state.raw<Gate | null>(null);
  failure = $state('');
  busy = $state(false);
  reason = $state.raw<Reason | null>(null);
  /** Why the final letter is amended, while it is written; null where nobody does. */
  amending = $state<string | null>(null);
  #settle: () => Promise<void> = () => Promise.resolve();
  #looks = 0;
  readonly #boxes: { gate: Unfinished; amend: Unfinished };

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.#boxes = {
      gate: new Unfinished(cache, 'gate', words.because),
      amend: new Unfinished(cache, 'amend', words.amendBecause),
    };
    this.reason = this.#waiting();
    this.amending = this.#boxes.amend.text === '' ? null : this.#boxes.amend.text;
  }

  static of(cache: VisitCache): FinalModel {
    let model = models.get(cache);
    if (!model) models.set(cache, (model = new FinalModel(cache)));
    return model;
  }

  /** Says how everything that was typed into the letter becomes a change. */
  settling(settle: () => Promise<void>): void {
    this.#settle = settle;
  }

  readonly isFinal = $derived.by(() => this.cache.letter?.state === 'final');
  readonly groups = $derived.by(() => {
    const holds = this.gate?.holds ?? [];
    const groups = KINDS.map((kind) => ({ kind, holds: holds.filter((hold) => hold.kind === kind) }));
    return groups.filter((group) => group.holds.length > 0);
  });
  /** Nothing is known to hold the letter back, and the last answer is still on its way. */
  readonly looking = $derived.by(() => this.gate === null || (this.busy && this.gate.holds.length === 0));
  readonly free = $derived.by(() => !this.looking && this.gate?.shut === null && this.gate.holds.length === 0);

  /** Looks at the gate, on what is on the screen. */
  async look(): Promise<void> {
    await this.#try(async () => {
      await this.#settle();
      const looks = (this.#looks += 1);
      const gate = await backend().call('gate', { visit: this.cache.visit.id });
      // An answer to an earlier look would show again what has been set aside since.
      if (looks === this.#looks) this.gate = gate;
    });
  }

  /** Begins a reason with the one given last by the same rule; words that wait for the same thing go on, and are no offer. */
  sayWhy(hold: Hold): boolean {
    const key = keyOf(hold);
    if (this.reason?.key === key) return false;
    this.reason = { key, text: lastReason(this.cache, hold.rule), error: '' };
    return true;
  }

  type(text: string): void {
    if (!this.reason) return;
    this.reason = { ...this.reason, text, error: '' };
    this.#boxes.gate.text = text.trim() === '' ? '' : JSON.stringify({ key: this.reason.key, text });
  }

  putReasonAside(): void {
    this.reason = null;
    this.#boxes.gate.text = '';
  }

  /** Sets one thing aside with the reason that was written. */
  async setAside(hold: Hold): Promise<boolean> {
    const { reason } = this;
    if (!reason || reason.key !== keyOf(hold) || hold.block === null) return false;
    if (reason.text.trim() === '') {
      this.reason = { ...reason, error: words.becauseMissing };
      return false;
    }
    const { rule, block, words: said } = hold;
    const request = { visit: this.cache.visit.id, rule, block, words: said, because: reason.text.trim() };
    try {
      this.cache.apply(await write('set_aside_remark', request));
    } catch (thrown) {
      this.reason = { ...reason, error: told(thrown) };
      return false;
    }
    this.putReasonAside();
    status.say(words.setAside);
    // It does not wait for the letter to be looked through again, or the next reason could be begun for the same thing.
    if (this.gate) this.gate = { ...this.gate, holds: this.gate.holds.filter((each) => keyOf(each) !== reason.key) };
    await this.look();
    return true;
  }

  /** Makes the letter final. */
  async make(): Promise<boolean> {
    if (this.busy) return false;
    const made = await this.#try(async () => {
      await this.#settle();
      this.cache.apply(await write('make_final', { visit: this.cache.visit.id, because: null }));
      status.say(words.made(this.cache.finalLetters.at(-1)?.number ?? 1));
    });
    if (made) this.gate = null;
    else await this.#lookAgain();
    return made;
  }

  typeAmend(text: string): void {
    this.amending = text;
    this.#boxes.amend.text = text;
  }

  putAmendAside(): void {
    this.failure = '';
    this.amending = null;
    this.#boxes.amend.text = '';
  }

  /** Begins the next version. */
  async amend(): Promise<boolean> {
    const because = this.amending?.trim() ?? '';
    if (because === '') {
      this.failure = words.amendMissing;
      return false;
    }
    return this.#try(async () => {
      this.cache.apply(await write('amend_letter', { visit: this.cache.visit.id, because }));
      this.cache.unfinished['amend'] = '';
      this.putAmendAside();
      status.say(words.amended(this.cache.letter?.version ?? 2));
    });
  }

  async export(final_letter: FinalLetterId): Promise<void> {
    await this.#try(async () => {
      const { path } = await backend().call('export_final', { final_letter });
      status.say(path === null ? words.notExported : words.exportedTo(path));
    });
  }

  /** What was found may have changed; the refusal stays on the screen. */
  async #lookAgain(): Promise<void> {
    const { failure } = this;
    await this.look();
    this.failure = failure;
  }

  #waiting(): Reason | null {
    try {
      const { key, text } = JSON.parse(this.#boxes.gate.text) as Partial<Reason>;
      return typeof key === 'string' && typeof text === 'string' ? { key, text, error: '' } : null;
    } catch {
      return null;
    }
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    try {
      await work();
      this.failure = '';
      return true;
    } catch (thrown) {
      this.failure = told(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
