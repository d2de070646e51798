/** Pasting: words, lists and citations come in, nothing else; and where they go in the block at the caret. */
import { closeHistory } from 'prosemirror-history';
import { DOMParser, Fragment, Slice, type Node, type ParseOptions } from 'prosemirror-model';
import { Plugin, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { EvidenceId } from '../contract/generated';
import { blockId, cite, evidenceOf, isCite, kindOf, paragraph, schema } from './schema';
import { cleanText, readHtml, readText, type PastedBlock } from './wordhtml';

export interface PasteNeeds {
  /** The headings that the visit's framework knows. */
  headings(): readonly string[];
  /** True for evidence of this visit: a citation of anything else is left out. */
  knows(evidence: EvidenceId): boolean;
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
    super(schema, DOMParser.schemaRules(schema));
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
      const evidence = evidenceOf(node).filter(knows);
      if (evidence.length > 0) nodes.push(cite.create({ evidence }));
    } else if (node.isText) {
      const text = cleanText(node.text ?? '');
      if (text !== '') nodes.push(schema.text(text));
    } else nodes.push(node.copy(admitted(node.content, knows)));
  });
  return Fragment.from(nodes);
}

/** The pasted blocks, whatever they were cut from. */
function blocksOf(slice: Slice): Node[] {
  const first = slice.content.firstChild;
  if (!first) return [];
  return first.isInline ? [paragraph.create(null, slice.content)] : [...slice.content.children];
}

const joins = (pasted: Node, here: Node) => pasted.type === paragraph || pasted.type === here.type;

/**
 * Puts blocks in at the caret. One block goes into the sentence; of several, the first and the last join the words
 * around the caret where they are of a kind. The block at the caret keeps its id with its words.
 */
export function pasted(state: EditorState, blocks: readonly Node[]): Transaction {
  const transaction = closeHistory(state.tr);
  if (!transaction.selection.empty) transaction.deleteSelection();
  const { $from } = transaction.selection;
  const here = $from.parent;
  const [only] = blocks;
  if (!only || !here.isTextblock) return transaction;
  if (blocks.length === 1 && here.content.size > 0) {
    transaction.insert($from.pos, only.content);
    return transaction.scrollIntoView();
  }
  const before = here.content.cut(0, $from.parentOffset);
  const after = here.content.cut($from.parentOffset);
  const id = blockId(here);
  const nodes = [...blocks];
  let keeps = id;
  if (before.size > 0) {
    const first = nodes[0] as Node;
    if (joins(first, here)) nodes[0] = here.copy(before.append(first.content));
    else nodes.unshift(here.copy(before));
    keeps = '';
  } else if (after.size === 0) {
    nodes[0] = schema.node(kindOf(only), { id }, only.content);
  }
  const last = nodes[nodes.length - 1] as Node;
  const behind = last.nodeSize - 1; // the caret stands behind what was pasted
  let tail = 0;
  if (after.size > 0 && joins(last, here)) {
    const attrs = nodes.length === 1 ? last.attrs : { id: keeps };
    nodes[nodes.length - 1] = schema.node(kindOf(last), attrs, last.content.append(after));
    tail = after.size;
  } else if (after.size > 0) {
    const rest = schema.node(kindOf(here), { id: keeps }, after);
    nodes.push(rest);
    tail = rest.nodeSize;
  }
  const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0);
  const start = $from.before();
  transaction.replaceWith(start, $from.after(), nodes);
  const caret = tail > 0 && nodes[nodes.length - 1]?.nodeSize === tail ? start + size - tail - 1 : start + size - 1 - tail;
  void behind;
  return transaction.setSelection(TextSelection.create(transaction.doc, caret)).scrollIntoView();
}

export function pasting(needs: PasteNeeds): Plugin {
  return new Plugin({
    props: {
      clipboardParser: new Parser(() => needs.headings()),
      clipboardTextParser: (text) => toSlice(readText(text)),
      transformPasted: (slice) => new Slice(admitted(slice.content, (id) => needs.knows(id)), slice.openStart, slice.openEnd),
      handlePaste(view, _event, slice) {
        const blocks = blocksOf(slice);
        if (blocks.length > 0) view.dispatch(pasted(view.state, blocks).setMeta('paste', true));
        return true;
      },
    },
  });
}
