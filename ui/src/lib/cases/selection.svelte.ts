/** Where one is in the grid, and the block that is selected: it goes from the anchor to the cell that has the focus. */
import type { Grid } from './grid.svelte';

export interface Place {
  row: number;
  column: number;
}

export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

interface Ids {
  case: string;
  criterion: string;
}

const within = (at: number, length: number) => Math.max(0, Math.min(at, length - 1));

export class Selection {
  readonly #grid: Grid;
  /** By ids, so that rows that come or go leave it where it was. */
  #at = $state.raw<Ids | null>(null);
  #anchor = $state.raw<Ids | null>(null);

  constructor(grid: Grid) {
    this.#grid = grid;
  }

  readonly at = $derived.by<Place>(() => this.#placeOf(this.#at));
  readonly range = $derived.by<Range>(() => {
    const [a, b] = [this.at, this.#anchor ? this.#placeOf(this.#anchor) : this.at];
    return {
      top: Math.min(a.row, b.row),
      bottom: Math.max(a.row, b.row),
      left: Math.min(a.column, b.column),
      right: Math.max(a.column, b.column),
    };
  });
  readonly count = $derived.by(
    () => (this.range.bottom - this.range.top + 1) * (this.range.right - this.range.left + 1),
  );

  /** Goes to a cell; with `extend` the block grows or shrinks to it. */
  go(row: number, column: number, extend = false): void {
    const ids = this.#idsOf(row, column);
    if (!extend) this.#anchor = null;
    else this.#anchor ??= this.#idsOf(this.at.row, this.at.column);
    this.#at = ids;
  }

  move(rows: number, columns: number, extend = false): void {
    this.go(this.at.row + rows, this.at.column + columns, extend);
  }

  /** To the next or the previous cell, over the ends of rows; false where there is none. */
  step(by: 1 | -1): boolean {
    const width = this.#grid.columns.length;
    const to = this.at.row * width + this.at.column + by;
    if (to < 0 || to >= width * this.#grid.rows.length) return false;
    this.go(Math.floor(to / width), to % width);
    return true;
  }

  select({ top, bottom, left, right }: Range): void {
    this.#anchor = this.#idsOf(top, left);
    this.#at = this.#idsOf(bottom, right);
  }

  column(at: number): void {
    this.select({ top: 0, bottom: this.#grid.rows.length - 1, left: at, right: at });
  }

  row(at: number): void {
    this.select({ top: at, bottom: at, left: 0, right: this.#grid.columns.length - 1 });
  }

  all(): void {
    this.select({ top: 0, bottom: this.#grid.rows.length - 1, left: 0, right: this.#grid.columns.length - 1 });
  }

  #idsOf(row: number, column: number): Ids {
    const of = this.#grid.rows[within(row, this.#grid.rows.length)];
    const criterion = this.#grid.columns[within(column, this.#grid.columns.length)];
    return { case: of?.case.id ?? '', criterion: criterion?.id ?? '' };
  }

  #placeOf(ids: Ids | null): Place {
    return {
      row: this.#grid.rowOf.get(ids?.case ?? '') ?? 0,
      column: this.#grid.columnOf.get(ids?.criterion ?? '') ?? 0,
    };
  }
}
