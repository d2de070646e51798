/** What the grid does: rates, clears, fills, copies and pastes what is selected, and tells how it went. */
import type { CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Evidence, RatedCell, Rating as RatingValue, Subject } from '../contract/generated';
import { status } from '../status/status.svelte';
import { cases as words, errorWords, ratingShort, ratingWord, reasonWords } from '../words';
import { Edits } from './edits.svelte';
import { Grid } from './grid.svelte';
import { Lane } from './lane';
import { readPaste, type GoodCell, type ReadPaste } from './paste';
import { Selection } from './selection.svelte';
import { cellKey, RatingSender, type Rating } from './sender.svelte';
import { readBlock } from './understand';

export class CasesModel {
  readonly cache: VisitCache;
  readonly sender: RatingSender;
  readonly grid: Grid;
  readonly selection: Selection;
  readonly edits: Edits;
  /** Whether the Evidence place shows the grid instead of the list. */
  shown = $state(false);
  tab = $state<'cell' | 'case'>('cell');
  /** A pasted block with cells in it that were not understood: nothing of it is stored yet. */
  pasting = $state.raw<ReadPaste | null>(null);

  constructor(cache: VisitCache) {
    this.cache = cache;
    const lane = new Lane();
    this.sender = new RatingSender(cache, lane);
    this.grid = new Grid(cache, this.sender);
    this.selection = new Selection(this.grid);
    this.edits = new Edits(cache, lane, this.sender);
    this.sender.onstored = (stored) => this.#stored(stored);
    this.sender.onfailed = (cells, failure) => this.#failed(cells, failure);
  }

  /** What Ctrl+Z takes back a change of: the case that was changed last beside the grid, else the grid. */
  get scope(): Subject | null {
    const id = this.grid.set?.id;
    return this.edits.scope ?? (id ? { kind: 'criteria', id } : null);
  }

  readonly #evidence = $derived.by(() => {
    const by = new Map<string, Evidence[]>();
    for (const each of this.cache.evidence) {
      if (each.case === null) continue;
      const of = by.get(each.case);
      if (of) of.push(each);
      else by.set(each.case, [each]);
    }
    return by;
  });

  /** The evidence of a case, newest first; with an area, what bears on that. */
  evidenceOf(of: string, area: string | null = null): readonly Evidence[] {
    const all = this.#evidence.get(of) ?? [];
    return area === null ? all : all.filter((each) => each.areas.includes(area));
  }

  /** Rates every selected cell, or clears it with `null`. */
  rate(rating: RatingValue | null): void {
    const { top, bottom, left, right } = this.selection.range;
    const cells: GoodCell[] = [];
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) cells.push({ row, column, rating });
    if (cells.every(({ row }) => this.grid.rows[row]?.aside)) return this.#sayAside();
    this.#put(cells);
  }

  /** The selection's first row into those below it; with one row, the row above it. Answers how many cells it was. */
  fillDown(): void {
    const { top, bottom, left, right } = this.selection.range;
    const from = top === bottom ? top - 1 : top;
    if (from < 0) return status.say(words.nothingToFill);
    const cells: GoodCell[] = [];
    for (let row = from + 1; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1)
        cells.push({ row, column, rating: this.grid.cell(from, column).rating });
    }
    if (cells.every(({ row }) => this.grid.rows[row]?.aside)) return this.#sayAside();
    status.say(words.filled(this.#put(cells, true)));
  }

  /** The selected block as a spreadsheet reads it. */
  copied(): string {
    const { top, bottom, left, right } = this.selection.range;
    const lines: string[] = [];
    for (let row = top; row <= bottom; row += 1) {
      const line: string[] = [];
      for (let column = left; column <= right; column += 1) {
        const { rating } = this.grid.cell(row, column);
        line.push(rating ? ratingShort[rating] : '');
      }
      lines.push(line.join('\t'));
    }
    status.say(words.copied(this.selection.count));
    return lines.join('\n');
  }

  /** Takes a block in; where a cell of it is not understood, nothing is stored until somebody says so. */
  paste(text: string): void {
    const read = readPaste(this.grid, readBlock(text), this.selection.range);
    if (read.bad.length > 0) this.pasting = read;
    else this.#pasteGood(read);
  }

  storeGood(): void {
    const read = this.pasting;
    this.pasting = null;
    if (read) this.#pasteGood(read);
  }

  /** Esc: a cell that was refused shows again what is kept. */
  takeBackRefused(): boolean {
    const { row, column } = this.selection.at;
    const [of, criterion] = [this.grid.rows[row], this.grid.columns[column]];
    return !!of && !!criterion && this.sender.takeBack(cellKey(this.grid.second, of.case.id, criterion.id));
  }

  /** Goes to the cell of a case and a criterion. */
  goTo(of: string, criterion: string): void {
    const [row, column] = [this.grid.rowOf.get(of), this.grid.columnOf.get(criterion)];
    if (row !== undefined && column !== undefined) this.selection.go(row, column);
  }

  saySelected(): void {
    const { top, bottom, left, right } = this.selection.range;
    if (this.selection.count < 2) return;
    const ends = [this.place(top, left), this.place(bottom, right)] as const;
    status.say(words.selected(bottom - top + 1, right - left + 1, ...ends));
  }

  place(row: number, column: number): string {
    return words.place(this.grid.rows[row]?.case.reference ?? '', column + 1);
  }

  #pasteGood(read: ReadPaste): void {
    this.selection.select(read.range);
    status.say(words.pasted(this.#put(read.good, true)));
  }

  #sayAside(): void {
    const of = this.grid.rows[this.selection.at.row]?.case;
    if (of) status.say(words.asideRow(of.reference, of.set_aside_because));
  }

  /** Sends those cells that become others; a reason stays with its cell. Answers how many cells were meant. */
  #put(given: readonly GoodCell[], block = given.length > 1): number {
    const { set, rows, columns, second } = this.grid;
    const meant = given.filter(({ row }) => !rows[row]?.aside);
    const cells = meant.flatMap<RatedCell>(({ row, column, rating }) => {
      const [of, criterion, now] = [rows[row], columns[column], this.grid.cell(row, column)];
      if (!of || !criterion || (now.rating === rating && now.state !== 'failed')) return [];
      return [{ case: of.case.id, criterion: criterion.id, rating, reason: rating ? now.reason : '' }];
    });
    this.edits.scope = null;
    if (set && cells.length > 0) void this.sender.put({ criteria: set.id, second, cells }, block);
    return meant.length;
  }

  #stored({ cells }: Rating): void {
    const [first] = cells;
    if (!first || cells.length > 1) return status.say(words.storedMany(cells.length));
    const [row, column] = [this.grid.rowOf.get(first.case), this.grid.columnOf.get(first.criterion)];
    if (row === undefined || column === undefined) return;
    status.say(words.stored(this.place(row, column), first.rating ? ratingWord[first.rating] : words.notRated));
  }

  #failed(cells: number, failure: CoreError): void {
    const { text } = errorWords(failure.code, failure.values);
    status.say(words.notKept(cells, failure.code === 'refused' ? reasonWords(failure.values['reason']) : text));
  }
}
