/** Visit files, out and in: the choice of a form, the passphrase, and what an import found. */
import { backend, CoreError } from '../backend';
import type { Imported } from '../contract/generated';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { errorWords, home as words } from '../words';

export class ImportModel {
  /** The chosen file, once there is one. */
  name = $state<string | null>(null);
  sealed = $state(false);
  passphrase = $state('');
  busy = $state(false);
  failure = $state.raw<CoreError | null>(null);
  result = $state.raw<Imported | null>(null);

  /** Asks for a file; plain ones are imported at once. False when nobody chose one. */
  async choose(): Promise<boolean> {
    try {
      const { name, sealed } = await backend().call('choose_visit_file', {});
      if (name === null) return false;
      this.name = name;
      this.sealed = sealed;
      if (!sealed) await this.import();
    } catch (thrown) {
      this.failure = CoreError.from(thrown);
    }
    return true;
  }

  async import(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      this.result = await write('import_visit', { passphrase: this.sealed ? this.passphrase : null });
      this.passphrase = '';
    } catch (thrown) {
      this.failure = CoreError.from(thrown);
      if (this.failure.code === 'file_needs_passphrase') this.sealed = true;
    } finally {
      this.busy = false;
    }
  }
}

export class ExportModel {
  form = $state<'sealed' | 'plain'>('sealed');
  passphrase = $state('');
  again = $state('');
  plainConfirmed = $state(false);
  errors = $state.raw<readonly FieldError[]>([]);
  busy = $state(false);
  readonly #visit: string;

  constructor(visit: string) {
    this.#visit = visit;
  }

  error(id: string): string | undefined {
    return this.errors.find((each) => each.id === id)?.text;
  }

  /** Writes the file; true when it is written. */
  async export(): Promise<boolean> {
    this.errors = this.#missing();
    if (this.errors.length > 0 || this.busy) return false;
    this.busy = true;
    try {
      const passphrase = this.form === 'sealed' ? this.passphrase : null;
      const { path } = await backend().call('export_visit', { visit: this.#visit, passphrase });
      if (path === null) return false;
      this.passphrase = this.again = '';
      status.say(words.exported(path));
      return true;
    } catch (thrown) {
      const failure = CoreError.from(thrown);
      const { title, text, next } = errorWords(failure.code, failure.values);
      const id = this.form === 'sealed' ? 'export-passphrase' : 'export-plain';
      this.errors = [{ id, text: `${title}. ${text} ${next}` }];
      return false;
    } finally {
      this.busy = false;
    }
  }

  #missing(): FieldError[] {
    if (this.form === 'plain') return this.plainConfirmed ? [] : [{ id: 'export-plain', text: words.plainMissing }];
    if (this.passphrase === '') return [{ id: 'export-passphrase', text: words.passMissing }];
    return this.passphrase === this.again ? [] : [{ id: 'export-again', text: words.passDiffers }];
  }
}
