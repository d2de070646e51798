/** Pasting: words, lists and citations come in, nothing else; and where they go in the block at the caret. */
import { closeHistory } from 'prosemirror-history';
import { DOMParser, Fragment, Slice, type Node, type ParseOptions } from 'prosemirror-model';
import { Plugin, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { EvidenceId, FindingId } from '../contract/generated';
import { blockId, cite, evidenceOf, findingsOf, isCite, kindOf, lookOf, paragraph, schema } from './schema';
import { readHtml, readText, visibleText, type PastedBlock } from './wordhtml';

export interface PasteNeeds {
  /** The headings that the visit's framework knows. */
  headings(): readonly string[];
  /** True for evidence and findings of this visit: a citation of anything else is left out. */
  knows(id: EvidenceId | FindingId): boolean;
}

function toNode(block: PastedBlock): Node {
  const inline = block.content.map((each) =>
    typeof each === 'string' ? schema.text(each) : cite.create({ evidence: each.cite }),
  );
  return schema.node(block.kind, null, inline);
}

function toSlice(blocks: readonly PastedBlock[]): Slice {
  const content = Fragment.from(blocks.map(toNode));
  return content.size === 0 ? Slice.empty : new Slice(content, 1, 1);
}

/** Reads foreign HTML with `wordhtml.ts`; what this editor copied comes back as it was. */
class Parser extends DOMParser {
  readonly #headings: () => readonly string[];

  constructor(headings: () => readonly string[]) {
    super(schema, DOMParser.fromSchema(schema).rules);
    this.#headings = headings;
  }

  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    const own = dom instanceof Element && dom.querySelector('[data-pm-slice]');
    return own ? super.parseSlice(dom, options) : toSlice(readHtml(dom, this.#headings()));
  }
}

/** Without citations of strangers and without characters that nobody sees. */
function admitted(content: Fragment, knows: PasteNeeds['knows']): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (isCite(node)) {
      const known = { evidence: evidenceOf(node).filter(knows), findings: findingsOf(node).filter(knows) };
      const all = evidenceOf(node).length + findingsOf(node).length;
      const count = known.evidence.length + known.findings.length;
      // What was seen of all of them together says nothing of a part.
      if (count > 0) nodes.push(cite.create({ ...known, look: count === all ? lookOf(node) : null }));
    } else if (node.isText) {
      const text = visibleText(node.text ?? '');
      if (text !== '') nodes.push(schema.text(text));
    } else nodes.push(node.copy(admitted(node.content, knows)));
  });
  return Fragment.from(nodes);
}

/** The pasted blocks, whatever they were cut from. */
function blocksOf(slice: Slice): Node[] {
  const first = slice.content.firstChild;
  if (!first) return [];
  return first.isInline ? [paragraph.create(null, slice.content)] : [...slice.content.content];
}

const joins = (pasted: Node, here: Node) => pasted.type === paragraph || pasted.type === here.type;

/** The words around the caret with the pasted blocks between them, and where the caret then stands. */
function woven(here: Node, offset: number, blocks: readonly Node[]): { nodes: Node[]; caret: number } {
  const before = here.content.cut(0, offset);
  const after = here.content.cut(offset);
  const nodes = [...blocks];
  const [first, last] = [nodes[0] as Node, nodes[nodes.length - 1] as Node];
  let id = blockId(here);
  if (before.size > 0) {
    if (joins(first, here)) nodes[0] = here.copy(before.append(first.content));
    else nodes.unshift(here.copy(before));
    id = '';
  } else if (after.size === 0) {
    nodes[0] = schema.node(kindOf(first), { id }, first.content);
  }
  const caret = nodes.reduce((size, node) => size + node.nodeSize, 0) - 1;
  if (after.size > 0) {
    if (joins(last, here)) nodes[nodes.length - 1] = schema.node(kindOf(here), { id }, last.content.append(after));
    else nodes.push(schema.node(kindOf(here), { id }, after));
  }
  return { nodes, caret };
}

/**
 * Puts blocks in at the caret. One block goes into the sentence; of several, the first and the last join the words
 * around the caret where they are of a kind. The block at the caret keeps its id with its words.
 */
export function pasted(state: EditorState, blocks: readonly Node[]): Transaction {
  const transaction = closeHistory(state.tr);
  if (!transaction.selection.empty) transaction.deleteSelection();
  const { $from } = transaction.selection;
  const [only] = blocks;
  if (!only || !$from.parent.isTextblock) return transaction;
  if (blocks.length === 1 && $from.parent.content.size > 0) {
    return transaction.insert($from.pos, only.content).scrollIntoView();
  }
  const start = $from.before();
  const { nodes, caret } = woven($from.parent, $from.parentOffset, blocks);
  transaction.replaceWith(start, $from.after(), nodes);
  return transaction.setSelection(TextSelection.create(transaction.doc, start + caret)).scrollIntoView();
}

export function pasting(needs: PasteNeeds): Plugin {
  return new Plugin({
    props: {
      clipboardParser: new Parser(() => needs.headings()),
      clipboardTextParser: (text) => toSlice(readText(text)),
      transformPasted: (slice) =>
        new Slice(
          admitted(slice.content, (id) => needs.knows(id)),
          slice.openStart,
          slice.openEnd,
        ),
      handlePaste(view, _event, slice) {
        const blocks = blocksOf(slice);
        if (blocks.length > 0) view.dispatch(pasted(view.state, blocks).setMeta('paste', true));
        return true;
      },
    },
  });
}
