/** How bullets and citations are drawn in the editor, and what they are called. */
import type { Node } from 'prosemirror-model';
import { Plugin, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, type NodeView, type NodeViewConstructor } from 'prosemirror-view';
import { blockId, bullet, citationOf, type Citation } from './schema';

/**
 * A bullet is a list of one to the editor, for the letter has flat blocks; it is told its place among its neighbours, so
 * that a screen reader says "bullet, 2 of 4". No `ul`: browsers have editing habits of their own inside one.
 */
class BulletView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('div');

  constructor(node: Node, decorations: readonly Decoration[]) {
    this.dom.className = 'bullet';
    this.dom.setAttribute('role', 'list');
    this.contentDOM.setAttribute('role', 'listitem');
    this.dom.append(this.contentDOM);
    this.update(node, decorations);
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== bullet) return false;
    this.dom.dataset['block'] = blockId(node);
    const place = decorations.map((each) => each.spec as Partial<ListPlace>).find((spec) => spec.listSize);
    this.contentDOM.setAttribute('aria-posinset', String(place?.listAt ?? 1));
    this.contentDOM.setAttribute('aria-setsize', String(place?.listSize ?? 1));
    return true;
  }
}

interface ListPlace {
  listAt: number;
  listSize: number;
}

function listPlaces(state: EditorState): DecorationSet {
  const decorations: Decoration[] = [];
  let run: { pos: number; end: number }[] = [];
  const close = () => {
    run.forEach(({ pos, end }, at) => {
      const last = at === run.length - 1 ? { class: 'last' } : {};
      decorations.push(Decoration.node(pos, end, last, { listAt: at + 1, listSize: run.length }));
    });
    run = [];
  };
  state.doc.forEach((node, pos) => {
    if (node.type === bullet) run.push({ pos, end: pos + node.nodeSize });
    else close();
  });
  close();
  return DecorationSet.create(state.doc, decorations);
}

/** Tells bullets their place in the list that they make with their neighbours. */
export const lists: Plugin<DecorationSet> = new Plugin({
  state: {
    init: (_config, state) => listPlaces(state),
    apply: (transaction, places, _before, state) => (transaction.docChanged ? listPlaces(state) : places),
  },
  props: {
    decorations(state): DecorationSet | undefined {
      return lists.getState(state);
    },
  },
});

export interface CiteWords {
  /** `E036`, `F3 +2`. */
  short(cited: Citation): string;
  /** `Cites F3, E036, E041`. */
  full(cited: Citation): string;
}

/** The chip of a citation: in the line, not printed, chosen as one thing. */
class CiteView implements NodeView {
  readonly dom = document.createElement('span');
  #node: Node | null = null;
  readonly #words: CiteWords;

  constructor(node: Node, words: CiteWords) {
    this.#words = words;
    this.dom.className = 'cite';
    this.dom.contentEditable = 'false';
    this.dom.setAttribute('role', 'button');
    this.update(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== 'cite') return false;
    if (this.#node?.sameMarkup(node)) return true;
    this.#node = node;
    const cited = citationOf(node);
    const short = this.#words.short(cited);
    const full = this.#words.full(cited);
    this.dom.textContent = short;
    // What is called out is found by its name too, so the name has in it what stands on the chip.
    this.dom.setAttribute('aria-label', full.includes(short) ? full : `${short}. ${full}`);
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('chosen');
  }

  deselectNode(): void {
    this.dom.classList.remove('chosen');
  }

  ignoreMutation(): boolean {
    return true;
  }
}

export function nodeViews(words: CiteWords): Record<string, NodeViewConstructor> {
  return {
    bullet: (node, _view, _getPos, decorations) => new BulletView(node, decorations),
    cite: (node) => new CiteView(node, words),
  };
}
