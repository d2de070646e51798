/** Changes of cases and of sets of criteria: one after another with the ratings; what is refused stays at its field. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Record as AnyRecord, Subject } from '../contract/generated';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { told } from '../shared/told';
import { write } from '../status/write';
import type { Lane } from './lane';
import type { RatingSender } from './sender.svelte';

/** The field that an edit came from: its id on the screen and what it is called where it is not safe. */
export interface EditedField {
  id: string;
  what: string;
}

/** How a text field keeps and saves what is typed into it. */
export interface TextField {
  onsave: (typed: string) => Promise<boolean>;
  onkeep: (typed: string, opId: string) => Promise<{ at: string }>;
}

export class Edits {
  errors = $state.raw<readonly FieldError[]>([]);
  /** The record that was changed last here: what Ctrl+Z takes back. */
  scope = $state.raw<Subject | null>(null);
  readonly #cache: VisitCache;
  readonly #lane: Lane;
  readonly #sender: RatingSender;

  constructor(cache: VisitCache, lane: Lane, sender: RatingSender) {
    this.#cache = cache;
    this.#lane = lane;
    this.#sender = sender;
  }

  error(id: string): string | undefined {
    return this.errors.find((each) => each.id === id)?.text;
  }

  refuse(id: string, text: string): void {
    this.errors = [...this.errors.filter((each) => each.id !== id), { id, text }];
  }

  clear(id: string): void {
    this.errors = this.errors.filter((each) => each.id !== id);
  }

  /** Changes fields of one record; false where it was refused. `fields` is called when earlier changes are in. */
  edit(subject: Subject, fields: () => object, from: EditedField): Promise<boolean> {
    this.scope = subject;
    return this.#try(from, async () => {
      const base_rev = this.#cache.rev(subject);
      const changed = { ...fields() } as { [field: string]: unknown };
      const unsafe = { key: `cases-${from.id}`, what: from.what };
      this.#cache.apply(await write('edit_record', { subject, base_rev, fields: changed }, unsafe));
    });
  }

  /** What a text field does: keeps what is typed, and makes it a change when it is left. `build` names one field. */
  text(subject: Subject, build: (typed: string) => object, from: EditedField): TextField {
    return {
      onsave: (typed) => this.edit(subject, () => build(typed), from),
      onkeep: (typed, op_id) =>
        this.#lane.run(() => {
          const [[field, value] = ['', '']] = Object.entries(build(typed));
          const text = JSON.stringify(value);
          return backend().call('save_draft', { op_id, subject, base_rev: this.#cache.rev(subject), field, text });
        }),
    };
  }

  add(records: AnyRecord[], from: EditedField): Promise<boolean> {
    return this.#try(from, async () => this.#cache.apply(await write('add_records', { records })));
  }

  remove(subject: Subject, from: EditedField): Promise<boolean> {
    return this.#try(from, async () => {
      this.#cache.apply(await write('remove_record', { subject, base_rev: this.#cache.rev(subject) }));
    });
  }

  async #try(from: EditedField, change: () => Promise<void>): Promise<boolean> {
    // Ratings that wait came first, and each makes a new revision of its case.
    void this.#sender.flush();
    try {
      await this.#lane.run(change);
      this.clear(from.id);
      return true;
    } catch (thrown) {
      this.refuse(from.id, told(thrown));
      return false;
    }
  }
}
