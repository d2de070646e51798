/** A box whose text is no record yet: kept as it is typed, and there again when the visit is opened. */
import { backend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import { Autosave } from './autosave.svelte';

/** The boxes of a visit that are kept this way. */
export type Box =
  | 'capture'
  | 'improvements'
  | 'cases'
  | 'member'
  | 'referral'
  | 'list_mapping'
  | 'draw_plan'
  | 'discard'
  | 'finding'
  | 'weighing'
  | 'comment'
  | 'reply'
  | 'amend'
  | 'version'
  | 'gate'
  | 'aside'
  | 'earlier'
  | 'factual'
  | 'factual_table'
  | 'notes'
  | `notes.${number}`;

/** Keeps the text of one box. */
export function keepUnfinished(cache: VisitCache, box: Box, text: string, op_id: string): Promise<{ at: string }> {
  const { id } = cache.visit;
  return backend().call('save_draft', {
    op_id,
    subject: { kind: 'visit', id },
    base_rev: cache.rev(id),
    field: box,
    text,
  });
}

/** A box whose text stays there until it is emptied. */
export class KeptBox {
  #text = $state('');
  readonly #autosave: Autosave<string>;

  /** `keep` sends the text under an op id; `what` names the box in the status line. */
  constructor(text: string, keep: (text: string, opId: string) => Promise<{ at: string }>, what: string) {
    this.#text = text;
    this.#autosave = new Autosave(keep, { what });
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    if (text === this.#text) return;
    this.#text = text;
    this.#autosave.changed(text);
  }
}

/** A box of a visit. */
export class Unfinished extends KeptBox {
  /** `what` names the box in the status line. */
  constructor(cache: VisitCache, box: Box, what: string) {
    const keep = async (text: string, opId: string) => {
      const answer = await keepUnfinished(cache, box, text, opId);
      cache.unfinished[box] = text;
      return answer;
    };
    super(cache.unfinished[box] ?? '', keep, what);
  }
}
