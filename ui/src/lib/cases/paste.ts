/** A block from elsewhere held against the grid, cell by cell: what can be stored, and what cannot and why. */
import type { Rating } from '../contract/generated';
import type { Grid } from './grid.svelte';
import type { Range } from './selection.svelte';
import { understand } from './understand';

export interface GoodCell {
  row: number;
  column: number;
  rating: Rating | null;
}

export interface BadCell {
  /** Where in the grid; what lies outside has only its place in the block. */
  place: { row: number; column: number } | null;
  /** Row and column of the block, from 1. */
  block: { row: number; column: number };
  text: string;
  why: 'unknown' | 'aside' | 'outside';
}

export interface ReadPaste {
  good: GoodCell[];
  bad: BadCell[];
  /** What the block covers of the grid. */
  range: Range;
}

/** The block put on the selection's first cell, repeated where the selection holds it several times over. */
export function readPaste(grid: Grid, block: readonly (readonly string[])[], selected: Range): ReadPaste {
  const [rows, columns] = [block.length, Math.max(...block.map((row) => row.length))];
  const [tall, wide] = [selected.bottom - selected.top + 1, selected.right - selected.left + 1];
  const repeats = tall % rows === 0 && wide % columns === 0;
  const [height, width] = repeats ? [tall, wide] : [rows, columns];
  const read: ReadPaste = {
    good: [],
    bad: [],
    range: {
      ...selected,
      bottom: Math.min(selected.top + height, grid.rows.length) - 1,
      right: Math.min(selected.left + width, grid.columns.length) - 1,
    },
  };
  for (let down = 0; down < height; down += 1) {
    for (let along = 0; along < width; along += 1) {
      const text = block[down % rows]?.[along % columns];
      if (text !== undefined) put(read, grid, text, { down, along }, selected);
    }
  }
  return read;
}

function put(read: ReadPaste, grid: Grid, text: string, by: { down: number; along: number }, selected: Range): void {
  const [row, column] = [selected.top + by.down, selected.left + by.along];
  const rating = understand(text);
  const bad = (why: BadCell['why'], place: BadCell['place'] = { row, column }) =>
    void read.bad.push({ place, block: { row: by.down + 1, column: by.along + 1 }, text: text.trim(), why });
  const inside = row < grid.rows.length && column < grid.columns.length;
  // Nothing is asked of an empty cell that lies outside or in a case that is not read.
  if (rating === null && (!inside || grid.rows[row]?.aside)) return;
  if (!inside) return bad('outside', null);
  if (grid.rows[row]?.aside) return bad('aside');
  if (rating === undefined) return bad('unknown');
  read.good.push({ row, column, rating });
}
