"""Gathers the progress report from the log and the banks."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from aws_quiz.cli.exam_desk import result_of
from aws_quiz.cli.standing import keep, readiness_of, stand
from aws_quiz.core import habits, readiness
from aws_quiz.core.confusion import LuckyGuess, Misconception, confusions
from aws_quiz.core.parts import parts_of_exam
from aws_quiz.core.report import Due, ExamHead, Report, Sitting
from aws_quiz.core.study_day import streak
from aws_quiz.core.terms import Vocabulary
from aws_quiz.errors import NotFound
from aws_quiz.store import forecasts, memory_cache, slips
from aws_quiz.store.beside_banks import beside_banks
from aws_quiz.store.exams import exams
from aws_quiz.store.reviews import concept_reviews, recent_seconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_quiz.banks.catalog import Scope
    from aws_quiz.cli.room import Room
    from aws_quiz.cli.standing import Standing
    from aws_quiz.core.blueprint import Blueprint
    from aws_quiz.core.confusion import Confusion
    from aws_quiz.core.habits import Day
    from aws_quiz.core.readiness import ForecastRecord

COMING_DAYS = 30
WEAKEST = 5
MIXED_UP = 8
STALE_DAYS = 7
"""Days after which a forecast no longer speaks of a mock exam."""

SLIPS = 800
RECENT = 200


def gather(room: Room, scope: Scope, since: date | None) -> Report:
    """The report on a scope. History counts from `since`; what is known counts everything."""
    standing = stand(room, scope)
    exam = room.catalog.blueprint(scope.exam)
    blueprint = standing.outline.blueprint if standing.outline else None
    every_day, seconds = _history(room, scope)
    days = [day for day in every_day if since is None or day.day >= since]
    ready = readiness_of(room, standing, every_day)
    if blueprint and ready:
        keep(room, blueprint, ready)
    sittings, record = _sittings(room, blueprint, since) if blueprint else ((), None)
    domains, tasks = parts_of_exam(standing.knowledge, standing.outline) if standing.outline else ((), ())
    with beside_banks(room.log, room.catalog.name, scope.exam, scope.topics) as beside:
        due = beside.due_by_day(room.today, COMING_DAYS)
        lucky = dict(beside.lucky_guesses(since)) if since else _all_lucky(standing)
    load = tuple(Due(room.today + timedelta(days=ahead), due.get(ahead, 0)) for ahead in range(COMING_DAYS))
    kept = forecasts.forecasts_by_day(room.log, blueprint.id, since) if blueprint else []
    return Report(
        made_on=room.today,
        exam=_head(room, exam) if exam else None,
        topics=tuple(standing.titles.get(topic, topic) for topic in scope.topics),
        since=since,
        answers=sum(day.answers for day in days),
        met=sum(part.met for part in standing.topics),
        concepts=sum(part.concepts for part in standing.topics),
        readiness=ready,
        history=tuple((one.made_on, one.forecast.scaled) for one in kept),
        sittings=sittings,
        record=record,
        domains=domains,
        tasks=tasks,
        weakest=tuple(standing.met_topics[: max(WEAKEST, len(scope.topics))]),
        retention=habits.retention(days, since),
        retention_by_week=habits.retention_by_week(days, room.today),
        certainty=habits.certainty(days),
        days=tuple(days),
        streak=streak((day.day for day in reversed(every_day)), room.today),
        longest_streak=habits.longest_streak(day.day for day in days),
        pace=habits.pace(days, seconds, exam.minutes * 60 / exam.questions if exam else None, room.today),
        load=load,
        confusions=_confusions(room, scope, since),
        misconceptions=_misconceptions(room, scope, since),
        lucky=_lucky(standing, lucky),
    )


def _head(room: Room, blueprint: Blueprint) -> ExamHead:
    day = room.preferences.exam_date if blueprint.id == room.preferences.exam else None
    bottom, top = blueprint.scale
    return ExamHead(
        blueprint.id, blueprint.code, blueprint.name, blueprint.pass_mark, blueprint.scale,
        (blueprint.pass_mark - bottom) / (top - bottom), day, (day - room.today).days if day else None,
    )  # fmt: skip


def _history(room: Room, scope: Scope) -> tuple[list[Day], list[float]]:
    """Study days, and seconds of recent answers: the sums that are kept, or those of the topics' own answers."""
    if not scope.topics:
        return memory_cache.days(room.log), recent_seconds(room.log)
    from aws_quiz.core.trace import fold_log

    concepts = [
        concept for domain in room.catalog.domains(scope) for concept, _ in room.catalog.in_order(scope, domain)
    ]
    reviews = concept_reviews(room.log, sorted(set(concepts)))
    days = fold_log(reviews, room.preferences.retention).days
    return [days[day] for day in sorted(days)], [one.seconds for one in reviews[-RECENT:] if one.seconds is not None]


def _sittings(
    room: Room, blueprint: Blueprint, since: date | None
) -> tuple[tuple[Sitting, ...], ForecastRecord | None]:
    """Mock exams that have ended, and how the forecasts made before the full ones did."""
    found: list[Sitting] = []
    met: list[readiness.Met] = []
    for exam in exams(room.log):
        if exam.exam != blueprint.id or exam.ended_at is None:
            continue
        day = room.day_of(exam.started_at)
        try:
            result = result_of(room, exam)
        except NotFound:
            # Drawn from banks that are not in use now: there is nothing to mark it by.
            continue
        score = result.score
        kept = forecasts.forecast_before(room.log, blueprint.id, exam.started_at)
        said = kept.forecast if kept and (day - kept.made_on).days <= STALE_DAYS else None
        if since is None or day >= since:
            sitting = Sitting(exam.number, day, len(exam.paper), score.scaled, score.low, score.high)
            if said:
                sitting = sitting._replace(forecast=said.scaled, forecast_low=said.low, forecast_high=said.high)
            found.append(sitting)
        if said and len(exam.paper) >= blueprint.questions:
            met.append(readiness.Met(said, score.scaled, result.passed))
    return tuple(found), readiness.record_of(met)


def _confusions(room: Room, scope: Scope, since: date | None) -> tuple[Confusion, ...]:
    # Of narrow topics every slip is read, for they may have none among the most frequent.
    wrong = slips.wrong_choices(room.log, since, None if scope.topics else SLIPS)
    mine = {concept for concept, _ in room.catalog.in_scope(dict.fromkeys(slip.concept for slip in wrong), scope)}
    wrong = [slip for slip in wrong if slip.concept in mine]
    terms = room.catalog.terms() if wrong else []
    return confusions(wrong, room.catalog.question, Vocabulary(terms), MIXED_UP) if terms else ()


def _misconceptions(room: Room, scope: Scope, since: date | None) -> tuple[Misconception, ...]:
    """Those of the concepts that were answered last, and of these the most frequent first."""
    mine = (concept for concept, _ in room.catalog.in_scope(slips.wrongly_sure_concepts(room.log), scope))
    found = []
    for times in islice(slips.wrong_and_sure(room.log, mine, since), MIXED_UP):
        concept = room.catalog.concept(times.concept)
        if concept:
            found.append(Misconception(concept.id, concept.topic, concept.takeaway, times.times, times.last))
    return tuple(sorted(found, key=lambda one: -one.times))


def _all_lucky(standing: Standing) -> dict[str, float]:
    times: dict[str, float] = {}
    for cell in standing.knowledge.cells:
        times[cell.place.topic] = times.get(cell.place.topic, 0.0) + cell.shown.lucky
    return times


def _lucky(standing: Standing, times: Mapping[str, float]) -> tuple[LuckyGuess, ...]:
    """The topics with the most guesses that were right."""
    most = sorted(times, key=lambda topic: (-times[topic], topic))[:MIXED_UP]
    return tuple(
        LuckyGuess(topic, standing.titles.get(topic, topic), round(times[topic]))
        for topic in most
        if times[topic] >= 0.5
    )
