/** The evidence beside the letter: filtered, by area, chosen for a sentence. */
import type { VisitCache } from '../cache/visit.svelte';
import type { Evidence, EvidenceId, Finding, FindingId, Mark } from '../contract/generated';
import { letter as words } from '../words/letter';

export interface Group {
  id: string;
  title: string;
  evidence: readonly Evidence[];
}

/** As many rows are drawn at once; more at a key press. */
const ROWS = 200;

export const numberOf = (evidence: Evidence) => `E${String(evidence.number).padStart(3, '0')}`;

/** The first line, of which a row shows what fits. */
export function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

export class EvidenceList {
  text = $state('');
  area = $state('');
  mark = $state<Mark | ''>('');
  /** The row the keys are on. */
  active = $state<EvidenceId | FindingId | null>(null);
  /** Chosen for one sentence, in the order of choosing. */
  chosen = $state.raw<readonly (EvidenceId | FindingId)[]>([]);
  rows = $state(ROWS);
  readonly #cache: VisitCache;

  fitting = $derived.by(() => this.#fitting());
  /** The findings that fit, by area and number; they stand above the evidence. */
  findings = $derived.by(() => this.#fittingFindings());
  shown = $derived(this.fitting.slice(0, this.rows));
  groups = $derived.by(() => this.#grouped());
  /** The piece whose whole text is shown. */
  open = $derived(this.fitting.find((each) => each.id === this.active) ?? null);
  /** The finding whose whole statement is shown. */
  openFinding = $derived(this.findings.find((each) => each.id === this.active) ?? null);

  constructor(cache: VisitCache) {
    this.#cache = cache;
  }

  get filtered(): boolean {
    return this.text.trim() !== '' || this.area !== '' || this.mark !== '';
  }

  showAll(): void {
    this.text = '';
    this.area = '';
    this.mark = '';
  }

  more(): void {
    this.rows += ROWS;
  }

  toggle(id: EvidenceId | FindingId): void {
    this.active = id;
    this.chosen = this.chosen.includes(id) ? this.chosen.filter((each) => each !== id) : [...this.chosen, id];
  }

  /** What Enter links: all that are chosen, or the one the keys are on. */
  toCite(): { evidence: readonly EvidenceId[]; findings: readonly FindingId[] } {
    const open = this.open ?? this.openFinding;
    const ids = this.chosen.length > 0 ? this.chosen : open ? [open.id] : [];
    const isFinding = (id: string) => this.#cache.findings.some((each) => each.id === id);
    return { evidence: ids.filter((id) => !isFinding(id)), findings: ids.filter(isFinding) };
  }

  begin(): void {
    this.chosen = [];
  }

  /** Shows a piece or a finding, whatever the filters are. */
  show(id: EvidenceId | FindingId): void {
    this.active = id;
    const fits = [...this.fitting, ...this.findings].some((each) => each.id === id);
    if (!fits) this.showAll();
    const at = this.fitting.findIndex((each) => each.id === id);
    if (at >= this.rows) this.rows = Math.ceil((at + 1) / ROWS) * ROWS;
  }

  #fittingFindings(): readonly Finding[] {
    const asked = this.text.trim().toLowerCase();
    const fits = (each: Finding) =>
      (this.area === '' || each.area === this.area) &&
      (this.mark === '' || each.mark === this.mark) &&
      (asked === '' || `f${each.number} ${each.statement}`.toLowerCase().includes(asked));
    const rank = new Map(this.#cache.areas.map((area, at) => [area.id, at]));
    return this.#cache.findings
      .filter(fits)
      .sort((a, b) => (rank.get(a.area) ?? 0) - (rank.get(b.area) ?? 0) || a.number - b.number);
  }

  #fitting(): readonly Evidence[] {
    const asked = this.text.trim().toLowerCase();
    const fits = (each: Evidence) =>
      (this.area === '' || each.areas.includes(this.area)) &&
      (this.mark === '' || each.mark === this.mark) &&
      (asked === '' || `${numberOf(each)} ${each.source} ${each.text}`.toLowerCase().includes(asked));
    const rank = new Map(this.#cache.areas.map((area, at) => [area.id, at]));
    const groupOf = (each: Evidence) => rank.get(this.#groupOf(each)) ?? rank.size;
    return this.#cache.evidence.filter(fits).sort((a, b) => groupOf(a) - groupOf(b) || a.number - b.number);
  }

  /** The area under which a piece stands: the one asked for, or its first. */
  #groupOf(evidence: Evidence): string {
    return this.area || (evidence.areas[0] ?? '');
  }

  #grouped(): Group[] {
    const titles = new Map(this.#cache.areas.map((area) => [area.id, area.title]));
    const groups: { id: string; title: string; evidence: Evidence[] }[] = [];
    for (const each of this.shown) {
      const id = this.#groupOf(each);
      const last = groups.at(-1);
      if (last?.id === id) last.evidence.push(each);
      else groups.push({ id, title: titles.get(id) ?? words.noArea, evidence: [each] });
    }
    return groups;
  }
}
