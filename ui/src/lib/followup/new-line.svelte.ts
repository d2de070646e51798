/** A line that becomes a record with its first words, so that nothing typed waits for a key to be kept. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Record as AnyRecord, Subject } from '../contract/generated';
import { Autosave } from '../draft/autosave.svelte';
import { register } from '../draft/registry';
import { newId } from '../shared/ids';
import { status } from '../status/status.svelte';
import { write } from '../status/write';

export interface LineOptions {
  cache: VisitCache;
  kind: 'enquiry' | 'request';
  /** The field that the line goes into. */
  field: string;
  /** The record with this id and these words. */
  build: (id: string, text: string) => AnyRecord;
  /** What is typed here, for the status line. */
  what: string;
}

export class NewLine {
  /** What is typed. */
  text = $state('');
  /** The record that the line has become, while it is still typed; lists leave it out until it is done. */
  id = $state<string | null>(null);
  readonly #options: LineOptions;
  readonly #autosave: Autosave<string>;
  readonly #held = { flush: async () => void (await this.#settle()) };
  #born = false;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#autosave = new Autosave((text: string, opId) => this.#save(text, opId), { what: options.what });
  }

  type(text: string): void {
    this.text = text;
    if (this.id === null && text.trim() === '') {
      this.#autosave.drop();
      return;
    }
    this.id ??= newId();
    register(this.#held);
    this.#autosave.changed(text);
  }

  /** The line is done. Answers the record it became; `null` where nothing was typed, or where it could not be kept. */
  async done(): Promise<Subject | null> {
    if (this.id === null) return null;
    const subject = this.#subject(this.id);
    if (!(await this.#settle())) return null;
    const kept = this.#born;
    this.text = '';
    this.id = null;
    this.#born = false;
    register(this.#held)();
    return kept ? subject : null;
  }

  #subject(id: string): Subject {
    return { kind: this.#options.kind, id };
  }

  async #save(text: string, op_id: string): Promise<{ at: string }> {
    const { cache, field, build } = this.#options;
    const id = this.id ?? '';
    const words = text.trim();
    if (!this.#born) {
      if (words === '') return { at: cache.safeAt ?? status.safeAt ?? new Date(0).toISOString() };
      const saved = await backend().call('add_records', { op_id, records: [build(id, words)] });
      this.#born = true;
      cache.apply(saved);
      return saved;
    }
    const subject = this.#subject(id);
    const base_rev = cache.rev(id);
    if (words === '') {
      const saved = await backend().call('remove_record', { op_id, subject, base_rev });
      this.#born = false;
      cache.apply(saved);
      return saved;
    }
    return backend().call('save_draft', { op_id, subject, base_rev, field, text: JSON.stringify(words) });
  }

  /** Makes what was kept a change. False where the words could not be kept; they then stay in the field. */
  async #settle(): Promise<boolean> {
    await this.#autosave.flush();
    if (this.#autosave.failure) return false;
    if (this.#born && this.id) this.#options.cache.apply(await write('settle', { subject: this.#subject(this.id) }));
    return true;
  }
}
