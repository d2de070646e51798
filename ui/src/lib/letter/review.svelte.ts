/** The letter under review: asks the core to look through it when the keys rest, and does what a remark offers. */
import { closeHistory } from 'prosemirror-history';
import { Fragment } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type {
  BlockId,
  EvidenceId,
  LedgerLine,
  ReviewRemark,
  RuleEntry,
  Saved,
  SetAside,
  Standing,
} from '../contract/generated';
import { changeHouseStyle } from '../shared/housestyle';
import { lastReason } from '../shared/reasons';
import { Resting } from '../shared/resting';
import { write } from '../status/write';
import { errorWords } from '../words';
import { checks as said } from '../words/checks';
import { toBlock, toBlocks, findBlock } from './blocks';
import { caretOf, withLooks } from './citing';
import { Keeping } from './keeping.svelte';
import { answered, Asked, reviewedIn, type Placed } from './reviewed';
import { isCite, schema } from './schema';
import { Suggestions } from './suggestions.svelte';

/** The letter that is looked through. */
export interface Letter {
  state(): EditorState;
  dispatch(transaction: Transaction): void;
  say(message: string): void;
}

/** Milliseconds without a key before the letter is looked through. */
const REST = 300;

export const STANDINGS: readonly Standing[] = ['supported', 'thin', 'contested', 'unsupported'];

/** The rule about words that no dictionary has; what was meant is asked for word by word. */
const SPELLING = 'spelling';

export const isSpelling = (remark: ReviewRemark): boolean => remark.rule === SPELLING;

/** What keeps a letter from being final as long as nobody has written why. */
export function mustBeAnswered(remark: ReviewRemark): boolean {
  return remark.aside === null && (remark.severity === 'identifying' || remark.severity === 'evidence');
}

const keyOf = (remark: ReviewRemark) => `${remark.rule} ${remark.block} ${remark.start} ${remark.words}`;

export class LetterReview {
  remarks = $state.raw<readonly ReviewRemark[]>([]);
  ledger = $state.raw<readonly LedgerLine[]>([]);
  /** The remark at hand, by its key. */
  current = $state<string | null>(null);
  /** The sentence in which the caret stands. */
  here = $state.raw<LedgerLine | null>(null);
  /** Counts answers, so that what is drawn beside the text is placed anew. */
  answers = $state(0);
  failed = $state(false);
  rules = $state.raw<ReadonlyMap<string, RuleEntry>>(new Map());
  readonly open = $derived(this.remarks.filter((remark) => remark.aside === null));
  readonly aside = $derived(this.remarks.filter((remark) => remark.aside !== null));
  readonly toAnswer = $derived(this.remarks.filter(mustBeAnswered).length);
  readonly tally = $derived.by(() => {
    const count = (standing: Standing) => this.ledger.filter((line) => line.standing === standing).length;
    return new Map(STANDINGS.map((standing) => [standing, count(standing)]));
  });
  readonly byBlock = $derived.by(() => {
    const lines = new Map<BlockId, LedgerLine[]>();
    for (const line of this.ledger) {
      const there = lines.get(line.block);
      if (there) there.push(line);
      else lines.set(line.block, [line]);
    }
    return lines as ReadonlyMap<BlockId, readonly LedgerLine[]>;
  });
  readonly keeping: Keeping;
  readonly #suggestions = new Suggestions();
  readonly #cache: VisitCache;
  readonly #letter: Letter;
  readonly #resting = new Resting(REST, () => this.#look());
  #asked: Asked | null = null;

  constructor(cache: VisitCache, letter: Letter) {
    this.#cache = cache;
    this.#letter = letter;
    this.keeping = new Keeping(cache);
  }

  key = keyOf;

  /** Something was written, or has changed beside the letter. */
  changed(transaction?: Transaction): void {
    if (transaction) this.#asked?.mapping.appendMapping(transaction.mapping);
    this.#resting.changed();
  }

  stop(): void {
    this.#resting.stop();
  }

  /** Looks through the letter now. */
  look(): Promise<void> {
    return this.#resting.now();
  }

  async #look(): Promise<void> {
    const asked = new Asked(this.#letter.state().doc);
    this.#asked = asked;
    try {
      const request = { visit: this.#cache.visit.id, blocks: toBlocks(asked.doc) };
      const review = await backend().call('review_letter', request);
      this.#letter.dispatch(answered(this.#letter.state().tr, review, asked));
      this.#follow(review.remarks);
      this.remarks = review.remarks;
      this.ledger = review.ledger;
      this.failed = false;
      this.answers += 1;
      this.where();
    } catch {
      this.failed = true; // the list says that the letter could not be looked through, and offers to try again
    } finally {
      this.#asked = null;
    }
  }

  /** The remark at hand stays at hand where words before it have changed its place. */
  #follow(remarks: readonly ReviewRemark[]): void {
    const held = this.atHand;
    if (!held || remarks.some((each) => keyOf(each) === this.current)) return;
    const same = remarks.filter(
      ({ rule, block, words }) => rule === held.rule && block === held.block && words === held.words,
    );
    const away = (each: ReviewRemark) => Math.abs(each.start - held.start);
    const [next] = same.sort((one, other) => away(one) - away(other));
    if (!next) return;
    this.keeping.follow(keyOf(held), keyOf(next));
    this.current = keyOf(next);
  }

  async loadRules(): Promise<void> {
    if (this.rules.size > 0) return;
    try {
      const { rules } = await backend().call('rule_book', {});
      this.rules = new Map(rules.map((rule) => [rule.id, rule]));
    } catch {
      this.rules = new Map(); // remarks then come without their reason
    }
  }

  /** Says in which sentence the caret stands. */
  where(): void {
    const { from } = this.#letter.state().selection;
    const { ledger } = reviewedIn(this.#letter.state());
    this.here = ledger.findLast((placed) => placed.from <= from && from <= placed.to + 1)?.said ?? null;
  }

  /** The remark at hand, where it still is one. */
  get atHand(): ReviewRemark | null {
    return this.remarks.find((remark) => keyOf(remark) === this.current) ?? null;
  }

  /** Goes to the next remark behind the caret, or before it; round at the end. False where there is none. */
  step(by: 1 | -1): boolean {
    const state = this.#letter.state();
    const open = reviewedIn(state).remarks.filter((placed) => placed.said.aside === null);
    if (open.length === 0) return false;
    const at = open.findIndex((placed) => keyOf(placed.said) === this.current);
    const { from } = state.selection;
    const behind = open.findIndex((placed) => placed.from > from);
    const before = open.findLastIndex((placed) => placed.from < from);
    const next = at >= 0 ? at + by : by > 0 ? behind : before;
    const chosen = open[(next + open.length) % open.length] ?? open[0];
    if (chosen) this.#choose(chosen);
    return true;
  }

  /** Goes to a remark of the list. */
  goTo(remark: ReviewRemark): void {
    const placed = this.#placed(remark);
    if (placed) this.#choose(placed);
    else this.take(remark);
  }

  /** Takes a remark to hand. */
  take(remark: ReviewRemark): void {
    this.current = keyOf(remark);
    if (isSpelling(remark)) void this.#suggestions.ask(remark.words);
  }

  /** What can stand in place of a remark's words; `null` as long as it is being looked for. */
  fixesOf(remark: ReviewRemark): readonly string[] | null {
    return isSpelling(remark) && remark.fixes.length === 0 ? this.#suggestions.of(remark.words) : remark.fixes;
  }

  /** Puts the first fix in, once it is known; says so where there is none. */
  async fixFirst(remark: ReviewRemark): Promise<void> {
    if (this.fixesOf(remark) === null) await this.#suggestions.ask(remark.words);
    const first = this.fixesOf(remark)?.[0];
    if (first === undefined) this.#letter.say(isSpelling(remark) ? said.noSuggestion : said.noFix);
    else this.fix(remark, first);
  }

  /** Puts in the first fix of the remark at hand. */
  fixAtHand(): boolean {
    const remark = this.atHand;
    if (remark) void this.fixFirst(remark);
    else this.#letter.say(said.none);
    return true;
  }

  /** Makes the word of a remark about spelling one of the notebook's own; other remarks have no such word. */
  async addOwn(remark: ReviewRemark | null = this.atHand): Promise<boolean> {
    if (!remark || !isSpelling(remark)) {
      this.#letter.say(said.noOwnWord);
      return false;
    }
    const word = remark.words.replace(/[’']s$/u, '');
    const add = () =>
      changeHouseStyle(({ words, bands }) => ({ words: words.includes(word) ? words : [...words, word], bands }));
    return this.#written(add, said.owned(word));
  }

  /** Puts a fix in place of the words; citations among them stay. False where the words have changed since. */
  fix(remark: ReviewRemark, fix = remark.fixes[0]): boolean {
    const placed = this.#placed(remark);
    const state = this.#letter.state();
    const words = placed && state.doc.textBetween(placed.from, placed.to, '', '');
    if (!placed || fix === undefined || words !== remark.words) {
      this.#letter.say(said.gone);
      return false;
    }
    const cites = state.doc.slice(placed.from, placed.to).content.content.filter(isCite);
    const content = Fragment.from([...(fix === '' ? [] : [schema.text(fix)]), ...cites]);
    const transaction = closeHistory(state.tr).replaceWith(placed.from, placed.to, content);
    const end = placed.from + content.size;
    this.#letter.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, end)).scrollIntoView());
    this.#letter.say(said.fixed(remark.words, fix));
    void this.look();
    return true;
  }

  /** Asks why a remark is set aside, offering the reason given last by the same rule; false where one waited here. */
  askWhy(remark: ReviewRemark): boolean {
    return this.keeping.begin(keyOf(remark), lastReason(this.#cache, remark.rule));
  }

  /** Sets a remark aside for the reason that was written; nothing happens without one. */
  async setAside(remark: ReviewRemark): Promise<boolean> {
    const { rule, block, words } = remark;
    const because = this.keeping.of(keyOf(remark))?.trim() ?? '';
    if (because === '') return false;
    const request = { visit: this.#cache.visit.id, rule, block, words, because };
    if (!(await this.#written(() => write('set_aside_remark', request), said.setAside))) return false;
    this.keeping.end();
    return true;
  }

  /** Takes a remark up again that was set aside. */
  async takeUp(remark: ReviewRemark): Promise<boolean> {
    const id = remark.aside;
    if (id === null) return false;
    const request = { subject: { kind: 'set_aside' as const, id }, base_rev: this.#cache.rev(id) };
    return this.#written(() => write('remove_record', request), said.takenUp);
  }

  /** What speaks against the sentence of a remark and is not weighed. */
  unweighed(remark: ReviewRemark): readonly EvidenceId[] {
    const line = this.ledger.find(
      ({ block, start, end }) => block === remark.block && start <= remark.start && remark.start < end,
    );
    return line?.why.flatMap((why) => (why.type === 'unweighed' ? why.evidence : [])) ?? [];
  }

  /** Why a remark was set aside, and when. */
  reason(remark: ReviewRemark): SetAside | undefined {
    return this.#cache.setAside.find((each) => each.id === remark.aside);
  }

  /** Somebody looked at a sentence and what it cites as they are now. */
  async lookedAt(line: { block: BlockId; start: number }): Promise<void> {
    const state = this.#letter.state();
    const found = findBlock(state.doc, line.block);
    if (!found) return;
    const block = toBlock(found.node);
    try {
      const request = { visit: this.#cache.visit.id, block, start: line.start };
      const answer = await backend().call('look_at_sentence', request);
      const transaction = withLooks(this.#letter.state(), block, answer.block);
      if (transaction) this.#letter.dispatch(transaction);
      this.#letter.say(transaction ? said.looked : said.gone);
    } catch (thrown) {
      this.#letter.say(inWords(thrown));
    }
    await this.look();
  }

  /** Where the sentence at the caret begins, for what is done with it by key. */
  sentenceHere(): LedgerLine | null {
    return caretOf(this.#letter.state()) ? this.here : null;
  }

  #placed(remark: ReviewRemark): Placed<ReviewRemark> | undefined {
    const { remarks } = reviewedIn(this.#letter.state());
    return remarks.find((placed) => keyOf(placed.said) === keyOf(remark));
  }

  #choose({ from, to, said: remark }: Placed<ReviewRemark>): void {
    this.take(remark);
    const { doc, tr } = this.#letter.state();
    this.#letter.dispatch(tr.setSelection(TextSelection.create(doc, from, to)).scrollIntoView());
    const what = `${said.severities[remark.severity]}: ${remark.message}`;
    this.#letter.say(what);
    if (isSpelling(remark)) void this.#sayMeant(remark, what);
  }

  /** Whoever does not see the list hears what may have been meant. */
  async #sayMeant(remark: ReviewRemark, what: string): Promise<void> {
    await this.#suggestions.ask(remark.words);
    const first = this.fixesOf(remark)?.[0];
    if (first !== undefined && this.current === keyOf(remark)) this.#letter.say(`${what} ${said.meant(first)}`);
  }

  async #written(send: () => Promise<Saved>, done: string): Promise<boolean> {
    try {
      this.#cache.apply(await send());
    } catch (thrown) {
      this.#letter.say(inWords(thrown));
      return false;
    }
    this.#letter.say(done);
    await this.look();
    return true;
  }
}

function inWords(thrown: unknown): string {
  const { code, values } = CoreError.from(thrown);
  const { text, next } = errorWords(code, values);
  return `${text} ${next}`.trim();
}
