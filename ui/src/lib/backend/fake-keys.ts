/** The keys of a notebook as the fake has them: whatever is typed opens it. */
export const KEYS = {
  change_passphrase: () => ({}),
  sheet_known: () => ({ kept: 'Duty safe', checked: '2026-10-01', due: false }),
  check_sheet: () => ({ kept: 'Duty safe', checked: '2026-11-17', due: false }),
  prepare_sheet: () => ({ groups: ['M2VD', 'A5TR', 'K3QP', '9TWM', 'H6DN', 'RX02', 'V8JB', '25FZ'] }),
  save_sheet: () => ({ path: '/media/stick/Recovery sheet.pdf' }),
  save_new_sheet: () => ({ path: '/media/stick/Recovery sheet.pdf' }),
  renew_sheet: () => ({ kept: 'Duty safe', checked: '2026-11-17', due: false }),
} as const;
