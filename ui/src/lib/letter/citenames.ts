/** What citations are called on their chips and in what is read out. */
import type { VisitCache } from '../cache/visit.svelte';
import type { EvidenceId, FindingId } from '../contract/generated';
import { letter as words } from '../words/letter';
import type { CiteWords } from './nodeviews';
import type { Citation } from './schema';

/** All that a citation cites, findings first. */
export function cites({ evidence, findings = [] }: Citation): (EvidenceId | FindingId)[] {
  return [...findings, ...evidence];
}

export class CiteNames implements CiteWords {
  readonly #cache: VisitCache;

  constructor(cache: VisitCache) {
    this.#cache = cache;
  }

  /** `E036`, `F3`. */
  number(id: EvidenceId | FindingId): string {
    const evidence = this.#cache.evidenceById(id);
    if (evidence) return `E${String(evidence.number).padStart(3, '0')}`;
    const finding = this.#cache.findings.find((each) => each.id === id);
    return finding ? `F${finding.number}` : words.unknownEvidence;
  }

  short(cited: Citation): string {
    const [first, ...more] = cites(cited);
    return first === undefined ? '' : words.citesMore(this.number(first), more.length);
  }

  full(cited: Citation): string {
    const numbers = cites(cited).map((id) => this.number(id));
    return words.citesFull(numbers.join(', '));
  }
}
