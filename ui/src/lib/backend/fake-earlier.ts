/** How the fake backend reads an earlier letter and follows areas: plainly, within one visit. */
import type {
  AreaOfConcern,
  EarlierLetter,
  EarlierProposed,
  Kept,
  Thread,
  ThreadEarlier,
  Threads,
  ThreadVisit,
  VisitSummary,
} from '../contract/generated';

/** Every line is a paragraph; one with `not` in it is a concern. */
export function readPlainly(text: string): EarlierProposed {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return {
    title: lines[0] ?? '',
    dated: null,
    sections: [{ heading: '', paragraphs: lines.map((line) => ({ text: line, bullet: false, area: null })) }],
    concerns: lines
      .filter((line) => / not /.test(line))
      .map((words) => ({ words, area: null, answer: null, note: '' })),
    left_out: [],
  };
}

function about(letter: EarlierLetter, area: AreaOfConcern): ThreadEarlier[] {
  const paragraphs = letter.sections.flatMap((section) => section.paragraphs).filter((each) => each.area === area.id);
  const concerns = letter.concerns.filter((each) => each.area === area.id);
  if (paragraphs.length + concerns.length === 0) return [];
  return [{ letter: letter.id, title: letter.title, dated: letter.dated, paragraphs, concerns }];
}

export function threadsOf(
  records: readonly Kept[],
  summary: VisitSummary,
  before: { readonly [area: string]: readonly ThreadVisit[] },
): Threads {
  const all = <K extends Kept['kind']>(kind: K) =>
    records.flatMap((kept) => (kept.kind === kind ? [kept.record as Extract<Kept, { kind: K }>['record']] : []));
  const visit = all('visit')[0];
  const thread = (area: AreaOfConcern): Thread => ({
    area: area.id,
    visits: [
      {
        visit: summary.visit,
        title: summary.title,
        dates: summary.dates,
        state: visit?.state ?? 'planned',
        called: [area.title],
        by: 'itself',
        findings: all('finding')
          .filter((each) => each.area === area.id)
          .map(({ id, number, mark, direction, statement }) => ({ finding: id, number, mark, direction, statement })),
        sentences: [],
        earlier: all('earlier_letter').flatMap((letter) => about(letter, area)),
      },
      ...(before[area.id] ?? []),
    ],
  });
  return { areas: all('area').map(thread) };
}
