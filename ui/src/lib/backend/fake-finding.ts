/** How the fake backend finds and counts: plainly, over everything it has. */
import type {
  ChangedField,
  Evidence,
  EvidenceKind,
  FoundRecord,
  Kept,
  Marks,
  Matrix,
  MatrixRow,
  Op,
  PastChange,
  Search,
  ShownPiece,
} from '../contract/generated';

const KINDS: readonly EvidenceKind[] = [
  'childs_record',
  'worker',
  'leader',
  'family',
  'partner',
  'observation',
  'document',
  'audit',
  'supervision',
  'performance',
  'meeting',
];

export interface FakeChange {
  at: string;
  by: string;
  op: Op;
  id: string;
  before: Kept | null;
  after: Kept | null;
}

function countMarks(of: readonly Evidence[]): Marks {
  const many = (mark: Evidence['mark']) => of.filter((each) => each.mark === mark).length;
  return {
    strength: many('strength'),
    concern: many('concern'),
    context: many('context'),
    question: many('question'),
  };
}

export function matrixOf(records: readonly Kept[]): Matrix {
  const evidence = records.flatMap((kept) => (kept.kind === 'evidence' && !kept.record.binned ? [kept.record] : []));
  const cases = records.flatMap((kept) => (kept.kind === 'case' ? [kept.record] : []));
  const areas = records.flatMap((kept) => (kept.kind === 'area' ? [kept.record] : []));
  const kinds = KINDS.filter((kind) => evidence.some((each) => each.kind === kind));
  const rows = areas
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map((area): MatrixRow => {
      const found = evidence.filter((each) => each.areas.includes(area.id));
      const solid = found.filter((each) => each.mark !== 'question');
      const inCases = new Set(found.flatMap((each) => each.case ?? []));
      const sources = new Set(solid.map((each) => each.case ?? `${each.kind} ${each.source}`)).size;
      const used = new Set(solid.map((each) => each.kind)).size;
      return {
        area: area.id,
        cells: kinds.map((kind) => {
          const of = found.filter((each) => each.kind === kind);
          return { kind, marks: countMarks(of), thin: of.length < 2 };
        }),
        all: countMarks(found),
        kinds: used,
        sources,
        thin: used < 2 || sources < 2,
        cases: inCases.size,
        voiced: cases.filter((each) => inCases.has(each.id) && each.childs_view === 'recorded').length,
        family: found.filter((each) => each.kind === 'family').length,
      };
    });
  const thin = rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell.thin).length + Number(row.thin), 0);
  return { kinds, rows, thin };
}

function searched(kept: Kept): { label: string; text: string } | null {
  switch (kept.kind) {
    case 'evidence':
      return kept.record.binned
        ? null
        : { label: `E${String(kept.record.number).padStart(3, '0')}`, text: kept.record.text };
    case 'case':
      return { label: kept.record.reference, text: kept.record.summary };
    case 'enquiry':
      return { label: kept.record.question, text: kept.record.question };
    case 'referral':
      return { label: kept.record.at.slice(0, 10), text: kept.record.concern };
    case 'request':
      return { label: kept.record.what, text: kept.record.what };
    case 'block': {
      const text = kept.record.content.map((each) => (each.type === 'text' ? each.text : '')).join('');
      return { label: text.slice(0, 60), text };
    }
    default:
      return null;
  }
}

function pieces(text: string, words: readonly string[]): ShownPiece[] {
  const around = new RegExp(`(${words.map((word) => word.replace(/[^\\p{L}\\p{N}]/gu, '.')).join('|')})`, 'giu');
  return text
    .slice(0, 240)
    .split(around)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, hit: words.includes(part.toLowerCase()) }));
}

export function searchIn(records: readonly Kept[], { words, before, limit }: Search): FoundRecord[] {
  const looked = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (looked.length === 0) return [];
  const visits = new Map(
    records.flatMap((kept) => (kept.kind === 'letter' ? [[kept.record.id, kept.record.visit]] : [])),
  );
  const hits = records.flatMap((kept, at): FoundRecord[] => {
    const found = searched(kept);
    const row = at + 1;
    if (!found || (before !== null && row >= before)) return [];
    if (!looked.every((word) => found.text.toLowerCase().includes(word))) return [];
    const visit = kept.kind === 'block' ? visits.get(kept.record.letter) : 'visit' in kept.record && kept.record.visit;
    if (!visit) return [];
    const subject = { kind: kept.kind, id: kept.record.id };
    return [{ row, subject, visit, label: found.label, shown: pieces(found.text, looked) }];
  });
  return hits.reverse().slice(0, limit);
}

export function historyOf(changes: readonly FakeChange[], id: string): PastChange[] {
  const of = changes.filter((change) => change.id === id).reverse();
  return of.map(({ at, by, op, before, after }) => {
    const [was, is] = [before?.record ?? {}, after?.record ?? {}] as { [field: string]: unknown }[];
    const names = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])];
    const fields = names.flatMap((field): ChangedField[] => {
      const [old, now] = [was?.[field] ?? null, is?.[field] ?? null];
      return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ field, was: old, is: now }];
    });
    return { at, by, op, reverts: false, fields };
  });
}
