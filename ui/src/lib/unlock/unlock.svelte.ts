/** What the unlock window knows and does: the notebooks of this computer, and opening one of them. */
import { backend, CoreError } from '../backend';
import type { KnownNotebook } from '../contract/generated';

export type UnlockMode = 'welcome' | 'unlock' | 'sheet' | 'new';

export class UnlockModel {
  known = $state.raw<readonly KnownNotebook[]>([]);
  selected = $state.raw<KnownNotebook | null>(null);
  mode = $state<UnlockMode>('welcome');
  defaultFolder = $state('');
  /** Why the last try failed. */
  failure = $state.raw<CoreError | null>(null);
  /** True from the moment a notebook opens; the program then puts another window in this one's place. */
  opening = $state(false);
  ready = $state(false);

  async load(): Promise<void> {
    await this.#attempt(async () => {
      const { known, default_folder } = await backend().call('notebooks', {});
      this.known = known;
      this.defaultFolder = default_folder;
      if (known[0]) this.select(known[0]);
    });
    this.ready = true;
  }

  select(notebook: KnownNotebook): void {
    this.selected = notebook;
    this.show('unlock');
  }

  show(mode: UnlockMode): void {
    this.mode = mode === 'unlock' && !this.selected ? 'welcome' : mode;
    this.failure = null;
  }

  /** Back from making a notebook to where one was before. */
  backToList(): void {
    this.show('unlock');
  }

  async openAnother(): Promise<void> {
    await this.#attempt(async () => {
      const { path, notebook } = await backend().call('choose_folder', {});
      if (path === null) return;
      if (!notebook) throw new CoreError('notebook_missing');
      this.known = [notebook, ...this.known.filter((each) => each.path !== notebook.path)];
      this.select(notebook);
    });
  }

  async unlock(passphrase: string): Promise<boolean> {
    const path = this.selected?.path ?? '';
    return this.#open(() => backend().call('unlock', { path, passphrase }));
  }

  async unlockWithSheet(groups: string[]): Promise<boolean> {
    const path = this.selected?.path ?? '';
    return this.#open(() => backend().call('unlock_with_sheet', { path, groups }));
  }

  async #open(call: () => Promise<unknown>): Promise<boolean> {
    if (this.opening) return false;
    this.opening = true;
    const opened = await this.#attempt(call);
    this.opening = opened;
    return opened;
  }

  async #attempt(what: () => Promise<unknown>): Promise<boolean> {
    try {
      await what();
      this.failure = null;
      return true;
    } catch (thrown) {
      this.failure = CoreError.from(thrown);
      return false;
    }
  }
}
