/** What is about to be made of evidence that speaks against a finding: kept as it is typed, until it is weighed. */
import type { VisitCache } from '../cache/visit.svelte';
import type { Finding, Weighing } from '../contract/generated';
import { Unfinished } from '../draft/unfinished.svelte';
import { findings as words } from '../words';

export interface Half {
  how: Weighing | '';
  because: string;
}

type Halves = { readonly [key: string]: Half | undefined };

const keyOf = (finding: string, evidence: string) => `${finding}/${evidence}`;

export class Weighings {
  readonly #unfinished: Unfinished;

  constructor(cache: VisitCache) {
    this.#unfinished = new Unfinished(cache, 'weighing', words.weigh.what);
  }

  readonly #halves = $derived.by<Halves>(() =>
    this.#unfinished.text === '' ? {} : (JSON.parse(this.#unfinished.text) as Halves),
  );

  /** What was begun for a record; else what was made of it; else nothing. */
  of(finding: Finding, evidence: string): Half {
    const kept = finding.weighed.find((each) => each.evidence === evidence);
    return this.#halves[keyOf(finding.id, evidence)] ?? { how: kept?.how ?? '', because: kept?.because ?? '' };
  }

  begun(finding: string, evidence: string): boolean {
    return this.#halves[keyOf(finding, evidence)] !== undefined;
  }

  change(finding: Finding, evidence: string, part: Partial<Half>): void {
    const half = { ...this.of(finding, evidence), ...part };
    this.#keep({ ...this.#halves, [keyOf(finding.id, evidence)]: half });
  }

  forget(finding: string, evidence: string): void {
    const { [keyOf(finding, evidence)]: gone, ...rest } = this.#halves;
    if (gone !== undefined) this.#keep(rest);
  }

  #keep(halves: Halves): void {
    this.#unfinished.text = Object.keys(halves).length === 0 ? '' : JSON.stringify(halves);
  }
}
