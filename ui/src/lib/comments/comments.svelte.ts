/** Comments on the letter: which there are and where, one being written, answers, settling. */
import type { VisitCache } from '../cache/visit.svelte';
import type { Anchor, BlockId, Comment, CommentId, PageBlock, Subject } from '../contract/generated';
import { typedSince } from '../draft/since';
import { Unfinished } from '../draft/unfinished.svelte';
import { RecordEdits } from '../shared/edits.svelte';
import { newId } from '../shared/ids';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { comments as words } from '../words/comments';
import { findAnchor, type Place } from './anchor';

/** A comment with the place of its words now; null where they are gone. */
export interface Thread {
  comment: Comment;
  place: Place | null;
}

/** What is being written and is no comment yet. */
interface Writing {
  anchor: Anchor;
  text: string;
}

interface Answering {
  comment: CommentId;
  text: string;
}

/** What a box has kept, where it is what was put into it. */
function kept<T>(box: Unfinished, has: (value: T) => boolean): T | null {
  try {
    const value = JSON.parse(box.text) as T | null;
    return value && has(value) ? value : null;
  } catch {
    return null;
  }
}

const models = new WeakMap<VisitCache, CommentsModel>();

export class CommentsModel {
  readonly cache: VisitCache;
  readonly edits: RecordEdits;
  /** The comment at hand. */
  current = $state<CommentId | null>(null);
  /** Whether settled ones are shown too. */
  all = $state(false);
  writing = $state.raw<Writing | null>(null);
  answering = $state.raw<Answering | null>(null);
  failure = $state('');
  /** The record that was changed last here: what Ctrl+Z takes back. */
  scope = $state.raw<Subject | null>(null);
  /** The letter as the page has it. */
  blocks = $state.raw<readonly PageBlock[]>([]);
  readonly #boxes: { comment: Unfinished; reply: Unfinished };
  #line: Promise<unknown> = Promise.resolve();

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.edits = new RecordEdits(cache, (subject) => (this.scope = subject));
    this.blocks = cache.blocks;
    this.#boxes = {
      comment: new Unfinished(cache, 'comment', words.what),
      reply: new Unfinished(cache, 'reply', words.reply),
    };
    this.writing = kept<Writing>(this.#boxes.comment, (each) => typeof each.anchor?.block === 'string');
    const answering = kept<Answering>(this.#boxes.reply, (each) => typeof each.comment === 'string');
    this.answering = answering && this.comment(answering.comment) ? answering : null;
  }

  /** The comments of a visit: what is being written outlives the pane that shows it. */
  static of(cache: VisitCache): CommentsModel {
    let model = models.get(cache);
    if (!model) models.set(cache, (model = new CommentsModel(cache)));
    return model;
  }

  /** Every comment in the order of the text; those whose words are gone last. */
  readonly threads = $derived.by<readonly Thread[]>(() => {
    const order = new Map<BlockId, number>(this.blocks.map((block, at) => [block.id, at]));
    const threads = this.cache.comments.map((comment) => ({ comment, place: findAnchor(comment.anchor, this.blocks) }));
    const rank = ({ place }: Thread) => (place ? (order.get(place.block) ?? Infinity) : Infinity);
    return threads.sort((a, b) => {
      const [first, second] = [rank(a), rank(b)];
      if (first !== second) return first < second ? -1 : 1;
      return (a.place?.start ?? 0) - (b.place?.start ?? 0);
    });
  });
  readonly shown = $derived.by(() => this.threads.filter(({ comment }) => this.all || comment.resolved === null));
  readonly open = $derived.by(() => this.threads.filter(({ comment }) => comment.resolved === null).length);

  comment(id: CommentId): Comment | undefined {
    return this.cache.comments.find((each) => each.id === id);
  }

  /** Whoever said it, by name: as a file has it, or as the notebook knows them. */
  nameOf({ by, from }: { by: string; from: string }): string {
    return from || (this.cache.personById(by)?.name ?? words.nobody);
  }

  /** Begins a comment on these words; one that waits for the same words goes on, one with words of its own is kept. */
  begin(anchor: Anchor): void {
    this.failure = '';
    const waiting = this.writing;
    if (waiting && waiting.text.trim() !== '') {
      if (waiting.anchor.block !== anchor.block || waiting.anchor.words !== anchor.words) status.say(words.waiting);
      return;
    }
    this.#write({ anchor, text: '' });
  }

  type(text: string): void {
    if (this.writing) this.#write({ ...this.writing, text });
  }

  putAside(): void {
    this.failure = '';
    this.writing = null;
    this.#boxes.comment.text = '';
  }

  /** Makes what is being written a comment; what is typed meanwhile begins the next one on the same words. */
  send(): Promise<boolean> {
    const writing = this.writing;
    if (!writing) return Promise.resolve(false);
    return this.#inTurn(async () => {
      const comment = newId();
      const { id: visit } = this.cache.visit;
      this.cache.apply(await write('add_comment', { comment, visit, ...writing }));
      this.cache.unfinished['comment'] = '';
      const more = typedSince(writing.text, this.writing?.text ?? '');
      this.putAside();
      if (more !== '') this.#write({ ...writing, text: more });
      this.current = comment;
      this.scope = { kind: 'comment', id: comment };
      status.say(words.made);
    });
  }

  /** Begins an answer; one that waits elsewhere and has words is not thrown away. */
  answer(comment: CommentId): void {
    this.failure = '';
    const waiting = this.answering;
    if (waiting?.comment === comment) return;
    if (waiting && waiting.text.trim() !== '') {
      this.current = waiting.comment;
      status.say(words.answerWaiting);
      return;
    }
    this.answering = { comment, text: '' };
  }

  typeAnswer(text: string): void {
    if (!this.answering) return;
    this.#answer({ ...this.answering, text });
  }

  putAnswerAside(): void {
    this.failure = '';
    this.answering = null;
    this.#boxes.reply.text = '';
  }

  sendAnswer(): Promise<boolean> {
    const answering = this.answering;
    if (!answering) return Promise.resolve(false);
    return this.#inTurn(async () => {
      const base_rev = this.cache.rev(answering.comment);
      this.cache.apply(await write('reply_to_comment', { base_rev, ...answering }));
      this.cache.unfinished['reply'] = '';
      const more = typedSince(answering.text, this.answering?.text ?? '');
      this.putAnswerAside();
      if (more !== '') this.#answer({ ...answering, text: more });
      this.scope = { kind: 'comment', id: answering.comment };
      status.say(words.answered);
    });
  }

  /** Settles a comment or opens it again; the next open one is then at hand. */
  resolve(comment: CommentId, resolved: boolean): Promise<boolean> {
    const next = resolved ? this.#neighbour(comment) : comment;
    return this.#inTurn(async () => {
      const base_rev = this.cache.rev(comment);
      this.cache.apply(await write('resolve_comment', { comment, base_rev, resolved }));
      this.scope = { kind: 'comment', id: comment };
      if (!this.all) this.current = next;
      status.say(resolved ? words.resolved : words.reopened);
    });
  }

  reword(comment: CommentId) {
    const from = { id: `comment-${comment}`, what: words.what };
    return this.edits.text({ kind: 'comment', id: comment }, (text) => ({ text }), from);
  }

  async remove(comment: CommentId): Promise<void> {
    const next = this.#neighbour(comment);
    const removed = await this.edits.remove({ kind: 'comment', id: comment }, { id: 'comments', what: words.what });
    if (!removed) return;
    this.current = next;
    status.say(words.removed);
  }

  /** Takes the last change of a comment back, or does it again; false where nothing was changed here. */
  async step(command: 'undo' | 'redo'): Promise<boolean> {
    const { scope } = this;
    if (!scope) return false;
    await this.#inTurn(async () => {
      const { op, saved } = await (command === 'undo' ? write('undo', { scope }) : write('redo', { scope }));
      this.cache.apply(saved);
      status.say(op === null ? words.nothingToUndo : command === 'undo' ? words.undone : words.redone);
    });
    return true;
  }

  #write(writing: Writing): void {
    this.writing = writing;
    this.#boxes.comment.text = writing.text.trim() === '' ? '' : JSON.stringify(writing);
  }

  #answer(answering: Answering): void {
    this.answering = answering;
    this.#boxes.reply.text = answering.text.trim() === '' ? '' : JSON.stringify(answering);
  }

  /** The comment to be at hand when this one goes: the one below, or else the one above. */
  #neighbour(comment: CommentId): CommentId | null {
    const at = this.shown.findIndex((thread) => thread.comment.id === comment);
    return (this.shown[at + 1] ?? this.shown[at - 1])?.comment.id ?? null;
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
