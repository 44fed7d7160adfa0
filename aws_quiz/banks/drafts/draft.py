"""What an importer yields: a question as a file gives it, or the reason why it could not be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

PICTURE = "\ufffc"
"""Stands in a text where the file shows a picture, which no terminal can."""


class DraftOption(NamedTuple):
    """A choice; its key comes from its place, unless one of our own exports names it."""

    text: str
    correct: bool = False
    why: str = ""


class OwnFields(NamedTuple):
    """What only our own exports hold of a question and its concept.

    `keys` are those of the options, in their order; `lacks` names by key the concept that an option's choosers lack.
    """

    question: str
    concept: str
    topic: str
    topic_title: str
    level: str
    exams: Mapping[str, tuple[str, ...]] = {}
    concept_exams: Mapping[str, tuple[str, ...]] = {}
    reserved: str = ""
    scenario: str = ""
    takeaway: str = ""
    changed: str = ""
    notes: tuple[str, ...] = ()
    checked: str = ""
    keys: str = ""
    lacks: Mapping[str, str] = {}


class Draft(NamedTuple):
    """A question before it has an id. `line` counts from one; of an Anki deck it is the note's number.

    `name` is an id that the source itself promises to keep, such as a note's guid. `losses` are sentences about
    what was left behind although the question was taken.
    """

    line: int
    prompt: str
    options: tuple[DraftOption, ...]
    explanation: str = ""
    sources: tuple[str, ...] = ()
    subject: str = ""
    name: str = ""
    own: OwnFields | None = None
    losses: tuple[str, ...] = ()


class Refused(NamedTuple):
    """A question that was not taken, and why, as the end of a sentence."""

    line: int
    reason: str


Item = Draft | Refused
