/** How the fake backend gathers a day: enough of it to draw and to try, not all that the program says. */
import type { Agenda, AgendaLine, AgendaPart, Day, Kept, Subject } from '../contract/generated';
import { longDate } from '../shared/dates';

const line = (kind: Subject['kind'], id: string, words: string, detail = ''): AgendaLine => ({
  mark: null,
  words,
  detail,
  subject: { kind, id },
});

function part(heading: string, nothing: string, lines: AgendaLine[]): AgendaPart {
  return { heading, subject: null, note: lines.length > 0 ? '' : nothing, lines };
}

export function agendaOf(records: readonly Kept[], day: Day): Agenda {
  const all = <K extends Kept['kind']>(kind: K) =>
    records.flatMap((kept) => (kept.kind === kind ? [kept.record as Extract<Kept, { kind: K }>['record']] : []));
  const reference = (id: string | null) => all('case').find((each) => each.id === id)?.reference;
  const today = all('evidence').filter((each) => !each.binned && each.at >= day.begins && each.at < day.ends);
  const told = (each: (typeof today)[number]): AgendaLine => ({
    ...line('evidence', each.id, each.text),
    mark: each.mark,
    detail: [reference(each.case), `E${String(each.number).padStart(3, '0')}`].filter(Boolean).join(', '),
  });
  const emerging = all('area').map((area): AgendaPart => {
    const of = (mark: string) => today.filter((each) => each.mark === mark && each.areas.includes(area.id));
    const [strengths, concerns] = [of('strength'), of('concern')];
    return {
      heading: `Emerging: ${area.title}`,
      subject: { kind: 'area', id: area.id },
      note: `${strengths.length} and ${concerns.length} of them today.`,
      lines: [...concerns, ...strengths].map(told),
    };
  });
  return {
    title: `End of day, ${longDate(day.date)}`,
    parts: [
      part(
        'Children referred back to the authority',
        'No child has been referred back.',
        all('referral')
          .filter((each) => each.closed === null)
          .map((each) => line('referral', each.id, each.concern, reference(each.case))),
      ),
      ...emerging,
      part(
        'Still to be found out',
        'No line of enquiry is open.',
        all('enquiry')
          .filter((each) => each.state === 'open')
          .map((each) => line('enquiry', each.id, each.question)),
      ),
      part(
        'Gaps',
        'Nothing is missing that Visitbook looks for.',
        all('case')
          .filter((each) => each.state === 'to_read' || each.state === 'reading')
          .map((each) => line('case', each.id, `${each.reference}: not read yet`)),
      ),
      part(
        'Documents owed',
        'No document is owed.',
        all('request')
          .filter((each) => each.received === null)
          .map((each) => line('request', each.id, each.what)),
      ),
    ],
  };
}
