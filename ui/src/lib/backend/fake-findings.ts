/** Findings as the fake backend has them: linked, weighed and counted as the program does, without its rules. */
import type {
  AddFinding,
  Evidence,
  Finding,
  FindingsView,
  FindingStanding,
  Kept,
  Linked,
  LinkEvidence,
  Weigh,
} from '../contract/generated';

/** What a record says, as something to compare. */
export const seenOf = ({ text, mark, kind, basis, source, binned, areas }: Evidence): string =>
  JSON.stringify([text.trim(), mark, kind, basis, source, binned === null, [...areas].sort()]);

export const linkedTo = (evidence: Evidence): Linked => ({ evidence: evidence.id, seen: seenOf(evidence) });

const OPPOSITE: { [mark: string]: string | undefined } = { strength: 'concern', concern: 'strength' };

type Get = (id: string) => Evidence;

export function addedFinding(
  { finding, supports, ...rest }: AddFinding,
  number: number,
  at: string,
  get: Get,
): Finding {
  const { visit, area, statement, mark, direction } = rest;
  const linked = supports.map((id) => linkedTo(get(id)));
  return {
    id: finding,
    visit,
    number,
    area,
    statement,
    mark,
    direction,
    supports: linked,
    against: [],
    weighed: [],
    at,
  };
}

/** The fields of a finding that change when evidence is put on a side of it. */
export function put(finding: Finding, { evidence, side }: LinkEvidence, get: Get): Partial<Finding> {
  const without = (links: readonly Linked[]) => links.filter((link) => !evidence.includes(link.evidence));
  const links = side === 'neither' ? [] : evidence.map((id) => linkedTo(get(id)));
  return {
    supports: [...without(finding.supports), ...(side === 'supports' ? links : [])],
    against: [...without(finding.against), ...(side === 'against' ? links : [])],
    weighed: side === 'neither' ? finding.weighed.filter((each) => !evidence.includes(each.evidence)) : finding.weighed,
  };
}

export function weighed(finding: Finding, { evidence, how, because }: Weigh, get: Get): Partial<Finding> {
  const others = finding.weighed.filter((each) => each.evidence !== evidence);
  return { weighed: how === null ? others : [...others, { ...linkedTo(get(evidence)), how, because }] };
}

export function lookedAt(finding: Finding, get: Get): Partial<Finding> {
  const again = (links: readonly Linked[]) => links.map((link) => linkedTo(get(link.evidence)));
  return { supports: again(finding.supports), against: again(finding.against) };
}

function standing(finding: Finding, evidence: readonly Evidence[], sentences: number): FindingStanding {
  const has = (links: readonly Linked[], id: string) => links.some((link) => link.evidence === id);
  const inUse = evidence.filter((each) => each.binned === null);
  const supports = inUse.filter((each) => has(finding.supports, each.id));
  const against = inUse.filter((each) => {
    const unasked = each.mark === OPPOSITE[finding.mark] && each.areas.includes(finding.area);
    return has(finding.against, each.id) || (unasked && !has(finding.supports, each.id));
  });
  const open = against.filter((each) => finding.weighed.find((one) => one.evidence === each.id)?.seen !== seenOf(each));
  const changed = [...finding.supports, ...finding.against].filter((link) => {
    const now = evidence.find((each) => each.id === link.evidence);
    return !now || seenOf(now) !== link.seen;
  });
  const kinds = new Set(supports.map((each) => each.kind)).size;
  const sources = new Set(supports.map((each) => each.case ?? `${each.kind} ${each.source}`)).size;
  return {
    finding: finding.id,
    against: against.map((each) => each.id),
    unweighed: open.map((each) => each.id),
    suspect: changed.map((link) => link.evidence),
    kinds,
    sources,
    cases: new Set(supports.flatMap((each) => each.case ?? [])).size,
    thin: kinds < 2 || sources < 2,
    sentences,
  };
}

export function findingsOf(records: readonly Kept[]): FindingsView {
  const evidence = records.flatMap((kept) => (kept.kind === 'evidence' ? [kept.record] : []));
  const cites = records.flatMap((kept) =>
    kept.kind === 'block'
      ? kept.record.content.flatMap((each) => (each.type === 'cite' ? [each.findings ?? []] : []))
      : [],
  );
  const found = records.flatMap((kept) => (kept.kind === 'finding' ? [kept.record] : []));
  return {
    findings: found
      .sort((a, b) => a.number - b.number)
      .map((each) => standing(each, evidence, cites.filter((cited) => cited.includes(each.id)).length)),
  };
}
