/** Words of Settings about backups: how they are kept on this computer. */
import { restore } from './restore';

const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const GB = 1_000_000_000;

export const keeping = {
  computer: 'This computer',
  title: 'Backups',
  text: 'A backup is made in every quarter of an hour in which something was written, and when the notebook is locked. It is encrypted, and opens with the passphrase or the recovery sheet of its day. A lost notebook is restored in the window that unlocks.',
  last: 'Last backup',
  none: 'None yet. One is made within a minute.',
  at: (day: string, time: string) => `${day}, ${time}, opened again and compared row by row`,
  now: 'Back up now',
  making: 'Making a backup …',
  made: 'Made, opened again and compared row by row.',
  nothingNew: 'Nothing was written since the last one, which has everything.',
  place: 'Kept in',
  noPlace: 'Nowhere: this computer keeps none.',
  count: (count: number, bytes: number) =>
    `${count === 1 ? '1 backup' : `${count} backups`} of this notebook, ${restore.size(bytes)}`,
  second: 'Second place',
  secondText:
    'A stick, a share or another disk: what is only on this computer is lost with it. Each backup that was compared is copied there, byte by byte, and read again.',
  choose: 'Choose a folder',
  another: 'Choose another folder',
  forget: 'Use none',
  forgotten: 'Backups are copied to no second place now. Those that are there stay.',
  chosen: 'Chosen. The newest backup is copied there within a minute.',
  nothingThere: 'Nothing is copied there yet.',
  copied: (day: string, time: string) => `The newest there was made on ${day} at ${time}.`,
  room: 'Room for them, GB',
  roomHint:
    'For the backups of one notebook, in each place. The ten newest stay, and the newest of each of 30 days; the older go first where they need more than this, but three always stay.',
  roomWrong: 'Type a number of gigabytes from 1 to 1,000.',
  roomKept: 'Kept. What needs more room than this goes when the next backup is made.',
  gigabytes: (bytes: number) => figures.format(bytes / GB).replace(',', ''),
  /** The bytes that somebody means; nothing where it is no number from 1 to 1,000. */
  bytes: (typed: string): number | null => {
    const number = /^\d{1,4}([.,]\d)?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) : NaN;
    return number >= 1 && number <= 1000 ? Math.round(number * GB) : null;
  },
} as const;
