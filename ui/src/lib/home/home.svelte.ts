/** What Home knows: every visit with its authority and inspection, what is shown of them, and what comes next. */
import { backend, CoreError } from '../backend';
import type { Authority, Home, Inspection, Kept, Person, Visit, VisitState, VisitSummary } from '../contract/generated';
import { dayOf, daysBetween, monthYear, shortDate } from '../shared/dates';
import { gradeWord, home as words, OUT, stateWord, STATES } from '../words';

export interface VisitRow {
  visit: Visit;
  summary: VisitSummary;
  authority: Authority;
  inspection: Inspection | undefined;
}

export interface VisitGroup {
  authority: Authority;
  rows: VisitRow[];
}

export interface NextDate {
  key: string;
  date: string;
  what: string;
  row: VisitRow;
}

export type Filter = { state: VisitState } | { authority: string } | null;

const recordsOf = <K extends Kept['kind']>(kept: readonly Kept[], kind: K) =>
  kept.filter((each) => each.kind === kind).map((each) => each.record) as Extract<Kept, { kind: K }>['record'][];

const firstDay = (visit: Visit) => visit.dates[0]?.first ?? '';

export class HomeModel {
  home = $state.raw<Home | null>(null);
  failure = $state.raw<CoreError | null>(null);
  filter = $state.raw<Filter>(null);
  newestFirst = $state(true);
  selectedId = $state<string | null>(null);
  readonly today: string;

  constructor(today: string = dayOf(new Date())) {
    this.today = today;
  }

  async load(): Promise<void> {
    try {
      this.home = await backend().call('home', {});
      this.failure = null;
      if (!this.all.some((row) => row.visit.id === this.selectedId))
        this.selectedId = this.#proposed()?.visit.id ?? null;
    } catch (thrown) {
      this.failure = CoreError.from(thrown);
    }
  }

  readonly authorities = $derived(
    recordsOf(this.home?.kept ?? [], 'authority').sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  );
  readonly people = $derived<Person[]>(recordsOf(this.home?.kept ?? [], 'person'));
  readonly inspections = $derived<Inspection[]>(recordsOf(this.home?.kept ?? [], 'inspection'));

  readonly all = $derived.by<VisitRow[]>(() => {
    const summaries = new Map(this.home?.visits.map((summary) => [summary.visit, summary]));
    return recordsOf(this.home?.kept ?? [], 'visit').flatMap((visit) => {
      const summary = summaries.get(visit.id);
      const authority = this.authorities.find((each) => each.id === visit.authority);
      const inspection = this.inspections.find((each) => each.id === visit.inspection);
      return summary && authority ? [{ visit, summary, authority, inspection }] : [];
    });
  });

  readonly groups = $derived.by<VisitGroup[]>(() => {
    const order = this.newestFirst ? -1 : 1;
    return this.authorities.flatMap((authority) => {
      const rows = this.all
        .filter((row) => row.authority.id === authority.id && this.#shown(row))
        .sort((a, b) => order * (firstDay(a.visit) < firstDay(b.visit) ? -1 : 1));
      return rows.length > 0 ? [{ authority, rows }] : [];
    });
  });

  readonly selected = $derived(this.all.find((row) => row.visit.id === this.selectedId) ?? null);

  readonly states = $derived(
    STATES.map((state) => ({
      state,
      label: stateWord[state],
      count: this.all.filter((row) => row.visit.state === state).length,
    })),
  );

  readonly nextDates = $derived.by<NextDate[]>(() =>
    this.all
      .flatMap((row) => this.#dates(row))
      .filter(({ date, row }) => date >= this.today || (!OUT.has(row.visit.state) && date !== firstDay(row.visit)))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
  );

  /** Moves the selection over the rows on the screen. */
  move(by: number): void {
    const rows = this.groups.flatMap((group) => group.rows);
    const at = rows.findIndex((row) => row.visit.id === this.selectedId);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    if (next) this.selectedId = next.visit.id;
  }

  about(row: VisitRow): string {
    const words = row.visit.focus || row.summary.areas.map((area) => area.title).join(', ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  state(row: VisitRow): string {
    const { visit } = row;
    if (visit.state !== 'on_site') return stateWord[visit.state];
    const days = visit.dates.map((span) => daysBetween(span.first, span.last) + 1);
    const of = days.reduce((sum, each) => sum + each, 0);
    let before = 0;
    for (const [at, span] of visit.dates.entries()) {
      if (span.first <= this.today && this.today <= span.last) {
        return words.onSiteDay(before + daysBetween(span.first, this.today) + 1, of);
      }
      before += days[at] ?? 0;
    }
    return stateWord.on_site;
  }

  next(row: VisitRow): string {
    const date = this.#dates(row).find((each) => each.date >= this.today) ?? this.#dates(row).at(-1);
    if (!date || OUT.has(row.visit.state)) return '';
    const short = shortDate(date.date, this.today);
    return date.date === firstDay(row.visit) ? words.nextFirstDay(short) : words.nextLetter(short);
  }

  team(row: VisitRow): string {
    const names = row.visit.team.map((member) => {
      const name = this.people.find((person) => person.id === member.person)?.name ?? '';
      return member.lead ? words.lead(name) : name;
    });
    return names.join(', ');
  }

  /** What the last inspection found, in a few words, for the head of an authority's visits. */
  inspected(authority: Authority): string {
    const last = this.inspections
      .filter((each) => each.authority === authority.id)
      .sort((a, b) => (a.last < b.last ? 1 : -1))[0];
    if (!last) return '';
    const month = monthYear(last.judged_inadequate_in);
    const overall = last.judgements.find((each) => each.name === 'Overall effectiveness');
    return overall ? words.inspected(month, gradeWord[overall.grade].toLowerCase()) : words.judged(month);
  }

  #dates(row: VisitRow): NextDate[] {
    const dates: NextDate[] = [];
    const first = firstDay(row.visit);
    if (first) dates.push({ key: `${row.visit.id}-first`, date: first, what: words.firstDay, row });
    const due = row.summary.letter_due;
    if (due && !OUT.has(row.visit.state)) {
      const what = words.letterDue(row.visit.letter_due_working_days);
      dates.push({ key: `${row.visit.id}-letter`, date: due, what, row });
    }
    return dates;
  }

  #shown(row: VisitRow): boolean {
    if (this.filter === null) return true;
    return 'state' in this.filter ? row.visit.state === this.filter.state : row.authority.id === this.filter.authority;
  }

  /** The visit people most likely want: on site, else in writing, else the newest. */
  #proposed(): VisitRow | undefined {
    const inState = (state: VisitState) => this.all.find((row) => row.visit.state === state);
    return inState('on_site') ?? inState('drafting') ?? this.groups[0]?.rows[0];
  }
}
