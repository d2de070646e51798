/** The keys of a notebook as the fake has them: whatever is typed opens it. */
export const KEYS = {
  change_passphrase: () => ({}),
} as const;
