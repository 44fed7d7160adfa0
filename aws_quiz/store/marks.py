"""What a learner sets on questions and concepts: flags, notes, suspensions, reports of faults.

Each is a row in the log; the newest row of a thing says how it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aws_quiz.store.log import Log


class Note(NamedTuple):
    """A note of the learner's on a concept."""

    concept: str
    text: str
    written_at: str


class Fault(NamedTuple):
    """A reported fault in a question, with the fingerprint of the wording it was found in."""

    question: str
    fingerprint: str
    text: str
    reported_at: str


def is_flagged(log: Log, question: str) -> bool:
    return _newest(log, "flag", "is_set", "question", question) == 1


def toggle_flag(log: Log, question: str) -> bool:
    """Sets or clears a flag, and says whether it is set now."""
    is_set = not is_flagged(log, question)
    id_, device, moment = log.sign()
    log.db.execute("INSERT INTO flag VALUES (?, ?, ?, ?, ?)", (id_, device, question, int(is_set), moment))
    return is_set


def flagged_questions(log: Log) -> list[str]:
    """Flagged questions, the one flagged last first."""
    return _set_now(log, "flag", "question")


def is_suspended(log: Log, concept: str) -> bool:
    return _newest(log, "suspension", "is_set", "concept", concept) == 1


def set_suspended(log: Log, concept: str, *, suspended: bool) -> None:
    id_, device, moment = log.sign()
    log.db.execute("INSERT INTO suspension VALUES (?, ?, ?, ?, ?)", (id_, device, concept, int(suspended), moment))


def suspended_concepts(log: Log) -> list[str]:
    """Suspended concepts, the one suspended last first."""
    return _set_now(log, "suspension", "concept")


def note_on(log: Log, concept: str) -> str:
    """The learner's note on a concept, or an empty text."""
    return str(_newest(log, "note", "text", "concept", concept) or "")


LONGEST_NOTE = 4_000
"""Characters of a note or report that are kept; nobody means to write more, and every screen shows it."""


def set_note(log: Log, concept: str, text: str) -> None:
    id_, device, moment = log.sign()
    log.db.execute("INSERT INTO note VALUES (?, ?, ?, ?, ?)", (id_, device, concept, text[:LONGEST_NOTE], moment))


def notes(log: Log) -> list[Note]:
    """Every note that stands, the newest first. SQLite takes the other columns from the row that holds the max."""
    rows = log.db.execute("SELECT concept, text, written_at, max(id) AS newest FROM note GROUP BY concept")
    return [Note(*row[:3]) for row in sorted(rows, key=lambda row: row[3], reverse=True) if row[1]]


def report_fault(log: Log, question: str, fingerprint: str, text: str) -> None:
    id_, device, moment = log.sign()
    log.db.execute(
        "INSERT INTO fault VALUES (?, ?, ?, ?, ?, ?)", (id_, device, question, fingerprint, text[:LONGEST_NOTE], moment)
    )


def reported_faults(log: Log) -> list[Fault]:
    rows = log.db.execute("SELECT question, fingerprint, text, reported_at FROM fault ORDER BY id")
    return [Fault(*row) for row in rows]


def _newest(log: Log, table: str, column: str, key: str, value: str) -> str | int | None:
    row = log.db.execute(f"SELECT {column} FROM {table} WHERE {key} = ? ORDER BY id DESC LIMIT 1", (value,)).fetchone()
    return row[0] if row else None


def _set_now(log: Log, table: str, key: str) -> list[str]:
    """Things whose newest row is set. SQLite takes the other columns from the row that holds the max."""
    rows = log.db.execute(f"SELECT {key}, is_set, max(id) AS newest FROM {table} GROUP BY {key} ORDER BY newest DESC")
    return [row[0] for row in rows if row[1]]
