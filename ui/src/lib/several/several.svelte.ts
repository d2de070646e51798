/**
 * Several letters at once: which letters in which forms, then file after file. The page asks for one file at a time, so
 * that it knows how far it is, and to cancel is not to ask for the next.
 */
import { SvelteSet } from 'svelte/reactivity';
import { backend, CoreError } from '../backend';
import type { Code, ExportForm, ExportPlan, Home, Kept, Visit } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { usualLook } from '../shared/look';
import { notExported } from '../shared/notexported';
import { told } from '../shared/told';
import { errorWords, stateWord } from '../words';
import { letter } from '../words/letter';
import { several as words } from '../words/several';

export interface LetterRow {
  id: string;
  name: string;
  detail: string;
}

/** What can be ticked; those for internal use stand apart. */
export const FORMS = [
  { key: 'pdf', form: { letter: 'pdf' }, words: letter.forms.pdf, internal: false },
  { key: 'docx', form: { letter: 'docx' }, words: letter.forms.docx, internal: false },
  { key: 'html', form: { letter: 'html' }, words: letter.forms.html, internal: false },
  { key: 'text', form: { letter: 'text' }, words: letter.forms.text, internal: false },
  { key: 'annex-pdf', form: { annex: 'pdf' }, words: letter.annex.forms.pdf, internal: true },
  { key: 'annex-xlsx', form: { annex: 'xlsx' }, words: letter.annex.forms.xlsx, internal: true },
] as const satisfies readonly { key: string; form: ExportForm; words: { name: string }; internal: boolean }[];

export type FormKey = (typeof FORMS)[number]['key'];

/** What became of a file. One that is still waiting when all is over was not reached. */
export type Outcome =
  { is: 'waiting' } | { is: 'written'; path: string } | { is: 'kept' } | { is: 'refused'; why: string };

/** What goes for every other file as well: to go on would only say it again. */
const ENDS: ReadonlySet<Code> = new Set(['disk_full', 'place_not_writable', 'locked', 'nothing_chosen']);

/** No bar for what is over before somebody has looked, in milliseconds. */
export const SLOW = 300;

const recordsOf = <K extends Kept['kind']>(kept: readonly Kept[], kind: K) =>
  kept.filter((each) => each.kind === kind).map((each) => each.record) as Extract<Kept, { kind: K }>['record'][];

export class SeveralExport {
  stage = $state<'choosing' | 'asking' | 'running' | 'done'>('choosing');
  /** Null until they are read. */
  rows = $state.raw<readonly LetterRow[] | null>(null);
  /** How many visits have no letter. */
  without = $state(0);
  failure = $state('');
  readonly ticked = new SvelteSet<string>();
  readonly forms = new SvelteSet<FormKey>(['pdf']);
  look = $state.raw(usualLook());
  /** While somebody chooses a folder. */
  busy = $state(false);
  plan = $state.raw<ExportPlan | null>(null);
  outcomes = $state.raw<readonly Outcome[]>([]);
  /** Which files this run writes, and how many of them it has been through. */
  #todo = $state.raw<readonly number[]>([]);
  done = $state(0);
  slow = $state(false);
  stopping = $state(false);
  /** Why it ended before all files were reached; empty where it did not. */
  ended = $state('');
  #replace = false;
  #left = false;

  constructor(ticked: readonly string[] = []) {
    for (const id of ticked) this.ticked.add(id);
  }

  async load(): Promise<void> {
    try {
      const home = await backend().call('home', {});
      const rows = (this.rows = rowsOf(home));
      this.without = home.visits.length - rows.length;
      for (const id of [...this.ticked]) if (!rows.some((row) => row.id === id)) this.ticked.delete(id);
    } catch (thrown) {
      this.failure = told(thrown);
    }
  }

  tick(set: 'ticked' | 'forms', id: string, on: boolean): void {
    const into = this[set] as SvelteSet<string>;
    if (on) into.add(id);
    else into.delete(id);
  }

  /** Ticks all letters, or none where all are ticked. */
  allOrNone(): void {
    const all = (this.rows ?? []).map((row) => row.id);
    const none = all.every((id) => this.ticked.has(id));
    for (const id of all) this.tick('ticked', id, !none);
  }

  readonly chosenForms = $derived(FORMS.filter(({ key }) => this.forms.has(key)));
  readonly internal = $derived(this.chosenForms.some((each) => each.internal));
  readonly count = $derived(this.ticked.size * this.chosenForms.length);
  /** Why nothing can be exported yet. */
  readonly because = $derived(
    this.ticked.size === 0 ? words.noLetter : this.chosenForms.length === 0 ? words.noForm : undefined,
  );
  readonly there = $derived((this.plan?.files ?? []).filter((file) => file.there));
  readonly total = $derived(this.#todo.length);
  readonly name = $derived(this.plan?.files[this.#todo[this.done] ?? -1]?.name ?? '');
  /** What can be written once more. */
  readonly missing = $derived(
    this.outcomes.flatMap(({ is }, at) => (is === 'refused' || is === 'waiting' ? [at] : [])),
  );

  /** Asks for a folder. Where nothing of the files is there yet, they are written at once. */
  async choose(): Promise<void> {
    if (this.because || this.busy) return;
    this.busy = true;
    this.failure = '';
    try {
      // What is exported is what is on the screen.
      await flushAll();
      const visits = (this.rows ?? []).map((row) => row.id).filter((id) => this.ticked.has(id));
      const forms = this.chosenForms.map(({ form }) => form);
      const { plan } = await backend().call('plan_export', { visits, forms, look: this.look });
      if (plan === null || this.#left) return;
      this.plan = plan;
      if (this.there.length > 0) this.stage = 'asking';
      else void this.write(false);
    } catch (thrown) {
      this.failure = told(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** Writes the files; what is there is replaced, or else kept. */
  async write(replace: boolean): Promise<void> {
    this.#replace = replace;
    const files = this.plan?.files ?? [];
    this.outcomes = files.map(({ there }) => ({ is: there && !replace ? 'kept' : 'waiting' }));
    await this.#run();
  }

  /** Writes what was refused or not reached once more. */
  async again(): Promise<void> {
    if (this.missing.length > 0) await this.#run();
  }

  /** Asks for no more files. The present one becomes whole. */
  cancel(): void {
    if (this.stage === 'running') this.stopping = true;
  }

  /** The dialog is gone: nothing more is asked for, and nothing begins when a folder is chosen after all. */
  leave(): void {
    this.#left = true;
    this.cancel();
  }

  toChoice(): void {
    this.stage = 'choosing';
  }

  /** Every file with what became of it, a line each, to be put into a mail or beside the files. */
  get text(): string {
    return (this.plan?.files ?? []).map(({ name }, at) => lineOf(name, this.outcomes[at])).join('\n');
  }

  async #run(): Promise<void> {
    this.#todo = this.missing;
    this.done = 0;
    this.ended = '';
    this.stopping = this.slow = false;
    this.stage = 'running';
    const timer = setTimeout(() => (this.slow = true), SLOW);
    for (const at of this.#todo) {
      if (this.stopping || this.ended !== '') break;
      const outcome = await this.#one(at);
      this.outcomes = this.outcomes.with(at, outcome);
      this.done += 1;
    }
    clearTimeout(timer);
    if (this.stopping && this.done < this.#todo.length) this.ended = words.cancelled;
    this.stage = 'done';
  }

  async #one(at: number): Promise<Outcome> {
    const { key = '', files = [] } = this.plan ?? {};
    const replace = this.#replace && files[at]?.there === true;
    try {
      const { path } = await backend().call('export_planned', {
        plan: key,
        file: at,
        replace,
      });
      return { is: 'written', path: path ?? '' };
    } catch (thrown) {
      const failure = CoreError.from(thrown);
      // It came there after somebody was asked.
      if (failure.code === 'place_taken') return { is: 'kept' };
      const { text, next } = notExported(failure);
      const why = `${text} ${next}`.trim();
      // A file that is there already may be somebody else's, or open: that says nothing of the folder.
      const itsOwn = failure.code === 'place_not_writable' && this.plan?.files[at]?.there === true;
      if (ENDS.has(failure.code) && !itsOwn) this.ended = words.ended(errorWords(failure.code).title);
      return { is: 'refused', why };
    }
  }
}

/** The letters that there are, by authority and within it the newest first. */
function rowsOf({ kept, visits }: Home): LetterRow[] {
  const authorities = new Map(recordsOf(kept, 'authority').map(({ id, name }) => [id, name]));
  const first = ({ dates }: Visit) => dates[0]?.first ?? '';
  const named = recordsOf(kept, 'visit').flatMap((visit) => {
    const summary = visits.find((each) => each.visit === visit.id);
    const authority = authorities.get(visit.authority) ?? '';
    return summary && summary.letter_words !== null ? [{ visit, summary, authority }] : [];
  });
  named.sort((a, b) => a.authority.localeCompare(b.authority, 'en-GB') || first(b.visit).localeCompare(first(a.visit)));
  return named.map(({ visit, summary, authority }) => ({
    id: visit.id,
    name: words.visit(authority, summary.title),
    detail: `${summary.dates} · ${stateWord[visit.state]}`,
  }));
}

function lineOf(name: string, outcome: Outcome = { is: 'waiting' }): string {
  const what = outcome.is === 'written' ? outcome.path : name;
  const why = outcome.is === 'refused' ? `. ${outcome.why}` : '';
  return `${words.outcome[outcome.is]}: ${what}${why}`;
}
