/** Making a notebook of a backup: which backups there are, which is chosen, and how far it is. */
import { backend, CoreError } from '../backend';
import type { FoundBackup } from '../contract/generated';
import { progress } from '../status/progress.svelte';
import { errorWords, reasonWords, unlock as words } from '../words';
import { restore } from '../words/restore';
import { noGroups, unfinishedGroups, withTyped, type FieldError } from './new-notebook.svelte';

/** A folder with backups: that of this computer, or one that somebody chose. */
interface Place {
  title: string;
  found: readonly FoundBackup[];
  unreadable: number;
}

export class RestoreModel {
  places = $state.raw<readonly Place[]>([]);
  /** The folder in which the notebook will be. */
  into = $state('');
  selected = $state.raw<FoundBackup | null>(null);
  name = $state('');
  bySheet = $state(false);
  passphrase = $state('');
  groups = $state.raw(noGroups());
  errors = $state.raw<readonly FieldError[]>([]);
  /** What the program refused, where it is not a matter of one field. */
  failure = $state.raw<CoreError | null>(null);
  doing = $state<'nothing' | 'restoring' | 'stopping' | 'opening'>('nothing');
  cancelled = $state(false);
  ready = $state(false);

  error(id: string): string | undefined {
    return this.errors.find((each) => each.id === id)?.text;
  }

  async load(): Promise<void> {
    await this.#attempt(async () => {
      const { found, unreadable, into } = await backend().call('backups', {});
      this.into = into;
      this.#offer({ title: restore.here, found, unreadable });
    });
    this.ready = true;
  }

  async choose(): Promise<void> {
    if (this.doing !== 'nothing') return;
    await this.#attempt(async () => {
      const { place, found, unreadable } = await backend().call('choose_backup', {});
      if (place === null) return;
      if (found.length + unreadable === 0) throw new CoreError('backup_missing');
      this.#offer({ title: place, found, unreadable });
    });
  }

  select(backup: FoundBackup): void {
    if (this.doing !== 'nothing') return;
    this.selected = backup;
    this.name = backup.proposed;
    this.#begin();
  }

  /** From the passphrase to the sheet, or back. */
  turn(): void {
    this.bySheet = !this.bySheet;
    this.#begin();
  }

  typeGroup(at: number, typed: string): void {
    this.groups = withTyped(this.groups, at, typed);
  }

  async restore(): Promise<void> {
    const backup = this.selected;
    if (backup === null || this.doing !== 'nothing') return;
    this.#begin();
    this.errors = this.#missing();
    if (this.errors.length > 0) return;
    this.doing = 'restoring';
    progress.begin();
    const secret = this.bySheet ? { sheet: [...this.groups] } : { passphrase: this.passphrase };
    const restored = await this.#attempt(() =>
      backend().call('restore_backup', { folder: backup.folder, name: this.name.trim(), secret }),
    );
    this.doing = restored ? 'opening' : 'nothing';
    if (restored) this.passphrase = '';
  }

  async cancel(): Promise<void> {
    if (this.doing !== 'restoring') return;
    this.doing = 'stopping';
    await backend().call('cancel_restore', {});
  }

  /** A place that was looked at again takes the place of what was known of it; its newest proved backup is chosen. */
  #offer(place: Place): void {
    const others = this.places.filter(({ title }) => title !== place.title);
    const here = place.title === restore.here;
    this.places = here ? [...others, place] : [place, ...others.filter(({ title }) => title === restore.here)];
    const backup = place.found.find(({ proved }) => proved) ?? place.found[0];
    if (backup) this.select(backup);
  }

  #begin(): void {
    this.errors = [];
    this.failure = null;
    this.cancelled = false;
  }

  #missing(): FieldError[] {
    const missing: FieldError[] = this.name.trim() === '' ? [{ id: 'restore-name', text: words.nameMissing }] : [];
    if (this.bySheet) missing.push(...unfinishedGroups(this.groups));
    else if (this.passphrase === '') missing.push({ id: 'passphrase', text: words.passphraseMissing });
    return missing;
  }

  async #attempt(what: () => Promise<unknown>): Promise<boolean> {
    try {
      await what();
      return true;
    } catch (thrown) {
      this.#refused(CoreError.from(thrown));
      return false;
    }
  }

  #refused(failure: CoreError): void {
    const { title, text } = errorWords(failure.code, failure.values);
    if (failure.code === 'stopped') this.cancelled = true;
    else if (failure.code === 'refused')
      this.errors = [{ id: 'restore-name', text: reasonWords(failure.values['reason']) }];
    else if (failure.code === 'place_taken') this.errors = [{ id: 'restore-name', text: `${title}. ${text}` }];
    else this.failure = failure;
  }
}
