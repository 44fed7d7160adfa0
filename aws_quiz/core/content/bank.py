"""Concepts and topics: what a bank file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.question import NOWHERE, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_quiz.core.content.source import Location


class Concept(NamedTuple):
    """One thing to know: the unit that is scheduled. Its questions take turns in testing it."""

    id: str
    topic: str
    takeaway: str
    exams: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]
    checked: str
    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()
    changed: str = ""
    source: Location = NOWHERE


class Topic(NamedTuple):
    """A subject, one file of a bank. `area` is the folder it stands in, such as `storage`."""

    id: str
    title: str
    concepts: tuple[Concept, ...]
    area: str = ""
    source: Location = NOWHERE


class NotesSection(NamedTuple):
    """A numbered section of the study notes. `topic` is the notes' own word for its subject."""

    id: str
    title: str
    topic: str
    facts: int = 0
