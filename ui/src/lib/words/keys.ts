/** Words of Settings about what opens the notebook. */
export const keys = {
  title: 'Keys',
  passphrase: 'Passphrase',
  passphraseText:
    'Another passphrase takes the place of the one that opens this notebook now. Nothing else in the notebook changes, and its recovery sheet stays as it is.',
  backups:
    'Backups that were made before still open with the passphrase of their day. The next one, within a quarter of an hour, opens with the new one.',
  now: 'Passphrase that opens it now',
  nowMissing: 'Type the passphrase that opens the notebook now.',
  sheetNow: 'The eight groups of the recovery sheet',
  forgotten: 'I have forgotten it: use the recovery sheet',
  remembered: 'Use the passphrase that opens it now',
  fresh: 'New passphrase',
  freshMissing: 'Type a new passphrase.',
  again: 'The new one again',
  change: 'Change the passphrase',
  changing: 'Changing the passphrase …',
  sheet: 'Recovery sheet',
  sheetText:
    'Type the eight groups in from paper now and then: it shows that the sheet is there and can be read. Every 90 days the status line asks for it.',
  kept: (where: string) => `It is kept here: ${where}.`,
  keptNowhere: 'Nobody wrote down where it is kept.',
  checked: (day: string) => `Last typed in on ${day}.`,
  neverChecked: 'It is not known when it was last typed in.',
  check: 'Check the sheet',
  sheetIsRight: 'The sheet opens this notebook.',
  another: 'Another recovery sheet',
  anotherText:
    'For a sheet that is lost or that somebody has seen. The old one opens the notebook until the new one is typed back, and never again. Backups that were made before still open with the old one.',
  anotherHeading: 'New recovery sheet',
  makeAnother: 'Make another sheet',
  useAnother: 'Put it in place of the old one',
  keepOld: 'Keep the old one',
  anotherHolds: 'The new sheet opens the notebook from now on. Destroy the old one.',
  changed: 'The new passphrase opens the notebook from now on.',
} as const;
