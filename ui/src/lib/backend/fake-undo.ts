/** What undo takes back, as the fake backend has it. */
import type { Kept, Op } from '../contract/generated';
import type { Request } from './backend';

/** Whether undo of this scope takes back a change of this record; of a grid, in which of its two readings. */
export function inScope({ scope, second = false }: Request<'undo'>, op: Op, before: Kept, kept: Kept): boolean {
  if (kept.record.id === scope.id) return !second;
  const readAgain = (of: Kept) => (of.kind === 'case' ? JSON.stringify(of.record.second) : '');
  if (scope.kind === 'criteria') return op === 'rate_cases' && second === (readAgain(before) !== readAgain(kept));
  if (scope.kind === 'letter') return kept.kind === 'block' && kept.record.letter === scope.id;
  if (scope.kind !== 'visit' || op === 'rate_cases') return false;
  return (kept.kind === 'area' || kept.kind === 'case') && kept.record.visit === scope.id;
}
