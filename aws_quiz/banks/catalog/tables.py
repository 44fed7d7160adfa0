"""The tables of the catalog. It is disposable: a file with another version is thrown away."""

from aws_quiz.core.standing import placement

CATALOG_VERSION = 11

_PLACEMENT = ", ".join(f"{name} {kind}" for name, kind in placement.COLUMNS.items())

SCHEMA = f"""
CREATE TABLE file (
    id       INTEGER PRIMARY KEY,
    path     TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    size     INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    digest   BLOB NOT NULL,
    shadowed INTEGER NOT NULL,
    concepts INTEGER NOT NULL,  -- that it holds, or held when it could last be read
    broken   INTEGER NOT NULL   -- the line from which on it cannot be read; 0 where it can
);
CREATE TABLE topic (
    id    TEXT PRIMARY KEY,
    file  INTEGER NOT NULL,
    title TEXT NOT NULL,
    area  TEXT NOT NULL
);
CREATE INDEX topic_by_file ON topic (file);
CREATE TABLE concept (
    id       TEXT PRIMARY KEY,
    file     INTEGER NOT NULL,
    topic    TEXT NOT NULL,
    position INTEGER NOT NULL,
    body     TEXT NOT NULL
);
CREATE INDEX concept_by_topic ON concept (topic, position);
CREATE INDEX concept_by_file ON concept (file);
CREATE TABLE question (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice, so the search index can trail behind
    id       TEXT NOT NULL UNIQUE,
    file     INTEGER NOT NULL,
    concept  TEXT NOT NULL,
    position INTEGER NOT NULL,
    body     TEXT NOT NULL
);
CREATE INDEX question_by_concept ON question (concept, position);
CREATE INDEX question_by_file ON question (file);
-- Which concepts a drill may ask, by exam and domain; exam '*' holds all of them. Ordered by position in
-- the topic first, so that new concepts of different topics alternate and each topic starts at its start;
-- what only designs ask stands further back.
CREATE TABLE tag (
    exam     TEXT NOT NULL,
    domain   TEXT NOT NULL,
    position INTEGER NOT NULL,
    shuffle  INTEGER NOT NULL,
    concept  TEXT NOT NULL,
    topic    TEXT NOT NULL,
    file     INTEGER NOT NULL,
    PRIMARY KEY (exam, domain, position, shuffle, concept)
) WITHOUT ROWID;
CREATE INDEX tag_by_concept ON tag (concept, exam, topic);
CREATE INDEX tag_by_file ON tag (file);
-- Which questions a paper may hold: one row for every task that a question serves.
CREATE TABLE candidate (
    exam     TEXT NOT NULL,
    domain   TEXT NOT NULL,
    task     TEXT NOT NULL,
    question TEXT NOT NULL,
    concept  TEXT NOT NULL,
    level    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    reserved INTEGER NOT NULL,
    file     INTEGER NOT NULL,
    PRIMARY KEY (exam, domain, task, question)
) WITHOUT ROWID;
CREATE INDEX candidate_by_file ON candidate (file);
-- Wrong options that tell which concept their choosers are missing.
CREATE TABLE lack (
    question TEXT NOT NULL,
    option   TEXT NOT NULL,
    concept  TEXT NOT NULL,
    file     INTEGER NOT NULL,
    PRIMARY KEY (question, option)
) WITHOUT ROWID;
CREATE INDEX lack_by_file ON lack (file);
-- The contract with whoever reads beside: `core.standing.placement`.
CREATE TABLE {placement.TABLE} ({_PLACEMENT}, file INTEGER NOT NULL,
    PRIMARY KEY (exam, concept, domain, task)
) WITHOUT ROWID;
CREATE INDEX placement_by_topic ON placement (exam, topic, domain, task, share);
CREATE INDEX placement_by_file ON placement (file);
CREATE TABLE blueprint (id TEXT PRIMARY KEY, file INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE section (
    id    TEXT PRIMARY KEY,
    file  INTEGER NOT NULL,
    title TEXT NOT NULL,
    topic TEXT NOT NULL,
    facts INTEGER NOT NULL
);
CREATE TABLE term (
    name TEXT NOT NULL,
    file INTEGER NOT NULL,
    also TEXT NOT NULL,
    PRIMARY KEY (name, file)
) WITHOUT ROWID;
CREATE TABLE problem (
    file     INTEGER NOT NULL,
    path     TEXT NOT NULL,
    line     INTEGER NOT NULL,
    col      INTEGER NOT NULL,
    severity TEXT NOT NULL,
    rule     TEXT NOT NULL,
    message  TEXT NOT NULL
);
CREATE INDEX problem_by_file ON problem (file);
-- Brought up to date when somebody searches: nobody else need pay for it.
CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'porter unicode61');
CREATE TABLE local (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
