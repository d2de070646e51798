/** What is known of the backups of the open notebook, as the program tells it. */
import type { BackupsKept } from '../contract/generated';
import { dayOf, shortDate } from '../shared/dates';
import { errorWords, shell } from '../words';
import { clock } from './status.svelte';

export class Kept {
  known = $state.raw<BackupsKept>({ last: null, trouble: null });

  told(known: BackupsKept): void {
    this.known = known;
  }

  /** For the status line: `Backup 14:02`, of another day its date; empty where there is none yet. */
  words(now: Date): string {
    const { last } = this.known;
    if (last === null) return '';
    const [day, today] = [dayOf(last), dayOf(now)];
    return shell.backup(day === today ? clock(last, false) : shortDate(day, today));
  }

  /** Why the last attempt failed; empty where it did not. */
  get trouble(): string {
    const { trouble } = this.known;
    return trouble === null ? '' : shell.noBackup(errorWords(trouble, {}).title);
  }
}

export const kept = new Kept();
