BEGIN;

-- A question of a mock exam whose explanation was gone through: from then on its answer counts as studied.
CREATE TABLE explained (
    id           TEXT PRIMARY KEY,
    device       TEXT NOT NULL REFERENCES device (id),
    session      TEXT NOT NULL REFERENCES session (id),
    question     TEXT NOT NULL,
    explained_at TEXT NOT NULL
) STRICT;
CREATE INDEX explained_by_session ON explained (session, question);
CREATE TRIGGER explained_no_update BEFORE UPDATE ON explained BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER explained_no_delete BEFORE DELETE ON explained BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

-- Derived, beside `memory`: what mock exams showed of a concept (`core.memory.tested`). Days are proleptic ordinals.
CREATE TABLE tested (
    concept      TEXT PRIMARY KEY,
    last_day     INTEGER NOT NULL,
    last_right   INTEGER NOT NULL,
    met_right    INTEGER NOT NULL,
    met_wrong    INTEGER NOT NULL,
    expected_ppm INTEGER NOT NULL,
    new_right    INTEGER NOT NULL,
    new_wrong    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Made anew: a mock exam alone no longer counts as study.
DELETE FROM local WHERE name = 'memory';

PRAGMA user_version = 6;
COMMIT;
