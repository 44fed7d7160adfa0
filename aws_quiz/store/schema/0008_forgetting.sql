BEGIN;

-- Of a day's recalls, those of what was last answered three days before or more (`core.memory.habits.Day`).
ALTER TABLE day ADD COLUMN later_recalls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day ADD COLUMN later_recalled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day ADD COLUMN later_expected_ppm INTEGER NOT NULL DEFAULT 0;

-- Made anew, since they are counted from the whole log.
DELETE FROM local WHERE name = 'memory';

PRAGMA user_version = 8;
COMMIT;
