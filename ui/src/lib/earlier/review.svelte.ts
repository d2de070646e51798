/** An earlier letter before it is stored: chosen or pasted, looked through, changed; kept as it is typed. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { EarlierLetter, EarlierProposed } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { Unfinished } from '../draft/unfinished.svelte';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { newId } from '../shared/ids';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { earlier as words, errorWords, reasonWords } from '../words';
import { accountOf, letterOf, rowsOf, type Row, type RowKind } from './rows';

/** What waits in the notebook while a letter is brought in. */
interface Waiting {
  /** The file's name; empty for pasted text. */
  name: string;
  /** What was pasted and is not read yet. */
  pasted: string;
  title: string;
  dated: string | null;
  /** Nothing while the text is pasted. */
  rows: readonly Row[] | null;
}

const fresh = () => ({ opId: newId(), letter: newId(), at: new Date().toISOString() });

const NOTHING: Waiting = { name: '', pasted: '', title: '', dated: null, rows: null };

function waitingOf(text: string): Waiting | null {
  return text === '' ? null : (JSON.parse(text) as Waiting);
}

/** The name of the letter whose review waits, empty for pasted text; nothing where none waits. */
export function waitingLetter(cache: VisitCache): string | null {
  return waitingOf(cache.unfinished['earlier'] ?? '')?.name ?? null;
}

export class ReviewModel {
  readonly cache: VisitCache;
  #state = $state.raw<Waiting>(NOTHING);
  selectedKey = $state(0);
  /** Whether anything was typed or changed here that a file does not have. */
  changed = $state(false);
  busy = $state(false);
  failure = $state('');
  errors = $state.raw<readonly FieldError[]>([]);
  readonly #unfinished: Unfinished;
  /** The change that is sent, and the letter that it makes: the same ones when it is sent again. */
  #change = fresh();

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.#unfinished = new Unfinished(cache, 'earlier', words.unsafe);
  }

  get name(): string {
    return this.#state.name;
  }
  get title(): string {
    return this.#state.title;
  }
  get dated(): string | null {
    return this.#state.dated;
  }
  get pasted(): string {
    return this.#state.pasted;
  }
  /** Whether there is something to look through; else the text is still to be pasted. */
  get read(): boolean {
    return this.#state.rows !== null;
  }
  get rows(): readonly Row[] {
    return this.#state.rows ?? [];
  }
  readonly account = $derived.by(() => accountOf(this.rows));
  readonly at = $derived.by(() => this.rows.findIndex((row) => row.key === this.selectedKey));
  readonly selected = $derived.by<Row | null>(() => this.rows[this.at] ?? null);

  /** Goes on where it was left by a lock or a crash. False where nothing waits. */
  resume(): boolean {
    const waiting = waitingOf(this.#unfinished.text);
    if (!waiting) return false;
    this.#state = waiting;
    this.changed = true;
    this.selectedKey = waiting.rows?.[0]?.key ?? 0;
    return true;
  }

  /** Asks for a file. False where nobody chose one. */
  async choose(): Promise<boolean> {
    const { name, read } = await backend().call('choose_earlier_letter', { visit: this.cache.visit.id });
    if (name === null || !read) return false;
    this.#begin(name, read);
    return true;
  }

  paste(text: string): void {
    this.failure = '';
    this.#put({ pasted: text });
  }

  /** Reads what was pasted. False where it is none that can be read: the reason then stands beside it. */
  async readPasted(): Promise<boolean> {
    if (this.pasted.trim() === '') {
      this.failure = words.pasteMissing;
      return false;
    }
    this.busy = true;
    try {
      const visit = this.cache.visit.id;
      this.#begin('', await backend().call('read_earlier_text', { visit, text: this.pasted }));
      this.#keep();
      return true;
    } catch (thrown) {
      this.failure = told(CoreError.from(thrown));
      return false;
    } finally {
      this.busy = false;
    }
  }

  #begin(name: string, read: EarlierProposed): void {
    const rows = rowsOf(read);
    this.#state = { name, pasted: '', title: read.title, dated: read.dated, rows };
    this.failure = '';
    this.selectedKey = rows[0]?.key ?? 0;
  }

  setTitle(title: string): void {
    this.#put({ title });
  }

  setDated(dated: string | null): void {
    this.#put({ dated });
  }

  edit(key: number, changes: Partial<Row>): void {
    this.#put({ rows: this.rows.map((row) => (row.key === key ? { ...row, ...changes } : row)) });
  }

  /** Makes the chosen part a heading, a bullet and so on; of its words a concern of its own, after it. */
  make(kind: RowKind): void {
    const row = this.selected;
    if (!row || row.kind === kind) return;
    if (kind === 'concern' && row.kind !== 'left_out') return this.addConcern();
    const area = kind === 'heading' || kind === 'left_out' ? null : row.area;
    this.edit(row.key, { kind, area });
  }

  addConcern(): void {
    const row = this.selected;
    if (!row) return;
    const key = this.rows.reduce((most, each) => Math.max(most, each.key), 0) + 1;
    const concern: Row = { key, kind: 'concern', text: row.text, area: row.area };
    this.#put({ rows: this.rows.flatMap((each) => (each === row ? [row, concern] : [each])) });
    this.selectedKey = key;
  }

  /** Stores the letter; true when it is. */
  async store(): Promise<EarlierLetter | null> {
    this.failure = '';
    this.errors = this.#missing();
    if (this.errors.length > 0 || this.busy) return null;
    this.busy = true;
    const record: EarlierLetter = {
      id: this.#change.letter,
      visit: this.cache.visit.id,
      title: this.title.trim(),
      dated: this.dated,
      ...letterOf(this.rows),
      at: this.#change.at,
    };
    try {
      const records = [{ kind: 'earlier_letter' as const, record }];
      this.cache.apply(await write('add_records', { records }, undefined, this.#change.opId));
      await this.#forget();
      status.say(words.stored(record.concerns.length));
      return record;
    } catch (thrown) {
      this.failure = told(CoreError.from(thrown));
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Leaves it for good: what was kept of it goes. */
  async putAside(): Promise<void> {
    this.#state = NOTHING;
    this.changed = false;
    await this.#forget();
  }

  /** Nothing waits any more, and nobody is asked to go on with it. */
  async #forget(): Promise<void> {
    this.cache.unfinished['earlier'] = '';
    this.#unfinished.text = '';
    await flushAll();
  }

  #put(changes: Partial<Waiting>): void {
    this.#state = { ...this.#state, ...changes };
    this.#keep();
    // Another letter is another change.
    this.#change = fresh();
  }

  #keep(): void {
    this.changed = true;
    this.#unfinished.text = JSON.stringify(this.#state);
  }

  #missing(): FieldError[] {
    const title = this.title.trim() === '' ? [{ id: 'earlier-title', text: words.letterTitleMissing }] : [];
    const empty = this.rows.flatMap((row, at) =>
      row.kind !== 'left_out' && row.text.trim() === ''
        ? [{ id: `earlier-row-${row.key}`, text: words.emptyRow(at + 1) }]
        : [],
    );
    const { paragraphs, concerns } = this.account;
    const first = `earlier-row-${this.selectedKey}`;
    const none = paragraphs + concerns === 0 ? [{ id: first, text: words.noText }] : [];
    return [...title, ...empty, ...none];
  }
}

function told(failure: CoreError): string {
  const { title, text, next } = errorWords(failure.code, failure.values);
  if (failure.code === 'refused') return reasonWords(failure.values['reason']);
  return [`${title}.`, text, next].filter(Boolean).join(' ');
}
