/** The figures of a visit as the fake backend tells them. */
import type { Kept, Visit, VisitSummary } from '../contract/generated';

const ORDINALS = ['', 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];
const day = (date: string, options: Intl.DateTimeFormatOptions) =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', ...options });

function datesInWords(visit: Visit): string {
  return visit.dates
    .map(({ first, last }) => {
      const end = day(last, { day: 'numeric', month: 'long', year: 'numeric' });
      if (first === last) return end;
      const sameMonth = first.slice(0, 7) === last.slice(0, 7);
      const start = day(first, sameMonth ? { day: 'numeric' } : { day: 'numeric', month: 'long' });
      return `${start} ${Date.parse(last) - Date.parse(first) > 86_400_000 ? 'to' : 'and'} ${end}`;
    })
    .join(' and ');
}

/** So many days that are no Saturday or Sunday after a date; bank holidays are not known here. */
function workingDaysAfter(date: string, days: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  for (let left = days; left > 0;) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (at.getUTCDay() % 6 !== 0) left -= 1;
  }
  return at.toISOString().slice(0, 10);
}

/** As the program: bank holidays are published to the end of 2028. */
const isProjected = (day: string) => day >= '2029';

export function summarise(visit: Visit, records: readonly Kept[]): VisitSummary {
  const evidence = records.flatMap((kept) => (kept.kind === 'evidence' && !kept.record.binned ? [kept.record] : []));
  const areas = records.flatMap((kept) => (kept.kind === 'area' ? [kept.record] : []));
  const blocks = records.flatMap((kept) => (kept.kind === 'block' ? [kept.record] : []));
  const words = blocks.flatMap((block) =>
    block.content.flatMap((each) => (each.type === 'text' ? each.text.split(/\s+/) : [])),
  );
  const last = visit.dates.at(-1)?.last;
  return {
    visit: visit.id,
    dates: datesInWords(visit),
    title: visit.kind === 'focused' ? 'Focused visit' : `${ORDINALS[visit.ordinal] ?? visit.ordinal} monitoring visit`,
    evidence: evidence.length,
    cases: records.filter((kept) => kept.kind === 'case').length,
    letter_words: records.some((kept) => kept.kind === 'letter') ? words.length : null,
    areas: areas
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      .map((area) => {
        const of = evidence.filter((each) => each.areas.includes(area.id));
        const marked = (mark: string) => of.filter((each) => each.mark === mark).length;
        return { title: area.title, strengths: marked('strength'), concerns: marked('concern'), all: of.length };
      }),
    letter_due: last ? workingDaysAfter(last, visit.letter_due_working_days) : null,
    letter_due_projected: !!last && isProjected(workingDaysAfter(last, visit.letter_due_working_days)),
    targets: visit.targets.flatMap(({ working_days }) => {
      const day = last ? workingDaysAfter(last, working_days) : null;
      return day ? [{ day, projected: isProjected(day) }] : [];
    }),
  };
}
