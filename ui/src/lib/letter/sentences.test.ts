import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, type TextSelection, type Transaction } from 'prosemirror-state';
import { afterAll, expect, test } from 'vitest';
import type { EvidenceId, PageBlock } from '../contract/generated';
import { newId } from '../shared/ids';
import { findBlock, fromBlocks, toBlock } from './blocks';
import { caretOf, placeIn, withCitation } from './citing';
import { identity } from './identity';
import { evidenceOf, isCite } from './schema';
import { Cutter } from './testing/cutter';
import { chance, editAtRandom, EDITS as ALL, somewhere } from './testing/random';

const EDITS = 2_500;
const SEEDS = [1, 2, 3, 4];
/** Of ten edits one is a citation. */
const CITING = 0.1;
/** Longer letters are cut down at their beginning. */
const LONGEST = 6_000;

const OTHERS = ALL.filter((edit) => edit !== 'cite');

const cutter = new Cutter();
afterAll(() => cutter.end());

/** A letter in which every citation stands behind a word that is nowhere else, by which its sentence is known. */
class MarkedLetter {
  editorState = EditorState.create({ doc: fromBlocks(START), plugins: [history(), identity()] });
  readonly marks = new Map<EvidenceId, string>();

  readonly dispatch = (transaction: Transaction): void => {
    this.editorState = this.editorState.apply(transaction);
  };

  /** Cites where the core says that the sentence at this place wants it. */
  async cite(place: TextSelection): Promise<void> {
    this.dispatch(this.editorState.tr.setSelection(place));
    const caret = caretOf(this.editorState);
    if (!caret) return;
    const { place: at } = await cutter.cut(caret.block, caret.offset);
    const found = findBlock(this.editorState.doc, caret.block.id);
    if (at === null || !found) return;
    const mark = ` mark${this.marks.size}x`;
    const evidence = newId();
    // Before any citation that stands there already, or its own mark would no longer be beside it.
    const inside = found.pos + 1 + placeIn(found.node, at, 'before');
    if (this.splits(inside, inside)) return;
    this.dispatch(this.editorState.tr.insertText(mark, inside));
    const marked = findBlock(this.editorState.doc, caret.block.id);
    const cited =
      marked &&
      withCitation(this.editorState, toBlock(marked.node), at + mark.length, { type: 'cite', evidence: [evidence] });
    if (!cited) throw new Error('the block that was just marked is gone');
    this.dispatch(cited);
    this.marks.set(evidence, mark.trim());
  }

  /** Whether one of these places is within a mark, or between it and its citation: an edit there would part them. */
  splits(...places: number[]): boolean {
    return places.some((place) => {
      const $place = this.editorState.doc.resolve(place);
      const { nodeBefore: before, nodeAfter: after } = $place;
      const behind = before?.isText ? (before.text ?? '') : '';
      const ahead = after?.isText ? (after.text ?? '') : '';
      return (/mark\d+x$/.test(behind) && isCite(after)) || (/m?a?r?k?\d*$/.test(behind) && /^[mark]*\d*x/.test(ahead));
    });
  }
}

const text = (words: string): PageBlock => ({
  id: newId(),
  kind: 'paragraph',
  content: [{ type: 'text', text: words }],
});
const START: PageBlock[] = [
  text('Supervision takes place more often. It does not yet lead to better plans.'),
  { ...text('Areas covered by the visit'), kind: 'heading' },
  { ...text('The quality of plans, e.g. in team No. 4.'), kind: 'bullet' },
  text('“Nobody asked me.” Social workers know children well! Is that recorded? Not always…'),
];

function citedIn(node: Node): EvidenceId[] {
  return node.children
    .filter(isCite)
    .flatMap((each) => [...evidenceOf(each)])
    .sort();
}

/** In each block that an edit changed, every citation is in a sentence that has its mark, and none is missing. */
async function check(before: Node, letter: MarkedLetter): Promise<void> {
  const kept = new Set(before.children);
  for (const node of letter.editorState.doc.children.filter((each) => !kept.has(each))) {
    const { sentences } = await cutter.cut(toBlock(node));
    expect(sentences.flatMap(({ evidence }) => evidence).sort()).toEqual(citedIn(node));
    for (const { words, evidence } of sentences) {
      for (const id of evidence) expect(words).toContain(letter.marks.get(id));
    }
  }
}

test.each(SEEDS)(
  'no citation is ever in a sentence that it was not put into, as the core cuts them (seed %i)',
  async (seed) => {
    const random = chance(seed);
    const letter = new MarkedLetter();
    for (let count = 0; count < EDITS;) {
      const before = letter.editorState.doc;
      const place = somewhere(letter.editorState, random);
      if (letter.splits(place.from, place.to)) continue;
      if (random() < CITING) await letter.cite(place);
      else editAtRandom(letter, random, { place, edits: OTHERS });
      await check(before, letter);
      count += 1;
      const { doc, tr } = letter.editorState;
      if (doc.content.size > LONGEST) letter.dispatch(tr.delete(0, doc.child(0).nodeSize));
    }
    expect(letter.marks.size).toBeGreaterThan(EDITS / 30);
  },
  120_000,
);
