/** The draws of a visit: which one is looked at, how it compares with the lists, and what becomes of it. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Balance, Dimension, Draw, DrawExport, DrawView, SampledChild } from '../contract/generated';
import { Unfinished } from '../draft/unfinished.svelte';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { sampling } from '../words';

const words = sampling.draws;
const DIMENSIONS: readonly Dimension[] = ['age_band', 'sex', 'list', 'team'];

export interface Bar {
  balance: Balance;
  label: string;
  /** Shares of the sample and of the lists, in hundredths. */
  sample: number;
  frame: number;
}

/** One table of the comparison for each of age, sex, list and team. */
export function bars(balance: readonly Balance[]): { dimension: Dimension; bars: Bar[] }[] {
  return DIMENSIONS.map((dimension) => {
    const of = balance.filter((each) => each.dimension === dimension);
    const sum = (count: (each: Balance) => number) =>
      Math.max(
        1,
        of.reduce((all, each) => all + count(each), 0),
      );
    const [frame, sample] = [sum((each) => each.in_frame), sum((each) => each.in_sample)];
    return {
      dimension,
      bars: of.map((each) => ({
        balance: each,
        label: labelOf(dimension, each.value),
        sample: (each.in_sample * 100) / sample,
        frame: (each.in_frame * 100) / frame,
      })),
    };
  }).filter((each) => each.bars.length > 0);
}

function labelOf(dimension: Dimension, value: string): string {
  const known: { [value: string]: string } = { ...sampling.ages, ...sampling.lists };
  if (dimension === 'team') return value || sampling.filter.noTeam;
  return (dimension === 'sex' ? (sampling.sexes as { [value: string]: string })[value] : known[value]) ?? value;
}

export class DrawsModel {
  readonly cache: VisitCache;
  failure = $state('');
  doing = $state(false);
  #selectedId = $state<string | null>(null);
  /** Key lists that left since the visit was opened: the answer to an export brings no record. */
  #keysLeft = $state.raw<ReadonlyMap<string, string>>(new Map());
  #view = $state.raw<{ draw: string; view: DrawView } | null>(null);
  viewFailure = $state('');
  /** The reason for discarding a draw, while it is written, with its draw. */
  readonly #kept: Unfinished;

  constructor(cache: VisitCache) {
    this.cache = cache;
    this.#kept = new Unfinished(cache, 'discard', words.discardReason);
  }

  get selectedId(): string | null {
    return this.selected?.id ?? null;
  }
  set selectedId(id: string | null) {
    this.#selectedId = id;
    this.failure = '';
  }

  /** The draw that is looked at: the one that was chosen, else the visit's, else the last. */
  readonly selected = $derived.by<Draw | null>(() => {
    const { draws } = this.cache;
    const chosen = draws.find((draw) => draw.id === this.#selectedId);
    return chosen ?? draws.find((draw) => draw.state === 'accepted') ?? draws[0] ?? null;
  });

  /** When the key list of a draw left the notebook last. */
  keysLeft(draw: Draw): string | undefined {
    return this.#keysLeft.get(draw.id) ?? draw.keys_exported.at(-1);
  }

  /** How the draw compares, once it is read. */
  get view(): DrawView | null {
    return this.#view && this.#view.draw === this.selectedId ? this.#view.view : null;
  }

  /** Reads how a draw compares; the answer is dropped where another draw is looked at by then. */
  async look(draw: string): Promise<void> {
    if (this.#view?.draw === draw) return;
    this.viewFailure = '';
    try {
      const view = await backend().call('draw_view', { draw });
      if (draw === this.selectedId) this.#view = { draw, view };
    } catch (thrown) {
      if (draw === this.selectedId) this.viewFailure = `${words.balanceFailed} ${told(thrown)}`;
    }
  }

  /** The sample by groups, in the order of the plan; in reserve last, by hand first. */
  groups(draw: Draw): { name: string; picks: SampledChild[] }[] {
    const place = (pick: SampledChild) => (pick.reserve ? 1e6 : 0) + (pick.rank ?? 0);
    return draw.plan.strata.map(({ name }, at) => ({
      name,
      picks: draw.picks.filter((pick) => pick.stratum === at).sort((a, b) => place(a) - place(b)),
    }));
  }

  /** Makes the draw's cases the visit's; true where they are. */
  accept(draw: Draw): Promise<boolean> {
    return this.#decide(draw, '', words.accepted(draw.picks.filter((pick) => !pick.reserve).length));
  }

  /** What was written so far of why the draw is discarded. */
  reason(draw: Draw): string {
    if (this.#kept.text === '') return '';
    const kept = JSON.parse(this.#kept.text) as { draw: string; reason: string };
    return kept.draw === draw.id ? kept.reason : '';
  }

  keepReason(draw: Draw, reason: string): void {
    this.#kept.text = reason === '' ? '' : JSON.stringify({ draw: draw.id, reason });
  }

  /** Discards the draw with a reason; true where it is discarded. */
  async discard(draw: Draw, reason: string): Promise<boolean> {
    const discarded = await this.#decide(draw, reason.trim(), words.discarded);
    if (discarded) this.#kept.text = '';
    return discarded;
  }

  async export(draw: Draw, what: DrawExport): Promise<boolean> {
    this.failure = '';
    try {
      const { path } = await write('export_draw', { draw: draw.id, what });
      if (path === null) return false;
      if (what === 'key_list') this.#keysLeft = new Map(this.#keysLeft).set(draw.id, new Date().toISOString());
      status.say(words.exported(path));
      return true;
    } catch (thrown) {
      this.failure = told(thrown);
      return false;
    }
  }

  async #decide(draw: Draw, discard_because: string, done: string): Promise<boolean> {
    if (this.doing) return false;
    this.doing = true;
    this.failure = '';
    try {
      this.cache.apply(await write('decide_draw', { draw: draw.id, discard_because }));
      status.say(done);
      return true;
    } catch (thrown) {
      this.failure = told(thrown);
      return false;
    } finally {
      this.doing = false;
    }
  }
}
