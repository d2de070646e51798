/** One sheet of the authority's file: which list it is, where its headers stand, and what each column holds. */
import type { List, ListField, ListMapping, ListSheet } from '../contract/generated';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { sampling } from '../words';

const words = sampling.import;
const most = 1_048_576;

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetter(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnLetter(Math.floor(at / 26) - 1) + letter;
}

/** What was chosen for a sheet, as it waits in the notebook. */
export interface KeptSheet {
  list: List | '';
  headerRow: string;
  fields: readonly (ListField | '')[];
}

export class SheetChoice {
  readonly sheet: ListSheet;
  /** Its place in the file, from 0. */
  readonly at: number;
  list = $state<List | ''>('');
  headerRow = $state('');
  /** What each column is; empty where it is not read. */
  fields = $state.raw<readonly (ListField | '')[]>([]);
  readonly #proposed: string;

  constructor(sheet: ListSheet, at: number) {
    this.sheet = sheet;
    this.at = at;
    const { proposed } = sheet;
    this.list = proposed?.list ?? '';
    this.headerRow = String(proposed?.header_row ?? sheet.header_row);
    const width = Math.max(sheet.headers.length, ...sheet.first_rows.map((row) => row.length));
    this.fields = Array.from(
      { length: width },
      (_, column) => proposed?.columns.find((each) => each.column === column)?.field ?? '',
    );
    this.#proposed = this.#asText();
  }

  readonly id = (part: string) => `list-${this.at}-${part}`;

  /** Whether anything was chosen otherwise than it was proposed. */
  get changed(): boolean {
    return this.#asText() !== this.#proposed;
  }

  get kept(): KeptSheet {
    const { list, headerRow, fields } = this;
    return { list, headerRow, fields };
  }

  /** Goes on with what was chosen before, for a sheet with as many columns. */
  fill({ list, headerRow, fields }: KeptSheet): void {
    if (fields.length !== this.fields.length) return;
    this.list = list;
    this.headerRow = headerRow;
    this.fields = fields;
  }

  /** The line with the headers, from 1, or nothing where none is typed. */
  get header(): number | null {
    const text = this.headerRow.trim();
    return /^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : null;
  }

  /** The headers of the chosen line, where it is among the lines that are shown. */
  readonly headers = $derived.by<readonly string[]>(() => {
    const { headers, header_row, first_rows } = this.sheet;
    const by = (this.header ?? header_row) - header_row;
    const shown = by === 0 ? headers : (first_rows[by - 1] ?? []);
    return this.fields.map((_, column) => shown[column] ?? '');
  });

  /** The lines under the headers. */
  readonly rows = $derived.by<readonly string[][]>(() => {
    const { header_row, first_rows } = this.sheet;
    const by = (this.header ?? header_row) - header_row;
    return by > 0 ? first_rows.slice(by) : first_rows;
  });

  choose(column: number, field: ListField | ''): void {
    this.fields = this.fields.map((before, at) => (at === column ? field : before));
  }

  /** What is missing before the sheet can be read; nothing where it is not to be read. */
  get faults(): FieldError[] {
    if (this.list === '') return [];
    const { name } = this.sheet;
    const faults: FieldError[] = [];
    if (this.header === null) faults.push({ id: this.id('header'), text: words.headerBad(name) });
    const seen = new Set<ListField>();
    for (const [column, field] of this.fields.entries()) {
      if (field === '') continue;
      if (seen.has(field))
        faults.push({ id: this.id(`column-${column}`), text: words.twice(name, sampling.fields[field]) });
      seen.add(field);
    }
    if (!seen.has('child_id')) faults.push({ id: this.id('column-0'), text: words.noId(name) });
    return faults;
  }

  /** How the sheet is read, or nothing where it is not. */
  get mapping(): ListMapping | null {
    if (this.list === '' || this.header === null) return null;
    const columns = this.fields.flatMap((field, column) => (field === '' ? [] : [{ field, column }]));
    return { sheet: this.at, list: this.list, header_row: this.header, columns };
  }

  #asText(): string {
    return JSON.stringify([this.list, this.headerRow, this.fields]);
  }
}
