/** How bullets and citations are drawn in the editor, and what they are called. */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView, NodeView, NodeViewConstructor, ViewMutationRecord } from 'prosemirror-view';
import { sameBlocks } from './blocks';
import { blockId, bullet, citationOf, type Citation } from './schema';

/**
 * A bullet is a list of one to the editor, for the letter has flat blocks; it is told its place among its neighbours, so
 * that a screen reader says "bullet, 2 of 4". No `ul`: browsers have editing habits of their own inside one.
 */
class BulletView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('div');

  constructor(node: Node) {
    this.dom.className = 'bullet';
    this.dom.setAttribute('role', 'list');
    this.contentDOM.setAttribute('role', 'listitem');
    this.dom.append(this.contentDOM);
    this.update(node);
  }

  update(node: Node): boolean {
    if (node.type !== bullet) return false;
    this.dom.dataset['block'] = blockId(node);
    return true;
  }

  /** Its place among its neighbours is told it from outside. */
  ignoreMutation({ type }: ViewMutationRecord): boolean {
    return type === 'attributes';
  }
}

/** What each bullet was told last, by its element. */
const told = new WeakMap<Element, string>();

function tell(drawn: Element | undefined, at: number, size: number): void {
  const item = drawn?.firstElementChild;
  const place = `${at + 1} ${size}`;
  if (!drawn || !item || told.get(drawn) === place) return;
  told.set(drawn, place);
  drawn.classList.toggle('last', at === size - 1);
  item.setAttribute('aria-posinset', String(at + 1));
  item.setAttribute('aria-setsize', String(size));
}

function tellPlaces(view: EditorView): void {
  const { children } = view.state.doc;
  const isBullet = (at: number) => children[at]?.type === bullet;
  for (let start = 0; start < children.length; start += 1) {
    let end = start;
    while (isBullet(end)) end += 1;
    for (let at = start; at < end; at += 1) tell(view.dom.children[at], at - start, end - start);
    start = Math.max(start, end);
  }
}

/**
 * Tells bullets their place in the list that they make with their neighbours. It is written onto their elements, for of
 * decorations every key goes through all.
 */
export const lists: Plugin = new Plugin({
  view(view) {
    tellPlaces(view);
    return {
      update: (now, before) => {
        if (!sameBlocks(before.doc, now.state.doc)) tellPlaces(now);
      },
    };
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
    bullet: (node) => new BulletView(node),
    cite: (node) => new CiteView(node, words),
  };
}
