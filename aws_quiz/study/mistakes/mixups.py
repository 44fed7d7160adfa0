"""What the learner mixes up in a scope: introduces wrong answers to the banks' questions and terms."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from aws_quiz.core.content.terms import Vocabulary
from aws_quiz.core.standing.confusion import Misconception, confusions
from aws_quiz.store import slips

if TYPE_CHECKING:
    from datetime import date

    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.core.standing.confusion import Confusion
    from aws_quiz.study.room import Room

MOST = 8
"""Confusions, misconceptions, topics of lucky guesses: more than these is no page that one reads in a minute."""

SLIPS = 800
"""Wrong choices that are looked at, the most frequent first, where a scope is wide."""


def confusions_in(room: Room, scope: Scope, since: date | None = None) -> tuple[Confusion, ...]:
    """What was taken for what, the most often first."""
    # Of narrow topics every slip is read, for they may have none among the most frequent.
    wrong = slips.wrong_choices(room.log, since, None if scope.topics else SLIPS)
    mine = {concept for concept, _ in room.catalog.in_scope(dict.fromkeys(slip.concept for slip in wrong), scope)}
    wrong = [slip for slip in wrong if slip.concept in mine]
    terms = room.catalog.terms() if wrong else []
    return confusions(wrong, room.catalog.question, Vocabulary(terms), MOST) if terms else ()


def misconceptions_in(room: Room, scope: Scope, since: date | None = None) -> tuple[Misconception, ...]:
    """Those of the concepts that were answered last, and of these the most frequent first."""
    mine = (concept for concept, _ in room.catalog.in_scope(slips.wrongly_sure_concepts(room.log), scope))
    found = []
    for times in islice(slips.wrong_and_sure(room.log, mine, since), MOST):
        concept = room.catalog.concept(times.concept)
        if concept:
            found.append(Misconception(concept.id, concept.topic, concept.takeaway, times.times, times.last))
    return tuple(sorted(found, key=lambda one: -one.times))
