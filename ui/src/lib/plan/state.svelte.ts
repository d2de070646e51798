/** Where the visit stands: moved by a command of its own, for not every state can be reached by hand. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { VisitProgress, VisitState } from '../contract/generated';
import { dayOf, shortDate } from '../shared/dates';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { plan as words, STATES, stateWord } from '../words';

export class VisitStates {
  readonly cache: VisitCache;
  progress = $state.raw<VisitProgress | null>(null);
  failure = $state('');
  #line: Promise<unknown> = Promise.resolve();
  #today = dayOf(new Date());

  constructor(cache: VisitCache) {
    this.cache = cache;
  }

  /** The state at hand and those it can come to, in their order. */
  readonly options = $derived.by<readonly VisitState[]>(() => {
    const { state } = this.cache.visit;
    const reachable = this.progress?.can_go ?? [];
    return STATES.filter((each) => each === state || reachable.includes(each));
  });

  /** The next state by hand as a rule; a letter becomes final elsewhere. */
  readonly proposed = $derived.by<VisitState | null>(() => {
    const { progress } = this;
    return progress?.proposed && progress.can_go.includes(progress.proposed) ? progress.proposed : null;
  });

  /** What is worth knowing about the next step. */
  readonly hint = $derived.by<string | undefined>(() => {
    if (this.progress?.proposed === 'final') return words.stateFinal;
    return this.proposed === 'not_for_publication' ? words.stateFirst : undefined;
  });

  /** `Drafting and checking · 17 Nov 14:02 · Maren Hollis`, the last state first. */
  readonly past = $derived.by<readonly string[]>(() =>
    (this.progress?.past ?? []).map(({ state, at, by }) =>
      words.statePast(stateWord[state], shortDate(dayOf(at), this.#today), by),
    ),
  );

  async load(): Promise<void> {
    try {
      this.progress = await backend().call('visit_progress', { visit: this.cache.visit.id });
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  async move(to: VisitState): Promise<boolean> {
    const turn = this.#line.then(async () => {
      const visit = this.cache.visit.id;
      this.cache.apply(await write('move_visit', { visit, base_rev: this.cache.rev(visit), to }));
    });
    this.#line = turn.catch(() => undefined);
    try {
      await turn;
    } catch (thrown) {
      this.#failed(thrown);
      return false;
    }
    this.failure = '';
    status.say(words.stateMoved(stateWord[to]));
    await this.load();
    return true;
  }

  #failed(thrown: unknown): void {
    this.failure = told(thrown);
  }
}
