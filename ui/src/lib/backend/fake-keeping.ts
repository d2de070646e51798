/** What a computer answers about backups where it has none. */
import type { Backups, ChosenBackups, Opened } from '../contract/generated';

export const KEEPING = {
  backups: (): Backups => ({ found: [], unreadable: 0, into: '/home/maren/Visitbook' }),
  choose_backup: (): ChosenBackups => ({ place: null, found: [], unreadable: 0 }),
  restore_backup: (): Opened => ({ name: 'Northmere 2026', recovered: 0 }),
  cancel_restore: () => ({}),
};
