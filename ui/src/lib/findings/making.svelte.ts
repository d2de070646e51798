/** A finding that is being made: kept as it is typed, a record of the visit when everything is said. */
import type { VisitCache } from '../cache/visit.svelte';
import type { Direction, Evidence, Mark } from '../contract/generated';
import { Unfinished } from '../draft/unfinished.svelte';
import { newId } from '../shared/ids';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { findings } from '../words';

const words = findings.make;

export interface NewFinding {
  area: string;
  mark: Mark | '';
  direction: Direction | '';
  statement: string;
  supports: readonly string[];
}

export type Missing = { [K in 'area' | 'statement' | 'mark' | 'direction']?: string };

/** What a new finding is begun with. */
export interface About {
  area?: string;
  evidence?: readonly Evidence[];
}

/** The area that most of the evidence names; the first of them where several are named as often. */
function commonArea(evidence: readonly Evidence[]): string {
  const counts = new Map<string, number>();
  for (const area of evidence.flatMap((each) => each.areas)) counts.set(area, (counts.get(area) ?? 0) + 1);
  return [...counts].reduce(([best, most], [area, count]) => (count > most ? [area, count] : [best, most]), ['', 0])[0];
}

/** The mark of a finding that rests on this evidence, where all strengths and concerns among it agree. */
function commonMark(evidence: readonly Evidence[]): Mark | '' {
  const marks = new Set(evidence.map((each) => each.mark).filter((mark) => mark === 'strength' || mark === 'concern'));
  const [only] = marks;
  return marks.size === 1 && only ? only : '';
}

export class Making {
  readonly cache: VisitCache;
  /** Whether the form stands where a finding would. */
  shown = $state(false);
  missing = $state.raw<Missing>({});
  failure = $state('');
  readonly #unfinished: Unfinished;
  /** Its id and op id stay, so that the same finding sent twice is one. */
  #ids = { finding: newId(), op: newId() };
  #busy = false;

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.#unfinished = new Unfinished(cache, 'finding', words.what);
  }

  readonly form = $derived.by<NewFinding | null>(() =>
    this.#unfinished.text === '' ? null : (JSON.parse(this.#unfinished.text) as NewFinding),
  );
  /** Words were written that are no finding yet. */
  readonly begun = $derived.by(() => (this.form?.statement ?? '').trim() !== '');
  readonly supports = $derived.by(() => (this.form?.supports ?? []).flatMap((id) => this.cache.evidenceById(id) ?? []));

  /** Shows the form: with what was begun, and otherwise with what is known. */
  open({ area = '', evidence = [] }: About = {}): void {
    const ids = evidence.filter((each) => each.binned === null).map((each) => each.id);
    const { form } = this;
    if (form && this.begun) this.change({ supports: [...new Set([...form.supports, ...ids])] });
    else this.#begin(area || commonArea(evidence), commonMark(evidence), ids);
    this.missing = {};
    this.failure = '';
    this.shown = true;
  }

  #begin(area: string, mark: Mark | '', supports: readonly string[]): void {
    const known = this.cache.areas.some((each) => each.id === area);
    const only = this.cache.areas.length === 1 ? (this.cache.areas[0]?.id ?? '') : '';
    this.#keep({ area: known ? area : only, mark, direction: '', statement: '', supports });
  }

  change(part: Partial<NewFinding>): void {
    if (!this.form) return;
    this.#keep({ ...this.form, ...part });
    if (Object.keys(this.missing).length > 0) this.missing = this.#lacks(this.form);
  }

  /** The form is left; what was written waits. */
  putAside(): void {
    this.shown = false;
    if (!this.begun) this.#unfinished.text = '';
  }

  /** Forgets what was written. */
  clear(): void {
    this.#begin('', '', []);
    this.missing = {};
  }

  /** Makes the finding; answers its id, or nothing where something is missing or refused. */
  async make(): Promise<string | null> {
    const { form } = this;
    if (!form || this.#busy) return null;
    this.missing = this.#lacks(form);
    const { area, mark, direction, statement } = form;
    if (Object.keys(this.missing).length > 0 || mark === '' || direction === '') return null;
    const { finding, op } = this.#ids;
    const supports = this.supports.map((each) => each.id);
    const request = {
      finding,
      visit: this.cache.visit.id,
      area,
      statement: statement.trim(),
      mark,
      direction,
      supports,
    };
    this.#busy = true;
    try {
      this.cache.apply(await write('add_finding', request, undefined, op));
    } catch (thrown) {
      this.failure = told(thrown);
      this.#ids.op = newId();
      return null;
    } finally {
      this.#busy = false;
    }
    this.#unfinished.text = '';
    this.#ids = { finding: newId(), op: newId() };
    this.shown = false;
    this.failure = '';
    status.say(words.made(this.cache.findings.find((each) => each.id === finding)?.number ?? 0));
    return finding;
  }

  #lacks({ area, mark, direction, statement }: NewFinding): Missing {
    return {
      ...(statement.trim() === '' && { statement: words.statementMissing }),
      ...(this.cache.areas.some((each) => each.id === area) ? {} : { area: words.areaMissing }),
      ...(mark === '' && { mark: words.markMissing }),
      ...(direction === '' && { direction: words.directionMissing }),
    };
  }

  #keep(form: NewFinding): void {
    this.#unfinished.text = JSON.stringify(form);
  }
}
