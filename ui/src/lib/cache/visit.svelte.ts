/** What the page has of one visit, as it was last saved. Lists are flat and replaced, never changed in place. */
import type {
  AreaOfConcern,
  Attachment,
  Authority,
  Block,
  Case,
  Comment,
  Criteria,
  DocumentRequest,
  Draw,
  EarlierLetter,
  Enquiry,
  Evidence,
  FactualComment,
  Finding,
  FinalLetter,
  Frame,
  Inspection,
  Kept,
  Letter,
  Person,
  Record as AnyRecord,
  Referral,
  Saved,
  SetAside,
  Subject,
  Visit,
  VisitSummary,
  VisitView,
} from '../contract/generated';

type HasId = { id: string };
type Compare<T> = (a: T, b: T) => number;

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byRank: Compare<{ rank: string; id: string }> = (a, b) => byText(a.rank, b.rank) || byText(a.id, b.id);
const collator = new Intl.Collator('en-GB', { numeric: true });
const byReference: Compare<Case> = (a, b) => collator.compare(a.reference, b.reference) || byText(a.id, b.id);
const byName: Compare<Person> = (a, b) => collator.compare(a.name, b.name) || byText(a.id, b.id);
const newestFirst: Compare<Evidence> = (a, b) => byText(b.at, a.at) || b.number - a.number;
const binnedFirst: Compare<Evidence> = (a, b) => byText(b.binned ?? '', a.binned ?? '') || newestFirst(a, b);

const oldestFirst: Compare<{ at: string; id: string }> = (a, b) => byText(a.at, b.at) || byText(a.id, b.id);
const byNumber: Compare<{ number: number; id: string }> = (a, b) => a.number - b.number || byText(a.id, b.id);
const firstAsked: Compare<DocumentRequest> = (a, b) => byText(a.asked, b.asked) || byText(a.id, b.id);
const lastMade: Compare<{ at: string; id: string }> = (a, b) => byText(b.at, a.at) || byText(b.id, a.id);
const newestLetter: Compare<EarlierLetter> = (a, b) => byText(b.dated ?? '', a.dated ?? '') || byText(b.at, a.at);
const byTheme: Compare<Criteria> = (a, b) => collator.compare(a.title, b.title) || byText(a.id, b.id);

/** The list without the record of this id; the same list where there is none. */
function without<T extends HasId>(list: readonly T[], id: string): readonly T[] {
  const at = list.findIndex((each) => each.id === id);
  return at < 0 ? list : [...list.slice(0, at), ...list.slice(at + 1)];
}

/** The list with this record at its place. */
function withRecord<T extends HasId>(list: readonly T[], record: T, compare: Compare<T>): readonly T[] {
  const rest = without(list, record.id);
  let low = 0;
  let high = rest.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(rest[middle] as T, record) <= 0) low = middle + 1;
    else high = middle;
  }
  return [...rest.slice(0, low), record, ...rest.slice(low)];
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The visit came without its ${what}.`);
  return value;
}

/** The list in which records of a kind stand, and their order in it. */
const LISTS: { readonly [kind: string]: readonly [keyof VisitCache, Compare<HasId>] | undefined } = Object.fromEntries(
  [
    ['person', 'people', byName],
    ['area', 'areas', byRank],
    ['case', 'cases', byReference],
    ['criteria', 'criteria', byTheme],
    ['frame', 'frames', lastMade],
    ['draw', 'draws', lastMade],
    ['attachment', 'attachments', oldestFirst],
    ['enquiry', 'enquiries', oldestFirst],
    ['referral', 'referrals', oldestFirst],
    ['request', 'requests', firstAsked],
    ['finding', 'findings', byNumber],
    ['set_aside', 'setAside', oldestFirst],
    ['comment', 'comments', oldestFirst],
    ['factual_comment', 'factualComments', byNumber],
    ['final_letter', 'finalLetters', byNumber],
    ['earlier_letter', 'earlierLetters', newestLetter],
    ['block', 'blocks', byRank],
  ].map(([kind, name, compare]) => [kind, [name, compare]]),
);

export class VisitCache {
  authority: Authority;
  inspection: Inspection;
  visit: Visit;
  people: readonly Person[];
  areas: readonly AreaOfConcern[];
  cases: readonly Case[];
  /** Not in the bin, newest first. */
  evidence: readonly Evidence[];
  /** In the bin, last binned first. */
  binned: readonly Evidence[];
  /** The sets of criteria that cases are read against. */
  criteria: readonly Criteria[];
  /** The sampling frames, the last imported first. */
  frames: readonly Frame[];
  /** Every draw, the discarded ones too, the last one first. */
  draws: readonly Draw[];
  attachments: readonly Attachment[];
  enquiries: readonly Enquiry[];
  referrals: readonly Referral[];
  requests: readonly DocumentRequest[];
  /** By number. */
  findings: readonly Finding[];
  comments: readonly Comment[];
  /** The authority's comments on factual accuracy, by number. */
  factualComments: readonly FactualComment[];
  /** Every letter that became final, the first one first. */
  finalLetters: readonly FinalLetter[];
  /** The letters and reports that came before, the newest first. */
  earlierLetters: readonly EarlierLetter[];
  letter: Letter | null;
  blocks: readonly Block[];
  /** Remarks about the letter that were set aside. */
  setAside: readonly SetAside[];
  summary: VisitSummary;
  /** When something was last written, as the program said. */
  safeAt: string | null;
  /** Who writes. */
  readonly me: string;
  /** What was typed and is no record yet, by box. */
  readonly unfinished: { [box: string]: string | undefined };
  /** The ordinal by the count of earlier visits. */
  readonly proposedOrdinal: number;
  #revs = new Map<string, number>();
  #evidenceById = new Map<string, Evidence>();

  constructor(view: VisitView) {
    const all = <K extends AnyRecord['kind']>(kind: K) =>
      view.kept.filter((kept) => kept.kind === kind).map((kept) => kept.record) as Extract<
        AnyRecord,
        { kind: K }
      >['record'][];
    this.authority = $state.raw(required(all('authority')[0], 'authority'));
    this.inspection = $state.raw(required(all('inspection')[0], 'inspection'));
    this.visit = $state.raw(required(all('visit')[0], 'facts'));
    this.people = $state.raw(all('person').sort(byName));
    this.areas = $state.raw(all('area').sort(byRank));
    this.cases = $state.raw(all('case').sort(byReference));
    const evidence = all('evidence');
    this.evidence = $state.raw(evidence.filter((each) => each.binned === null).sort(newestFirst));
    this.binned = $state.raw(evidence.filter((each) => each.binned !== null).sort(binnedFirst));
    this.criteria = $state.raw(all('criteria').sort(byTheme));
    this.frames = $state.raw(all('frame').sort(lastMade));
    this.draws = $state.raw(all('draw').sort(lastMade));
    this.attachments = $state.raw(all('attachment').sort(oldestFirst));
    this.enquiries = $state.raw(all('enquiry').sort(oldestFirst));
    this.referrals = $state.raw(all('referral').sort(oldestFirst));
    this.requests = $state.raw(all('request').sort(firstAsked));
    this.findings = $state.raw(all('finding').sort(byNumber));
    this.setAside = $state.raw(all('set_aside').sort(oldestFirst));
    this.comments = $state.raw(all('comment').sort(oldestFirst));
    this.factualComments = $state.raw(all('factual_comment').sort(byNumber));
    this.finalLetters = $state.raw(all('final_letter').sort(byNumber));
    this.earlierLetters = $state.raw(all('earlier_letter').sort(newestLetter));
    this.letter = $state.raw(all('letter')[0] ?? null);
    this.blocks = $state.raw(all('block').sort(byRank));
    this.summary = $state.raw(view.summary);
    this.safeAt = $state(null);
    this.me = view.me;
    this.unfinished = { ...view.unfinished };
    this.proposedOrdinal = view.proposed_ordinal;
    for (const kept of view.kept) this.#revs.set(kept.record.id, kept.rev);
    for (const each of evidence) this.#evidenceById.set(each.id, each);
  }

  /** Takes in what an answer says was written. */
  apply(saved: Saved): void {
    for (const kept of saved.kept) this.#put(kept);
    for (const subject of saved.gone) this.#drop(subject);
    this.safeAt = saved.at;
  }

  /** The revision of a record, 0 where there is none. */
  rev(subject: Subject | string): number {
    return this.#revs.get(typeof subject === 'string' ? subject : subject.id) ?? 0;
  }

  /** A piece of evidence, the bin included. */
  evidenceById(id: string): Evidence | undefined {
    void this.evidence; // whoever asks is told when evidence changes
    void this.binned;
    return this.#evidenceById.get(id);
  }

  personById(id: string): Person | undefined {
    return this.people.find((person) => person.id === id);
  }

  #put(kept: Kept): void {
    // An answer that was overtaken by a later one says nothing new.
    if (kept.rev < this.rev(kept.record.id)) return;
    this.#revs.set(kept.record.id, kept.rev);
    switch (kept.kind) {
      case 'authority':
        this.authority = kept.record;
        break;
      case 'inspection':
        this.inspection = kept.record;
        break;
      case 'visit':
        this.visit = kept.record;
        break;
      case 'evidence':
        this.#putEvidence(kept.record);
        break;
      case 'letter':
        this.letter = kept.record;
        break;
      default:
        this.#change(kept.kind, (list, compare) => withRecord(list, kept.record, compare));
    }
  }

  /** Replaces the list of a kind of record by another; kinds without a list here are passed over. */
  #change(kind: string, change: (list: readonly HasId[], compare: Compare<HasId>) => readonly HasId[]): void {
    const [name, compare] = LISTS[kind] ?? [];
    if (!name || !compare) return;
    const lists = this as unknown as { [list: string]: readonly HasId[] };
    lists[name] = change(lists[name] ?? [], compare);
  }

  #putEvidence(record: Evidence): void {
    this.#evidenceById.set(record.id, record);
    const binned = record.binned !== null;
    this.evidence = binned ? without(this.evidence, record.id) : withRecord(this.evidence, record, newestFirst);
    this.binned = binned ? withRecord(this.binned, record, binnedFirst) : without(this.binned, record.id);
  }

  #drop(subject: Subject): void {
    this.#revs.delete(subject.id);
    this.#evidenceById.delete(subject.id);
    this.#change(subject.kind, (list) => without(list, subject.id));
    if (subject.kind === 'letter') this.letter = null;
    if (subject.kind === 'evidence') {
      this.evidence = without(this.evidence, subject.id);
      this.binned = without(this.binned, subject.id);
    }
  }
}
