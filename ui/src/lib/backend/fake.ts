/** A backend in memory for tests of the page: it keeps the contract, not the rules. */
import type {
  Comment,
  CoreEvent,
  Criteria,
  Draw,
  Evidence,
  Finding,
  Frame,
  Kept,
  Op,
  Record as AnyRecord,
  Saved,
  Subject,
  ThreadVisit,
  Visit,
} from '../contract/generated';
import { CoreError, type Answer, type Backend, type CommandName, type Request } from './backend';
import { rebuilt, type Change } from './fake-changes';
import { historyOf, matrixOf, searchIn, type FakeChange } from './fake-finding';
import { asideOf, placed, reviewed, RULES, sentenceLookedAt, suggested } from './fake-review';
import { firstStyle, HOUSE_STYLE, houseStyleOf, inUse, rulesOf, withPicture } from './fake-house';
import { readPlainly, threadsOf } from './fake-earlier';
import { agendaOf } from './fake-endofday';
import { factualHandlers } from './fake-factual';
import { compared, PROPOSED, rated } from './fake-cases';
import { addedFinding, findingsOf, lookedAt, put, weighed } from './fake-findings';
import { newCase } from '../shared/cases';
import { newId } from '../shared/ids';
import { casesOf, drawOf, frameOf, noView, numbered } from './fake-sampling';
import { pageUrl, previewed } from './fake-preview';
import { commentOf, FakeLetters, savedBlocks } from './fake-letters';
import { MACHINE } from './fake-machine';
import { summarise } from './fake-summary';
import { inScope } from './fake-undo';

type Handler<K extends CommandName> = (request: Request<K>) => Answer<K> | Promise<Answer<K>>;
type Handlers = { [K in CommandName]: Handler<K> };

export interface FakeOptions {
  records?: readonly AnyRecord[];
  me?: string;
  notebook?: string;
  /** The time of the first change; each later one is a second later. */
  now?: string;
}

export class FakeBackend implements Backend {
  /** Every call in order, for tests to look at. */
  readonly calls: { name: CommandName; request: unknown }[] = [];
  readonly kept = new Map<string, Kept>();
  readonly captures = new Map<string, string>();
  /** Addresses of attached pictures, by attachment. */
  readonly pictures = new Map<string, string>();
  /** What visits before the one at hand say, by area. */
  earlierVisits: { readonly [area: string]: readonly ThreadVisit[] } = {};
  readonly me: string;
  readonly notebook: string;
  #time: number;
  /** What versions, the gate and final letters answer; tests set it up. */
  readonly letters = new FakeLetters();
  #drafts = new Map<string, string>();
  /** Drafts of fields that `edit_record` changes, by record. */
  #fieldDrafts = new Map<string, { [field: string]: unknown }>();
  /** What was typed in Settings and is no rule yet, by box. */
  #typedRules = new Map<string, string>();
  #done: Change[] = [];
  #undone: Change[] = [];
  #journal: FakeChange[] = [];
  #onEvent: ((event: CoreEvent) => void) | null = null;
  #overrides: Partial<Handlers> = {};

  constructor(options: FakeOptions = {}) {
    for (const record of options.records ?? []) this.kept.set(record.record.id, { rev: 1, ...record } as Kept);
    this.me = options.me ?? this.#all('person')[0]?.id ?? '';
    this.notebook = options.notebook ?? 'Northmere 2026';
    this.#time = Date.parse(options.now ?? '2026-11-17T14:02:06Z');
  }

  /** Answers this command otherwise from now on. */
  on<K extends CommandName>(name: K, handler: Handler<K>): void {
    Object.assign(this.#overrides, { [name]: handler });
  }

  /** As if the program had said this. */
  emit(event: CoreEvent): void {
    this.#onEvent?.(event);
  }

  async call<K extends CommandName>(name: K, request: Request<K>): Promise<Answer<K>> {
    this.calls.push({ name, request });
    await Promise.resolve();
    const handler = (this.#overrides[name] ?? this.#handlers[name]) as Handler<K>;
    return structuredClone(await handler(structuredClone(request)));
  }

  listen(onEvent: (event: CoreEvent) => void): Promise<void> {
    this.#onEvent = onEvent;
    return Promise.resolve();
  }

  specimenUrl(family: string): string {
    return `preview://localhost/specimen/${family}`;
  }

  pictureUrl(attachment: string): string {
    return this.pictures.get(attachment) ?? '';
  }

  pageUrl(_key: string, page: number): string {
    return pageUrl(page);
  }

  #all<K extends AnyRecord['kind']>(kind: K) {
    return [...this.kept.values()].filter((kept) => kept.kind === kind).map((kept) => kept.record) as Extract<
      AnyRecord,
      { kind: K }
    >['record'][];
  }

  #now(): string {
    this.#time += 1000;
    return new Date(this.#time).toISOString();
  }

  #get(subject: { id: string }): Kept {
    const kept = this.kept.get(subject.id);
    if (!kept) throw new CoreError('not_found');
    return kept;
  }

  #saved(kept: Kept[], gone: Subject[] = []): Saved {
    const at = this.#now();
    const by = this.#all('person').find((person) => person.id === this.me)?.name ?? '';
    for (const each of kept) {
      const before = this.kept.get(each.record.id) ?? null;
      const op = `${before ? 'edit' : each.kind === 'evidence' ? 'record' : 'add'}_${each.kind}` as Op;
      this.#journal.push({ at, by, op, id: each.record.id, before, after: each });
      this.kept.set(each.record.id, each);
    }
    for (const each of gone) this.kept.delete(each.id);
    return { at, kept, gone };
  }

  #edit(subject: { id: string }, fields: { [field: string]: unknown }, baseRev?: number): Saved {
    const before = this.#get(subject);
    if (baseRev !== undefined && baseRev !== before.rev) throw new CoreError('stale');
    const after = rebuilt(before, fields);
    return this.#changed(`edit_${before.kind === 'block' ? 'letter' : before.kind}` as Op, [{ before, after }]);
  }

  #changed(op: Op, records: Change['records']): Saved {
    this.#done.push({ op, records });
    this.#undone = [];
    return this.#saved(records.map(({ after }) => after));
  }

  #settle(subject: { id: string }): Saved {
    const text = this.#drafts.get(subject.id);
    this.#drafts.delete(subject.id);
    const field = this.#fieldDrafts.get(subject.id);
    this.#fieldDrafts.delete(subject.id);
    const kept = this.kept.get(subject.id);
    if (field && kept) return this.#edit(subject, field);
    if (text === undefined || kept?.kind !== 'evidence' || kept.record.text === text) return this.#saved([]);
    return this.#edit(subject, { text });
  }

  #step(request: Request<'undo'>, from: Change[], to: Change[], back: boolean) {
    const at = from.findLastIndex(({ op, records }) =>
      records.some(({ before, after }) => inScope(request, op, before, after)),
    );
    const change = from[at];
    if (!change) return { op: null, saved: this.#saved([]) };
    from.splice(at, 1);
    to.push(change);
    const records = change.records.map(({ before, after }) => {
      const aim = back ? before : after;
      return { ...aim, rev: this.#get(aim.record).rev + 1 } as Kept;
    });
    return { op: change.op, saved: this.#saved(records) };
  }

  #records(visit: Visit): Kept[] {
    const letters = new Set(
      this.#all('letter')
        .filter((each) => each.visit === visit.id)
        .map((each) => each.id),
    );
    return [...this.kept.values()].filter((kept) => {
      if (kept.kind === 'person') return true;
      if (kept.kind === 'block') return letters.has(kept.record.letter);
      if ('visit' in kept.record) return kept.record.visit === visit.id;
      return [visit.id, visit.authority, visit.inspection].includes(kept.record.id);
    });
  }

  #restyled(request: Request<'edit_house_style'>): Saved {
    if (!this.kept.has(HOUSE_STYLE)) return this.#saved([firstStyle(request)]);
    return this.#edit({ id: HOUSE_STYLE }, rulesOf(request), request.base_rev);
  }

  #piece = (id: string) => this.#get({ id }).record as Evidence;

  #ofFinding(of: { finding: string; base_rev: number }, change: (was: Finding) => Partial<Finding>): Saved {
    const subject = { id: of.finding };
    return this.#edit(subject, change(this.#get(subject).record as Finding), of.base_rev);
  }

  #letter(visit: string) {
    return this.#all('letter').find((letter) => letter.visit === visit) ?? null;
  }

  #summary = (visit: Visit) => summarise(visit, this.#records(visit));

  #handlers: Handlers = {
    ...MACHINE,
    confirm_notebook: () => ({ name: this.notebook, recovered: 0 }),
    unlock: () => ({ name: this.notebook, recovered: 0 }),
    unlock_with_sheet: () => ({ name: this.notebook, recovered: 0 }),
    lock: () => ({}),
    flushed: () => ({}),
    home: () => ({
      notebook: this.notebook,
      me: this.me,
      kept: [...this.kept.values()].filter((kept) =>
        ['person', 'authority', 'inspection', 'visit'].includes(kept.kind),
      ),
      visits: this.#all('visit').map(this.#summary),
    }),
    open_visit: ({ visit: id }) => {
      const visit = this.#get({ id }).record as Visit;
      for (const subject of this.#drafts.keys()) this.#settle({ id: subject });
      return {
        kept: this.#records(visit),
        unfinished: { capture: this.captures.get(id) ?? '' },
        summary: this.#summary(visit),
        me: this.me,
        proposed_ordinal: 1,
      };
    },
    add_records: ({ records }) => this.#saved(records.map((record) => ({ rev: 1, ...record }) as Kept)),
    edit_record: ({ subject, base_rev, fields }) => {
      this.#fieldDrafts.delete(subject.id);
      return this.#edit(subject, fields, base_rev);
    },
    remove_record: ({ subject }) => {
      this.letters.unnamed(subject.id);
      return this.#saved([], [subject]);
    },
    save_draft: ({ subject, field, text }) => {
      if (subject.kind === 'house_style') this.#typedRules.set(field, text);
      else if (field === 'capture') this.captures.set(subject.id, text);
      else if (field === 'text') this.#drafts.set(subject.id, text);
      else if (['enquiry', 'request', 'referral', 'finding', 'factual_comment'].includes(subject.kind))
        this.#fieldDrafts.set(subject.id, { [field]: JSON.parse(text) as unknown });
      return { at: this.#now() };
    },
    settle: ({ subject }) => this.#settle(subject),
    proposed_criteria: () => ({ sets: PROPOSED }),
    rate_cases: (request) => {
      const after = rated(request, (id) => this.#get({ id }), this.me);
      const records = after.map((each) => ({ before: this.#get(each.record), after: each }));
      return this.#changed('rate_cases', records);
    },
    agreement: ({ criteria }) => compared(this.#get({ id: criteria }).record as Criteria, this.#all('case')),
    findings_view: ({ visit }) => findingsOf(this.#records(this.#get({ id: visit }).record as Visit)),
    add_finding: (request) => {
      const number = Math.max(0, ...this.#all('finding').map((each) => each.number)) + 1;
      const record = addedFinding(request, number, this.#now(), this.#piece);
      return this.#saved([{ rev: 1, kind: 'finding', record }]);
    },
    link_evidence: (request) => this.#ofFinding(request, (of) => put(of, request, this.#piece)),
    weigh: (request) => this.#ofFinding(request, (of) => weighed(of, request, this.#piece)),
    look_at_finding: (request) => this.#ofFinding(request, (of) => lookedAt(of, this.#piece)),
    search: (request) => ({ hits: searchIn([...this.kept.values()], request) }),
    matrix: ({ visit }) => ({ ...matrixOf(this.#records(this.#get({ id: visit }).record as Visit)) }),
    end_of_day: ({ visit, day }) => agendaOf(this.#records(this.#get({ id: visit }).record as Visit), day),
    history: ({ subject }) => ({ changes: historyOf(this.#journal, subject.id) }),
    choose_lists: () => ({ name: null, sheets: [] }),
    check_lists: () => ({ rows: 412, bad_rows: 0, faults: [], more_faults: 0 }),
    import_lists: (request) => this.#saved([{ rev: 1, kind: 'frame', record: frameOf(request, newId(), this.#now()) }]),
    cancel_import: () => ({}),
    frame: noView,
    try_draw: ({ plan }) => ({ sizes: plan.strata.map(() => 0) }),
    draw_sample: (request) => {
      const { visit } = this.#get({ id: request.frame }).record as Frame;
      return this.#saved([{ rev: 1, kind: 'draw', record: drawOf(request, visit, newId(), this.#now()) }]);
    },
    draw_view: ({ draw }) => ({
      balance: [],
      short: [],
      sizes: (this.#get({ id: draw }).record as Draw).plan.strata.map(() => 0),
    }),
    decide_draw: ({ draw: id, discard_because }) => {
      const state = discard_because ? 'discarded' : 'accepted';
      const decided = rebuilt(this.#get({ id }), { state, discarded_because: discard_because });
      const draw = decided.record as Draw;
      const made = casesOf(draw, this.#all('case'), (reference, cohort) =>
        newCase(newId(), draw.visit, reference, cohort),
      );
      const cases = made.map((record) => ({ rev: 1, kind: 'case', record }) as Kept);
      return this.#saved([decided, ...(state === 'accepted' ? cases : [])]);
    },
    import_notes: ({ evidence }) => {
      const last = Math.max(0, ...this.#all('evidence').map((each) => each.number));
      return this.#saved(numbered(evidence, last).map((record) => ({ rev: 1, kind: 'evidence', record })));
    },
    record_evidence: ({ evidence }) => {
      const number = Math.max(0, ...this.#all('evidence').map((each) => each.number)) + 1;
      const record: Evidence = { ...evidence, number, author: this.me, at: this.#now() };
      this.captures.delete(evidence.visit);
      return this.#saved([{ rev: 1, kind: 'evidence', record }]);
    },
    bin_evidence: ({ evidence, base_rev }) => this.#edit({ id: evidence }, { binned: this.#now() }, base_rev),
    restore_evidence: ({ evidence, base_rev }) => this.#edit({ id: evidence }, { binned: null }, base_rev),
    attachment_text: () => ({ text: '', cut: false }),
    read_earlier_text: ({ text }) => readPlainly(text),
    threads: ({ visit: id }) => {
      const visit = this.#get({ id }).record as Visit;
      return threadsOf(this.#records(visit), this.#summary(visit), this.earlierVisits);
    },
    compose_letter: () => {
      throw new CoreError('letter_facts_missing', { missing: 'the director’s name' });
    },
    save_letter: (request) => this.#saved(savedBlocks(request, (id) => this.kept.get(id))),
    review_letter: (request) => reviewed(request, this.#all('set_aside'), houseStyleOf(this.kept).style.words),
    preview_letter: ({ blocks }) => previewed(blocks, newId()),
    print_preview: () => ({}),
    place_citation: (request) => placed(request, this.#now()),
    look_at_sentence: (request) => sentenceLookedAt(request, this.#now()),
    suggest_spelling: ({ word }) => ({ words: suggested(word) }),
    rule_book: () => ({ rules: RULES }),
    set_aside_remark: (request) =>
      this.#saved([{ rev: 1, kind: 'set_aside', record: asideOf(request, newId(), this.me, this.#now()) }]),
    house_style: () => houseStyleOf(this.kept, Object.fromEntries(this.#typedRules)),
    edit_house_style: (request) => this.#restyled(request),
    typeface_in_use: () => inUse(this.kept),
    choose_letterhead_picture: (asked) => ({ saved: this.#restyled(withPicture(this.kept, asked)), refused: null }),
    move_visit: ({ visit, base_rev, to }) => this.#edit({ id: visit }, { state: to }, base_rev),
    visit_progress: ({ visit }) => this.letters.progress(this.#get({ id: visit }).record as Visit, this.#letter(visit)),
    versions: () => this.letters.versions(),
    letter_version: ({ at }) => this.letters.at(at),
    name_version: ({ visit, at, name }) => {
      const record = this.letters.named(visit, at ?? this.#now(), name, this.me);
      return this.#saved([{ rev: 1, kind: 'version', record }]);
    },
    take_reviewed: () => ({ saved: this.#saved([]), left: [] }),
    edited_since_review: () => this.letters.edited,
    add_comment: (request) =>
      this.#saved([{ rev: 1, kind: 'comment', record: commentOf(request, this.me, this.#now()) }]),
    reply_to_comment: ({ comment, base_rev, text }) => {
      const { replies } = this.#get({ id: comment }).record as Comment;
      const reply = { text, by: this.me, from: '', at: this.#now() };
      return this.#edit({ id: comment }, { replies: [...replies, reply] }, base_rev);
    },
    resolve_comment: ({ comment, base_rev, resolved }) =>
      this.#edit({ id: comment }, { resolved: resolved ? this.#now() : null }, base_rev),
    ...factualHandlers({
      all: () => this.#all('factual_comment'),
      blocks: () => this.#all('block'),
      now: () => this.#now(),
      add: (records) => this.#saved(records.map((record) => ({ rev: 1, kind: 'factual_comment', record }))),
      edit: (subject, fields, baseRev) => this.#edit(subject, fields, baseRev),
    }),
    gate: ({ visit }) => this.letters.gate(this.#letter(visit), this.#all('set_aside'), this.#all('comment')),
    make_final: ({ visit }) => {
      const letter = this.#letter(visit);
      if (!letter || this.letters.holds.length > 0) throw new CoreError('letter_held_back', { holds: '1' });
      const number = this.#all('final_letter').length + 1;
      const record = this.letters.final({ ...letter, state: 'final' }, number, this.me, this.#now());
      return this.#saved([
        rebuilt(this.#get(letter), { state: 'final' }),
        rebuilt(this.#get({ id: visit }), { state: 'final' }),
        { rev: 1, kind: 'final_letter', record },
      ]);
    },
    amend_letter: ({ visit, because }) => {
      const letter = this.#letter(visit);
      if (!letter) throw new CoreError('not_found');
      return this.#saved([
        rebuilt(this.#get(letter), { state: 'draft', version: letter.version + 1, amended: because }),
        rebuilt(this.#get({ id: visit }), { state: 'drafting' }),
      ]);
    },
    undo: (request) => this.#step(request, this.#done, this.#undone, true),
    redo: (request) => this.#step(request, this.#undone, this.#done, false),
    choose_visit_file: () => ({ name: null, sealed: false }),
    import_visit: () => {
      throw new CoreError('nothing_chosen');
    },
    open_sample: () => {
      const visit = this.#all('visit')[0];
      if (!visit) throw new CoreError('unexpected');
      return { visit: visit.id, added: 0, differences: [], at: this.#now() };
    },
  };
}
