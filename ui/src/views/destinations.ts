/** Everything that can be gone to in a visit: its places first, then areas, cases, findings and records. */
import type { VisitCache } from '../lib/cache/visit.svelte';
import type { Subject } from '../lib/contract/generated';
import type { Choice } from '../lib/evidence/list.svelte';
import type { FollowUpList } from '../lib/followup/followup.svelte';
import type { Section } from '../lib/settings/houserules.svelte';
import {
  cases as caseWords,
  endOfDay as dayWords,
  evidence as evidenceWords,
  findings as findingWords,
  followup as followUpWords,
  shell,
} from '../lib/words';
import { settings as settingsWords } from '../lib/words/settings';
import { several as severalWords } from '../lib/words/several';
import type { Destination } from './GoToDialog.svelte';

/** The places of the rail. */
export type RailPlace = 'plan' | 'evidence' | 'findings' | 'letter' | 'history';

export const places: { value: RailPlace; label: string }[] = [
  { value: 'plan', label: shell.plan },
  { value: 'evidence', label: shell.evidence },
  { value: 'findings', label: shell.findings },
  { value: 'letter', label: shell.letter },
  { value: 'history', label: shell.history },
];

/** How one goes there. */
export interface Ways {
  place: (to: RailPlace) => void;
  settings: (section: Section | null) => void;
  grid: () => void;
  endOfDay: () => void;
  several: () => void;
  followUp: (list: FollowUpList) => void;
  choice: (choice: Choice) => void;
  subject: (subject: Subject) => void;
}

export function destinationsOf(cache: VisitCache, ways: Ways): Destination[] {
  return [
    ...places.map(({ value, label }) => ({ id: value, label, detail: '', go: () => ways.place(value) })),
    { id: 'grid', label: caseWords.grid, detail: shell.evidence, go: ways.grid },
    { id: 'endofday', label: dayWords.title, detail: shell.findings, go: ways.endOfDay },
    { id: 'several', label: severalWords.title, detail: shell.letter, go: ways.several },
    { id: 'settings', label: settingsWords.title, detail: settingsWords.houseRules, go: () => ways.settings(null) },
    ...(['own', 'bands', 'look'] as const).map((section) => ({
      id: section,
      label: settingsWords[section].title,
      detail: settingsWords.title,
      go: () => ways.settings(section),
    })),
    ...(['enquiries', 'referrals'] as const).map((list) => ({
      id: list,
      label: followUpWords[list].title,
      detail: shell.evidence,
      go: () => ways.followUp(list),
    })),
    ...cache.areas.map((area) => ({
      id: area.id,
      label: area.title,
      detail: shell.evidence,
      go: () => ways.choice({ area: area.id }),
    })),
    ...cache.cases.map((each) => ({
      id: each.id,
      label: each.reference,
      detail: each.cohort,
      go: () => ways.choice({ case: each.id }),
    })),
    ...cache.findings.map((each) => ({
      id: each.id,
      label: findingWords.number(each.number),
      detail: each.statement,
      go: () => ways.subject({ kind: 'finding', id: each.id }),
    })),
    ...cache.evidence.map((each) => ({
      id: each.id,
      label: evidenceWords.number(each.number),
      detail: each.text.slice(0, 120),
      go: () => ways.subject({ kind: 'evidence', id: each.id }),
    })),
  ];
}
