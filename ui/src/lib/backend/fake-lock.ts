/** Locking as the fake has it: nobody is ever away, and the usual minutes hold. */
import type { Locking } from '../contract/generated';

export const LOCK = {
  still_here: () => ({}),
  locking: () => ({ minutes: 10 }),
  set_locking: ({ minutes }: Locking) => ({ minutes }),
} as const;
