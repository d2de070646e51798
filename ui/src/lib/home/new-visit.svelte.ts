/** The short form of a new visit: authority, last inspection, days on site. */
import { CoreError } from '../backend';
import type {
  Authority,
  Framework,
  Inspection,
  ListedAuthority,
  Purpose,
  Record as AnyRecord,
  Visit,
} from '../contract/generated';
import { longDate, partsOf, readMonthYear } from '../shared/dates';
import { editionOn } from '../shared/editions';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { newId } from '../shared/ids';
import { write } from '../status/write';
import { errorWords, home as words } from '../words';

/** A date field of the form: a date, none, or what is no date. */
type Typed = string | null | undefined;

export interface KnownToForm {
  me: string;
  authorities: readonly Authority[];
  inspections: readonly Inspection[];
  visits: readonly Visit[];
  listed: readonly ListedAuthority[];
  editions: readonly Framework[];
}

const DUE_WORKING_DAYS = 25;
const same = (a: string, b: string) => a.trim().localeCompare(b.trim(), 'en-GB', { sensitivity: 'base' }) === 0;

function newAuthority(name: string, listed: ListedAuthority | undefined): Authority {
  return {
    id: newId(),
    name: listed?.name ?? name.trim(),
    council: `${listed?.name ?? name.trim()} ${listed?.kind === 'county' ? 'County Council' : 'Council'}`,
    kind: listed?.kind ?? 'unitary',
    region: listed?.region ?? 'london',
    ons_code: listed?.ons_code ?? '',
    ofsted_urn: listed?.ofsted_urn ?? '',
    delivery: { by: 'council' },
    director: { name: '', job_title: 'Director of Children’s Services', salutation: '' },
    address: [],
    fictional: false,
    preferred_terms: [],
  };
}

export class NewVisitModel {
  name = $state('');
  purpose = $state<Purpose>('inspection');
  /** The inspection it follows; `null` for one that is not in the notebook. */
  inspectionId = $state<string | null>(null);
  inspectionFirst = $state<Typed>(null);
  inspectionLast = $state<Typed>(null);
  judgedMonth = $state('');
  judgedYear = $state('');
  first = $state<Typed>(null);
  last = $state<Typed>(null);
  errors = $state.raw<readonly FieldError[]>([]);
  failure = $state.raw<CoreError | null>(null);
  busy = $state(false);
  readonly #known: KnownToForm;
  #judgedTyped = false;

  constructor(known: KnownToForm) {
    this.#known = known;
    const only = known.authorities.length === 1 ? known.authorities[0] : undefined;
    if (only && !only.fictional) this.typeName(only.name);
  }

  /** The authority of the notebook that is named. */
  readonly authority = $derived.by(() => this.#known.authorities.find((each) => same(each.name, this.name)));

  /** Its inspections, newest first. */
  readonly inspections = $derived.by(() =>
    this.#known.inspections
      .filter((each) => each.authority === this.authority?.id)
      .sort((a, b) => (a.last < b.last ? 1 : -1)),
  );

  /** Names that go on as it is typed, those of the notebook first. */
  readonly suggestions = $derived.by(() => {
    const typed = this.name.trim().toLowerCase();
    const names = [...this.#known.authorities, ...this.#known.listed].map((each) => each.name);
    const hits = [...new Set(names)].filter((name) => typed === '' || name.toLowerCase().includes(typed));
    const begins = (name: string) => Number(!name.toLowerCase().startsWith(typed));
    return hits.sort((a, b) => begins(a) - begins(b)).slice(0, 8);
  });

  typeName(name: string): void {
    this.name = name;
    this.inspectionId = this.inspections[0]?.id ?? null;
  }

  typeInspectionLast(date: Typed): void {
    this.inspectionLast = date;
    if (this.#judgedTyped || !date) return;
    const { month, year } = partsOf(date);
    this.judgedMonth = month;
    this.judgedYear = year;
  }

  typeJudged(month: string, year: string): void {
    this.#judgedTyped = true;
    this.judgedMonth = month;
    this.judgedYear = year;
  }

  inspectionName(inspection: Inspection): string {
    return words.inspectionOf(`${longDate(inspection.first)} to ${longDate(inspection.last)}`);
  }

  /** Makes the visit and answers its id; `null` where something is missing or was refused. */
  async make(): Promise<string | null> {
    this.failure = null;
    this.errors = this.#missing();
    if (this.errors.length > 0 || this.busy) return null;
    this.busy = true;
    const { records, visit } = this.#records();
    try {
      await write('add_records', { records });
      return visit.id;
    } catch (thrown) {
      this.failure = CoreError.from(thrown);
      const { title, text } = errorWords(this.failure.code, this.failure.values);
      this.errors = [{ id: 'new-authority', text: `${title}. ${text}` }];
      return null;
    } finally {
      this.busy = false;
    }
  }

  #missing(): FieldError[] {
    const errors: FieldError[] = [];
    const span = (from: Typed, to: Typed, ids: [string, string], labels: [string, string]) => {
      if (!from) errors.push({ id: `${ids[0]}-day`, text: words.missing(labels[0]) });
      if (!to) errors.push({ id: `${ids[1]}-day`, text: words.missing(labels[1]) });
      if (from && to && to < from) errors.push({ id: `${ids[1]}-day`, text: words.lastBeforeFirst(labels[1]) });
    };
    if (!this.name.trim()) errors.push({ id: 'new-authority', text: words.missingAuthority });
    if (this.inspectionId === null) {
      const ids: [string, string] = ['new-inspection-first', 'new-inspection-last'];
      span(this.inspectionFirst, this.inspectionLast, ids, [words.inspectionFirst, words.inspectionLast]);
      if ('fault' in readMonthYear(this.judgedMonth, this.judgedYear)) {
        errors.push({ id: 'new-judged-month', text: words.missingJudged });
      }
    }
    span(this.first, this.last, ['new-first', 'new-last'], [words.first, words.last]);
    return errors;
  }

  #records(): { records: AnyRecord[]; visit: Visit } {
    const { editions, listed, visits, me } = this.#known;
    const known = this.authority;
    const authority =
      known ??
      newAuthority(
        this.name,
        listed.find((each) => same(each.name, this.name)),
      );
    const follows = this.inspections.find((each) => each.id === this.inspectionId);
    const inspection = follows ?? this.#inspection(authority.id);
    const earlier = visits.filter(
      (each) => each.inspection === inspection.id && each.kind === 'monitoring' && each.purpose === 'inspection',
    );
    const visit: Visit = {
      id: newId(),
      authority: authority.id,
      inspection: inspection.id,
      kind: 'monitoring',
      purpose: this.purpose,
      ordinal: Math.min(20, Math.max(0, ...earlier.map((each) => each.ordinal)) + 1),
      dates: [{ first: this.first ?? '', last: this.last ?? '' }],
      framework: editionOn(editions, this.first ?? '')?.id ?? '',
      team: [{ person: me, role: this.purpose === 'inspection' ? 'his_majestys_inspector' : 'reviewer', lead: true }],
      focused_visits: [],
      focus: '',
      context: '',
      state: 'planned',
      letter_due_working_days: DUE_WORKING_DAYS,
      targets: [],
      never_named: [],
    };
    const records: AnyRecord[] = [{ kind: 'visit', record: visit }];
    if (!follows) records.unshift({ kind: 'inspection', record: inspection });
    if (!known) records.unshift({ kind: 'authority', record: authority });
    return { records, visit };
  }

  #inspection(authority: string): Inspection {
    const judged = readMonthYear(this.judgedMonth, this.judgedYear);
    return {
      id: newId(),
      authority,
      framework: editionOn(this.#known.editions, this.inspectionFirst ?? '')?.id ?? '',
      first: this.inspectionFirst ?? '',
      last: this.inspectionLast ?? '',
      published: null,
      judged_inadequate_in: 'fault' in judged ? { year: 2026, month: 1 } : judged,
      judgements: [],
      must_improve: [],
    };
  }
}
