"""`aws-quiz goal`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, complete_exam, room_of
from aws_quiz.errors import UsedWrongly
from aws_quiz.study.preferences import as_text, checked
from aws_quiz.words.days import exam_day, full_day
from aws_quiz.words.exam_dates import taken_on

if TYPE_CHECKING:
    from aws_quiz.study.preferences import Preferences
    from aws_quiz.study.room import Room

NONE = "none"


def command(
    ctx: typer.Context,
    exam: Annotated[
        str | None, typer.Argument(metavar="[EXAM]", help="The exam, such as saa-c03.", autocompletion=complete_exam)
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="Its date, such as 2027-01-15.", show_default=False)
    ] = None,
    minutes: Annotated[
        str | None,
        typer.Option(
            "--minutes", metavar="M", help="Minutes a day to study; also by weekday: 25,sat=60,sun=0.",
            show_default=False,
        ),
    ] = None,
    away: Annotated[
        list[str] | None,
        typer.Option(
            "--away", metavar="FIRST..LAST", show_default=False,
            help="Days without study; may be given more than once, 'none' forgets them.",
        ),
    ] = None,
    result: Annotated[
        int | None,
        typer.Option("--result", metavar="SCORE", min=0, help="How the exam went: its score.", show_default=False),
    ] = None,
    also: Annotated[bool, typer.Option("--also", help="Study for EXAM as well, beside your goal.")] = False,
    drop: Annotated[
        str | None,
        typer.Option(
            "--drop", metavar="EXAM", help="Stop studying for an exam beside your goal.", show_default=False,
            autocompletion=complete_exam,
        ),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Clear exams and dates.")] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:  # fmt: skip
    """Set what you study for, or show it.

    Several exams at once, each with its date, share your minutes; what serves two of them counts for both. Naming one
    of them as EXAM makes it your goal.

    Examples:

      aws-quiz goal saa-c03 --date 2027-01-15 --minutes 25

      aws-quiz goal --minutes 25,sat=60,sun=0 --away 2026-12-24..2027-01-02

      aws-quiz goal dva-c03

      aws-quiz goal dva-c03 --date 2027-03-01 --also

      aws-quiz goal --drop dva-c03

      aws-quiz goal --result 742
    """
    room = room_of(ctx, banks, shipped)
    if result is not None:
        from aws_quiz.cli.commands.real_exam import keep_result_of

        return keep_result_of(room, exam, date, result, as_json=as_json)
    values = _exams(room, exam, date, also=also, drop=drop, clear=clear)
    if minutes is not None:
        values |= _minutes(minutes, room.preferences)
    if away:
        values["away"] = _away(away, room)
    if values:
        room.set_preferences(values)
    if as_json:
        from aws_quiz.cli.as_json.own_json import goal_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, goal_json(room.preferences, room.today))
    else:
        _say(room)
    return 0


def _exams(
    room: Room, exam: str | None, date: str | None, *, also: bool, drop: str | None, clear: bool
) -> dict[str, str]:
    """The settings that say which exams there are, and when."""
    from aws_quiz.study.goal.exam_days import with_goal, with_other, without

    if also + bool(drop) + clear > 1:
        raise UsedWrongly("Use only one of --also, --drop and --clear.")
    if drop:
        if exam or date:
            raise UsedWrongly("--drop goes alone.", "It names the exam: `aws-quiz goal --drop dva-c03`.")
        return without(room, drop.strip().lower())
    if also and not (exam and date):
        raise UsedWrongly(
            "--also needs an exam and its date.", "Such as `aws-quiz goal dva-c03 --date 2027-03-01 --also`."
        )
    values = {"exam": "", "exam-date": "", "also": ""} if clear else {}
    if exam and not also:
        blueprint = room.blueprint(exam)
        values |= {"exam": blueprint.id} if clear else with_goal(room, blueprint)
    if date is not None:
        day = checked("exam-date", date)
        assert isinstance(day, datetime.date), "a setting that reads days"
        if day < room.today:
            raise UsedWrongly(f"{full_day(day)} has passed.", "Give a future day with --date, or --clear the goal.")
        _refuse_other_days(room, exam or room.preferences.exam, day)
        if also and exam:
            return with_other(room, room.blueprint(exam), day)
        values["exam-date"] = as_text(day)
    return values


def _minutes(text: str, now: Preferences) -> dict[str, str]:
    """The settings that minutes stand for: a number is that of every day, `sat=60` of one weekday."""
    parts = text.replace(",", " ").split()
    usual = [part for part in parts if "=" not in part]
    by_weekday = [part for part in parts if "=" in part]
    if len(usual) > 1 or not parts:
        raise UsedWrongly(f"'{text}' cannot be --minutes.", "Give a number such as 25, or 25,sat=60,sun=0.")
    values = {"minutes": as_text(checked("minutes", usual[0]))} if usual else {}
    if usual or by_weekday:
        # A number for every day takes the place of what weekdays had; a weekday leaves the others as they are.
        kept = [] if usual else [str(each) for each in now.weekdays]
        values["weekdays"] = as_text(checked("weekdays", " ".join([*kept, *by_weekday])))
    return values


def _away(spans: list[str], room: Room) -> str:
    """The days without study, with those set before; what has passed is dropped."""
    if [span.lower() for span in spans] == [NONE]:
        return ""
    kept = [str(span) for span in room.preferences.away if span.last >= room.today]
    return as_text(checked("away", " ".join([*kept, *spans])))


def _say(room: Room) -> None:
    """The goal in words."""
    from aws_quiz.cli.output import say
    from aws_quiz.words.days import span_of_days
    from aws_quiz.words.numbers import listed

    preferences = room.preferences
    minutes = f"{preferences.minutes} minutes a day"
    if preferences.weekdays:
        from aws_quiz.core.planning.study_calendar import WEEKDAYS

        others = [f"{WEEKDAYS[each.weekday].title()} {each.minutes}" for each in preferences.weekdays]
        minutes += f" ({', '.join(others)})"
    away = [span_of_days(span.first, span.last) for span in preferences.away if span.last >= room.today]
    if away:
        minutes += f", away {listed(away)}"
    if not preferences.exam:
        say(room.env, f"No exam is set; {minutes}. `aws-quiz goal EXAM --date DAY` sets one.")
        return
    say(room.env, f"{_named(room, preferences.exam, preferences.exam_date)}; {minutes}.")
    for one in preferences.also:
        say(room.env, f"Also {_named(room, one.exam, one.day)}.")
    if preferences.exam_date is None and preferences.exams_ahead(room.today):
        say(room.env, f"Drills leave out {preferences.exam.upper()} until it has a date: `aws-quiz goal --date DAY`.")
    for exam in (preferences.exam, *(one.exam for one in preferences.also)):
        blueprint = room.catalog.blueprint(exam)
        if blueprint and (words := taken_on(blueprint, room.today)):
            say(room.env, f"{words}.")


def _named(room: Room, exam: str, day: datetime.date | None) -> str:
    """Such as "SAA-C03 (AWS Certified Solutions Architect - Associate) on 15 January 2027, in 48 days"."""
    blueprint = room.catalog.blueprint(exam)
    name = f"{blueprint.code} ({blueprint.name})" if blueprint else exam
    return f"{name} {exam_day(day, room.today)}" if day else f"{name}, no date yet"


def _refuse_other_days(room: Room, exam: str, day: object) -> None:
    """Refuses a day on which the exam cannot be taken."""
    blueprint = room.catalog.blueprint(exam.lower()) if exam else None
    if blueprint and isinstance(day, datetime.date) and not blueprint.offered(day):
        raise UsedWrongly(
            f"{taken_on(blueprint, room.today)}, not on {full_day(day)}.", "Give another day with --date."
        )
