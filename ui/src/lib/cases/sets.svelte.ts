/** Sets of criteria: begun from the proposals, and added to, reworded, ordered and linked to areas of concern. */
import { backend, CoreError } from '../backend';
import type { Criteria, Criterion, ProposedSet, Subject } from '../contract/generated';
import { newId } from '../shared/ids';
import { status } from '../status/status.svelte';
import { cases as all, errorWords } from '../words';
import type { CasesModel } from './cases.svelte';
import type { EditedField, TextField } from './edits.svelte';

const words = all.sets;
/** More than this the program refuses. */
const MOST = 40;

/** Lines as criteria: without the signs and numbers that lists begin with. */
export function readLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-–•*▪]|\d{1,2}[.):])\s+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}

export class Sets {
  readonly model: CasesModel;
  proposed = $state.raw<readonly ProposedSet[]>([]);

  constructor(model: CasesModel) {
    this.model = model;
  }

  async load(): Promise<void> {
    try {
      this.proposed = (await backend().call('proposed_criteria', {})).sets;
    } catch (thrown) {
      const { title, next } = errorWords(CoreError.from(thrown).code);
      status.say(`${title}. ${next}`);
    }
  }

  /** Copies proposals into the visit as sets of its own, and shows the first. */
  async use(chosen: readonly ProposedSet[]): Promise<boolean> {
    const records = chosen.map(({ theme, title, criteria }) => {
      const own = criteria.map((text) => ({ id: newId(), text, area: null }));
      return { id: newId(), visit: this.model.cache.visit.id, theme, title, criteria: own } satisfies Criteria;
    });
    const added = records.map((record) => ({ kind: 'criteria' as const, record }));
    const [first] = records;
    if (!first || !(await this.model.edits.add(added, this.#from('sets', words.title)))) return false;
    this.model.grid.choose(first.id);
    status.say(all.empty.made(records.length));
    return true;
  }

  useOwn(): Promise<boolean> {
    return this.use([{ theme: 'protection', title: all.empty.ownTitle, criteria: [] }]);
  }

  setField(set: Criteria, part: 'title', label: string): TextField {
    return this.model.edits.text(
      subject(set),
      (typed) => ({ [part]: typed }),
      this.#from(`set-${set.id}-${part}`, label),
    );
  }

  edit(set: Criteria, fields: Partial<Criteria>, part: string, label: string): Promise<boolean> {
    return this.model.edits.edit(subject(set), () => fields, this.#from(`set-${set.id}-${part}`, label));
  }

  wording(set: Criteria, of: Criterion, label: string): TextField {
    const build = (text: string) => ({ criteria: this.#with(set, of.id, { text }) });
    return this.model.edits.text(subject(set), build, this.#from(`criterion-${of.id}`, label));
  }

  link(set: Criteria, of: Criterion, area: string | null): Promise<boolean> {
    const from = this.#from(`criterion-${of.id}`, words.list);
    return this.model.edits.edit(subject(set), () => ({ criteria: this.#with(set, of.id, { area }) }), from);
  }

  /** One place to the left (-1) or to the right (1) in the grid. */
  async move(set: Criteria, of: Criterion, by: -1 | 1): Promise<void> {
    const build = () => {
      const criteria = [...this.#now(set)];
      const at = criteria.findIndex((each) => each.id === of.id);
      const to = at + by;
      if (at < 0 || to < 0 || to >= criteria.length) return { criteria };
      criteria.splice(to, 0, ...criteria.splice(at, 1));
      return { criteria };
    };
    if (!(await this.model.edits.edit(subject(set), build, this.#from(`criterion-${of.id}`, words.list)))) return;
    status.say(words.moved(this.#now(set).findIndex((each) => each.id === of.id) + 1));
  }

  remove(set: Criteria, of: Criterion): Promise<boolean> {
    const build = () => ({ criteria: this.#now(set).filter((each) => each.id !== of.id) });
    return this.model.edits.edit(subject(set), build, this.#from('criteria-new', words.list));
  }

  /** Adds as many criteria as there are lines. */
  async add(set: Criteria, text: string): Promise<boolean> {
    const added = readLines(text).map<Criterion>((line) => ({ id: newId(), text: line, area: null }));
    if (added.length === 0) return true;
    if (this.#now(set).length + added.length > MOST) {
      this.model.edits.refuse('criteria-new', words.most);
      return false;
    }
    const build = () => ({ criteria: [...this.#now(set), ...added] });
    if (!(await this.model.edits.edit(subject(set), build, this.#from('criteria-new', words.add)))) return false;
    status.say(words.added(added.length));
    return true;
  }

  removeSet(set: Criteria): Promise<boolean> {
    return this.model.edits.remove(subject(set), this.#from('sets', words.title));
  }

  #now(set: Criteria): readonly Criterion[] {
    return this.model.cache.criteria.find((each) => each.id === set.id)?.criteria ?? [];
  }

  #with(set: Criteria, id: string, fields: Partial<Criterion>): Criterion[] {
    return this.#now(set).map((each) => (each.id === id ? { ...each, ...fields } : each));
  }

  #from(id: string, label: string): EditedField {
    return { id, what: words.unsafe(label) };
  }
}

function subject(set: Criteria): Subject {
  return { kind: 'criteria', id: set.id };
}
