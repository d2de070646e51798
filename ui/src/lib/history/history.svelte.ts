/** Each area of concern over the visits, as the program gathers it, and how far its concerns are answered. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { AreaId, Thread } from '../contract/generated';
import { errorWords } from '../words';

/** An area with how far the concerns of earlier letters in it are answered. */
export interface AreaState {
  /** Empty for concerns that no area takes up. */
  id: AreaId;
  title: string;
  all: number;
  answered: number;
}

export class HistoryModel {
  readonly cache: VisitCache;
  threads = $state.raw<readonly Thread[]>([]);
  loaded = $state(false);
  failure = $state('');
  /** The area that is read. */
  #chosen = $state<AreaId | null>(null);
  /** The line that had the focus last. */
  at = $state<string | null>(null);
  #asked = 0;

  constructor(cache: VisitCache) {
    this.cache = cache;
  }

  /** Gathers anew; an answer that was overtaken is dropped. */
  async load(): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const { areas } = await backend().call('threads', { visit: this.cache.visit.id });
      if (asked !== this.#asked) return;
      this.threads = areas;
      this.failure = '';
      this.loaded = true;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      const failure = CoreError.from(thrown);
      const { title, next } = errorWords(failure.code, failure.values);
      this.failure = `${title}. ${next}`;
    }
  }

  readonly areas = $derived.by<readonly AreaState[]>(() => {
    const concerns = this.cache.earlierLetters.flatMap((letter) => letter.concerns);
    const state = (id: AreaId, title: string): AreaState => {
      const of = concerns.filter((concern) => (concern.area ?? '') === id);
      return { id, title, all: of.length, answered: of.filter((concern) => concern.answer !== null).length };
    };
    const none = state('', '');
    return [...this.cache.areas.map((area) => state(area.id, area.title)), ...(none.all > 0 ? [none] : [])];
  });

  readonly chosen = $derived.by<AreaState | null>(
    () => this.areas.find((each) => each.id === this.#chosen) ?? this.areas[0] ?? null,
  );

  readonly thread = $derived.by<Thread | null>(
    () => this.threads.find((each) => each.area === this.chosen?.id) ?? null,
  );

  choose(area: AreaId): void {
    this.#chosen = area;
    this.at = null;
  }
}
