/** The end-of-day pack: which day, what it left, and its PDF. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Agenda, AgendaLine, Day } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { dayOf } from '../shared/dates';
import { status } from '../status/status.svelte';
import { endOfDay as words, errorWords } from '../words';

/** Visits last days; a span typed wrongly must not make a list of years. */
const MOST_DAYS_OF_A_SPAN = 31;

/** A day with its first moment and that of the next, as the clock here has them. */
export function dayHere(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const moment = (of: number) => new Date(year, month - 1, of).toISOString();
  return { date, begins: moment(day), ends: moment(day + 1) };
}

function daysOf({ first, last }: { first: string; last: string }): string[] {
  const days: string[] = [];
  for (let at = new Date(`${first}T12:00:00`); dayOf(at) <= last && days.length < MOST_DAYS_OF_A_SPAN;) {
    days.push(dayOf(at));
    at = new Date(at.getTime() + 86_400_000);
  }
  return days;
}

export class EndOfDayModel {
  readonly cache: VisitCache;
  /** Whether Findings shows the pack instead of the matrix. */
  shown = $state(false);
  /** The line that was opened or had the focus last: where coming back goes on. */
  at = $state<string | null>(null);
  agenda = $state.raw<Agenda | null>(null);
  failure = $state('');
  busy = $state(false);
  #chosen = $state<string | null>(null);
  #today = $state('');
  #asked = 0;

  constructor(cache: VisitCache, today: string = dayOf(new Date())) {
    this.cache = cache;
    this.#today = today;
  }

  /** The days on site and those on which something was recorded, latest first. */
  readonly days = $derived.by<readonly string[]>(() => {
    const all = new Set(this.cache.visit.dates.flatMap(daysOf));
    for (const each of this.cache.evidence) all.add(dayOf(each.at));
    return [...all].sort().reverse();
  });

  /** The day that was chosen; else today, or the last day before it. */
  readonly day = $derived.by<string>(() => {
    if (this.#chosen && this.days.includes(this.#chosen)) return this.#chosen;
    return this.days.find((each) => each <= this.#today) ?? this.days.at(-1) ?? this.#today;
  });

  choose(day: string): void {
    this.#chosen = day;
  }

  /** Gathers the day anew; an answer that was overtaken is dropped. */
  async load(): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const agenda = await backend().call('end_of_day', this.#ofDay());
      if (asked !== this.#asked) return;
      this.agenda = agenda;
      this.failure = '';
    } catch (thrown) {
      if (asked === this.#asked) this.failure = this.#said(CoreError.from(thrown));
    }
  }

  /** Asks for a place and writes the PDF of what is on the screen. */
  async save(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await flushAll();
      const { path } = await backend().call('export_end_of_day', this.#ofDay());
      status.say(path === null ? words.notSaved : words.savedTo(path));
    } catch (thrown) {
      status.say(this.#said(CoreError.from(thrown)));
    } finally {
      this.busy = false;
    }
  }

  #ofDay() {
    return { visit: this.cache.visit.id, day: dayHere(this.day) };
  }

  #said({ code, values }: CoreError): string {
    const { title, text, next } = errorWords(code, values);
    return [`${title}.`, text, next].filter(Boolean).join(' ');
  }
}

/** What a line is known by: a record may stand in more than one part, and an area with more than one gap. */
export const lineKey = (part: number, { subject, words }: AgendaLine): string => `${part} ${subject.id} ${words}`;
