// Generated from crates/app/src/contract.rs by `make contract`. Do not edit.

export type About = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its version.
 */
version: string, 
/**
 * Versions of what keeps the data: SQLite and SQLCipher.
 */
store: string, };

export type AddComment = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * Its id, made by the page.
 */
comment: CommentId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The words it is about.
 */
anchor: Anchor, 
/**
 * What is said.
 */
text: string, };

export type AddFactualComments = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The box of the visit in which they waited and that is emptied: `factual` or `factual_table`.
 */
from: FactualBox, 
/**
 * The comments.
 */
comments: Array<NewFactual>, };

export type AddFinding = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * Its id, made by the page.
 */
finding: FindingId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The area of concern.
 */
area: AreaId, 
/**
 * What was found.
 */
statement: string, 
/**
 * Strength or concern.
 */
mark: Mark, 
/**
 * How it stands to the last visit.
 */
direction: Direction, 
/**
 * The evidence that supports it.
 */
supports: Array<EvidenceId>, };

export type AddRecords = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The records, parents before children.
 */
records: Array<Record>, };

export type AgeBand = "under_one" | "one_to_four" | "five_to_nine" | "ten_to_fifteen" | "sixteen_seventeen" | "adult" | "unknown";

export type Agenda = { 
/**
 * What it is: `End of day, 18 November 2026`.
 */
title: string, 
/**
 * Its parts. None is left out: one without lines says in its note that there is nothing.
 */
parts: Array<AgendaPart>, };

export type AgendaLine = { 
/**
 * Whether it is a strength or a concern, where it is either.
 */
mark: Mark | null, 
/**
 * What it says.
 */
words: string, 
/**
 * Where it comes from: `C07, child's record, E036`; may be empty.
 */
detail: string, 
/**
 * The record.
 */
subject: Subject, };

export type AgendaPart = { 
/**
 * Its heading.
 */
heading: string, 
/**
 * The area of concern that it is about.
 */
subject: Subject | null, 
/**
 * What is said before the lines, or that there are none; may be empty.
 */
note: string, 
/**
 * The lines.
 */
lines: Array<AgendaLine>, };

export type Agreement = { 
/**
 * Pairs of ratings that both readers gave.
 */
pairs: number, 
/**
 * Those of them that are the same.
 */
same: number, 
/**
 * Cohen's kappa: agreement beyond what chance alone would give, 1 for full agreement. `None` where it is not
 * defined: no pair, or both readers gave one rating throughout.
 */
kappa: number | null, };

export type AgreementAnswer = { 
/**
 * Over all criteria.
 */
all: Agreement, 
/**
 * For each criterion, in the set's order.
 */
by_criterion: Array<Agreement>, 
/**
 * Where the two differ: case and criterion.
 */
apart: Array<[CaseId, CriterionId]>, };

export type AmendLetter = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Why the final one is not the last.
 */
because: string, };

export type Anchor = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * Where the words begin in the block's text, in UTF-16 code units.
 */
start: number, 
/**
 * The words; empty for the whole block.
 */
words: string, 
/**
 * What stood before them.
 */
before: string, 
/**
 * What stood after them.
 */
after: string, };

export type AnnexForm = "pdf" | "xlsx";

export type AreaId = string;

export type AreaOfConcern = { 
/**
 * Its id.
 */
id: AreaId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Its place among the visit's areas; letters list them in this order.
 */
rank: Rank, 
/**
 * A short name for lists and for `#`: `Management oversight`.
 */
title: string, 
/**
 * The bullet in the letter: a noun phrase, narrowed to the visit's cohort where need be.
 */
wording: string, 
/**
 * The bullet of the last inspection it comes from. `None` for a concern that is new.
 */
improvement: ImprovementId | null, };

export type AreaSummary = { 
/**
 * Short name.
 */
title: string, 
/**
 * Pieces marked as strength.
 */
strengths: number, 
/**
 * Pieces marked as concern.
 */
concerns: number, 
/**
 * All pieces, the bin left out.
 */
all: number, };

export type Attachment = { 
/**
 * Its id.
 */
id: AttachmentId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The evidence it belongs to.
 */
evidence: EvidenceId, 
/**
 * What people call it; begun from the file's name, never a path.
 */
name: string, 
/**
 * What it is, by its content.
 */
media: Media, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * SHA-256 of its bytes, as 64 lower-case hexadecimal digits: where they lie in the notebook.
 */
sha256: string, 
/**
 * When it was added.
 */
at: string, };

export type AttachmentId = string;

export type AttachmentText = { 
/**
 * Its beginning, 200 kB at most.
 */
text: string, 
/**
 * True when there is more of it.
 */
cut: boolean, };

export type Authority = { 
/**
 * Its id.
 */
id: AuthorityId, 
/**
 * The area's name as letters use it, without "Council": `Northmere`.
 */
name: string, 
/**
 * The council's full name, as in an address: `Northmere Council`.
 */
council: string, 
/**
 * What sort of authority it is.
 */
kind: AuthorityKind, 
/**
 * Ofsted's region.
 */
region: Region, 
/**
 * Nine-character code of the Office for National Statistics; empty for one that has none.
 */
ons_code: string, 
/**
 * Ofsted's unique reference number; empty where there is none.
 */
ofsted_urn: string, 
/**
 * Who delivers children's services.
 */
delivery: Delivery, 
/**
 * The director of children's services.
 */
director: Director, 
/**
 * The address under the council's name, one line each, postcode last.
 */
address: Array<string>, 
/**
 * True for an invented authority: the program then says so on the screen and on every page of the letter.
 */
fictional: boolean, 
/**
 * The terms its letters use in place of others.
 */
preferred_terms: Array<PreferredTerm>, };

export type AuthorityId = string;

export type AuthorityKind = "london" | "metropolitan" | "unitary" | "county";

export type Backups = { 
/**
 * The newest first.
 */
found: Array<FoundBackup>, 
/**
 * How many there are besides that cannot be read.
 */
unreadable: number, 
/**
 * The folder in which a notebook is restored.
 */
into: string, };

export type BackupsKept = { 
/**
 * When the last good one was made; `None` where there is none yet.
 */
last: string | null, 
/**
 * Why the last attempt failed; `None` where it did not.
 */
trouble: Code | null, 
/**
 * What is known of the copies in the second place; `None` where there is no such place.
 */
second: SecondKept | null, };

export type Balance = { 
/**
 * What is compared.
 */
dimension: Dimension, 
/**
 * The age band, sex or list as it is spelt on the wire, or the team as the frame has it.
 */
value: string, 
/**
 * How many children of the frame have it.
 */
in_frame: number, 
/**
 * How many children of the sample have it.
 */
in_sample: number, 
/**
 * How the two shares compare.
 */
share: Share, };

export type Band = { 
/**
 * The words, in small letters: `most`, `the large majority`.
 */
words: Array<string>, 
/**
 * The smallest share, in percent, itself included.
 */
from: number, 
/**
 * The largest share, in percent, itself included.
 */
to: number, 
/**
 * The fewest that can be meant.
 */
fewest: number, 
/**
 * So few that the words are right whatever the share, up to half of all; `None` where only the share counts.
 */
few: number | null, };

export type Basis = "seen" | "told" | "read";

export type Because = "quoted" | "place" | "words";

export type Behind = { 
/**
 * So many.
 */
met: number, 
/**
 * Of so many.
 */
of: number, 
/**
 * Where the count comes from.
 */
by: CountedBy, };

export type BinEvidence = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The evidence.
 */
evidence: EvidenceId, 
/**
 * The revision somebody looked at.
 */
base_rev: number, };

export type Block = { 
/**
 * Its id, which survives editing, moving, splitting and joining.
 */
id: BlockId, 
/**
 * The letter.
 */
letter: LetterId, 
/**
 * Its place in the letter.
 */
rank: Rank, 
/**
 * What it is.
 */
kind: BlockKind, 
/**
 * Its words and the citations among them.
 */
content: Array<Inline>, };

export type BlockId = string;

export type BlockKind = "heading" | "paragraph" | "bullet";

export type BringHome = { 
/**
 * The folder: one of the known notebooks or the one chosen last.
 */
path: string, 
/**
 * What opens it, and will open the copy.
 */
secret: TypedSecret, };

export type BroughtHome = { 
/**
 * The copy, which is opened as the old one was.
 */
notebook: KnownNotebook, 
/**
 * The folder of the old one, which is as it was.
 */
left: string, };

export type ByHand = { 
/**
 * The child, by the same key as the candidates: the authority's id.
 */
child: string, 
/**
 * The group. Without one, a child is left out of all groups, and put into the first that takes it or else the first.
 */
stratum: string | null, 
/**
 * Why, in one line.
 */
reason: string, };

export type Case = { 
/**
 * Its id.
 */
id: CaseId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The reference made for this visit: `C07`.
 */
reference: string, 
/**
 * Which group of children it was sampled for: `Protection plan`.
 */
cohort: string, 
/**
 * The list of the sampling frame it was drawn from.
 */
list: List | null, 
/**
 * How old the child is.
 */
age_band: AgeBand, 
/**
 * The child's sex.
 */
sex: Sex, 
/**
 * The team that holds the case.
 */
team: string, 
/**
 * Who reads it.
 */
reader: PersonId | null, 
/**
 * How far the reading is.
 */
state: CaseState, 
/**
 * Why it was set aside; empty otherwise.
 */
set_aside_because: string, 
/**
 * The grade of the authority's own audit.
 */
authority_grade: Grade | null, 
/**
 * The grade of whoever read it here.
 */
our_grade: Grade | null, 
/**
 * Whether the record holds the child's own view.
 */
childs_view: ChildsView, 
/**
 * What the record shows as a whole.
 */
summary: string, 
/**
 * The set of criteria it is read against.
 */
criteria: CriteriaId | null, 
/**
 * How it meets each criterion; one that is missing is not yet rated.
 */
ratings: Array<Rated>, 
/**
 * A second rating, made without sight of the first.
 */
second: SecondRating | null, };

export type CaseId = string;

export type CaseState = "to_read" | "reading" | "read" | "set_aside";

export type ChangePassphrase = { 
/**
 * The passphrase that opens the notebook now, or the groups of the recovery sheet with spaces between them.
 */
now: string, 
/**
 * True where `now` is the sheet.
 */
by_sheet: boolean, 
/**
 * The passphrase that is to open it.
 */
new: string, };

export type ChangedField = { 
/**
 * Its name.
 */
field: string, 
/**
 * What it was; `null` where there was nothing.
 */
was: unknown, 
/**
 * What it became; `null` where there is nothing.
 */
is: unknown, };

export type CheckLists = { 
/**
 * Which sheets are which lists.
 */
mappings: Array<ListMapping>, 
/**
 * The day on which ages are counted.
 */
as_of: string, };

export type CheckSheet = { 
/**
 * The eight groups as typed; capitals do not matter.
 */
groups: Array<string>, };

export type ChildsView = "not_looked_at" | "recorded" | "not_recorded";

export type ChooseAttachments = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The evidence they belong to.
 */
evidence: EvidenceId, };

export type ChooseLetterheadPicture = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * What someone who cannot see it is told.
 */
alternative_text: string, };

export type Chosen = { 
/**
 * The folder.
 */
path: string | null, 
/**
 * The notebook in it, where there is one.
 */
notebook: KnownNotebook | null, };

export type ChosenAttachments = { 
/**
 * The files that were attached; `None` where there are none.
 */
saved: Saved | null, 
/**
 * The files that were not.
 */
refused: Array<RefusedFile>, };

export type ChosenBackups = { 
/**
 * The folder; `None` when they cancelled.
 */
place: string | null, 
/**
 * The backups in it, below it or which it is, the newest first.
 */
found: Array<FoundBackup>, 
/**
 * How many there are besides that cannot be read.
 */
unreadable: number, };

export type ChosenLetterheadPicture = { 
/**
 * The change; nothing where nobody chose a picture or it was refused.
 */
saved: Saved | null, 
/**
 * Why the file was not taken.
 */
refused: NotAttached | null, };

export type ChosenVisitFile = { 
/**
 * Its name without the folder; `None` when they cancelled.
 */
name: string | null, 
/**
 * True when it asks for a passphrase.
 */
sealed: boolean, };

export type Code = "wrong_passphrase" | "wrong_sheet" | "sheet_mismatch" | "sheet_beside" | "weak_passphrase" | "wait" | "notebook_in_use" | "notebook_newer" | "notebook_damaged" | "notebook_keys_missing" | "is_backup" | "notebook_older" | "backup_missing" | "backup_not_whole" | "place_inside" | "place_synced" | "place_network" | "notebook_missing" | "place_missing" | "place_not_writable" | "place_taken" | "disk_full" | "locked" | "not_found" | "stale" | "referred_to" | "refused" | "nothing_to_undo" | "changed_since" | "letter_facts_missing" | "letter_exists" | "letter_held_back" | "character_missing" | "file_not_a_visit" | "file_newer" | "file_broken" | "file_too_large" | "file_wrong_passphrase" | "file_needs_passphrase" | "file_failed" | "lists_unreadable" | "lists_have_faults" | "notes_unreadable" | "letter_unreadable" | "comments_unreadable" | "stopped" | "attachment_missing" | "attachment_damaged" | "attachments_too_large" | "nothing_chosen" | "bad_request" | "unexpected";

export type Comment = { 
/**
 * Its id.
 */
id: CommentId, 
/**
 * The visit whose letter it is about.
 */
visit: VisitId, 
/**
 * The words it is about.
 */
anchor: Anchor, 
/**
 * What is said.
 */
text: string, 
/**
 * Who says it.
 */
by: PersonId, 
/**
 * The name of whoever said it outside this notebook, as a Word file has it; empty for `by` itself.
 */
from: string, 
/**
 * When.
 */
at: string, 
/**
 * What was answered, in order.
 */
replies: Array<Reply>, 
/**
 * When it was settled; `None` while it is open.
 */
resolved: string | null, };

export type CommentId = string;

export type ComposeLetter = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The date the letter shall bear; `None` for the day it is due.
 */
date: string | null, };

export type ConfirmNotebook = { 
/**
 * The eight groups as typed; capitals do not matter.
 */
groups: Array<string>, 
/**
 * Where the sheet is kept. Shown on the unlock screen.
 */
sheet_kept: string, };

export type CoreEvent = { "type": "flush", } | { "type": "progress", 
/**
 * Lines done.
 */
done: number, 
/**
 * All lines.
 */
total: number, } | { "type": "lock_soon", 
/**
 * Seconds.
 */
seconds: number, } | { "type": "kept", 
/**
 * What is known now.
 */
kept: BackupsKept, };

export type Count = { 
/**
 * How many it is true of.
 */
met: number, 
/**
 * How many were looked at.
 */
of: number, };

export type CountOf<T> = { 
/**
 * The value.
 */
value: T, 
/**
 * Children.
 */
children: number, };

export type CountedBy = "evidence" | "criterion" | "cases";

export type Criteria = { 
/**
 * Its id.
 */
id: CriteriaId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Which children it is for.
 */
theme: Theme, 
/**
 * Its name: `Children on a protection plan`.
 */
title: string, 
/**
 * The criteria in the order of the grid's columns.
 */
criteria: Array<Criterion>, };

export type CriteriaId = string;

export type Criterion = { 
/**
 * Its id.
 */
id: CriterionId, 
/**
 * What should be found: `Supervision moves the plan on`.
 */
text: string, 
/**
 * The area of concern it bears on.
 */
area: AreaId | null, };

export type CriterionId = string;

export type DateSpan = { 
/**
 * First day.
 */
first: string, 
/**
 * Last day, not before the first.
 */
last: string, };

export type Day = { 
/**
 * Its date.
 */
date: string, 
/**
 * Its first moment.
 */
begins: string, 
/**
 * The first moment of the next.
 */
ends: string, };

export type DecideDraw = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The draw.
 */
draw: DrawId, 
/**
 * Why it is discarded; empty to make its cases the visit's.
 */
discard_because: string, };

export type DecideFactualComment = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The comment.
 */
comment: FactualCommentId, 
/**
 * The revision somebody looked at.
 */
base_rev: number, 
/**
 * What was decided; `None` opens it again.
 */
decision: FactualDecision | null, };

export type Delivery = { "by": "council", } | { "by": "trust", 
/**
 * The trust's name.
 */
name: string, } | { "by": "company", 
/**
 * The company's name.
 */
name: string, 
/**
 * What it is, in the words of the letter: `a wholly owned council company`.
 */
nature: string, };

export type Despite = { 
/**
 * What it was: the id of the rule or of the gate.
 */
rule: string, 
/**
 * The words it is about.
 */
words: string, 
/**
 * Why the letter becomes final nevertheless.
 */
because: string, };

export type Dimension = "age_band" | "sex" | "team" | "list";

export type Direction = "improved" | "no_change" | "declined" | "not_looked_at" | "new";

export type Director = { 
/**
 * Full name as in the address.
 */
name: string, 
/**
 * Job title as in the address: `Director of Children’s Services`.
 */
job_title: string, 
/**
 * What follows "Dear": the first name, as letters have it.
 */
salutation: string, };

export type DocumentRequest = { 
/**
 * Its id.
 */
id: RequestId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * What was asked for.
 */
what: string, 
/**
 * Of which role: never a name. May be empty.
 */
of_role: string, 
/**
 * When.
 */
asked: string, 
/**
 * By when it should be there.
 */
due: string | null, 
/**
 * When it came; `None` while it is owed.
 */
received: string | null, };

export type DraftSaved = { 
/**
 * When it was committed.
 */
at: string, };

export type Draw = { 
/**
 * Its id.
 */
id: DrawId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The frame.
 */
frame: FrameId, 
/**
 * The number that the authority called out: 1 to 12 digits.
 */
number_called: string, 
/**
 * What was asked for. Children are named by their reference in the frame: `F00012`.
 */
plan: DrawPlan, 
/**
 * The sample.
 */
picks: Array<SampledChild>, 
/**
 * What became of it.
 */
state: DrawState, 
/**
 * Why it was discarded; empty otherwise.
 */
discarded_because: string, 
/**
 * The receipt, as it is exported.
 */
receipt: unknown, 
/**
 * When the key list left the notebook.
 */
keys_exported: string[], 
/**
 * When it was drawn.
 */
at: string, };

export type DrawExport = "receipt_pdf" | "receipt_json" | "key_list";

export type DrawId = string;

export type DrawPlan = { 
/**
 * The day from which ages and spans of days are counted.
 */
as_of: string, 
/**
 * Who can be drawn at all.
 */
filter: Filter, 
/**
 * The groups, drawn one after the other. A child that is drawn for one is not drawn for a later one.
 */
strata: Array<Stratum>, 
/**
 * Children who are in the sample whatever the order says. They count towards the number of their group.
 */
put_in: Array<ByHand>, 
/**
 * Children who are passed over.
 */
left_out: Array<ByHand>, };

export type DrawSample = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The frame.
 */
frame: FrameId, 
/**
 * The plan; children put in or left out are named by their reference in the frame.
 */
plan: DrawPlan, 
/**
 * The number that the authority called out.
 */
number_called: string, };

export type DrawState = "drawn" | "accepted" | "discarded";

export type DrawTried = { 
/**
 * Children.
 */
sizes: Array<number>, };

export type DrawView = { 
/**
 * By age band, sex, team and list.
 */
balance: Array<Balance>, 
/**
 * Groups with fewer children than were asked for.
 */
short: Array<Short>, 
/**
 * How many children each group has.
 */
sizes: Array<number>, };

export type DueDay = { 
/**
 * The day.
 */
day: string, 
/**
 * Whether it may still change, for the bank holidays of its year are not published yet.
 */
projected: boolean, };

export type EarlierChosen = { 
/**
 * The file's name without its folder; `None` when the person cancelled.
 */
name: string | null, 
/**
 * What was read; `None` with the name.
 */
read: EarlierProposed | null, };

export type EarlierConcern = { 
/**
 * Its words there.
 */
words: string, 
/**
 * The area of concern of this visit that takes it up; `None` for none.
 */
area: AreaId | null, 
/**
 * What has become of it; `None` until it is answered.
 */
answer: Direction | null, 
/**
 * What is to be said about it. May be empty.
 */
note: string, };

export type EarlierLetter = { 
/**
 * Its id.
 */
id: EarlierLetterId, 
/**
 * The visit that is held against it.
 */
visit: VisitId, 
/**
 * What it is: `Letter of the second monitoring visit`.
 */
title: string, 
/**
 * The day it bears; `None` where its text does not say.
 */
dated: string | null, 
/**
 * Its text, by heading.
 */
sections: Array<EarlierSection>, 
/**
 * The concerns in it, each with what has become of it.
 */
concerns: Array<EarlierConcern>, 
/**
 * When it was brought in.
 */
at: string, };

export type EarlierLetterId = string;

export type EarlierParagraph = { 
/**
 * Its words.
 */
text: string, 
/**
 * Whether it was a bullet.
 */
bullet: boolean, 
/**
 * The area of concern of this visit that it is about; `None` for none.
 */
area: AreaId | null, };

export type EarlierProposed = { 
/**
 * What it seems to be.
 */
title: string, 
/**
 * The day that it bears, where it says one.
 */
dated: string | null, 
/**
 * Its text by heading, each paragraph with its area of concern where that is clear.
 */
sections: Array<EarlierSection>, 
/**
 * Its concerns; none is answered.
 */
concerns: Array<EarlierConcern>, 
/**
 * What of the text belongs to its pages and not to what it says: page numbers, repeated lines, footnotes.
 */
left_out: Array<string>, };

export type EarlierSection = { 
/**
 * The heading; empty for what stands before the first.
 */
heading: string, 
/**
 * Its paragraphs and bullets.
 */
paragraphs: Array<EarlierParagraph>, };

export type EditHouseStyle = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The revision somebody looked at.
 */
base_rev: number, 
/**
 * All words.
 */
words: Array<string>, 
/**
 * All bands.
 */
bands: Array<Band>, 
/**
 * How its letters look. Of the picture only the words change here.
 */
look: LettersLook, };

export type EditRecord = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The record.
 */
subject: Subject, 
/**
 * The revision the change was made on; a newer one refuses it as stale.
 */
base_rev: number, 
/**
 * The fields that change, by name, with their new values.
 */
fields: { [field: string]: unknown }, };

export type EditedBlock = { 
/**
 * The revision it was changed on; 0 for a new block.
 */
base_rev: number, 
/**
 * The block.
 */
block: PageBlock, };

export type EditedSinceReview = { 
/**
 * When it went into review last; `None` where it never did.
 */
began: string | null, 
/**
 * Who sent it there, by name.
 */
by: string, 
/**
 * Blocks whose words, citations or kind are others.
 */
changed: Array<BlockId>, 
/**
 * Blocks that are new.
 */
added: Array<BlockId>, 
/**
 * Blocks that are gone.
 */
removed: Array<BlockId>, };

export type Enquiry = { 
/**
 * Its id.
 */
id: EnquiryId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * What is to be found out.
 */
question: string, 
/**
 * The areas of concern it bears on.
 */
areas: Array<AreaId>, 
/**
 * The evidence that is to be verified, where it is about one piece.
 */
evidence: EvidenceId | null, 
/**
 * Who sees to it.
 */
owner: PersonId | null, 
/**
 * How far it is.
 */
state: EnquiryState, 
/**
 * What was found; empty while it is open.
 */
answer: string, 
/**
 * When it was raised.
 */
at: string, };

export type EnquiryId = string;

export type EnquiryState = "open" | "answered" | "dropped";

export type Evidence = { 
/**
 * Its id.
 */
id: EvidenceId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Running number within the visit from 1, shown as `E036`. 0 asks the notebook for the next free one.
 */
number: number, 
/**
 * Where it comes from.
 */
kind: EvidenceKind, 
/**
 * Seen, told or read.
 */
basis: Basis, 
/**
 * What it says about the area.
 */
mark: Mark, 
/**
 * The areas of concern it bears on, in the order given.
 */
areas: Array<AreaId>, 
/**
 * Free labels. Never an area of concern.
 */
tags: Array<string>, 
/**
 * The case it was found in, where there is one.
 */
case: CaseId | null, 
/**
 * Who or what it comes from: a role or a document, never a name.
 */
source: string, 
/**
 * What was seen, heard or read.
 */
text: string, 
/**
 * The day it is about: when the meeting was, the date on the document. `None` where that is of no matter.
 */
happened: string | null, 
/**
 * A count that it gives, as an audit or performance data do: 5 of 12.
 */
count: Count | null, 
/**
 * When it was recorded.
 */
at: string, 
/**
 * Who recorded it.
 */
author: PersonId, 
/**
 * When it was moved to the bin, from which it can be taken back; `None` for evidence in use.
 */
binned: string | null, };

export type EvidenceId = string;

export type EvidenceKind = "childs_record" | "worker" | "leader" | "family" | "partner" | "observation" | "document" | "audit" | "supervision" | "performance" | "meeting";

export type ExportAnnex = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * In which form.
 */
form: AnnexForm, 
/**
 * The marking; the usual one where nobody said any, none where it is empty. Whatever the letter's state, an annex is
 * not published.
 */
marking: string | null, };

export type ExportDraw = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The draw.
 */
draw: DrawId, 
/**
 * What leaves the notebook.
 */
what: DrawExport, };

export type ExportFactual = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * In which form.
 */
form: FactualForm, };

export type ExportForm = { "letter": LetterFile } | { "annex": AnnexForm };

export type ExportLetter = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * In which form.
 */
form: LetterFile, 
/**
 * How it looks.
 */
look: LetterLook, };

export type ExportPlan = { 
/**
 * What `export_planned` knows it by, until the next plan or a lock.
 */
key: string, 
/**
 * The folder, for people to read.
 */
folder: string, 
/**
 * The files in the order of the visits, and of each visit in the order of the forms.
 */
files: Array<PlannedFile>, };

export type ExportPlanned = { 
/**
 * The plan's key.
 */
plan: string, 
/**
 * Which of its files, counted from 0.
 */
file: number, 
/**
 * Whether what is there of this name is replaced. It stays otherwise, and the file is refused.
 */
replace: boolean, };

export type ExportReviewCopy = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The visit.
 */
visit: VisitId, };

export type ExportVisit = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * With a passphrase the file is encrypted (`.visit`); without, it is plain text (`.visit.json`).
 */
passphrase: string | null, };

export type Exported = { 
/**
 * Where it is; `None` when they cancelled.
 */
path: string | null, };

export type FactualBox = "factual" | "factual_table";

export type FactualChosen = { 
/**
 * The file's name without its folder; `None` when the person cancelled.
 */
name: string | null, 
/**
 * What was read; `None` with the name.
 */
read: FactualRead | null, };

export type FactualComment = { 
/**
 * Its id.
 */
id: FactualCommentId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Running number within the visit, from 1. Given by the core.
 */
number: number, 
/**
 * The place as the authority names it: `page 2, paragraph 3`. May be empty.
 */
place: string, 
/**
 * The sentence it is about; `None` until it is tied to one.
 */
anchor: Anchor | null, 
/**
 * What the authority says.
 */
claim: string, 
/**
 * What it offers as evidence. May be empty.
 */
evidence: string, 
/**
 * What was decided; `None` while it is open.
 */
decision: FactualDecision | null, 
/**
 * What the authority is answered.
 */
answer: string, 
/**
 * The sentence as the authority read it.
 */
before: string, 
/**
 * The sentence as it is after the decision; empty until there is one.
 */
after: string, 
/**
 * When it was entered.
 */
at: string, };

export type FactualCommentId = string;

export type FactualDecision = "accepted" | "in_part" | "not_accepted";

export type FactualForm = "word" | "csv";

export type FactualPlace = { 
/**
 * The comment.
 */
comment: FactualCommentId, 
/**
 * What has become of the sentence.
 */
tie: FactualTie, 
/**
 * The sentence as it is now; `None` where it is lost, or the comment is tied to none.
 */
sentence: Sentence | null, 
/**
 * The sentence it may be about, where it is tied to none or its own is lost.
 */
proposed: ProposedSentence | null, };

export type FactualRead = { 
/**
 * The comments, in the order they were sent.
 */
comments: Array<ProposedFactual>, 
/**
 * What was taken for no comment: headings, rows that say nothing.
 */
left_out: Array<string>, };

export type FactualTie = "loose" | "same" | "changed" | "lost";

export type FactualView = { 
/**
 * One for each comment, by number.
 */
places: Array<FactualPlace>, };

export type Filter = { 
/**
 * The lists it may stand in.
 */
lists: Array<List>, 
/**
 * The teams that may hold it, spelt as in the frame; an empty entry means rows that name no team.
 */
teams: Array<string>, 
/**
 * The age bands.
 */
age_bands: Array<AgeBand>, 
/**
 * The sexes.
 */
sexes: Array<Sex>, 
/**
 * Begun at most so many days ago, and not in the days to come.
 */
started_within_days: number | null, 
/**
 * Last seen at most so many days ago, and not in the days to come.
 */
seen_within_days: number | null, 
/**
 * Overdue: last seen more than so many days ago, or no day is given.
 */
not_seen_for_days: number | null, 
/**
 * Overdue: last reviewed more than so many days ago, or no day is given.
 */
not_reviewed_for_days: number | null, 
/**
 * Only what has not been closed up to and on the day.
 */
open_only: boolean, };

export type FinalLetter = { 
/**
 * Its id.
 */
id: FinalLetterId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * 1 for the first, one more for each correction.
 */
number: number, 
/**
 * When it became final.
 */
at: string, 
/**
 * Who made it final.
 */
by: PersonId, 
/**
 * Why the one before was not the last; empty for the first.
 */
because: string, 
/**
 * Its fixed parts.
 */
letter: Letter, 
/**
 * Its text.
 */
blocks: Array<Block>, 
/**
 * What stood in the way and what was written about it.
 */
despite: Array<Despite>, 
/**
 * SHA-256 of its PDF, in hexadecimal: where its bytes lie.
 */
pdf_sha256: string, 
/**
 * The size of its PDF in bytes.
 */
pdf_bytes: number, 
/**
 * The journal's digest when it became final, in hexadecimal.
 */
journal: string, };

export type FinalLetterId = string;

export type Finding = { 
/**
 * Its id.
 */
id: FindingId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Running number within the visit, from 1: `F3`. Given by the core.
 */
number: number, 
/**
 * The area of concern.
 */
area: AreaId, 
/**
 * What was found, in a sentence as the letter may say it.
 */
statement: string, 
/**
 * Whether it is a strength or a concern. Context and questions are no findings.
 */
mark: Mark, 
/**
 * How the area stands to the last visit, as far as this finding goes.
 */
direction: Direction, 
/**
 * The evidence that supports it, each as it was when somebody put it there.
 */
supports: Array<Linked>, 
/**
 * The evidence that somebody put against it.
 */
against: Array<Linked>, 
/**
 * What was made of evidence that speaks against it.
 */
weighed: Array<Weighed>, 
/**
 * When it was made.
 */
at: string, };

export type FindingId = string;

export type FindingStanding = { 
/**
 * Which.
 */
finding: FindingId, 
/**
 * Everything that speaks against it, asked for or not, by number.
 */
against: Array<EvidenceId>, 
/**
 * Of that, what nobody has weighed as it is now.
 */
unweighed: Array<EvidenceId>, 
/**
 * Of what it is linked to, what has changed since somebody looked, or is in the bin.
 */
suspect: Array<EvidenceId>, 
/**
 * From how many kinds of source its support comes.
 */
kinds: number, 
/**
 * From how many sources that do not depend on each other.
 */
sources: number, 
/**
 * About how many cases.
 */
cases: number, 
/**
 * Fewer than two kinds or fewer than two sources.
 */
thin: boolean, 
/**
 * How many sentences of the letter cite it.
 */
sentences: number, };

export type FindingsView = { 
/**
 * By number.
 */
findings: Array<FindingStanding>, };

export type FocusedVisit = { 
/**
 * When.
 */
month: MonthYear, 
/**
 * What follows the month in the letter: `during the restrictions brought about by the COVID-19 pandemic`.
 */
circumstances: string, 
/**
 * Whether the letter mentions it.
 */
mentioned: boolean, };

export type Found = { 
/**
 * The hits.
 */
hits: Array<FoundRecord>, };

export type FoundBackup = { 
/**
 * Its folder.
 */
folder: string, 
/**
 * The name of the notebook.
 */
name: string, 
/**
 * When it was made.
 */
made: string, 
/**
 * The size of its database, in bytes.
 */
bytes: number, 
/**
 * Whether it was opened again and compared row by row. A copy made at a lock is not yet.
 */
proved: boolean, 
/**
 * A name for the restored notebook that nothing has yet.
 */
proposed: string, };

export type FoundRecord = { 
/**
 * Where the next page goes on from.
 */
row: number, 
/**
 * The record; of a letter's block, the block.
 */
subject: Subject, 
/**
 * The visit it belongs to.
 */
visit: VisitId, 
/**
 * What people call the record: `E036`.
 */
label: string, 
/**
 * The words around what was found, in pieces.
 */
shown: Array<ShownPiece>, };

export type Frame = { 
/**
 * Its id.
 */
id: FrameId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The day on which ages are counted.
 */
as_of: string, 
/**
 * The file it was read from, never by name.
 */
file: FrameFile, 
/**
 * How the file's columns were understood.
 */
mapping: unknown, 
/**
 * Rows that are kept.
 */
rows: number, 
/**
 * Children that the rows are about.
 */
children: number, 
/**
 * Rows that something is wrong with and that were left out.
 */
left_out: number, 
/**
 * SHA-256 of the canonical rows, in hexadecimal: what the seed is made from.
 */
rows_sha256: string, 
/**
 * When it was imported.
 */
at: string, };

export type FrameFile = { 
/**
 * SHA-256 of its bytes, in hexadecimal.
 */
sha256: string, 
/**
 * Its size in bytes.
 */
bytes: number, };

export type FrameId = string;

export type FrameView = { 
/**
 * The lists that have rows.
 */
lists: Array<CountOf<List>>, 
/**
 * The teams.
 */
teams: Array<CountOf<string>>, 
/**
 * The age bands.
 */
age_bands: Array<CountOf<AgeBand>>, 
/**
 * The sexes.
 */
sexes: Array<CountOf<Sex>>, };

export type Framework = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is called on the screen.
 */
name: string, 
/**
 * The name as the letter gives it, between "in line with the" and "framework".
 */
letter_name: string, 
/**
 * First day of inspection from which it holds.
 */
from: string, 
/**
 * The judgements, in the report's order. An overall grade, where there is one, comes last.
 */
judgements: Array<JudgementArea>, 
/**
 * Headings of a monitoring letter after the subject line, in order.
 */
headings: Array<string>, 
/**
 * Where this was read.
 */
source: string, };

export type FrameworkId = string;

export type Frameworks = { 
/**
 * Oldest first.
 */
editions: Array<Framework>, };

export type Gate = { 
/**
 * Why there is no way at all; `None` where there is one.
 */
shut: Shut | null, 
/**
 * What holds the letter back: the letter's own in the order of the text, then findings, then the authority's comments, then facts.
 */
holds: Array<Hold>, 
/**
 * How much would hold it back and was set aside with a reason.
 */
aside: number, 
/**
 * Comments that are open. They hold nothing back.
 */
open_comments: number, 
/**
 * The number the final letter gets.
 */
number: number, 
/**
 * Why the one before was not the last, as it was said when the letter was amended.
 */
because: string | null, };

export type Grade = "outstanding" | "good" | "requires_improvement" | "inadequate";

export type History = { 
/**
 * The changes.
 */
changes: Array<PastChange>, };

export type Hold = { 
/**
 * What sort of thing.
 */
kind: HoldKind, 
/**
 * The rule's id, under which it is set aside; of a missing fact the field: `visit.team`, `letter.signatory`.
 */
rule: string, 
/**
 * The block it is in; of a finding's the finding's id, which `set_aside_remark` takes as a block; of a
 * comment on factual accuracy the comment's id, likewise; `None` for a fact.
 */
block: BlockId | null, 
/**
 * Where the words begin in the block's text, in UTF-16 code units; 0 beside a letter.
 */
start: number, 
/**
 * Where they end.
 */
end: number, 
/**
 * The words it is about.
 */
words: string, 
/**
 * What is said, in a sentence; empty for a fact, whose words are the page's.
 */
message: string, 
/**
 * The finding, of counter-evidence that is not weighed.
 */
finding: FindingId | null, };

export type HoldKind = "identifying" | "evidence" | "not_weighed" | "not_decided" | "fact";

export type Home = { 
/**
 * The notebook's name.
 */
notebook: string, 
/**
 * Who writes.
 */
me: PersonId, 
/**
 * People, authorities, inspections and visits.
 */
kept: Array<Kept>, 
/**
 * One for each visit.
 */
visits: Array<VisitSummary>, };

export type HouseStyle = { 
/**
 * Its id, the same in every notebook.
 */
id: HouseStyleId, 
/**
 * Words that are spelt right though the dictionary does not know them.
 */
words: Array<string>, 
/**
 * What words of proportion stand for.
 */
bands: Array<Band>, 
/**
 * How its letters look.
 */
look: LettersLook, };

export type HouseStyleId = string;

export type HouseStyleView = { 
/**
 * The record's revision; 0 while nobody has changed it.
 */
rev: number, 
/**
 * The words and bands in force.
 */
style: HouseStyle, 
/**
 * The bands that the program brings, to be put back.
 */
proposed: Array<Band>, 
/**
 * What was typed and is neither a word nor a band yet, by box: `new_words` and `typed_bands`.
 */
unfinished: { [key in string]: string }, };

export type ImportDifference = { 
/**
 * The record.
 */
subject: Subject, 
/**
 * What people call it: `E036`, `Management oversight`.
 */
label: string, 
/**
 * The fields that differ.
 */
fields: Array<string>, };

export type ImportLists = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Which sheets are which lists.
 */
mappings: Array<ListMapping>, 
/**
 * The day on which ages are counted.
 */
as_of: string, 
/**
 * Whether to go on without the lines that something is wrong with.
 */
without_bad_rows: boolean, };

export type ImportNotes = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The evidence in order; number 0. Time and author are those of the notes.
 */
evidence: Array<Evidence>, };

export type ImportVisit = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * For an encrypted file.
 */
passphrase: string | null, };

export type Imported = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * How many records were added.
 */
added: number, 
/**
 * What the notebook has otherwise, and kept as it was.
 */
differences: Array<ImportDifference>, 
/**
 * When it was committed.
 */
at: string, };

export type Improvement = { 
/**
 * Its id, to which an area of concern keeps its link.
 */
id: ImprovementId, 
/**
 * The report's own wording.
 */
text: string, };

export type ImprovementId = string;

export type InSentence = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * A place in its text, in UTF-16 code units.
 */
caret: number, };

export type Inline = { "type": "text", 
/**
 * The words; never empty, no line break.
 */
text: string, } | { "type": "cite", 
/**
 * The evidence cited.
 */
evidence: Array<EvidenceId>, 
/**
 * The findings cited.
 */
findings?: Array<FindingId>, 
/**
 * What sentence, evidence and findings said when somebody looked at them together last; `None` for a citation
 * of an older notebook.
 */
look?: Look, };

export type Inspection = { 
/**
 * Its id.
 */
id: InspectionId, 
/**
 * The authority that was inspected.
 */
authority: AuthorityId, 
/**
 * The framework edition it was carried out under.
 */
framework: FrameworkId, 
/**
 * First day.
 */
first: string, 
/**
 * Last day.
 */
last: string, 
/**
 * Day of publication, where known.
 */
published: string | null, 
/**
 * The month that letters name in "judged inadequate in ...". Published letters differ in whether it is the month
 * of the fieldwork or of the report, so it is kept as it is told and never derived.
 */
judged_inadequate_in: MonthYear, 
/**
 * The judgements in the report's order, as they were named at that date.
 */
judgements: Array<Judgement>, 
/**
 * What needs to improve, in the report's own words and order.
 */
must_improve: Array<Improvement>, };

export type InspectionId = string;

export type Instead = { 
/**
 * Where they go in the block's text, in UTF-16 code units.
 */
start: number, 
/**
 * Up to where.
 */
end: number, 
/**
 * The words.
 */
words: string, };

export type ItemLeft = { 
/**
 * Its number within the file.
 */
id: number, 
/**
 * Why.
 */
because: NotTaken, };

export type Judgement = { 
/**
 * What was judged, in the words of its time.
 */
name: string, 
/**
 * The grade.
 */
grade: Grade, };

export type JudgementArea = { 
/**
 * The full wording in the report.
 */
name: string, 
/**
 * A short form for lists on the screen.
 */
short: string, };

export type Keeping = { 
/**
 * The folder that they are in; `None` where nobody keeps any.
 */
place: string | null, 
/**
 * How many there are in it.
 */
count: number, 
/**
 * The room that they take in it, in bytes.
 */
room: number, 
/**
 * The folder to which each is copied.
 */
second_place: string | null, 
/**
 * So many bytes the backups of one notebook may take in each place.
 */
budget: number, 
/**
 * What is known of them.
 */
kept: BackupsKept, };

export type Kept = { 
/**
 * 1 for a new record, one more for each change.
 */
rev: number, } & ({ "kind": "person", "record": Person } | { "kind": "authority", "record": Authority } | { "kind": "inspection", "record": Inspection } | { "kind": "visit", "record": Visit } | { "kind": "area", "record": AreaOfConcern } | { "kind": "frame", "record": Frame } | { "kind": "draw", "record": Draw } | { "kind": "criteria", "record": Criteria } | { "kind": "case", "record": Case } | { "kind": "evidence", "record": Evidence } | { "kind": "attachment", "record": Attachment } | { "kind": "enquiry", "record": Enquiry } | { "kind": "referral", "record": Referral } | { "kind": "request", "record": DocumentRequest } | { "kind": "letter", "record": Letter } | { "kind": "block", "record": Block } | { "kind": "finding", "record": Finding } | { "kind": "earlier_letter", "record": EarlierLetter } | { "kind": "version", "record": Version } | { "kind": "comment", "record": Comment } | { "kind": "set_aside", "record": SetAside } | { "kind": "factual_comment", "record": FactualComment } | { "kind": "final_letter", "record": FinalLetter } | { "kind": "house_style", "record": HouseStyle });

export type KnownNotebook = { 
/**
 * Its folder.
 */
path: string, 
/**
 * Its name, the folder's name.
 */
name: string, 
/**
 * Where its recovery sheet is kept, as somebody wrote when it was made.
 */
sheet_kept: string, 
/**
 * Whether its key files are gone: nothing opens it without one.
 */
keys_missing: boolean, 
/**
 * When it was last opened here.
 */
opened: string | null, };

export type LedgerLine = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * Where the sentence begins in the block's text, in UTF-16 code units.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * Its words.
 */
words: string, 
/**
 * How it stands.
 */
standing: Standing, 
/**
 * Why it does not stand better; empty for one that is supported or needs none.
 */
why: Array<Why>, 
/**
 * The evidence in use that it rests on, itself or through findings.
 */
evidence: Array<EvidenceId>, 
/**
 * The findings that it cites.
 */
findings: Array<FindingId>, 
/**
 * How many pieces speak against it.
 */
against: number, 
/**
 * What has changed since somebody looked at the sentence and what it cites together.
 */
suspect: Array<Suspect>, 
/**
 * What was counted behind it; `None` where nothing was.
 */
counted: Behind | null, 
/**
 * Its words of proportion.
 */
proportions: Array<SaidProportion>, };

export type Letter = { 
/**
 * Its id.
 */
id: LetterId, 
/**
 * The visit it reports on.
 */
visit: VisitId, 
/**
 * The date it bears.
 */
date: string, 
/**
 * The sender's block, one line each.
 */
letterhead: Array<string>, 
/**
 * Name, job title, council, address: one line each.
 */
addressee: Array<string>, 
/**
 * What stands after "Dear", as a rule the first name.
 */
salutation: string, 
/**
 * The subject line, the letter's one top heading.
 */
subject: string, 
/**
 * `Yours sincerely`.
 */
valediction: string, 
/**
 * Name and title of the one who signs, one line each.
 */
signatory: Array<string>, 
/**
 * Draft or final.
 */
state: LetterState, 
/**
 * 1 until it was final for the first time and corrected, one more for each correction.
 */
version: number, 
/**
 * Why the version before was not the last; `None` in the first.
 */
amended?: string | null, };

export type LetterAt = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The moment, to the millisecond.
 */
at: string, };

export type LetterFile = "pdf" | "docx" | "html" | "text";

export type LetterId = string;

export type LetterLook = { 
/**
 * The marking in header and footer; the usual one where nobody said any, none where it is empty.
 */
marking: string | null, 
/**
 * A number beside every line, in a PDF and in Word.
 */
line_numbers: boolean, 
/**
 * Room to write at the right, in a PDF and in Word.
 */
wide_margin: boolean, 
/**
 * A number before every paragraph and bullet.
 */
references: boolean, 
/**
 * The comments on the letter as Word's comments.
 */
comments: boolean, 
/**
 * What each sentence rests on as Word's comments: evidence about children, as it was recorded.
 */
citations: boolean, };

export type LetterMoment = { 
/**
 * When.
 */
at: string, 
/**
 * Who wrote until then, named it or made it final, by name.
 */
by: string, 
/**
 * What makes it one.
 */
what: MomentKind, };

export type LetterState = "draft" | "final";

export type LetterVersion = { 
/**
 * Its fixed parts.
 */
letter: Letter, 
/**
 * Its text in order.
 */
blocks: Array<Block>, };

export type LetterheadPicture = { 
/**
 * SHA-256 of its bytes, in hexadecimal.
 */
sha256: string, 
/**
 * How many bytes it has.
 */
bytes: number, 
/**
 * What someone who cannot see it is told.
 */
alternative_text: string, 
/**
 * Its width on the page, in tenths of a millimetre. Its height follows.
 */
width: number, };

export type LettersLook = { 
/**
 * The family of an installed typeface; the bundled one where none is named, and wherever that one is not installed.
 */
typeface: string | null, 
/**
 * A picture at the top right of the first page.
 */
picture: LetterheadPicture | null, };

export type LinkEvidence = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The finding.
 */
finding: FindingId, 
/**
 * The revision somebody looked at.
 */
base_rev: number, 
/**
 * The evidence.
 */
evidence: Array<EvidenceId>, 
/**
 * Where it goes.
 */
side: Side, };

export type Linked = { 
/**
 * The evidence.
 */
evidence: EvidenceId, 
/**
 * What it was when somebody looked at it last.
 */
seen: Seen, };

export type List = "contacts" | "early_help" | "referrals" | "assessments" | "enquiries" | "children_in_need" | "protection_plans" | "children_in_care" | "care_leavers" | "adoption" | "adopters";

export type ListColumn = { 
/**
 * What stands in it.
 */
field: ListField, 
/**
 * The column, counted from 0.
 */
column: number, };

export type ListFault = { 
/**
 * The sheet's name.
 */
sheet: string, 
/**
 * The line of the file, from 1.
 */
line: number, 
/**
 * The column by letter and header: `F, Date of birth`; empty where it is about the whole line.
 */
column: string, 
/**
 * What is wrong, in words.
 */
what: string, };

export type ListField = "child_id" | "team" | "age" | "date_of_birth" | "sex" | "status" | "started" | "last_seen" | "last_review" | "closed" | "forename" | "surname" | "name";

export type ListMapping = { 
/**
 * The sheet, counted from 0.
 */
sheet: number, 
/**
 * The list.
 */
list: List, 
/**
 * The line with the headers, from 1.
 */
header_row: number, 
/**
 * The columns that are read.
 */
columns: Array<ListColumn>, };

export type ListSheet = { 
/**
 * Its name.
 */
name: string, 
/**
 * The line with the headers, from 1; 0 for an empty sheet.
 */
header_row: number, 
/**
 * The headers as they stand.
 */
headers: Array<string>, 
/**
 * The first lines below them, one text a column.
 */
first_rows: Array<Array<string>>, 
/**
 * How many lines there are below the headers.
 */
rows: number, 
/**
 * What the sheet seems to be.
 */
proposed: ListMapping | null, 
/**
 * How sure that is, 1 to 99; 0 where nothing is proposed.
 */
confidence: number, };

export type ListedAuthorities = { 
/**
 * By region and name.
 */
listed: Array<ListedAuthority>, };

export type ListedAuthority = { 
/**
 * The area's name as letters use it: "children's services in ..." without "Council".
 */
name: string, 
/**
 * Nine-character code of the Office for National Statistics.
 */
ons_code: string, 
/**
 * Ofsted's unique reference number.
 */
ofsted_urn: string, 
/**
 * What sort of authority it is.
 */
kind: AuthorityKind, 
/**
 * Ofsted's region.
 */
region: Region, };

export type ListsChecked = { 
/**
 * Lines that are in order.
 */
rows: number, 
/**
 * Lines that something is wrong with.
 */
bad_rows: number, 
/**
 * What is wrong, the first of all.
 */
faults: Array<ListFault>, 
/**
 * How many more faults there are.
 */
more_faults: number, };

export type ListsChosen = { 
/**
 * The file's name without its folder; `None` when the person cancelled.
 */
name: string | null, 
/**
 * Its sheets.
 */
sheets: Array<ListSheet>, };

export type Locking = { 
/**
 * After so many minutes without a key or a pointer: 1 to 60.
 */
minutes: number, };

export type Look = { 
/**
 * When.
 */
at: string, 
/**
 * The words of the sentence then.
 */
sentence: string, 
/**
 * What each thing cited said then: the evidence first, then the findings, each in the citation's order.
 */
cited: Array<Seen>, };

export type LookAtFinding = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The finding.
 */
finding: FindingId, 
/**
 * The revision somebody looked at.
 */
base_rev: number, };

export type LookAtSentence = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The block as the page has it.
 */
block: PageBlock, 
/**
 * Where the sentence begins in the block's text, in UTF-16 code units.
 */
start: number, };

export type LookedAt = { 
/**
 * The block with its citations renewed; its words are the same.
 */
block: PageBlock, };

export type MakeFinal = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Why the one before was not the last; `None` for what was said when it was amended.
 */
because: string | null, };

export type Mark = "strength" | "concern" | "context" | "question";

export type Marks = { 
/**
 * Strengths.
 */
strength: number, 
/**
 * Concerns.
 */
concern: number, 
/**
 * Context.
 */
context: number, 
/**
 * Open questions.
 */
question: number, };

export type Matrix = { 
/**
 * The kinds of source that the visit has used, in the order of kinds.
 */
kinds: Array<EvidenceKind>, 
/**
 * One for each area, in the order given.
 */
rows: Array<MatrixRow>, 
/**
 * Cells and areas that are thin.
 */
thin: number, };

export type MatrixCell = { 
/**
 * The kind of source.
 */
kind: EvidenceKind, 
/**
 * How many records of each mark.
 */
marks: Marks, 
/**
 * Fewer than two records.
 */
thin: boolean, };

export type MatrixRow = { 
/**
 * The area.
 */
area: AreaId, 
/**
 * One for each kind of source that the visit has used at all, in the order of kinds.
 */
cells: Array<MatrixCell>, 
/**
 * All kinds together.
 */
all: Marks, 
/**
 * How many kinds of source there are.
 */
kinds: number, 
/**
 * How many sources do not hang on each other: different cases, or different roles in different conversations.
 */
sources: number, 
/**
 * Fewer than two kinds or fewer than two independent sources.
 */
thin: boolean, 
/**
 * Cases in which evidence of this area was found.
 */
cases: number, 
/**
 * Those of them whose record holds the child's own view.
 */
voiced: number, 
/**
 * Records of conversations with children and families.
 */
family: number, };

export type Media = "png" | "jpeg" | "pdf" | "txt" | "xlsx" | "docx";

export type MissingFiles = { 
/**
 * The attachments.
 */
attachments: Array<AttachmentId>, };

export type MomentKind = { "type": "rest", 
/**
 * How many changes there were since the rest before.
 */
changes: number, } | { "type": "named", 
/**
 * Which.
 */
version: VersionId, 
/**
 * Its revision.
 */
rev: number, 
/**
 * Its name.
 */
name: string, } | { "type": "final", 
/**
 * Which.
 */
letter: FinalLetterId, 
/**
 * 1 for the first, one more for each correction.
 */
number: number, };

export type MonthYear = { 
/**
 * Year, for example 2025.
 */
year: number, 
/**
 * Month, 1 to 12.
 */
month: number, };

export type MoveVisit = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The revision somebody looked at.
 */
base_rev: number, 
/**
 * Where it goes.
 */
to: VisitState, };

export type NameVersion = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The moment; `None` for now.
 */
at: string | null, 
/**
 * The name.
 */
name: string, };

export type NamedKind = "staff" | "school" | "street" | "team" | "place" | "reference";

export type NeverNamed = { 
/**
 * Whose or what they are.
 */
kind: NamedKind, 
/**
 * The words in full: `Jo Alder`, `Marsh Lane Primary School`.
 */
words: string, };

export type NewFactual = { 
/**
 * Its id, made by the page.
 */
id: FactualCommentId, 
/**
 * The place as the authority names it.
 */
place: string, 
/**
 * What it says.
 */
claim: string, 
/**
 * What it offers as evidence.
 */
evidence: string, 
/**
 * The sentence as it quotes it, which is kept while the comment is tied to none.
 */
quoted: string, 
/**
 * The sentence it is tied to.
 */
sentence: InSentence | null, };

export type NotAttached = "unreadable" | "empty" | "too_large" | "program" | "markup" | "macros" | "locked" | "old_office" | "archive" | "too_many_pixels" | "broken" | "other_kind";

export type NotTaken = "already" | "gone" | "not_found" | "fixed";

export type Notebooks = { 
/**
 * Each that was opened here before and is still there.
 */
known: Array<KnownNotebook>, 
/**
 * Where a new notebook is put unless another folder is chosen.
 */
default_folder: string, };

export type NotesChosen = { 
/**
 * The file's name without its folder; `None` when the person cancelled.
 */
name: string | null, 
/**
 * Everything the file says, in order and without a gap.
 */
parts: Array<NotesPart>, 
/**
 * What of the file is not text of the notes: text boxes, comments, headers.
 */
left_out: Array<NotesLeftOut>, 
/**
 * Characters of the file, those in notes, those in headings and blank lines.
 */
characters: number, 
/**
 * Characters in parts that are kept unless somebody says otherwise.
 */
in_records: number, };

export type NotesLeftOut = { 
/**
 * What, in words: text boxes, comments.
 */
what: string, 
/**
 * How many.
 */
places: number, 
/**
 * How many characters they hold.
 */
characters: number, };

export type NotesPart = { 
/**
 * The words.
 */
text: string, 
/**
 * Whether it is proposed as a piece of evidence; headings and blank lines are not.
 */
kept: boolean, 
/**
 * Whether it is a heading.
 */
heading: boolean, 
/**
 * The headings it stands under, outermost first.
 */
headings: Array<string>, 
/**
 * The day, where the notes say it.
 */
date: string | null, 
/**
 * The time, where the notes say it.
 */
time: string | null, 
/**
 * Whose initials stand there, where that is clear.
 */
person: PersonId | null, 
/**
 * Areas of concern that are named.
 */
areas: Array<AreaId>, 
/**
 * Free labels.
 */
tags: Array<string>, 
/**
 * The case that is named.
 */
case: CaseId | null, 
/**
 * What it says about its areas.
 */
mark: Mark, 
/**
 * Where it seems to come from.
 */
kind: EvidenceKind, 
/**
 * On what it seems to rest.
 */
basis: Basis, 
/**
 * The role it comes from, where the notes say it.
 */
source: string, };

export type Nothing = { [key: string]: never };

export type OfAttachment = { 
/**
 * The attachment.
 */
attachment: AttachmentId, };

export type OfCriteria = { 
/**
 * The set.
 */
criteria: CriteriaId, };

export type OfDay = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The day, as the window's clock has it.
 */
day: Day, };

export type OfDraw = { 
/**
 * The draw.
 */
draw: DrawId, };

export type OfFinalLetter = { 
/**
 * The final letter.
 */
final_letter: FinalLetterId, };

export type OfFrame = { 
/**
 * The frame.
 */
frame: FrameId, };

export type OfRecord = { 
/**
 * The record.
 */
subject: Subject, };

export type Op = "add_person" | "edit_person" | "add_authority" | "edit_authority" | "add_inspection" | "edit_inspection" | "add_visit" | "edit_visit" | "add_area" | "edit_area" | "remove_area" | "add_case" | "edit_case" | "remove_case" | "add_criteria" | "edit_criteria" | "remove_criteria" | "rate_cases" | "import_frame" | "edit_frame" | "draw_sample" | "edit_draw" | "accept_draw" | "record_evidence" | "edit_evidence" | "bin_evidence" | "restore_evidence" | "add_attachment" | "edit_attachment" | "remove_attachment" | "add_enquiry" | "edit_enquiry" | "remove_enquiry" | "add_referral" | "edit_referral" | "add_request" | "edit_request" | "remove_request" | "add_finding" | "edit_finding" | "remove_finding" | "add_earlier_letter" | "edit_earlier_letter" | "remove_earlier_letter" | "compose_letter" | "remove_letter" | "edit_letter" | "insert_block" | "replace_block" | "move_block" | "remove_block" | "split_block" | "join_blocks" | "name_version" | "rename_version" | "unname_version" | "add_comment" | "edit_comment" | "remove_comment" | "set_aside_remark" | "edit_set_aside" | "take_up_remark" | "add_factual_comment" | "edit_factual_comment" | "remove_factual_comment" | "move_visit" | "make_final" | "amend_letter" | "set_house_style" | "edit_house_style" | "import_visit" | "salvage_notebook";

export type OpenSample = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, };

export type OpenVisit = { 
/**
 * The visit.
 */
visit: VisitId, };

export type Opened = { 
/**
 * Its name.
 */
name: string, 
/**
 * Drafts that were found unfinished, after a crash, and kept as changes.
 */
recovered: number, };

export type PageBlock = { 
/**
 * Its id, made by the page for a new block.
 */
id: BlockId, 
/**
 * What it is.
 */
kind: BlockKind, 
/**
 * Words and citations.
 */
content: Array<Inline>, };

export type PastChange = { 
/**
 * When.
 */
at: string, 
/**
 * Who, by name.
 */
by: string, 
/**
 * What was done.
 */
op: Op, 
/**
 * Whether it takes an earlier change back.
 */
reverts: boolean, 
/**
 * Field by field what it was and what it is.
 */
fields: Array<ChangedField>, };

export type PastState = { 
/**
 * Which.
 */
state: VisitState, 
/**
 * When.
 */
at: string, 
/**
 * Who, by name.
 */
by: string, };

export type Person = { 
/**
 * Their id.
 */
id: PersonId, 
/**
 * Full name as the letter gives it.
 */
name: string, };

export type PersonId = string;

export type PlaceCitation = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The block as the page has it.
 */
block: PageBlock, 
/**
 * The caret in the block's text, in UTF-16 code units.
 */
caret: number, 
/**
 * The evidence to be cited.
 */
evidence: Array<EvidenceId>, 
/**
 * The findings to be cited.
 */
findings: Array<FindingId>, };

export type PlacedCitation = { 
/**
 * The place in the block's text, in UTF-16 code units; `None` where the block has no sentence.
 */
at: number | null, 
/**
 * Where the sentence begins.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The sentence.
 */
words: string, 
/**
 * What of the request the sentence does not cite yet, as the citation to put there; `None` where that is nothing.
 */
cite: Inline | null, };

export type PlanExport = { 
/**
 * The visits whose letters are wanted.
 */
visits: Array<VisitId>, 
/**
 * Each of them in each of these forms.
 */
forms: Array<ExportForm>, 
/**
 * How a draft looks. An annex has its marking, whatever the letter's state.
 */
look: LetterLook, };

export type PlannedExport = { 
/**
 * `None` when they cancelled.
 */
plan: ExportPlan | null, };

export type PlannedFile = { 
/**
 * Its name, which no other file of the plan has.
 */
name: string, 
/**
 * Whether there is something of this name in the folder already.
 */
there: boolean, };

export type PreferredTerm = { 
/**
 * The words as they would stand elsewhere: `care leavers`.
 */
instead_of: string, 
/**
 * The words that the authority's letters use: `care-experienced young people`.
 */
say: string, };

export type PrepareNotebook = { 
/**
 * Its name, which becomes the folder's name.
 */
name: string, 
/**
 * True: in the folder chosen last with `choose_folder`. False: in the default folder.
 */
in_chosen_folder: boolean, 
/**
 * Full name of the one who will write in it.
 */
person: string, 
/**
 * The passphrase.
 */
passphrase: string, };

export type Preview = { 
/**
 * Under what its pages are asked for, until the next preview.
 */
key: string, 
/**
 * Whether these are the bytes that were kept when the letter became final.
 */
kept: boolean, 
/**
 * Its pages.
 */
pages: Array<PreviewPage>, 
/**
 * Where the lines of its blocks stand, in reading order; none of a letter that was kept.
 */
lines: Array<PreviewLine>, };

export type PreviewLetter = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Every block in order.
 */
blocks: Array<PageBlock>, };

export type PreviewLine = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * Where in the block's text the line begins, in UTF-16 code units.
 */
from: number, 
/**
 * The page, counted from 0.
 */
page: number, 
/**
 * Its upper edge, in points from the top of the page.
 */
top: number, 
/**
 * Its lower edge.
 */
bottom: number, };

export type PreviewPage = { 
/**
 * From left to right.
 */
width: number, 
/**
 * From top to bottom.
 */
height: number, };

export type ProposedCriteria = { 
/**
 * In the order of themes.
 */
sets: Array<ProposedSet>, };

export type ProposedFactual = { 
/**
 * The place as the authority names it.
 */
place: string, 
/**
 * What it says.
 */
claim: string, 
/**
 * What it offers as evidence.
 */
evidence: string, 
/**
 * The sentence as it quotes it; may be empty.
 */
quoted: string, 
/**
 * The sentence that it may be about.
 */
proposed: ProposedSentence | null, };

export type ProposedSentence = { 
/**
 * The sentence.
 */
sentence: Sentence, 
/**
 * Why it is proposed.
 */
because: Because, };

export type ProposedSet = { 
/**
 * Which children it is for.
 */
theme: Theme, 
/**
 * Its name.
 */
title: string, 
/**
 * The criteria, each in one line.
 */
criteria: Array<string>, };

export type Purpose = "inspection" | "rehearsal";

export type Rank = string;

export type RateCases = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The set of criteria the grid shows. A case without a set gets this one.
 */
criteria: CriteriaId, 
/**
 * Whether this is the second, blind rating.
 */
second: boolean, 
/**
 * The cells.
 */
cells: Array<RatedCell>, };

export type Rated = { 
/**
 * The criterion.
 */
criterion: CriterionId, 
/**
 * The rating.
 */
rating: Rating, 
/**
 * What in the record it rests on; may be empty.
 */
reason: string, };

export type RatedCell = { 
/**
 * The row.
 */
case: CaseId, 
/**
 * The column.
 */
criterion: CriterionId, 
/**
 * The rating; `None` for not yet rated.
 */
rating: Rating | null, 
/**
 * What in the record it rests on; may be empty.
 */
reason: string, };

export type Rating = "met" | "partly" | "not_met" | "not_seen" | "not_applicable";

export type ReadEarlierText = { 
/**
 * The visit that it is held against.
 */
visit: VisitId, 
/**
 * The text, with its line ends.
 */
text: string, };

export type ReadFactualText = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The text, with its line ends.
 */
text: string, };

export type Record = { "kind": "person", "record": Person } | { "kind": "authority", "record": Authority } | { "kind": "inspection", "record": Inspection } | { "kind": "visit", "record": Visit } | { "kind": "area", "record": AreaOfConcern } | { "kind": "frame", "record": Frame } | { "kind": "draw", "record": Draw } | { "kind": "criteria", "record": Criteria } | { "kind": "case", "record": Case } | { "kind": "evidence", "record": Evidence } | { "kind": "attachment", "record": Attachment } | { "kind": "enquiry", "record": Enquiry } | { "kind": "referral", "record": Referral } | { "kind": "request", "record": DocumentRequest } | { "kind": "letter", "record": Letter } | { "kind": "block", "record": Block } | { "kind": "finding", "record": Finding } | { "kind": "earlier_letter", "record": EarlierLetter } | { "kind": "version", "record": Version } | { "kind": "comment", "record": Comment } | { "kind": "set_aside", "record": SetAside } | { "kind": "factual_comment", "record": FactualComment } | { "kind": "final_letter", "record": FinalLetter } | { "kind": "house_style", "record": HouseStyle };

export type RecordEvidence = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The evidence; number 0, and time and author as the core stamps them: what stands there is not looked at.
 */
evidence: Evidence, };

export type RecoverySheet = { 
/**
 * Eight groups of four characters.
 */
groups: Array<string>, };

export type Referral = { 
/**
 * Its id.
 */
id: ReferralId, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The child's case, by reference.
 */
case: CaseId | null, 
/**
 * The evidence in which it was seen.
 */
evidence: EvidenceId | null, 
/**
 * What the concern is.
 */
concern: string, 
/**
 * When it was told to the authority.
 */
at: string, 
/**
 * To which role: never a name.
 */
to_role: string, 
/**
 * What came back; empty until something has.
 */
answer: string, 
/**
 * The day on which it was closed; `None` while it is open.
 */
closed: string | null, };

export type ReferralId = string;

export type RefusedFile = { 
/**
 * Its name without the folder.
 */
name: string, 
/**
 * Why.
 */
because: NotAttached, };

export type Region = "east_midlands" | "east_of_england" | "london" | "north_east" | "north_west" | "south_east" | "south_west" | "west_midlands" | "yorkshire_and_the_humber";

export type RemoveRecord = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The record.
 */
subject: Subject, 
/**
 * The revision somebody looked at when they removed it.
 */
base_rev: number, };

export type RenewSheet = { 
/**
 * The passphrase that opens the notebook now, or the groups of the old sheet with spaces between them.
 */
now: string, 
/**
 * True where `now` is the old sheet.
 */
by_sheet: boolean, 
/**
 * The eight groups of the new sheet, typed back from paper.
 */
groups: Array<string>, 
/**
 * Where it is kept.
 */
kept: string, };

export type Reply = { 
/**
 * What is said.
 */
text: string, 
/**
 * Who says it.
 */
by: PersonId, 
/**
 * The name of whoever said it outside this notebook; empty for `by` itself.
 */
from: string, 
/**
 * When.
 */
at: string, };

export type ReplyToComment = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The comment.
 */
comment: CommentId, 
/**
 * The revision somebody looked at.
 */
base_rev: number, 
/**
 * What is said.
 */
text: string, };

export type RequestId = string;

export type ResolveComment = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The comment.
 */
comment: CommentId, 
/**
 * The revision somebody looked at.
 */
base_rev: number, 
/**
 * Whether it is settled.
 */
resolved: boolean, };

export type RestoreBackup = { 
/**
 * Its folder: one of the known backups, or in the folder chosen last.
 */
folder: string, 
/**
 * The name of the notebook, which becomes the name of its folder.
 */
name: string, 
/**
 * What opens it: of the day on which the backup was made.
 */
secret: TypedSecret, };

export type Review = { 
/**
 * How each sentence stands, in order.
 */
ledger: Array<LedgerLine>, 
/**
 * What is to be said, in the order of the text.
 */
remarks: Array<ReviewRemark>, };

export type ReviewCopyExported = { 
/**
 * Where it is; `None` when they cancelled.
 */
path: string | null, 
/**
 * The version that was named with it; `None` when they cancelled.
 */
saved: Saved | null, };

export type ReviewLetter = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Every block in order.
 */
blocks: Array<PageBlock>, };

export type ReviewRemark = { 
/**
 * The rule's id.
 */
rule: string, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * The block.
 */
block: BlockId, 
/**
 * Where the words begin in the block's text, in UTF-16 code units.
 */
start: number, 
/**
 * Where they end.
 */
end: number, 
/**
 * The words.
 */
words: string, 
/**
 * What is said, in a sentence.
 */
message: string, 
/**
 * What can stand in place of the words, the best first.
 */
fixes: Array<string>, 
/**
 * What stands elsewhere and is to be read beside it, as the last letter's sentence; `None` where nothing is.
 */
beside: string | null, 
/**
 * The remark that was set aside, where somebody did.
 */
aside: SetAsideId | null, };

export type ReviewedChosen = { 
/**
 * The file's name without its folder; `None` when the person cancelled.
 */
name: string | null, 
/**
 * What was read; `None` with the name.
 */
read: ReviewedLetter | null, };

export type ReviewedItem = { 
/**
 * Its number within the file.
 */
id: number, 
/**
 * Who, as the file names them; empty where it does not say.
 */
author: string, 
/**
 * When, as the file says.
 */
at: string | null, 
/**
 * False for a change that was made without tracking.
 */
tracked: boolean, 
/**
 * What it is.
 */
what: ReviewedWhat, 
/**
 * Why it cannot be taken as the letter is now; `None` where it can.
 */
not_because: NotTaken | null, };

export type ReviewedLetter = { 
/**
 * The named version that was sent; `None` where no version says what the file began with, and it is held against
 * the letter as it is.
 */
sent: SentVersion | null, 
/**
 * What has something to say, in the order of the letter as it is.
 */
parts: Array<ReviewedPart>, 
/**
 * How many blocks came back as they were sent and without a comment.
 */
unchanged: number, };

export type ReviewedPart = { 
/**
 * The block; `None` for a paragraph that came, and for what stands outside the text.
 */
block: BlockId | null, 
/**
 * What it is, or would be.
 */
kind: BlockKind, 
/**
 * Its words as they were sent; empty where it was not.
 */
sent: string, 
/**
 * Its words in the notebook; `None` where it is in the letter no longer, or not yet.
 */
now: string | null, 
/**
 * Its words as the reviewers left them.
 */
proposed: string, 
/**
 * Its words in the notebook are not those that were sent.
 */
edited: boolean, 
/**
 * What can be taken or left of it, in the order of the text.
 */
items: Array<ReviewedItem>, };

export type ReviewedReply = { 
/**
 * Who, as the file names them.
 */
author: string, 
/**
 * When, as the file says.
 */
at: string | null, 
/**
 * What is said.
 */
text: string, };

export type ReviewedTaken = { 
/**
 * What was written.
 */
saved: Saved, 
/**
 * What could not be taken as the letter is, and why.
 */
left: Array<ItemLeft>, };

export type ReviewedWhat = { "type": "change", 
/**
 * The words that go; empty where words only come.
 */
was: string, 
/**
 * The words that come; empty where words only go.
 */
is: string, 
/**
 * Where in the words that came back the change begins, in UTF-16 code units.
 */
start: number, } | { "type": "inserted", } | { "type": "removed", } | { "type": "moved", 
/**
 * The first words of the paragraph it follows now; empty where it comes first.
 */
after: string, } | { "type": "split", 
/**
 * The words with which the new paragraph begins.
 */
from: string, } | { "type": "joined", 
/**
 * The first words of that paragraph.
 */
with: string, } | { "type": "comment", 
/**
 * What is said.
 */
text: string, 
/**
 * The words it is about; empty for a place.
 */
words: string, 
/**
 * Its words are not found in the letter as it is: the comment would be on the whole paragraph.
 */
lost: boolean, 
/**
 * It was marked as resolved.
 */
done: boolean, 
/**
 * What was answered, in order.
 */
replies: Array<ReviewedReply>, };

export type RuleBook = { 
/**
 * The rules.
 */
rules: Array<RuleEntry>, };

export type RuleEntry = { 
/**
 * Its id.
 */
id: string, 
/**
 * Why it is.
 */
why: string, 
/**
 * Where that was read.
 */
source: string, };

export type SaidProportion = { 
/**
 * Where it begins in the block's text, in UTF-16 code units.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The word.
 */
words: string, 
/**
 * Whether what was counted bears it out; `None` where nothing was counted.
 */
holds: boolean | null, 
/**
 * What could stand there instead, and where; `None` where it holds or nothing fits.
 */
instead: Instead | null, };

export type SameArea = "itself" | "improvement" | "title";

export type SampledChild = { 
/**
 * The reference of the case: `C07`.
 */
reference: string, 
/**
 * The child's reference in the frame: `F00012`.
 */
child: string, 
/**
 * The group of the plan, counted from 0.
 */
stratum: number, 
/**
 * Its place in the group, from 1; `None` for one that people put in.
 */
rank: number | null, 
/**
 * Used only if a drawn case cannot be read.
 */
reserve: boolean, };

export type SaveDraft = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The record; for what is no record yet, the visit.
 */
subject: Subject, 
/**
 * The record's revision when the typing began; not looked at for what is no record yet.
 */
base_rev: number, 
/**
 * `text` of evidence; a field that `edit_record` changes; or, of a visit, the box of what is no record yet:
 * `capture`, `improvements`, `cases`, `member`, `referral`,
 * `list_mapping`, `draw_plan`, `discard`, `comment`, `reply`, `amend`, `version`, `gate`, `aside`, `earlier`, `factual`, `factual_table`, and notes under review: `notes` and `notes.0`, `notes.1` and so on.
 */
field: string, 
/**
 * All of the text; of a field that `edit_record` changes, its value as JSON.
 */
text: string, };

export type SaveLetter = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The letter.
 */
letter: LetterId, 
/**
 * Blocks that are new or whose words, citations or kind changed.
 */
blocks: Array<EditedBlock>, 
/**
 * Every block's id in order, where blocks came, went or moved.
 */
order: Array<BlockId> | null, };

export type Saved = { 
/**
 * When it was committed.
 */
at: string, 
/**
 * Every record that was added or changed, as it is now.
 */
kept: Array<Kept>, 
/**
 * Every record that is gone.
 */
gone: Array<Subject>, };

export type Search = { 
/**
 * The words; in quotes where they stand one behind the other. The last may be the beginning of one.
 */
words: string, 
/**
 * Only what lies before this row: the next page of an earlier answer.
 */
before: number | null, 
/**
 * Hits at most, up to 200.
 */
limit: number, };

export type SecondKept = { 
/**
 * What people call the place: the name of its folder.
 */
name: string, 
/**
 * When the newest backup was made that was copied there; `None` where none was yet.
 */
last: string | null, 
/**
 * Why the last attempt failed; `None` where it did not.
 */
trouble: Code | null, };

export type SecondRating = { 
/**
 * Who rates.
 */
by: PersonId, 
/**
 * How it meets each criterion.
 */
ratings: Array<Rated>, };

export type Seen = string;

export type SentVersion = { 
/**
 * Its name.
 */
name: string, 
/**
 * The moment.
 */
at: string, };

export type Sentence = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * Where it begins in the block's text, in UTF-16 code units.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * Its words.
 */
words: string, };

export type SetAside = { 
/**
 * Its id.
 */
id: SetAsideId, 
/**
 * The visit whose letter it is about.
 */
visit: VisitId, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * The block.
 */
block: BlockId, 
/**
 * The words the remark is about.
 */
words: string, 
/**
 * Why it is set aside.
 */
because: string, 
/**
 * Who did.
 */
by: PersonId, 
/**
 * When.
 */
at: string, };

export type SetAsideId = string;

export type SetAsideRemark = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * The block.
 */
block: BlockId, 
/**
 * The words the remark is about.
 */
words: string, 
/**
 * Why.
 */
because: string, };

export type SetBackupBudget = { 
/**
 * So many bytes for those of one notebook, in each place: from 1 GB to 1,000 GB.
 */
bytes: number, };

export type Settle = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The record, or the letter with all its blocks.
 */
subject: Subject, };

export type Severity = "identifying" | "evidence" | "mistake" | "advice";

export type Sex = "female" | "male" | "other" | "unknown";

export type Share = "low" | "fair" | "high";

export type SheetKnown = { 
/**
 * Where it is kept, as somebody wrote.
 */
kept: string, 
/**
 * The day on which it was last typed in from paper; `None` where that is not known.
 */
checked: string | null, 
/**
 * Whether it is time to do so again.
 */
due: boolean, };

export type Short = { 
/**
 * The group, counted from 0 as in the plan.
 */
stratum: number, 
/**
 * How many cases the plan asks for, those in reserve not counted.
 */
wanted: number, 
/**
 * How many there are, those put in by hand counted.
 */
found: number, };

export type ShownPiece = { 
/**
 * The words.
 */
text: string, 
/**
 * Whether they are what was looked for.
 */
hit: boolean, };

export type Shut = "no_letter" | "final" | "rehearsal";

export type Side = "supports" | "against" | "neither";

export type Standing = "needs_none" | "supported" | "thin" | "contested" | "unsupported";

export type Stratum = { 
/**
 * Its name, different from that of every other group of the plan.
 */
name: string, 
/**
 * Who belongs to it, among those whom the plan's own filter takes. A row must pass both.
 */
filter: Filter, 
/**
 * How many cases are drawn.
 */
quota: number, 
/**
 * How many more are drawn to stand in for a case that cannot be read.
 */
reserve: number, };

export type Subject = { 
/**
 * What sort of record.
 */
kind: SubjectKind, 
/**
 * Its id.
 */
id: string, };

export type SubjectKind = "person" | "authority" | "inspection" | "visit" | "area" | "frame" | "draw" | "criteria" | "case" | "evidence" | "attachment" | "enquiry" | "referral" | "request" | "letter" | "block" | "finding" | "earlier_letter" | "version" | "comment" | "set_aside" | "factual_comment" | "final_letter" | "house_style";

export type SuggestSpelling = { 
/**
 * The word.
 */
word: string, };

export type Suggestions = { 
/**
 * The likeliest first.
 */
words: Array<string>, };

export type Suspect = { "type": "sentence", 
/**
 * What it said then.
 */
was: string, } | { "type": "evidence", 
/**
 * Which.
 */
evidence: EvidenceId, } | { "type": "finding", 
/**
 * Which.
 */
finding: FindingId, } | { "type": "rests_on", 
/**
 * The finding.
 */
finding: FindingId, 
/**
 * The evidence.
 */
evidence: EvidenceId, };

export type TakeReviewed = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The numbers of what is taken.
 */
items: Array<number>, };

export type Target = { 
/**
 * What: `Draft to the authority`.
 */
what: string, 
/**
 * Within how many working days.
 */
working_days: number, };

export type TeamMember = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * In which role.
 */
role: TeamRole, 
/**
 * True for the one who leads and signs.
 */
lead: boolean, };

export type TeamRole = "his_majestys_inspector" | "ofsted_inspector" | "regulatory_inspector" | "reviewer";

export type Theme = "front_door" | "children_in_need" | "protection" | "in_care" | "permanence" | "care_leavers";

export type Thread = { 
/**
 * The area of the visit at hand.
 */
area: AreaId, 
/**
 * The visit at hand and those before it, the newest first.
 */
visits: Array<ThreadVisit>, };

export type ThreadEarlier = { 
/**
 * The earlier letter.
 */
letter: EarlierLetterId, 
/**
 * What it is.
 */
title: string, 
/**
 * The day that it bears.
 */
dated: string | null, 
/**
 * Its paragraphs about the area.
 */
paragraphs: Array<EarlierParagraph>, 
/**
 * Its concerns in the area, with the answers that were given.
 */
concerns: Array<EarlierConcern>, };

export type ThreadFinding = { 
/**
 * The finding.
 */
finding: FindingId, 
/**
 * Its number within its visit.
 */
number: number, 
/**
 * Strength or concern.
 */
mark: Mark, 
/**
 * How things stood to the visit before.
 */
direction: Direction, 
/**
 * What was found.
 */
statement: string, };

export type ThreadSentence = { 
/**
 * The block it stands in.
 */
block: BlockId, 
/**
 * Its words.
 */
words: string, };

export type ThreadVisit = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * `Second monitoring visit`.
 */
title: string, 
/**
 * Its dates in words.
 */
dates: string, 
/**
 * Where it stands.
 */
state: VisitState, 
/**
 * Its areas that are this one, by their short names; empty where it did not look at it.
 */
called: Array<string>, 
/**
 * How they were recognised; `None` where there are none.
 */
by: SameArea | null, 
/**
 * Its findings in the area, by number.
 */
findings: Array<ThreadFinding>, 
/**
 * What its letter says of the area: every sentence that cites evidence or a finding of it.
 */
sentences: Array<ThreadSentence>, 
/**
 * The letters and reports that were held against the visit, as far as they speak of the area; newest first.
 */
earlier: Array<ThreadEarlier>, };

export type Threads = { 
/**
 * In the order of the areas.
 */
areas: Array<Thread>, };

export type TieFactualComment = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The comment.
 */
comment: FactualCommentId, 
/**
 * The revision somebody looked at.
 */
base_rev: number, 
/**
 * The sentence; `None` for none.
 */
sentence: InSentence | null, };

export type TryDraw = { 
/**
 * The frame.
 */
frame: FrameId, 
/**
 * The plan.
 */
plan: DrawPlan, };

export type TypedSecret = { "passphrase": string } | { "sheet": Array<string> };

export type TypefaceChoice = { 
/**
 * Its name.
 */
family: string, 
/**
 * Why it cannot be used, where it cannot.
 */
refused: TypefaceRefusal | null, };

export type TypefaceInUse = { 
/**
 * The family.
 */
family: string, 
/**
 * The family that was chosen, where this machine does not have it.
 */
instead_of: string | null, };

export type TypefaceRefusal = "unreadable" | "embedding" | "subsetting" | "outlines" | "variable" | "lacks";

export type Typefaces = { 
/**
 * The family that comes with the program.
 */
bundled: string, 
/**
 * Those of this machine with a regular and a bold face, by the alphabet.
 */
families: Array<TypefaceChoice>, };

export type Undo = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The record at hand; for a letter, the letter and all its blocks; for a visit, the visit, its areas and cases;
 * for a set of criteria, the set and the ratings against it.
 */
scope: Subject, 
/**
 * Of a set of criteria: the second ratings that whoever asks gave, in place of the first ratings.
 */
second?: boolean, };

export type Undone = { 
/**
 * The change that was taken back or done again; `None` when there was none.
 */
op: Op | null, 
/**
 * What was written.
 */
saved: Saved, };

export type Unlock = { 
/**
 * The folder: one of the known notebooks or the one chosen last.
 */
path: string, 
/**
 * The passphrase.
 */
passphrase: string, };

export type UnlockWithSheet = { 
/**
 * The folder: one of the known notebooks or the one chosen last.
 */
path: string, 
/**
 * The eight groups as typed.
 */
groups: Array<string>, };

export type Version = { 
/**
 * Its id.
 */
id: VersionId, 
/**
 * The visit whose letter it is of.
 */
visit: VisitId, 
/**
 * Its name: `To quality assurance`.
 */
name: string, 
/**
 * The moment.
 */
at: string, 
/**
 * Who named it.
 */
by: PersonId, };

export type VersionId = string;

export type VersionsView = { 
/**
 * Newest first; of one moment the named one before the others.
 */
versions: Array<LetterMoment>, };

export type Visit = { 
/**
 * Its id.
 */
id: VisitId, 
/**
 * The authority visited.
 */
authority: AuthorityId, 
/**
 * The last inspection, whose areas of concern the visit follows up.
 */
inspection: InspectionId, 
/**
 * Monitoring or focused.
 */
kind: VisitKind, 
/**
 * For inspection, or a council's own rehearsal.
 */
purpose: Purpose, 
/**
 * Which monitoring visit since the inspection, from 1. Proposed from earlier visits, always editable.
 */
ordinal: number, 
/**
 * Days on site, in order; one period as a rule.
 */
dates: Array<DateSpan>, 
/**
 * The framework edition it is carried out under.
 */
framework: FrameworkId, 
/**
 * Who inspects, in the order in which the letter names them.
 */
team: Array<TeamMember>, 
/**
 * Focused visits since the inspection, and whether the letter mentions each.
 */
focused_visits: Array<FocusedVisit>, 
/**
 * What the visit looked at, in the words that complete "The focus of the monitoring visit was ...". Empty: the
 * letter goes straight to the areas of concern.
 */
focus: string, 
/**
 * Sentences of context after the opening formulae, as they shall stand. Usually empty.
 */
context: string, 
/**
 * Where the visit stands.
 */
state: VisitState, 
/**
 * Working days from the last day on site to the letter. Published visits of 2022 to 2025 took 21 to 26.
 */
letter_due_working_days: number, 
/**
 * Days by which something is to be done, counted in working days after the last day on site.
 */
targets: Array<Target>, 
/**
 * Words that must never stand in the letter.
 */
never_named: Array<NeverNamed>, };

export type VisitId = string;

export type VisitKind = "monitoring" | "focused";

export type VisitProgress = { 
/**
 * Where it stands.
 */
state: VisitState, 
/**
 * Where `move_visit` takes it.
 */
can_go: Array<VisitState>, 
/**
 * Where it goes next as a rule; `final` is reached through the gate. `None` at the end of the way.
 */
proposed: VisitState | null, 
/**
 * Every state it came to, newest first.
 */
past: Array<PastState>, };

export type VisitState = "planned" | "on_site" | "drafting" | "in_review" | "with_authority" | "final" | "shared" | "published" | "not_for_publication" | "withdrawn";

export type VisitSummary = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Its dates in words.
 */
dates: string, 
/**
 * `Third monitoring visit`.
 */
title: string, 
/**
 * Pieces of evidence, the bin left out.
 */
evidence: number, 
/**
 * Cases.
 */
cases: number, 
/**
 * Words in the letter; `None` where it is not begun.
 */
letter_words: number | null, 
/**
 * Evidence by area: area, short name, strengths, concerns, all.
 */
areas: Array<AreaSummary>, 
/**
 * The day the letter is due; `None` for a visit without dates.
 */
letter_due: string | null, 
/**
 * Whether the bank holidays of that day's year are not published yet, so that it may still change.
 */
letter_due_projected: boolean, 
/**
 * The days of the visit's targets, in their order; empty for a visit without dates.
 */
targets: Array<DueDay>, };

export type VisitView = { 
/**
 * Every record: people, authority, inspection, visit, areas, cases, evidence, letter, blocks.
 */
kept: Array<Kept>, 
/**
 * What was typed and is no record yet, by box: `capture`, `improvements`, `cases`, `member`, `referral`,
 * `list_mapping`, `draw_plan`, `discard`, `comment`, `reply`, `amend`, `version`, `gate`, `aside`, `earlier`, `factual`, `factual_table`, and notes under review: `notes` and `notes.0`, `notes.1` and so on.
 */
unfinished: { [key in string]: string }, 
/**
 * Dates and title of the visit in words, and its figures.
 */
summary: VisitSummary, 
/**
 * Who writes.
 */
me: PersonId, 
/**
 * The ordinal the visit would have by the count of earlier ones.
 */
proposed_ordinal: number, };

export type Weigh = { 
/**
 * Made by the page; the same id twice has one effect.
 */
op_id: string, 
/**
 * The finding.
 */
finding: FindingId, 
/**
 * The revision somebody looked at.
 */
base_rev: number, 
/**
 * The evidence.
 */
evidence: EvidenceId, 
/**
 * What is made of it; `None` takes the weighing back.
 */
how: Weighing | null, 
/**
 * Why.
 */
because: string, };

export type Weighed = { 
/**
 * The evidence.
 */
evidence: EvidenceId, 
/**
 * What was made of it.
 */
how: Weighing, 
/**
 * Why; may be empty where the wording reflects it.
 */
because: string, 
/**
 * What it was when it was weighed.
 */
seen: Seen, };

export type Weighing = "outweighed" | "in_wording" | "not_relevant";

export type Why = { "type": "nothing_cited", } | { "type": "nothing_in_use", } | { "type": "only_questions", } | { "type": "unweighed", 
/**
 * The evidence.
 */
evidence: Array<EvidenceId>, } | { "type": "both_marks", } | { "type": "one_kind", } | { "type": "one_source", } | { "type": "not_counted", 
/**
 * The word.
 */
words: string, 
/**
 * So many.
 */
met: number, 
/**
 * Of so many.
 */
of: number, };

export type WireError = { 
/**
 * Which of the closed list.
 */
code: Code, 
/**
 * In plain English, without any content of the notebook.
 */
message: string, 
/**
 * What the page's words are filled with: field, reason, group, place.
 */
values: { [key in string]: string }, };

/** Every command with its request and answer. */
export interface Commands {
  /** What this program is. */
  about: { request: Nothing; answer: About };
  /** The notebooks known on this computer. */
  notebooks: { request: Nothing; answer: Notebooks };
  /** Asks for a folder: for a new notebook, or one to open. */
  choose_folder: { request: Nothing; answer: Chosen };
  /** Makes the keys of a new notebook; nothing is written yet. */
  prepare_notebook: { request: PrepareNotebook; answer: RecoverySheet };
  /** Writes the recovery sheet of a notebook that is being made as PDF, away from it. */
  save_new_sheet: { request: Nothing; answer: Exported };
  /** Checks the sheet typed back, then writes and opens the notebook. */
  confirm_notebook: { request: ConfirmNotebook; answer: Opened };
  /** Opens a notebook with its passphrase. */
  unlock: { request: Unlock; answer: Opened };
  /** Opens a notebook with its recovery sheet. */
  unlock_with_sheet: { request: UnlockWithSheet; answer: Opened };
  /** Makes a checked copy of a notebook in the usual folder; the old one stays. */
  bring_home: { request: BringHome; answer: BroughtHome };
  /** The backups that this computer knows, of every notebook. */
  backups: { request: Nothing; answer: Backups };
  /** Asks for a folder with backups, or for one of them. */
  choose_backup: { request: Nothing; answer: ChosenBackups };
  /** Makes a notebook of a backup in a new folder, and opens it. */
  restore_backup: { request: RestoreBackup; answer: Opened };
  /** Stops the restoring that is under way. */
  cancel_restore: { request: Nothing; answer: Nothing };
  /** Settles every draft and closes the notebook. */
  lock: { request: Nothing; answer: Nothing };
  /** Somebody is there: the notebook is not locked for a while. */
  still_here: { request: Nothing; answer: Nothing };
  /** When the notebook is locked by itself. */
  locking: { request: Nothing; answer: Locking };
  /** Says when notebooks are locked by themselves on this computer. */
  set_locking: { request: Locking; answer: Locking };
  /** Puts another passphrase in place of the one that opens the notebook. */
  change_passphrase: { request: ChangePassphrase; answer: Nothing };
  /** What is known of the recovery sheet of the open notebook. */
  sheet_known: { request: Nothing; answer: SheetKnown };
  /** Notes that the recovery sheet was typed in from paper, if it opens the notebook. */
  check_sheet: { request: CheckSheet; answer: SheetKnown };
  /** Makes another recovery sheet; the old one still opens the notebook. */
  prepare_sheet: { request: Nothing; answer: RecoverySheet };
  /** Writes the recovery sheet that was made as PDF, away from the notebook. */
  save_sheet: { request: Nothing; answer: Exported };
  /** Puts the recovery sheet that was made in place of the old one. */
  renew_sheet: { request: RenewSheet; answer: SheetKnown };
  /** What is known of the backups of the open notebook. */
  backups_kept: { request: Nothing; answer: BackupsKept };
  /** How backups are kept on this computer. */
  keeping: { request: Nothing; answer: Keeping };
  /** Makes a backup unless the newest has everything. */
  back_up_now: { request: Nothing; answer: Keeping };
  /** Asks for a folder to which each backup is copied. */
  choose_second_place: { request: Nothing; answer: Keeping };
  /** Copies backups to no second place any more; those there stay. */
  forget_second_place: { request: Nothing; answer: Keeping };
  /** Says how much room the backups of a notebook may take. */
  set_backup_budget: { request: SetBackupBudget; answer: Keeping };
  /** The page has sent all it had; closing or locking may go on. */
  flushed: { request: Nothing; answer: Nothing };
  /** Authorities, inspections and visits. */
  home: { request: Nothing; answer: Home };
  /** The 153 authorities. */
  listed_authorities: { request: Nothing; answer: ListedAuthorities };
  /** Every framework edition. */
  frameworks: { request: Nothing; answer: Frameworks };
  /** Everything of one visit, drafts settled. */
  open_visit: { request: OpenVisit; answer: VisitView };
  /** Adds records in one transaction. */
  add_records: { request: AddRecords; answer: Saved };
  /** Changes fields of one record. */
  edit_record: { request: EditRecord; answer: Saved };
  /** Removes an area, a case or a block. */
  remove_record: { request: RemoveRecord; answer: Saved };
  /** Keeps running text as it is typed. */
  save_draft: { request: SaveDraft; answer: DraftSaved };
  /** Turns the drafts of one record into a change. */
  settle: { request: Settle; answer: Saved };
  /** The proposed sets of criteria. */
  proposed_criteria: { request: Nothing; answer: ProposedCriteria };
  /** Rates cells of the grid as one change. */
  rate_cases: { request: RateCases; answer: Saved };
  /** How far first and second ratings agree. */
  agreement: { request: OfCriteria; answer: AgreementAnswer };
  /** What has all the words, newest first, in all visits. */
  search: { request: Search; answer: Found };
  /** Areas of concern against kinds of source. */
  matrix: { request: OpenVisit; answer: Matrix };
  /** What a day left: the agenda of the keep-in-touch talk. */
  end_of_day: { request: OfDay; answer: Agenda };
  /** Asks for a place and writes the agenda as PDF. */
  export_end_of_day: { request: OfDay; answer: Exported };
  /** Who changed a record, what, and when. */
  history: { request: OfRecord; answer: History };
  /** Asks for a file of the authority's lists and looks through it. */
  choose_lists: { request: Nothing; answer: ListsChosen };
  /** Reads the chosen lists and tells what is wrong with them. */
  check_lists: { request: CheckLists; answer: ListsChecked };
  /** Asks for a place and writes what is wrong with the chosen lists. */
  save_list_faults: { request: CheckLists; answer: Exported };
  /** Imports the chosen lists as the visit's sampling frame. */
  import_lists: { request: ImportLists; answer: Saved };
  /** Stops the import that is under way. */
  cancel_import: { request: Nothing; answer: Nothing };
  /** What a frame can be filtered by. */
  frame: { request: OfFrame; answer: FrameView };
  /** How many children each group of a plan has. */
  try_draw: { request: TryDraw; answer: DrawTried };
  /** Draws a sample by the number that was called out. */
  draw_sample: { request: DrawSample; answer: Saved };
  /** How a sample looks beside its frame. */
  draw_view: { request: OfDraw; answer: DrawView };
  /** Makes a draw's cases the visit's, or discards it. */
  decide_draw: { request: DecideDraw; answer: Saved };
  /** Asks for a place and writes the receipt or the key list. */
  export_draw: { request: ExportDraw; answer: Exported };
  /** Asks for a file of notes and splits it. */
  choose_notes: { request: OpenVisit; answer: NotesChosen };
  /** Stores what was chosen of notes as evidence. */
  import_notes: { request: ImportNotes; answer: Saved };
  /** Stores captured evidence and clears the capture bar. */
  record_evidence: { request: RecordEvidence; answer: Saved };
  /** Moves evidence to the bin. */
  bin_evidence: { request: BinEvidence; answer: Saved };
  /** Takes evidence back from the bin. */
  restore_evidence: { request: BinEvidence; answer: Saved };
  /** Asks for files and attaches them to evidence. */
  choose_attachments: { request: ChooseAttachments; answer: ChosenAttachments };
  /** The words of an attached text. */
  attachment_text: { request: OfAttachment; answer: AttachmentText };
  /** Attachments whose bytes are not in this notebook. */
  missing_files: { request: OpenVisit; answer: MissingFiles };
  /** Asks for a place and writes a copy of an attached file. */
  export_attachment: { request: OfAttachment; answer: Exported };
  /** How each finding of a visit stands. */
  findings_view: { request: OpenVisit; answer: FindingsView };
  /** Makes a finding. */
  add_finding: { request: AddFinding; answer: Saved };
  /** Puts evidence with a finding, against it, or takes it away. */
  link_evidence: { request: LinkEvidence; answer: Saved };
  /** Says what is made of evidence that speaks against a finding. */
  weigh: { request: Weigh; answer: Saved };
  /** Says that what a finding is linked to was looked at as it is now. */
  look_at_finding: { request: LookAtFinding; answer: Saved };
  /** Asks for an earlier letter and reads it; nothing is stored. */
  choose_earlier_letter: { request: OpenVisit; answer: EarlierChosen };
  /** Reads pasted text as an earlier letter; nothing is stored. */
  read_earlier_text: { request: ReadEarlierText; answer: EarlierProposed };
  /** Each area of concern over the visits to the authority. */
  threads: { request: OpenVisit; answer: Threads };
  /** Makes the first draft of a visit's letter. */
  compose_letter: { request: ComposeLetter; answer: Saved };
  /** Keeps what was typed into the letter. */
  save_letter: { request: SaveLetter; answer: Saved };
  /** Everything there is to say about a letter as the page has it. */
  review_letter: { request: ReviewLetter; answer: Review };
  /** Where a citation goes that is meant for the sentence at the caret. */
  place_citation: { request: PlaceCitation; answer: PlacedCitation };
  /** The citations of a sentence as looked at now. */
  look_at_sentence: { request: LookAtSentence; answer: LookedAt };
  /** What a misspelt word may be meant to be. */
  suggest_spelling: { request: SuggestSpelling; answer: Suggestions };
  /** What each rule is. */
  rule_book: { request: Nothing; answer: RuleBook };
  /** Sets a remark aside with a reason. */
  set_aside_remark: { request: SetAsideRemark; answer: Saved };
  /** The notebook's own words and bands. */
  house_style: { request: Nothing; answer: HouseStyleView };
  /** Changes the notebook's own words, its bands or the look of its letters. */
  edit_house_style: { request: EditHouseStyle; answer: Saved };
  /** The typefaces that a letter can be set in. */
  typefaces: { request: Nothing; answer: Typefaces };
  /** What letters are set in on this machine. */
  typeface_in_use: { request: Nothing; answer: TypefaceInUse };
  /** Asks for the picture of the letterhead. */
  choose_letterhead_picture: { request: ChooseLetterheadPicture; answer: ChosenLetterheadPicture };
  /** Moves a visit to another state. */
  move_visit: { request: MoveVisit; answer: Saved };
  /** Where a visit stands, where it can go, and how it came there. */
  visit_progress: { request: OpenVisit; answer: VisitProgress };
  /** The moments of a letter that one can go back to. */
  versions: { request: OpenVisit; answer: VersionsView };
  /** The letter as it was at a moment. */
  letter_version: { request: LetterAt; answer: LetterVersion };
  /** Gives a moment of the letter a name. */
  name_version: { request: NameVersion; answer: Saved };
  /** Which blocks were edited since the letter went into review. */
  edited_since_review: { request: OpenVisit; answer: EditedSinceReview };
  /** Makes a comment on some words of the letter. */
  add_comment: { request: AddComment; answer: Saved };
  /** Answers a comment. */
  reply_to_comment: { request: ReplyToComment; answer: Saved };
  /** Settles a comment, or opens it again. */
  resolve_comment: { request: ResolveComment; answer: Saved };
  /** Asks for the authority's table of comments on factual accuracy and reads it; nothing is stored. */
  choose_factual_table: { request: OpenVisit; answer: FactualChosen };
  /** Reads pasted comments on factual accuracy; nothing is stored. */
  read_factual_text: { request: ReadFactualText; answer: FactualRead };
  /** Adds comments on factual accuracy. */
  add_factual_comments: { request: AddFactualComments; answer: Saved };
  /** Ties a comment on factual accuracy to a sentence of the letter. */
  tie_factual_comment: { request: TieFactualComment; answer: Saved };
  /** Decides a comment on factual accuracy, or opens it again. */
  decide_factual_comment: { request: DecideFactualComment; answer: Saved };
  /** Where the sentences stand that comments on factual accuracy are about. */
  factual_view: { request: ReviewLetter; answer: FactualView };
  /** Asks for a place and writes the comments on factual accuracy as a table. */
  export_factual: { request: ExportFactual; answer: Exported };
  /** Asks for a place and writes the letter as a Word document for reviewers. */
  export_review_copy: { request: ExportReviewCopy; answer: ReviewCopyExported };
  /** Asks for a copy that reviewers sent back and reads it; nothing is stored. */
  choose_reviewed_letter: { request: OpenVisit; answer: ReviewedChosen };
  /** Takes what was chosen of the copy that was read. */
  take_reviewed: { request: TakeReviewed; answer: ReviewedTaken };
  /** What holds the letter back from being final. */
  gate: { request: OpenVisit; answer: Gate };
  /** Makes the letter final and keeps its PDF. */
  make_final: { request: MakeFinal; answer: Saved };
  /** Begins the next version of a final letter. */
  amend_letter: { request: AmendLetter; answer: Saved };
  /** Asks for a place and writes the PDF of a final letter as it was kept. */
  export_final: { request: OfFinalLetter; answer: Exported };
  /** Makes the PDF of a letter as the page has it, to be looked at. */
  preview_letter: { request: PreviewLetter; answer: Preview };
  /** Opens the system's dialog for printing the pages that the window has laid out. */
  print_preview: { request: Nothing; answer: Nothing };
  /** Takes back the last change within a record, or within a letter. */
  undo: { request: Undo; answer: Undone };
  /** Does again what undo took back. */
  redo: { request: Undo; answer: Undone };
  /** Asks for a place and writes the letter in a form. */
  export_letter: { request: ExportLetter; answer: Exported };
  /** Asks for a place and writes what each sentence of the letter rests on, for internal use. */
  export_annex: { request: ExportAnnex; answer: Exported };
  /** Asks for a folder and names the files that several letters would be in it; nothing is written. */
  plan_export: { request: PlanExport; answer: PlannedExport };
  /** Writes one of the planned files. */
  export_planned: { request: ExportPlanned; answer: Exported };
  /** Asks for a place and writes the visit file. */
  export_visit: { request: ExportVisit; answer: Exported };
  /** Asks for a visit file. */
  choose_visit_file: { request: Nothing; answer: ChosenVisitFile };
  /** Adds what the chosen visit file has and the notebook has not. */
  import_visit: { request: ImportVisit; answer: Imported };
  /** Adds the fictional sample visit. */
  open_sample: { request: OpenSample; answer: Imported };
}
