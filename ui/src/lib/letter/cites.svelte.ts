/** Citing by key: the sentence at the caret is marked, evidence is picked for it, and the core says where it goes. */
import type { EditorState, Transaction } from 'prosemirror-state';
import type { EvidenceId, FindingId, VisitId } from '../contract/generated';
import { letter as words } from '../words/letter';
import type { CiteNames } from './citenames';
import { placeOfCitation, rangeOf, withCitation } from './citing';
import { pickFor } from './picking';

/** The letter in which something is cited. */
export interface CitedIn {
  state(): EditorState;
  dispatch(transaction: Transaction): void;
  say(message: string): void;
  /** The list of evidence is wanted. */
  picking(): void;
  /** Something was cited. */
  cited(): void;
}

export class Citing {
  /** The sentence that evidence is being picked for. */
  pickingFor = $state.raw<string | null>(null);
  readonly #visit: VisitId;
  readonly #names: CiteNames;
  readonly #letter: CitedIn;

  constructor(visit: VisitId, names: CiteNames, letter: CitedIn) {
    this.#visit = visit;
    this.#names = names;
    this.#letter = letter;
  }

  /** Marks the sentence at the caret and asks for the list of evidence. */
  async start(): Promise<void> {
    const sentence = await placeOfCitation(this.#letter.state(), this.#visit);
    const { doc, tr } = this.#letter.state();
    const range = sentence && rangeOf(doc, sentence.block.id, sentence.start, sentence.end);
    if (!sentence || !range) {
      this.#letter.say(words.nowhere);
      return;
    }
    this.pickingFor = sentence.words;
    this.#letter.dispatch(pickFor(tr, range));
    this.#letter.picking();
  }

  /** Nothing is picked any more. */
  stop(): void {
    if (this.pickingFor === null) return;
    this.pickingFor = null;
    this.#letter.dispatch(pickFor(this.#letter.state().tr, null));
  }

  /** Cites these in the sentence at the caret. */
  async cite(evidence: readonly EvidenceId[], findings: readonly FindingId[]): Promise<void> {
    this.stop();
    const placed = await placeOfCitation(this.#letter.state(), this.#visit, evidence, findings);
    const cite = placed?.cite;
    const state = this.#letter.state();
    const transaction = placed && cite?.type === 'cite' ? withCitation(state, placed.block, placed.at, cite) : null;
    if (!transaction) {
      this.#letter.say(placed ? words.citedAlready : words.nowhere);
      return;
    }
    this.#letter.dispatch(transaction.scrollIntoView());
    const numbers = [...findings, ...evidence].map((id) => this.#names.number(id));
    this.#letter.say(words.cited(numbers.join(', ')));
    this.#letter.cited();
  }
}
