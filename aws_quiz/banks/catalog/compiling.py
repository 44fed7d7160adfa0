"""Writes what a bank file holds into the catalog's tables, and takes it out again."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from aws_quiz.banks.catalog.catalog import Catalog
from aws_quiz.banks.catalog.catalog_file import CatalogFile
from aws_quiz.banks.catalog.codec import blueprint_to_json, concept_to_json, forms_to_json, question_to_json
from aws_quiz.banks.files.ids import ids_of, left_out
from aws_quiz.core.content.question import Level
from aws_quiz.core.content.source import Problem, Severity
from aws_quiz.core.standing import placement
from aws_quiz.core.standing.placement import EVERY_EXAM

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aws_quiz.banks.files.loading import BankFile, LoadedFile
    from aws_quiz.core.content.bank import Concept, Topic
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.content.source import Location

TABLES = (
    "topic",
    "concept",
    "question",
    "lack",
    "tag",
    "candidate",
    "placement",
    "blueprint",
    "section",
    "term",
    "problem",
)


BASICS_FIRST = 10
"""Concepts of each topic that are met before one that only designs ask: by then most of what these weigh was met."""


class KnownExam(NamedTuple):
    """A blueprint, and the domain that each of its tasks belongs to."""

    blueprint: Blueprint
    domains: Mapping[str, str]


class Compiler:
    """One run over what changed, inside a transaction.

    An id belongs to the first file that uses it, in the order of `places`: so the catalog is the same whether
    it was compiled in one go or file by file.
    """

    def __init__(self, db: sqlite3.Connection, places: Mapping[str, int]) -> None:
        self._db = db
        self._places = places
        self._exams: list[KnownExam] | None = None
        self._held: dict[str, int] = {}

    def forget(self, paths: Iterable[str]) -> bool:
        """Takes files out; says whether an exam's blueprint was among what they held."""
        had_blueprint = False
        for path in paths:
            row = self._db.execute("SELECT id, kind, concepts FROM file WHERE path = ?", (path,)).fetchone()
            if row is None:
                continue
            had_blueprint |= row[1] == "blueprint"
            self._held[path] = row[2]
            for table in TABLES:
                self._db.execute(f"DELETE FROM {table} WHERE file = ?", (row[0],))
            self._db.execute("DELETE FROM file WHERE id = ?", (row[0],))
        return had_blueprint

    def insert(self, file: BankFile, loaded: LoadedFile) -> set[str]:
        """Puts a file in; returns the paths of files that must give an id up to it and be read again."""
        number = self._db.execute(
            "INSERT INTO file (path, kind, size, mtime_ns, ctime_ns, digest, shadowed, concepts, broken)"
            " VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)",
            (file.path, file.kind, *file.state, loaded.digest, *self._holding(file, loaded)),
        ).lastrowid
        assert number is not None
        ahead, behind = self._rivals(loaded, os.fspath(file.path))
        if behind:
            # They are taken out before what they held can stand in its place here.
            return {*behind, os.fspath(file.path)}
        if ahead:
            # What is left out here counts once the other file is gone.
            self._db.execute("UPDATE file SET shadowed = 1 WHERE id = ?", (number,))
        displaced: set[str] = set()
        problems = list(loaded.problems)
        if loaded.blueprint:
            self._exams = None
            self._db.execute(
                "INSERT OR IGNORE INTO blueprint VALUES (?, ?, ?)",
                (loaded.blueprint.id, number, blueprint_to_json(loaded.blueprint)),
            )
        self._db.executemany(
            "INSERT OR IGNORE INTO section VALUES (?, ?, ?, ?, ?)",
            ((section.id, number, section.title, section.topic, section.facts) for section in loaded.notes),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO term VALUES (?, ?, ?)",
            ((term.name, number, forms_to_json(term.also)) for term in loaded.terms),
        )
        if loaded.topic:
            displaced = self._insert_topic(loaded.topic, number, file, problems)
        self._db.executemany(
            "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (number, p.location.path, p.location.line, p.location.column, p.severity.value, p.rule, p.message)
                for p in problems
            ),
        )
        return displaced

    def _rivals(self, loaded: LoadedFile, here: str) -> tuple[set[str], set[str]]:
        """The files that hold this one's exam or one of its sections already: those before it, and those after it."""
        exams = [loaded.blueprint.id] if loaded.blueprint else []
        sections = [section.id for section in loaded.notes]
        if not exams and not sections:
            return set(), set()
        rows = self._db.execute(
            "SELECT path FROM file WHERE id IN"
            " (SELECT file FROM blueprint WHERE id IN (SELECT value FROM json_each(?))"
            " UNION SELECT file FROM section WHERE id IN (SELECT value FROM json_each(?)))",
            (json.dumps(exams), json.dumps(sections)),
        )
        rivals = {path for (path,) in rows}
        behind = {path for path in rivals if self._places.get(path, -1) > self._places[here]}
        return rivals - behind, behind

    def _holding(self, file: BankFile, loaded: LoadedFile) -> tuple[int, int]:
        """Concepts of a topic file, and 0; of one that cannot be read those that it held before, and the line."""
        if file.kind != "topic" or loaded.topic:
            return len(loaded.topic.concepts) if loaded.topic else 0, 0
        errors = [problem.location.line for problem in loaded.problems if problem.severity is Severity.ERROR]
        return self._held.get(file.path, 0), max(errors[:1], default=1)

    def retag(self) -> None:
        """Works out anew which exams every concept serves, after an exam's blueprint has changed."""
        self._exams = None
        self._db.execute("DELETE FROM tag")
        self._db.execute("DELETE FROM candidate")
        self._db.execute("DELETE FROM placement")
        places = self._db.execute("SELECT id, file, position FROM concept").fetchall()
        catalog = Catalog(CatalogFile(self._db))
        for concept_id, file, position in places:
            concept = catalog.concept(concept_id)
            assert concept is not None
            self._tag([(concept, file, position)])

    def _insert_topic(self, topic: Topic, number: int, file: BankFile, problems: list[Problem]) -> set[str]:
        owners = self._owners(topic)
        here = os.fspath(file.path)
        displaced: set[str] = set()
        kept: list[tuple[int, Concept]] = []

        def gives_way(ids: Iterable[str], at: Location, name: str) -> bool:
            """Whether a file that comes before this one has an id already; if so, that is a problem here."""
            holders = {owners[id_] for id_ in ids if id_ in owners}
            earlier = sorted(path for path in holders if self._places.get(path, -1) < self._places[here])
            if earlier:
                self._db.execute("UPDATE file SET shadowed = 1 WHERE id = ?", (number,))
                problems.append(Problem(at, Severity.ERROR, "duplicate-id", left_out(name, earlier[0])))
            else:
                displaced.update(holders)
            return bool(earlier)

        if gives_way([f"topic {topic.id}"], topic.source, f"the topic '{topic.id}'"):
            return displaced
        for position, concept in enumerate(topic.concepts):
            if not gives_way(ids_of(concept), concept.source, f"'{concept.id}' or one of its questions"):
                kept.append((position, concept))
        if displaced:
            # What has to give way is taken out before this file's own concepts can stand in its place.
            return {*displaced, here}
        self._db.execute("INSERT INTO topic VALUES (?, ?, ?, ?)", (topic.id, number, topic.title, topic.area))
        self._insert_concepts(kept, number)
        return displaced

    def _owners(self, topic: Topic) -> dict[str, str]:
        """Paths of the files that hold an id of this topic already, by id; the topic's own with its kind before it."""
        concepts = json.dumps([concept.id for concept in topic.concepts])
        questions = json.dumps([question.id for concept in topic.concepts for question in concept.questions])
        rows = self._db.execute(
            "SELECT 'topic ' || topic.id, file.path FROM topic JOIN file ON file.id = topic.file WHERE topic.id = ?"
            " UNION ALL SELECT concept.id, file.path FROM json_each(?) AS ids JOIN concept ON concept.id = ids.value"
            " JOIN file ON file.id = concept.file"
            " UNION ALL SELECT question.id, file.path FROM json_each(?) AS ids"
            " JOIN question ON question.id = ids.value"
            " JOIN file ON file.id = question.file",
            (topic.id, concepts, questions),
        )
        return dict(rows.fetchall())

    def _insert_concepts(self, concepts: Sequence[tuple[int, Concept]], file: int) -> None:
        self._db.executemany(
            "INSERT INTO concept VALUES (?, ?, ?, ?, ?)",
            ((concept.id, file, concept.topic, place, concept_to_json(concept)) for place, concept in concepts),
        )
        self._db.executemany(
            "INSERT INTO question (id, file, concept, position, body) VALUES (?, ?, ?, ?, ?)",
            (
                (question.id, file, concept.id, place, question_to_json(question))
                for _, concept in concepts
                for place, question in enumerate(concept.questions)
            ),
        )
        self._db.executemany(
            "INSERT INTO lack VALUES (?, ?, ?, ?)",
            (
                (question.id, option.key, option.lacks, file)
                for _, concept in concepts
                for question in concept.questions
                for option in question.options
                if option.lacks and not option.correct
            ),
        )
        self._tag([(concept, file, place) for place, concept in concepts])

    def _tag(self, concepts: Sequence[tuple[Concept, int, int]]) -> None:
        """Says which exams each concept, given with its file and place, serves, and which papers its questions."""
        tags: list[tuple[str, str, int, int, str, str, int]] = []
        candidates: list[tuple[str, str, str, str, str, str, str, bool, int]] = []
        placements: list[tuple[str, str, str, str, str, float, int]] = []
        for concept, file, position in concepts:
            shuffle = crc32(concept.topic.encode())
            domains = {(EVERY_EXAM, "")}
            tasks = {(EVERY_EXAM, "", "")}
            for exam in self._known_exams():
                served = exam.blueprint.tasks_served(concept.exams)
                domains |= {(exam.blueprint.id, exam.domains[task]) for task in served if task in exam.domains}
                papers = list(self._candidates(exam, concept, file))
                candidates += papers
                tasks |= {row[:3] for row in papers}
            levels = {question.level for question in concept.questions if not question.reserved}
            if levels:
                place = position + (BASICS_FIRST if levels == {Level.DESIGN} else 0)
                tags += [(exam, domain, place, shuffle, concept.id, concept.topic, file) for exam, domain in domains]
                rows = Counter(exam for exam, _, _ in tasks)
                placements += [
                    (exam, concept.id, concept.topic, domain, task, 1 / rows[exam], file)
                    for exam, domain, task in tasks
                ]
        self._db.executemany("INSERT INTO tag VALUES (?, ?, ?, ?, ?, ?, ?)", tags)
        self._db.executemany("INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", candidates)
        self._db.executemany(f"INSERT INTO {placement.TABLE} VALUES (?, ?, ?, ?, ?, ?, ?)", placements)

    def _candidates(
        self, exam: KnownExam, concept: Concept, file: int
    ) -> Iterator[tuple[str, str, str, str, str, str, str, bool, int]]:
        """The concept's questions, put up for the papers of an exam: once for every task that each serves."""
        code = exam.blueprint.id
        for question in concept.questions:
            if question.reserved in ("", code):
                for task in dict.fromkeys(exam.blueprint.tasks_served(question.exams)):
                    if task in exam.domains:
                        asks = question.level.value, question.kind.value, bool(question.reserved)
                        yield code, exam.domains[task], task, question.id, concept.id, *asks, file

    def _known_exams(self) -> list[KnownExam]:
        if self._exams is None:
            self._exams = [
                KnownExam(blueprint, {task.id: domain.id for domain in blueprint.domains for task in domain.tasks})
                for blueprint in Catalog(CatalogFile(self._db)).blueprints().values()
            ]
        return self._exams
