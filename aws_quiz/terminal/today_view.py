"""Today at a glance, and what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.theme import ACCENT, DIM, STRONG, WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.progress import Glance
    from aws_quiz.terminal.theme import Signs

COMMAND_WIDTH = 26


def today_lines(glance: Glance, width: int, signs: Signs) -> list[Text]:
    """The page, at most `width` columns wide."""
    width = min(width, WIDEST)
    lines = [Text(), *_headline(glance, width, signs), Text()]
    lines += _labelled("Today", _load(glance, signs), width)
    if glance.weakest:
        weak = [f"{glance.titles.get(s.topic, s.topic)} {s.held:.0%}".replace("%", " %") for s in glance.weakest]
        lines += _labelled("Weak", weak, width)
        lines.append(Text("         share you would still know a week after seeing it", DIM))
    lines.append(Text())
    for command, meaning in _next_steps(glance):
        lines += _command(command, meaning, width)
    return [signs.printable(line) for line in [*lines, Text()]]


def _headline(glance: Glance, width: int, signs: Signs) -> list[Text]:
    left = Text(" ")
    left.append(_goal(glance), STRONG)
    left.append(f" {signs.dot} goal {glance.daily_minutes} minutes a day", DIM)
    right = Text(f"streak {glance.streak}", ACCENT if glance.streak else DIM)
    room = width - left.cell_len - right.cell_len
    if room < 2:
        return [left, Text(" ").append_text(right)]
    return [left.append(" " * room).append_text(right)]


def _goal(glance: Glance) -> str:
    if not glance.exam:
        return "Every exam"
    if glance.days_left is None:
        return glance.exam
    if glance.days_left < 0:
        return f"{glance.exam}, whose date has passed"
    if glance.days_left == 0:
        return f"{glance.exam} today"
    return f"{glance.exam} in {glance.days_left} day{'s' if glance.days_left != 1 else ''}"


def _load(glance: Glance, signs: Signs) -> list[str]:
    if not glance.due and not glance.new:
        done = "nothing more is due" if glance.streak else "nothing is due"
        return [done, f"{glance.due_tomorrow} due tomorrow"]
    return [f"{glance.due} due {signs.dot} {glance.new} new {signs.dot} about {max(glance.minutes, 1)} minutes"]


def _next_steps(glance: Glance) -> Iterator[tuple[str, str]]:
    if glance.left_open > 0:
        yield "aws-quiz drill --resume", f"go on with the drill you left, {glance.left_open} to come"
    if glance.due or glance.new:
        yield "aws-quiz drill", "start today's drill"
    else:
        yield "aws-quiz drill --new 5", "take five more new concepts"
    if glance.weakest:
        yield "aws-quiz drill --weak", "ten minutes on the weak spots"
        yield f"aws-quiz study {glance.weakest[0].topic}", "read its takeaways"
    if not glance.exam:
        yield "aws-quiz goal saa-c03", "set the exam you study for"
    elif glance.days_left is None or glance.days_left < 0:
        yield f"aws-quiz goal {glance.exam.lower()} --date DAY", "set the day of the exam"


def _labelled(label: str, parts: list[str], width: int) -> list[Text]:
    """The parts side by side where they fit, else on lines of their own."""
    lead = f" {label:<8}"
    if len(lead) + len("   ".join(parts)) <= width:
        return [Text(lead, STRONG).append("   ".join(parts), "not bold")]
    return [
        Text(lead if at == 0 else " " * len(lead), STRONG).append(part, "not bold") for at, part in enumerate(parts)
    ]


def _command(command: str, meaning: str, width: int) -> list[Text]:
    line = Text(f" {command:<{COMMAND_WIDTH}}", ACCENT)
    if line.cell_len + len(meaning) + 1 <= width:
        return [line.append(f" {meaning}", "default")]
    return [Text(f" {command}", ACCENT), Text(f"    {meaning}")]
