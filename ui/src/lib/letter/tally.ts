/**
 * Counts how often the core changed each block since the editor's own history began.
 *
 * While the editor has steps of its own to take back, it does; each of them reaches the core as one more change. Once it
 * has none, the letter is as it was when the editor's history began, and what the core did since then is to be passed
 * over: else the first thing that it takes back would bring the words back that were just taken back.
 */
import type { Saved, SubjectKind } from '../contract/generated';

const COUNTED: readonly SubjectKind[] = ['block'];

export class Tally {
  #rises = new Map<string, number>();

  /** Notes what a save or a settling changed. `rev` is the revision before it. */
  note(saved: Saved, rev: (id: string) => number): void {
    for (const kept of saved.kept) {
      if (!COUNTED.includes(kept.kind)) continue;
      this.#add(kept.record.id, kept.rev - rev(kept.record.id));
    }
    for (const subject of saved.gone) if (COUNTED.includes(subject.kind)) this.#add(subject.id, 1);
  }

  /** Takes one change back; true where it was one of those counted. */
  tookBack(saved: Saved): boolean {
    const ids = [...saved.kept.map((kept) => kept.record.id), ...saved.gone.map((subject) => subject.id)];
    const counted = ids.filter((id) => (this.#rises.get(id) ?? 0) > 0);
    for (const id of counted) this.#add(id, -1);
    return counted.length > 0;
  }

  #add(id: string, rises: number): void {
    const now = (this.#rises.get(id) ?? 0) + rises;
    if (now > 0) this.#rises.set(id, now);
    else this.#rises.delete(id);
  }
}
