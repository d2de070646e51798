/** How backups are kept on this computer, and what somebody does about it. */
import { backend, CoreError } from '../backend';
import type { Keeping } from '../contract/generated';
import { kept } from '../status/kept.svelte';
import { keeping as words } from '../words/keeping';

export const ROOM = 'backup-room';

/** What is under way, or was done last. */
type Doing = 'nothing' | 'making' | 'choosing';

export class KeepingModel {
  known = $state.raw<Keeping | null>(null);
  /** The room as it stands in its field. */
  room = $state('');
  roomError = $state<string | null>(null);
  /** Why the last thing could not be done. */
  failure = $state.raw<CoreError | null>(null);
  doing = $state<Doing>('nothing');
  /** What was done, beside the button that did it. */
  said = $state<{ at: 'backup' | 'second' | 'room'; text: string }>({ at: 'backup', text: '' });

  async load(): Promise<void> {
    await this.#attempt(async () => this.#take(await backend().call('keeping', {})));
  }

  async backUp(): Promise<void> {
    await this.#alone('making', async () => {
      const before = this.known?.kept.last;
      const known = await backend().call('back_up_now', {});
      this.#take(known);
      this.said = { at: 'backup', text: known.kept.last === before ? words.nothingNew : words.made };
    });
  }

  async choose(): Promise<void> {
    await this.#alone('choosing', async () => {
      const before = this.known?.second_place;
      const known = await backend().call('choose_second_place', {});
      this.#take(known);
      if (known.second_place !== before) this.said = { at: 'second', text: words.chosen };
    });
  }

  async forget(): Promise<void> {
    await this.#alone('choosing', async () => {
      this.#take(await backend().call('forget_second_place', {}));
      this.said = { at: 'second', text: words.forgotten };
    });
  }

  async keepRoom(): Promise<void> {
    if (this.known === null || this.room === words.gigabytes(this.known.budget)) {
      this.roomError = null;
      return;
    }
    const bytes = words.bytes(this.room);
    this.roomError = bytes === null ? words.roomWrong : null;
    if (bytes === null) return;
    await this.#attempt(async () => {
      this.#take(await backend().call('set_backup_budget', { bytes }));
      this.said = { at: 'room', text: words.roomKept };
    });
  }

  #take(known: Keeping): void {
    const typing = this.known !== null && this.room !== words.gigabytes(this.known.budget);
    const changed = this.known?.budget !== known.budget;
    this.known = known;
    if (!typing || changed) this.room = words.gigabytes(known.budget);
    kept.told(known.kept);
  }

  async #alone(doing: Doing, what: () => Promise<void>): Promise<void> {
    if (this.doing !== 'nothing') return;
    this.doing = doing;
    this.said = { at: 'backup', text: '' };
    await this.#attempt(what);
    this.doing = 'nothing';
  }

  async #attempt(what: () => Promise<void>): Promise<void> {
    this.failure = null;
    try {
      await what();
    } catch (thrown) {
      this.failure = CoreError.from(thrown);
    }
  }
}
