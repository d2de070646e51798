/** The import of the authority's lists: a file, what its sheets are, what is wrong with them, and the import itself. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { CheckLists, ListsChecked } from '../contract/generated';
import { dayOf } from '../shared/dates';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { progress } from '../status/progress.svelte';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { sampling } from '../words';
import { said } from './failure';
import { SheetChoice } from './sheet.svelte';

const words = sampling.import;

type Doing = 'nothing' | 'checking' | 'saving' | 'importing' | 'stopping';

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

  constructor(cache: VisitCache, today: string = dayOf(new Date())) {
    this.cache = cache;
    this.asOf = cache.visit.dates[0]?.first ?? today;
  }

  /** Asks for a file. False where nobody chose one. */
  async choose(): Promise<boolean> {
    const { name, sheets } = await backend().call('choose_lists', {});
    if (name === null) return false;
    this.name = name;
    this.sheets = sheets.map((sheet, at) => new SheetChoice(sheet, at));
    return true;
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
      if (asked === this.#asked) this.failure = said(thrown);
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
      this.failure = said(thrown);
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
      status.say(words.done(rows));
      return true;
    } catch (thrown) {
      this.failure = this.#stopping ? words.stopped : said(thrown);
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
      this.failure = said(CoreError.from(thrown));
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
