-- The schema of a notebook, with a word on every table and column. A test holds it equal to a new notebook.
-- Ids are UUIDs of 16 bytes. All tables are STRICT. Fields without NOT NULL have an honest “none”.

-- One row: what this notebook is.
CREATE TABLE notebook (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1), -- Always 1.
    id BLOB NOT NULL CHECK (length(id) = 16), -- The notebook; the key file names it too.
    device BLOB NOT NULL CHECK (length(device) = 16), -- This copy on this device; entries of the journal are chained per device.
    me BLOB NOT NULL CHECK (length(me) = 16), -- Who writes: a person.
    made TEXT NOT NULL -- Instant, RFC 3339.
) STRICT;

-- Someone who inspects, rehearses or writes.
CREATE TABLE person (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID, 16 bytes.
    rev INTEGER NOT NULL, -- How many changes the journal tells of this record.
    name TEXT NOT NULL -- Full name as the letter gives it.
) STRICT;

-- A local authority.
CREATE TABLE authority (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    name TEXT NOT NULL, -- Area, as in “children’s services in …”.
    council TEXT NOT NULL, -- The council’s full name.
    kind TEXT NOT NULL, -- london, metropolitan, unitary, county.
    region TEXT NOT NULL, -- Ofsted’s region.
    ons_code TEXT NOT NULL, -- Nine characters, or empty.
    ofsted_urn TEXT NOT NULL, -- Or empty.
    delivery TEXT NOT NULL, -- JSON: council, trust or company, with its name.
    director TEXT NOT NULL, -- JSON: name, job title, salutation.
    address TEXT NOT NULL, -- JSON list of lines.
    fictional INTEGER NOT NULL CHECK (fictional IN (0, 1)), -- 1 for an invented authority.
    preferred_terms TEXT NOT NULL DEFAULT '[]' -- JSON list: words and what is said in their place.
) STRICT;

-- A published inspection.
CREATE TABLE inspection (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    authority BLOB NOT NULL REFERENCES authority (id), -- The authority inspected.
    framework TEXT NOT NULL, -- Id of the framework edition.
    first TEXT NOT NULL, -- First day, YYYY-MM-DD.
    last TEXT NOT NULL, -- Last day.
    published TEXT, -- Day of publication; NULL while unknown.
    judged_inadequate_in TEXT NOT NULL, -- JSON: month and year as letters name it.
    judgements TEXT NOT NULL, -- JSON list: name as at that date, grade.
    must_improve TEXT NOT NULL -- JSON list: id and wording of each bullet.
) STRICT;

-- A visit.
CREATE TABLE visit (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    authority BLOB NOT NULL REFERENCES authority (id), -- The authority visited.
    inspection BLOB NOT NULL REFERENCES inspection (id), -- The inspection it follows.
    kind TEXT NOT NULL, -- monitoring or focused.
    purpose TEXT NOT NULL, -- inspection or rehearsal.
    ordinal INTEGER NOT NULL, -- Which visit since the inspection, from 1.
    dates TEXT NOT NULL, -- JSON list of periods on site.
    framework TEXT NOT NULL, -- Id of the framework edition.
    team TEXT NOT NULL, -- JSON list: person, role, lead.
    focused_visits TEXT NOT NULL, -- JSON list: month, circumstances, mentioned.
    focus TEXT NOT NULL, -- What completes “The focus of the monitoring visit was”.
    context TEXT NOT NULL, -- Sentences after the opening.
    state TEXT NOT NULL, -- planned, on_site, drafting, in_review, with_authority, final, shared, published, not_for_publication, withdrawn.
    letter_due_working_days INTEGER NOT NULL, -- Working days from the last day on site.
    targets TEXT NOT NULL DEFAULT '[]', -- JSON list: what, within how many working days.
    never_named TEXT NOT NULL DEFAULT '[]' -- JSON list: kind and words that never stand in the letter.
) STRICT;

-- An area of concern of a visit.
CREATE TABLE area (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    rank TEXT NOT NULL, -- Its place: a fraction in letters.
    title TEXT NOT NULL, -- Short name.
    wording TEXT NOT NULL, -- The bullet in the letter.
    improvement BLOB -- The inspection’s bullet it comes from; NULL for a new concern.
) STRICT;

CREATE INDEX area_by_visit ON area (visit);

-- A sampled child’s record, by reference only.
CREATE TABLE sampled_case (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    reference TEXT NOT NULL, -- C07.
    cohort TEXT NOT NULL, -- Group of children it was sampled for.
    list TEXT, -- The Annex A list it was drawn from; NULL where it was not.
    age_band TEXT NOT NULL DEFAULT 'unknown', -- How old the child is.
    sex TEXT NOT NULL DEFAULT 'unknown', -- The child’s sex.
    team TEXT NOT NULL DEFAULT '', -- The team that holds the case.
    reader BLOB REFERENCES person (id), -- Who reads it.
    state TEXT NOT NULL DEFAULT 'to_read', -- to_read, reading, read, set_aside.
    set_aside_because TEXT NOT NULL DEFAULT '', -- Why it is not read.
    authority_grade TEXT, -- Grade of the authority’s own audit.
    our_grade TEXT, -- Grade of whoever read it.
    childs_view TEXT NOT NULL DEFAULT 'not_looked_at', -- Whether the record holds the child’s own view.
    summary TEXT NOT NULL DEFAULT '', -- What the record shows as a whole.
    criteria BLOB REFERENCES criteria (id), -- The set it is read against.
    ratings TEXT NOT NULL DEFAULT '[]', -- JSON list: criterion, rating and reason.
    second TEXT NOT NULL DEFAULT 'null' -- JSON: the second, blind rating and whose it is.
) STRICT;

CREATE INDEX sampled_case_by_visit ON sampled_case (visit);

-- One thing seen, told or read.
CREATE TABLE evidence (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    number INTEGER NOT NULL, -- Running number in the visit: E036.
    kind TEXT NOT NULL, -- Where it comes from.
    basis TEXT NOT NULL, -- seen, told, read.
    mark TEXT NOT NULL, -- strength, concern, context, question.
    areas TEXT NOT NULL, -- JSON list of areas of concern.
    tags TEXT NOT NULL, -- JSON list of free labels.
    "case" BLOB REFERENCES sampled_case (id), -- The case; NULL where there is none.
    source TEXT NOT NULL, -- A role or a document, never a name.
    text TEXT NOT NULL, -- What was seen, heard or read.
    at TEXT NOT NULL, -- Instant it was recorded, RFC 3339.
    author BLOB NOT NULL REFERENCES person (id), -- Who recorded it.
    binned TEXT, -- Instant it was moved to the bin; NULL in use.
    happened TEXT, -- The day it is about; NULL where that is of no matter.
    count TEXT NOT NULL DEFAULT 'null', -- JSON: so many of so many.
    UNIQUE (visit, number)
) STRICT;

-- A visit’s letter without its blocks.
CREATE TABLE letter (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL UNIQUE REFERENCES visit (id), -- The visit; one letter each.
    date TEXT NOT NULL, -- The date it bears.
    letterhead TEXT NOT NULL, -- JSON list of lines.
    addressee TEXT NOT NULL, -- JSON list of lines.
    salutation TEXT NOT NULL, -- What stands after “Dear”.
    subject TEXT NOT NULL, -- The subject line.
    valediction TEXT NOT NULL, -- Yours sincerely.
    signatory TEXT NOT NULL, -- JSON list: name, title.
    state TEXT NOT NULL, -- draft or final.
    version INTEGER NOT NULL DEFAULT 1, -- 1, and one more for each correction.
    amended TEXT -- Why the version before was not the last; NULL in the first.
) STRICT;

-- A heading, paragraph or bullet of a letter.
CREATE TABLE block (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID; survives editing, moving, splitting.
    rev INTEGER NOT NULL, -- Number of changes.
    letter BLOB NOT NULL REFERENCES letter (id), -- The letter.
    rank TEXT NOT NULL, -- Its place: a fraction in letters.
    kind TEXT NOT NULL, -- heading, paragraph, bullet.
    content TEXT NOT NULL -- JSON list of words and citations.
) STRICT;

CREATE INDEX block_by_letter ON block (letter, rank);

-- Running text that has not settled: the one thing outside the journal.
CREATE TABLE draft (
    kind TEXT NOT NULL, -- Kind of the record.
    subject BLOB NOT NULL, -- The record; for the capture bar the visit.
    field TEXT NOT NULL, -- The field.
    base_rev INTEGER NOT NULL, -- The record’s revision when the typing began.
    value TEXT NOT NULL, -- All of the field’s text.
    at TEXT NOT NULL, -- Instant of the last key that is in it.
    PRIMARY KEY (kind, subject, field)
) STRICT;

-- Requests carried out lately, so that one that comes twice has one effect.
CREATE TABLE request (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- Order.
    id BLOB NOT NULL UNIQUE -- Op id made by the page.
) STRICT;

-- Headers of changes. Only grows.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- Order in this notebook.
    id BLOB NOT NULL UNIQUE, -- UUID of the entry.
    request BLOB NOT NULL, -- The request it was part of.
    device BLOB NOT NULL, -- The device that made it.
    counter INTEGER NOT NULL, -- The device’s count, from 1 without gaps.
    clock INTEGER NOT NULL, -- Hybrid clock: milliseconds since 1970 in the upper 48 bits.
    person BLOB NOT NULL, -- Who.
    visit BLOB NOT NULL DEFAULT x'', -- The visit; empty for what belongs to none.
    op TEXT NOT NULL, -- The verb.
    kind TEXT NOT NULL, -- Kind of the first record changed.
    subject BLOB NOT NULL, -- The first record changed.
    reverts BLOB NOT NULL DEFAULT x'', -- The entry it takes back; empty for a change of its own.
    previous BLOB NOT NULL, -- Digest of the device’s entry before, 32 bytes.
    digest BLOB NOT NULL, -- SHA-256 of previous, header and digests of bodies.
    UNIQUE (device, counter)
) STRICT;

CREATE INDEX journal_by_request ON journal (request);
CREATE INDEX journal_by_subject ON journal (subject);
CREATE INDEX journal_by_visit ON journal (visit);

-- Bodies of changes, one for each record changed.
CREATE TABLE journal_change (
    entry INTEGER NOT NULL REFERENCES journal (seq), -- The header.
    position INTEGER NOT NULL, -- Order within the entry.
    kind TEXT NOT NULL, -- Kind of the record.
    subject BLOB NOT NULL, -- The record.
    salt BLOB NOT NULL, -- 16 random bytes.
    body TEXT NOT NULL, -- JSON: fields as they were and as they are.
    digest BLOB NOT NULL, -- SHA-256 of salt and body; stays when the body is purged.
    PRIMARY KEY (entry, position)
) STRICT;

CREATE INDEX journal_change_by_subject ON journal_change (subject);

-- The lists that a visit samples from.
CREATE TABLE frame (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    as_of TEXT NOT NULL, -- The day on which ages are counted.
    file TEXT NOT NULL, -- JSON: digest and size of the file.
    mapping TEXT NOT NULL, -- JSON: how its columns were understood.
    rows INTEGER NOT NULL, -- Rows that are kept.
    children INTEGER NOT NULL, -- Children they are about.
    left_out INTEGER NOT NULL, -- Rows with something wrong, left out.
    rows_sha256 TEXT NOT NULL, -- Digest of the canonical rows.
    at TEXT NOT NULL -- Instant it was imported, RFC 3339.
) STRICT;

CREATE INDEX frame_by_visit ON frame (visit);

-- The rows of a frame. Not in the journal, which has their digest; rows without a frame were being imported and are wiped.
CREATE TABLE frame_row (
    frame BLOB NOT NULL, -- The frame.
    n INTEGER NOT NULL, -- Place in the file, from 1.
    child INTEGER NOT NULL, -- The child, numbered from 1: F00012.
    list TEXT NOT NULL, -- The Annex A list.
    team TEXT NOT NULL, -- The team that holds the case.
    age_band TEXT NOT NULL, -- How old the child is.
    sex TEXT NOT NULL, -- The child’s sex.
    status TEXT NOT NULL, -- The status of the case.
    started TEXT, -- When it began.
    last_seen TEXT, -- When the child was last seen.
    last_review TEXT, -- When the plan was last reviewed.
    closed TEXT, -- When it was closed.
    PRIMARY KEY (frame, n)
) STRICT, WITHOUT ROWID;

-- A sample that was drawn; discarded ones stay.
CREATE TABLE draw (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    frame BLOB NOT NULL REFERENCES frame (id), -- The lists.
    number_called TEXT NOT NULL, -- What the authority called out.
    plan TEXT NOT NULL, -- JSON: filters, groups, quotas, children put in or left out.
    picks TEXT NOT NULL, -- JSON list: reference, group and rank.
    state TEXT NOT NULL, -- drawn, accepted, discarded.
    discarded_because TEXT NOT NULL, -- Why it was not used.
    receipt TEXT NOT NULL, -- JSON: the receipt as it is exported.
    keys_exported TEXT NOT NULL, -- JSON list: when the key list left the notebook.
    at TEXT NOT NULL -- Instant it was drawn, RFC 3339.
) STRICT;

CREATE INDEX draw_by_visit ON draw (visit);

-- Sealed: which child of the authority a number in a frame is. One module reads it.
CREATE TABLE sealed_child (
    frame BLOB NOT NULL, -- The frame.
    child INTEGER NOT NULL, -- The child’s number in it.
    authority_id TEXT NOT NULL, -- The authority’s own id.
    PRIMARY KEY (frame, child)
) STRICT, WITHOUT ROWID;

-- Sealed: keyed digests of the words of names, so that a name in a letter is recognised and never kept.
CREATE TABLE sealed_name (
    frame BLOB NOT NULL, -- The frame.
    digest BLOB NOT NULL, -- HMAC-SHA-256 of a word.
    PRIMARY KEY (frame, digest)
) STRICT, WITHOUT ROWID;

-- Sealed: the key of those digests.
CREATE TABLE sealed_key (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1), -- 1.
    bytes BLOB NOT NULL CHECK (length(bytes) = 32) -- 32 random bytes.
) STRICT;

-- A set of criteria that cases are read against.
CREATE TABLE criteria (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    theme TEXT NOT NULL, -- Which children it is for.
    title TEXT NOT NULL, -- Its name.
    criteria TEXT NOT NULL -- JSON list: id, words and area of each.
) STRICT;

CREATE INDEX criteria_by_visit ON criteria (visit);

-- A file that belongs to a piece of evidence.
CREATE TABLE attachment (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    evidence BLOB NOT NULL REFERENCES evidence (id), -- The evidence.
    name TEXT NOT NULL, -- What people call it; never a path.
    media TEXT NOT NULL, -- What it is, by its content.
    bytes INTEGER NOT NULL, -- Its size.
    sha256 TEXT NOT NULL, -- Digest of its bytes: where they lie.
    at TEXT NOT NULL -- Instant it was added, RFC 3339.
) STRICT;

CREATE INDEX attachment_by_visit ON attachment (visit);
CREATE INDEX attachment_by_evidence ON attachment (evidence);

-- The bytes of attached files, in pieces. Not in the journal, which has their digests.
CREATE TABLE attachment_chunk (
    sha256 TEXT NOT NULL, -- Digest of the whole file.
    n INTEGER NOT NULL, -- Which piece, from 0.
    bytes BLOB NOT NULL, -- At most 1 MiB.
    PRIMARY KEY (sha256, n)
) STRICT;

-- A line of enquiry.
CREATE TABLE enquiry (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    question TEXT NOT NULL, -- What is to be found out.
    areas TEXT NOT NULL, -- JSON list of areas of concern.
    evidence BLOB REFERENCES evidence (id), -- The evidence to be verified; NULL where it is about none.
    owner BLOB REFERENCES person (id), -- Who sees to it.
    state TEXT NOT NULL, -- open, answered, dropped.
    answer TEXT NOT NULL, -- What was found.
    at TEXT NOT NULL -- Instant it was raised, RFC 3339.
) STRICT;

CREATE INDEX enquiry_by_visit ON enquiry (visit);

-- A child about whom a concern went back to the authority.
CREATE TABLE referral (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    "case" BLOB REFERENCES sampled_case (id), -- The child’s case.
    evidence BLOB REFERENCES evidence (id), -- The evidence in which it was seen.
    concern TEXT NOT NULL, -- What the concern is.
    at TEXT NOT NULL, -- Instant it was told, RFC 3339.
    to_role TEXT NOT NULL, -- To which role, never a name.
    answer TEXT NOT NULL, -- What came back.
    closed TEXT -- The day it was closed; NULL while it is open.
) STRICT;

CREATE INDEX referral_by_visit ON referral (visit);

-- A document that the authority was asked for.
CREATE TABLE request_for_document (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    what TEXT NOT NULL, -- What was asked for.
    of_role TEXT NOT NULL, -- Of which role.
    asked TEXT NOT NULL, -- The day it was asked for.
    due TEXT, -- The day it should be there.
    received TEXT -- The day it came; NULL while it is owed.
) STRICT;

CREATE INDEX request_for_document_by_visit ON request_for_document (visit);

-- What search finds, newest row last. The index reads the words from here.
CREATE TABLE search_entry (
    row INTEGER PRIMARY KEY AUTOINCREMENT, -- Its place in the index.
    kind TEXT NOT NULL, -- Kind of the record.
    subject BLOB NOT NULL CHECK (length(subject) = 16), -- The record.
    visit BLOB NOT NULL CHECK (length(visit) = 16), -- The visit.
    text TEXT NOT NULL, -- Its words.
    beside TEXT NOT NULL, -- What stands beside them: source and labels, a reference, an answer.
    UNIQUE (kind, subject)
) STRICT;

-- The index itself; deleted words leave no trace in it.
CREATE VIRTUAL TABLE search USING fts5 (
    text, beside, content = 'search_entry', content_rowid = 'row', prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2' -- FTS5.
);

-- The index follows the words.
CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
    INSERT INTO search (rowid, text, beside) VALUES (new.row, new.text, new.beside); -- In.
END;

CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
    INSERT INTO search (search, rowid, text, beside) VALUES ('delete', old.row, old.text, old.beside); -- Out as it was,
    INSERT INTO search (rowid, text, beside) VALUES (new.row, new.text, new.beside); -- in as it is.
END;

CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
    INSERT INTO search (search, rowid, text, beside) VALUES ('delete', old.row, old.text, old.beside); -- Out.
END;

-- Home and the matrix count evidence by this, without reading what is written in it.
CREATE INDEX evidence_in_use ON evidence (visit, areas, mark, kind, "case", source, binned) WHERE binned IS NULL;

-- The words of the index, in order: term, and for each time it stands anywhere doc (the row), col and offset. It keeps
-- nothing of its own.
CREATE VIRTUAL TABLE search_word USING fts5vocab (search, instance);

-- What the evidence of an area comes to.
CREATE TABLE finding (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    number INTEGER NOT NULL, -- Running number in the visit: F3.
    area BLOB NOT NULL REFERENCES area (id), -- The area of concern.
    statement TEXT NOT NULL, -- What was found.
    mark TEXT NOT NULL, -- strength, concern.
    direction TEXT NOT NULL, -- improved, no_change, declined, not_looked_at, new.
    supports TEXT NOT NULL, -- JSON list: evidence and what it said when it was put here.
    against TEXT NOT NULL, -- JSON list: evidence that was put against it.
    weighed TEXT NOT NULL, -- JSON list: evidence, what was made of it, why.
    at TEXT NOT NULL, -- Instant it was made, RFC 3339.
    UNIQUE (visit, number)
) STRICT;

-- A letter or report that came before.
CREATE TABLE earlier_letter (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit that is held against it.
    title TEXT NOT NULL, -- What it is.
    dated TEXT, -- The day it bears; NULL where it does not say.
    sections TEXT NOT NULL, -- JSON list: heading and paragraphs.
    concerns TEXT NOT NULL, -- JSON list: words, area, answer, note.
    at TEXT NOT NULL -- Instant it was brought in, RFC 3339.
) STRICT;

CREATE INDEX earlier_letter_by_visit ON earlier_letter (visit);

-- A moment of a letter that has a name. What it said then is in the journal.
CREATE TABLE version (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit whose letter it is of.
    name TEXT NOT NULL, -- Its name.
    at TEXT NOT NULL, -- The moment, RFC 3339.
    "by" BLOB NOT NULL REFERENCES person (id) -- Who named it.
) STRICT;

CREATE INDEX version_by_visit ON version (visit, at);

-- A comment on some words of a letter.
CREATE TABLE comment (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit whose letter it is about.
    anchor TEXT NOT NULL, -- JSON: block, place, words, what stands beside them.
    text TEXT NOT NULL, -- What is said.
    "by" BLOB NOT NULL REFERENCES person (id), -- Who says it or brought it in.
    "from" TEXT NOT NULL, -- Name of whoever said it elsewhere; empty for the one before.
    at TEXT NOT NULL, -- Instant, RFC 3339.
    replies TEXT NOT NULL, -- JSON list: text, who, when.
    resolved TEXT -- Instant it was settled; NULL while it is open.
) STRICT;

CREATE INDEX comment_by_visit ON comment (visit, at);

-- A remark of the checks that was set aside with a reason.
CREATE TABLE set_aside (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit whose letter it is about.
    rule TEXT NOT NULL, -- The rule.
    block BLOB NOT NULL, -- The block; it may be gone.
    words TEXT NOT NULL, -- The words it is about.
    because TEXT NOT NULL, -- Why.
    "by" BLOB NOT NULL REFERENCES person (id), -- Who.
    at TEXT NOT NULL -- Instant, RFC 3339.
) STRICT;

CREATE INDEX set_aside_by_visit ON set_aside (visit, at);

-- What the authority says about the factual accuracy of a letter.
CREATE TABLE factual_comment (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    number INTEGER NOT NULL, -- Running number in the visit.
    place TEXT NOT NULL, -- The place as the authority names it.
    anchor TEXT NOT NULL, -- JSON: the sentence it is about, or null.
    claim TEXT NOT NULL, -- What it says.
    evidence TEXT NOT NULL, -- What it offers as evidence.
    decision TEXT, -- accepted, in_part, not_accepted; NULL while it is open.
    answer TEXT NOT NULL, -- What it is answered.
    before TEXT NOT NULL, -- The sentence as the authority read it.
    after TEXT NOT NULL, -- The sentence after the decision.
    at TEXT NOT NULL, -- Instant it was entered, RFC 3339.
    UNIQUE (visit, number)
) STRICT;

-- A letter as it was when it became final. Its PDF lies in attachment_chunk.
CREATE TABLE final_letter (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- UUID.
    rev INTEGER NOT NULL, -- Number of changes: 1.
    visit BLOB NOT NULL REFERENCES visit (id), -- The visit.
    number INTEGER NOT NULL, -- 1, and one more for each correction.
    at TEXT NOT NULL, -- Instant it became final, RFC 3339.
    "by" BLOB NOT NULL REFERENCES person (id), -- Who made it final.
    because TEXT NOT NULL, -- Why the one before was not the last.
    letter TEXT NOT NULL, -- JSON: its fixed parts.
    blocks TEXT NOT NULL, -- JSON list: its text.
    despite TEXT NOT NULL, -- JSON list: what stood in the way, and why it does not.
    pdf_sha256 TEXT NOT NULL, -- Digest of its PDF.
    pdf_bytes INTEGER NOT NULL, -- Size of its PDF.
    journal TEXT NOT NULL, -- The journal’s digest at that moment.
    UNIQUE (visit, number)
) STRICT;

-- The notebook’s own words and bands: one row or none.
CREATE TABLE house_style (
    id BLOB PRIMARY KEY CHECK (length(id) = 16), -- The same UUID in every notebook.
    rev INTEGER NOT NULL, -- Number of changes.
    words TEXT NOT NULL, -- JSON list: words that are spelt right.
    bands TEXT NOT NULL, -- JSON list: what words of proportion stand for.
    look TEXT NOT NULL DEFAULT '{"typeface":null,"picture":null}' -- JSON: the typeface of letters, and the picture of their letterhead.
) STRICT;
