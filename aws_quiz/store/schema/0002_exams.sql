BEGIN;

-- What happened on an answer sheet, in order; only ever inserted. `used` is seconds of the exam.
CREATE TABLE exam_event (
    id          TEXT PRIMARY KEY,
    device      TEXT NOT NULL REFERENCES device (id),
    session     TEXT NOT NULL REFERENCES session (id),
    act         TEXT NOT NULL CHECK (act IN ('seen', 'chosen', 'struck', 'flagged')),
    question    TEXT NOT NULL,
    value       TEXT NOT NULL,
    used        REAL NOT NULL,
    happened_at TEXT NOT NULL
) STRICT;
CREATE INDEX exam_event_by_session ON exam_event (session, id);
CREATE TRIGGER exam_event_no_update BEFORE UPDATE ON exam_event BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER exam_event_no_delete BEFORE DELETE ON exam_event BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

-- How far a running exam's clock has come. No fact of the log: it is written every second, over itself.
CREATE TABLE exam_clock (
    session TEXT PRIMARY KEY,
    used    REAL NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
COMMIT;
