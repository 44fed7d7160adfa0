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
    clear: Annotated[bool, typer.Option("--clear", help="Clear exam and date.")] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:  # fmt: skip
    """Set what you study for, or show it.

    Examples:

      aws-quiz goal saa-c03 --date 2027-01-15 --minutes 25

      aws-quiz goal --minutes 25,sat=60,sun=0 --away 2026-12-24..2027-01-02

      aws-quiz goal dva-c03

      aws-quiz goal --result 742
    """
    room = room_of(ctx, banks, shipped)
    if result is not None:
        return _keep_result(room, exam, date, result, as_json=as_json)
    values: dict[str, str] = {"exam": "", "exam-date": ""} if clear else {}
    if exam:
        values["exam"] = room.blueprint(exam).id
        if room.preferences.exam not in ("", values["exam"]):
            values["exam-date"] = ""
    if date is not None:
        day = checked("exam-date", date)
        if isinstance(day, datetime.date) and day < room.today:
            raise UsedWrongly(f"{full_day(day)} has passed.", "Give a future day with --date, or --clear the goal.")
        _refuse_other_days(room, exam or room.preferences.exam, day)
        values["exam-date"] = as_text(day)
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
    blueprint = room.catalog.blueprint(preferences.exam)
    name = f"{blueprint.code} ({blueprint.name})" if blueprint else preferences.exam
    when = exam_day(preferences.exam_date, room.today) if preferences.exam_date else "no date yet"
    say(room.env, f"{name}{' ' if preferences.exam_date else ', '}{when}; {minutes}.")
    if blueprint and (words := taken_on(blueprint, room.today)):
        say(room.env, f"{words}.")


def _keep_result(room: Room, exam: str | None, date: str | None, scaled: int, *, as_json: bool) -> int:
    """Keeps how the real exam went, and says how the forecast did."""
    from aws_quiz.study.goal.real_results import keep_result
    from aws_quiz.words.forecasts import real_result

    if not exam and not room.preferences.exam:
        raise UsedWrongly("Which exam was it?", "Name it: `aws-quiz goal saa-c03 --result 742`.")
    blueprint = room.blueprint(exam or room.preferences.exam)
    low, high = blueprint.scale
    if not low <= scaled <= high:
        raise UsedWrongly(f"{scaled} is no score of {blueprint.code}, which has {low} to {high}.")
    is_goal = blueprint.id == room.preferences.exam
    day = checked("exam-date", date) if date else (is_goal and room.preferences.exam_date) or room.today
    assert isinstance(day, datetime.date), "a setting that reads days"
    if day > room.today:
        raise UsedWrongly(
            f"{blueprint.code} is on {full_day(day)}, a day yet to come.",
            "If you have sat it, say when: `--date DAY`.",
        )
    found = keep_result(room, blueprint, day, scaled)
    if as_json:
        from aws_quiz.cli.as_json.forecasts_json import result_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, result_json(blueprint.id, found))
    else:
        from aws_quiz.cli.output import say

        say(room.env, real_result(blueprint.code, found))
    return 0


def _refuse_other_days(room: Room, exam: str, day: object) -> None:
    """Refuses a day on which the exam cannot be taken."""
    blueprint = room.catalog.blueprint(exam.lower()) if exam else None
    if blueprint and isinstance(day, datetime.date) and not blueprint.offered(day):
        raise UsedWrongly(
            f"{taken_on(blueprint, room.today)}, not on {full_day(day)}.", "Give another day with --date."
        )
