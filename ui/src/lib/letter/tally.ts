/**
 * Counts how often the core changed each block since the editor's own history began.
 *
 * While the editor has steps of its own to take back, it does; each of them reaches the core as one more change. Once it
 * has none, the letter is as it was when the editor's history began, and what the core did since then is to be passed
 * over: else the first thing that it takes back would bring the words back that were just taken back.
 */
import type { BlockId, Saved } from '../contract/generated';

type Revisions = Iterable<readonly [BlockId, number]>;

export class Tally {
  /** The last revision that was told; a block that was removed and is there again goes on from its own. */
  readonly #revs: Map<BlockId, number>;
  readonly #rises = new Map<BlockId, number>();

  constructor(revs: Revisions) {
    this.#revs = new Map(revs);
  }

  /** Counts what a save or a settling changed. */
  note(saved: Pick<Saved, 'kept' | 'gone'>): void {
    for (const [id, rise] of this.#seen(saved)) this.#add(id, rise);
  }

  /** Counts what the core did unasked, told by the revisions that it now has. */
  sync(revs: Revisions): void {
    for (const [id, rev] of revs) {
      this.#add(id, rev - (this.#revs.get(id) ?? 0));
      this.#revs.set(id, rev);
    }
  }

  /** Takes one change back, or does it again, without counting it; true where it was one of those counted. */
  tookBack(saved: Saved): boolean {
    const counted = [...this.#seen(saved).keys()].filter((id) => this.#rises.has(id));
    for (const id of counted) this.#add(id, -1);
    return counted.length > 0;
  }

  doneAgain(saved: Saved): void {
    this.#seen(saved);
  }

  #seen(saved: Pick<Saved, 'kept' | 'gone'>): Map<BlockId, number> {
    const rises = new Map<BlockId, number>();
    const see = (id: BlockId, rev: number) => {
      rises.set(id, rev - (this.#revs.get(id) ?? 0));
      this.#revs.set(id, rev);
    };
    for (const kept of saved.kept) if (kept.kind === 'block') see(kept.record.id, kept.rev);
    for (const { kind, id } of saved.gone) if (kind === 'block') see(id, (this.#revs.get(id) ?? 0) + 1);
    return rises;
  }

  #add(id: BlockId, rises: number): void {
    const now = (this.#rises.get(id) ?? 0) + rises;
    if (now > 0) this.#rises.set(id, now);
    else this.#rises.delete(id);
  }
}
