"""The catalog: banks compiled into SQLite, so that a drill reads only the questions that it shows.

It holds nothing that the files do not hold and may be deleted at any time. `refresh.py` keeps it up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.catalog.codec import blueprint_from_json, concept_from_json, forms_from_json, question_from_json
from aws_quiz.core.content.bank import NotesSection
from aws_quiz.core.content.question import Level
from aws_quiz.core.content.source import Location, Problem, Severity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from aws_quiz.banks.catalog.searching import Hit
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.content.terms import Term
    from aws_quiz.core.sitting.mock_exam import Candidate
    from aws_quiz.core.standing.cells import Place

EVERY_EXAM = "*"
BATCH = 500


class Scope(NamedTuple):
    """What may be asked: the concepts of one exam (or of every exam), of some topics (or of all)."""

    exam: str = EVERY_EXAM
    topics: tuple[str, ...] = ()


class TopicRow(NamedTuple):
    """A topic as lists show it."""

    id: str
    title: str
    area: str
    concepts: int
    questions: int


class Catalog:
    """Reads from a catalog file that is up to date."""

    def __init__(self, db: sqlite3.Connection, name: str = "", misplaced: Sequence[Problem] = ()) -> None:
        """`name` is what SQLite opens it by, for those who read it beside their own database.

        `misplaced` are problems of things that are no bank files at all, so no file's rows hold them.
        """
        self.name = name
        self._db = db
        self._misplaced = tuple(misplaced)

    def close(self) -> None:
        self._db.close()

    def blueprints(self) -> dict[str, Blueprint]:
        rows = self._db.execute("SELECT id, body FROM blueprint ORDER BY id")
        return {exam: blueprint_from_json(body) for exam, body in rows}

    def blueprint(self, exam: str) -> Blueprint | None:
        row = self._db.execute("SELECT body FROM blueprint WHERE id = ?", (exam,)).fetchone()
        return blueprint_from_json(row[0]) if row else None

    def topic_titles(self) -> dict[str, str]:
        return dict(self._db.execute("SELECT id, title FROM topic ORDER BY area, id").fetchall())

    def topic_title(self, topic: str) -> str:
        row = self._db.execute("SELECT title FROM topic WHERE id = ?", (topic,)).fetchone()
        return row[0] if row else topic

    def topics(self) -> list[TopicRow]:
        rows = self._db.execute(
            "SELECT topic.id, title, area, count(DISTINCT concept.id), count(DISTINCT question.number) FROM topic"
            " LEFT JOIN concept ON concept.topic = topic.id LEFT JOIN question ON question.concept = concept.id"
            " GROUP BY topic.id ORDER BY area, topic.id"
        )
        return [TopicRow(*row) for row in rows]

    def concept(self, concept_id: str) -> Concept | None:
        row = self._db.execute("SELECT topic, body FROM concept WHERE id = ?", (concept_id,)).fetchone()
        if row is None:
            return None
        topic, body = row
        questions = self._db.execute("SELECT id, body FROM question WHERE concept = ? ORDER BY position", (concept_id,))
        return concept_from_json(
            body, concept_id, topic, tuple(question_from_json(text, id_, concept_id, topic) for id_, text in questions)
        )

    def question(self, question_id: str) -> Question | None:
        row = self._db.execute(
            "SELECT question.concept, topic, question.body FROM question JOIN concept ON concept.id = question.concept"
            " WHERE question.id = ?",
            (question_id,),
        ).fetchone()
        return question_from_json(row[2], question_id, row[0], row[1]) if row else None

    def ids(self) -> list[str]:
        """Every concept's and question's id."""
        return [row[0] for row in self._db.execute("SELECT id FROM concept UNION SELECT id FROM question")]

    def concepts(self, topic: str | None = None) -> Iterator[Concept]:
        """Every concept, or those of one topic, in the order of the banks."""
        where, values = ("WHERE topic = ?", (topic,)) if topic else ("", ())
        rows = self._db.execute(f"SELECT id FROM concept {where} ORDER BY topic, position", values).fetchall()
        for (concept_id,) in rows:
            concept = self.concept(concept_id)
            if concept is not None:
                yield concept

    def in_scope(self, concepts: Iterable[str], scope: Scope) -> Iterator[tuple[str, str]]:
        """Those of the given concepts that a drill in this scope may ask, with their topics, in their order."""
        wanted = set(scope.topics)
        for batch in _batches(concepts):
            marks = ",".join("?" * len(batch))
            rows = self._db.execute(
                f"SELECT DISTINCT concept, topic FROM tag WHERE concept IN ({marks}) AND exam = ?",
                (*batch, scope.exam),
            )
            topics = dict(rows.fetchall())
            for concept in batch:
                if concept in topics and (not wanted or topics[concept] in wanted):
                    yield concept, topics[concept]

    def domains(self, scope: Scope) -> list[str]:
        """The exam domains that have concepts; one without a name where the scope is every exam."""
        found: list[str] = []
        query = "SELECT min(domain) FROM tag WHERE exam = ? AND domain >= ?"
        # From one domain to the next through the index: a DISTINCT would read every row.
        (domain,) = self._db.execute(query, (scope.exam, "")).fetchone()
        while domain is not None:
            found.append(domain)
            (domain,) = self._db.execute(query, (scope.exam, f"{domain}\x01")).fetchone()
        return found

    def in_order(self, scope: Scope, domain: str) -> Iterator[tuple[str, str]]:
        """Concepts and topics of a domain, in the order in which they should be met."""
        if scope.topics:
            marks = ",".join("?" * len(scope.topics))
            query = f"SELECT concept, topic FROM tag WHERE topic IN ({marks}) AND exam = ? AND domain = ?"
            rows = self._db.execute(f"{query} ORDER BY position, shuffle", (*scope.topics, scope.exam, domain))
        else:
            rows = self._db.execute(
                "SELECT concept, topic FROM tag WHERE exam = ? AND domain = ? ORDER BY position, shuffle",
                (scope.exam, domain),
            )
        yield from rows

    def candidates(self, exam: str) -> list[Candidate]:
        """The questions that a paper of this exam may hold, once for every task that they serve."""
        rows = self._db.execute(
            "SELECT question, concept, task, domain, level, reserved FROM candidate WHERE exam = ?", (exam,)
        )
        from aws_quiz.core.sitting.mock_exam import Candidate

        return [
            Candidate(question, concept, task, domain, Level(level), reserved=bool(reserved))
            for question, concept, task, domain, level, reserved in rows
        ]

    def places(self, scope: Scope) -> list[Place]:
        """Where the concepts of a scope stand, counted; domain and task are empty where the scope is every exam."""
        narrowed = f" AND topic IN ({','.join('?' * len(scope.topics))})" if scope.topics else ""
        rows = self._db.execute(
            f"SELECT topic, domain, task, count(*), sum(share) FROM placement WHERE exam = ?{narrowed}"
            " GROUP BY topic, domain, task",
            (scope.exam, *scope.topics),
        )
        from aws_quiz.core.standing.cells import Place

        return [Place(*row) for row in rows]

    def sections(self) -> list[NotesSection]:
        rows = self._db.execute("SELECT id, title, topic, facts FROM section ORDER BY id")
        return [NotesSection(*row) for row in rows]

    def terms(self) -> list[Term]:
        """The terms of every file; one that stands in several files comes once for each."""
        rows = self._db.execute("SELECT name, also FROM term ORDER BY name, file")
        from aws_quiz.core.content.terms import Term

        return [Term(name, forms_from_json(also)) for name, also in rows]

    def problems(self) -> list[Problem]:
        """What is wrong in the banks in use, as far as it keeps questions from being asked."""
        rows = self._db.execute("SELECT path, line, col, severity, rule, message FROM problem")
        found = [
            Problem(Location(path, line, column), Severity(severity), rule, message)
            for path, line, column, severity, rule, message in rows
        ]
        return sorted([*found, *self._misplaced])

    def error_count(self) -> int:
        in_files = self._db.execute("SELECT count(*) FROM problem WHERE severity = 'error'").fetchone()[0]
        return int(in_files) + sum(problem.severity is Severity.ERROR for problem in self._misplaced)

    def search(self, words: Sequence[str], most: int) -> list[Hit]:
        """Questions in which every word stands, in any of its forms, best match first."""
        from aws_quiz.banks.catalog.searching import search

        return search(self._db, words, most)


def _batches(items: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
