BEGIN;

-- A note belongs to a concept, whichever of its questions was on the screen. The id of a question is that of its
-- concept, a point and a number.
DROP TRIGGER note_no_update;
ALTER TABLE note RENAME COLUMN question TO concept;
UPDATE note SET concept = rtrim(rtrim(concept, '0123456789'), '.');
CREATE TRIGGER note_no_update BEFORE UPDATE ON note BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
DROP INDEX note_by_question;
CREATE INDEX note_by_concept ON note (concept, id);

PRAGMA user_version = 5;
COMMIT;
