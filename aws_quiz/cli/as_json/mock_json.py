"""Mock exams as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.cli.as_json.vocabulary import Interval, Moment, Share, interval_of, moment_at, seconds_of, share_of
from aws_quiz.core.memory.moments import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.core.sitting.exam_result import ExamResult, Judged, Pacing, Section
    from aws_quiz.core.sitting.worth import Worth
    from aws_quiz.store.exams import ExamSession


class ListedMockJson(TypedDict):
    """A mock exam that was begun."""

    exam: Annotated[str, "id of the exam"]
    mock: Annotated[int, "its number among the mocks of that exam"]
    started_at: Annotated[Moment, "when it was begun"]
    ended_at: Annotated[Moment | None, "when it was handed in; null while it is open"]
    questions: Annotated[int, "questions on the paper"]
    score: Annotated[int | None, "scaled score; null while it is open, or where its questions are in no bank in use"]
    interval: Annotated[Interval | None, "of the true score"]


class MocksJson(TypedDict):
    """The mock exams that were begun."""

    mocks: Annotated[list[ListedMockJson], "oldest first"]


class ScoreJson(TypedDict):
    """A score, and what it says."""

    score: Annotated[int, "scaled score"]
    interval: Annotated[Interval, "of the true score"]
    pass_probability: Annotated[Share, "chance that another paper at this ability passes"]


class SectionJson(TypedDict):
    """A part of a paper."""

    title: Annotated[str, "its name"]
    right: Annotated[int, "right answers, scored or not"]
    questions: Annotated[int, "questions on it"]
    meets: Annotated[bool | None, "whether its share right meets the pass mark; null where it has fewer than 8"]


class DomainResultJson(SectionJson):
    """An exam domain on a paper."""

    domain: Annotated[str, "number of the exam domain"]


class TaskResultJson(SectionJson):
    """A task on a paper."""

    task: Annotated[str, "number of the task"]


class PacingJson(TypedDict):
    """Where the time of a mock exam went."""

    seconds_a_question: Annotated[float, "on average"]
    exam_seconds_a_question: Annotated[float, "what the exam allows"]
    seconds_unused: Annotated[float, "left when it was handed in"]
    seconds_on_flagged: Annotated[float, "spent on flagged questions"]
    slow_and_wrong: Annotated[int, "questions that took more than twice what the exam allows, and were wrong"]
    changed_to_right: Annotated[int, "answers changed from wrong to right"]
    changed_to_wrong: Annotated[int, "answers changed from right to wrong"]


class MarkedQuestionJson(TypedDict):
    """A question of a paper, marked."""

    number: Annotated[int, "its place on the paper, from 1"]
    question: Annotated[str, "id"]
    concept: Annotated[str, "id of its concept"]
    domain: Annotated[str, "number of its exam domain"]
    task: Annotated[str, "number of its task"]
    is_scored: Annotated[bool, "whether it counts"]
    response: Annotated[list[str], "keys of the options chosen; empty where it was left unanswered"]
    answer_key: Annotated[list[str], "keys of the right options"]
    verdict: Annotated[str, "`right` or `wrong`"]
    seconds: Annotated[float, "time spent on it"]
    was_flagged: Annotated[bool, "whether you flagged it in the exam"]
    was_changed: Annotated[bool, "whether you changed a complete answer"]
    was_slow: Annotated[bool, "whether it took more than twice what the exam allows"]


class MockJson(ScoreJson):
    """The result of a mock exam."""

    exam: Annotated[str, "id of the exam"]
    mock: Annotated[int, "its number"]
    pass_mark: Annotated[int, "scaled score to pass"]
    scale: Annotated[list[int], "least and most scaled points"]
    passed: Annotated[bool, "whether the score reaches the pass mark"]
    scored: Annotated[int, "questions that count"]
    seen_before: Annotated[int, "questions that you had answered before it"]
    unseen: Annotated[ScoreJson | None, "the same of the scored others; null where they are none, all or too few"]
    domains: Annotated[list[DomainResultJson], "of the exam"]
    tasks: Annotated[list[TaskResultJson], "those on the paper"]
    pacing: Annotated[PacingJson, "where the time went"]
    worth_most: Annotated[list[WorthMostJson], "concepts that cost most points, the most first"]
    paper: Annotated[list[MarkedQuestionJson], "its questions; with `--wrong`, `--task` and the like only those"]


class WorthMostJson(TypedDict):
    """A concept, and what it would have been worth."""

    concept: Annotated[str, "id"]
    name: Annotated[str, "what it is called"]
    points: Annotated[float, "scaled points that knowing it would have added"]


class ComparedJson(TypedDict):
    """Two mock exams."""

    first: Annotated[MockJson, "the first one named"]
    second: Annotated[MockJson, "the second"]


def mocks_json(mocks: Iterable[ExamSession], results: dict[str, ExamResult | None]) -> MocksJson:
    """`results` are those of the mocks that have ended, by the session's id."""
    return {"mocks": [_listed(one, results.get(one.id)) for one in mocks]}


def _listed(mock: ExamSession, result: ExamResult | None) -> ListedMockJson:
    return {
        "exam": mock.exam,
        "mock": mock.number,
        "started_at": stamp(mock.started_at),
        "ended_at": moment_at(mock.ended_at),
        "questions": len(mock.paper),
        "score": result.score.scaled if result else None,
        "interval": interval_of(result.score.low, result.score.high) if result else None,
    }


def mock_json(result: ExamResult, number: int, worth: Iterable[Worth] = ()) -> MockJson:
    """`number` is the mock's; `worth` are the concepts that cost most points."""
    score, unseen = result.score, result.unseen
    return {
        "exam": result.exam,
        "mock": number,
        "score": score.scaled,
        "interval": interval_of(score.low, score.high),
        "pass_probability": share_of(score.p_pass),
        "pass_mark": result.pass_mark,
        "scale": list(result.scale),
        "passed": result.passed,
        "scored": result.scored,
        "seen_before": result.seen_before,
        "unseen": {
            "score": unseen.scaled,
            "interval": interval_of(unseen.low, unseen.high),
            "pass_probability": share_of(unseen.p_pass),
        }
        if unseen
        else None,
        "domains": [{"domain": part.id, **_section(part)} for part in result.domains],
        "tasks": [{"task": part.id, **_section(part)} for part in result.tasks],
        "pacing": _pacing(result.pacing),
        "worth_most": [{"concept": one.concept, "name": one.name, "points": round(one.points, 1)} for one in worth],
        "paper": [_marked(judged, result.pacing.allowance) for judged in result.items],
    }


def _section(part: Section) -> SectionJson:
    return {"title": part.name, "right": part.right, "questions": part.asked, "meets": part.meets}


def _pacing(pacing: Pacing) -> PacingJson:
    return {
        "seconds_a_question": seconds_of(pacing.a_question),
        "exam_seconds_a_question": seconds_of(pacing.allowance),
        "seconds_unused": seconds_of(pacing.unused),
        "seconds_on_flagged": seconds_of(pacing.on_flagged),
        "slow_and_wrong": pacing.slow_and_wrong,
        "changed_to_right": pacing.to_right,
        "changed_to_wrong": pacing.to_wrong,
    }


def _marked(judged: Judged, allowance: float) -> MarkedQuestionJson:
    return {
        "number": judged.number,
        "question": judged.question.id,
        "concept": judged.question.concept,
        "domain": judged.item.domain,
        "task": judged.item.task,
        "is_scored": judged.item.scored,
        "response": sorted(judged.marking.chosen),
        "answer_key": sorted(judged.question.right),
        "verdict": judged.verdict.value,
        "seconds": seconds_of(judged.marking.seconds),
        "was_flagged": judged.marking.flagged,
        "was_changed": judged.changed,
        "was_slow": judged.slow(allowance),
    }
