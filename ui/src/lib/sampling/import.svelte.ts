/** The import of the authority's lists: a file, what its sheets are, what is wrong with them, and the import itself. */
import { untrack } from 'svelte';
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { CheckLists, ListsChecked } from '../contract/generated';
import { Unfinished } from '../draft/unfinished.svelte';
import { dayOf } from '../shared/dates';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { told } from '../shared/told';
import { progress } from '../status/progress.svelte';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { sampling } from '../words';
import { SheetChoice, type KeptSheet } from './sheet.svelte';

const words = sampling.import;

type Doing = 'nothing' | 'checking' | 'saving' | 'importing' | 'stopping';

/** How the sheets of a file are to be read, as it waits in the notebook: no row of it, and no header. */
interface KeptMapping {
  name: string;
  asOf: string | null;
  /** By the sheet's name. */
  sheets: { [sheet: string]: KeptSheet };
}

export class ImportListsModel {
  readonly cache: VisitCache;
  name = $state('');
  /** The sheets with a preview of children's data: gone with this model. */
  sheets = $state.raw<readonly SheetChoice[]>([]);
  /** The day on which ages are counted; `undefined` for what is no date. */
  asOf = $state<string | null | undefined>(null);
  withoutBadRows = $state(false);
  errors = $state.raw<readonly FieldError[]>([]);
  failure = $state('');
  /** Where the list of faults was saved, in words. */
  savedAs = $state('');
  doing = $state<Doing>('nothing');
  #checked = $state.raw<{ of: string; answer: ListsChecked } | null>(null);
  #asked = 0;
  readonly #kept: Unfinished;
  #proposedDay: string | null;

  constructor(cache: VisitCache, today: string = dayOf(new Date())) {
    this.cache = cache;
    this.#proposedDay = cache.visit.dates[0]?.first ?? today;
    this.asOf = this.#proposedDay;
    this.#kept = new Unfinished(cache, 'list_mapping', words.unsafe);
  }

  /** Asks for a file. False where nobody chose one. */
  async choose(): Promise<boolean> {
    const { name, sheets } = await backend().call('choose_lists', {});
    if (name === null) return false;
    this.name = name;
    this.sheets = sheets.map((sheet, at) => new SheetChoice(sheet, at));
    this.#goOn();
    return true;
  }

  /** Goes on with what was chosen for a file of this name before the program ended or the dialog was left. */
  #goOn(): void {
    if (this.#kept.text === '') return;
    const kept = JSON.parse(this.#kept.text) as KeptMapping;
    if (kept.name !== this.name) return;
    this.asOf = kept.asOf;
    for (const sheet of this.sheets) {
      const before = kept.sheets[sheet.sheet.name];
      if (before) sheet.fill(before);
    }
  }

  /** Keeps what was chosen, where that is not what was proposed. */
  keep(): void {
    const { name, asOf, sheets } = this;
    const same = asOf === this.#proposedDay && !sheets.some((sheet) => sheet.changed);
    const chosen = sheets.filter((sheet) => sheet.changed).map((sheet) => [sheet.sheet.name, sheet.kept]);
    const text = same ? '' : JSON.stringify({ name, asOf: asOf ?? null, sheets: Object.fromEntries(chosen) });
    untrack(() => (this.#kept.text = text));
  }

  /** What is sent to be checked, as it stands. */
  readonly request = $derived.by<CheckLists>(() => ({
    mappings: this.sheets.flatMap((sheet) => sheet.mapping ?? []),
    as_of: this.asOf ?? '',
  }));

  /** What was found, as long as nothing has been chosen otherwise since. */
  readonly checked = $derived.by<ListsChecked | null>(() =>
    this.#checked?.of === JSON.stringify(this.request) ? this.#checked.answer : null,
  );

  /** Why the import cannot begin, in a sentence. */
  get because(): string | undefined {
    if (!this.checked) return words.checkFirst;
    return this.checked.bad_rows > 0 && !this.withoutBadRows ? words.sayWithout : undefined;
  }

  error(id: string): string | undefined {
    return this.errors.find((each) => each.id === id)?.text;
  }

  /** Has the lists read through. An answer to what is not asked any more is dropped. */
  async check(): Promise<void> {
    this.errors = this.#missing();
    this.failure = this.savedAs = '';
    if (this.errors.length > 0 || this.doing === 'importing') return;
    const asked = ++this.#asked;
    const request = this.request;
    this.doing = 'checking';
    try {
      const answer = await backend().call('check_lists', request);
      if (asked !== this.#asked) return;
      this.withoutBadRows = false;
      this.#checked = { of: JSON.stringify(request), answer };
    } catch (thrown) {
      if (asked === this.#asked) this.failure = told(thrown);
    } finally {
      if (asked === this.#asked) this.doing = 'nothing';
    }
  }

  async saveFaults(): Promise<void> {
    this.failure = '';
    try {
      const { path } = await backend().call('save_list_faults', this.request);
      this.savedAs = path === null ? '' : words.saved(path);
    } catch (thrown) {
      this.failure = told(thrown);
    }
  }

  /** Imports what was checked; true where a frame was made. */
  async import(): Promise<boolean> {
    if (this.because !== undefined || this.doing !== 'nothing') return false;
    this.doing = 'importing';
    this.failure = '';
    progress.begin();
    const rows = this.checked?.rows ?? 0;
    try {
      const request = { ...this.request, visit: this.cache.visit.id, without_bad_rows: this.withoutBadRows };
      this.cache.apply(await write('import_lists', request));
      this.#kept.text = '';
      status.say(words.done(rows));
      return true;
    } catch (thrown) {
      this.failure = this.#stopping ? words.stopped : told(thrown);
      return false;
    } finally {
      this.doing = 'nothing';
    }
  }

  get #stopping(): boolean {
    return this.doing === 'stopping';
  }

  /** Stops the import that is under way. */
  async cancel(): Promise<void> {
    if (this.doing !== 'importing') return;
    this.doing = 'stopping';
    try {
      await backend().call('cancel_import', {});
    } catch (thrown) {
      this.failure = told(thrown);
    }
  }

  #missing(): FieldError[] {
    const faults = this.sheets.flatMap((sheet) => sheet.faults);
    if (this.sheets.every((sheet) => sheet.list === ''))
      faults.push({ id: this.sheets[0]?.id('list') ?? '', text: words.nothing });
    if (!this.asOf) faults.push({ id: 'list-as-of-day', text: words.asOfMissing });
    return faults;
  }
}
