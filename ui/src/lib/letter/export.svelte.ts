/** Exports the letter or its evidence annex, and says where it is or what stood in the way. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { AnnexForm, Exported, LetterFile, LetterLook } from '../contract/generated';
import { PUBLISHED } from '../shared/look';
import { notExported, type NotExported } from '../shared/notexported';
import { status } from '../status/status.svelte';
import { errorWords } from '../words';
import { letter as words } from '../words/letter';
import type { LetterDetails } from './details.svelte';
import type { LetterSession } from './session.svelte';

export interface Trouble extends NotExported {
  title: string;
}

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

  #failed(failure: CoreError): void {
    const said = errorWords(failure.code, failure.values);
    this.trouble = said.severity === 'note' ? null : { title: words.notExportedTitle, ...notExported(failure) };
    if (said.severity === 'note') status.say(said.title);
  }
}
