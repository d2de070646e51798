/** Marks the sentence that a citation is being picked for, while the keys go to the list of evidence. */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

interface Range {
  from: number;
  to: number;
}

const key = new PluginKey<DecorationSet>('picking');

/** Says for which sentence something is picked, or with null that nothing is. */
export function pickFor(transaction: Transaction, range: Range | null): Transaction {
  return transaction.setMeta(key, range ?? 'none').setMeta('addToHistory', false);
}

export function isPicking(state: EditorState): boolean {
  return (key.getState(state)?.find().length ?? 0) > 0;
}

export const picking: Plugin<DecorationSet> = new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply(transaction, marked) {
      const said = transaction.getMeta(key) as Range | 'none' | undefined;
      if (said === 'none') return DecorationSet.empty;
      if (!said) return marked.map(transaction.mapping, transaction.doc);
      return DecorationSet.create(transaction.doc, [Decoration.inline(said.from, said.to, { class: 'sentence' })]);
    },
  },
  props: {
    decorations(state): DecorationSet | undefined {
      return key.getState(state);
    },
  },
});
