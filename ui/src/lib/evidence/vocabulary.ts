/** What can be named in the capture bar: areas and tags after #, cases, sources and kinds after @. */
import type { AreaOfConcern, Basis, Case, Evidence, EvidenceKind } from '../contract/generated';

export interface NamedArea {
  id: string;
  title: string;
  /** The one word that stands for it: `oversight`. */
  handle: string;
}

export interface NamedSource {
  handle: string;
  source: string;
  kind: EvidenceKind;
  basis: Basis;
}

export interface Vocabulary {
  areas: readonly NamedArea[];
  cases: readonly Pick<Case, 'id' | 'reference' | 'cohort'>[];
  /** Tags of this visit, most used first. */
  tags: readonly string[];
  /** Sources of this visit, last used first. */
  sources: readonly NamedSource[];
}

/** Words that most areas have: they tell none of them apart. */
const GENERIC = new Set(
  'a an and the of to in for by with from how well quality impact effectiveness children child childrens young people families family practice work response services service experiences progress'.split(
    ' ',
  ),
);

const USUAL: { [K in EvidenceKind]: Basis } = {
  observation: 'seen',
  meeting: 'seen',
  worker: 'told',
  leader: 'told',
  family: 'told',
  partner: 'told',
  childs_record: 'read',
  document: 'read',
  audit: 'read',
  supervision: 'read',
  performance: 'read',
};

/** The basis that a kind has unless somebody says otherwise. */
export const usualBasis = (kind: EvidenceKind): Basis => USUAL[kind];

/** `Head of service, duty` as one word: `head-of-service-duty`. */
export function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll(/[’']/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join('-');
}

/** The words of a title; `step-down` is one. */
export function titleWords(title: string): string[] {
  return (
    title
      .toLowerCase()
      .replaceAll(/[’']/g, '')
      .match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []
  );
}

/** One word for each area: the last of its title that tells it apart from the others. */
export function withHandles(areas: readonly Pick<AreaOfConcern, 'id' | 'title'>[]): NamedArea[] {
  const taken = new Set<string>();
  return areas.map(({ id, title }) => {
    const words = titleWords(title).filter((word) => /^\p{L}/u.test(word));
    const others = new Set(areas.filter((each) => each.id !== id).flatMap((each) => titleWords(each.title)));
    const telling = words.filter((word) => !GENERIC.has(word) && word.length > 2);
    const handle =
      telling.findLast((word) => !others.has(word) && !taken.has(word)) ??
      [slug(title), ...words].find((word) => word && !taken.has(word)) ??
      `area-${taken.size + 1}`;
    taken.add(handle);
    return { id, title, handle };
  });
}

export function vocabularyOf(
  areas: readonly AreaOfConcern[],
  cases: readonly Case[],
  evidence: readonly Evidence[],
): Vocabulary {
  const tags = new Map<string, number>();
  const sources = new Map<string, NamedSource>();
  for (const { tags: each, source, kind, basis } of evidence) {
    for (const tag of each) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    const handle = slug(source);
    if (handle && !sources.has(handle)) sources.set(handle, { handle, source, kind, basis });
  }
  return {
    areas: withHandles(areas),
    cases,
    tags: [...tags].sort((a, b) => b[1] - a[1]).map(([tag]) => tag),
    sources: [...sources.values()],
  };
}
