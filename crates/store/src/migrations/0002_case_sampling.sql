-- Cases are read against criteria; evidence gets the day it is about, counts and files; what there is to come back to;
-- and everything that is written can be searched.

CREATE TABLE frame (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL REFERENCES visit (id),
    as_of TEXT NOT NULL,
    file TEXT NOT NULL,
    mapping TEXT NOT NULL,
    rows INTEGER NOT NULL,
    children INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    rows_sha256 TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX frame_by_visit ON frame (visit);

CREATE TABLE frame_row (
    frame BLOB NOT NULL,
    n INTEGER NOT NULL,
    child INTEGER NOT NULL,
    list TEXT NOT NULL,
    team TEXT NOT NULL,
    age_band TEXT NOT NULL,
    sex TEXT NOT NULL,
    status TEXT NOT NULL,
    started TEXT,
    last_seen TEXT,
    last_review TEXT,
    closed TEXT,
    PRIMARY KEY (frame, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE draw (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL REFERENCES visit (id),
    frame BLOB NOT NULL REFERENCES frame (id),
    number_called TEXT NOT NULL,
    plan TEXT NOT NULL,
    picks TEXT NOT NULL,
    state TEXT NOT NULL,
    discarded_because TEXT NOT NULL,
    receipt TEXT NOT NULL,
    keys_exported TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX draw_by_visit ON draw (visit);

CREATE TABLE sealed_child (
    frame BLOB NOT NULL,
    child INTEGER NOT NULL,
    authority_id TEXT NOT NULL,
    PRIMARY KEY (frame, child)
) STRICT, WITHOUT ROWID;

CREATE TABLE sealed_name (
    frame BLOB NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (frame, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE sealed_key (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    bytes BLOB NOT NULL CHECK (length(bytes) = 32)
) STRICT;

CREATE TABLE criteria (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL REFERENCES visit (id),
    theme TEXT NOT NULL,
    title TEXT NOT NULL,
    criteria TEXT NOT NULL
) STRICT;

CREATE INDEX criteria_by_visit ON criteria (visit);

ALTER TABLE sampled_case ADD COLUMN list TEXT;
ALTER TABLE sampled_case ADD COLUMN age_band TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE sampled_case ADD COLUMN sex TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE sampled_case ADD COLUMN team TEXT NOT NULL DEFAULT '';
ALTER TABLE sampled_case ADD COLUMN reader BLOB REFERENCES person (id);
ALTER TABLE sampled_case ADD COLUMN state TEXT NOT NULL DEFAULT 'to_read';
ALTER TABLE sampled_case ADD COLUMN set_aside_because TEXT NOT NULL DEFAULT '';
ALTER TABLE sampled_case ADD COLUMN authority_grade TEXT;
ALTER TABLE sampled_case ADD COLUMN our_grade TEXT;
ALTER TABLE sampled_case ADD COLUMN childs_view TEXT NOT NULL DEFAULT 'not_looked_at';
ALTER TABLE sampled_case ADD COLUMN summary TEXT NOT NULL DEFAULT '';
ALTER TABLE sampled_case ADD COLUMN criteria BLOB REFERENCES criteria (id);
ALTER TABLE sampled_case ADD COLUMN ratings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE sampled_case ADD COLUMN second TEXT NOT NULL DEFAULT 'null';

ALTER TABLE evidence ADD COLUMN happened TEXT;
ALTER TABLE evidence ADD COLUMN count TEXT NOT NULL DEFAULT 'null';

CREATE TABLE attachment (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL REFERENCES visit (id),
    evidence BLOB NOT NULL REFERENCES evidence (id),
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX attachment_by_visit ON attachment (visit);
CREATE INDEX attachment_by_evidence ON attachment (evidence);

CREATE TABLE attachment_chunk (
    sha256 TEXT NOT NULL,
    n INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (sha256, n)
) STRICT;

CREATE TABLE enquiry (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL REFERENCES visit (id),
    question TEXT NOT NULL,
    areas TEXT NOT NULL,
    evidence BLOB REFERENCES evidence (id),
    owner BLOB REFERENCES person (id),
    state TEXT NOT NULL,
    answer TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX enquiry_by_visit ON enquiry (visit);

CREATE TABLE referral (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL REFERENCES visit (id),
    "case" BLOB REFERENCES sampled_case (id),
    evidence BLOB REFERENCES evidence (id),
    concern TEXT NOT NULL,
    at TEXT NOT NULL,
    to_role TEXT NOT NULL,
    answer TEXT NOT NULL,
    closed TEXT
) STRICT;

CREATE INDEX referral_by_visit ON referral (visit);

CREATE TABLE request_for_document (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL REFERENCES visit (id),
    what TEXT NOT NULL,
    of_role TEXT NOT NULL,
    asked TEXT NOT NULL,
    due TEXT,
    received TEXT
) STRICT;

CREATE INDEX request_for_document_by_visit ON request_for_document (visit);

-- What search finds, newest row last. The index has no copy of the words: it reads them from here by row.
CREATE TABLE search_entry (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    visit BLOB NOT NULL CHECK (length(visit) = 16),
    text TEXT NOT NULL,
    beside TEXT NOT NULL,
    UNIQUE (kind, subject)
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    text, beside, content = 'search_entry', content_rowid = 'row', prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2'
);

-- Deleted words leave no trace in the index.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
    INSERT INTO search (rowid, text, beside) VALUES (new.row, new.text, new.beside);
END;

CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
    INSERT INTO search (search, rowid, text, beside) VALUES ('delete', old.row, old.text, old.beside);
    INSERT INTO search (rowid, text, beside) VALUES (new.row, new.text, new.beside);
END;

CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
    INSERT INTO search (search, rowid, text, beside) VALUES ('delete', old.row, old.text, old.beside);
END;

INSERT INTO search_entry (kind, subject, visit, text, beside)
SELECT 'evidence', id, visit, text,
    source || char(10) || coalesce((SELECT group_concat(value, char(10)) FROM json_each(tags)), '')
FROM evidence WHERE binned IS NULL ORDER BY at, number;
