/** What a visit comes back to: lines of enquiry, children referred back to the authority, documents asked for. */
import { CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { DocumentRequest, Enquiry, EnquiryState, Evidence, Referral, Subject } from '../contract/generated';
import { untrack } from 'svelte';
import { flushAll } from '../draft/registry';
import { Unfinished } from '../draft/unfinished.svelte';
import { dayOf } from '../shared/dates';
import { RecordEdits } from '../shared/edits.svelte';
import { newId } from '../shared/ids';
import { status } from '../status/status.svelte';
import { evidence as evidenceWords, followup as words } from '../words';
import { NewLine } from './new-line.svelte';

/** A list that stands in the middle of Evidence in place of the evidence. */
export type FollowUpList = 'enquiries' | 'referrals';

/** A referral that is being written. */
export interface Referring {
  case: string | null;
  evidence: string | null;
  concern: string;
  toRole: string;
}

export type RequestState = 'overdue' | 'owed' | 'received';

const STATE_ORDER: { [K in EnquiryState]: number } = { open: 0, answered: 1, dropped: 2 };
/** Characters of a record's words in the question that is proposed for it. */
const PROPOSED = 140;

export class FollowUp {
  readonly cache: VisitCache;
  readonly edits: RecordEdits;
  readonly #unfinished: Unfinished;
  #begun = '';
  readonly newEnquiry: NewLine;
  readonly newRequest: NewLine;
  /** What stands in place of the list of evidence. */
  shown = $state<FollowUpList | null>(null);
  /** The referral that is being written, until it is made or put aside. */
  referring = $state<Referring | null>(null);
  /** The record that was changed last here. */
  scope = $state.raw<Subject | null>(null);
  readonly today: string;

  constructor(cache: VisitCache, onedit: (subject: Subject) => void = () => undefined, today = dayOf(new Date())) {
    this.cache = cache;
    this.today = today;
    this.#unfinished = new Unfinished(cache, 'referral', words.referrals.what);
    this.edits = new RecordEdits(cache, (subject) => {
      this.scope = subject;
      onedit(subject);
    });
    this.newEnquiry = new NewLine({
      cache,
      kind: 'enquiry',
      field: 'question',
      build: (id, question) => ({ kind: 'enquiry', record: this.#enquiry(id, { question }) }),
      what: words.enquiries.add,
    });
    this.newRequest = new NewLine({
      cache,
      kind: 'request',
      field: 'what',
      build: (id, what) => ({ kind: 'request', record: this.#request(id, what) }),
      what: words.requests.add,
    });
  }

  /** Open ones first, each in the order raised. */
  readonly enquiries = $derived.by<readonly Enquiry[]>(() =>
    this.cache.enquiries
      .filter((each) => each.id !== this.newEnquiry.id)
      .sort((a, b) => STATE_ORDER[a.state] - STATE_ORDER[b.state]),
  );
  readonly openEnquiries = $derived.by(() => this.enquiries.filter((each) => each.state === 'open').length);

  /** Open ones first, the newest of them at the top. */
  readonly referrals = $derived.by<readonly Referral[]>(() =>
    [...this.cache.referrals].reverse().sort((a, b) => Number(a.closed !== null) - Number(b.closed !== null)),
  );
  readonly openReferrals = $derived.by(() => this.referrals.filter((each) => each.closed === null).length);

  /** What is owed first, the earliest due at the top. */
  readonly requests = $derived.by<readonly DocumentRequest[]>(() => {
    const rank = (each: DocumentRequest) => (each.received ? `2${each.received}` : `1${each.due ?? '9999'}`);
    return this.cache.requests
      .filter((each) => each.id !== this.newRequest.id)
      .sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  });
  readonly owed = $derived.by(() => this.requests.filter((each) => each.received === null).length);

  requestState(request: DocumentRequest): RequestState {
    if (request.received) return 'received';
    return request.due !== null && request.due < this.today ? 'overdue' : 'owed';
  }

  /** Roles that children were referred back to before, the last first, then the director's title. */
  readonly roles = $derived.by<readonly string[]>(() => {
    const before = [...this.cache.referrals].reverse().map((each) => each.to_role);
    return [...new Set([...before, this.cache.authority.director.job_title])].filter((role) => role !== '');
  });

  /** The line of enquiry that is about this piece of evidence and still open. */
  openEnquiryOf(evidence: string): Enquiry | undefined {
    return this.cache.enquiries.find((each) => each.evidence === evidence && each.state === 'open');
  }

  /** Makes a line of enquiry of a piece of evidence, once. */
  async verify(evidence: Evidence): Promise<boolean> {
    const number = evidenceWords.number(evidence.number);
    if (this.openEnquiryOf(evidence.id)) {
      status.say(words.verifiedAlready(number));
      return false;
    }
    const { areas } = evidence;
    const question = words.proposed(number, proposedWords(evidence.text));
    const record = this.#enquiry(newId(), { question, areas, evidence: evidence.id, owner: this.cache.me });
    const kept = await this.edits.add({ kind: 'enquiry', record }, { id: 'verify', what: words.verify });
    status.say(kept ? words.verified(number) : (this.edits.errors['verify'] ?? ''));
    return kept;
  }

  editEnquiry(id: string, fields: Partial<Enquiry>, part: string): Promise<boolean> {
    const from = { id: `enquiry-${id}-${part}`, what: words.enquiries.what };
    return this.edits.edit({ kind: 'enquiry', id }, fields, from);
  }

  /** Answers, drops or opens again. Without an answer it is not answered. */
  setState(id: string, state: EnquiryState): Promise<boolean> {
    const answer = () => this.cache.enquiries.find((each) => each.id === id)?.answer ?? '';
    const missing = state === 'answered' ? words.enquiries.answerMissing : null;
    return this.#finish({ kind: 'enquiry', id }, { state }, answer, missing);
  }

  /** Opens the form in which a child is referred back. */
  refer(about: { case?: string | null; evidence?: Evidence }): void {
    this.edits.errors = { ...this.edits.errors, 'refer-concern': undefined, 'refer-role': undefined };
    const fresh: Referring = {
      case: about.case ?? about.evidence?.case ?? null,
      evidence: about.evidence?.id ?? null,
      concern: about.evidence?.text ?? '',
      toRole: this.roles[0] ?? '',
    };
    const waiting = this.#waiting();
    this.referring = waiting?.case === fresh.case && waiting.evidence === fresh.evidence ? waiting : fresh;
    this.#begun = JSON.stringify(this.referring);
  }

  /** Keeps what is being written about a child, so that it waits where the dialog is left by a crash or a lock. */
  keepReferring(): void {
    const written = JSON.stringify(this.referring);
    untrack(() => {
      if (this.referring && written !== this.#begun) this.#unfinished.text = written;
    });
  }

  #waiting(): Referring | null {
    const { text } = this.#unfinished;
    return text === '' ? null : (JSON.parse(text) as Referring);
  }

  /** Refers the child back now. False where something is missing: it then stands beside its field. */
  async makeReferral(): Promise<boolean> {
    const form = this.referring;
    if (!form) return false;
    const [concern, to_role] = [form.concern.trim(), form.toRole.trim()];
    this.edits.refuse('refer-concern', concern ? undefined : words.referrals.concernMissing);
    this.edits.refuse('refer-role', to_role ? undefined : words.referrals.roleMissing);
    if (!concern || !to_role) return false;
    const record: Referral = {
      id: newId(),
      visit: this.cache.visit.id,
      case: form.case,
      evidence: form.evidence,
      concern,
      at: new Date().toISOString(),
      to_role,
      answer: '',
      closed: null,
    };
    const from = { id: 'refer-concern', what: words.referrals.what };
    if (!(await this.edits.add({ kind: 'referral', record }, from))) return false;
    this.referring = null;
    this.#unfinished.text = '';
    status.say(words.referrals.made);
    return true;
  }

  /** Closes a referral on a day, or opens it again. Before anything came back it stays open. */
  close(id: string, closed: string | null): Promise<boolean> {
    const answer = () => this.cache.referrals.find((each) => each.id === id)?.answer ?? '';
    const missing = closed === null ? null : words.referrals.answerMissing;
    return this.#finish({ kind: 'referral', id }, { closed }, answer, missing);
  }

  /** The line is a request now, with the day it is due. */
  async addRequest(due: string | null): Promise<boolean> {
    const subject = await this.newRequest.done();
    if (!subject) return false;
    this.scope = subject;
    return due === null || this.editRequest(subject.id, { due }, 'due');
  }

  editRequest(id: string, fields: Partial<DocumentRequest>, part: string): Promise<boolean> {
    const from = { id: `request-${id}-${part}`, what: words.requests.what };
    return this.edits.edit({ kind: 'request', id }, fields, from);
  }

  remove(subject: Subject): Promise<boolean> {
    return this.edits.remove(subject, { id: `${subject.kind}-${subject.id}-remove`, what: '' });
  }

  /** Changes how far something is; with `missing`, only when an answer stands there by then. */
  async #finish(subject: Subject, fields: object, answer: () => string, missing: string | null): Promise<boolean> {
    const from = { id: `${subject.kind}-${subject.id}-answer`, what: words.title };
    let lacking = false;
    const change = () => {
      lacking = missing !== null && answer().trim() === '';
      if (lacking) throw new CoreError('refused', { reason: 'empty' });
      return fields;
    };
    // An answer that is just being typed counts.
    await flushAll();
    const kept = await this.edits.edit(subject, change, from);
    if (lacking) {
      this.edits.refuse(from.id, missing ?? undefined);
      status.cleared(from.id);
    }
    return kept;
  }

  #enquiry(id: string, fields: Partial<Enquiry> & { question: string }): Enquiry {
    return {
      id,
      visit: this.cache.visit.id,
      areas: [],
      evidence: null,
      owner: null,
      state: 'open',
      answer: '',
      at: new Date().toISOString(),
      ...fields,
    };
  }

  #request(id: string, what: string): DocumentRequest {
    return { id, visit: this.cache.visit.id, what, of_role: '', asked: this.today, due: null, received: null };
  }
}

/** The first sentence of a record, cut at a word where it is long. */
export function proposedWords(text: string): string {
  const [first = ''] = text.trim().split(/(?<=[.?!])\s|\n/);
  if (first.length <= PROPOSED) return first;
  return `${first.slice(0, PROPOSED).replace(/\s+\S*$/, '')} …`;
}
