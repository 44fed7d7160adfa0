BEGIN;

-- Who writes: one row a machine, so that the logs of two can be told apart after a merge.
CREATE TABLE device (
    id         TEXT PRIMARY KEY,
    created_at TEXT NOT NULL
) STRICT;

-- The log. Rows are inserted and never changed; triggers below hold that.
CREATE TABLE session (
    id         TEXT PRIMARY KEY,
    device     TEXT NOT NULL REFERENCES device (id),
    kind       TEXT NOT NULL CHECK (kind IN ('drill', 'exam')),
    exam       TEXT NOT NULL,
    seed       TEXT NOT NULL,
    plan       TEXT NOT NULL,
    started_at TEXT NOT NULL,
    study_day  TEXT NOT NULL
) STRICT;

CREATE TABLE session_end (
    id       TEXT PRIMARY KEY,
    device   TEXT NOT NULL REFERENCES device (id),
    session  TEXT NOT NULL REFERENCES session (id),
    ended_at TEXT NOT NULL
) STRICT;

CREATE TABLE review (
    id          TEXT PRIMARY KEY,
    device      TEXT NOT NULL REFERENCES device (id),
    session     TEXT NOT NULL REFERENCES session (id),
    concept     TEXT NOT NULL,
    question    TEXT NOT NULL,
    kind        TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    words       INTEGER NOT NULL,
    response    TEXT NOT NULL,
    verdict     TEXT NOT NULL CHECK (verdict IN ('right', 'wrong')),
    confidence  TEXT NOT NULL CHECK (confidence IN ('sure', 'unsure', 'guess')),
    seconds     REAL,
    answered_at TEXT NOT NULL,
    study_day   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- The one index: each costs every answer a page. Ids sort by time, so newer and older rows are found by id.
CREATE INDEX review_by_concept ON review (concept);

CREATE TABLE retraction (
    id           TEXT PRIMARY KEY,
    device       TEXT NOT NULL REFERENCES device (id),
    review       TEXT NOT NULL UNIQUE,
    retracted_at TEXT NOT NULL
) STRICT;

CREATE TABLE flag (
    id         TEXT PRIMARY KEY,
    device     TEXT NOT NULL REFERENCES device (id),
    question   TEXT NOT NULL,
    is_set     INTEGER NOT NULL CHECK (is_set IN (0, 1)),
    flagged_at TEXT NOT NULL
) STRICT;
CREATE INDEX flag_by_question ON flag (question, flagged_at, id);

CREATE TABLE suspension (
    id           TEXT PRIMARY KEY,
    device       TEXT NOT NULL REFERENCES device (id),
    concept      TEXT NOT NULL,
    is_set       INTEGER NOT NULL CHECK (is_set IN (0, 1)),
    suspended_at TEXT NOT NULL
) STRICT;
CREATE INDEX suspension_by_concept ON suspension (concept, suspended_at, id);

CREATE TABLE note (
    id         TEXT PRIMARY KEY,
    device     TEXT NOT NULL REFERENCES device (id),
    question   TEXT NOT NULL,
    text       TEXT NOT NULL,
    written_at TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_question ON note (question, written_at, id);

CREATE TABLE fault (
    id          TEXT PRIMARY KEY,
    device      TEXT NOT NULL REFERENCES device (id),
    question    TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    text        TEXT NOT NULL,
    reported_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    id     TEXT PRIMARY KEY,
    device TEXT NOT NULL REFERENCES device (id),
    name   TEXT NOT NULL,
    value  TEXT NOT NULL,
    set_at TEXT NOT NULL
) STRICT;

-- The log only grows.
CREATE TRIGGER device_no_update BEFORE UPDATE ON device BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER device_no_delete BEFORE DELETE ON device BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER session_no_update BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER session_no_delete BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER session_end_no_update BEFORE UPDATE ON session_end BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER session_end_no_delete BEFORE DELETE ON session_end BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER review_no_update BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER retraction_no_update BEFORE UPDATE ON retraction BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER retraction_no_delete BEFORE DELETE ON retraction BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER flag_no_update BEFORE UPDATE ON flag BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER flag_no_delete BEFORE DELETE ON flag BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER suspension_no_update BEFORE UPDATE ON suspension BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER suspension_no_delete BEFORE DELETE ON suspension BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER note_no_update BEFORE UPDATE ON note BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER note_no_delete BEFORE DELETE ON note BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER fault_no_update BEFORE UPDATE ON fault BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER fault_no_delete BEFORE DELETE ON fault BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER setting_no_update BEFORE UPDATE ON setting BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER setting_no_delete BEFORE DELETE ON setting BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

-- Derived: what a fold over the log gives. May be emptied at any time; days are proleptic ordinals.
CREATE TABLE memory (
    concept    TEXT PRIMARY KEY,
    stability  REAL NOT NULL,
    difficulty REAL NOT NULL,
    first_day  INTEGER NOT NULL,
    last_day   INTEGER NOT NULL,
    due_day    INTEGER NOT NULL,
    reviews    INTEGER NOT NULL,
    lapses     INTEGER NOT NULL,
    last_right INTEGER NOT NULL,
    newest     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- No index: reading a row a concept met is quicker than what an index would add to every answer.

CREATE TABLE studied (
    day TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Local to this file: which device writes, and what the memory table was made with.
CREATE TABLE local (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
COMMIT;
