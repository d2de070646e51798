/** One record that is read and changed: its text is kept as it is typed, every other field as soon as it is chosen. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Evidence, Subject } from '../contract/generated';
import { Autosave } from '../draft/autosave.svelte';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { evidence as words } from '../words';

/** After so long without a key the draft becomes a change of the record. */
const REST = 30_000;

export class RecordEditor {
  readonly cache: VisitCache;
  readonly subject: Subject;
  readonly autosave: Autosave<string>;
  /** What was typed and is not yet a change of the record; `null` where the text is as kept. */
  typed = $state<string | null>(null);
  /** Why the last change was refused, by field. */
  error = $state.raw<{ field: string; text: string } | null>(null);
  #baseRev = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(cache: VisitCache, id: string) {
    this.cache = cache;
    this.subject = { kind: 'evidence', id };
    const number = words.number(cache.evidenceById(id)?.number ?? 0);
    this.autosave = new Autosave((text: string, opId) => this.#save(text, opId), { what: words.textOf(number) });
  }

  get evidence(): Evidence | undefined {
    return this.cache.evidenceById(this.subject.id);
  }

  get text(): string {
    return this.typed ?? this.evidence?.text ?? '';
  }

  get settled(): boolean {
    return this.typed === null;
  }

  type(text: string): void {
    if (this.typed === null) this.#baseRev = this.cache.rev(this.subject);
    this.typed = text;
    this.autosave.changed(text);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.settle(), REST);
  }

  /** Makes what was typed a change of the record. False where it was refused; the words then stay as they are. */
  settle(): Promise<boolean> {
    clearTimeout(this.#rest);
    return this.#inTurn('text', () => this.#settle());
  }

  /** Changes other fields; what was typed becomes a change first. */
  edit(fields: Partial<Evidence>): Promise<boolean> {
    const [field = ''] = Object.keys(fields);
    return this.#inTurn(field, async () => {
      await this.#settle();
      const base_rev = this.cache.rev(this.subject);
      this.cache.apply(await write('edit_record', { subject: this.subject, base_rev, fields }));
    });
  }

  moveToBin(): Promise<boolean> {
    return this.#inTurn('binned', async () => {
      await this.#settle();
      await this.#bin('bin_evidence', words.binned);
    });
  }

  takeBack(): Promise<boolean> {
    return this.#inTurn('binned', () => this.#bin('restore_evidence', words.restored));
  }

  async #bin(command: 'bin_evidence' | 'restore_evidence', say: (number: string) => string): Promise<void> {
    const base_rev = this.cache.rev(this.subject);
    this.cache.apply(await write(command, { evidence: this.subject.id, base_rev }));
    status.say(say(words.number(this.evidence?.number ?? 0)));
  }

  async #settle(): Promise<void> {
    if (this.typed === null) return;
    const text = this.typed;
    await this.autosave.flush();
    if (this.autosave.failure) throw this.autosave.failure;
    this.cache.apply(await write('settle', { subject: this.subject }));
    if (this.typed === text) this.typed = null;
    else this.#baseRev = this.cache.rev(this.subject);
  }

  async #save(text: string, op_id: string): Promise<{ at: string }> {
    return backend().call('save_draft', { op_id, subject: this.subject, base_rev: this.#baseRev, field: 'text', text });
  }

  async #inTurn(field: string, change: () => Promise<void>): Promise<boolean> {
    const turn = this.#turn.then(change);
    this.#turn = turn.catch(() => undefined);
    try {
      await turn;
      this.error = null;
      return true;
    } catch (thrown) {
      this.error = { field: this.typed === null ? field : 'text', text: told(thrown) };
      return false;
    }
  }
}
