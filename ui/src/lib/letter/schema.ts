/** The page's schema: flat blocks of words and citations, nothing else, as the core has them. */
import { Schema, type Node } from 'prosemirror-model';
import type { BlockKind, EvidenceId } from '../contract/generated';

const idOf = (dom: HTMLElement) => ({ id: dom.getAttribute('data-block') ?? '' });
const id = { id: { default: '', validate: 'string' } };

function checkEvidence(value: unknown): void {
  const isList = Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string');
  if (!isList) throw new RangeError('A citation names at least one piece of evidence.');
}

function citedBy(dom: HTMLElement): { evidence: EvidenceId[] } | false {
  const evidence = (dom.getAttribute('data-cite') ?? '').split(' ').filter(Boolean);
  return evidence.length > 0 && { evidence };
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
      attrs: { evidence: { validate: checkEvidence } },
      leafText: () => '',
      parseDOM: [{ tag: 'span[data-cite]', getAttrs: citedBy }],
      toDOM: (node) => ['span', { 'data-cite': evidenceOf(node).join(' ') }],
    },
  },
});

export const { paragraph, heading, bullet, cite } = schema.nodes as Record<BlockKind | 'cite', Node['type']>;

/** The evidence that a citation names. */
export function evidenceOf(node: Node): readonly EvidenceId[] {
  return node.attrs['evidence'] as EvidenceId[];
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
