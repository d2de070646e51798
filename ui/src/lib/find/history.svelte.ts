/** Who changed a record, what, and when, told in words. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { ChangedField, Op, PastChange, Subject } from '../contract/generated';
import { longDate } from '../shared/dates';
import { basisWord, errorWords, find, kindWord, markWord } from '../words';
import { wordDiff, type DiffPiece } from '../shared/worddiff';

const words = find.changes;

/** One field of a change: a text in pieces, anything else as it was and as it is. */
export type ToldField = { label: string } & ({ pieces: DiffPiece[] } | { was: string; is: string });

export interface ToldChange {
  at: string;
  by: string;
  what: string;
  fields: ToldField[];
}

const WHAT: { [K in Op]?: string } = {
  record_evidence: words.written,
  import_visit: words.imported,
  salvage_notebook: words.salvaged,
  bin_evidence: words.binned,
  restore_evidence: words.restored,
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

export class RecordHistory {
  readonly cache: VisitCache;
  readonly subject: Subject;
  changes = $state.raw<readonly ToldChange[] | null>(null);
  failure = $state('');
  #asked = 0;

  constructor(cache: VisitCache, subject: Subject) {
    this.cache = cache;
    this.subject = subject;
  }

  /** Reads the history; an answer that was overtaken by a later question is dropped. */
  async load(): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const { changes } = await backend().call('history', { subject: this.subject });
      if (asked !== this.#asked) return;
      this.failure = '';
      this.changes = changes.map((each) => this.#told(each));
    } catch (thrown) {
      if (asked !== this.#asked) return;
      const failure = CoreError.from(thrown);
      const { title, next } = errorWords(failure.code, failure.values);
      this.failure = `${title}. ${next}`;
    }
  }

  #told(change: PastChange): ToldChange {
    const what = change.reverts ? words.takenBack : (WHAT[change.op] ?? words.changed);
    const whole = change.op === 'record_evidence' || change.op === 'import_visit';
    const fields = whole && !change.reverts ? [] : change.fields.flatMap((field) => this.#field(field));
    return { at: change.at, by: change.by || words.nobody, what, fields };
  }

  #field({ field, was, is }: ChangedField): ToldField[] {
    const label = words.fields[field];
    if (!label) return [];
    if (field === 'text') return [{ label, pieces: wordDiff(text(was), text(is)) }];
    return [{ label, was: this.#value(field, was), is: this.#value(field, is) }];
  }

  #value(field: string, value: unknown): string {
    const said = this.#said(field, value);
    return said === '' ? words.nothing : said;
  }

  #said(field: string, value: unknown): string {
    switch (field) {
      case 'kind':
        return (kindWord as { [kind: string]: string })[text(value)] ?? '';
      case 'basis':
        return (basisWord as { [basis: string]: string })[text(value)] ?? '';
      case 'mark':
        return (markWord as { [mark: string]: string })[text(value)] ?? '';
      case 'areas':
        return list(value)
          .map((id) => this.cache.areas.find((area) => area.id === id)?.title ?? '')
          .filter(Boolean)
          .join(', ');
      case 'tags':
        return list(value).join(', ');
      case 'case':
        return this.cache.cases.find((each) => each.id === value)?.reference ?? '';
      case 'happened':
        return value ? longDate(text(value)) : '';
      case 'count': {
        const { met, of } = (value ?? {}) as { met?: number; of?: number };
        return met === undefined || of === undefined ? '' : words.count(met, of);
      }
      default:
        return text(value);
    }
  }
}
