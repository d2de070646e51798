/** The grid as it is read: which set, which cases, what stands in each cell, and the counts under the columns. */
import type { VisitCache } from '../cache/visit.svelte';
import type { Case, Criteria, Criterion, Rated, Rating } from '../contract/generated';
import { RATINGS } from '../words';
import { cellKey, type RatingSender, type Waiting } from './sender.svelte';

export interface Row {
  case: Case;
  /** Not to be read: it keeps its place, is not rated and not counted. */
  aside: boolean;
  /** In the order of the columns. */
  rated: readonly (Rated | undefined)[];
}

export interface Cell {
  rating: Rating | null;
  reason: string;
  state: 'kept' | 'waiting' | 'failed';
}

export type Counts = { [K in Rating]: number };

export const EMPTY: Cell = { rating: null, reason: '', state: 'kept' };
const cellOf = (rated: Rated | undefined, given: Waiting | undefined): Cell => {
  if (given) return { rating: given.rating, reason: given.reason, state: given.failed ? 'failed' : 'waiting' };
  return rated ? { rating: rated.rating, reason: rated.reason, state: 'kept' } : EMPTY;
};
const noCounts = (): Counts => ({ met: 0, partly: 0, not_met: 0, not_seen: 0, not_applicable: 0 });

/** How many of those it applies to and that were read for it. */
export const applies = (counts: Counts) => counts.met + counts.partly + counts.not_met;

export class Grid {
  readonly cache: VisitCache;
  readonly sender: RatingSender;
  /** True while the second, blind rating is shown: nothing here then reads a first rating. */
  second = $state(false);
  #chosen = $state<string | null>(null);

  constructor(cache: VisitCache, sender: RatingSender) {
    this.cache = cache;
    this.sender = sender;
  }

  readonly set = $derived.by<Criteria | null>(
    () => this.cache.criteria.find((each) => each.id === this.#chosen) ?? this.#most(),
  );
  readonly columns = $derived.by<readonly Criterion[]>(() => this.set?.criteria ?? []);

  readonly rows = $derived.by<readonly Row[]>(() => {
    const { set, columns, second } = this;
    if (!set) return [];
    return this.cache.cases.flatMap((each) => {
      if (each.criteria !== set.id && each.criteria !== null) return [];
      const aside = each.state === 'set_aside';
      if (second && (aside || !each.second)) return [];
      return [this.#rowOf(each, aside, columns, second)];
    });
  });
  /** Rows as they were made last, so that a case that has not changed keeps its row and is not drawn again. */
  #made = new WeakMap<Case, Row>();
  #madeFor: readonly [columns: readonly Criterion[], second: boolean] = [[], false];

  readonly rowOf = $derived.by(() => new Map(this.rows.map((row, at) => [row.case.id, at])));
  readonly columnOf = $derived.by(() => new Map(this.columns.map((each, at) => [each.id, at])));

  /** Of the cases that are to be read, how many are. */
  readonly read = $derived.by(() => {
    const toRead = this.rows.filter((row) => !row.aside);
    return { read: toRead.filter((row) => row.case.state === 'read').length, of: toRead.length };
  });

  readonly #kept = $derived.by(() => {
    const columns = this.columns.map(noCounts);
    const notMet = new Map<string, number>();
    for (const { case: of, aside, rated } of this.rows) {
      if (aside) continue;
      let count = 0;
      for (const [at, one] of rated.entries()) {
        if (!one) continue;
        (columns[at] as Counts)[one.rating] += 1;
        if (one.rating === 'not_met') count += 1;
      }
      notMet.set(of.id, count);
    }
    return { columns, notMet };
  });

  /** Counts as the cells show them, what is not on the disk yet included. */
  readonly counts = $derived.by(() => {
    const columns = this.#kept.columns.map((counts) => ({ ...counts }));
    const notMet = new Map(this.#kept.notMet);
    for (const [key, waiting] of this.sender.waiting) {
      if (key !== cellKey(this.second, waiting.case, waiting.criterion)) continue;
      const [at, column] = [this.rowOf.get(waiting.case), this.columnOf.get(waiting.criterion)];
      const row = at === undefined ? undefined : this.rows[at];
      if (!row || row.aside || column === undefined) continue;
      const [was, counts] = [row.rated[column]?.rating, columns[column] as Counts];
      if (was) counts[was] -= 1;
      if (waiting.rating) counts[waiting.rating] += 1;
      const by = Number(waiting.rating === 'not_met') - Number(was === 'not_met');
      notMet.set(waiting.case, (notMet.get(waiting.case) ?? 0) + by);
    }
    return { columns, notMet, allNotMet: columns.reduce((sum, counts) => sum + counts.not_met, 0) };
  });

  choose(id: string): void {
    this.#chosen = id;
  }

  cell(row: number, column: number): Cell {
    const [of, criterion] = [this.rows[row], this.columns[column]];
    if (!of || !criterion) return EMPTY;
    return cellOf(of.rated[column], this.waitingOf(of)?.get(criterion.id));
  }

  /** What of a row is not on the disk yet: the same object for as long as nothing of the row changes. */
  waitingOf(row: Row): ReadonlyMap<string, Waiting> | undefined {
    return this.sender.waitingOf(this.second, row.case.id);
  }

  /** The cells of a row in the order of the columns. */
  cells(row: Row, given: ReadonlyMap<string, Waiting> | undefined): readonly Cell[] {
    return this.columns.map(({ id }, at) => cellOf(row.rated[at], given?.get(id)));
  }

  /** One cell by its case and criterion, in one of the two readings, whatever the grid shows. */
  cellOf(of: string, criterion: string, second: boolean): Cell {
    const record = this.cache.cases.find((each) => each.id === of);
    const ratings = second ? record?.second?.ratings : record?.ratings;
    const rated = ratings?.find((one) => one.criterion === criterion);
    return cellOf(rated, this.sender.waiting.get(cellKey(second, of, criterion)));
  }

  /** The references that have each rating of a column, and those that have none. */
  references(column: number): { rating: Rating | null; references: string[] }[] {
    const by = new Map<Rating | null, string[]>([...RATINGS, null].map((rating) => [rating, []]));
    for (const [at, row] of this.rows.entries()) {
      if (!row.aside) by.get(this.cell(at, column).rating)?.push(row.case.reference);
    }
    return [...by].map(([rating, references]) => ({ rating, references }));
  }

  /** How many cases have a rating for this criterion, in either reading. */
  ratedAgainst(criterion: string): number {
    const has = (ratings: readonly Rated[] | undefined) => !!ratings?.some((one) => one.criterion === criterion);
    return this.cache.cases.filter((each) => has(each.ratings) || has(each.second?.ratings)).length;
  }

  #rowOf(of: Case, aside: boolean, columns: readonly Criterion[], second: boolean): Row {
    if (this.#madeFor[0] !== columns || this.#madeFor[1] !== second) {
      this.#made = new WeakMap();
      this.#madeFor = [columns, second];
    }
    const made = this.#made.get(of);
    if (made) return made;
    const ratings = second ? (of.second?.ratings ?? []) : of.ratings;
    const row = { case: of, aside, rated: columns.map(({ id }) => ratings.find((one) => one.criterion === id)) };
    this.#made.set(of, row);
    return row;
  }

  /** The set that most cases are read against. */
  #most(): Criteria | null {
    const cases = (set: Criteria) => this.cache.cases.filter((each) => each.criteria === set.id).length;
    return [...this.cache.criteria].sort((a, b) => cases(b) - cases(a))[0] ?? null;
  }
}
