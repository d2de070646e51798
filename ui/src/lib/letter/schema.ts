/** The page's schema: flat blocks of words and citations, nothing else, as the core has them. */
import { Schema, type Node } from 'prosemirror-model';
import type { BlockKind, EvidenceId, FindingId, Inline, Look } from '../contract/generated';

const idOf = (dom: HTMLElement) => ({ id: dom.getAttribute('data-block') ?? '' });
const id = { id: { default: '', validate: 'string' } };

/** What a citation cites, and what that said when somebody looked. */
export type Citation = Extract<Inline, { type: 'cite' }>;

function checkIds(value: unknown): void {
  const isList = Array.isArray(value) && value.every((each) => typeof each === 'string');
  if (!isList) throw new RangeError('A citation names evidence and findings by their ids.');
}

function checkLook(value: unknown): void {
  const isLook = typeof value === 'object' && (value === null || ('at' in value && 'sentence' in value));
  if (!isLook) throw new RangeError('A look has its time and the sentence.');
}

/**
 * What was seen of a citation that is copied or cut. The clipboard has a number for it and none of its words, for they
 * would go along into any other program.
 */
const seen = new Map<string, Look>();
const MOST_SEEN = 1_000;

function numberOf(look: Look): string {
  const known = [...seen].find(([, each]) => each === look);
  if (known) return known[0];
  const number = String(seen.size === 0 ? 1 : Number([...seen.keys()].at(-1)) + 1);
  seen.set(number, look);
  const [oldest] = seen.keys();
  if (seen.size > MOST_SEEN && oldest !== undefined) seen.delete(oldest);
  return number;
}

function citedBy(dom: HTMLElement): { evidence: EvidenceId[]; findings: FindingId[]; look: Look | null } | false {
  const ids = (name: string) => (dom.getAttribute(name) ?? '').split(' ').filter(Boolean);
  const [evidence, findings] = [ids('data-cite'), ids('data-findings')];
  const look = seen.get(dom.getAttribute('data-look') ?? '') ?? null;
  return evidence.length + findings.length > 0 && { evidence, findings, look };
}

/**
 * The paragraph comes first: it is what a block is when nothing else is said. A bullet is a block like the others, as in
 * the core; what a list is, is said where bullets are drawn (`nodeviews.ts`) and where they are copied (`copy.ts`).
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      attrs: id,
      parseDOM: [{ tag: 'p', getAttrs: idOf }],
      toDOM: (node) => ['p', { 'data-block': String(node.attrs['id']) }, 0],
    },
    heading: {
      group: 'block',
      content: 'inline*',
      attrs: id,
      parseDOM: [{ tag: 'h3', getAttrs: idOf }],
      toDOM: (node) => ['h3', { 'data-block': String(node.attrs['id']) }, 0],
    },
    bullet: {
      group: 'block',
      content: 'inline*',
      attrs: id,
      parseDOM: [{ tag: 'li', getAttrs: idOf }],
      toDOM: (node) => ['li', { 'data-block': String(node.attrs['id']) }, 0],
    },
    text: { group: 'inline' },
    cite: {
      group: 'inline',
      inline: true,
      atom: true,
      selectable: true,
      draggable: false,
      attrs: {
        evidence: { validate: checkIds },
        findings: { default: [], validate: checkIds },
        look: { default: null, validate: checkLook },
      },
      leafText: () => '',
      parseDOM: [{ tag: 'span[data-cite]', getAttrs: citedBy }],
      toDOM: (node) => [
        'span',
        {
          'data-cite': evidenceOf(node).join(' '),
          'data-findings': findingsOf(node).join(' '),
          ...(lookOf(node) ? { 'data-look': numberOf(lookOf(node) as Look) } : {}),
        },
      ],
    },
  },
});

export const { paragraph, heading, bullet, cite } = schema.nodes as Record<BlockKind | 'cite', Node['type']>;

/** The evidence that a citation names. */
export function evidenceOf(node: Node): readonly EvidenceId[] {
  return node.attrs['evidence'] as EvidenceId[];
}

/** The findings that a citation names. */
export function findingsOf(node: Node): readonly FindingId[] {
  return node.attrs['findings'] as FindingId[];
}

/** What was seen of a citation and its sentence; null where nobody looked. */
export function lookOf(node: Node): Look | null {
  return node.attrs['look'] as Look | null;
}

/** A citation as the core has it: what is empty is left out. */
export function citationOf(node: Node): Citation {
  const findings = findingsOf(node);
  const look = lookOf(node);
  return {
    type: 'cite',
    evidence: [...evidenceOf(node)],
    ...(findings.length > 0 ? { findings: [...findings] } : {}),
    ...(look ? { look } : {}),
  };
}

/** The atom of a citation. */
export function citing({ evidence, findings, look }: Citation): Node {
  return cite.create({ evidence: [...evidence], findings: [...(findings ?? [])], look: look ?? null });
}

/** The id of a block; empty only before it was given one. */
export function blockId(node: Node): string {
  return node.attrs['id'] as string;
}

export function kindOf(node: Node): BlockKind {
  return node.type.name as BlockKind;
}

export type Cite = Node & { readonly attrs: { readonly evidence: readonly EvidenceId[] } };

export function isCite(node: Node | null | undefined): node is Cite {
  return node?.type === cite;
}
