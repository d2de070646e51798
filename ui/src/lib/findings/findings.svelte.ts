/** The findings of a visit: how each stands, which one is shown, and what is moved, weighed and looked at in it. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Evidence, Finding, FindingStanding, Linked, Side, Subject, Weighed } from '../contract/generated';
import { RecordEdits, type TextField } from '../shared/edits.svelte';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { errorWords, evidence as evidenceWords, findings as words } from '../words';
import { Making } from './making.svelte';
import { Weighings } from './weighings.svelte';

/** Where a record stands in a finding: `open` is what speaks against it unasked and is not weighed yet. */
export type SideName = 'supports' | 'against' | 'open';
export const SIDES: readonly SideName[] = ['supports', 'against', 'open'];

/** One record beside a finding. */
export interface SideRow {
  evidence: Evidence;
  /** It changed since somebody looked, or is in the bin. */
  changed: boolean;
  /** What was made of it, now or before it changed. */
  weighed: Weighed | undefined;
  /** It speaks against the finding and nobody has weighed it as it is now. */
  open: boolean;
}

export interface AreaGroup {
  id: string;
  title: string;
  findings: readonly Finding[];
}

const newestFirst = (a: SideRow, b: SideRow) =>
  a.evidence.at < b.evidence.at ? 1 : a.evidence.at > b.evidence.at ? -1 : b.evidence.number - a.evidence.number;
const NO_ROWS: { readonly [K in SideName]: readonly SideRow[] } = { supports: [], against: [], open: [] };

export class FindingsModel {
  readonly cache: VisitCache;
  readonly edits: RecordEdits;
  readonly making: Making;
  readonly weighings: Weighings;
  /** How each finding stands, by its id, as the program said last. */
  standings = $state.raw<ReadonlyMap<string, FindingStanding>>(new Map());
  failure = $state('');
  /** The record beside the finding that the keys were on last. */
  row = $state<string | null>(null);
  /** The record that was picked up to be put elsewhere. */
  cut = $state<string | null>(null);
  /** Whether the matrix is shown over the finding. */
  matrixShown = $state(true);
  #selectedId = $state<string | null>(null);
  #removed: string | null = null;
  #asked = 0;
  #under: Promise<void> = Promise.resolve();

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.edits = new RecordEdits(cache);
    this.making = new Making(cache);
    this.weighings = new Weighings(cache);
  }

  readonly selected = $derived.by<Finding | null>(
    () => this.cache.findings.find((each) => each.id === this.#selectedId) ?? null,
  );
  readonly standing = $derived.by(() => (this.selected ? (this.standings.get(this.selected.id) ?? null) : null));

  /** Findings by area, in the order of the areas. */
  readonly groups = $derived.by<readonly AreaGroup[]>(() =>
    this.cache.areas.flatMap(({ id, title }) => {
      const findings = this.cache.findings.filter((each) => each.area === id);
      return findings.length > 0 ? [{ id, title, findings }] : [];
    }),
  );
  readonly ordered = $derived.by(() => this.groups.flatMap((group) => group.findings));

  readonly sides = $derived.by(() => (this.selected ? this.#sidesOf(this.selected) : NO_ROWS));

  /** What Ctrl+Z takes back a change of: the finding removed last until another is chosen, else the one chosen. */
  get scope(): Subject | null {
    const id = this.#removed ?? this.#selectedId;
    return id ? { kind: 'finding', id } : null;
  }

  get selectedId(): string | null {
    return this.#selectedId;
  }

  select(id: string | null): void {
    if (id !== this.#selectedId) {
      this.#removed = null;
      this.row = null;
    }
    this.#selectedId = id;
    this.making.shown = false;
  }

  /** Moves the choice by so many findings from one of them, and answers the new one. */
  move(by: number, from: string | null = this.#selectedId): string | null {
    const at = this.ordered.findIndex((each) => each.id === from);
    const to = Math.min(this.ordered.length - 1, Math.max(0, at < 0 ? 0 : at + by));
    const id = this.ordered[to]?.id ?? null;
    if (id) this.select(id);
    return id;
  }

  /** Asks anew how the findings stand; resolves when the newest answer is in. */
  load(): Promise<void> {
    this.#asked += 1;
    this.#under = this.#read(this.#asked);
    return this.#under;
  }

  async #read(asked: number): Promise<void> {
    try {
      const { findings } = await backend().call('findings_view', { visit: this.cache.visit.id });
      if (asked !== this.#asked) return await this.#under;
      this.standings = new Map(findings.map((each) => [each.finding, each]));
      this.failure = '';
    } catch (thrown) {
      if (asked !== this.#asked) return await this.#under;
      const { title, next } = errorWords(CoreError.from(thrown).code, CoreError.from(thrown).values);
      this.failure = `${title}. ${next}`;
    }
  }

  #sidesOf(finding: Finding): { readonly [K in SideName]: readonly SideRow[] } {
    const standing = this.standings.get(finding.id);
    const [changed, open] = [new Set(standing?.suspect), new Set(standing?.unweighed)];
    const row = (id: string): SideRow[] => {
      const evidence = this.cache.evidenceById(id);
      const weighed = finding.weighed.find((each) => each.evidence === id);
      return evidence ? [{ evidence, weighed, changed: changed.has(id), open: open.has(id) }] : [];
    };
    const rows = (ids: readonly string[]) => ids.flatMap(row).sort(newestFirst);
    const ids = (links: readonly Linked[]) => links.map((link) => link.evidence);
    const linked = new Set([...ids(finding.supports), ...ids(finding.against)]);
    const unasked = (standing?.against ?? []).filter((id) => !linked.has(id));
    return {
      supports: rows(ids(finding.supports)),
      against: rows([...ids(finding.against), ...unasked.filter((id) => !open.has(id))]),
      open: rows(unasked.filter((id) => open.has(id))),
    };
  }

  error(part: string): string | undefined {
    return this.edits.errors[`finding-${this.#selectedId}-${part}`];
  }

  edit(fields: Partial<Finding>, part: string): Promise<boolean> {
    const { selected } = this;
    return selected ? this.edits.edit(subjectOf(selected), fields, from(selected, part)) : Promise.resolve(false);
  }

  statement(of: Finding): TextField {
    return this.edits.text(subjectOf(of), (statement) => ({ statement }), from(of, 'statement'));
  }

  /** Puts records on a side of a finding, or takes them away. */
  async put(evidence: readonly string[], side: Side, of: Finding | null = this.selected): Promise<boolean> {
    if (!of || evidence.length === 0) return false;
    const request = { finding: of.id, evidence: [...evidence], side };
    const kept = await this.edits.send(subjectOf(of), from(of, 'sides'), (base_rev) =>
      write('link_evidence', { ...request, base_rev }),
    );
    if (!kept) {
      status.say(this.edits.errors[from(of, 'sides').id] ?? '');
      return false;
    }
    if (this.cut !== null && evidence.includes(this.cut)) this.cut = null;
    const finding = words.number(of.number);
    const [first = ''] = evidence;
    status.say(
      evidence.length > 1 ? words.someMoved(evidence.length, finding) : words.moved[side](this.#number(first), finding),
    );
    await this.load();
    return true;
  }

  /** Picks a record up, to be put elsewhere. */
  pickUp(evidence: string): void {
    this.cut = evidence;
    status.say(words.cut(this.#number(evidence)));
  }

  /** Puts down what was picked up. */
  putDown(side: 'supports' | 'against'): Promise<boolean> {
    if (this.cut !== null) return this.put([this.cut], side);
    status.say(words.nothingCut);
    return Promise.resolve(false);
  }

  /** Weighs a record as it was chosen and reasoned in its row. */
  async weigh(evidence: string): Promise<boolean> {
    const { selected } = this;
    if (!selected) return false;
    const { how, because } = this.weighings.of(selected, evidence);
    const missing =
      how === ''
        ? words.weigh.missing
        : how !== 'in_wording' && because.trim() === ''
          ? words.weigh.becauseMissing
          : undefined;
    this.edits.refuse(from(selected, `weigh-${evidence}`).id, missing);
    if (missing !== undefined || how === '') return false;
    return this.#weigh(selected, evidence, how, because.trim());
  }

  /** Takes back what was made of a record. */
  async unweigh(evidence: string): Promise<boolean> {
    return this.selected ? this.#weigh(this.selected, evidence, null, '') : false;
  }

  async #weigh(of: Finding, evidence: string, how: Weighed['how'] | null, because: string): Promise<boolean> {
    const kept = await this.edits.send(subjectOf(of), from(of, `weigh-${evidence}`), (base_rev) =>
      write('weigh', { finding: of.id, base_rev, evidence, how, because }),
    );
    if (!kept) return false;
    this.weighings.forget(of.id, evidence);
    status.say((how === null ? words.weigh.undone : words.weigh.done)(this.#number(evidence)));
    await this.load();
    return true;
  }

  /** Says that everything linked to the finding was looked at as it is now. */
  async lookAt(): Promise<boolean> {
    const { selected } = this;
    if (!selected) return false;
    const kept = await this.edits.send(subjectOf(selected), from(selected, 'looked'), (base_rev) =>
      write('look_at_finding', { finding: selected.id, base_rev }),
    );
    if (kept) status.say(words.looked(selected.number));
    if (kept) await this.load();
    return kept;
  }

  /** Removes the finding; the next one is chosen, and undo brings it back until then. */
  async remove(): Promise<boolean> {
    const { selected, ordered } = this;
    if (!selected) return false;
    const at = ordered.indexOf(selected);
    const next = ordered[at + 1] ?? ordered[at - 1] ?? null;
    if (!(await this.edits.remove(subjectOf(selected), from(selected, 'remove')))) return false;
    this.select(next?.id ?? null);
    this.#removed = selected.id;
    status.say(words.removed(selected.number));
    return true;
  }

  /** Makes the finding that was being made; answers false where something is missing. */
  async make(): Promise<boolean> {
    const id = await this.making.make();
    if (id === null) return false;
    this.select(id);
    await this.load();
    return true;
  }

  /** After undo or redo: what came back is what is shown. */
  tookBack(): void {
    if (this.#removed && this.cache.findings.some((each) => each.id === this.#removed)) this.select(this.#removed);
  }

  #number(evidence: string): string {
    return evidenceWords.number(this.cache.evidenceById(evidence)?.number ?? 0);
  }
}

const subjectOf = ({ id }: Finding): Subject => ({ kind: 'finding', id });
const from = ({ id }: Finding, part: string) => ({ id: `finding-${id}-${part}`, what: words.what });
