/** How many cases each group gets, in proportion to its children. */

/**
 * Shares out so many cases by largest remainders: never more than a group has, and one at least for each group that has
 * any child while there are enough. What one group cannot take goes to the others.
 */
export function shareOut(sizes: readonly number[], cases: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = Math.min(cases, all);
  if (wanted === 0) return sizes.map(() => 0);
  const exact = sizes.map((size) => (size * wanted) / all);
  const atLeast = sizes.filter((size) => size > 0).length <= wanted ? 1 : 0;
  const quotas = exact.map((share, at) => Math.min(sizes[at] ?? 0, Math.max(atLeast, Math.floor(share))));
  const owed = (at: number) => (exact[at] ?? 0) - (quotas[at] ?? 0);
  const order = () => sizes.map((_, at) => at).sort((a, b) => owed(b) - owed(a) || a - b);
  for (let left = wanted - quotas.reduce((sum, quota) => sum + quota, 0); left !== 0; left -= Math.sign(left)) {
    const at =
      left > 0
        ? order().find((each) => (quotas[each] ?? 0) < (sizes[each] ?? 0))
        : order().findLast((each) => (quotas[each] ?? 0) > atLeast);
    if (at === undefined) break;
    quotas[at] = (quotas[at] ?? 0) + Math.sign(left);
  }
  return quotas;
}
