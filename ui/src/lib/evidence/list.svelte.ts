/** The list of evidence: what is shown of it, in which order, in days, and which record is chosen. */
import type { VisitCache } from '../cache/visit.svelte';
import type { Evidence, EvidenceKind, Mark } from '../contract/generated';
import { dayOf, weekday } from '../shared/dates';
import { initials } from '../shared/people';
import { withHandles } from './vocabulary';

export type Choice = { all: true } | { bin: true } | { area: string | null } | { case: string | null };

export interface EvidenceRow {
  evidence: Evidence;
  /** Its place among the rows on the screen, from 0. */
  at: number;
}

export interface DayHead {
  day: string;
  label: string;
  onSite: boolean;
  count: number;
}

export type Item = DayHead | EvidenceRow;

const ANY = '';

export class EvidenceList {
  readonly cache: VisitCache;
  choice = $state.raw<Choice>({ all: true });
  find = $state('');
  mark = $state<Mark | typeof ANY>(ANY);
  kind = $state<EvidenceKind | typeof ANY>(ANY);
  by = $state('');
  newestFirst = $state(true);
  /** The record that was just moved to the bin: what Ctrl+Z takes back until another is chosen. */
  justBinned: string | null = null;
  #selectedId = $state<string | null>(null);
  readonly today: string;

  constructor(cache: VisitCache, today: string = dayOf(new Date())) {
    this.cache = cache;
    this.today = today;
  }

  get selectedId(): string | null {
    return this.#selectedId;
  }
  set selectedId(id: string | null) {
    if (id !== this.#selectedId) this.justBinned = null;
    this.#selectedId = id;
  }

  readonly inBin = $derived.by(() => 'bin' in this.choice);
  readonly filtered = $derived.by(() => this.find !== '' || this.mark !== ANY || this.kind !== ANY || this.by !== '');

  /** The records on the screen, in order. */
  readonly rows = $derived.by<readonly Evidence[]>(() => {
    const from = this.inBin ? this.cache.binned : this.cache.evidence;
    const find = this.find.trim().toLowerCase();
    const shown = from.filter((each) => this.#chosen(each) && this.#like(each, find));
    return this.newestFirst || this.inBin ? shown : shown.reverse();
  });

  /** Rows with a head for each day. */
  readonly items = $derived.by<readonly Item[]>(() => {
    const items: Item[] = [];
    let head: DayHead | undefined;
    for (const [at, evidence] of this.rows.entries()) {
      const day = dayOf(evidence.at);
      if (head?.day !== day) {
        head = { day, label: weekday(day, this.today), onSite: this.#onSite(day), count: 0 };
        items.push(head);
      }
      head.count += 1;
      items.push({ evidence, at });
    }
    return items;
  });

  readonly selected = $derived.by(
    () => (this.selectedId ? this.cache.evidenceById(this.selectedId) : undefined) ?? null,
  );
  readonly handles = $derived.by(() => new Map(withHandles(this.cache.areas).map((area) => [area.id, area.handle])));
  readonly references = $derived.by(() => new Map(this.cache.cases.map((each) => [each.id, each.reference])));
  readonly authors = $derived.by(() => new Map(this.cache.people.map((person) => [person.id, initials(person.name)])));
  readonly people = $derived.by(() => {
    const writing = new Set(this.cache.evidence.map((each) => each.author));
    return this.cache.people.filter((person) => writing.has(person.id));
  });

  /** How many records each area and each case has; `null` counts those without. */
  readonly counts = $derived.by(() => {
    const areas = new Map<string | null, number>();
    const cases = new Map<string | null, number>();
    const add = (counts: Map<string | null, number>, id: string | null) => counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const each of this.cache.evidence) {
      if (each.areas.length === 0) add(areas, null);
      for (const area of each.areas) add(areas, area);
      add(cases, each.case);
    }
    return { areas, cases };
  });

  areasShort(evidence: Evidence): { first: string; more: number } {
    const [first] = evidence.areas;
    return { first: (first && this.handles.get(first)) ?? '', more: Math.max(0, evidence.areas.length - 1) };
  }

  choose(choice: Choice): void {
    this.choice = choice;
  }

  showAll(): void {
    this.choice = { all: true };
    this.find = this.by = '';
    this.mark = ANY;
    this.kind = ANY;
  }

  /** Moves the selection by so many rows, and answers the new row's place. */
  move(by: number): number {
    const { rows } = this;
    const at = rows.findIndex((each) => each.id === this.selectedId);
    const to = Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by));
    const row = rows[to];
    if (row) this.selectedId = row.id;
    return to;
  }

  /** The record that is chosen when this one leaves the list. */
  neighbour(id: string): string | null {
    const at = this.rows.findIndex((each) => each.id === id);
    return (this.rows[at + 1] ?? this.rows[at - 1])?.id ?? null;
  }

  #chosen(evidence: Evidence): boolean {
    const { choice } = this;
    if ('area' in choice)
      return choice.area === null ? evidence.areas.length === 0 : evidence.areas.includes(choice.area);
    return 'case' in choice ? evidence.case === choice.case : true;
  }

  #like(evidence: Evidence, find: string): boolean {
    if (this.mark !== ANY && evidence.mark !== this.mark) return false;
    if (this.kind !== ANY && evidence.kind !== this.kind) return false;
    if (this.by !== '' && evidence.author !== this.by) return false;
    if (find === '') return true;
    const { text, source, tags } = evidence;
    return [text, source, ...tags, `e${String(evidence.number).padStart(3, '0')}`].some((part) =>
      part.toLowerCase().includes(find),
    );
  }

  #onSite(day: string): boolean {
    return this.cache.visit.dates.some((span) => span.first <= day && day <= span.last);
  }
}
