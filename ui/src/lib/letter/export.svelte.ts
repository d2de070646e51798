/** Exports the letter or its evidence annex, and says where it is or what stood in the way. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { AnnexForm, Exported, LetterFile, LetterLook } from '../contract/generated';
import { status } from '../status/status.svelte';
import { errorWords } from '../words';
import { letter as words } from '../words/letter';
import type { LetterDetails } from './details.svelte';
import type { LetterSession } from './session.svelte';

export interface Trouble {
  title: string;
  text: string;
  next: string;
  /** A character that the letter's typeface lacks, to be looked for. */
  character: string | null;
}

/** As it is published; a draft then has the usual marking. */
export const PUBLISHED: LetterLook = { marking: null, line_numbers: false, wide_margin: false, references: false };

export class LetterExport {
  busy = $state(false);
  trouble = $state.raw<Trouble | null>(null);
  readonly #cache: VisitCache;
  readonly #session: LetterSession;
  readonly #details: LetterDetails;

  constructor(cache: VisitCache, session: LetterSession, details: LetterDetails) {
    this.#cache = cache;
    this.#session = session;
    this.#details = details;
  }

  /** A draft is set as `look` says. */
  run(form: LetterFile = 'pdf', look: LetterLook = PUBLISHED): Promise<void> {
    const visit = this.#cache.visit.id;
    return this.#write(() => backend().call('export_letter', { visit, form, look }), words.exportedTo);
  }

  /** What each sentence rests on; `marking` is null for the usual one. */
  annex(form: AnnexForm, marking: string | null): Promise<void> {
    const visit = this.#cache.visit.id;
    return this.#write(() => backend().call('export_annex', { visit, form, marking }), words.annex.exportedTo);
  }

  async #write(call: () => Promise<Exported>, written: (path: string) => string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = null;
    try {
      // What is exported is what is on the screen.
      await this.#details.flush();
      await this.#session.saver.settle();
      const { path } = await call();
      status.say(path === null ? words.notExported : written(path));
    } catch (thrown) {
      this.#failed(CoreError.from(thrown));
    } finally {
      this.busy = false;
    }
  }

  dismiss(): void {
    this.trouble = null;
  }

  #failed({ code, values }: CoreError): void {
    const said = errorWords(code, values);
    const character = code === 'character_missing' ? (values['character'] ?? null) : null;
    const text =
      character === null ? `${said.title}. ${said.text}` : words.characterAt(character, values['place'] ?? '');
    this.trouble = {
      title: words.notExportedTitle,
      text,
      next: character === null ? said.next : '',
      character,
    };
    if (said.severity === 'note') {
      this.trouble = null;
      status.say(said.title);
    }
  }
}
