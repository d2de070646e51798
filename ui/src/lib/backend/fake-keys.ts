/** The keys of a notebook as the fake has them: whatever is typed opens it. */
export const KEYS = {
  change_passphrase: () => ({}),
  sheet_known: () => ({ kept: 'Duty safe', checked: '2026-10-01', due: false }),
  check_sheet: () => ({ kept: 'Duty safe', checked: '2026-11-17', due: false }),
} as const;
