CREATE TABLE notebook (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    device BLOB NOT NULL CHECK (length(device) = 16),
    me BLOB NOT NULL CHECK (length(me) = 16),
    made TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE authority (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    name TEXT NOT NULL,
    council TEXT NOT NULL,
    kind TEXT NOT NULL,
    region TEXT NOT NULL,
    ons_code TEXT NOT NULL,
    ofsted_urn TEXT NOT NULL,
    delivery TEXT NOT NULL,
    director TEXT NOT NULL,
    address TEXT NOT NULL,
    fictional INTEGER NOT NULL CHECK (fictional IN (0, 1))
) STRICT;

CREATE TABLE inspection (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    authority BLOB NOT NULL REFERENCES authority (id),
    framework TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    published TEXT,
    judged_inadequate_in TEXT NOT NULL,
    judgements TEXT NOT NULL,
    must_improve TEXT NOT NULL
) STRICT;

CREATE TABLE visit (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    authority BLOB NOT NULL REFERENCES authority (id),
    inspection BLOB NOT NULL REFERENCES inspection (id),
    kind TEXT NOT NULL,
    purpose TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    dates TEXT NOT NULL,
    framework TEXT NOT NULL,
    team TEXT NOT NULL,
    focused_visits TEXT NOT NULL,
    focus TEXT NOT NULL,
    context TEXT NOT NULL,
    state TEXT NOT NULL,
    letter_due_working_days INTEGER NOT NULL
) STRICT;

CREATE TABLE area (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL REFERENCES visit (id),
    rank TEXT NOT NULL,
    title TEXT NOT NULL,
    wording TEXT NOT NULL,
    improvement BLOB
) STRICT;

CREATE INDEX area_by_visit ON area (visit);

CREATE TABLE sampled_case (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL REFERENCES visit (id),
    reference TEXT NOT NULL,
    cohort TEXT NOT NULL
) STRICT;

CREATE INDEX sampled_case_by_visit ON sampled_case (visit);

CREATE TABLE evidence (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL REFERENCES visit (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    mark TEXT NOT NULL,
    areas TEXT NOT NULL,
    tags TEXT NOT NULL,
    "case" BLOB REFERENCES sampled_case (id),
    source TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    author BLOB NOT NULL REFERENCES person (id),
    binned TEXT,
    UNIQUE (visit, number)
) STRICT;

CREATE TABLE letter (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    visit BLOB NOT NULL UNIQUE REFERENCES visit (id),
    date TEXT NOT NULL,
    letterhead TEXT NOT NULL,
    addressee TEXT NOT NULL,
    salutation TEXT NOT NULL,
    subject TEXT NOT NULL,
    valediction TEXT NOT NULL,
    signatory TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;

CREATE TABLE block (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    rev INTEGER NOT NULL,
    letter BLOB NOT NULL REFERENCES letter (id),
    rank TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE INDEX block_by_letter ON block (letter, rank);

CREATE TABLE draft (
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    field TEXT NOT NULL,
    base_rev INTEGER NOT NULL,
    value TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, subject, field)
) STRICT;

CREATE TABLE request (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    request BLOB NOT NULL,
    device BLOB NOT NULL,
    counter INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    person BLOB NOT NULL,
    visit BLOB NOT NULL DEFAULT x'',
    op TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    reverts BLOB NOT NULL DEFAULT x'',
    previous BLOB NOT NULL,
    digest BLOB NOT NULL,
    UNIQUE (device, counter)
) STRICT;

CREATE INDEX journal_by_request ON journal (request);
CREATE INDEX journal_by_subject ON journal (subject);
CREATE INDEX journal_by_visit ON journal (visit);

CREATE TABLE journal_change (
    entry INTEGER NOT NULL REFERENCES journal (seq),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    salt BLOB NOT NULL,
    body TEXT NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (entry, position)
) STRICT;

CREATE INDEX journal_change_by_subject ON journal_change (subject);
