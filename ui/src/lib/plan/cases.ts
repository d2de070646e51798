/** Many cases at once: so many counted on from the last, or lines pasted from a list. */

export interface NewCase {
  reference: string;
  cohort: string;
}

/** The references that follow those there are: after C12 comes C13, and so on. */
export function countedOn(existing: readonly string[], count: number): string[] {
  const parts = existing.flatMap((reference) => {
    const [, letters, digits] = /^(.*?)(\d+)$/.exec(reference.trim()) ?? [];
    return digits === undefined ? [] : [{ letters: letters ?? '', number: Number(digits), width: digits.length }];
  });
  const last = parts.reduce((top, each) => (each.number >= top.number ? each : top), {
    letters: 'C',
    number: 0,
    width: 2,
  });
  return Array.from(
    { length: count },
    (_, at) => `${last.letters}${String(last.number + at + 1).padStart(last.width, '0')}`,
  );
}

export type ReadCases = { cases: NewCase[] } | { fault: string };

const MOST = 500;

/**
 * What was typed: a number makes so many cases; lines are `C07 Protection plan`, the two parts divided by a tab, a
 * semicolon, a comma or a space. References that are there already, or twice in the list, are a fault.
 */
export function readCases(typed: string, cohort: string, existing: readonly string[]): ReadCases {
  const text = typed.trim();
  if (text === '') return { fault: 'Type how many cases, or paste one line for each.' };
  if (/^\d+$/.test(text)) {
    const count = Number(text);
    if (count < 1 || count > MOST) return { fault: `Between 1 and ${MOST} cases can be added at once.` };
    return { cases: countedOn(existing, count).map((reference) => ({ reference, cohort: cohort.trim() })) };
  }
  const taken = new Set(existing.map((reference) => reference.toLowerCase()));
  const cases: NewCase[] = [];
  for (const line of text.split(/\r?\n/).filter((each) => each.trim() !== '')) {
    const [, reference = '', rest = ''] = /^\s*([^\t;, ]+)[\t;, ]*(.*)$/.exec(line) ?? [];
    if (taken.has(reference.toLowerCase()))
      return { fault: `${reference} is there already, or stands twice in the list.` };
    taken.add(reference.toLowerCase());
    cases.push({ reference, cohort: rest.trim() || cohort.trim() });
  }
  return cases.length > MOST ? { fault: `Between 1 and ${MOST} cases can be added at once.` } : { cases };
}
