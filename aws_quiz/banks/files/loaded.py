"""What reading gives: of one file, and of whole folders."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_quiz.core.content.bank import NotesSection, Topic
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.content.source import Problem
    from aws_quiz.core.content.terms import Term


class LoadedFile(NamedTuple):
    """What one file holds: at most one of topic, blueprint, notes and terms.

    `digest` is that of the very bytes that were read, empty where none could be.
    """

    topic: Topic | None = None
    blueprint: Blueprint | None = None
    notes: tuple[NotesSection, ...] = ()
    problems: tuple[Problem, ...] = ()
    terms: tuple[Term, ...] = ()
    digest: bytes = b""


class Home(NamedTuple):
    """The folder that a topic comes from, as messages name it."""

    shown: str
    shipped: bool


class Banks(NamedTuple):
    """All that some folders hold, after what is unusable was left out.

    `homes` maps a topic's id to the folder it comes from; `files` counts those that were read.
    """

    topics: tuple[Topic, ...]
    blueprints: Mapping[str, Blueprint] = {}
    notes: tuple[NotesSection, ...] = ()
    problems: tuple[Problem, ...] = ()
    homes: Mapping[str, Home] = {}
    files: int = 0
    terms: tuple[Term, ...] = ()

    def is_strict(self, topic: str) -> bool:
        """Whether a topic is held to the standard of the shipped banks."""
        home = self.homes.get(topic)
        return home is not None and home.shipped
