-- Findings, the last letter, and what a letter goes through until it is final.

ALTER TABLE authority ADD COLUMN preferred_terms TEXT NOT NULL DEFAULT '[]'; -- JSON list: words and what is said in their place.

ALTER TABLE visit ADD COLUMN targets TEXT NOT NULL DEFAULT '[]'; -- JSON list: what, within how many working days.
ALTER TABLE visit ADD COLUMN never_named TEXT NOT NULL DEFAULT '[]'; -- JSON list: kind and words that never stand in the letter.
UPDATE visit SET state = 'shared' WHERE state = 'finished';

ALTER TABLE letter ADD COLUMN version INTEGER NOT NULL DEFAULT 1; -- 1, and one more for each correction.
ALTER TABLE letter ADD COLUMN amended TEXT; -- Why the version before was not the last; NULL in the first.

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
    bands TEXT NOT NULL -- JSON list: what words of proportion stand for.
) STRICT;
