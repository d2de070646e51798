/** What the unlock window knows and does: the notebooks of this computer, and opening one of them. */
import { backend, CoreError } from '../backend';
import type { KnownNotebook, TypedSecret } from '../contract/generated';

export type UnlockMode = 'welcome' | 'unlock' | 'sheet' | 'new' | 'restore';

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
  /** True while a copy is made in the usual folder. */
  bringing = $state(false);
  /** Where the old one stayed of the notebook that was brought home last. */
  left = $state<string | null>(null);

  /** Whether the last try failed because no notebook may live in that folder: a copy of it can be brought home. */
  get awayFromHome(): boolean {
    return this.failure?.code === 'place_synced' || this.failure?.code === 'place_network';
  }

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
    this.left = null;
    this.show('unlock');
  }

  show(mode: UnlockMode): void {
    this.mode = mode === 'unlock' && !this.selected ? 'welcome' : mode;
    this.failure = null;
  }

  /** Back from making or restoring a notebook to where one was before. */
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

  /** Makes a checked copy in the usual folder and offers that instead of the old one. */
  async bringHome(secret: TypedSecret): Promise<void> {
    if (this.bringing) return;
    const old = this.selected?.path ?? '';
    this.bringing = true;
    await this.#attempt(async () => {
      const { notebook, left } = await backend().call('bring_home', { path: old, secret });
      this.known = [notebook, ...this.known.filter(({ path }) => path !== old && path !== notebook.path)];
      this.select(notebook);
      this.left = left;
    });
    this.bringing = false;
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
