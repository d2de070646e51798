/** A case as it is before anybody has read it. */
import type { Case } from '../contract/generated';

/** A new case of a visit, known by its reference. */
export function newCase(id: string, visit: string, reference: string, cohort: string): Case {
  return {
    id,
    visit,
    reference,
    cohort,
    list: null,
    age_band: 'unknown',
    sex: 'unknown',
    team: '',
    reader: null,
    state: 'to_read',
    set_aside_because: '',
    authority_grade: null,
    our_grade: null,
    childs_view: 'not_looked_at',
    summary: '',
    criteria: null,
    ratings: [],
    second: null,
  };
}
