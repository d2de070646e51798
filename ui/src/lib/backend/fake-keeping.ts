/** What a computer answers about backups where it has none. */
import type { Backups, BackupsKept, ChosenBackups, Keeping, Opened, SetBackupBudget } from '../contract/generated';

const KEPT: BackupsKept = { last: null, trouble: null, second: null };
const NONE: Keeping = {
  place: '/home/maren/.local/share/visitbook/backups',
  count: 0,
  room: 0,
  second_place: null,
  budget: 5_000_000_000,
  kept: KEPT,
};

export const KEEPING = {
  backups_kept: () => KEPT,
  keeping: () => NONE,
  back_up_now: () => NONE,
  choose_second_place: () => NONE,
  forget_second_place: () => NONE,
  set_backup_budget: ({ bytes }: SetBackupBudget): Keeping => ({ ...NONE, budget: bytes }),
  backups: (): Backups => ({ found: [], unreadable: 0, into: '/home/maren/Visitbook' }),
  choose_backup: (): ChosenBackups => ({ place: null, found: [], unreadable: 0 }),
  restore_backup: (): Opened => ({ name: 'Northmere 2026', recovered: 0 }),
  cancel_restore: () => ({}),
};
