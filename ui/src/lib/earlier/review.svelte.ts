/** An earlier letter before it is stored: chosen or pasted, looked through, changed; kept as it is typed. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { EarlierLetter, EarlierProposed } from '../contract/generated';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { newId } from '../shared/ids';
import { LookThrough, type Waiting } from '../shared/lookthrough.svelte';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { earlier as words } from '../words';
import { accountOf, letterOf, rowsOf, type Row, type RowKind } from './rows';

/** The box in which a letter waits meanwhile. */
export const BOX = 'earlier';

interface Letter extends Waiting<Row> {
  title: string;
  dated: string | null;
}

const fresh = () => ({ opId: newId(), letter: newId(), at: new Date().toISOString() });

const lettered = (name: string, read: EarlierProposed): Letter => ({
  name,
  pasted: '',
  title: read.title,
  dated: read.dated,
  rows: rowsOf(read),
});

export class ReviewModel extends LookThrough<Row, Letter> {
  protected readonly pasteMissing = words.pasteMissing;
  /** The change that is sent, and the letter that it makes: the same ones when it is sent again. */
  #change = fresh();

  constructor(cache: VisitCache) {
    super(cache, BOX, words.unsafe, { name: '', pasted: '', title: '', dated: null, rows: null });
  }

  get title(): string {
    return this.state.title;
  }
  get dated(): string | null {
    return this.state.dated;
  }
  readonly account = $derived.by(() => accountOf(this.rows));

  /** Asks for a file. False where nobody chose one. */
  async choose(): Promise<boolean> {
    const { name, read } = await backend().call('choose_earlier_letter', { visit: this.cache.visit.id });
    if (name === null || !read) return false;
    this.begin(lettered(name, read));
    return true;
  }

  protected async readText(text: string): Promise<Letter> {
    return lettered('', await backend().call('read_earlier_text', { visit: this.cache.visit.id, text }));
  }

  setTitle(title: string): void {
    this.put({ title });
  }

  setDated(dated: string | null): void {
    this.put({ dated });
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
    this.put({ rows: this.rows.flatMap((each) => (each === row ? [row, concern] : [each])) });
    this.selectedKey = key;
  }

  /** Stores the letter, and answers it when it is stored. */
  async store(): Promise<EarlierLetter | null> {
    this.failure = '';
    this.errors = this.#missing();
    if (this.errors.length > 0 || this.busy) return null;
    const record: EarlierLetter = {
      id: this.#change.letter,
      visit: this.cache.visit.id,
      title: this.title.trim(),
      dated: this.dated,
      ...letterOf(this.rows),
      at: this.#change.at,
    };
    const stored = await this.busily(async () => {
      const records = [{ kind: 'earlier_letter' as const, record }];
      this.cache.apply(await write('add_records', { records }, undefined, this.#change.opId));
      await this.forget();
      status.say(words.stored(record.concerns.length));
    });
    return stored ? record : null;
  }

  protected renew(): void {
    this.#change = fresh();
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
