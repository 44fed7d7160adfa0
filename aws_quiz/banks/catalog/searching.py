"""Full-text search over the catalog. Its index trails behind the banks until somebody searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.catalog.codec import concept_from_json, question_from_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question

    Tracked = Callable[[Sequence[int]], Iterable[int]]


class Hit(NamedTuple):
    """A question that a search found. `where` says what of it holds a word first, `text` is that."""

    question: str
    concept: str
    topic: str
    prompt: str
    where: str
    text: str


class Found(NamedTuple):
    """The best hits, and how many questions match in all."""

    hits: list[Hit]
    total: int


A_STEP = 2_000
"""Questions that are read into the index at a time."""


def search(db: sqlite3.Connection, words: Sequence[str], most: int, tracked: Tracked = iter) -> Found:
    """Questions in which every word stands, in any of its forms: first those that hold the words as a phrase.

    Within both, the best match comes first (BM25). Where there is none, words count as parts of longer ones too,
    as in scripts that put no space between words. `tracked` goes through the steps of an index that trails behind.
    """
    _bring_up_to_date(db, tracked)
    plain = [word.replace('"', "") for word in words]
    every, phrase = " ".join(f'"{word}"' for word in plain), f'"{" ".join(plain)}"'
    numbers = [row[0] for row in db.execute(_MATCHING, (every,))]
    if numbers and len(plain) > 1:
        first = [row[0] for row in db.execute(_MATCHING, (phrase,))]
        numbers = list(dict.fromkeys((*first, *numbers)))
    if not numbers:
        holds = " AND ".join("text LIKE ? ESCAPE '\\'" for _ in words)
        parts = [f"%{_escaped(word)}%" for word in words]
        numbers = [row[0] for row in db.execute(f"SELECT rowid FROM search WHERE {holds} ORDER BY rowid", parts)]
    return Found([_hit(db, number, words) for number in numbers[:most]], len(numbers))


_MATCHING = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search), rowid"


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _hit(db: sqlite3.Connection, number: int, words: Sequence[str]) -> Hit:
    id_, concept, topic, body, concept_body = db.execute(
        "SELECT question.id, question.concept, concept.topic, question.body, concept.body FROM question"
        " JOIN concept ON concept.id = question.concept WHERE question.number = ?",
        (number,),
    ).fetchone()
    question = question_from_json(body, id_, concept, topic)
    texts = [
        ("question", question.prompt),
        ("scenario", question.scenario),
        *(("option", option.text) for option in question.options),
        ("takeaway", concept_from_json(concept_body, concept, topic, ()).takeaway),
        *(("reason", option.why) for option in question.options),
    ]
    # By the beginnings of words, since the index finds them in any of their forms.
    stems = [word.lower()[: max(len(word) - 2, 3)] for word in words]
    where, text = max(texts, key=lambda one: sum(stem in one[1].lower() for stem in stems))
    return Hit(id_, concept, topic, question.prompt, where, text)


def _bring_up_to_date(db: sqlite3.Connection, tracked: Tracked) -> None:
    gone = "SELECT id FROM search_docsize EXCEPT SELECT number FROM question"
    new = "SELECT number FROM question EXCEPT SELECT id FROM search_docsize"
    if not db.execute(f"SELECT EXISTS ({gone}) OR EXISTS ({new})").fetchone()[0]:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute(f"DELETE FROM search WHERE rowid IN ({gone})")
        numbers = [row[0] for row in db.execute(f"{new} ORDER BY 1")]
        for start in tracked(range(0, len(numbers), A_STEP)):
            _read_in(db, numbers[start : start + A_STEP])
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _read_in(db: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Adds questions to the index."""
    rows = db.execute(
        "SELECT number, question.id, question.body, concept.id, concept.topic, concept.body FROM question"
        f" JOIN concept ON concept.id = question.concept WHERE number IN ({','.join(map(str, numbers))})"
    )
    db.executemany(
        "INSERT INTO search (rowid, text) VALUES (?, ?)",
        [
            (
                number,
                _text(
                    concept_from_json(concept_body, concept, topic, ()),
                    question_from_json(question_body, question, concept, topic),
                ),
            )
            for number, question, question_body, concept, topic, concept_body in rows
        ],
    )


def _text(concept: Concept, question: Question) -> str:
    options = (text for option in question.options for text in (option.text, option.why))
    return "\n".join((question.id, concept.takeaway, question.scenario, question.prompt, *options))
