"""Today at a glance, and what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.core.planning.study_plan import Timeliness
from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST
from aws_quiz.terminal.report.report_layout import flowed, prose
from aws_quiz.terminal.report.standing_view import score_bar, score_cells
from aws_quiz.words import commands
from aws_quiz.words.days import days_ago, exam_ahead
from aws_quiz.words.due import NOTHING_DUE, due
from aws_quiz.words.durations import spoken_duration
from aws_quiz.words.forecasts import would_pass
from aws_quiz.words.numbers import counted, few, percent, sentence
from aws_quiz.words.plans import beside, timeliness_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.standing.glance import Glance, LastMock
    from aws_quiz.core.standing.parts import Part
    from aws_quiz.core.standing.readiness import Readiness
    from aws_quiz.terminal.device.theme import Signs

COMMAND_WIDTH = 26

_LABEL_COLUMN = 9
_ON_THE_EVE = {
    1: "It is tomorrow. A light review, no new concepts and a good night's sleep are worth more than another mock.",
    0: "It is today. Good luck!",
}
"""What is said on the last days, by how many are left."""

_LEAST_BAR = 12
_MOST_BAR = 25


def today_lines(glance: Glance, width: int, signs: Signs) -> list[Text]:
    """The page, at most `width` columns wide."""
    width = min(width, WIDEST)
    room = width - 1 - _LABEL_COLUMN
    lines = [Text(), *_headline(glance, width, signs)]
    if glance.taken_on:
        lines += hung(Text(" "), wrapped(sentence(glance.taken_on), width - 2, DIM))
    lines.append(Text())
    if glance.readiness:
        lines += [*_labelled("Ready", _readiness(glance, glance.readiness, room, signs)), Text()]
    lines += _labelled("Today", prose(_load(glance, signs), room))
    if glance.weakest:
        lines += _labelled("Weak", flowed([Text(_weak(part)) for part in glance.weakest], room, "   "))
    if glance.timeliness and glance.days_left not in _ON_THE_EVE:
        lines += _labelled("Plan", prose(_timeliness(glance.timeliness), room))
    if glance.others:
        beside_it = (prose(f" {signs.dot} ".join(beside(one)), room) for one in glance.others)
        lines += _labelled("Also", [line for lines in beside_it for line in lines])
    if glance.wants_result:
        lines += _labelled("Exam", prose("How did it go? Your result is what every forecast is held against.", room))
    if glance.exam and glance.days_left in _ON_THE_EVE:
        lines += _labelled("Exam", prose(_ON_THE_EVE[glance.days_left], room))
    lines.append(Text())
    for command, meaning in _next_steps(glance):
        lines += _command(command, meaning, width)
    return [signs.printable(line) for line in [*lines, Text()]]


def _headline(glance: Glance, width: int, signs: Signs) -> list[Text]:
    goal = Text(exam_ahead(glance.exam, glance.days_left), STRONG)
    minutes = Text(f"goal {glance.daily_minutes} minutes a day", DIM)
    left = hung(Text(" "), flowed([goal, minutes], width - 2, f" {signs.dot} "))
    right = Text(f"streak {glance.streak}", ACCENT if glance.streak else DIM)
    free = width - 1 - left[-1].cell_len - right.cell_len
    if free < 2:
        return [*left, Text(" ").append_text(right)]
    left[-1].append(" " * free).append_text(right)
    return left


def _readiness(glance: Glance, readiness: Readiness, room: int, signs: Signs) -> list[Text]:
    """The forecast as a bar and in words, or how much is still missing for one."""
    if not readiness.is_enough:
        return prose(few(readiness.answers, readiness.needed), room)
    forecast = readiness.today
    beside = [*score_cells(forecast), Text(f"pass {glance.pass_mark}", DIM)]
    free = room - sum(cell.cell_len + 3 for cell in beside) - 2
    bar = min(free, _MOST_BAR) if free >= _LEAST_BAR else min(room - 2, _MOST_BAR)
    lines = flowed([score_bar(forecast, glance.pass_mark, glance.scale, bar, signs), *beside], room, "   ")
    said = [would_pass(forecast.p_pass)]
    said += [f"most to gain: {one_line(best.title)}, +{best.points}" for best in readiness.movers[:1]]
    return lines + flowed(map(Text, said), room, f" {signs.dot} ")


def _load(glance: Glance, signs: Signs) -> str:
    between = f" {signs.dot} "
    new = f"{glance.new} new" if glance.no_new is None else f"0 new: {glance.no_new.value}"
    asked = due(glance.due) if glance.reviews is None else f"{counted(glance.reviews, 'review')}"
    if not glance.due and not glance.new and not glance.reviews:
        return between.join((NOTHING_DUE, f"{glance.due_tomorrow} due tomorrow", new))
    minutes = spoken_duration(max(glance.minutes, 1) * 60)
    load = (asked, new, f"about {minutes}")
    return between.join(("day off", *load) if glance.is_day_off else load)


def _timeliness(found: Timeliness) -> str:
    return sentence(timeliness_words(found))


def _weak(part: Part) -> str:
    """A topic and the share known of it, where there is enough to tell."""
    name = one_line(part.name)
    return f"{name} {percent(part.known)}" if part.is_enough else name


def _next_steps(glance: Glance) -> Iterator[tuple[str, str]]:
    exam = glance.exam_id or glance.exam.lower()
    if glance.paused_mock:
        yield commands.RESUME_EXAM, f"continue {glance.paused_mock}; its clock has stopped"
    if glance.left_open > 0:
        yield commands.drill("--resume"), f"continue the drill you left, {glance.left_open} to go"
    if glance.due or glance.new:
        yield commands.drill(), "start today's drill"
    else:
        yield commands.drill("--new 5"), "take five more new concepts"
    if glance.weakest:
        yield commands.drill("--weak --minutes 10"), "ten minutes on the weak spots"
    if (
        glance.exam
        and glance.days_left not in _ON_THE_EVE
        and (glance.last_mock or (glance.readiness and glance.readiness.is_enough))
    ):
        yield commands.exam(exam), _mock_words(glance.last_mock)
    if glance.wants_result:
        yield f"aws-quiz goal {exam} --result SCORE", "say how the exam went"
    elif glance.timeliness and glance.timeliness is not Timeliness.ON_TIME:
        yield commands.PLAN, "what it takes to pass on the day"
    for one in glance.others:
        if one.wants_result:
            yield f"aws-quiz goal {one.exam_id} --result SCORE", f"say how {one.exam} went"
        elif one.timeliness and one.timeliness is not Timeliness.ON_TIME:
            yield f"{commands.PLAN} {one.exam_id}", f"what it takes to pass {one.exam}"
    if not glance.exam:
        yield "aws-quiz goal saa-c03", "set the exam you study for"
    elif (glance.days_left or 0) < 0 and (following := [one for one in glance.others if not one.wants_result]):
        yield f"aws-quiz goal {following[0].exam_id}", f"make {following[0].exam} your goal"
    elif glance.days_left is None or glance.days_left < 0:
        yield f"aws-quiz goal {exam} --date DAY", "set the day of the exam"


def _mock_words(last: LastMock | None) -> str:
    if last is None:
        return "a full mock, your first"
    return f"a full mock; the last was {days_ago(last.days_ago)} ({last.scaled})"


def _labelled(label: str, body: list[Text]) -> list[Text]:
    return hung(Text(f" {label}".ljust(_LABEL_COLUMN), STRONG), body)


def _command(command: str, meaning: str, width: int) -> list[Text]:
    column = max(COMMAND_WIDTH, len(command) + 1)
    if 1 + column + 1 + len(meaning) < width:
        return [Text(f" {command:<{column}}", ACCENT).append(f" {meaning}", "default")]
    return [*hung(Text(" "), wrapped(command, width - 2, ACCENT)), *hung(Text("    "), wrapped(meaning, width - 5))]
