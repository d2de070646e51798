/** Gives every block an id of its own, and keeps it: through editing, splitting, joining, pasting and undo. */
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { newId } from '../shared/ids';
import { findBlock, sameBlocks } from './blocks';
import { blockId } from './schema';

/** Where the block of this id stood before, as a position in the new document; null where it is gone. */
function oldPlace(id: string, transactions: readonly Transaction[], before: EditorState): number | null {
  const found = findBlock(before.doc, id);
  if (!found) return null;
  const mapping = new Mapping();
  for (const transaction of transactions) mapping.appendMapping(transaction.mapping);
  const result = mapping.mapResult(found.pos, 1);
  return result.deletedAfter ? null : result.pos;
}

/** The positions of blocks that need a new id: those without one, and all but one of those that share one. */
function strangers(transactions: readonly Transaction[], before: EditorState, after: EditorState): number[] {
  const byId = new Map<string, number[]>();
  const needing: number[] = [];
  after.doc.forEach((node, pos) => {
    const id = blockId(node);
    if (id === '') needing.push(pos);
    else byId.set(id, [...(byId.get(id) ?? []), pos]);
  });
  for (const [id, places] of byId) {
    if (places.length < 2) continue;
    // The block that was there before keeps the id; where that cannot be told, the first does.
    const old = oldPlace(id, transactions, before);
    const keeper = old !== null && places.includes(old) ? old : places[0];
    needing.push(...places.filter((place) => place !== keeper));
  }
  return needing;
}

export function identity(makeId: () => string = newId): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      if (sameBlocks(before.doc, after.doc)) return null;
      const needing = strangers(transactions, before, after);
      if (needing.length === 0) return null;
      const transaction = after.tr;
      for (const pos of needing) transaction.setNodeAttribute(pos, 'id', makeId());
      return transaction.setStoredMarks(null);
    },
  });
}
