BEGIN;

-- What was forecast, so that it can be held against what came. `for_day` is the day of the exam that it speaks of.
CREATE TABLE forecast (
    id        TEXT PRIMARY KEY,
    device    TEXT NOT NULL REFERENCES device (id),
    exam      TEXT NOT NULL,
    made_at   TEXT NOT NULL,
    made_on   TEXT NOT NULL,
    for_day   TEXT NOT NULL,
    scaled    INTEGER NOT NULL,
    low       INTEGER NOT NULL,
    high      INTEGER NOT NULL,
    p_pass    REAL NOT NULL,
    answers   INTEGER NOT NULL
) STRICT;
CREATE TRIGGER forecast_no_update BEFORE UPDATE ON forecast BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER forecast_no_delete BEFORE DELETE ON forecast BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

-- Wrong answers by what was chosen: read whole for what is mixed up, and written only for such answers. The verdict
-- stands in it so that reading it needs no row of the table.
CREATE INDEX review_slip ON review (question, response, concept, study_day, verdict) WHERE verdict = 'wrong';

-- Derived, so it may be made anew: memory with what its answers showed (`core.evidence`), and study days.
DROP TABLE memory;
CREATE TABLE memory (
    concept      TEXT PRIMARY KEY,
    stability    REAL NOT NULL,
    difficulty   REAL NOT NULL,
    first_day    INTEGER NOT NULL,
    last_day     INTEGER NOT NULL,
    due_day      INTEGER NOT NULL,
    reviews      INTEGER NOT NULL,
    lapses       INTEGER NOT NULL,
    last_right   INTEGER NOT NULL,
    newest       TEXT NOT NULL,
    asked        TEXT NOT NULL,
    first        INTEGER NOT NULL, -- an outcome, or -1
    sure_right   INTEGER NOT NULL,
    sure_wrong   INTEGER NOT NULL,
    unsure_right INTEGER NOT NULL,
    unsure_wrong INTEGER NOT NULL,
    guess_right  INTEGER NOT NULL,
    guess_wrong  INTEGER NOT NULL,
    expected_ppm INTEGER NOT NULL,
    wrongly_sure INTEGER NOT NULL,
    lucky        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

DROP TABLE studied;
CREATE TABLE day (
    day          TEXT PRIMARY KEY,
    sure_right   INTEGER NOT NULL,
    sure_wrong   INTEGER NOT NULL,
    unsure_right INTEGER NOT NULL,
    unsure_wrong INTEGER NOT NULL,
    guess_right  INTEGER NOT NULL,
    guess_wrong  INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    met          INTEGER NOT NULL,
    recalls      INTEGER NOT NULL,
    recalled     INTEGER NOT NULL,
    expected_ppm INTEGER NOT NULL,
    mock_right   INTEGER NOT NULL,
    mock_wrong   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
DELETE FROM local WHERE name = 'memory';

PRAGMA user_version = 3;
COMMIT;
