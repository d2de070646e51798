/** What is known of a letter's words, kept in its place while somebody writes: remarks and the ledger's sentences. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { LedgerLine, Review, ReviewRemark } from '../contract/generated';
import { rangeOf } from './citing';

/** Something said about a range of the document. */
export interface Placed<Said> {
  readonly from: number;
  readonly to: number;
  readonly said: Said;
}

export interface Reviewed {
  readonly remarks: readonly Placed<ReviewRemark>[];
  readonly ledger: readonly Placed<LedgerLine>[];
  readonly marks: DecorationSet;
}

const NOTHING: Reviewed = { remarks: [], ledger: [], marks: DecorationSet.empty };
const key = new PluginKey<Reviewed>('reviewed');

/** A document that is being looked through, and what has happened to it since. */
export class Asked {
  readonly doc: Node;
  readonly mapping = new Mapping();

  constructor(doc: Node) {
    this.doc = doc;
  }
}

/** The answer about a document, put where its words are by now. What is gone is left out. */
export function answered(transaction: Transaction, review: Review, asked: Asked): Transaction {
  const place = <Said extends LedgerLine | ReviewRemark>(said: Said): Placed<Said>[] => {
    const range = rangeOf(asked.doc, said.block, said.start, said.end);
    if (!range) return [];
    const from = asked.mapping.map(range.from, 1);
    const to = asked.mapping.map(range.to, -1);
    return to >= from ? [{ from, to, said }] : [];
  };
  const remarks = review.remarks.flatMap(place);
  const ledger = review.ledger.flatMap(place);
  const marks = DecorationSet.create(transaction.doc, remarks.flatMap(drawn));
  return transaction.setMeta(key, { remarks, ledger, marks }).setMeta('addToHistory', false);
}

/** A remark about words is marked in the text; one about a whole sentence stands beside it, in the ledger. */
function drawn({ from, to, said }: Placed<ReviewRemark>): Decoration[] {
  if (said.severity === 'evidence' || said.aside !== null || to <= from) return [];
  return [Decoration.inline(from, to, { class: `remark ${said.severity}` })];
}

export function reviewedIn(state: EditorState): Reviewed {
  return key.getState(state) ?? NOTHING;
}

/** Where the first change begins: what stands before it stays where it is. */
function firstChange({ mapping }: Transaction): number {
  let first = Infinity;
  for (const map of mapping.maps) map.forEach((start) => (first = Math.min(first, start)));
  return first;
}

function moved(reviewed: Reviewed, transaction: Transaction): Reviewed {
  const first = firstChange(transaction);
  const shift = <Said>(placed: readonly Placed<Said>[]) =>
    placed.flatMap((each) => {
      const { from, to, said } = each;
      if (to < first) return [each];
      const range = { from: transaction.mapping.map(from, 1), to: transaction.mapping.map(to, -1), said };
      return range.to > range.from || to === from ? [range] : [];
    });
  return {
    remarks: shift(reviewed.remarks),
    ledger: shift(reviewed.ledger),
    marks: reviewed.marks.map(transaction.mapping, transaction.doc),
  };
}

export const reviewing: Plugin<Reviewed> = new Plugin({
  key,
  state: {
    init: () => NOTHING,
    apply(transaction, before) {
      const said = transaction.getMeta(key) as Reviewed | undefined;
      if (said) return said;
      return transaction.docChanged ? moved(before, transaction) : before;
    },
  },
  props: {
    decorations: (state) => reviewedIn(state).marks,
  },
});
