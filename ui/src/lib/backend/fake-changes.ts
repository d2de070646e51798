/** What the backend in memory remembers of a change, and how it makes one. */
import type { Kept, Op } from '../contract/generated';

/** Binds a record again to its kind after its fields were changed. */
export const rebuilt = (kept: Kept, fields: { [field: string]: unknown }): Kept =>
  ({ ...kept, rev: kept.rev + 1, record: { ...kept.record, ...fields } }) as Kept;

/** What one undo takes back. */
export interface Change {
  op: Op;
  records: { before: Kept; after: Kept }[];
}
