/** Words of the unlock window about backups: which there are, and making a notebook of one. */
export const restore = {
  title: 'Restore a backup',
  here: 'On this computer',
  noneHere: 'None',
  unreadable: (count: number) =>
    count === 1
      ? 'One more cannot be read, and was left as it is.'
      : `${count} more cannot be read, and were left as they are.`,
  when: (day: string, time: string) => `${day}, ${time}`,
  size: (bytes: number) => `${(Math.max(bytes, 100_000) / 1_000_000).toFixed(1)} MB`,
  row: (name: string, size: string, proved: boolean) => `${name}, ${size}${proved ? '' : ', not compared yet'}`,
  choose: 'Choose a folder',
  chooseLead:
    'Choose the folder in which the backups are: on a stick, on a share or on another disk. With a backup, its passphrase or its recovery sheet is all that is needed, on any computer.',
  of: (name: string) => `Restore ${name}`,
  asOf: (day: string, time: string) => `As it was on ${day} at ${time}.`,
  proved: (size: string) => `${size}, opened again and compared row by row when it was made.`,
  notProved: (size: string) =>
    `${size}, copied when the notebook was locked and not compared yet. Restoring goes through it row by row.`,
  name: 'Name of the restored notebook',
  nameHint: 'Nothing is written over, and the backup stays as it is. The notebook is made in',
  passphraseHint: 'The one that opened the notebook on the day of the backup.',
  withSheet: 'Use the recovery sheet',
  withPassphrase: 'Use the passphrase',
  do: 'Restore and open',
  running: 'Restoring',
  starting: 'Trying the key …',
  copied: (done: number, total: number) => `${done} of ${total} MB copied`,
  comparing: 'All copied. Going through every page and row …',
  cancelling: 'Stopping …',
  cancelled: 'Stopped. Nothing was restored, and nothing is left of it.',
  after: 'After that',
  afterText:
    'The restored notebook goes on by itself: the one that the backup was made of, where it is still there, stays as it is and can be used too.',
} as const;
