/** The capture bar: keeps every character as it is typed, and stores it as evidence when somebody says so. */
import type { VisitCache } from '../cache/visit.svelte';
import type { Evidence } from '../contract/generated';
import { Autosave } from '../draft/autosave.svelte';
import { keepUnfinished } from '../draft/unfinished.svelte';
import { newId } from '../shared/ids';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { evidence as words } from '../words';
import { openToken, parse, type Carried } from './capture';
import { suggest } from './suggest';
import { usualBasis, vocabularyOf } from './vocabulary';

const NOTHING: Carried = {
  areas: [],
  case: null,
  kind: 'childs_record',
  basis: usualBasis('childs_record'),
  source: '',
};

/** One attempt to store: the same text goes again under the same ids, so that it is stored once. */
interface Attempt {
  text: string;
  evidence: string;
  opId: string;
}

export class CaptureModel {
  readonly cache: VisitCache;
  text = $state('');
  caret = $state(0);
  /** False after Esc: the bar is one line high and keeps what was typed. */
  open = $state(true);
  /** What keeps the text from being stored, in words. */
  problem = $state('');
  /** The choice that is marked in the list. */
  active = $state(0);
  /** Where the token begins whose list was shut with Esc. */
  shutAt = $state<number | null>(null);
  carried = $state.raw<Carried>(NOTHING);
  readonly autosave: Autosave<string>;
  #storing: Promise<void> | null = null;
  #attempt: Attempt | null = null;

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.text = cache.unfinished['capture'] ?? '';
    this.caret = this.text.length;
    const last = cache.evidence.find((each) => each.author === cache.me);
    if (last)
      this.carried = { areas: last.areas, case: last.case, kind: last.kind, basis: last.basis, source: last.source };
    this.autosave = new Autosave((text: string, opId) => this.#save(text, opId), { what: words.capture.what });
  }

  readonly known = $derived.by(() => vocabularyOf(this.cache.areas, this.cache.cases, this.cache.evidence));
  /** What would be stored, the token at the caret left open. */
  readonly understood = $derived.by(() => parse(this.text, this.known, this.#stillThere(), this.caret));
  readonly token = $derived.by(() => openToken(this.text, this.caret));
  readonly suggestions = $derived.by(() => {
    if (!this.token || this.token.start === this.shutAt) return [];
    return suggest(this.token.sign, this.token.word, this.known);
  });

  type(text: string, caret: number): void {
    const changed = text !== this.text;
    this.text = text;
    this.moveCaret(caret);
    if (!changed) return;
    this.active = 0;
    this.problem = '';
    this.autosave.changed(text);
  }

  moveCaret(caret: number): void {
    this.caret = caret;
    if (this.token?.start !== this.shutAt) this.shutAt = null;
  }

  /** Shuts the list for the token that is being typed. */
  shutList(): void {
    this.shutAt = this.token?.start ?? null;
  }

  /** Stores what was typed and starts the next; area, case and source stay. */
  async store(): Promise<Evidence | null> {
    if (this.#storing) await this.#storing;
    const text = this.text;
    const understood = parse(text, this.known, this.#stillThere());
    if (understood.text === '') return this.#refused(words.capture.empty);
    const [unknown] = understood.unknownCases;
    if (unknown) return this.#refused(`${words.capture.noCase(unknown)}.`);
    if (this.#attempt?.text !== text) this.#attempt = { text, evidence: newId(), opId: newId() };
    const { evidence: id, opId } = this.#attempt;
    const record: Evidence = {
      id,
      visit: this.cache.visit.id,
      number: 0,
      kind: understood.kind,
      basis: understood.basis,
      mark: understood.mark,
      areas: [...understood.areas],
      tags: [...understood.tags],
      case: understood.case,
      source: understood.source,
      text: understood.text,
      happened: null,
      count: null,
      at: new Date().toISOString(),
      author: this.cache.me,
      binned: null,
    };
    let release = () => {};
    this.#storing = new Promise((resolve) => (release = resolve));
    // The field is free for the next at once; nothing of it is sent before this is answered.
    this.text = '';
    this.caret = 0;
    this.problem = '';
    try {
      await this.autosave.settled();
      const saved = await write('record_evidence', { evidence: record }, undefined, opId);
      this.#attempt = null;
      const { areas, case: of, kind, basis, source } = understood;
      this.carried = { areas, case: of, kind, basis, source };
      this.cache.apply(saved);
      const stored = saved.kept.find((kept) => kept.kind === 'evidence')?.record as Evidence | undefined;
      status.say(words.capture.stored(words.number(stored?.number ?? 0)));
      if (this.text !== '') this.autosave.changed(this.text);
      return stored ?? null;
    } catch (thrown) {
      this.text = this.text === '' ? text : `${text}\n${this.text}`;
      this.caret = this.text.length;
      this.autosave.changed(this.text);
      return this.#refused(told(thrown));
    } finally {
      this.#storing = null;
      release();
    }
  }

  #refused(problem: string): null {
    this.problem = problem;
    this.open = true;
    return null;
  }

  /** What was carried over, without what has been removed since. */
  #stillThere(): Carried {
    const { areas, case: of } = this.carried;
    return {
      ...this.carried,
      areas: areas.filter((id) => this.cache.areas.some((area) => area.id === id)),
      case: this.cache.cases.some((each) => each.id === of) ? of : null,
    };
  }

  async #save(text: string, opId: string): Promise<{ at: string }> {
    if (this.#storing) await this.#storing;
    return keepUnfinished(this.cache, 'capture', text, opId);
  }
}
