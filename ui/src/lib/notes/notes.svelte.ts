/**
 * The review of notes that were typed elsewhere. Nothing becomes evidence until it is asked for; then all of it or nothing.
 * What is changed meanwhile is kept as it is typed.
 */
import { SvelteMap } from 'svelte/reactivity';
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { AreaId, Evidence, NotesLeftOut, NotesPart } from '../contract/generated';
import { Autosave } from '../draft/autosave.svelte';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { newId } from '../shared/ids';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { errorWords, evidence as evidenceWords, notes as words, reasonWords } from '../words';
import { KeptReview, readReview, type Review } from './kept';
import { accountOf, joinParts, partsOf, splitPart, type Part } from './parts';

/** `14:05` as a time of day, `null` for none, `undefined` for what is none. */
export function readTime(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const read = /^(\d{1,2})[:.](\d{2})$/.exec(text);
  const [hour, minute] = [Number(read?.[1] ?? 99), Number(read?.[2] ?? 99)];
  return hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`
    : undefined;
}

/** When it counts as recorded: day and time of the notes here, or now. */
export function recordedAt(date: string | null, time: string | null, now: Date): string {
  const at = date && time ? new Date(`${date}T${time}`) : now;
  return (Number.isNaN(at.getTime()) ? now : at).toISOString();
}

export class NotesModel {
  readonly cache: VisitCache;
  name = $state('');
  parts = $state.raw<readonly Part[]>([]);
  leftOut = $state.raw<readonly NotesLeftOut[]>([]);
  /** Characters of the file. */
  characters = $state(0);
  #selectedKey = $state(0);
  /** Whether a part is the chosen one, so that a key touches two rows of a thousand. */
  readonly #chosen = new SvelteMap<number, boolean>();
  /** Whether anything was changed here. */
  changed = $state(false);
  storing = $state(false);
  errors = $state.raw<readonly FieldError[]>([]);
  failure = $state('');
  /** Times as they were typed, where they are none. */
  #typedTimes = $state.raw<ReadonlyMap<number, string>>(new Map());
  #opId = newId();
  #nextKey = 0;
  readonly #kept: KeptReview;
  readonly #autosave: Autosave<Review>;

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.#kept = new KeptReview(cache);
    this.#autosave = new Autosave((review: Review) => this.#kept.keep(review), { what: words.unsafe });
  }

  get selectedKey(): number {
    return this.#selectedKey;
  }
  set selectedKey(key: number) {
    if (key === this.#selectedKey && this.isChosen(key)) return;
    this.#chosen.set(this.#selectedKey, false);
    this.#chosen.set(key, true);
    this.#selectedKey = key;
  }

  isChosen(key: number): boolean {
    return this.#chosen.get(key) === true;
  }

  /** Goes on with the review that waits in the notebook. False where there is none. */
  resume(): boolean {
    const review = readReview(this.cache);
    if (!review) return false;
    this.name = review.head.name;
    this.leftOut = review.head.leftOut;
    this.characters = review.head.characters;
    this.#typedTimes = new Map(review.head.typedTimes);
    this.changed = true;
    this.#begin(review.parts);
    return true;
  }

  #begin(parts: readonly Part[]): void {
    this.parts = parts;
    for (const part of parts) this.#chosen.set(part.key, false);
    this.#nextKey = parts.reduce((next, part) => Math.max(next, part.key + 1), 0);
    this.selectedKey = (parts.find((part) => part.kept) ?? parts[0])?.key ?? 0;
  }

  /** Leaves the review for good: what was kept of it goes. */
  async putAside(): Promise<void> {
    await this.#autosave.settled();
    try {
      await this.#kept.drop();
    } catch (thrown) {
      const { title, next } = errorWords(CoreError.from(thrown).code);
      status.say(`${title}. ${next}`);
    }
  }

  /** Asks for a file. False where nobody chose one. */
  async choose(): Promise<boolean> {
    const chosen = await backend().call('choose_notes', { visit: this.cache.visit.id });
    if (chosen.name === null) return false;
    this.name = chosen.name;
    this.leftOut = chosen.left_out;
    this.characters = chosen.characters;
    this.#begin(partsOf(chosen.parts));
    return true;
  }

  readonly account = $derived.by(() => accountOf(this.parts));
  /** Characters that became times, initials and signs, or end lines. */
  readonly elsewhere = $derived.by(() => Math.max(0, this.characters - this.account.kept - this.account.rest));
  readonly at = $derived.by(() => this.parts.findIndex((part) => part.key === this.selectedKey));
  readonly selected = $derived.by<Part | null>(() => this.parts[this.at] ?? null);

  timeOf(part: Part): string {
    return this.#typedTimes.get(part.key) ?? (part.time ?? '').slice(0, 5);
  }

  badTime(part: Part): boolean {
    return readTime(this.timeOf(part)) === undefined;
  }

  /** Chooses the part so many further on, and answers its key. */
  move(by: number): number {
    const to = Math.min(this.parts.length - 1, Math.max(0, this.at + by));
    this.selectedKey = this.parts[to]?.key ?? this.selectedKey;
    return this.selectedKey;
  }

  edit(key: number, changes: Partial<NotesPart>): void {
    this.#put(this.parts.map((part) => (part.key === key ? { ...part, ...changes } : part)));
  }

  toggle(key: number): void {
    const part = this.parts.find((each) => each.key === key);
    if (part) this.edit(key, { kept: !part.kept });
  }

  toggleArea(part: Part, area: AreaId): void {
    const { areas } = part;
    this.edit(part.key, {
      areas: areas.includes(area) ? areas.filter((each) => each !== area) : [...areas, area],
    });
  }

  typeTime(part: Part, typed: string): void {
    const time = readTime(typed);
    this.#typedTimes = new Map(this.#typedTimes).set(part.key, typed);
    this.edit(part.key, { time: time ?? null });
  }

  /** Splits the chosen part; false where there is nothing on one side. */
  split(caret: number): boolean {
    const part = this.selected;
    if (!part || caret <= 0 || caret >= part.text.length) return false;
    const [before, after] = splitPart(part, caret, this.#nextKey);
    this.#nextKey += 1;
    this.#put(this.parts.flatMap((each) => (each === part ? [before, after] : [each])));
    this.selectedKey = after.key;
    return true;
  }

  /** Joins the chosen part with the one before; false where there is none. */
  join(): boolean {
    const [part, before] = [this.selected, this.parts[this.at - 1]];
    if (!part || !before) return false;
    const joined = joinParts(before, part);
    this.#put(this.parts.flatMap((each) => (each === before ? [joined] : each === part ? [] : [each])));
    this.selectedKey = joined.key;
    return true;
  }

  /** What would be stored, in the order of the notes. */
  evidence(now: Date = new Date()): Evidence[] {
    return this.parts
      .filter((part) => part.kept)
      .map(({ text, kind, basis, mark, areas, tags, case: of, source, date, time, person }) => ({
        id: newId(),
        visit: this.cache.visit.id,
        number: 0,
        kind,
        basis,
        mark,
        areas,
        tags,
        case: of,
        source: source.trim(),
        text: text.trim(),
        happened: date,
        count: null,
        at: recordedAt(date, time, now),
        author: person ?? this.cache.me,
        binned: null,
      }));
  }

  /** Stores every part that is kept; true when all of it is stored. */
  async store(): Promise<boolean> {
    this.errors = this.#missing();
    this.failure = '';
    if (this.errors.length > 0 || this.storing) return false;
    this.storing = true;
    await this.#autosave.settled();
    try {
      const saved = await write('import_notes', { evidence: this.evidence() }, undefined, this.#opId);
      this.cache.apply(saved);
      this.#kept.forget();
      const numbers = saved.kept.flatMap((kept) => (kept.kind === 'evidence' ? [kept.record.number] : []));
      const name = (number: number) => evidenceWords.number(number);
      status.say(words.stored(numbers.length, name(Math.min(...numbers)), name(Math.max(...numbers))));
      return true;
    } catch (thrown) {
      this.#refused(CoreError.from(thrown));
      if (this.changed) this.#keep();
      return false;
    } finally {
      this.storing = false;
    }
  }

  #keep(): void {
    const { name, characters, leftOut, parts } = this;
    this.#autosave.changed({ head: { name, characters, leftOut, typedTimes: [...this.#typedTimes] }, parts });
  }

  #put(parts: readonly Part[]): void {
    this.parts = parts;
    this.changed = true;
    this.#keep();
    // Other notes are another change.
    this.#opId = newId();
  }

  #missing(): FieldError[] {
    if (!this.parts.some((part) => part.kept)) return [{ id: `note-${this.selectedKey}`, text: words.storeNone }];
    return this.parts.flatMap((part, at) => {
      if (!part.kept) return [];
      const id = `note-${part.key}`;
      if (part.text.trim() === '') return [{ id, text: words.emptyText(at + 1) }];
      return this.badTime(part) ? [{ id, text: words.badTime(at + 1) }] : [];
    });
  }

  /** Says what was refused, and goes to the part where the program named one. */
  #refused(failure: CoreError): void {
    const { title, text, next } = errorWords(failure.code, failure.values);
    const place = /evidence\.(\d+)/.exec(failure.values['field'] ?? '')?.[1];
    const part = place === undefined ? undefined : this.parts.filter((each) => each.kept)[Number(place)];
    if (failure.code === 'refused' && part) {
      const where = words.partOf(this.parts.indexOf(part) + 1, this.parts.length);
      this.errors = [{ id: `note-${part.key}`, text: `${where}: ${reasonWords(failure.values['reason'])}` }];
    } else this.failure = [`${title}.`, text, next].join(' ').trim();
  }
}
