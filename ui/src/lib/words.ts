/** The words of the program, in one place: for codes and vocabularies, and for what screens say. */
import type {
  AuthorityKind,
  Basis,
  EvidenceKind,
  Grade,
  Mark,
  Op,
  Purpose,
  Region,
  TeamRole,
  VisitState,
} from './contract/generated';

export const MARKS: readonly Mark[] = ['strength', 'concern', 'context', 'question'];
export const KINDS: readonly EvidenceKind[] = [
  'childs_record',
  'worker',
  'leader',
  'family',
  'partner',
  'observation',
  'document',
  'audit',
  'supervision',
  'performance',
  'meeting',
];
export const BASES: readonly Basis[] = ['seen', 'told', 'read'];
export const STATES: readonly VisitState[] = [
  'planned',
  'on_site',
  'drafting',
  'in_review',
  'with_authority',
  'final',
  'shared',
  'published',
  'not_for_publication',
  'withdrawn',
];
/** The letter has left: nothing is due any more. */
export const OUT: ReadonlySet<VisitState> = new Set(['shared', 'published', 'not_for_publication', 'withdrawn']);
export const GRADES: readonly Grade[] = ['outstanding', 'good', 'requires_improvement', 'inadequate'];
export const ROLES: readonly TeamRole[] = [
  'his_majestys_inspector',
  'ofsted_inspector',
  'regulatory_inspector',
  'reviewer',
];

export const markWord: { [K in Mark]: string } = {
  strength: 'Strength',
  concern: 'Concern',
  context: 'Context',
  question: 'Question',
};

/** What a kind of evidence is called, in full and in a column. */
export const kindWord: { [K in EvidenceKind]: string } = {
  childs_record: 'Child’s record',
  worker: 'Social worker or adviser',
  leader: 'Manager or leader',
  family: 'Child or family',
  partner: 'Partner',
  observation: 'Practice observed',
  document: 'Document',
  audit: 'Audit',
  supervision: 'Supervision record',
  performance: 'Performance data',
  meeting: 'Meeting',
};
export const kindShort: { [K in EvidenceKind]: string } = {
  childs_record: 'Case record',
  worker: 'Social worker',
  leader: 'Leader',
  family: 'Family',
  partner: 'Partner',
  observation: 'Observation',
  document: 'Document',
  audit: 'Audit',
  supervision: 'Supervision',
  performance: 'Data',
  meeting: 'Meeting',
};
export const basisWord: { [K in Basis]: string } = { seen: 'Seen', told: 'Told', read: 'Read' };
export const stateWord: { [K in VisitState]: string } = {
  planned: 'Planned',
  on_site: 'On site',
  drafting: 'Drafting and checking',
  in_review: 'In review',
  with_authority: 'With the authority',
  final: 'Final',
  shared: 'Shared',
  published: 'Published',
  not_for_publication: 'Not for publication',
  withdrawn: 'Withdrawn',
};
export const purposeWord: { [K in Purpose]: string } = { inspection: 'Inspection', rehearsal: 'Rehearsal' };
export const gradeWord: { [K in Grade]: string } = {
  outstanding: 'Outstanding',
  good: 'Good',
  requires_improvement: 'Requires improvement to be good',
  inadequate: 'Inadequate',
};
export const roleWord: { [K in TeamRole]: string } = {
  his_majestys_inspector: 'His Majesty’s Inspector',
  ofsted_inspector: 'Ofsted Inspector',
  regulatory_inspector: 'Regulatory inspector',
  reviewer: 'Reviewer of the council',
};
export const authorityKindWord: { [K in AuthorityKind]: string } = {
  london: 'London borough',
  metropolitan: 'Metropolitan district',
  unitary: 'Unitary authority',
  county: 'County council',
};
export const regionWord: { [K in Region]: string } = {
  east_midlands: 'East Midlands',
  east_of_england: 'East of England',
  london: 'London',
  north_east: 'North East',
  north_west: 'North West',
  south_east: 'South East',
  south_west: 'South West',
  west_midlands: 'West Midlands',
  yorkshire_and_the_humber: 'Yorkshire and the Humber',
};

/** What a change was, as undo and redo tell it. */
export const opWord: { [K in Op]: string } = {
  add_person: 'adding a person',
  edit_person: 'the change of a name',
  add_authority: 'adding the authority',
  edit_authority: 'the change of the authority',
  add_inspection: 'adding the inspection',
  edit_inspection: 'the change of the inspection',
  add_visit: 'adding the visit',
  edit_visit: 'the change of the visit',
  add_area: 'adding an area of concern',
  edit_area: 'the change of an area of concern',
  remove_area: 'removing an area of concern',
  add_case: 'adding a case',
  edit_case: 'the change of a case',
  remove_case: 'removing a case',
  add_criteria: 'adding a set of criteria',
  edit_criteria: 'changing a set of criteria',
  remove_criteria: 'removing a set of criteria',
  rate_cases: 'rating cases',
  import_frame: 'importing the lists',
  edit_frame: 'the change of the lists',
  draw_sample: 'drawing a sample',
  edit_draw: 'the change of a draw',
  accept_draw: 'making a draw’s cases the visit’s',
  add_attachment: 'attaching a file',
  edit_attachment: 'renaming a file',
  remove_attachment: 'taking a file away',
  add_enquiry: 'raising a line of enquiry',
  edit_enquiry: 'changing a line of enquiry',
  remove_enquiry: 'removing a line of enquiry',
  add_referral: 'referring a child back',
  edit_referral: 'changing a referral',
  add_request: 'asking for a document',
  edit_request: 'changing a request',
  remove_request: 'removing a request',
  record_evidence: 'storing the evidence',
  edit_evidence: 'the change of the evidence',
  bin_evidence: 'moving evidence to the bin',
  restore_evidence: 'taking evidence back from the bin',
  compose_letter: 'the first draft of the letter',
  edit_letter: 'the change of the letter’s fixed parts',
  remove_letter: 'removing the letter',
  insert_block: 'inserting a paragraph',
  replace_block: 'the change of a paragraph',
  move_block: 'moving a paragraph',
  remove_block: 'removing a paragraph',
  split_block: 'splitting a paragraph',
  join_blocks: 'joining two paragraphs',
  add_finding: 'adding a finding',
  edit_finding: 'the change of a finding',
  remove_finding: 'removing a finding',
  add_earlier_letter: 'bringing in an earlier letter',
  edit_earlier_letter: 'the change of an earlier letter',
  remove_earlier_letter: 'removing an earlier letter',
  name_version: 'naming a version',
  rename_version: 'renaming a version',
  unname_version: 'taking a version’s name away',
  add_comment: 'adding a comment',
  edit_comment: 'the change of a comment',
  remove_comment: 'removing a comment',
  set_aside_remark: 'setting a remark aside',
  edit_set_aside: 'the change of a reason',
  take_up_remark: 'taking a remark up again',
  add_factual_comment: 'entering a comment on accuracy',
  edit_factual_comment: 'the change of a comment on accuracy',
  remove_factual_comment: 'removing a comment on accuracy',
  move_visit: 'moving the visit to another state',
  make_final: 'making the letter final',
  amend_letter: 'beginning a correction',
  set_house_style: 'the notebook’s own words',
  edit_house_style: 'the change of the notebook’s own words',
  import_visit: 'the import',
  salvage_notebook: 'the salvage of the notebook',
};

export { errorWords, reasonWords, type ErrorWords, type Severity } from './words/errors';
export { keyList, shell } from './words/shell';
export { unlock } from './words/unlock';
export { home } from './words/home';
export { plan } from './words/plan';
export { attachments, mediaWord } from './words/attachments';
export { basisHandle, evidence, kindHandle, noneHandle } from './words/evidence';
export { followup } from './words/followup';
export { find } from './words/find';
export { matrix } from './words/matrix';
export { DIRECTIONS, directionWord, findings, WEIGHINGS, weighingWord } from './words/findings';
export { endOfDay } from './words/endofday';
export {
  AGE_BANDS,
  ageWord,
  CASE_STATES,
  cases,
  caseStateWord,
  CHILDS_VIEWS,
  childsViewWord,
  ratingKey,
  RATINGS,
  ratingShort,
  ratingWord,
  SEXES,
  sexWord,
  themeWord,
  THEMES,
} from './words/cases';
export { sampling } from './words/sampling';
export { ANSWERS, directionShape, earlier, type Answer } from './words/earlier';
export { history } from './words/history';
export { notes } from './words/notes';
