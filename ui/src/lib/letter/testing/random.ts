/** Random edits of a letter, the same for the same seed, through the commands that keys call. */
import { joinBackward } from 'prosemirror-commands';
import type { Node, ResolvedPos } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { BlockKind } from '../../contract/generated';
import * as blocks from '../blockcommands';
import { caretOf, withCitation } from '../citing';
import { pasted } from '../paste';
import { evidenceOf, isCite, schema } from '../schema';

/** Numbers from 0 to just under 1 that look like chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Where random edits happen: a state, and what takes a transaction. */
export interface Written {
  readonly editorState: EditorState;
  dispatch(transaction: Transaction): void;
}

/** Every citation in the document or a part of it, one entry for each piece of evidence. */
export function citesIn(doc: Node, from = 0, to = doc.content.size): string[] {
  const found: string[] = [];
  doc.nodesBetween(from, to, (node) => {
    if (isCite(node)) found.push(...evidenceOf(node));
  });
  return found.sort();
}

const WORDS = ['Plans', ' are', ' late', '. ', '? ', 'Most', ' children', ', and', '’', ' é', ' 😀', ' No. 4', ' e.g.'];
const KINDS: BlockKind[] = ['paragraph', 'heading', 'bullet'];

export type Edit = 'type' | 'enter' | 'join' | 'delete' | 'paste' | 'copy' | 'move' | 'kind' | 'cite' | 'backspace';
export const EDITS: readonly Edit[] = [
  'type',
  'type',
  'enter',
  'join',
  'delete',
  'paste',
  'copy',
  'move',
  'kind',
  'cite',
  'backspace',
];

/** Whether a place is within a character of two code units, where no browser lets a caret stand. */
function halves($place: ResolvedPos): boolean {
  const before = $place.nodeBefore?.text ?? '';
  return /[\ud800-\udbff]$/.test(before);
}

/** A caret or a stretch of the letter. */
export function somewhere(state: EditorState, random: () => number): TextSelection {
  const near = () => {
    const $place = state.doc.resolve(Math.floor(random() * (state.doc.content.size + 1)));
    return halves($place) ? state.doc.resolve($place.pos + 1) : $place;
  };
  const $anchor = near();
  const selection = TextSelection.between($anchor, random() < 0.7 ? $anchor : near());
  return TextSelection.create(state.doc, selection.anchor, selection.head);
}

function newBlocks(random: () => number): Node[] {
  const count = 1 + Math.floor(random() * 3);
  return Array.from({ length: count }, () => {
    const kind = KINDS[Math.floor(random() * KINDS.length)] as BlockKind;
    return schema.node(kind, null, schema.text(WORDS[Math.floor(random() * WORDS.length)] as string));
  });
}

interface Which {
  place?: TextSelection;
  edits?: readonly Edit[];
}

/** Does one edit somewhere, or where it is told to; the answer says which, and the range that it deleted. */
export function editAtRandom(
  page: Written,
  random: () => number,
  { place = somewhere(page.editorState, random), edits = EDITS }: Which = {},
): { edit: Edit; from: number; to: number } {
  page.dispatch(page.editorState.tr.setSelection(place));
  const state = page.editorState;
  const { from, to, $from } = state.selection;
  const edit = edits[Math.floor(random() * edits.length)] as Edit;
  const send = (transaction: Transaction | null) => transaction && page.dispatch(transaction);
  const by = random() < 0.5 ? -1 : 1;
  if (edit === 'type') send(state.tr.insertText(WORDS[Math.floor(random() * WORDS.length)] as string));
  if (edit === 'enter')
    void (
      blocks.leaveList(state, page.dispatch) ||
      blocks.roomAbove(state, page.dispatch) ||
      blocks.splitBlock(state, page.dispatch)
    );
  if (edit === 'join' || edit === 'backspace') {
    const caret = TextSelection.create(state.doc, edit === 'join' ? $from.start() : from);
    page.dispatch(state.tr.setSelection(caret));
    const here = page.editorState;
    void (
      blocks.dropEmptyAbove(here, page.dispatch) ||
      blocks.chooseCite('before')(here, page.dispatch) ||
      joinBackward(here, page.dispatch)
    );
  }
  if (edit === 'delete') send(state.tr.deleteSelection());
  if (edit === 'paste') send(pasted(state, newBlocks(random)));
  if (edit === 'copy') send(pasted(state, [state.doc.child(Math.floor(random() * state.doc.childCount))]));
  if (edit === 'move') blocks.moveBlocks(by)(state, page.dispatch);
  if (edit === 'kind') blocks.setKind(KINDS[Math.floor(random() * KINDS.length)] as BlockKind)(state, page.dispatch);
  const caret = edit === 'cite' ? caretOf(state) : null;
  if (caret) {
    const evidence = [`e${1 + Math.floor(random() * 4)}`];
    send(withCitation(state, caret.block, caret.offset, { type: 'cite', evidence }));
  }
  return { edit, from, to };
}
