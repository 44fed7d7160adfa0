"""Concepts that wrong answers point at: introduces the options of the banks to the answers in the log.

That a concept is in doubt is nowhere written down. It follows from the log and the banks: somebody chose an option that
lacks it, and has not answered it since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.sitting.drill import Turn
from aws_quiz.store import marks, memory_cache, slips

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.sitting.exam_result import ExamResult
    from aws_quiz.core.sitting.worth import Worth
    from aws_quiz.core.standing.lacking import Lacked, Missing
    from aws_quiz.store.slips import WrongAnswer
    from aws_quiz.study.room import Room

NEWEST = 1_000
"""Answers that are looked through for doubts at the start of a drill: an older one is no news."""

DOUBTS_A_DRILL = 10
"""A mock exam may put dozens in doubt, and a day has other things due."""

MOST = 8
"""What is missing most; more are no page that one reads in a minute."""


def doubts(room: Room, scope: Scope) -> list[Turn]:
    """Turns of the concepts in doubt, the one put in doubt last first.

    A concept whose own question was answered wrong needs no doubt: that answer has told its memory already.
    """
    wrong = slips.newest_wrong(room.log, NEWEST)
    found: dict[str, WrongAnswer] = {}
    for concept, answer in _pointing(room, wrong):
        if concept != answer.concept:
            found.setdefault(concept, answer)
    open_ = (concept for concept, answer in found.items() if not slips.answered_since(room.log, concept, answer))
    return _turns(room, scope, open_)[:DOUBTS_A_DRILL]


def put_in_doubt(room: Room, scope: Scope, answers: Iterable[tuple[str, str, Collection[str]]]) -> list[list[Turn]]:
    """For each answer, given as concept, question and option keys, the turns of the concepts that it puts in doubt."""
    answers = list(answers)
    lacks = room.catalog.lacking({question for _, question, _ in answers})
    if not lacks:
        return [[] for _ in answers]
    pointed = [
        [one for one in _lacked_by(lacks, question, chosen) if one != concept] for concept, question, chosen in answers
    ]
    return [_turns(room, scope, concepts) for concepts in pointed]


def missing(room: Room, scope: Scope) -> list[Turn]:
    """Turns of all that is missing, what most wrong answers point at first."""
    return _turns(room, scope, [concept for concept, _, _, _ in _missing(room, scope, None)])


def missing_in(room: Room, scope: Scope, since: date | None = None) -> tuple[Missing, ...]:
    """What is missing most; wrong answers count from `since` on."""
    from aws_quiz.core.standing.lacking import Missing

    found: list[Missing] = []
    for concept_id, topic, times, last in _missing(room, scope, since):
        concept = room.catalog.concept(concept_id)
        if concept and len(found) < MOST:
            name = room.name_of(concept)
            found.append(Missing(concept_id, topic, name, concept.takeaway, times, last))
    return tuple(found)


def lacked(room: Room, question: Question, chosen: Collection[str], soon: Collection[str] = ()) -> tuple[Lacked, ...]:
    """What an answer shows to be missing, of the concepts that the banks in use hold. `soon` are those in doubt."""
    from aws_quiz.core.standing.lacking import Lacked, pointed_at

    found = []
    for concept_id, keys in pointed_at(question, chosen).items():
        concept = room.catalog.concept(concept_id)
        if concept:
            found.append(Lacked(concept_id, room.name_of(concept), keys, concept_id in soon))
    return tuple(found)


def worth_most(room: Room, result: ExamResult) -> tuple[Worth, ...]:
    """The concepts that would have been worth most points in a mock exam, of those that the banks in use hold."""
    from aws_quiz.core.sitting.worth import MOST, Worth, points_lost

    found: list[Worth] = []
    for concept_id, points in points_lost(result, room.blueprint(result.exam)).items():
        concept = room.catalog.concept(concept_id)
        if concept:
            found.append(Worth(concept_id, room.name_of(concept), points))
        if len(found) == MOST:
            break
    return tuple(found)


def _missing(room: Room, scope: Scope, since: date | None) -> list[tuple[str, str, int, date]]:
    """Concept, topic, how many wrong answers point at it, and the day of the last; the most first, then the newest."""
    answers: dict[str, list[WrongAnswer]] = {}
    for concept, answer in _pointing(room, slips.wrong_answers_to(room.log, room.catalog.telling(), since)):
        answers.setdefault(concept, []).append(answer)
    open_ = {
        concept: mine
        for concept, mine in answers.items()
        if not slips.answered_since(room.log, concept, mine[0], right=True)
    }
    suspended = set(marks.suspended_concepts(room.log))
    found = [
        (concept, topic, len(open_[concept]), open_[concept][0].day)
        for concept, topic in room.catalog.in_scope(open_, scope)
        if concept not in suspended
    ]
    return sorted(found, key=lambda one: (-one[2], -one[3].toordinal(), one[0]))


def _pointing(room: Room, answers: Iterable[WrongAnswer]) -> Iterator[tuple[str, WrongAnswer]]:
    """Each concept that an answer points at, with the answer, in the order of the answers."""
    answers = list(answers)
    lacks = room.catalog.lacking({answer.question for answer in answers}) if answers else {}
    for answer in answers:
        for concept in _lacked_by(lacks, answer.question, answer.response):
            yield concept, answer


def _lacked_by(lacks: dict[tuple[str, str], str], question: str, chosen: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(lacks[question, key] for key in chosen if (question, key) in lacks))


def _turns(room: Room, scope: Scope, concepts: Iterable[str]) -> list[Turn]:
    """Those of the concepts that are in scope and not suspended."""
    found = list(room.catalog.in_scope(concepts, scope))
    if not found:
        return []
    suspended = set(marks.suspended_concepts(room.log))
    met = memory_cache.met_among(room.log, [concept for concept, _ in found])
    return [Turn(concept, topic, is_new=concept not in met) for concept, topic in found if concept not in suspended]
