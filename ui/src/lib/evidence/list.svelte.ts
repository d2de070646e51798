/** The list of evidence: what is shown of it, in which order, in days, and which record is chosen. */
import type { VisitCache } from '../cache/visit.svelte';
import type { Evidence, EvidenceKind, Mark } from '../contract/generated';
import { dayOf, weekday } from '../shared/dates';
import { initials } from '../shared/people';
import { evidence as words, kindShort, KINDS } from '../words';
import { withHandles } from './vocabulary';

export type Choice = { all: true } | { bin: true } | { area: string | null } | { case: string | null };

export interface EvidenceRow {
  evidence: Evidence;
  /** Its place among the rows on the screen, from 0. */
  at: number;
}

/** The head of a group: a day, an area, a case or a kind. */
export interface GroupHead {
  group: string;
  label: string;
  count: number;
}

export type Item = GroupHead | EvidenceRow;

export type GroupBy = 'day' | 'area' | 'case' | 'kind';

const ANY = '';

/** Days and words to look in are worked out once for each record: of ten thousand, a key changes none or one. */
const days = new WeakMap<Evidence, string>();
const looks = new WeakMap<Evidence, string>();

function once<T>(known: WeakMap<Evidence, T>, of: Evidence, work: (of: Evidence) => T): T {
  const before = known.get(of);
  if (before !== undefined) return before;
  const made = work(of);
  known.set(of, made);
  return made;
}

/** What is looked in, a line for each field: nobody types a line end to find something. */
const lookIn = ({ text, source, tags, number }: Evidence) =>
  [text, source, ...tags, `e${String(number).padStart(3, '0')}`].join('\n').toLowerCase();

export class EvidenceList {
  readonly cache: VisitCache;
  choice = $state.raw<Choice>({ all: true });
  find = $state('');
  mark = $state<Mark | typeof ANY>(ANY);
  kind = $state<EvidenceKind | typeof ANY>(ANY);
  by = $state('');
  ofCase = $state('');
  tag = $state('');
  group = $state<GroupBy>('day');
  newestFirst = $state(true);
  /** The record that was just moved to the bin: what Ctrl+Z takes back until another is chosen. */
  justBinned: string | null = null;
  /** Records chosen together, to do something with all of them. */
  picked = $state.raw<readonly string[]>([]);
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
  /** How many of the filters that stand behind a button narrow the list. */
  readonly narrowing = $derived.by(() => [this.by, this.ofCase, this.tag].filter((each) => each !== '').length);

  /** The records on the screen, in order: by group, and by time within it. */
  readonly rows = $derived.by<readonly Evidence[]>(() => {
    const from = this.inBin ? this.cache.binned : this.cache.evidence;
    const find = this.find.trim().toLowerCase();
    const shown = from.filter((each) => this.#chosen(each) && this.#like(each, find));
    const ordered = this.newestFirst || this.inBin ? shown : shown.reverse();
    if (this.group === 'day') return ordered;
    const places = this.#places();
    const placeOf = (each: Evidence) => places.get(this.#groupOf(each)) ?? places.size;
    return ordered.sort((a, b) => placeOf(a) - placeOf(b));
  });

  /** Rows with a head for each group. */
  readonly items = $derived.by<readonly Item[]>(() => {
    const items: Item[] = [];
    let head: GroupHead | undefined;
    for (const [at, evidence] of this.rows.entries()) {
      const group = this.#groupOf(evidence);
      if (head?.group !== group) {
        head = { group, label: this.#groupLabel(group), count: 0 };
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

  /** Tags in use, in the order of the alphabet. */
  readonly tags = $derived.by(() =>
    [...new Set(this.cache.evidence.flatMap((each) => each.tags))].sort((a, b) => a.localeCompare(b, 'en-GB')),
  );

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
    this.find = this.by = this.ofCase = this.tag = '';
    this.mark = ANY;
    this.kind = ANY;
  }

  /** Where each record stands among the rows and their heads. */
  readonly itemOf = $derived.by(() => {
    const places = new Map<string, { item: number; at: number }>();
    for (const [item, each] of this.items.entries())
      if ('evidence' in each) places.set(each.evidence.id, { item, at: each.at });
    return places;
  });

  /** Moves the selection by so many rows, and answers the new row's place. */
  move(by: number): number {
    const { rows } = this;
    const at = this.itemOf.get(this.selectedId ?? '')?.at ?? -1;
    const to = Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by));
    const row = rows[to];
    if (row) this.selectedId = row.id;
    return to;
  }

  /** Chooses one more record, or leaves it out again. */
  pick(id: string): void {
    this.picked = this.picked.includes(id) ? this.picked.filter((each) => each !== id) : [...this.picked, id];
  }

  /** Moves the selection, and chooses what it came from and what it came to. */
  pickOn(by: number): void {
    const before = this.selectedId;
    this.move(by);
    const both = [before, this.selectedId].filter((id) => id !== null);
    this.picked = [...new Set([...this.picked, ...both])];
  }

  /** What was chosen together, or else the one record that is selected; never what is in the bin. */
  readonly chosen = $derived.by<readonly Evidence[]>(() => {
    const ids = this.picked.length > 0 ? this.picked : this.selectedId ? [this.selectedId] : [];
    const records = ids.flatMap((id) => this.cache.evidenceById(id) ?? []);
    return records.filter((each) => each.binned === null);
  });

  /** The record that is chosen when this one leaves the list. */
  neighbour(id: string): string | null {
    const at = this.itemOf.get(id)?.at ?? -1;
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
    if (this.ofCase !== '' && evidence.case !== this.ofCase) return false;
    if (this.tag !== '' && !evidence.tags.includes(this.tag)) return false;
    return find === '' || once(looks, evidence, lookIn).includes(find);
  }

  /** The group that a record stands in; one of several areas in the first of them. */
  #groupOf(evidence: Evidence): string {
    switch (this.group) {
      case 'day':
        return once(days, evidence, ({ at }) => dayOf(at));
      case 'area':
        return evidence.areas[0] ?? '';
      case 'case':
        return evidence.case ?? '';
      case 'kind':
        return evidence.kind;
    }
  }

  /** Where each group stands; what has none comes last. */
  #places(): Map<string, number> {
    const { areas, cases } = this.cache;
    const groups: readonly string[] =
      this.group === 'kind' ? KINDS : (this.group === 'area' ? areas : cases).map((each) => each.id);
    return new Map(groups.map((group, at) => [group, at]));
  }

  #groupLabel(group: string): string {
    const { areas, cases } = this.cache;
    switch (this.group) {
      case 'day':
        return `${weekday(group, this.today)}, ${this.#onSite(group) ? words.onSite : words.offSite}`;
      case 'area':
        return areas.find((each) => each.id === group)?.title ?? words.noArea;
      case 'kind':
        return (kindShort as { [kind: string]: string })[group] ?? '';
      case 'case': {
        const of = cases.find((each) => each.id === group);
        return of ? words.capture.case(of.reference, of.cohort) : words.noCase;
      }
    }
  }

  #onSite(day: string): boolean {
    return this.cache.visit.dates.some((span) => span.first <= day && day <= span.last);
  }
}
