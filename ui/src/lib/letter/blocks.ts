/** Blocks of the contract to a document of the editor and back, word for word and citation for citation. */
import { Fragment, type Node } from 'prosemirror-model';
import type { BlockId, Inline, PageBlock } from '../contract/generated';
import { newId } from '../shared/ids';
import { blockId, citationOf, citing, isCite, kindOf, paragraph, schema } from './schema';

/** Neighbouring runs of words joined, empty ones dropped: equal texts have equal content. */
export function normalised(content: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of content) {
    const last = joined.at(-1);
    if (inline.type === 'cite') joined.push({ ...inline });
    else if (inline.text === '') continue;
    else if (last?.type === 'text') joined[joined.length - 1] = { type: 'text', text: last.text + inline.text };
    else joined.push({ type: 'text', text: inline.text });
  }
  return joined;
}

/** What stands in one block of the editor. */
export function contentOf(node: Node): Inline[] {
  const content: Inline[] = [];
  node.forEach((child) => {
    if (isCite(child)) content.push(citationOf(child));
    else content.push({ type: 'text', text: withoutBreaks(child.text ?? '') });
  });
  return normalised(content);
}

/** The core refuses line breaks and control characters; none is typed, but a browser may bring one. */
function withoutBreaks(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}

const known = new WeakMap<Node, PageBlock>();

/** One block; the same node gives the same object, for documents share the nodes that did not change. */
export function toBlock(node: Node): PageBlock {
  let block = known.get(node);
  if (!block) {
    block = { id: blockId(node), kind: kindOf(node), content: contentOf(node) };
    known.set(node, block);
  }
  return block;
}

export function toBlocks(doc: Node): PageBlock[] {
  return doc.children.map(toBlock);
}

/** Whether two blocks say the same. */
export const isSame = (one: PageBlock, other: PageBlock): boolean =>
  one === other || signature(one) === signature(other);

/** Whether the same blocks stand in the same order, whatever is in them: so it is after most keys. */
export function sameBlocks(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false;
  return after.children.every((block, at) => {
    const was = before.child(at);
    return block === was || (block.type === was.type && blockId(block) === blockId(was));
  });
}

function fromInline(inline: Inline): Node {
  return inline.type === 'text' ? schema.text(inline.text) : citing(inline);
}

export function fromBlock(block: PageBlock): Node {
  const content = Fragment.from(normalised(block.content).map(fromInline));
  return schema.node(block.kind, { id: block.id }, content);
}

/** The document of these blocks; a letter without any has one empty paragraph to write in. */
export function fromBlocks(blocks: readonly PageBlock[]): Node {
  const nodes = blocks.length > 0 ? blocks.map(fromBlock) : [paragraph.create({ id: newId() })];
  return schema.node('doc', null, nodes);
}

const signatures = new WeakMap<PageBlock, string>();

/** Equal for two blocks exactly when their kind, words and citations are equal. */
export function signature(block: PageBlock): string {
  let known = signatures.get(block);
  if (known === undefined) {
    const content = normalised(block.content).map((each) =>
      each.type === 'text'
        ? each.text
        : [each.evidence, each.findings ?? [], each.look?.at ?? '', each.look?.cited ?? []],
    );
    known = JSON.stringify([block.kind, content]);
    signatures.set(block, known);
  }
  return known;
}

/** Where a block stands: its index and the position before it. */
export function findBlock(doc: Node, id: BlockId): { index: number; pos: number; node: Node } | null {
  let pos = 0;
  for (let index = 0; index < doc.childCount; index += 1) {
    const node = doc.child(index);
    if (blockId(node) === id) return { index, pos, node };
    pos += node.nodeSize;
  }
  return null;
}
