/** The letter's fixed parts as fields: kept as they are typed, and a change of the letter when a field is left. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Letter, Subject } from '../contract/generated';
import { Autosave } from '../draft/autosave.svelte';
import { register, unregister } from '../draft/registry';
import { newId } from '../shared/ids';
import { told } from '../shared/told';
import { write } from '../status/write';
import { letter as words } from '../words/letter';

export type LineField = 'salutation' | 'subject' | 'valediction';
export type BlockField = 'letterhead' | 'addressee' | 'signatory';
export type Field = LineField | BlockField;

type Fields = Partial<Pick<Letter, Field | 'date'>>;

const isBlock = (field: Field): field is BlockField => ['letterhead', 'addressee', 'signatory'].includes(field);

/** Lines as people type them: nothing at the ends, no empty ones behind the last. */
function lines(text: string): string[] {
  const all = text.split('\n').map((line) => line.trim());
  while (all.at(-1) === '') all.pop();
  return all;
}

const valueOf = (field: Field, text: string) => (isBlock(field) ? lines(text) : text.trim());

export class LetterDetails {
  /** What is typed and not kept yet. */
  typed = $state.raw<{ [F in Field]?: string }>({});
  errors = $state.raw<{ [F in Field | 'date']?: string }>({});
  readonly #cache: VisitCache;
  readonly #key = newId();
  readonly #keeping: { [F in Field]?: Autosave<string> } = {};

  constructor(cache: VisitCache) {
    this.#cache = cache;
  }

  /** What a field shows. */
  value(field: Field): string {
    return this.typed[field] ?? this.#kept(field);
  }

  /** True where nothing in the field waits to be kept, so that Ctrl+Z there takes back what was kept. */
  settled(field: Field): boolean {
    return this.typed[field] === undefined;
  }

  type(field: Field, text: string): void {
    this.typed = { ...this.typed, [field]: text };
    register(this);
    this.#keeping[field] ??= new Autosave((typed, opId) => this.#keep(field, typed, opId), { what: words.whatDetails });
    this.#keeping[field].changed(text);
  }

  /** Keeps one field, where it says something else than before. */
  async leave(field: Field): Promise<void> {
    const text = this.typed[field];
    if (text === undefined) return;
    await this.#keeping[field]?.settled();
    // Sent even where it is the same as before: what was kept of it meanwhile is then forgotten.
    if (await this.#save({ [field]: valueOf(field, text) }, field)) this.#forget(field, text);
  }

  async setDate(date: string): Promise<void> {
    await this.#save({ date }, 'date');
  }

  async flush(): Promise<void> {
    for (const field of Object.keys(this.typed) as Field[]) await this.leave(field);
  }

  async #keep(field: Field, text: string, op_id: string): Promise<{ at: string }> {
    const subject = this.#subject;
    const value = JSON.stringify(valueOf(field, text));
    return backend().call('save_draft', { op_id, subject, base_rev: this.#cache.rev(subject), field, text: value });
  }

  get #subject(): Subject {
    return { kind: 'letter', id: this.#cache.letter?.id ?? '' };
  }

  #kept(field: Field): string {
    const value = this.#cache.letter?.[field] ?? '';
    return Array.isArray(value) ? value.join('\n') : value;
  }

  /** Forgets what was typed, unless more was typed meanwhile. */
  #forget(field: Field, text: string): void {
    if (this.typed[field] !== text) return;
    const rest = { ...this.typed };
    delete rest[field];
    this.typed = rest;
    if (Object.keys(rest).length === 0) unregister(this);
  }

  async #save(fields: Fields, field: Field | 'date'): Promise<boolean> {
    try {
      this.#cache.apply(await this.#send(fields));
      this.errors = { ...this.errors, [field]: undefined };
      return true;
    } catch (thrown) {
      this.errors = { ...this.errors, [field]: told(thrown) };
      return false;
    }
  }

  async #send(fields: Fields) {
    const subject = this.#subject;
    const unsafe = { key: this.#key, what: words.whatDetails };
    const send = () => write('edit_record', { subject, base_rev: this.#cache.rev(subject), fields }, unsafe);
    try {
      return await send();
    } catch (thrown) {
      if (CoreError.from(thrown).code !== 'stale') throw thrown;
      // Read again and keep this field on top; the others are as they are now.
      const view = await backend().call('open_visit', { visit: this.#cache.visit.id });
      const kept = view.kept.filter((each) => each.kind === 'letter');
      this.#cache.apply({ at: this.#cache.safeAt ?? new Date().toISOString(), kept, gone: [] });
      return await send();
    }
  }
}
