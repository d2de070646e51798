/** Frames, draws and notes as the fake backend makes them: of the right shape, not drawn by any rule. */
import type {
  Case,
  Draw,
  DrawSample,
  Evidence,
  Frame,
  FrameView,
  ImportLists,
  SampledChild,
} from '../contract/generated';

const none: FrameView = { lists: [], teams: [], age_bands: [], sexes: [] };

export function frameOf({ visit, as_of, mappings, without_bad_rows }: ImportLists, id: string, at: string): Frame {
  return {
    id,
    visit,
    as_of,
    file: { sha256: '0'.repeat(64), bytes: 48_213 },
    mapping: mappings,
    rows: 412,
    children: 398,
    left_out: without_bad_rows ? 3 : 0,
    rows_sha256: `4c1a77e0${'b2'.repeat(28)}`,
    at,
  };
}

export function drawOf({ frame, plan, number_called }: DrawSample, visit: string, id: string, at: string): Draw {
  const picks: SampledChild[] = [];
  for (const [stratum, { quota, reserve }] of plan.strata.entries()) {
    for (let rank = 1; rank <= quota + reserve; rank += 1) {
      const number = picks.length + 1;
      const child = `F${String((number * 37) % 398).padStart(5, '0')}`;
      picks.push({ reference: `C${String(number).padStart(2, '0')}`, child, stratum, rank, reserve: rank > quota });
    }
  }
  const state = 'drawn' as const;
  const rest = { receipt: {}, keys_exported: [], discarded_because: '', at };
  return { id, visit, frame, number_called, plan, picks, state, ...rest };
}

/** The cases that an accepted draw makes; those that the visit has already stay as they are. */
export function casesOf(draw: Draw, known: readonly Case[], make: (reference: string, cohort: string) => Case): Case[] {
  const references = new Set(known.filter((each) => each.visit === draw.visit).map((each) => each.reference));
  return draw.picks
    .filter((pick) => !pick.reserve && !references.has(pick.reference))
    .map((pick) => make(pick.reference, draw.plan.strata[pick.stratum]?.name ?? ''));
}

export const noView = (): FrameView => structuredClone(none);

/** Evidence from notes, numbered on from the last. */
export function numbered(evidence: readonly Evidence[], last: number): Evidence[] {
  return evidence.map((each, at) => ({ ...each, number: last + at + 1 }));
}
