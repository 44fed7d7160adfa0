"""What a study plan says, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.planning.study_plan import Paper, Timeliness
from aws_quiz.words.days import exam_ahead, full_day, spoken_day
from aws_quiz.words.durations import spoken_duration
from aws_quiz.words.numbers import counted, listed, percent

if TYPE_CHECKING:
    from datetime import date

    from aws_quiz.core.planning.study_plan import OtherExam, StudyPlan

_TIMELINESS = {
    Timeliness.ON_TIME: "on time",
    Timeliness.TIGHT: "tight: more minutes would make it safe",
    Timeliness.BEHIND: "behind: at this pace you would more likely fail",
}
PAPER_WORDS = {Paper.MOCK: "mock", Paper.FINAL: "final"}


def timeliness_words(found: Timeliness) -> str:
    """Such as "on time"; what to do about it, `aws-quiz plan` says."""
    return _TIMELINESS[found]


def meets(plan: StudyPlan) -> str:
    """Whether every concept is met in time."""
    unmet = plan.concepts - plan.met
    if not unmet:
        return f"You have met all {plan.concepts} concepts; what is left is to keep them."
    if plan.all_met:
        return f"You meet the last of the {plan.concepts} concepts on {spoken_day(plan.all_met)}."
    return f"By the exam you meet {percent(plan.met_then)} of the {plan.concepts} concepts."


def needs(plan: StudyPlan) -> str:
    """What minutes the chances take."""
    found = [each for each in plan.needed if each.minutes is not None]
    said = [f"{each.minutes} for {percent(each.chance)}" for each in found]
    words = f"Minutes a day you need: {listed(said)} to pass." if said else ""
    out_of_reach = [each for each in plan.needed if each.minutes is None]
    if out_of_reach:
        chance = percent(out_of_reach[0].chance)
        words = f"{words} {chance} is out of reach by {spoken_day(plan.exam_day)}.".strip()
    return words


def advice(plan: StudyPlan) -> str:
    """What to do where the plan does not reach the mark; empty where it does."""
    if plan.timeliness is Timeliness.ON_TIME:
        return ""
    wanted = next((each for each in plan.needed if each.chance >= 0.8), None)
    if wanted and wanted.minutes:
        more = wanted.minutes - plan.minutes
        within = f"{counted(more, 'minute')} more a day" if more > 0 else "a little more"
        said = f"{within} would make it {percent(wanted.chance)}"
    else:
        best = plan.choices[-1]
        said = f"the best that {best.minutes} minutes a day can give is {best.forecast.scaled}"
    if plan.later:
        said += f"; with the minutes as they are, {_day(plan.later, plan.made_on)} would do"
    return f"{said[0].upper()}{said[1:]}."


def effort(plan: StudyPlan) -> str:
    """Such as "26 hours in all"."""
    return f"{spoken_duration(plan.hours * 3600)} in all"


def next_up(plan: StudyPlan) -> str:
    """What comes first, and the next mock exam."""
    first = next((day for day in plan.days if day.new or day.reviews), None)
    said = []
    if first:
        when = "today" if first.day == plan.made_on else f"on {spoken_day(first.day)}"
        said.append(f"{when} {first.new} new, {counted(first.reviews, 'review')}")
    for paper in Paper:
        day = next((each.day for each in plan.days if each.paper is paper), None)
        if day:
            said.append(f"{PAPER_WORDS[paper]} exam {'today' if day == plan.made_on else f'on {spoken_day(day)}'}")
    return " · ".join(said)


def others(plan: StudyPlan) -> list[str]:
    """How the exams that share the days will come out, a sentence for each."""
    said = ((f"{one.exam} on {full_day(one.day)}", ", ".join(_outcome(one))) for one in plan.others)
    return [f"{when}: {outcome}." if outcome else f"{when}." for when, outcome in said]


def beside(one: OtherExam) -> list[str]:
    """Such as "DVA-C03 in 65 days", "743 expected", "on time"."""
    if one.wants_result:
        return [f"{one.exam}: how did it go?"]
    if not one.days_left:
        return [f"{one.exam} is today: good luck!"]
    return [exam_ahead(one.exam, one.days_left), *_outcome(one)]


def _outcome(one: OtherExam) -> list[str]:
    if one.forecast is None:
        return []
    if one.timeliness is None:
        return ["too few answers to tell"]
    return [f"{one.forecast.scaled} expected", one.timeliness.value]


def _day(day: date, today: date) -> str:
    return f"{spoken_day(day)}{'' if day.year == today.year else f' {day.year}'}"
