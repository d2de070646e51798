/** What is known of the backups of the open notebook, as the program tells it. */
import type { BackupsKept } from '../contract/generated';
import { daysBetween, dayOf, shortDate } from '../shared/dates';
import { errorWords, shell } from '../words';
import { clock } from './status.svelte';

const NOTHING: BackupsKept = { last: null, trouble: null, second: null };

/** `14:02`, `yesterday`, `28 Nov`. */
function told(at: string, now: Date): string {
  const [day, today] = [dayOf(at), dayOf(now)];
  const before = daysBetween(day, today);
  if (before === 0) return clock(at, false);
  return before === 1 ? shell.yesterday : shortDate(day, today);
}

export class Kept {
  known = $state.raw<BackupsKept>(NOTHING);

  told(known: BackupsKept): void {
    this.known = known;
  }

  /** For the status line: `Backup 14:02, on USB yesterday`; empty where there is none yet. */
  words(now: Date): string {
    const { last, second } = this.known;
    if (last === null) return '';
    const first = shell.backup(told(last, now));
    if (second === null) return first;
    return `${first}, ${second.last === null ? shell.notCopied(second.name) : shell.copied(second.name, told(second.last, now))}`;
  }

  /** Why the last attempt failed; empty where it did not. */
  get trouble(): string {
    const { trouble } = this.known;
    return trouble === null ? '' : shell.noBackup(errorWords(trouble, {}).title);
  }

  /** Why nothing could be copied to the second place. That it is not there is no failure: a stick is in a pocket. */
  get secondTrouble(): string {
    const { second } = this.known;
    if (!second?.trouble || second.trouble === 'place_missing') return '';
    if (second.trouble === 'disk_full') return shell.secondFull(second.name);
    return shell.noCopy(second.name, errorWords(second.trouble, {}).title);
  }
}

export const kept = new Kept();
