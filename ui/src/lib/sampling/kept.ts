/** A plan of a draw as text, so that it waits in the notebook while it is being made, and back again. */
import type { Draw, Filter } from '../contract/generated';
import { Group, HandChoice, type PlanDraft } from './draft.svelte';
import { FilterChoice, type TypedFilter } from './filter.svelte';

interface KeptGroup {
  name: string;
  quota: string;
  reserve: string;
  filter: TypedFilter;
}

interface KeptHand {
  child: string;
  how: HandChoice['how'];
  /** The place of its group, or -1 for any. */
  group: number;
  reason: string;
}

/** What is left out is as in a plan that nobody has begun. */
interface KeptPlan {
  asOf?: string;
  filter?: TypedFilter;
  groups?: KeptGroup[];
  byHand?: KeptHand[];
  numberCalled?: string;
  before?: KeptGroup[];
}

const groupAsKept = ({ name, quota, reserve, filter }: Group): KeptGroup => ({
  name,
  quota,
  reserve,
  filter: filter.typed,
});

function groupOf({ name, quota, reserve, filter }: KeptGroup): Group {
  const group = new Group(name, quota, new FilterChoice());
  group.reserve = reserve;
  group.filter.fill(filter);
  return group;
}

function handOf({ child, how, group, reason }: KeptHand, groups: readonly Group[]): HandChoice {
  const choice = new HandChoice();
  choice.child = child;
  choice.how = how;
  choice.group = groups[group]?.key ?? '';
  choice.reason = reason;
  return choice;
}

const some = <T>(list: readonly T[]): T[] | undefined => (list.length > 0 ? [...list] : undefined);

/** Everything as it was typed; empty where nobody has begun. */
export function asText(draft: PlanDraft): string {
  const { groups, before } = draft;
  const plan: { [K in keyof KeptPlan]: KeptPlan[K] | undefined } = {
    asOf: draft.typedDay ?? undefined,
    filter: draft.filter.begun ? draft.filter.typed : undefined,
    groups: some(groups.map(groupAsKept)),
    byHand: some(
      draft.byHand.map(({ child, how, group, reason }) => ({
        child,
        how,
        group: groups.findIndex((each) => each.key === group),
        reason,
      })),
    ),
    numberCalled: draft.numberCalled || undefined,
    before: before ? before.map(groupAsKept) : undefined,
  };
  const text = JSON.stringify(plan);
  return text === '{}' ? '' : text;
}

/** Fills a plan with what was kept. */
export function fillWith(draft: PlanDraft, text: string): void {
  const { asOf, filter, groups, byHand, numberCalled, before } = JSON.parse(text) as KeptPlan;
  if (asOf !== undefined) draft.asOf = asOf;
  if (filter) draft.filter.fill(filter);
  draft.groups = (groups ?? []).map(groupOf);
  draft.byHand = (byHand ?? []).map((each) => handOf(each, draft.groups));
  draft.numberCalled = numberCalled ?? '';
  draft.before = before ? before.map(groupOf) : null;
}

function typedAs(filter: Filter): TypedFilter {
  const span = (days: number | null) => (days === null ? '' : String(days));
  return {
    lists: filter.lists,
    teams: filter.teams,
    ages: filter.age_bands,
    sexes: filter.sexes,
    started: span(filter.started_within_days),
    seen: span(filter.seen_within_days),
    notSeen: span(filter.not_seen_for_days),
    notReviewed: span(filter.not_reviewed_for_days),
    openOnly: filter.open_only,
  };
}

/** Fills a plan with that of a draw, to be changed and drawn again. The day is the lists’ own, and no number was called out yet. */
export function fillFrom(draft: PlanDraft, { plan }: Draw): void {
  const hand = (how: HandChoice['how'], group: number, child: string, reason: string): KeptHand => ({
    child,
    how,
    group,
    reason,
  });
  const place = (name: string | null) => plan.strata.findIndex((each) => each.name === name);
  draft.filter.fill(typedAs(plan.filter));
  draft.groups = plan.strata.map(({ name, filter, quota, reserve }) =>
    groupOf({ name, quota: String(quota), reserve: reserve === 0 ? '' : String(reserve), filter: typedAs(filter) }),
  );
  draft.byHand = [
    ...plan.put_in.map((each) => hand('put_in', place(each.stratum), each.child, each.reason)),
    ...plan.left_out.map((each) => hand('left_out', place(each.stratum), each.child, each.reason)),
  ].map((each) => handOf(each, draft.groups));
}
