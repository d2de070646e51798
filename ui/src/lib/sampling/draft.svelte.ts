/** A plan of a draw as it is being made, with everything as it was typed. */
import type { ByHand, DrawPlan, FrameView, Stratum } from '../contract/generated';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { newId } from '../shared/ids';
import { sampling } from '../words';
import { EVERYBODY, FilterChoice, wholeNumber } from './filter.svelte';
import { shareOut } from './quota';

const words = sampling.plan;
const LARGEST = 500;
/** How many cases a proposal asks for in all. */
export const PROPOSED = 24;

export class Group {
  readonly key = newId();
  name = $state('');
  quota = $state('');
  reserve = $state('');
  readonly filter: FilterChoice;

  constructor(name = '', quota = '', filter: FilterChoice = new FilterChoice()) {
    this.name = name;
    this.quota = quota;
    this.filter = filter;
  }

  readonly id = (part: string) => `group-${this.key}-${part}`;
}

export class HandChoice {
  readonly key = newId();
  child = $state('');
  how = $state<'put_in' | 'left_out'>('put_in');
  /** The key of the group; empty for any. */
  group = $state('');
  reason = $state('');
  readonly id = (part: string) => `hand-${this.key}-${part}`;
}

export class PlanDraft {
  asOf = $state<string | null | undefined>(null);
  /** The day that the lists propose. */
  #proposed = $state<string | null>(null);
  readonly filter = new FilterChoice();
  groups = $state.raw<readonly Group[]>([]);
  byHand = $state.raw<readonly HandChoice[]>([]);
  numberCalled = $state('');
  /** The groups as they were before one was removed or all were replaced. */
  before = $state.raw<readonly Group[] | null>(null);

  readonly sums = $derived.by(() => {
    const sum = (of: (group: Group) => string) =>
      this.groups.reduce((sum, group) => sum + (wholeNumber(of(group), LARGEST) ?? 0), 0);
    return { quota: sum((group) => group.quota), reserve: sum((group) => group.reserve) };
  });

  /** Takes over the day of the lists, unless another one was typed. */
  proposeDay(day: string): void {
    if (this.asOf === null || this.asOf === this.#proposed) this.asOf = day;
    this.#proposed = day;
  }

  /** The day, where it is another one than the lists propose. */
  get typedDay(): string | null {
    return this.asOf && this.asOf !== this.#proposed ? this.asOf : null;
  }

  nameOf(group: Group): string {
    return group.name.trim() || words.unnamed(this.groups.indexOf(group) + 1);
  }

  addGroup(): Group {
    const group = new Group();
    this.groups = [...this.groups, group];
    return group;
  }

  removeGroup(group: Group): void {
    this.before = this.groups;
    this.groups = this.groups.filter((each) => each !== group);
  }

  /** One group for each list, with cases in proportion to its children. */
  propose(view: FrameView): void {
    const quotas = shareOut(
      view.lists.map((each) => each.children),
      PROPOSED,
    );
    this.before = this.groups.length > 0 ? this.groups : null;
    this.groups = view.lists.map(
      ({ value }, at) => new Group(sampling.lists[value], String(quotas[at] ?? 0), new FilterChoice([value])),
    );
  }

  bringBack(): void {
    if (!this.before) return;
    this.groups = this.before;
    this.before = null;
  }

  addByHand(): HandChoice {
    const choice = new HandChoice();
    this.byHand = [...this.byHand, choice];
    return choice;
  }

  removeByHand(choice: HandChoice): void {
    this.byHand = this.byHand.filter((each) => each !== choice);
  }

  /** What can be counted already, whatever is missing besides; nothing where a span of days is no number. */
  readonly countable = $derived.by<DrawPlan | null>(() => {
    const { asOf } = this;
    const filter = this.filter.filter;
    const filters = this.groups.flatMap((group) => group.filter.filter ?? []);
    if (!asOf || !filter || filters.length === 0 || filters.length < this.groups.length) return null;
    const strata = filters.map((each, at) => ({ name: String(at + 1), filter: each, quota: 1, reserve: 0 }));
    return { as_of: asOf, filter, strata, put_in: [], left_out: [] };
  });

  /** Everything that is missing or wrong, each at its field. */
  get faults(): FieldError[] {
    const faults: FieldError[] = [];
    if (!this.asOf) faults.push({ id: 'draw-as-of-day', text: words.asOfMissing });
    if (!this.filter.filter) faults.push({ id: 'draw-filter', text: words.badDays(words.everybody) });
    faults.push(...this.#groupFaults(), ...this.#handFaults());
    if (!/^[0-9]{1,12}$/.test(this.numberCalled.trim())) faults.push({ id: 'draw-number', text: words.badNumber });
    return faults;
  }

  /** The plan as it is sent; only to be asked for when nothing is wrong. */
  get plan(): DrawPlan {
    const number = (typed: string) => wholeNumber(typed, LARGEST) ?? 0;
    const strata: Stratum[] = this.groups.map((group) => ({
      name: group.name.trim(),
      filter: group.filter.filter ?? EVERYBODY,
      quota: number(group.quota),
      reserve: number(group.reserve),
    }));
    const hand = (how: HandChoice['how']): ByHand[] =>
      this.byHand
        .filter((each) => each.how === how)
        .map(({ child, group, reason }) => ({
          child: child.trim().toUpperCase(),
          stratum: this.groups.find((each) => each.key === group)?.name.trim() ?? null,
          reason: reason.trim(),
        }));
    return {
      as_of: this.asOf ?? '',
      filter: this.filter.filter ?? EVERYBODY,
      strata,
      put_in: hand('put_in'),
      left_out: hand('left_out'),
    };
  }

  #groupFaults(): FieldError[] {
    const faults: FieldError[] = [];
    if (this.groups.length === 0) faults.push({ id: 'draw-add-group', text: words.noGroups });
    const names = new Set<string>();
    for (const [at, group] of this.groups.entries()) {
      const name = group.name.trim();
      const called = this.nameOf(group);
      if (name === '') faults.push({ id: group.id('name'), text: words.noName(at + 1) });
      else if (names.has(name)) faults.push({ id: group.id('name'), text: words.nameTwice(name) });
      names.add(name);
      // No cases may be meant, so they are typed; none in reserve is what an empty field says.
      const quota = wholeNumber(group.quota, LARGEST);
      if (quota === undefined || quota === null) faults.push({ id: group.id('quota'), text: words.badQuota(called) });
      if (wholeNumber(group.reserve, LARGEST) === undefined)
        faults.push({ id: group.id('reserve'), text: words.badReserve(called) });
      if (!group.filter.filter) faults.push({ id: group.id('filter'), text: words.badDays(called) });
    }
    const first = this.groups[0]?.id('quota') ?? '';
    const { quota, reserve } = this.sums;
    if (faults.length === 0 && quota === 0) faults.push({ id: first, text: words.noCases });
    if (quota + reserve > LARGEST) faults.push({ id: first, text: words.tooMany });
    return faults;
  }

  #handFaults(): FieldError[] {
    const faults: FieldError[] = [];
    const seen = new Set<string>();
    for (const [at, { id, child, reason }] of this.byHand.entries()) {
      const reference = child.trim().toUpperCase();
      if (reference === '') faults.push({ id: id('child'), text: words.noChild(at + 1) });
      else if (seen.has(reference)) faults.push({ id: id('child'), text: words.childTwice(reference) });
      seen.add(reference);
      if (reason.trim() === '') faults.push({ id: id('reason'), text: words.noReason(at + 1) });
    }
    return faults;
  }
}
