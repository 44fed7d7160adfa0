BEGIN;

-- A day's recalls apart: the expected part of those recalled, those mistaken with theirs, and the squares of all
-- (`core.memory.habits.Day`).
ALTER TABLE day ADD COLUMN recalled_ppm INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day ADD COLUMN mistaken INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day ADD COLUMN mistaken_ppm INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day ADD COLUMN squared_ppm INTEGER NOT NULL DEFAULT 0;

-- Made anew, since they are counted from the whole log.
DELETE FROM local WHERE name = 'memory';

PRAGMA user_version = 9;
COMMIT;
