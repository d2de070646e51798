/** One letter being written: the editor, what is drawn of it, and the way of its words to the disk. */
import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import {
  EditorState,
  NodeSelection,
  TextSelection,
  type Command,
  type Plugin,
  type Transaction,
} from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { VisitCache } from '../cache/visit.svelte';
import type { BlockId, BlockKind, EvidenceId, FindingId, LedgerLine, LetterId, PageBlock } from '../contract/generated';
import { status } from '../status/status.svelte';
import { checks } from '../words/checks';
import { letter as words } from '../words/letter';
import * as blocks from './blockcommands';
import { findBlock, fromBlocks, sameBlocks, toBlocks } from './blocks';
import { firstPlace, withBlockBack } from './chosen';
import { CiteNames, cites } from './citenames';
import { Citing } from './cites.svelte';
import { rangeOf, sameCounts } from './citing';
import { copying } from './copy';
import { identity } from './identity';
import { letterKeys } from './keys';
import { lists, nodeViews } from './nodeviews';
import { citedCounts, entryOf, outlineOf, renewed, sameOutline, wordsOf, type OutlineEntry } from './outline';
import { pasting } from './paste';
import { picking } from './picking';
import { LetterReview } from './review.svelte';
import { reviewedIn, reviewing } from './reviewed';
import { placeOf, replaced, selectionAt, type Place } from './place';
import { quotes } from './quotes';
import { LetterSaver } from './saver.svelte';
import { citationOf, isCite } from './schema';
import { rangeBetween } from './seen';
import { Steps } from './steps';

const FROM_CORE = 'from core';
/** More than anybody takes back, so that the history never forgets its beginning. */
const STEPS = 10_000;
/** Where the caret was in each letter, for when its visit is opened again. */
const remembered = new Map<LetterId, { place: Place; scrolled: number }>();
const sessions = new WeakMap<VisitCache, LetterSession>();

export class LetterSession {
  readonly letter: LetterId;
  readonly saver: LetterSaver;
  readonly review: LetterReview;
  outline = $state.raw<readonly OutlineEntry[]>([]);
  wordCount = $state(0);
  /** The letter as the page has it. */
  blocks = $state.raw<readonly PageBlock[]>([]);
  /** Its blocks in order: the same as long as none comes, goes or moves. */
  order = $state.raw<readonly BlockId[]>([]);
  /** How often each piece of evidence, and each finding, is cited. */
  used = $state.raw<ReadonlyMap<EvidenceId | FindingId, number>>(new Map());
  /** The entry of the outline in which the caret stands. */
  here = $state<BlockId | null>(null);
  kind = $state<BlockKind | null>(null);
  /** What the citation cites that was opened last. */
  opened = $state.raw<readonly (EvidenceId | FindingId)[]>([]);
  /** The view shall show this beside the letter. */
  wanted = $state.raw<{ show: 'pick' | 'cited' | 'text' | 'checks' | 'aside' } | null>(null);
  /** How often the caret was moved. */
  moves = $state(0);
  /** How far the sheet was scrolled when it was last seen. */
  scrolled = 0;
  headings: readonly string[] = [];
  #state: EditorState;
  #view: EditorView | null = null;
  #cache: VisitCache;
  readonly #names: CiteNames;
  readonly #citing: Citing;
  readonly #steps: Steps;

  constructor(cache: VisitCache, letter: LetterId) {
    this.#cache = cache;
    this.#names = new CiteNames(cache);
    this.#citing = new Citing(cache.visit.id, this.#names, {
      state: () => this.#state,
      dispatch: this.dispatch,
      say: (message) => status.say(message),
      picking: () => (this.wanted = { show: 'pick' }),
      cited: () => void this.review.look(),
    });
    this.letter = letter;
    this.#state = this.#begin();
    this.saver = new LetterSaver(cache, letter, {
      blocks: () => toBlocks(this.#state.doc),
      replace: (now) => this.#replace(now),
      say: (message) => status.say(message),
    });
    this.review = new LetterReview(cache, {
      state: () => this.#state,
      dispatch: this.dispatch,
      say: (message) => status.say(message),
    });
    this.#steps = new Steps(this.saver, { state: () => this.#state, run: (command) => this.run(command) });
    this.#look(null);
  }

  /** The session of a letter: caret, history and unsaved words outlive the view that shows them. */
  static of(cache: VisitCache, letter: LetterId): LetterSession {
    let session = sessions.get(cache);
    if (!session || session.letter !== letter || session.saver.gone) {
      session = new LetterSession(cache, letter);
      sessions.set(cache, session);
    }
    return session;
  }

  /** The letter that this visit had, where even its first draft was taken back. */
  static before(cache: VisitCache): LetterId | null {
    return sessions.get(cache)?.letter ?? null;
  }

  get editorState(): EditorState {
    return this.#state;
  }

  /** Draws the editor into an element until the answer is called. */
  attach(mount: HTMLElement): () => void {
    const view = new EditorView(
      { mount },
      {
        state: this.#state,
        nodeViews: nodeViews(this.#names),
        dispatchTransaction: (transaction) => this.dispatch(transaction),
        // A final letter is read, searched and copied, and never written.
        editable: () => this.#cache.letter?.state !== 'final',
        scrollMargin: 48,
        scrollThreshold: 24,
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': words.editor,
          'data-first': '',
          lang: 'en-GB',
          spellcheck: 'false',
          autocorrect: 'off',
          autocapitalize: 'off',
          autocomplete: 'off',
          translate: 'no',
        },
        handleDOMEvents: { blur: () => void this.saver.settle() },
        handleClickOn: (_view, _pos, node, nodePos, _event, direct) => direct && isCite(node) && this.#openAt(nodePos),
      },
    );
    this.#view = view;
    void this.saver.refresh();
    void this.review.look();
    return () => {
      this.#remember();
      this.review.stop();
      this.#view = null;
      view.destroy();
      void this.saver.settle();
    };
  }

  dispatch = (transaction: Transaction): void => {
    const before = this.#state;
    this.#state = before.apply(transaction);
    this.#view?.updateState(this.#state);
    const changed = this.#state.doc !== before.doc;
    this.#look(before.doc);
    if (this.#state.selection instanceof NodeSelection && !this.#state.selection.eq(before.selection)) this.#sayCite();
    if (changed) this.review.changed(transaction);
    else if (!this.#state.selection.eq(before.selection)) {
      this.review.where();
      this.moves += 1;
    }
    if (!changed || transaction.getMeta(FROM_CORE)) return;
    this.#steps.written();
    this.saver.changed();
  };

  /** The letter became final, or is written again. */
  stateChanged(): void {
    this.#view?.setProps({});
    void this.review.look();
  }

  run(command: Command): boolean {
    return command(this.#state, this.dispatch, this.#view ?? undefined);
  }

  focus(): void {
    this.#view?.focus();
  }

  /** Puts the caret into a block and shows it. */
  goTo(id: BlockId): void {
    const found = findBlock(this.#state.doc, id);
    if (!found) return;
    const caret = TextSelection.create(this.#state.doc, found.pos + 1);
    this.dispatch(this.#state.tr.setSelection(caret));
    const dom = this.#view?.nodeDOM(found.pos);
    if (dom instanceof HTMLElement) dom.scrollIntoView?.({ block: 'start' });
    this.focus();
  }

  /** Chooses these characters where they first stand in the text; false where they do not. */
  find(characters: string): boolean {
    const found = firstPlace(this.#state.doc, characters);
    if (!found) return false;
    this.dispatch(this.#state.tr.setSelection(found).scrollIntoView());
    this.#toText();
    return true;
  }

  setKind(kind: BlockKind): void {
    this.run(blocks.setKind(kind));
  }

  /** Moves a block from the outline; says so, for the caret is elsewhere. */
  move(id: BlockId, by: -1 | 1): void {
    status.say(this.run(blocks.moveBlock(id, by)) ? words.moved(by < 0) : words.cannotMove(by < 0));
  }

  // Citations

  /** `E036`, `F3`. */
  number(id: EvidenceId | FindingId): string {
    return this.#names.number(id);
  }

  get pickingFor(): string | null {
    return this.#citing.pickingFor;
  }

  startPicking(): boolean {
    void this.#citing.start();
    return true;
  }

  /** Back to the caret without a citation. */
  stopPicking(): void {
    this.#citing.stop();
    this.#toText();
  }

  /** The letter is left: nothing is picked any more. */
  leave(): void {
    this.#citing.stop();
    this.wanted = null;
  }

  /** Cites these in the sentence at the caret and goes back to it. */
  async cite(evidence: readonly EvidenceId[], findings: readonly FindingId[] = []): Promise<void> {
    await this.#citing.cite(evidence, findings);
    this.#toText();
  }

  /** Chooses these characters of a block and shows them. */
  select(place: { block: BlockId; start: number; end: number }): void {
    const range = rangeOf(this.#state.doc, place.block, place.start, place.end);
    if (!range) return;
    const selection = TextSelection.create(this.#state.doc, range.from, range.to);
    this.dispatch(this.#state.tr.setSelection(selection).scrollIntoView());
    this.#toText();
  }

  /** Puts a block's content back as it once was; where the block is gone, behind another, or at the end. */
  putBack(block: PageBlock, after: BlockId | null): void {
    this.dispatch(withBlockBack(this.#state, block, after));
    this.goTo(block.id);
  }

  /** Puts the caret into a sentence and shows it. */
  goToSentence(line: LedgerLine): void {
    const range = rangeOf(this.#state.doc, line.block, line.start, line.end);
    if (!range) return;
    const caret = TextSelection.create(this.#state.doc, range.from);
    this.dispatch(this.#state.tr.setSelection(caret).scrollIntoView());
  }

  /** Where the sentences begin that the ledger speaks of and that stand between two heights, all in pixels of the window. */
  ledgerPlaces(above: number, below: number): { line: LedgerLine; top: number }[] {
    const view = this.#view;
    if (!view) return [];
    const range = rangeBetween(view, above, below);
    const placed = reviewedIn(this.#state).ledger.filter(({ from }) => range.from <= from && from <= range.to);
    return placed.map(({ from, said }) => ({ line: said, top: view.coordsAtPos(from).top }));
  }

  /** Goes to the next remark; says so where there is none. */
  nextRemark(by: 1 | -1): boolean {
    if (this.review.step(by)) this.#view?.focus();
    else status.say(checks.none);
    return true;
  }

  /** Asks why the remark at hand is set aside. */
  askWhy(): boolean {
    if (this.review.atHand) this.wanted = { show: 'aside' };
    else status.say(checks.none);
    return true;
  }

  // Undo

  undo = (): boolean => this.#steps.undo();

  redo = (): boolean => this.#steps.redo();

  // Inside

  #begin(): EditorState {
    const doc = fromBlocks(this.#cache.blocks);
    const last = remembered.get(this.letter);
    this.scrolled = last?.scrolled ?? 0;
    const selection = (last && selectionAt(doc, last.place)) ?? TextSelection.atStart(doc);
    return EditorState.create({ doc, selection, plugins: this.#plugins() });
  }

  #remember(): void {
    remembered.set(this.letter, { place: placeOf(this.#state), scrolled: this.scrolled });
  }

  #plugins(): Plugin[] {
    return [
      ...letterKeys({
        openChosen: this.#openChosen,
        startPicking: () => this.startPicking(),
        nextRemark: (by) => this.nextRemark(by),
        fix: () => this.review.fixAtHand(),
        ownWord: () => (void this.review.addOwn(), true),
        askWhy: () => this.askWhy(),
        undo: () => this.undo(),
        redo: () => this.redo(),
      }),
      quotes,
      history({ depth: STEPS }),
      identity(),
      lists,
      picking,
      reviewing,
      pasting({ headings: () => this.headings, knows: (id) => this.#knows(id) }),
      copying,
    ];
  }

  #knows(id: EvidenceId | FindingId): boolean {
    return this.#cache.evidenceById(id) !== undefined || this.#cache.findings.some((each) => each.id === id);
  }

  #openChosen: Command = (state, dispatch) => {
    const { selection } = state;
    if (!(selection instanceof NodeSelection) || !isCite(selection.node)) return false;
    return !dispatch || this.#openAt(selection.from);
  };

  #openAt(pos: number): boolean {
    const node = this.#state.doc.nodeAt(pos);
    if (!isCite(node)) return false;
    this.dispatch(this.#state.tr.setSelection(NodeSelection.create(this.#state.doc, pos)));
    this.opened = cites(citationOf(node));
    this.wanted = { show: 'cited' };
    return true;
  }

  #sayCite(): void {
    const { selection } = this.#state;
    if (selection instanceof NodeSelection && isCite(selection.node)) {
      status.say(words.chosenCite(this.#names.full(citationOf(selection.node))));
    }
  }

  #toText(): void {
    this.wanted = { show: 'text' };
    this.focus();
  }

  #replace(now: Parameters<typeof fromBlocks>[0]): void {
    const transaction = replaced(this.#state, now);
    if (transaction) this.dispatch(transaction.setMeta(FROM_CORE, true));
  }

  /** Sees what is drawn of the letter, which was this document before. */
  #look(before: Node | null): void {
    const { doc } = this.#state;
    if (before !== doc) {
      this.wordCount = wordsOf(doc);
      this.blocks = toBlocks(doc);
    }
    // Lists are drawn again only where they say something else; most keys change none.
    if (!before || !sameBlocks(before, doc)) this.order = this.blocks.map((block) => block.id);
    if (!before || !sameOutline(before, doc)) {
      const names = { head: words.outlineHead, opening: words.outlineOpening };
      this.outline = renewed(this.outline, outlineOf(doc, names));
      const used = citedCounts(doc);
      if (!sameCounts(used, this.used)) this.used = used;
    }
    this.here = entryOf(doc, this.outline, blocks.blockHere(this.#state));
    this.kind = blocks.kindHere(this.#state);
  }
}
