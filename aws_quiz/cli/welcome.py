"""The first run: a short welcome that asks for the exam and its date, and ends in a drill."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aws_quiz.errors import UsedWrongly
from aws_quiz.study.preferences import as_text, checked
from aws_quiz.words.days import full_day

if TYPE_CHECKING:
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.study.room import Room


def welcome(room: Room) -> int:
    """Sets the goal with a person, or says without one how it is set."""
    from aws_quiz.cli.output import say

    env = room.env
    exams = room.catalog.blueprints()
    env.write("")
    say(
        env,
        "Welcome to aws-quiz. It asks you a little every day, remembers what you know, and brings each thing back just"
        " before you would forget it.",
    )
    env.write("")
    if not env.is_terminal or not exams:
        say(env, f"Exams: {', '.join(exams) or 'none in the banks in use'}", indent="  ")
        say(env, "  aws-quiz goal saa-c03 --date 2027-01-15 --minutes 25    sets what you study for", indent="    ")
        say(env, "  aws-quiz drill                                          starts without a goal", indent="    ")
        return 0
    from aws_quiz.cli.commands.drill_sitting import start_drill
    from aws_quiz.terminal.device.prompts import ask_choice, ask_date

    choices = [(_named(blueprint, room.today), exam) for exam, blueprint in exams.items()]
    exam = ask_choice("Which exam are you preparing for?", [*choices, ("No exam yet: show me everything", "")])
    goal = {"exam": exam}
    if exam:
        first = date.fromisoformat(exams[exam].in_use_from or date.min.isoformat())
        day = ask_date("When is it?", not_before=max(room.today, first))
        goal["exam-date"] = as_text(day)
    goal["minutes"] = _minutes(room)
    room.set_preferences(goal)
    env.write("")
    say(env, "Here is your first drill: `?` shows the keys, `q` stops, and every answer is saved.")
    env.write("")
    return start_drill(room)


def _named(exam: Blueprint, today: date) -> str:
    """Code and name, and from when on the exam can be taken where that is not yet."""
    until = exam.days_until_in_use(today)
    later = f" (from {full_day(date.fromisoformat(exam.in_use_from))})" if until else ""
    return f"{exam.code}  {exam.name}{later}"


def _minutes(room: Room) -> str:
    """Minutes a day, asked until they are a number that can be."""
    from aws_quiz.cli.output import say
    from aws_quiz.terminal.device.prompts import ask_text

    while True:
        text = ask_text("How many minutes a day?", default=str(room.preferences.minutes))
        try:
            return as_text(checked("minutes", text))
        except UsedWrongly as error:
            say(room.env, error.message)
