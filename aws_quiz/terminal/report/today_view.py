"""Today at a glance, and what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, one_line, wrapped
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST
from aws_quiz.terminal.drill.summary_view import counted
from aws_quiz.terminal.exam.result_view import chances
from aws_quiz.terminal.report.figures import percent
from aws_quiz.terminal.report.report_layout import flowed, prose
from aws_quiz.terminal.report.standing_view import score_bar, score_cells, too_few

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.standing.glance import Glance, LastMock
    from aws_quiz.core.standing.parts import Part
    from aws_quiz.core.standing.readiness import Readiness
    from aws_quiz.terminal.device.theme import Signs

COMMAND_WIDTH = 26

_LABEL_COLUMN = 9
_LEAST_BAR = 12
_MOST_BAR = 25


def today_lines(glance: Glance, width: int, signs: Signs) -> list[Text]:
    """The page, at most `width` columns wide."""
    width = min(width, WIDEST)
    room = width - 1 - _LABEL_COLUMN
    lines = [Text(), *_headline(glance, width, signs), Text()]
    if glance.readiness:
        lines += [*_labelled("Ready", _readiness(glance, glance.readiness, room, signs)), Text()]
    lines += _labelled("Today", prose(_load(glance, signs), room))
    if glance.weakest:
        lines += _labelled("Weak", flowed([Text(_weak(part)) for part in glance.weakest], room, "   "))
    lines.append(Text())
    for command, meaning in _next_steps(glance):
        lines += _command(command, meaning, width)
    return [signs.printable(line) for line in [*lines, Text()]]


def goal_words(exam: str, days_left: int | None) -> str:
    """Such as "SAA-C03 in 31 days"; `exam` is empty where none is chosen."""
    if not exam:
        return "Every exam"
    if days_left is None:
        return exam
    if days_left < 0:
        return f"{exam}, whose date has passed"
    if days_left == 0:
        return f"{exam} today"
    return f"{exam} in {counted(days_left, 'day')}"


def _headline(glance: Glance, width: int, signs: Signs) -> list[Text]:
    goal = Text(goal_words(glance.exam, glance.days_left), STRONG)
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
        return prose(too_few(readiness.answers, readiness.needed), room)
    forecast = readiness.today
    beside = [*score_cells(forecast), Text(f"pass {glance.pass_mark}", DIM)]
    free = room - sum(cell.cell_len + 3 for cell in beside) - 2
    bar = min(free, _MOST_BAR) if free >= _LEAST_BAR else min(room - 2, _MOST_BAR)
    lines = flowed([score_bar(forecast, glance.pass_mark, glance.scale, bar, signs), *beside], room, "   ")
    said = [f"you would pass {chances(forecast.p_pass)}"]
    said += [f"most to gain: {one_line(best.title)}, +{best.points}" for best in readiness.movers[:1]]
    return lines + flowed(map(Text, said), room, f" {signs.dot} ")


def _load(glance: Glance, signs: Signs) -> str:
    if not glance.due and not glance.new:
        done = "nothing more is due" if glance.streak else "nothing is due"
        return f"{done} {signs.dot} {glance.due_tomorrow} due tomorrow"
    minutes = counted(max(glance.minutes, 1), "minute")
    return f"{glance.due} due {signs.dot} {glance.new} new {signs.dot} about {minutes}"


def _weak(part: Part) -> str:
    """A topic and the share known of it, where there is enough to tell."""
    name = one_line(part.name)
    return f"{name} {percent(part.known)}" if part.is_enough else name


def _next_steps(glance: Glance) -> Iterator[tuple[str, str]]:
    exam = glance.exam_id or glance.exam.lower()
    if glance.left_open > 0:
        yield "aws-quiz drill --resume", f"go on with the drill you left, {glance.left_open} to come"
    if glance.due or glance.new:
        yield "aws-quiz drill", "start today's drill"
    else:
        yield "aws-quiz drill --new 5", "take five more new concepts"
    if glance.weakest:
        yield "aws-quiz drill --weak", "ten minutes on the weak spots"
    if glance.exam and (glance.last_mock or (glance.readiness and glance.readiness.is_enough)):
        yield f"aws-quiz exam {exam}", _mock_words(glance.last_mock)
    if not glance.exam:
        yield "aws-quiz goal saa-c03", "set the exam you study for"
    elif glance.days_left is None or glance.days_left < 0:
        yield f"aws-quiz goal {exam} --date DAY", "set the day of the exam"


def _mock_words(last: LastMock | None) -> str:
    if last is None:
        return "a full mock, your first"
    ago = {0: "today", 1: "yesterday"}.get(last.days_ago, f"{last.days_ago} days ago")
    return f"a full mock; the last was {ago} ({last.scaled})"


def _labelled(label: str, body: list[Text]) -> list[Text]:
    return hung(Text(f" {label}".ljust(_LABEL_COLUMN), STRONG), body)


def _command(command: str, meaning: str, width: int) -> list[Text]:
    column = max(COMMAND_WIDTH, len(command) + 1)
    if 1 + column + 1 + len(meaning) < width:
        return [Text(f" {command:<{column}}", ACCENT).append(f" {meaning}", "default")]
    return [*hung(Text(" "), wrapped(command, width - 2, ACCENT)), *hung(Text("    "), wrapped(meaning, width - 5))]
