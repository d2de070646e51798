/** An earlier letter as a list of parts, each to be looked at before anything is stored. */
import type { EarlierConcern, EarlierProposed, EarlierSection } from '../contract/generated';

export type RowKind = 'heading' | 'paragraph' | 'bullet' | 'concern' | 'left_out';
export const ROW_KINDS: readonly RowKind[] = ['heading', 'paragraph', 'bullet', 'concern', 'left_out'];

export interface Row {
  key: number;
  kind: RowKind;
  text: string;
  /** The area of concern; nothing for headings and what is left out. */
  area: string | null;
}

/** The parts of what was read: each concern after the paragraph it comes from, what was left out at the end. */
export function rowsOf({ sections, concerns, left_out }: EarlierProposed): Row[] {
  let key = 0;
  const row = (kind: RowKind, text: string, area: string | null = null): Row => ({ key: (key += 1), kind, text, area });
  const rest = [...concerns];
  const concernsIn = (text: string): Row[] => {
    const found: Row[] = [];
    for (let at = 0; at < rest.length;) {
      const concern = rest[at];
      if (concern && text.includes(concern.words)) {
        found.push(row('concern', concern.words, concern.area));
        rest.splice(at, 1);
      } else at += 1;
    }
    return found;
  };
  const rows = sections.flatMap(({ heading, paragraphs }) => [
    ...(heading ? [row('heading', heading)] : []),
    ...paragraphs.flatMap(({ text, bullet, area }) => [
      row(bullet ? 'bullet' : 'paragraph', text, area),
      ...concernsIn(text),
    ]),
  ]);
  return [
    ...rows,
    ...rest.map(({ words, area }) => row('concern', words, area)),
    ...left_out.map((text) => row('left_out', text)),
  ];
}

/** The letter that the parts make. */
export function letterOf(rows: readonly Row[]): { sections: EarlierSection[]; concerns: EarlierConcern[] } {
  const sections: EarlierSection[] = [];
  const concerns: EarlierConcern[] = [];
  for (const { kind, text, area } of rows) {
    const words = text.trim();
    if (kind === 'heading') sections.push({ heading: words, paragraphs: [] });
    else if (kind === 'concern') concerns.push({ words, area, answer: null, note: '' });
    else if (kind !== 'left_out') {
      if (sections.length === 0) sections.push({ heading: '', paragraphs: [] });
      sections.at(-1)?.paragraphs.push({ text: words, bullet: kind === 'bullet', area });
    }
  }
  return { sections, concerns };
}

/** How many parts are text of the letter, how many concerns, and how many are left out. */
export function accountOf(rows: readonly Row[]): { paragraphs: number; concerns: number; out: number } {
  const count = (...kinds: RowKind[]) => rows.filter((row) => kinds.includes(row.kind)).length;
  return { paragraphs: count('paragraph', 'bullet'), concerns: count('concern'), out: count('left_out') };
}
