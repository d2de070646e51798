/** Criteria and ratings as the fake backend has them. */
import type {
  Agreement,
  AgreementAnswer,
  Case,
  Criteria,
  Kept,
  ProposedSet,
  RateCases,
  Rated,
} from '../contract/generated';

export const PROPOSED: ProposedSet[] = [
  {
    theme: 'front_door',
    title: 'Front door',
    criteria: [
      'Concern understood at first contact',
      'Threshold decision right and explained',
      'Decision made in time',
    ],
  },
  {
    theme: 'protection',
    title: 'Children on a protection plan',
    criteria: [
      'Strategy discussion in time, with the right people',
      'Child’s views shape the plan',
      'Plan specific, with who and by when',
      'Supervision moves the plan on',
    ],
  },
];

/** The cases of a request as they are rated by it. */
export function rated({ criteria, cells, second }: RateCases, get: (id: string) => Kept, me: string): Kept[] {
  return [...new Set(cells.map((cell) => cell.case))].map((id) => {
    const kept = get(id);
    const record = structuredClone(kept.record) as Case;
    record.criteria = criteria;
    if (second) record.second ??= { by: me, ratings: [] };
    const ratings = second && record.second ? record.second.ratings : record.ratings;
    for (const { criterion, rating, reason } of cells.filter((cell) => cell.case === id)) {
      const at = ratings.findIndex((each) => each.criterion === criterion);
      if (at >= 0) ratings.splice(at, 1);
      if (rating) ratings.push({ criterion, rating, reason });
    }
    return { kind: 'case' as const, record, rev: kept.rev + 1 };
  });
}

function agreement(pairs: readonly (readonly [Rated, Rated])[]): Agreement {
  const same = pairs.filter(([a, b]) => a.rating === b.rating).length;
  const all = [...new Set(pairs.flat().map((each) => each.rating))];
  const share = (which: 0 | 1, rating: string) =>
    pairs.filter((pair) => pair[which].rating === rating).length / pairs.length;
  const chance = all.reduce((sum, rating) => sum + share(0, rating) * share(1, rating), 0);
  const kappa = pairs.length === 0 || chance === 1 ? null : (same / pairs.length - chance) / (1 - chance);
  return { pairs: pairs.length, same, kappa };
}

export function compared(set: Criteria, cases: readonly Case[]): AgreementAnswer {
  const apart: AgreementAnswer['apart'] = [];
  const pairs = set.criteria.map(({ id }) =>
    cases.flatMap((each) => {
      const first = each.ratings.find((one) => one.criterion === id);
      const second = each.second?.ratings.find((one) => one.criterion === id);
      if (!first || !second || each.criteria !== set.id) return [];
      if (first.rating !== second.rating) apart.push([each.id, id]);
      return [[first, second] as const];
    }),
  );
  return { all: agreement(pairs.flat()), by_criterion: pairs.map(agreement), apart };
}
