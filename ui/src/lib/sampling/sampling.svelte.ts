/** Frame and sample of a visit: the lists, how many children each group has while it is being chosen, and the draw. */
import { untrack } from 'svelte';
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Frame, FrameView } from '../contract/generated';
import { Unfinished } from '../draft/unfinished.svelte';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { sampling as words } from '../words';
import { PlanDraft, type Group } from './draft.svelte';
import { DrawsModel } from './draws.svelte';
import { ImportListsModel } from './import.svelte';
import { asText, fillFrom, fillWith } from './kept';

/** How long nobody types before groups are counted, in milliseconds. */
const REST = 300;

export class SamplingModel {
  readonly cache: VisitCache;
  readonly draft = new PlanDraft();
  readonly draws: DrawsModel;
  importing = $state.raw<ImportListsModel | null>(null);
  /** What went wrong with the lists, in words. */
  failure = $state('');
  errors = $state.raw<readonly FieldError[]>([]);
  /** Why the draw was refused. */
  drawFailure = $state('');
  trying = $state(false);
  tryFailure = $state('');
  drawing = $state(false);
  #view = $state.raw<{ frame: string; view: FrameView } | null>(null);
  #sizes = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** The plan as it is kept while it is no draw yet. */
  readonly #kept: Unfinished;
  /** The plan that was drawn last, as text. */
  #drawn = '';
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.draws = new DrawsModel(cache);
    this.#kept = new Unfinished(cache, 'draw_plan', words.plan.unsafe);
    this.#begin();
  }

  /** The plan as it waits in the notebook; else that of the last draw, which is there to be changed and drawn again. */
  #begin(): void {
    const { draft, frame } = this;
    const [last] = this.cache.draws;
    if (frame) draft.proposeDay(frame.as_of);
    if (this.#kept.text !== '') fillWith(draft, this.#kept.text);
    else if (last) {
      fillFrom(draft, last);
      this.#drawn = asText(draft);
    }
  }

  /** Keeps the plan as it stands, unless it is the one that was drawn: that one is in its draw. */
  keep(): void {
    const text = asText(this.draft);
    untrack(() => (this.#kept.text = text === this.#drawn ? '' : text));
  }

  /** The lists that are drawn from: those imported last. */
  get frame(): Frame | null {
    return this.cache.frames[0] ?? null;
  }

  /** What the lists can be filtered by, once it is read. */
  get view(): FrameView | null {
    return this.#view && this.#view.frame === this.frame?.id ? this.#view.view : null;
  }

  /** How many children a group has, as far as it was counted. */
  sizeOf(group: Group): number | undefined {
    return this.#sizes.get(group.key);
  }

  error(id: string): string | undefined {
    return this.errors.find((each) => each.id === id)?.text;
  }

  /** Reads what the lists can be filtered by. */
  async load(): Promise<void> {
    const { frame } = this;
    if (!frame || this.view) return;
    this.draft.proposeDay(frame.as_of);
    try {
      const view = await backend().call('frame', { frame: frame.id });
      this.#view = { frame: frame.id, view };
      this.failure = '';
    } catch (thrown) {
      this.failure = `${words.frame.failed} ${told(thrown)}`;
    }
  }

  /** Asks for a file of lists and opens the import of it. */
  async import(): Promise<void> {
    this.failure = '';
    const model = new ImportListsModel(this.cache);
    try {
      if (await model.choose()) this.importing = model;
    } catch (thrown) {
      this.failure = told(thrown);
    }
  }

  /** Counts the groups when nobody has changed them for a moment; answers to older plans are dropped. */
  tryLater(): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const plan = this.draft.countable;
    const { frame } = this;
    const keys = this.draft.groups.map((group) => group.key);
    if (!plan || !frame) {
      this.trying = false;
      this.#sizes = new Map();
      return;
    }
    this.#timer = setTimeout(async () => {
      this.trying = true;
      try {
        const { sizes } = await backend().call('try_draw', { frame: frame.id, plan });
        if (asked !== this.#asked) return;
        this.#sizes = new Map(keys.map((key, at) => [key, sizes[at] ?? 0]));
        this.tryFailure = '';
      } catch (thrown) {
        if (asked === this.#asked) this.tryFailure = `${words.plan.tryFailed} ${told(thrown)}`;
      } finally {
        if (asked === this.#asked) this.trying = false;
      }
    }, REST);
  }

  /** Nothing is counted any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.trying = false;
  }

  /** Draws; the id of the draw, or nothing where something is missing or it was refused. */
  async draw(): Promise<string | null> {
    const { frame, draft } = this;
    this.errors = draft.faults;
    this.drawFailure = '';
    if (!frame || this.errors.length > 0 || this.drawing) return null;
    this.drawing = true;
    try {
      const request = { frame: frame.id, plan: draft.plan, number_called: draft.numberCalled.trim() };
      const saved = await write('draw_sample', request);
      this.cache.apply(saved);
      const made = saved.kept.find((kept) => kept.kind === 'draw');
      draft.numberCalled = '';
      draft.before = null;
      this.#drawn = asText(draft);
      this.keep();
      if (made?.kind !== 'draw') return null;
      this.draws.selectedId = made.record.id;
      status.say(words.plan.drawn(made.record.picks.filter((pick) => !pick.reserve).length));
      return made.record.id;
    } catch (thrown) {
      this.drawFailure = told(thrown);
      return null;
    } finally {
      this.drawing = false;
    }
  }
}
