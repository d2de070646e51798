/** Words of the end-of-day pack. What the agenda itself says comes from the program, the same for screen and paper. */
export const endOfDay = {
  title: 'End of day',
  switch: 'Findings as',
  matrix: 'Where the evidence lies',
  open: 'End of day',
  day: 'Day',
  print: 'Save as PDF',
  /** What the two keys do, and where a line leads. */
  hint: 'Enter opens the record of a line; Ctrl+E comes back here.',
  lines: (heading: string) => `${heading}: lines`,
  reading: 'Gathering …',
  notSaved: 'Nothing was saved.',
  savedTo: (path: string) => `The end-of-day pack is in ${path}.`,
} as const;
