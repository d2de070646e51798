/** Versions of the letter: the moments there are, naming one, comparing two, bringing a block back. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { BlockId, EditedSinceReview, LetterMoment, PageBlock } from '../contract/generated';
import { Unfinished } from '../draft/unfinished.svelte';
import { dayOf, shortDate } from '../shared/dates';
import { told } from '../shared/told';
import { clock, status } from '../status/status.svelte';
import { write } from '../status/write';
import { versions as words } from '../words/versions';
import { compareLetters, differs, type ComparedBlock } from './compare';

/** What versions need of the letter that is being written. */
export interface LetterAtHand {
  /** Everything typed becomes a change. */
  settle(): Promise<void>;
  /** The letter as the page has it. */
  blocks(): readonly PageBlock[];
  /** Shows a block. */
  show(block: BlockId): void;
  /** Puts a block's content back; where it is gone, behind this block. Null while the letter is final. */
  restore: ((block: PageBlock, after: BlockId | null) => void) | null;
}

/** A moment to compare with: one that is kept, or now. */
export type Side = string | 'now';

/** A name that is being typed, for one moment or for now. */
interface Naming {
  at: string | null;
  name: string;
  error: string;
}

export class VersionsModel {
  readonly cache: VisitCache;
  readonly letter: LetterAtHand;
  moments = $state.raw<readonly LetterMoment[] | null>(null);
  failure = $state('');
  /** The name being typed, and of which moment; null for now. */
  naming = $state.raw<Naming | null>(null);
  /** The two that are compared, the earlier first. */
  from = $state<Side>('now');
  to = $state<Side>('now');
  rows = $state.raw<readonly ComparedBlock[] | null>(null);
  /** Only what differs is shown. */
  only = $state(false);
  /** Which difference is at hand, from 0. */
  at = $state(0);
  review = $state.raw<EditedSinceReview | null>(null);
  readonly #box: Unfinished;
  #asked = 0;
  #today = dayOf(new Date());

  constructor(cache: VisitCache, letter: LetterAtHand) {
    this.cache = cache;
    this.letter = letter;
    this.#box = new Unfinished(cache, 'version', words.name);
    this.naming = this.#waiting();
  }

  readonly shown = $derived.by(() => (this.rows ?? []).filter((row) => !this.only || differs(row)));
  readonly differences = $derived.by(() => (this.rows ?? []).filter(differs));
  readonly here = $derived.by<ComparedBlock | null>(() => this.differences[this.at] ?? null);
  readonly edited = $derived.by(() => {
    const { review } = this;
    return review ? review.changed.length + review.added.length + review.removed.length : 0;
  });

  /** Reads the moments, and what was edited since the review began. */
  async load(): Promise<void> {
    await this.#try(async () => {
      await this.letter.settle();
      const visit = this.cache.visit.id;
      const [{ versions }, review] = await Promise.all([
        backend().call('versions', { visit }),
        backend().call('edited_since_review', { visit }),
      ]);
      this.moments = versions;
      this.review = review;
    });
  }

  /** `14:02, 17 November`. */
  when(at: string): string {
    return `${shortDate(dayOf(at), this.#today)} ${clock(at, false)}`;
  }

  /** What a moment is called, in a list and in a choice. */
  label(moment: LetterMoment): string {
    const { what } = moment;
    if (what.type === 'named') return what.name;
    if (what.type === 'final') return words.final(what.number);
    return words.rest(what.changes);
  }

  // Names

  /** Begins a name; one that was typed before goes on. */
  name(at: string | null): void {
    this.naming = { at, name: this.naming?.name ?? '', error: '' };
  }

  type(name: string): void {
    if (!this.naming) return;
    this.naming = { ...this.naming, name, error: '' };
    this.#box.text = name.trim() === '' ? '' : JSON.stringify({ at: this.naming.at, name });
  }

  putNameAside(): void {
    this.naming = null;
    this.#box.text = '';
  }

  async saveName(): Promise<boolean> {
    const { naming } = this;
    if (!naming) return false;
    if (naming.name.trim() === '') {
      this.naming = { ...naming, error: words.nameMissing };
      return false;
    }
    const name = naming.name.trim();
    try {
      if (naming.at === null) await this.letter.settle();
      this.cache.apply(await write('name_version', { visit: this.cache.visit.id, at: naming.at, name }));
    } catch (thrown) {
      this.naming = { ...naming, error: told(thrown) };
      return false;
    }
    this.cache.unfinished['version'] = '';
    this.putNameAside();
    status.say(words.named(name));
    await this.load();
    return true;
  }

  async unname(moment: LetterMoment): Promise<void> {
    const { what } = moment;
    if (what.type !== 'named') return;
    await this.#try(async () => {
      const subject = { kind: 'version' as const, id: what.version };
      this.cache.apply(await write('remove_record', { subject, base_rev: what.rev }));
      status.say(words.unnamed);
    });
    await this.load();
  }

  // Comparing

  /** Compares two states of the letter; a later question overtakes an earlier one. */
  async compare(from: Side, to: Side): Promise<void> {
    [this.from, this.to] = this.#earlierFirst(from, to);
    const asked = (this.#asked += 1);
    this.rows = null;
    this.at = 0;
    await this.#try(async () => {
      const [was, is] = await Promise.all([this.#blocks(this.from), this.#blocks(this.to)]);
      if (asked === this.#asked) this.rows = compareLetters(was, is);
    });
  }

  /** What was edited since the review began, and nothing else. */
  async compareSinceReview(): Promise<boolean> {
    const began = this.review?.began;
    if (!began) return false;
    this.only = true;
    await this.compare(began, 'now');
    return true;
  }

  /** Goes to the next difference, or the one before; says where it is. */
  step(by: 1 | -1): void {
    const many = this.differences.length;
    if (many === 0) {
      status.say(words.same);
      return;
    }
    this.at = (this.at + by + many) % many;
    status.say(words.differenceOf(this.at + 1, many));
  }

  go(id: BlockId): void {
    const at = this.differences.findIndex((row) => row.id === id);
    if (at >= 0) this.at = at;
  }

  /** Why a block cannot be brought back; null where it can. */
  whyNot(row: ComparedBlock): string | null {
    if (!row.was) return words.cameLater;
    if (this.to !== 'now') return words.onlyIntoNow;
    return this.letter.restore === null ? words.isFinal : null;
  }

  /** Brings one block back as it was in the earlier state. The others stay as they are. */
  async restore(row: ComparedBlock): Promise<void> {
    if (!row.was || this.whyNot(row) !== null) return;
    const { id, kind, content } = row.was;
    this.letter.restore?.({ id, kind, content }, row.after);
    status.say(words.restored);
    await this.letter.settle();
    const { at } = this;
    await this.compare(this.from, this.to);
    this.at = Math.min(at, Math.max(0, this.differences.length - 1));
  }

  #waiting(): Naming | null {
    try {
      const { at, name } = JSON.parse(this.#box.text) as Partial<Naming>;
      return typeof name === 'string' && at !== undefined ? { at, name, error: '' } : null;
    } catch {
      return null;
    }
  }

  #earlierFirst(from: Side, to: Side): [Side, Side] {
    if (from === 'now') return [to, from];
    return to === 'now' || from <= to ? [from, to] : [to, from];
  }

  async #blocks(side: Side): Promise<readonly PageBlock[]> {
    if (side === 'now') return this.letter.blocks();
    const { blocks } = await backend().call('letter_version', { visit: this.cache.visit.id, at: side });
    return blocks;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.failure = '';
    } catch (thrown) {
      this.failure = told(thrown);
    }
  }
}
