/** The authority's comments on factual accuracy: which there are, where their sentences stand, answering and deciding. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type {
  BlockId,
  FactualComment,
  FactualCommentId,
  FactualForm,
  FactualPlace,
  InSentence,
  PageBlock,
  Sentence,
  Subject,
} from '../contract/generated';
import { flushAll } from '../draft/registry';
import { typedSince } from '../draft/since';
import { Unfinished } from '../draft/unfinished.svelte';
import { RecordEdits, type TextField } from '../shared/edits.svelte';
import { newId } from '../shared/ids';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { accuracy as words, type State } from '../words/accuracy';

/** What the pane needs of the letter. */
export interface OfLetter {
  /** Everything that is typed becomes a change. */
  settle: () => Promise<void>;
  /** The place of the caret, or of where the selection begins; null where it is in no block. */
  caret: () => InSentence | null;
  show: (place: { block: BlockId; start: number; end: number }) => void;
}

/** A comment that is being typed. */
export interface Writing {
  claim: string;
  place: string;
}

/** After so long without a change the letter is looked through again, in milliseconds. */
const REST = 500;

export const stateOf = ({ decision }: FactualComment): State => decision ?? 'open';

function waiting(text: string): Writing | null {
  try {
    const { claim, place } = JSON.parse(text) as Partial<Writing>;
    return typeof claim === 'string' && typeof place === 'string' ? { claim, place } : null;
  } catch {
    return null;
  }
}

const models = new WeakMap<VisitCache, AccuracyModel>();

export class AccuracyModel {
  readonly cache: VisitCache;
  readonly edits: RecordEdits;
  /** The comment at hand. */
  current = $state<FactualCommentId | null>(null);
  writing = $state.raw<Writing | null>(null);
  failure = $state('');
  /** The comment that was changed last here: what Ctrl+Z takes back. */
  scope = $state.raw<Subject | null>(null);
  #places = $state.raw<ReadonlyMap<FactualCommentId, FactualPlace>>(new Map());
  #blocks: readonly PageBlock[] = [];
  #looks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #box: Unfinished;
  #line: Promise<unknown> = Promise.resolve();

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.edits = new RecordEdits(cache, (subject) => (this.scope = subject));
    this.#box = new Unfinished(cache, 'factual', words.what);
    this.writing = waiting(this.#box.text);
  }

  /** The comments of a visit: what is being typed outlives the pane that shows it. */
  static of(cache: VisitCache): AccuracyModel {
    let model = models.get(cache);
    if (!model) models.set(cache, (model = new AccuracyModel(cache)));
    return model;
  }

  get comments(): readonly FactualComment[] {
    return this.cache.factualComments;
  }
  readonly open = $derived.by(() => this.comments.filter(({ decision }) => decision === null).length);
  readonly chosen = $derived.by<FactualComment | null>(
    () => this.comments.find(({ id }) => id === this.current) ?? this.comments[0] ?? null,
  );

  /** Where the sentence of a comment stands; null until it was looked for. */
  placeOf(id: FactualCommentId): FactualPlace | null {
    return this.#places.get(id) ?? null;
  }

  /** The letter is now this: its sentences are looked for once nobody types. */
  changed(blocks: readonly PageBlock[]): void {
    this.#blocks = blocks;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), this.#places.size === 0 ? 0 : REST);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Looks for the sentences of all comments; an answer that was overtaken says nothing. */
  async look(): Promise<void> {
    if (this.comments.length === 0) return;
    const look = (this.#looks += 1);
    try {
      const request = { visit: this.cache.visit.id, blocks: [...this.#blocks] };
      const { places } = await backend().call('factual_view', request);
      if (look === this.#looks) this.#places = new Map(places.map((place) => [place.comment, place]));
    } catch (thrown) {
      this.failure = told(thrown);
    }
  }

  move(by: number): FactualComment | null {
    const at = this.comments.findIndex((comment) => comment === this.chosen);
    const to = this.comments[Math.min(this.comments.length - 1, Math.max(0, at + by))] ?? null;
    if (to) this.current = to.id;
    return to;
  }

  // One that is typed

  begin(): void {
    this.failure = '';
    this.writing ??= { claim: '', place: '' };
  }

  type(changes: Partial<Writing>): void {
    this.writing = { claim: '', place: '', ...this.writing, ...changes };
    const { claim, place } = this.writing;
    this.#box.text = `${claim}${place}`.trim() === '' ? '' : JSON.stringify(this.writing);
  }

  putAside(): void {
    this.failure = '';
    this.writing = null;
    this.#box.text = '';
  }

  /** Adds what was typed and begins the next. */
  async add(): Promise<boolean> {
    const { writing } = this;
    if (!writing) return false;
    if (writing.claim.trim() === '') {
      this.failure = words.claimMissing;
      return false;
    }
    return this.#inTurn(async () => {
      const id = newId();
      const comment = {
        id,
        place: writing.place.trim(),
        claim: writing.claim.trim(),
        evidence: '',
        quoted: '',
        sentence: null,
      };
      const request = { visit: this.cache.visit.id, from: 'factual' as const, comments: [comment] };
      this.cache.apply(await write('add_factual_comments', request));
      this.cache.unfinished['factual'] = '';
      this.#next(writing);
      this.current = id;
      this.scope = subjectOf(id);
      status.say(words.added(this.comments.find((each) => each.id === id)?.number ?? 1));
      await this.look();
    });
  }

  /** Begins the next comment, with what was typed while the one before it was being added. */
  #next(added: Writing): void {
    const now = this.writing ?? added;
    this.putAside();
    this.begin();
    const more = { claim: typedSince(added.claim, now.claim), place: typedSince(added.place, now.place) };
    if (`${more.claim}${more.place}` !== '') this.type(more);
  }

  // Fields, ties, decisions

  field(id: FactualCommentId, name: 'claim' | 'place' | 'evidence' | 'answer' | 'before'): TextField {
    const from = { id: fieldId(id, name), what: words.what };
    return this.edits.text(subjectOf(id), (typed) => ({ [name]: typed }), from);
  }

  error(id: FactualCommentId, name: string): string | undefined {
    return this.edits.errors[fieldId(id, name)];
  }

  /** Decides a comment, or opens it again; one without an answer is led to it. */
  async decide(id: FactualCommentId, state: State): Promise<boolean> {
    const decision = state === 'open' ? null : state;
    // The answer that was typed a moment ago comes before the decision on it.
    await flushAll();
    const decided = await this.edits.send(
      subjectOf(id),
      { id: fieldId(id, 'decision'), what: words.what },
      (base_rev) => write('decide_factual_comment', { comment: id, base_rev, decision }),
    );
    const comment = this.comments.find((each) => each.id === id);
    if (decided) {
      this.edits.refuse(fieldId(id, 'answer'), undefined);
      status.say(words.decided(comment?.number ?? 1, state));
      return true;
    }
    if (decision !== null && comment?.answer.trim() === '') {
      this.edits.refuse(fieldId(id, 'decision'), undefined);
      this.edits.refuse(fieldId(id, 'answer'), words.answerFirst);
    }
    return false;
  }

  /** Ties a comment to the sentence at a place of the letter, or to none. */
  async tie(id: FactualCommentId, sentence: InSentence | null, letter: OfLetter): Promise<boolean> {
    // The core cuts the sentence out of what the notebook has.
    await letter.settle();
    const tied = await this.edits.send(subjectOf(id), { id: fieldId(id, 'tie'), what: words.what }, (base_rev) =>
      write('tie_factual_comment', { comment: id, base_rev, sentence }),
    );
    if (!tied) {
      if (sentence) this.edits.refuse(fieldId(id, 'tie'), words.noSentence);
      return false;
    }
    status.say(sentence ? words.tied : words.untied);
    await this.look();
    return true;
  }

  async remove(id: FactualCommentId): Promise<void> {
    const at = this.comments.findIndex((each) => each.id === id);
    const next = (this.comments[at + 1] ?? this.comments[at - 1])?.id ?? null;
    if (!(await this.edits.remove(subjectOf(id), { id: 'accuracy', what: words.what }))) return;
    this.current = next;
    status.say(words.removed);
  }

  /** Takes the last change of a comment back, or does it again. */
  async step(command: 'undo' | 'redo'): Promise<void> {
    const { scope } = this;
    if (!scope) return;
    await this.#inTurn(async () => {
      const { op, saved } = await (command === 'undo' ? write('undo', { scope }) : write('redo', { scope }));
      this.cache.apply(saved);
      status.say(op === null ? words.nothingToUndo : command === 'undo' ? words.undone : words.redone);
      await this.look();
    });
  }

  async export(form: FactualForm, letter: OfLetter): Promise<void> {
    await this.#inTurn(async () => {
      await letter.settle();
      const { path } = await backend().call('export_factual', { visit: this.cache.visit.id, form });
      status.say(path === null ? words.notExported : words.exported(path));
    });
  }

  async #inTurn(change: () => Promise<void>): Promise<boolean> {
    const turn = this.#line.then(change);
    this.#line = turn.catch(() => undefined);
    try {
      await turn;
      this.failure = '';
      return true;
    } catch (thrown) {
      this.failure = told(thrown);
      return false;
    }
  }
}

export const fieldId = (id: FactualCommentId, name: string) => `accuracy-${id}-${name}`;

/** A place within a sentence, as the core asks for it. */
export const within = ({ block, start }: Sentence): InSentence => ({ block, caret: start });

function subjectOf(id: FactualCommentId): Subject {
  return { kind: 'factual_comment', id };
}
