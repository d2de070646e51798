/** Making a notebook, step by step: name and place, passphrase, recovery sheet. Nothing is written before the last step. */
import { backend, CoreError } from '../backend';
import { errorWords, reasonWords, unlock as words } from '../words';

export interface FieldError {
  id: string;
  text: string;
}

const NO_FOLDER_NAME = /[/\\:*?"<>|]/;
export const GROUPS = 8;
export const GROUP_LENGTH = 4;

/** What a sheet may be typed as, group by group: `m2vd a5tr …` pasted whole counts too. */
export function splitGroups(typed: string): string[] {
  return typed
    .toUpperCase()
    .split(/[^0-9A-Z]+/)
    .filter(Boolean)
    .flatMap((run) => run.match(new RegExp(`.{1,${GROUP_LENGTH}}`, 'g')) ?? [])
    .slice(0, GROUPS);
}

/** The groups after something was typed into one of them: what is longer goes on in the boxes behind it. */
export function withTyped(groups: readonly string[], at: number, typed: string): readonly string[] {
  const split = splitGroups(typed);
  const next = [...groups];
  if (split.length > 1) split.forEach((group, nth) => at + nth < GROUPS && (next[at + nth] = group));
  else next[at] = typed.toUpperCase();
  return next;
}

/** Groups that are not four characters long, as errors at their boxes. */
export function unfinishedGroups(groups: readonly string[], boxes = 'group'): FieldError[] {
  return groups.flatMap((group, at) =>
    group.trim().length === GROUP_LENGTH ? [] : [{ id: `${boxes}-${at + 1}`, text: words.groupShort(at + 1) }],
  );
}

/** Eight boxes in which nothing was typed yet. */
export const noGroups = (): readonly string[] => Array.from({ length: GROUPS }, () => '');

export class NewNotebookModel {
  step = $state<1 | 2 | 3>(1);
  name = $state('');
  person = $state('');
  passphrase = $state('');
  again = $state('');
  /** The folder chosen instead of the usual one. */
  folder = $state<string | null>(null);
  /** The sheet, from when the keys were made. */
  sheet = $state.raw<readonly string[]>([]);
  /** True while the sheet is on the screen to be written down. */
  writing = $state(true);
  typed = $state.raw(noGroups());
  kept = $state('');
  errors = $state.raw<readonly FieldError[]>([]);
  /** What the program refused, where it is not a matter of one field. */
  failure = $state.raw<CoreError | null>(null);
  busy = $state(false);
  /** Where the sheet was written as PDF last. */
  saved = $state<string | null>(null);
  done = $state(false);

  error(id: string): string | undefined {
    return this.errors.find((each) => each.id === id)?.text;
  }

  async chooseFolder(): Promise<void> {
    await this.#attempt(async () => {
      const { path } = await backend().call('choose_folder', {});
      if (path !== null) this.folder = path;
    });
  }

  /** Writes the sheet as PDF, away from the notebook. */
  async save(): Promise<void> {
    await this.#attempt(async () => {
      const { path } = await backend().call('save_new_sheet', {});
      this.saved = path ?? this.saved;
    });
  }

  /** Checks the step on the screen and goes on, or says what is missing. */
  async next(): Promise<void> {
    if (this.busy) return;
    this.failure = null;
    this.errors = this.#missing();
    if (this.errors.length > 0) return;
    if (this.step === 1) this.step = 2;
    else if (this.step === 2) await this.#prepare();
    else await this.#confirm();
  }

  back(): void {
    this.errors = [];
    this.failure = null;
    if (this.step === 3) this.step = 2;
    else if (this.step === 2) this.step = 1;
  }

  typeGroup(at: number, typed: string): void {
    this.typed = withTyped(this.typed, at, typed);
  }

  #missing(): FieldError[] {
    const missing: FieldError[] = [];
    const want = (holds: boolean, id: string, text: string) => holds || missing.push({ id, text });
    if (this.step === 1) {
      want(this.name.trim() !== '', 'name', words.nameMissing);
      want(!NO_FOLDER_NAME.test(this.name), 'name', words.nameBad);
      want(this.person.trim() !== '', 'person', words.personMissing);
    } else if (this.step === 2) {
      want(this.passphrase !== '', 'passphrase', words.passphraseMissing);
      want(this.passphrase === '' || this.passphrase === this.again, 'again', words.againDiffers);
    } else {
      missing.push(...unfinishedGroups(this.typed));
      want(this.kept.trim() !== '', 'kept', words.keptMissing);
    }
    return missing;
  }

  async #prepare(): Promise<void> {
    await this.#attempt(async () => {
      const { groups } = await backend().call('prepare_notebook', {
        name: this.name.trim(),
        in_chosen_folder: this.folder !== null,
        person: this.person.trim(),
        passphrase: this.passphrase,
      });
      this.sheet = groups;
      this.typed = noGroups();
      this.writing = true;
      this.step = 3;
    });
  }

  async #confirm(): Promise<void> {
    await this.#attempt(async () => {
      await backend().call('confirm_notebook', { groups: [...this.typed], sheet_kept: this.kept.trim() });
      this.done = true;
      this.passphrase = this.again = '';
      this.sheet = [];
      this.typed = [];
    });
  }

  async #attempt(what: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await what();
    } catch (thrown) {
      this.#refused(CoreError.from(thrown));
    } finally {
      this.busy = false;
    }
  }

  /** Shows a refusal at the field it is about, and goes back to its step. */
  #refused(failure: CoreError): void {
    const { title, text } = errorWords(failure.code, failure.values);
    switch (failure.code) {
      case 'weak_passphrase':
        this.step = 2;
        this.errors = [{ id: 'passphrase', text: words.passWeak }];
        break;
      case 'refused': {
        const id = failure.values['field'] === 'person' ? 'person' : 'name';
        this.step = 1;
        this.errors = [{ id, text: reasonWords(failure.values['reason']) }];
        break;
      }
      case 'place_taken':
      case 'place_not_writable':
      case 'place_synced':
      case 'place_network':
        this.step = 1;
        this.errors = [{ id: failure.code === 'place_taken' ? 'name' : 'folder', text: `${title}. ${text}` }];
        break;
      case 'sheet_mismatch': {
        const group = Number(failure.values['group'] ?? 1);
        this.errors = [{ id: `group-${group}`, text: words.groupWrong(group) }];
        break;
      }
      default:
        this.failure = failure;
    }
  }
}
