/** Dialogs for files in the fake backend: nobody chooses one, until a test answers otherwise. */
export const CANCELLED = {
  plan_export: () => ({ plan: null }),
  choose_notes: () => ({ name: null, parts: [], left_out: [], characters: 0, in_records: 0 }),
  choose_attachments: () => ({ saved: null, refused: [] }),
  missing_files: () => ({ attachments: [] }),
  choose_earlier_letter: () => ({ name: null, read: null }),
  export_review_copy: () => ({ path: null, saved: null }),
  choose_reviewed_letter: () => ({ name: null, read: null }),
};
