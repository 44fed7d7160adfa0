"""What a drill can be narrowed to: the weak, the confused, misconceptions, the missed, the flagged; due or not."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from aws_quiz.core.sitting.drill import Turn, next_question
from aws_quiz.core.standing.glance import HORIZON_DAYS
from aws_quiz.store import marks, memory_cache, slips
from aws_quiz.store.reviews import last_asked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.core.content.question import Question
    from aws_quiz.study.room import Room

SIBLINGS = 3
"""Concepts beside those of a confusion whose questions name both of its sides."""

SEARCHED = 40
"""Questions that are looked through for them."""


def flagged(room: Room, scope: Scope) -> Iterator[Turn]:
    """Flagged questions, the one flagged last first."""
    for question_id in marks.flagged_questions(room.log):
        question = room.catalog.question(question_id)
        if question and any(room.catalog.in_scope([question.concept], scope)):
            yield Turn(question.concept, question.topic, question=question.id)


def named(room: Room, questions: Iterable[str]) -> Iterator[Turn]:
    """These questions, in this order, whatever their exam; one a concept.

    In place of one that is reserved for a final, another question of its concept is asked, where there is one.
    """
    found = [question for id_ in questions if (question := room.catalog.question(id_))]
    given = {question.concept for question in without_other_question(room, found)}
    as_named = {question.concept for question in found if not question.reserved}
    for question in found:
        if question.concept not in given and not (question.reserved and question.concept in as_named):
            given.add(question.concept)
            yield Turn(question.concept, question.topic, question="" if question.reserved else question.id)


def without_other_question(room: Room, questions: Iterable[Question]) -> list[Question]:
    """Those of the questions that are reserved for a final, as is every other of their concepts."""

    def is_all_reserved(id_: str) -> bool:
        concept = room.catalog.concept(id_)
        return concept is None or all(question.reserved for question in concept.questions)

    return [question for question in questions if question.reserved and is_all_reserved(question.concept)]


def in_order(room: Room, scope: Scope) -> Iterator[Turn]:
    """Everything in scope: what is due first, then what was met, then what was not, each once."""
    given = set(marks.suspended_concepts(room.log))
    due = room.catalog.in_scope(memory_cache.due_concepts(room.log, room.today), scope)
    met = room.catalog.in_scope(memory_cache.stabilities(room.log), scope)
    rest = every_concept(room, scope)
    known = set(memory_cache.stabilities(room.log))
    for concept, topic in chain(due, met, rest):
        if concept not in given:
            given.add(concept)
            yield Turn(concept, topic, is_new=concept not in known)


def every_concept(room: Room, scope: Scope) -> Iterator[tuple[str, str]]:
    """Concepts and topics of a scope, in the order in which they should be met; some come more than once."""
    for one in scope.apart():
        for domain in room.catalog.domains(one):
            yield from room.catalog.in_order(one, domain)


def of_kind(room: Room, turns: Iterable[Turn], kind: str, level: str) -> Iterator[Turn]:
    """Those of the turns whose concept has a question of this kind and level, each with that question."""
    for turn in turns:
        concept = room.catalog.concept(turn.concept)
        fitting = [
            question.id
            for question in (concept.questions if concept else ())
            if kind in ("", question.kind) and level in ("", question.level.value) and not question.reserved
        ]
        if turn.question in fitting:
            yield turn
        elif fitting and not turn.question:
            yield turn._replace(question=next_question(fitting, last_asked(room.log, turn.concept)))


def missed(room: Room, scope: Scope) -> Iterator[Turn]:
    """Concepts whose newest answer was wrong, the newest miss first."""
    return _turns(room, scope, memory_cache.missed_concepts(room.log), ())


def misconceptions(room: Room, scope: Scope) -> Iterator[Turn]:
    """Concepts that were answered wrong and sure, and not right and sure since; the last answered first."""
    return _turns(room, scope, slips.wrongly_sure_concepts(room.log), ())


def confused(room: Room, scope: Scope) -> Iterator[Turn]:
    """Concepts in which one thing was taken for another, the most frequent confusion first.

    Each confusion's own concepts are followed by others whose questions name both sides of it.
    """
    from aws_quiz.study.mistakes.mixups import confusions_in

    given: set[str] = set()
    suspended = set(marks.suspended_concepts(room.log))
    for confusion in confusions_in(room, scope):
        hits = room.catalog.search((confusion.took, confusion.right), SEARCHED).hits
        naming_both = dict.fromkeys(hit.concept for hit in hits if hit.concept not in confusion.concepts)
        siblings = islice(_turns(room, scope, naming_both, suspended), SIBLINGS)
        for turn in (*_turns(room, scope, confusion.concepts, suspended), *siblings):
            if turn.concept not in given:
                given.add(turn.concept)
                yield turn


def weak(room: Room, scope: Scope) -> Iterator[Turn]:
    """What would least likely be known in a week: met concepts first, then unmet ones of the weakest met topics.

    Topics that were asked for are gone through to their end, met or not.

    The chance is that of `core.knowledge`: what will be remembered of a concept, times how far remembering its topic
    has carried over to questions never seen before.
    """
    from datetime import timedelta

    from aws_quiz.study.standing import refreshed_standing

    standings = [(one, refreshed_standing(room, one)) for one in scope.apart()]
    then = (room.today + timedelta(days=HORIZON_DAYS)).toordinal()
    scheduling = room.preferences.scheduling
    stabilities = memory_cache.stabilities(room.log)
    topic_of: dict[str, str] = {}
    chances: dict[str, float] = {}
    for one, standing in standings:
        for concept, topic in room.catalog.in_scope(stabilities, one):
            stability, last_day = stabilities[concept]
            known = standing.knowledge.known_if_recalled(topic)
            topic_of[concept] = topic
            chances[concept] = known * scheduling.retrievability(stability, then - last_day)
    for concept in sorted(topic_of, key=lambda concept: (chances[concept], concept)):
        yield Turn(concept, topic_of[concept])
    suspended = set(marks.suspended_concepts(room.log))
    for one, standing in standings:
        for part in standing.topics if scope.topics else standing.met_topics:
            for concept, topic in every_concept(room, one._replace(topics=(part.id,))):
                if concept not in topic_of and concept not in suspended:
                    topic_of[concept] = topic
                    yield Turn(concept, topic, is_new=True)


def _turns(room: Room, scope: Scope, concepts: Iterable[str], suspended: Collection[str]) -> Iterator[Turn]:
    """Those of the concepts that are in scope; what the store gives is without suspended ones already."""
    return (Turn(*pair) for pair in room.catalog.in_scope(concepts, scope) if pair[0] not in suspended)
