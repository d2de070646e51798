/** Where the evidence lies: areas of concern against kinds of source, as the program counts it. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { EvidenceKind, Marks, Matrix, MatrixCell, MatrixRow } from '../contract/generated';
import { errorWords, kindShort, matrix as words } from '../words';

export interface ShownRow {
  row: MatrixRow;
  title: string;
}

export const total = (marks: Marks): number => marks.strength + marks.concern + marks.context + marks.question;

/** What a count is, in words: for the name of its button. */
export function countWords(marks: Marks): string {
  const others = marks.context + marks.question;
  const parts = [
    marks.strength > 0 ? words.strengths(marks.strength) : '',
    marks.concern > 0 ? words.concerns(marks.concern) : '',
    others > 0 ? words.others(others) : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : words.noRecords;
}

export class MatrixModel {
  readonly cache: VisitCache;
  matrix = $state.raw<Matrix | null>(null);
  failure = $state('');
  #asked = 0;

  constructor(cache: VisitCache) {
    this.cache = cache;
  }

  /** Counts anew; an answer that was overtaken is dropped. */
  async load(): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const matrix = await backend().call('matrix', { visit: this.cache.visit.id });
      if (asked !== this.#asked) return;
      this.matrix = matrix;
      this.failure = '';
    } catch (thrown) {
      if (asked !== this.#asked) return;
      const failure = CoreError.from(thrown);
      const { title, next } = errorWords(failure.code, failure.values);
      this.failure = `${title}. ${next}`;
    }
  }

  readonly rows = $derived.by<readonly ShownRow[]>(() =>
    (this.matrix?.rows ?? []).flatMap((row) => {
      const area = this.cache.areas.find((each) => each.id === row.area);
      return area ? [{ row, title: area.title }] : [];
    }),
  );

  /** The sums at the foot, by kind and for all; a record of two areas counts in both. */
  readonly sums = $derived.by(() => {
    const add = (of: readonly Marks[]) => ({
      strength: of.reduce((sum, each) => sum + each.strength, 0),
      concern: of.reduce((sum, each) => sum + each.concern, 0),
    });
    const cellsOf = (kind: EvidenceKind) =>
      this.rows.flatMap(({ row }) => row.cells.filter((cell) => cell.kind === kind).map((cell) => cell.marks));
    const found = new Set(
      this.cache.evidence.filter((each) => each.case && each.areas.length > 0).map((each) => each.case),
    );
    return {
      kinds: (this.matrix?.kinds ?? []).map((kind) => ({ kind, ...add(cellsOf(kind)) })),
      all: add(this.rows.map(({ row }) => row.all)),
      cases: found.size,
    };
  });

  name(title: string, cell: MatrixCell): string {
    return words.cellName(title, kindShort[cell.kind], countWords(cell.marks));
  }
}
