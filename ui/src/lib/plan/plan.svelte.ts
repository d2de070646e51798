/** What Plan does: each edit goes out when its field is left, one after another for each record; refusals stay at their field. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type {
  AreaOfConcern,
  Framework,
  ListedAuthority,
  Record as AnyRecord,
  Subject,
  Visit,
} from '../contract/generated';
import { Unfinished } from '../draft/unfinished.svelte';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { newId } from '../shared/ids';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { errorWords, plan as words } from '../words';
import { after, between } from './rank';

/** The field that an edit came from: its id on the screen and its label. */
export interface EditedField {
  id: string;
  label: string;
}

/** How a text field keeps and saves what is typed into it. */
export interface TextField {
  onsave: (typed: string) => Promise<boolean>;
  onkeep: (typed: string, opId: string) => Promise<{ at: string }>;
}

export class PlanModel {
  readonly unfinished: { [box in 'improvements' | 'cases' | 'member']: Unfinished };
  readonly cache: VisitCache;
  editions = $state.raw<readonly Framework[]>([]);
  listed = $state.raw<readonly ListedAuthority[]>([]);
  errors = $state.raw<readonly FieldError[]>([]);
  /** The record that was edited last: what Ctrl+Z takes back. */
  scope: Subject;
  #turns = new Map<string, Promise<unknown>>();

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.unfinished = {
      improvements: new Unfinished(cache, 'improvements', words.unsafe(words.improveNew)),
      cases: new Unfinished(cache, 'cases', words.unsafe(words.casesMany)),
      member: new Unfinished(cache, 'member', words.unsafe(words.memberAdd)),
    };
    this.scope = this.visitSubject;
  }

  async load(): Promise<void> {
    try {
      const [frameworks, authorities] = await Promise.all([
        backend().call('frameworks', {}),
        backend().call('listed_authorities', {}),
      ]);
      this.editions = frameworks.editions;
      this.listed = authorities.listed;
    } catch (thrown) {
      const { title, next } = errorWords(CoreError.from(thrown).code);
      status.say(`${title}. ${next}`);
    }
  }

  get visitSubject(): Subject {
    return { kind: 'visit', id: this.cache.visit.id };
  }
  get authoritySubject(): Subject {
    return { kind: 'authority', id: this.cache.authority.id };
  }
  get inspectionSubject(): Subject {
    return { kind: 'inspection', id: this.cache.inspection.id };
  }

  error(id: string): string | undefined {
    return this.errors.find((each) => each.id === id)?.text;
  }

  /** Says at a field what is wrong with it, before anything is sent. */
  refuse(field: EditedField, text: string): void {
    this.errors = [...this.errors.filter((each) => each.id !== field.id), { id: field.id, text }];
  }

  /**
   * Changes fields of one record; false where it was refused. Fields that are built from the record itself come as a
   * function, which is called when its turn has come and earlier edits are in.
   */
  edit<T extends object>(subject: Subject, fields: T | (() => T), from: EditedField): Promise<boolean> {
    this.scope = ['area', 'case'].includes(subject.kind) ? this.visitSubject : subject;
    const unsafe = { key: `plan-${from.id}`, what: words.unsafe(from.label) };
    return this.#inTurn(subject, from, async () => {
      const base_rev = this.cache.rev(subject);
      const changed = { ...(typeof fields === 'function' ? fields() : fields) } as { [field: string]: unknown };
      this.cache.apply(await write('edit_record', { subject, base_rev, fields: changed }, unsafe));
      if (subject.kind === 'visit' || subject.kind === 'inspection') await this.#refresh();
    });
  }

  /**
   * What a text field does: keeps what is typed as it is typed, and makes it a change when it is left. `build` says which
   * one field of the record the text goes into; it is called when earlier edits are in.
   */
  text<T extends object>(subject: Subject, build: (typed: string) => T, from: EditedField): TextField {
    return {
      onsave: (typed) => this.edit(subject, () => build(typed), from),
      onkeep: (typed, opId) => this.#keep(subject, () => build(typed), opId),
    };
  }

  editVisit(fields: Partial<Visit> | (() => Partial<Visit>), from: EditedField): Promise<boolean> {
    return this.edit(this.visitSubject, fields, from);
  }

  add(records: AnyRecord[], from: EditedField): Promise<boolean> {
    return this.#inTurn(this.visitSubject, from, async () => {
      this.scope = this.visitSubject;
      this.cache.apply(await write('add_records', { records }));
    });
  }

  remove(subject: Subject, from: EditedField): Promise<boolean> {
    return this.#inTurn(subject, from, async () => {
      this.scope = this.visitSubject;
      this.cache.apply(await write('remove_record', { subject, base_rev: this.cache.rev(subject) }));
    });
  }

  /** Adds an area of concern, from a bullet of the inspection or new. */
  addArea(title: string, wording: string, improvement: string | null, from: EditedField): Promise<boolean> {
    const record: AreaOfConcern = {
      id: newId(),
      visit: this.cache.visit.id,
      rank: after(this.cache.areas.at(-1)?.rank ?? null),
      title,
      wording,
      improvement,
    };
    return this.add([{ kind: 'area', record }], from);
  }

  /** Moves an area one place up (-1) or down (1). */
  async moveArea(area: AreaOfConcern, by: -1 | 1): Promise<void> {
    const { areas } = this.cache;
    const at = areas.findIndex((each) => each.id === area.id);
    const to = at + by;
    if (at < 0 || to < 0 || to >= areas.length) return;
    const [low, high] = by < 0 ? [areas[to - 1], areas[to]] : [areas[to], areas[to + 1]];
    const rank = between(low?.rank ?? null, high?.rank ?? null);
    const from = { id: `area-${area.id}-title`, label: area.title };
    if (await this.edit({ kind: 'area', id: area.id }, { rank }, from)) {
      status.say(words.areaMoved(area.title, to + 1, areas.length));
    }
  }

  /** Adds a person to the notebook where there is none of that name, and answers who it is. */
  async person(name: string, from: EditedField): Promise<string | null> {
    const known = this.cache.people.find((person) => person.name.toLowerCase() === name.trim().toLowerCase());
    if (known) return known.id;
    const id = newId();
    return (await this.add([{ kind: 'person', record: { id, name: name.trim() } }], from)) ? id : null;
  }

  async #keep(subject: Subject, build: () => object, op_id: string): Promise<{ at: string }> {
    await this.#turns.get(subject.id);
    const [[field, value] = ['', '']] = Object.entries(build());
    const text = JSON.stringify(value);
    return backend().call('save_draft', { op_id, subject, base_rev: this.cache.rev(subject), field, text });
  }

  async #inTurn(subject: Subject, from: EditedField, change: () => Promise<void>): Promise<boolean> {
    const before = this.#turns.get(subject.id) ?? Promise.resolve();
    const turn = before.then(change);
    this.#turns.set(
      subject.id,
      turn.catch(() => undefined),
    );
    try {
      await turn;
      this.errors = this.errors.filter((each) => each.id !== from.id);
      return true;
    } catch (thrown) {
      this.refuse(from, told(thrown));
      return false;
    }
  }

  /** Dates, title and due day in words are the program's. */
  async #refresh(): Promise<void> {
    const { visits } = await backend().call('home', {});
    const summary = visits.find((each) => each.visit === this.cache.visit.id);
    if (summary) this.cache.summary = summary;
  }
}

/** A short name for an area that comes from a bullet, to be changed at will. */
export function proposedTitle(bullet: string): string {
  const plain = bullet
    .trim()
    .replace(/[.;]$/, '')
    .replace(
      /^(the )?(quality( and (impact|timeliness|effectiveness|consistency))?|effectiveness|impact|timeliness|consistency|extent|application|use|oversight) of /i,
      '',
    )
    .replace(/^(the|how well|how) /i, '')
    .replace(/(,| including | so that | to ensure | for all | who ).*$/i, '');
  const cut = plain.length <= 40 ? plain : plain.slice(0, 41).replace(/\s+\S*$/, '');
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}

/** The bullet in the letter: a noun phrase, without the capital and the full stop of the report. */
export function proposedWording(bullet: string): string {
  return bullet.trim().replace(/[.;]$/, '');
}
