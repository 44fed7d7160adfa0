"""Writes what a bank file holds into the catalog's tables, and takes it out again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from zlib import crc32

from aws_quiz.banks.catalog import EVERY_EXAM, Catalog
from aws_quiz.banks.codec import (
    blueprint_to_json,
    concept_from_json,
    concept_to_json,
    question_from_json,
    question_to_json,
)
from aws_quiz.core.source import Problem, Severity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from aws_quiz.banks.loading import BankFile, LoadedFile
    from aws_quiz.core.bank import Concept, Topic
    from aws_quiz.core.blueprint import Blueprint
    from aws_quiz.core.question import Question
    from aws_quiz.core.source import Location

TABLES = ("topic", "concept", "tag", "blueprint", "section", "problem")


class Compiler:
    """One run over what changed, inside a transaction.

    An id belongs to the first file, in the order of paths, that uses it: so the catalog is the same whether
    it was compiled in one go or file by file.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._exams: dict[str, Blueprint] | None = None

    def forget(self, paths: Iterable[str]) -> bool:
        """Takes files out; says whether an exam's blueprint was among what they held."""
        had_blueprint = False
        for path in paths:
            row = self._db.execute("SELECT id, kind FROM file WHERE path = ?", (path,)).fetchone()
            if row is None:
                continue
            had_blueprint |= row[1] == "blueprint"
            self._forget_questions(row[0])
            for table in TABLES:
                self._db.execute(f"DELETE FROM {table} WHERE file = ?", (row[0],))
            self._db.execute("DELETE FROM file WHERE id = ?", (row[0],))
        return had_blueprint

    def insert(self, file: BankFile, loaded: LoadedFile, digest: bytes) -> set[str]:
        """Puts a file in; returns the paths of files that must give an id up to it and be read again."""
        number = self._db.execute(
            "INSERT INTO file (path, kind, size, mtime_ns, digest, shadowed) VALUES (?, ?, ?, ?, ?, 0)",
            (os.fspath(file.path), file.kind, file.size, file.mtime_ns, digest),
        ).lastrowid
        assert number is not None
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

    def retag(self) -> None:
        """Works out anew which exams every concept serves, after an exam's blueprint has changed."""
        self._exams = None
        self._db.execute("DELETE FROM tag")
        positions = self._db.execute("SELECT id, file, position FROM concept").fetchall()
        catalog = Catalog(self._db)
        for concept_id, file, position in positions:
            concept = catalog.concept(concept_id)
            assert concept is not None
            self._tag(concept, file, position)

    def _insert_topic(self, topic: Topic, number: int, file: BankFile, problems: list[Problem]) -> set[str]:
        displaced: set[str] = set()
        owners = self._owners_of_topic(topic.id)
        if self._yields(owners, file, number, topic.source, f"the topic '{topic.id}'", problems):
            return displaced
        displaced |= owners
        self._db.execute("INSERT OR IGNORE INTO topic VALUES (?, ?, ?, ?)", (topic.id, number, topic.title, topic.area))
        for position, concept in enumerate(topic.concepts):
            owners = self._owners(concept)
            name = f"'{concept.id}' or one of its questions"
            if self._yields(owners, file, number, concept.source, name, problems):
                continue
            displaced |= owners
            if not owners:
                self._insert_concept(concept, number, position)
        # What has to give way is taken out before this file's own concepts can stand in its place.
        if displaced:
            displaced.add(os.fspath(file.path))
        return displaced

    def _yields(
        self, owners: set[str], file: BankFile, number: int, at: Location, name: str, problems: list[Problem]
    ) -> bool:
        """Whether a file that comes before this one has the id already; if so, that is a problem here."""
        earlier = sorted(path for path in owners if path < os.fspath(file.path))
        if earlier:
            self._db.execute("UPDATE file SET shadowed = 1 WHERE id = ?", (number,))
            message = f"{name} stands in {earlier[0]} already; it is left out here"
            problems.append(Problem(at, Severity.ERROR, "duplicate-id", message))
        return bool(earlier)

    def _owners_of_topic(self, topic: str) -> set[str]:
        rows = self._db.execute("SELECT path FROM file JOIN topic ON topic.file = file.id WHERE topic.id = ?", (topic,))
        return {row[0] for row in rows}

    def _owners(self, concept: Concept) -> set[str]:
        """Paths of the files that hold the concept's id or one of its questions'."""
        marks = ",".join("?" * len(concept.questions))
        rows = self._db.execute(
            "SELECT path FROM file WHERE id IN (SELECT file FROM concept WHERE id = ?"
            f" UNION SELECT file FROM question WHERE id IN ({marks}))",
            (concept.id, *(question.id for question in concept.questions)),
        )
        return {row[0] for row in rows}

    def _insert_concept(self, concept: Concept, file: int, position: int) -> None:
        self._db.execute(
            "INSERT INTO concept VALUES (?, ?, ?, ?, ?)",
            (concept.id, file, concept.topic, position, concept_to_json(concept)),
        )
        for place, question in enumerate(concept.questions):
            row = self._db.execute(
                "INSERT INTO question (id, file, concept, position, body) VALUES (?, ?, ?, ?, ?)",
                (question.id, file, concept.id, place, question_to_json(question)),
            ).lastrowid
            self._db.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (row, _searchable(concept, question)))
        self._tag(concept, file, position)

    def _tag(self, concept: Concept, file: int, position: int) -> None:
        if all(question.reserved for question in concept.questions):
            return
        if self._exams is None:
            self._exams = Catalog(self._db).blueprints()
        domains = {(EVERY_EXAM, "")}
        for exam, blueprint in self._exams.items():
            served = (blueprint.domain_of(task) for task in blueprint.tasks_served(concept.exams))
            domains |= {(exam, domain.id) for domain in served if domain}
        shuffle = crc32(concept.topic.encode())
        self._db.executemany(
            "INSERT INTO tag VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((exam, domain, position, shuffle, concept.id, concept.topic, file) for exam, domain in domains),
        )

    def _forget_questions(self, file: int) -> None:
        # The search index keeps no text, so it must be told what it had indexed.
        rows = self._db.execute(
            "SELECT number, question.id, question.body, concept.id, concept.topic, concept.body FROM question"
            " JOIN concept ON concept.id = question.concept WHERE question.file = ?",
            (file,),
        ).fetchall()
        for number, question_id, question_body, concept_id, topic, concept_body in rows:
            question = question_from_json(question_body, question_id, concept_id, topic)
            concept = concept_from_json(concept_body, concept_id, topic, ())
            self._db.execute(
                "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)",
                (number, _searchable(concept, question)),
            )
        self._db.execute("DELETE FROM question WHERE file = ?", (file,))


def _searchable(concept: Concept, question: Question) -> str:
    options = (text for option in question.options for text in (option.text, option.why))
    return "\n".join((question.id, concept.takeaway, question.scenario, question.prompt, *options))
