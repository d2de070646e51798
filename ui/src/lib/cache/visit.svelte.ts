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
  Enquiry,
  Evidence,
  FinalLetter,
  Frame,
  Inspection,
  Kept,
  Letter,
  Person,
  Record as AnyRecord,
  Referral,
  Saved,
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
const firstAsked: Compare<DocumentRequest> = (a, b) => byText(a.asked, b.asked) || byText(a.id, b.id);
const lastMade: Compare<{ at: string; id: string }> = (a, b) => byText(b.at, a.at) || byText(b.id, a.id);
const byNumber: Compare<{ number: number }> = (a, b) => a.number - b.number;
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
  comments: readonly Comment[];
  /** Every letter that became final, the first one first. */
  finalLetters: readonly FinalLetter[];
  letter: Letter | null;
  blocks: readonly Block[];
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
    this.comments = $state.raw(all('comment').sort(oldestFirst));
    this.finalLetters = $state.raw(all('final_letter').sort(byNumber));
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
      case 'person':
        this.people = withRecord(this.people, kept.record, byName);
        break;
      case 'area':
        this.areas = withRecord(this.areas, kept.record, byRank);
        break;
      case 'case':
        this.cases = withRecord(this.cases, kept.record, byReference);
        break;
      case 'evidence':
        this.#putEvidence(kept.record);
        break;
      case 'criteria':
        this.criteria = withRecord(this.criteria, kept.record, byTheme);
        break;
      case 'frame':
        this.frames = withRecord(this.frames, kept.record, lastMade);
        break;
      case 'draw':
        this.draws = withRecord(this.draws, kept.record, lastMade);
        break;
      case 'attachment':
        this.attachments = withRecord(this.attachments, kept.record, oldestFirst);
        break;
      case 'enquiry':
        this.enquiries = withRecord(this.enquiries, kept.record, oldestFirst);
        break;
      case 'referral':
        this.referrals = withRecord(this.referrals, kept.record, oldestFirst);
        break;
      case 'request':
        this.requests = withRecord(this.requests, kept.record, firstAsked);
        break;
      default:
        this.#putOfLetter(kept);
    }
  }

  /** The letter, and what is said about it. */
  #putOfLetter(kept: Kept): void {
    switch (kept.kind) {
      case 'letter':
        this.letter = kept.record;
        break;
      case 'block':
        this.blocks = withRecord(this.blocks, kept.record, byRank);
        break;
      case 'comment':
        this.comments = withRecord(this.comments, kept.record, oldestFirst);
        break;
      case 'final_letter':
        this.finalLetters = withRecord(this.finalLetters, kept.record, byNumber);
        break;
    }
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
    if (subject.kind === 'area') this.areas = without(this.areas, subject.id);
    if (subject.kind === 'case') this.cases = without(this.cases, subject.id);
    if (subject.kind === 'criteria') this.criteria = without(this.criteria, subject.id);
    if (subject.kind === 'frame') this.frames = without(this.frames, subject.id);
    if (subject.kind === 'draw') this.draws = without(this.draws, subject.id);
    if (subject.kind === 'attachment') this.attachments = without(this.attachments, subject.id);
    if (subject.kind === 'enquiry') this.enquiries = without(this.enquiries, subject.id);
    if (subject.kind === 'referral') this.referrals = without(this.referrals, subject.id);
    if (subject.kind === 'request') this.requests = without(this.requests, subject.id);
    if (subject.kind === 'comment') this.comments = without(this.comments, subject.id);
    if (subject.kind === 'person') this.people = without(this.people, subject.id);
    if (subject.kind === 'block') this.blocks = without(this.blocks, subject.id);
    if (subject.kind === 'letter') this.letter = null;
    if (subject.kind === 'evidence') {
      this.evidence = without(this.evidence, subject.id);
      this.binned = without(this.binned, subject.id);
    }
  }
}
