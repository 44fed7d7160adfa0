"""Nodes to topics: reading collects every problem and goes on.

A question with an error of its own is left out, and so is a concept without a usable question; the rest of the
file is used. So a broken question never reaches a learner and never takes its neighbours along.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from aws_quiz.banks.format.fields import Fields, shortened
from aws_quiz.banks.format.mapping_keys import (
    CONCEPT,
    ID_PATTERN,
    KINDS,
    OPTION,
    QUESTION,
    QUESTION_ID_PATTERN,
    SCENARIO,
    TOPIC,
)
from aws_quiz.banks.format.nodes import Mapping, read_nodes
from aws_quiz.core.content.bank import Concept, Topic
from aws_quiz.core.content.question import OPTION_KEYS, Kind, Level, Option, Question, body_of
from aws_quiz.core.content.source import Location, Problem, Severity

if TYPE_CHECKING:
    from aws_quiz.banks.format.nodes import Node

_ID = re.compile(ID_PATTERN)
_QUESTION_ID = re.compile(QUESTION_ID_PATTERN)
WANTED = {"exams": "to be asked for an exam", "checked": "to say when its sources were read"}
"""Keys without which a concept is usable, though not as the shipped banks have it."""

KEBAB = "lower-case letters and digits joined by hyphens"


def read_topic(text: str, path: str, *, area: str, strict: bool) -> tuple[Topic | None, list[Problem]]:
    """A topic and all that is wrong with its file. None where nothing in it can be used."""
    root, problems = read_nodes(text, path)
    if root is None:
        if not problems:
            message = "this file is empty; a topic needs topic, title and concepts"
            problems.append(Problem(Location(path), Severity.ERROR, "empty-file", message))
        return None, problems.told(path)
    topic = _TopicReader(Fields(path, problems, strict=strict)).read(root, area)
    return topic, problems.told(path)


class _TopicReader:
    """One topic file; knows what its parts share: the scenarios and the ids that are taken."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.scenarios: dict[str, str] = {}
        self.taken: dict[str, int] = {}
        self.topic = ""

    def read(self, node: Node, area: str) -> Topic | None:
        fields = self.fields
        mapping = fields.mapping(node, TOPIC)
        if mapping is None:
            return None
        self.topic = fields.matching(mapping, "topic", _ID, "bad-id", KEBAB)
        title = fields.text(mapping, "title")
        for item in fields.items(mapping, "scenarios"):
            self._read_scenario(item)
        concepts = [self._read_concept(item) for item in fields.items(mapping, "concepts")]
        usable = tuple(concept for concept in concepts if concept is not None)
        if not self.topic or not usable:
            return None
        return Topic(self.topic, title or self.topic, usable, area, fields.at(mapping))

    def _read_scenario(self, node: Node) -> None:
        fields = self.fields
        mapping = fields.mapping(node, SCENARIO)
        if mapping is None:
            return
        name = fields.matching(mapping, "id", _ID, "bad-id", KEBAB)
        text = fields.text(mapping, "text")
        if name in self.scenarios:
            fields.error(mapping, "duplicate-id", f'the scenario "{name}" stands twice in this file')
        elif name:
            self.scenarios[name] = text

    def _read_concept(self, node: Node) -> Concept | None:
        fields = self.fields
        mapping = fields.mapping(node, CONCEPT)
        if mapping is None:
            return None
        # Without these there is nothing to schedule or to teach; a fault in the rest harms no question.
        faults = fields.faults
        name = fields.matching(mapping, "id", _ID, "bad-id", KEBAB)
        takeaway = fields.text(mapping, "takeaway")
        exams = fields.tasks(mapping, "exams")
        scenario = self._scenario(mapping)
        usable = bool(name and takeaway) and fields.faults == faults and self._take(name, mapping)
        for key, reason in WANTED.items():
            if key not in mapping.entries:
                fields.form(mapping, "missing-key", f'a concept needs "{key}" {reason}')
        notes = fields.words(mapping, "notes")
        changed = fields.text(mapping, "changed")
        sources = fields.addresses(mapping, "sources")
        checked = fields.month(mapping, "checked")
        found = [self._read_question(item, name, exams, scenario) for item in fields.items(mapping, "questions")]
        questions = tuple(question for question in found if question is not None)
        if not usable or not questions:
            return None
        return Concept(
            id=name,
            topic=self.topic,
            takeaway=takeaway,
            exams=exams,
            sources=sources,
            checked=checked,
            questions=questions,
            notes=notes,
            changed=changed,
            source=fields.at(mapping),
        )

    def _scenario(self, mapping: Mapping) -> str:
        name = self.fields.word(mapping, "scenario")
        if name and name not in self.scenarios:
            self.fields.error(
                mapping.entries["scenario"],
                "unknown-scenario",
                f'this file has no scenario "{shortened(name)}"{self.fields.nearest(name, self.scenarios)}',
            )
        return self.scenarios.get(name, "")

    def _take(self, name: str, mapping: Mapping) -> bool:
        """Whether the id is still free in this file; the first that claims it keeps it."""
        if name not in self.taken:
            self.taken[name] = mapping.line
            return True
        self.fields.error(mapping, "duplicate-id", f'the id "{name}" is taken already, in line {self.taken[name]}')
        return False

    def _read_question(
        self, node: Node, concept: str, exams: dict[str, tuple[str, ...]], scenario: str
    ) -> Question | None:
        fields = self.fields
        faults = fields.faults
        mapping = fields.mapping(node, QUESTION)
        if mapping is None:
            return None
        name = fields.matching(
            mapping, "id", _QUESTION_ID, "bad-id", f'the concept\'s id, a point and a number, such as "{concept}.1"'
        )
        if name and concept and name.rpartition(".")[0] != concept:
            fields.error(
                mapping.entries["id"],
                "bad-id",
                f'id "{shortened(name)}" has to begin with its concept\'s: "{concept}."',
            )
        kind = self._one_of(mapping, "kind", KINDS, "unknown-kind") or Kind.SINGLE
        level = self._one_of(mapping, "level", _LEVELS, "unknown-level")
        own_exams = fields.tasks(mapping, "exams")
        if own_exams:
            self._check_narrowing(mapping, own_exams, exams)
        reserved = fields.word(mapping, "reserved")
        own_scenario = self._scenario(mapping)
        prompt = fields.text(mapping, "prompt")
        options = self._read_options(mapping)
        if fields.faults == faults:
            self._check_key(mapping, kind, options)
        if fields.faults != faults or not self._take(name, mapping):
            return None
        body = body_of(Kind(kind), options)
        return Question(
            id=name,
            concept=concept,
            topic=self.topic,
            level=Level(level),
            prompt=prompt,
            body=body,
            exams=own_exams or exams,
            scenario=own_scenario or scenario,
            reserved=reserved,
            source=fields.at(mapping),
        )

    def _one_of(self, mapping: Mapping, name: str, known: tuple[str, ...], rule: str) -> str:
        word = self.fields.word(mapping, name)
        if not word or word in known:
            return word
        wanted = f"{', '.join(known[:-1])} or {known[-1]}"
        node = mapping.entries[name]
        self.fields.error(
            node, rule, f'{name} "{shortened(word)}" has to be {wanted}{self.fields.nearest(word, known)}'
        )
        return ""

    def _check_narrowing(
        self, mapping: Mapping, own: dict[str, tuple[str, ...]], exams: dict[str, tuple[str, ...]]
    ) -> None:
        for exam, tasks in own.items():
            more = [task for task in tasks if task not in exams.get(exam, ())]
            if more and exams:
                named = shortened(f"{exam} {', '.join(more[:5])}")
                message = f"exams of a question narrow its concept's, which does not serve {named}"
                self.fields.form(mapping.entries["exams"], "wider-than-concept", message)

    def _read_options(self, mapping: Mapping) -> tuple[Option, ...]:
        fields = self.fields
        options: list[Option] = []
        taken = ""
        for node in fields.items(mapping, "options"):
            option = fields.mapping(node, OPTION)
            if option is None:
                continue
            key = fields.word(option, "key")
            if key and (len(key) != 1 or key not in OPTION_KEYS):
                message = f'key "{shortened(key)}" has to be one letter from a to {OPTION_KEYS[-1]}'
                fields.error(option.entries["key"], "bad-option-key", message)
            elif key and key in taken:
                fields.error(option.entries["key"], "bad-option-key", f'the key "{key}" stands twice')
            taken += key[:1]
            text = fields.text(option, "text")
            why = fields.text(option, "why")
            correct = fields.truth(option, "correct")
            lacks = fields.matching(option, "lacks", _ID, "bad-id", KEBAB)
            options.append(Option(key, text, why, correct, fields.at(option), lacks))
        return tuple(options)

    def _check_key(self, mapping: Mapping, kind: str, options: tuple[Option, ...]) -> None:
        """What cannot be answered. What merely departs from AWS's form is the linter's business."""
        if len(options) < 2:
            self.fields.error(mapping, "option-count", "a question needs two options or more to choose from")
            return
        right = sum(option.correct for option in options)
        match Kind(kind):
            case Kind.SINGLE:
                if right != 1:
                    marked = "none" if right == 0 else str(right)
                    message = f"{marked} of the {len(options)} options {'are' if right > 1 else 'is'} marked correct"
                    cure = "mark one" if right == 0 else "mark one, or write kind: multiple"
                    self.fields.error(mapping, "key-count", f"{message}; {cure}")
            case Kind.MULTIPLE:
                if right < 2:
                    marked = "none" if right == 0 else "only 1"
                    marked = f"{marked} of the {len(options)} options is marked correct"
                    self.fields.error(mapping, "key-count", f"{marked}; a multiple response has two or more")
            case unknown:
                assert_never(unknown)


_LEVELS = tuple(str(level) for level in Level)
