"""Gathers the progress report from the log and the banks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from aws_quiz.core.content.scale import bar
from aws_quiz.core.memory import habits
from aws_quiz.core.memory.study_day import streak
from aws_quiz.core.standing import readiness
from aws_quiz.core.standing.confusion import LuckyGuess
from aws_quiz.core.standing.parts import parts_of_exam
from aws_quiz.core.standing.progress_report import Due, ExamHead, Report, Sitting
from aws_quiz.store import kept_forecasts as forecasts
from aws_quiz.store import memory_cache
from aws_quiz.store.exams import exams
from aws_quiz.store.reviews import concept_reviews, recent_seconds
from aws_quiz.study.beside import ask_beside
from aws_quiz.study.goal.real_results import real_results
from aws_quiz.study.mistakes.missing import missing_in
from aws_quiz.study.mistakes.mixups import MOST, confusions_in, misconceptions_in
from aws_quiz.study.standing import readiness_of, refreshed_standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.memory.habits import Day
    from aws_quiz.core.standing.readiness import ForecastRecord, Readiness
    from aws_quiz.study.room import Room
    from aws_quiz.study.standing import Standing

COMING_DAYS = 30
WEAKEST = 5
FULL = 0.9
"""The share of an exam's questions that a mock must have answers to, to hold a forecast against: what was abandoned or
short is no result that a forecast spoke of."""

STALE_DAYS = 7
"""Days after which a forecast no longer speaks of a mock exam."""

RECENT = 200


def gather(room: Room, scope: Scope, since: date | None) -> Report:
    """The report on a scope. History counts from `since`; what is known counts everything."""
    standing = refreshed_standing(room, scope)
    exam = room.catalog.blueprint(scope.exam)
    # Only of a whole exam can be said what a paper of it would come out as.
    plan = None if scope.topics else standing.outline
    blueprint = plan.blueprint if plan else None
    every_day, seconds = _history(room, scope)
    days = [day for day in every_day if since is None or day.day >= since]
    ready = readiness_of(room, standing) if plan else None
    sittings, record = _sittings(room, blueprint, since) if blueprint else ((), None)
    domains, tasks = parts_of_exam(standing.knowledge, plan) if plan else ((), ())
    due, lucky = ask_beside(
        room,
        scope,
        lambda beside: (
            beside.due_by_day(room.today, COMING_DAYS),
            dict(beside.lucky_guesses(since)) if since else _all_lucky(standing),
        ),
    )
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
        history=_with_today([(one.made_on, one.forecast.scaled) for one in kept], ready),
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
        confusions=confusions_in(room, scope, since),
        misconceptions=misconceptions_in(room, scope, since),
        lucky=_lucky(standing, lucky),
        every_topic=standing.topics,
        topic_ids=scope.topics,
        missing=missing_in(room, scope, since),
        real_exams=tuple(real_results(room, blueprint)) if blueprint else (),
    )


def _with_today(history: list[tuple[date, int]], ready: Readiness | None) -> tuple[tuple[date, int], ...]:
    """The history of forecasts up to the one that is shown now, which is kept only afterwards."""
    if ready is None or not ready.is_enough:
        return tuple(history)
    earlier = (one for one in history if one[0] < ready.today.day)
    return (*earlier, (ready.today.day, ready.today.scaled))


def _head(room: Room, blueprint: Blueprint) -> ExamHead:
    day = room.preferences.exam_day(blueprint.id)
    return ExamHead(
        blueprint.id, blueprint.code, blueprint.name, blueprint.pass_mark, blueprint.scale,
        bar(blueprint.pass_mark, blueprint.scale), day, (day - room.today).days if day else None,
        blueprint.id == room.preferences.exam,
    )  # fmt: skip


def _history(room: Room, scope: Scope) -> tuple[list[Day], list[float]]:
    """Study days, and seconds of recent answers: the sums that are kept, or those of the topics' own answers."""
    if not scope.topics:
        return memory_cache.days(room.log), recent_seconds(room.log)
    from aws_quiz.core.memory.trace import fold_log

    concepts = [
        concept for domain in room.catalog.domains(scope) for concept, _ in room.catalog.in_order(scope, domain)
    ]
    reviews = concept_reviews(room.log, sorted(set(concepts)))
    days = fold_log(reviews, room.preferences.scheduling).days
    return [days[day] for day in sorted(days)], [one.seconds for one in reviews[-RECENT:] if one.seconds is not None]


def _sittings(
    room: Room, blueprint: Blueprint, since: date | None
) -> tuple[tuple[Sitting, ...], ForecastRecord | None]:
    """Mock exams that have ended, and how the forecasts made before the full ones did."""
    ended = [exam for exam in exams(room.log) if exam.exam == blueprint.id and exam.ended_at is not None]
    if not ended:
        return (), readiness.record_of([])
    from aws_quiz.study.exam_desk import result_of  # with all that an exam is made of

    found: list[Sitting] = []
    met: list[readiness.Met] = []
    for exam in ended:
        day = room.day_of(exam.started_at)
        result = result_of(room, exam)
        if result is None:
            continue
        score = result.score
        kept = forecasts.forecast_before(room.log, blueprint.id, exam.id)
        said = kept.forecast if kept and (day - kept.made_on).days <= STALE_DAYS else None
        if since is None or day >= since:
            sitting = Sitting(exam.number, day, len(exam.paper), score.scaled, score.low, score.high)
            if said:
                sitting = sitting._replace(forecast=said.scaled, forecast_low=said.low, forecast_high=said.high)
            found.append(sitting)
        answered = sum(bool(judged.marking.chosen) for judged in result.items)
        if said and (since is None or day >= since) and answered >= FULL * blueprint.questions:
            met.append(readiness.Met(said, score.scaled, result.passed))
    return tuple(found), readiness.record_of(met)


def _all_lucky(standing: Standing) -> dict[str, float]:
    mine = {part.id for part in standing.topics}
    times: dict[str, float] = {}
    for cell in standing.knowledge.cells:
        if cell.place.topic in mine:
            times[cell.place.topic] = times.get(cell.place.topic, 0.0) + cell.shown.lucky
    return times


def _lucky(standing: Standing, times: Mapping[str, float]) -> tuple[LuckyGuess, ...]:
    """The topics with the most guesses that were right."""
    most = sorted(times, key=lambda topic: (-times[topic], topic))[:MOST]
    return tuple(
        LuckyGuess(topic, standing.titles.get(topic, topic), round(times[topic]))
        for topic in most
        if times[topic] >= 0.5
    )
