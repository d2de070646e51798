/** Edits of single records: one after another for each record; what was refused stays at its field. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Record as AnyRecord, Saved, Subject } from '../contract/generated';
import { told } from './told';
import { write } from '../status/write';

/** How a text field keeps and saves what is typed into it. */
export interface TextField {
  onsave: (typed: string) => Promise<boolean>;
  onkeep: (typed: string, opId: string) => Promise<{ at: string }>;
}

/** The field that an edit came from: its id on the screen, and what it is called in the status line. */
export interface EditedField {
  id: string;
  what: string;
}

export class RecordEdits {
  readonly cache: VisitCache;
  /** Why the last edit of a field was refused, by the field's id. */
  errors = $state.raw<{ readonly [id: string]: string | undefined }>({});
  readonly #onedit: (subject: Subject) => void;
  #turns = new Map<string, Promise<unknown>>();

  /** `onedit` is told which record was changed last: what Ctrl+Z takes back. */
  constructor(cache: VisitCache, onedit: (subject: Subject) => void = () => undefined) {
    this.cache = cache;
    this.#onedit = onedit;
  }

  /** Says at a field what is wrong with it; nothing clears it. */
  refuse(id: string, text: string | undefined): void {
    this.errors = { ...this.errors, [id]: text };
  }

  /** Changes fields of one record; false where it was refused. A function is called when earlier edits are in. */
  edit<T extends object>(subject: Subject, fields: T | (() => T), from: EditedField): Promise<boolean> {
    return this.#inTurn(subject, from, async () => {
      const changed = { ...(typeof fields === 'function' ? fields() : fields) } as { [field: string]: unknown };
      const base_rev = this.cache.rev(subject);
      const unsafe = { key: from.id, what: from.what };
      this.cache.apply(await write('edit_record', { subject, base_rev, fields: changed }, unsafe));
    });
  }

  /** What a text field does: keeps each key as a draft, and makes it a change when it is left. */
  text<T extends object>(subject: Subject, build: (typed: string) => T, from: EditedField): TextField {
    return {
      onsave: (typed) => this.edit(subject, () => build(typed), from),
      onkeep: async (typed, op_id) => {
        await this.#turns.get(subject.id);
        const [[field, value] = ['', '']] = Object.entries(build(typed));
        const text = JSON.stringify(value);
        return backend().call('save_draft', { op_id, subject, base_rev: this.cache.rev(subject), field, text });
      },
    };
  }

  /** Sends a command that changes one record from the revision that is known; false where it was refused. */
  send(subject: Subject, from: EditedField, command: (baseRev: number) => Promise<Saved>): Promise<boolean> {
    return this.#inTurn(subject, from, async () => {
      this.cache.apply(await command(this.cache.rev(subject)));
    });
  }

  add(record: AnyRecord, from: EditedField): Promise<boolean> {
    const subject: Subject = { kind: record.kind, id: record.record.id };
    return this.#inTurn(subject, from, async () => {
      this.cache.apply(await write('add_records', { records: [record] }));
    });
  }

  remove(subject: Subject, from: EditedField): Promise<boolean> {
    return this.#inTurn(subject, from, async () => {
      this.cache.apply(await write('remove_record', { subject, base_rev: this.cache.rev(subject) }));
    });
  }

  async #inTurn(subject: Subject, from: EditedField, change: () => Promise<void>): Promise<boolean> {
    const before = this.#turns.get(subject.id) ?? Promise.resolve();
    const turn = before.then(change);
    this.#turns.set(
      subject.id,
      turn.catch(() => undefined),
    );
    this.#onedit(subject);
    try {
      await turn;
      if (this.errors[from.id] !== undefined) this.refuse(from.id, undefined);
      return true;
    } catch (thrown) {
      this.refuse(from.id, told(thrown));
      return false;
    }
  }
}
