/** Which edition of the framework holds on a day. */
import type { Framework } from '../contract/generated';

/** The edition that holds for what begins on this day; before all of them, the oldest. */
export function editionOn(editions: readonly Framework[], date: string): Framework | undefined {
  return editions.findLast((edition) => edition.from <= date) ?? editions[0];
}
