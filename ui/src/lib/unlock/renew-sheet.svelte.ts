/** Another recovery sheet: made, put on paper, typed back, and put in place of the old one. */
import { backend, CoreError } from '../backend';
import { sheet } from '../status/sheet.svelte';
import { unlock as words } from '../words';
import { keys } from '../words/keys';
import { noGroups, unfinishedGroups, withTyped, type FieldError } from './new-notebook.svelte';

/** Its boxes stand on one page with those of a sheet that is checked. */
export const BOXES = 'renew-group';

export class RenewSheetModel {
  /** The groups that were made; empty before, and once they are in place. */
  made = $state.raw<readonly string[]>([]);
  /** True while they are on the screen to be written down. */
  writing = $state(true);
  groups = $state.raw(noGroups());
  kept = $state('');
  now = $state('');
  errors = $state.raw<readonly FieldError[]>([]);
  failure = $state.raw<CoreError | null>(null);
  /** Where the PDF was written last. */
  saved = $state<string | null>(null);
  busy = $state(false);
  done = $state(false);

  typeGroup(at: number, typed: string): void {
    this.groups = withTyped(this.groups, at, typed);
  }

  error(id: string): string | undefined {
    return this.errors.find((each) => each.id === id)?.text;
  }

  make(): Promise<void> {
    return this.#try(async () => {
      const { groups } = await backend().call('prepare_sheet', {});
      [this.made, this.writing, this.groups, this.saved] = [groups, true, noGroups(), null];
    });
  }

  save(): Promise<void> {
    return this.#try(async () => {
      const { path } = await backend().call('save_sheet', {});
      this.saved = path ?? this.saved;
    });
  }

  /** The old sheet stays. */
  leave(): void {
    [this.made, this.groups, this.now, this.errors, this.failure] = [[], noGroups(), '', [], null];
  }

  async renew(): Promise<void> {
    this.errors = [
      ...unfinishedGroups(this.groups, BOXES),
      ...(this.kept.trim() === '' ? [{ id: 'renew-kept', text: words.keptMissing }] : []),
      ...(this.now === '' ? [{ id: 'renew-now', text: keys.nowMissing }] : []),
    ];
    if (this.errors.length > 0) return;
    await this.#try(async () => {
      const request = { now: this.now, by_sheet: false, groups: [...this.groups], kept: this.kept };
      sheet.told(await backend().call('renew_sheet', request));
      this.leave();
      this.done = true;
    });
  }

  async #try(deed: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    [this.busy, this.done, this.failure] = [true, false, null];
    try {
      await deed();
    } catch (thrown) {
      this.failure = CoreError.from(thrown);
    } finally {
      this.busy = false;
    }
  }
}
