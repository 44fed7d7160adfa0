"""Draws the paper of a mock exam from the banks in use and what has been answered before."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.moments import moment_of, stamp
from aws_quiz.core.sitting.paper_drawing import draw_paper, largest_paper, scored_of, shortages
from aws_quiz.errors import UsedWrongly
from aws_quiz.store.exams import ExamSession, exams, last_answers
from aws_quiz.store.reviews import review_id

if TYPE_CHECKING:
    from datetime import date

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.sitting.paper_drawing import Candidate, Item
    from aws_quiz.study.room import Room

RECENT = timedelta(days=7)

WIDE, WIDE_DOMAIN = 10_000, 1_000
"""Concepts of an exam, and those of a domain that are drawn of more, before a paper is drawn of them."""

RESERVED = ""
"""Under which the catalog names concepts that are kept for the final."""


class TooFewQuestions(UsedWrongly):
    """The banks do not fill a paper; `possible` is the largest balanced one that they do."""

    def __init__(self, message: str, hint: str, possible: int) -> None:
        super().__init__(message, hint)
        self.possible = possible


def candidates_for(room: Room, exam: str, seed: str) -> list[Candidate]:
    """What a paper may hold, with when each was last answered.

    Of very many concepts some of each domain are drawn first: a sample of a sample is one of the whole.
    """
    concepts = room.catalog.paper_concepts(exam)
    chosen = None
    if sum(map(len, concepts.values())) > WIDE:
        rng = Random(f"{seed}:candidates")
        enough = (
            mine if domain == RESERVED else rng.sample(sorted(mine), min(len(mine), WIDE_DOMAIN))
            for domain, mine in sorted(concepts.items())
        )
        chosen = sorted({concept for mine in enough for concept in mine})
    found = room.catalog.candidates(exam, chosen)
    answered = last_answers(room.log, sorted({candidate.question for candidate in found}))
    since = stamp(room.env.now() - RECENT)
    return [
        candidate._replace(seen=answered[candidate.question], recent=answered[candidate.question] >= since)
        if candidate.question in answered
        else candidate
        for candidate in found
    ]


class Reserved(NamedTuple):
    """The questions of a paper that were kept for a final: how many, how many of them were answered before, and when
    last."""

    questions: int
    answered: int
    last: date | None


def reserved_on(room: Room, exam: ExamSession) -> Reserved:
    """What of a paper that was just drawn was kept for the final of its exam."""
    found = (room.catalog.question(item.question) for item in exam.paper)
    kept = sorted(question.id for question in found if question is not None and question.reserved == exam.exam)
    answers = last_answers(room.log, kept)
    moments = [answers[question] for question in kept if question in answers]
    return Reserved(len(kept), len(moments), room.day_of(moment_of(max(moments))) if moments else None)


def draw_exam(
    room: Room,
    blueprint: Blueprint,
    *,
    questions: int,
    minutes: float | None,
    seed: str,
    scored_only: bool,
    final: bool,
) -> ExamSession:
    """A new exam, not yet written down. Raises TooFewQuestions with what is missing by domain."""
    candidates = candidates_for(room, blueprint.id, seed)
    missing = shortages(blueprint, candidates, questions, final=final)
    if missing:
        names = {domain.id: domain.name for domain in blueprint.domains}
        lacks = "; ".join(f"{names[s.domain]} has {s.found} of {s.wanted}" for s in missing)
        possible = largest_paper(blueprint, candidates, final=final)
        hint = f"The largest balanced paper has {possible}: --questions {possible}." if possible else ""
        raise TooFewQuestions(
            f"The banks in use do not fill a paper of {questions} questions for {blueprint.code}: {lacks}.",
            hint,
            possible,
        )
    scored = questions if scored_only else scored_of(blueprint, questions)
    paper = draw_paper(blueprint, candidates, questions, scored, Random(f"{seed}:paper"), final=final)
    same = [exam for exam in exams(room.log) if exam.exam == blueprint.id]
    return ExamSession(
        review_id(room.log),
        len(same) + 1,
        blueprint.id,
        seed,
        paper,
        {item.question: _dealt(room, item, seed) for item in paper},
        minutes * 60 if minutes is not None else None,
        room.env.now(),
    )


def _dealt(room: Room, item: Item, seed: str) -> tuple[str, ...]:
    """The options' keys in the order that this exam shows them."""
    question = room.catalog.question(item.question)
    assert question is not None, "a candidate stands in the catalog"
    keys = sorted(option.key for option in question.options)
    Random(f"{seed}:options:{question.id}").shuffle(keys)
    return tuple(keys)
