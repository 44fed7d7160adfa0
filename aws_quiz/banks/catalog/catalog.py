"""The catalog: banks compiled into SQLite, so that a drill reads only the questions that it shows.

It holds nothing that the files do not hold and may be deleted at any time. `refresh.py` keeps it up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.catalog.catalog_file import as_row
from aws_quiz.banks.catalog.codec import blueprint_from_json, concept_from_json, forms_from_json, question_from_json
from aws_quiz.core.content.bank import NotesSection
from aws_quiz.core.content.question import Kind, Level
from aws_quiz.core.content.source import Location, Problem, Severity
from aws_quiz.core.standing.placement import EVERY_EXAM, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aws_quiz.banks.catalog.catalog_file import CatalogFile
    from aws_quiz.banks.catalog.searching import Found
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.content.terms import Term
    from aws_quiz.core.sitting.paper_drawing import Candidate
    from aws_quiz.core.standing.cells import Place

BATCH = 500


class Scope(NamedTuple):
    """What may be asked: the concepts of one exam (or of every exam), of some topics (or of all).

    `also` are other exams that a drill serves at once; what goes by domain or task is of one exam, as `apart` gives
    them.
    """

    exam: str = EVERY_EXAM
    topics: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def exams(self) -> tuple[str, ...]:
        """The exam and the others."""
        return (self.exam, *self.also)

    def apart(self) -> tuple[Scope, ...]:
        """A scope for each of the exams."""
        return tuple(self._replace(exam=exam, also=()) for exam in self.exams)


class Placed(NamedTuple):
    """A concept's place in one task of an exam."""

    concept: str
    topic: str
    task: str


class TopicRow(NamedTuple):
    """A topic as lists show it."""

    id: str
    title: str
    area: str
    concepts: int
    questions: int


class BrokenFile(NamedTuple):
    """A topic file that cannot be read from a line on, and the concepts that it held when it could."""

    path: str
    line: int
    concepts: int


class Catalog:
    """Reads from a catalog file that is up to date."""

    def __init__(self, file: CatalogFile, misplaced: Sequence[Problem] = ()) -> None:
        """`misplaced` are problems of things that are no bank files at all, so no file's rows hold them."""
        self._file = file
        self._misplaced = tuple(misplaced)

    @property
    def name(self) -> str:
        """What SQLite opens it by, for those who read it beside their own database."""
        return self._file.name

    def close(self) -> None:
        self._file.close()

    def heal(self) -> bool:
        """Makes the catalog anew if its file is damaged, and says whether it was."""
        damaged = not self._file.is_whole()
        if damaged:
            self._file.make_anew()
        return damaged

    def blueprints(self) -> dict[str, Blueprint]:
        found = self._file.each(blueprint_from_json, "SELECT body FROM blueprint ORDER BY id")
        return {blueprint.id: blueprint for blueprint in found}

    def blueprint(self, exam: str) -> Blueprint | None:
        return next(self._file.each(blueprint_from_json, "SELECT body FROM blueprint WHERE id = ?", (exam,)), None)

    def topic_titles(self) -> dict[str, str]:
        return dict(self._file.each(as_row, "SELECT id, title FROM topic ORDER BY area, id"))

    def topic_title(self, topic: str) -> str:
        return next(self._file.each(str, "SELECT title FROM topic WHERE id = ?", (topic,)), topic)

    def topic_area(self, topic: str) -> str:
        """The folder of the banks that a topic stands in, such as `storage`."""
        return next(self._file.each(str, "SELECT area FROM topic WHERE id = ?", (topic,)), "")

    def topics(self) -> list[TopicRow]:
        rows = self._file.each(
            TopicRow,
            "SELECT topic.id, title, area, count(DISTINCT concept.id), count(DISTINCT question.number) FROM topic"
            " LEFT JOIN concept ON concept.topic = topic.id LEFT JOIN question ON question.concept = concept.id"
            " GROUP BY topic.id ORDER BY area, topic.id",
        )
        return list(rows)

    def concept(self, concept_id: str) -> Concept | None:
        bare = next(
            self._file.each(
                lambda topic, body: concept_from_json(body, concept_id, topic, ()),
                "SELECT topic, body FROM concept WHERE id = ?",
                (concept_id,),
            ),
            None,
        )
        if bare is None:
            return None
        questions = self._file.each(
            lambda id_, body: question_from_json(body, id_, concept_id, bare.topic),
            "SELECT id, body FROM question WHERE concept = ? ORDER BY position",
            (concept_id,),
        )
        return bare._replace(questions=tuple(questions))

    def question(self, question_id: str) -> Question | None:
        found = self._file.each(
            lambda concept, topic, body: question_from_json(body, question_id, concept, topic),
            "SELECT question.concept, topic, question.body FROM question JOIN concept ON concept.id = question.concept"
            " WHERE question.id = ?",
            (question_id,),
        )
        return next(found, None)

    def lacking(self, questions: Iterable[str]) -> dict[tuple[str, str], str]:
        """Which concept whoever chooses an option is missing, by question and option key, of wrong options that tell.

        The concept need not be in the banks in use.
        """
        found: dict[tuple[str, str], str] = {}
        for batch in _batches(questions):
            query = f"SELECT question, option, concept FROM lack WHERE question IN ({','.join('?' * len(batch))})"
            found.update({(row[0], row[1]): row[2] for row in self._file.each(as_row, query, tuple(batch))})
        return found

    def telling(self) -> list[str]:
        """The questions of which a wrong option tells what whoever chooses it is missing."""
        return list(self._file.each(str, "SELECT DISTINCT question FROM lack ORDER BY question"))

    def ids(self) -> list[str]:
        """Every concept's and question's id."""
        return list(self._file.each(str, "SELECT id FROM concept UNION SELECT id FROM question"))

    def concepts(self, topic: str | None = None) -> Iterator[Concept]:
        """Every concept, or those of one topic, in the order of the banks."""
        where, values = ("WHERE topic = ?", (topic,)) if topic else ("", ())
        query = f"SELECT id FROM concept {where} ORDER BY topic, position"
        for concept_id in list(self._file.each(str, query, values)):
            concept = self.concept(concept_id)
            if concept is not None:
                yield concept

    def in_scope(self, concepts: Iterable[str], scope: Scope) -> Iterator[tuple[str, str]]:
        """Those of the given concepts that a drill in this scope may ask, with their topics, in their order."""
        wanted = set(scope.topics)
        for batch in _batches(concepts):
            marks, exams = (",".join("?" * len(values)) for values in (batch, scope.exams))
            query = f"SELECT DISTINCT concept, topic FROM tag WHERE concept IN ({marks}) AND exam IN ({exams})"
            topics = dict(self._file.each(as_row, query, (*batch, *scope.exams)))
            for concept in batch:
                if concept in topics and (not wanted or topics[concept] in wanted):
                    yield concept, topics[concept]

    def domains(self, scope: Scope) -> list[str]:
        """The exam domains that have concepts; one without a name where the scope is every exam."""
        found: list[str] = []
        query = "SELECT min(domain) FROM tag WHERE exam = ? AND domain >= ?"
        # From one domain to the next through the index: a DISTINCT would read every row.
        ((domain,),) = self._file.each(as_row, query, (scope.exam, ""))
        while domain is not None:
            found.append(domain)
            ((domain,),) = self._file.each(as_row, query, (scope.exam, f"{domain}\x01"))
        return found

    def in_order(self, scope: Scope, domain: str) -> Iterator[tuple[str, str]]:
        """Concepts and topics of a domain, in the order in which they should be met."""
        if scope.topics:
            marks = ",".join("?" * len(scope.topics))
            query = f"SELECT concept, topic FROM tag WHERE topic IN ({marks}) AND exam = ? AND domain = ?"
        else:
            query = "SELECT concept, topic FROM tag WHERE exam = ? AND domain = ?"
        yield from self._file.each(as_row, f"{query} ORDER BY position, shuffle", (*scope.topics, scope.exam, domain))

    def candidates(self, exam: str, concepts: Iterable[str] | None = None) -> list[Candidate]:
        """The questions that a paper of this exam may hold, once for every task that they serve; of all concepts or of
        some.
        """
        from aws_quiz.core.sitting.paper_drawing import Candidate

        def candidate(
            question: str, concept: str, task: str, domain: str, level: str, kind: str, reserved: int
        ) -> Candidate:
            return Candidate(question, concept, task, domain, Level(level), Kind(kind), reserved=bool(reserved))

        query = "SELECT question, concept, task, domain, level, kind, reserved FROM candidate WHERE exam = ?"
        if concepts is None:
            return list(self._file.each(candidate, query, (exam,)))
        found: list[Candidate] = []
        for batch in _batches(concepts):
            some = f"{query} AND concept IN ({','.join('?' * len(batch))})"
            found += self._file.each(candidate, some, (exam, *batch))
        return found

    def paper_concepts(self, exam: str) -> dict[str, list[str]]:
        """The concepts that a paper of this exam may ask of each domain; those with reserved questions under "" too."""
        found: dict[str, list[str]] = {}
        rows = "SELECT DISTINCT domain, concept FROM candidate WHERE exam = ?"
        kept = "SELECT DISTINCT '', concept FROM candidate WHERE exam = ? AND reserved = 1"
        for domain, concept in self._file.each(as_row, f"{rows} UNION ALL {kept}", (exam, exam)):
            found.setdefault(domain, []).append(concept)
        return found

    def places(self, scope: Scope) -> list[Place]:
        """Where the concepts of a scope stand, counted; domain and task are empty where the scope is every exam."""
        from aws_quiz.core.standing.cells import Place

        narrowed = f" AND topic IN ({','.join('?' * len(scope.topics))})" if scope.topics else ""
        rows = self._file.each(
            Place,
            f"SELECT topic, domain, task, count(*), sum(share) FROM {TABLE} WHERE exam = ?{narrowed}"
            " GROUP BY topic, domain, task",
            (scope.exam, *scope.topics),
        )
        return list(rows)

    def placed(self, scope: Scope, most: int) -> list[Placed] | None:
        """Where every concept of an exam stands, topics and all; None where that takes more rows than `most`."""
        query = f"SELECT concept, topic, task FROM {TABLE} WHERE exam = ? LIMIT ?"
        rows = list(self._file.each(Placed, query, (scope.exam, most + 1)))
        return rows if len(rows) <= most else None

    def sections(self) -> list[NotesSection]:
        return list(self._file.each(NotesSection, "SELECT id, title, topic, facts FROM section ORDER BY id"))

    def terms(self) -> list[Term]:
        """The terms of every file; one that stands in several files comes once for each."""
        from aws_quiz.core.content.terms import Term

        rows = self._file.each(
            lambda name, also: Term(name, forms_from_json(also)), "SELECT name, also FROM term ORDER BY name, file"
        )
        return list(rows)

    def problems(self) -> list[Problem]:
        """What is wrong in the banks in use, as far as it keeps questions from being asked."""
        rows = self._file.each(
            lambda path, line, column, severity, rule, message: Problem(
                Location(path, line, column), Severity(severity), rule, message
            ),
            "SELECT path, line, col, severity, rule, message FROM problem",
        )
        return sorted([*rows, *self._misplaced])

    def broken_files(self) -> list[BrokenFile]:
        """Topic files of which nothing can be read."""
        return list(
            self._file.each(BrokenFile, "SELECT path, broken, concepts FROM file WHERE broken > 0 ORDER BY path")
        )

    def error_count(self) -> int:
        (in_files,) = self._file.each(int, "SELECT count(*) FROM problem WHERE severity = 'error'")
        return in_files + sum(problem.severity is Severity.ERROR for problem in self._misplaced)

    def search(
        self, words: Sequence[str], most: int, tracked: Callable[[Sequence[int]], Iterable[int]] = iter
    ) -> Found:
        """Questions in which every word stands, in any of its forms, best match first.

        `tracked` goes through the steps of bringing the index up to date.
        """
        from aws_quiz.banks.catalog.searching import search

        return self._file.asked(lambda db: search(db, words, most, tracked))


def _batches(items: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
