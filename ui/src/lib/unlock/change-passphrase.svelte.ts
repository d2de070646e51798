/** Putting another passphrase in place of the one that opens the notebook, which is open. */
import { backend, CoreError } from '../backend';
import { errorWords, unlock as words } from '../words';
import { keys } from '../words/keys';
import { noGroups, unfinishedGroups, withTyped, type FieldError } from './new-notebook.svelte';

export class ChangePassphraseModel {
  /** True where the sheet stands for a passphrase that was forgotten. */
  bySheet = $state(false);
  now = $state('');
  groups = $state.raw(noGroups());
  fresh = $state('');
  again = $state('');
  errors = $state.raw<readonly FieldError[]>([]);
  /** What the program refused, where it is not a matter of one field. */
  failure = $state.raw<CoreError | null>(null);
  busy = $state(false);
  done = $state(false);

  error(id: string): string | undefined {
    return this.errors.find((each) => each.id === id)?.text;
  }

  /** From the passphrase to the sheet, or back. */
  turn(): void {
    this.bySheet = !this.bySheet;
    this.errors = [];
    this.failure = null;
  }

  typeGroup(at: number, typed: string): void {
    this.groups = withTyped(this.groups, at, typed);
  }

  async change(): Promise<void> {
    if (this.busy) return;
    this.done = false;
    this.failure = null;
    this.errors = this.#missing();
    if (this.errors.length > 0) return;
    this.busy = true;
    try {
      const now = this.bySheet ? this.groups.join(' ') : this.now;
      await backend().call('change_passphrase', { now, by_sheet: this.bySheet, new: this.fresh });
      this.#forget();
      this.done = true;
    } catch (thrown) {
      this.#refused(CoreError.from(thrown));
    } finally {
      this.busy = false;
    }
  }

  #missing(): FieldError[] {
    const missing: FieldError[] = this.bySheet ? unfinishedGroups(this.groups) : [];
    const want = (holds: boolean, id: string, text: string) => holds || missing.push({ id, text });
    want(this.bySheet || this.now !== '', 'pass-now', keys.nowMissing);
    want(this.fresh !== '', 'pass-new', keys.freshMissing);
    want(this.fresh === '' || this.fresh === this.again, 'pass-again', words.againDiffers);
    return missing;
  }

  #forget(): void {
    this.now = this.fresh = this.again = '';
    this.groups = noGroups();
    this.bySheet = false;
  }

  #refused(failure: CoreError): void {
    if (failure.code === 'weak_passphrase') this.errors = [{ id: 'pass-new', text: words.passWeak }];
    else if (failure.code === 'wrong_passphrase' && !failure.values['seconds'])
      this.errors = [{ id: 'pass-now', text: errorWords(failure.code).title }];
    else this.failure = failure;
  }
}
