/** Who is meant, as it is being chosen: what is ticked, and spans of days as they were typed. */
import type { AgeBand, Filter, List, Sex } from '../contract/generated';
import { sampling } from '../words';

const words = sampling.filter;
const LONGEST = 36_525;

/** The filter that leaves nobody out. */
export const EVERYBODY: Filter = {
  lists: [],
  teams: [],
  age_bands: [],
  sexes: [],
  started_within_days: null,
  seen_within_days: null,
  not_seen_for_days: null,
  not_reviewed_for_days: null,
  open_only: false,
};

export const SPANS = ['started', 'seen', 'notSeen', 'notReviewed'] as const;
export type Span = (typeof SPANS)[number];

/** A whole number of at most so much, `null` for nothing typed, `undefined` for what is none. */
export function wholeNumber(typed: string, most: number): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

const toggled = <T>(list: readonly T[], value: T): readonly T[] =>
  list.includes(value) ? list.filter((each) => each !== value) : [...list, value];

/** What is ticked and typed, as it is kept. */
export interface TypedFilter {
  lists: readonly List[];
  teams: readonly string[];
  ages: readonly AgeBand[];
  sexes: readonly Sex[];
  started: string;
  seen: string;
  notSeen: string;
  notReviewed: string;
  openOnly: boolean;
}

export class FilterChoice {
  lists = $state.raw<readonly List[]>([]);
  teams = $state.raw<readonly string[]>([]);
  ages = $state.raw<readonly AgeBand[]>([]);
  sexes = $state.raw<readonly Sex[]>([]);
  started = $state('');
  seen = $state('');
  notSeen = $state('');
  notReviewed = $state('');
  openOnly = $state(false);

  constructor(lists: readonly List[] = []) {
    this.lists = lists;
  }

  toggleList = (value: List) => (this.lists = toggled(this.lists, value));
  toggleTeam = (value: string) => (this.teams = toggled(this.teams, value));
  toggleAge = (value: AgeBand) => (this.ages = toggled(this.ages, value));
  toggleSex = (value: Sex) => (this.sexes = toggled(this.sexes, value));

  get typed(): TypedFilter {
    const { lists, teams, ages, sexes, started, seen, notSeen, notReviewed, openOnly } = this;
    return { lists, teams, ages, sexes, started, seen, notSeen, notReviewed, openOnly };
  }

  /** Whether anything is ticked or typed. */
  get begun(): boolean {
    const { lists, teams, ages, sexes } = this;
    const ticked = this.openOnly || [lists, teams, ages, sexes].some((each) => each.length > 0);
    return ticked || SPANS.some((span) => this[span] !== '');
  }

  fill(typed: TypedFilter): void {
    Object.assign(this, typed);
  }

  clear(): void {
    this.lists = this.teams = this.ages = this.sexes = [];
    this.started = this.seen = this.notSeen = this.notReviewed = '';
    this.openOnly = false;
  }

  /** The filter, or nothing where a span of days is no number. */
  readonly filter = $derived.by<Filter | null>(() => {
    const [started, seen, notSeen, notReviewed] = SPANS.map((span) => wholeNumber(this[span], LONGEST));
    if (started === undefined || seen === undefined || notSeen === undefined || notReviewed === undefined) return null;
    return {
      lists: [...this.lists],
      teams: [...this.teams],
      age_bands: [...this.ages],
      sexes: [...this.sexes],
      started_within_days: started,
      seen_within_days: seen,
      not_seen_for_days: notSeen,
      not_reviewed_for_days: notReviewed,
      open_only: this.openOnly,
    };
  });

  bad(span: Span): boolean {
    return wholeNumber(this[span], LONGEST) === undefined;
  }

  /** Who is meant, in words; empty where nobody is left out. */
  readonly said = $derived.by(() => {
    const spans = SPANS.filter((span) => this[span].trim() !== '').map((span) => words.said[span](this[span].trim()));
    const parts = [
      this.lists.map((each) => sampling.lists[each]).join(' or '),
      this.teams.map((each) => each || words.noTeam).join(' or '),
      this.ages.map((each) => sampling.ages[each]).join(' or '),
      this.sexes.map((each) => sampling.sexes[each]).join(' or '),
      ...spans,
      this.openOnly ? words.said.open : '',
    ];
    return parts.filter(Boolean).join(', ');
  });
}
