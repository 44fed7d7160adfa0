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
    from aws_quiz.study.room import Room


def command(
    ctx: typer.Context,
    exam: Annotated[
        str | None, typer.Argument(metavar="[EXAM]", help="The exam, such as saa-c03.", autocompletion=complete_exam)
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="Its date, such as 2027-01-15.", show_default=False)
    ] = None,
    minutes: Annotated[
        str | None, typer.Option("--minutes", metavar="M", help="Minutes a day to study.", show_default=False)
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Clear exam and date.")] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Set what you study for, or show it.

    Examples:

      aws-quiz goal saa-c03 --date 2027-01-15 --minutes 25

      aws-quiz goal dva-c03
    """
    room = room_of(ctx, banks, shipped)
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
        values["minutes"] = as_text(checked("minutes", minutes))
    if values:
        room.set_preferences(values)
    preferences = room.preferences
    if as_json:
        from aws_quiz.cli.as_json.own_json import goal_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, goal_json(preferences, room.today))
        return 0
    from aws_quiz.cli.output import say

    if not preferences.exam:
        say(room.env, f"No exam is set; {preferences.minutes} minutes a day. `aws-quiz goal EXAM --date DAY` sets one.")
        return 0
    blueprint = room.catalog.blueprint(preferences.exam)
    name = f"{blueprint.code} ({blueprint.name})" if blueprint else preferences.exam
    when = exam_day(preferences.exam_date, room.today) if preferences.exam_date else "no date yet"
    say(room.env, f"{name}{' ' if preferences.exam_date else ', '}{when}; {preferences.minutes} minutes a day.")
    if blueprint and (words := taken_on(blueprint, room.today)):
        say(room.env, f"{words}.")
    return 0


def _refuse_other_days(room: Room, exam: str, day: object) -> None:
    """Refuses a day on which the exam cannot be taken."""
    blueprint = room.catalog.blueprint(exam.lower()) if exam else None
    if blueprint and isinstance(day, datetime.date) and not blueprint.offered(day):
        raise UsedWrongly(
            f"{taken_on(blueprint, room.today)}, not on {full_day(day)}.", "Give another day with --date."
        )
