/** Versions, the gate and final letters as the fake backend has them. */
import type {
  AddComment,
  Comment,
  EditedSinceReview,
  FinalLetter,
  Gate,
  Hold,
  Kept,
  Letter,
  LetterMoment,
  LetterVersion,
  SaveLetter,
  SetAside,
  Version,
  VersionsView,
  Visit,
  VisitProgress,
  VisitState,
} from '../contract/generated';
import { newId } from '../shared/ids';
import { CoreError } from './backend';

const WRITING: readonly VisitState[] = ['planned', 'on_site', 'drafting', 'in_review', 'with_authority'];
const SENT: readonly VisitState[] = ['final', 'shared', 'published', 'not_for_publication'];

export function commentOf({ comment: id, visit, anchor, text }: AddComment, by: string, at: string): Comment {
  return { id, visit, anchor, text, by, from: '', at, replies: [], resolved: null };
}

export class FakeLetters {
  /** The moments there are besides named ones. */
  rests: LetterMoment[] = [];
  /** The letter as it was, by moment. */
  then = new Map<string, LetterVersion>();
  edited: EditedSinceReview = { began: null, by: '', changed: [], added: [], removed: [] };
  /** What holds the letter back; what is set aside no longer does. */
  holds: Hold[] = [];
  /** Why there is no way at all. */
  shut: Gate['shut'] = null;
  #named: LetterMoment[] = [];

  versions(): VersionsView {
    const versions = [...this.#named, ...this.rests];
    return { versions: versions.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)) };
  }

  at(at: string): LetterVersion {
    const then = this.then.get(at);
    if (!then) throw new CoreError('not_found');
    return then;
  }

  named(visit: string, at: string, name: string, by: string): Version {
    const id = newId();
    this.#named.push({ at, by: 'Maren Hollis', what: { type: 'named', version: id, rev: 1, name } });
    return { id, visit, name, at, by };
  }

  unnamed(id: string): void {
    this.#named = this.#named.filter(({ what }) => what.type !== 'named' || what.version !== id);
  }

  gate(letter: Letter | null, asides: readonly SetAside[], comments: readonly Comment[]): Gate {
    const aside = (hold: Hold) => asides.some((each) => each.rule === hold.rule && each.words === hold.words);
    const before = this.holds.length;
    this.holds = this.holds.filter((hold) => !aside(hold));
    return {
      shut: letter === null ? 'no_letter' : letter.state === 'final' ? 'final' : this.shut,
      holds: this.holds,
      aside: before - this.holds.length,
      open_comments: comments.filter((comment) => comment.resolved === null).length,
      number: letter?.version ?? 1,
      because: letter?.amended ?? null,
    };
  }

  final(letter: Letter, number: number, by: string, at: string): FinalLetter {
    const because = letter.amended ?? '';
    const pdf_sha256 = 'ab'.repeat(32);
    const { visit } = letter;
    const id = newId();
    return {
      id,
      visit,
      number,
      at,
      by,
      because,
      letter,
      blocks: [],
      despite: [],
      pdf_sha256,
      pdf_bytes: 1,
      journal: '',
    };
  }

  progress(visit: Visit, letter: Letter | null): VisitProgress {
    const { state } = visit;
    const can_go = [...(letter?.state === 'final' ? SENT : WRITING), 'withdrawn' as const];
    const at = WRITING.indexOf(state);
    const afterSharing = visit.ordinal === 1 ? 'not_for_publication' : 'published';
    const later = state === 'final' ? 'shared' : state === 'shared' ? afterSharing : null;
    const proposed = at >= 0 ? (WRITING[at + 1] ?? 'final') : later;
    return { state, can_go: can_go.filter((each) => each !== state), proposed, past: [] };
  }
}

/** The blocks of a save as they are kept. */
export function savedBlocks({ letter, blocks }: SaveLetter, get: (id: string) => Kept | undefined): Kept[] {
  return blocks.map(({ base_rev, block }, at) => ({
    rev: base_rev + 1,
    kind: 'block',
    record: { rank: `n${String.fromCharCode(98 + (at % 24))}`, ...get(block.id)?.record, ...block, letter },
  }));
}
