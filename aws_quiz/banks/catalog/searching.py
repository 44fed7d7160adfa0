"""Full-text search over the catalog. Its index trails behind the banks until somebody searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.catalog.codec import concept_from_json, question_from_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question


class Hit(NamedTuple):
    """A question that a search found."""

    question: str
    concept: str
    topic: str
    prompt: str


def search(db: sqlite3.Connection, words: Sequence[str], most: int) -> list[Hit]:
    """Questions in which every word stands, in any of its forms, best match first (BM25)."""
    _bring_up_to_date(db)
    query = " ".join('"{}"'.format(word.replace('"', "")) for word in words)
    rows = db.execute(
        "SELECT question.id, question.concept, concept.topic, question.body FROM search"
        " JOIN question ON question.number = search.rowid JOIN concept ON concept.id = question.concept"
        " WHERE search MATCH ? ORDER BY bm25(search) LIMIT ?",
        (query, most),
    )
    return [
        Hit(id_, concept, topic, question_from_json(body, id_, concept, topic).prompt)
        for id_, concept, topic, body in rows
    ]


def _bring_up_to_date(db: sqlite3.Connection) -> None:
    gone = "SELECT id FROM search_docsize EXCEPT SELECT number FROM question"
    new = "SELECT number FROM question EXCEPT SELECT id FROM search_docsize"
    if not db.execute(f"SELECT EXISTS ({gone}) OR EXISTS ({new})").fetchone()[0]:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute(f"DELETE FROM search WHERE rowid IN ({gone})")
        rows = db.execute(
            "SELECT number, question.id, question.body, concept.id, concept.topic, concept.body FROM question"
            f" JOIN concept ON concept.id = question.concept WHERE number IN ({new})"
        ).fetchall()
        db.executemany(
            "INSERT INTO search (rowid, text) VALUES (?, ?)",
            (
                (
                    number,
                    _text(
                        concept_from_json(concept_body, concept, topic, ()),
                        question_from_json(question_body, question, concept, topic),
                    ),
                )
                for number, question, question_body, concept, topic, concept_body in rows
            ),
        )
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _text(concept: Concept, question: Question) -> str:
    options = (text for option in question.options for text in (option.text, option.why))
    return "\n".join((question.id, concept.takeaway, question.scenario, question.prompt, *options))
