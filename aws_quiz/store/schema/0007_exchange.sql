BEGIN;

-- Two devices may each take the same answer back, so an answer may have several retractions after a union.
CREATE TABLE retracted (
    id           TEXT PRIMARY KEY,
    device       TEXT NOT NULL REFERENCES device (id),
    review       TEXT NOT NULL,
    retracted_at TEXT NOT NULL
) STRICT;
INSERT INTO retracted SELECT id, device, review, retracted_at FROM retraction;
DROP TABLE retraction;
ALTER TABLE retracted RENAME TO retraction;
CREATE INDEX retraction_by_review ON retraction (review);
CREATE TRIGGER retraction_no_update BEFORE UPDATE ON retraction BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER retraction_no_delete BEFORE DELETE ON retraction BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

-- Local to this file: the folders that are shared with other devices, the rows of the log that each of them lacks, and
-- the segments in it whose rows are all here.
CREATE TABLE sync_folder (
    path TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_unsent (
    path      TEXT NOT NULL,
    log_table TEXT NOT NULL,
    id        TEXT NOT NULL,
    PRIMARY KEY (path, log_table, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_read (
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (path, name)
) STRICT, WITHOUT ROWID;

-- Whatever is logged is owed to every folder but the one that it is being received from.
CREATE TRIGGER device_unsent AFTER INSERT ON device BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'device', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER session_unsent AFTER INSERT ON session BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'session', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER session_end_unsent AFTER INSERT ON session_end BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'session_end', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER review_unsent AFTER INSERT ON review BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'review', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER retraction_unsent AFTER INSERT ON retraction BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'retraction', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER exam_event_unsent AFTER INSERT ON exam_event BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'exam_event', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER explained_unsent AFTER INSERT ON explained BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'explained', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER flag_unsent AFTER INSERT ON flag BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'flag', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER suspension_unsent AFTER INSERT ON suspension BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'suspension', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER note_unsent AFTER INSERT ON note BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'note', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER fault_unsent AFTER INSERT ON fault BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'fault', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER setting_unsent AFTER INSERT ON setting BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'setting', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;
CREATE TRIGGER forecast_unsent AFTER INSERT ON forecast BEGIN
    INSERT OR IGNORE INTO sync_unsent SELECT path, 'forecast', NEW.id FROM sync_folder
    WHERE path IS NOT (SELECT value FROM local WHERE name = 'receiving');
END;

PRAGMA user_version = 7;
COMMIT;
