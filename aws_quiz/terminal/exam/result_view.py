"""What a mock exam was worth, on one page: score and range, where the points and the time went, what to do next."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, shortened, wrapped
from aws_quiz.terminal.device.bars import range_bar
from aws_quiz.terminal.device.command_lines import command_lines
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, RIGHT, STRONG, WIDEST, WRONG
from aws_quiz.terminal.question.lesson_view import labelled
from aws_quiz.words.commands import LIST_EXAMS, exam
from aws_quiz.words.durations import a_question, spoken_duration
from aws_quiz.words.forecasts import CONFIDENCE, would_pass
from aws_quiz.words.numbers import chance, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aws_quiz.core.sitting.exam_result import ExamResult, Pacing, Section
    from aws_quiz.core.sitting.worth import Worth
    from aws_quiz.terminal.device.theme import Signs

_LEAST_BAR = 8
_MOST_BAR = 24
_MORE_MOCKS = 2
_LABEL = 12
_MISSED = 2
_MOST_TASKS = 5


def result_lines(result: ExamResult, width: int, signs: Signs, worth: Sequence[Worth] = ()) -> list[Text]:
    """The whole page for a terminal of `width` columns; `worth` are the concepts that cost most points."""
    width = min(width, WIDEST)
    between = f" {signs.dot} "
    lines = [Text(" ").append(one_line(result.title), STRONG), Text()]
    lines += _domain_lines(result.domains, width, signs)
    missed = sorted((task for task in result.tasks if task.asked - task.right >= _MISSED), key=_misses)[:_MOST_TASKS]
    if missed:
        lines += [Text(), Text(" Where you lost the most points", f"{STRONG} {ACCENT}")]
        for task in missed:
            lead = Text("   ").append(f"{task.right} of {task.asked}".rjust(8), STRONG).append("  ")
            body = wrapped(f"{task.id} {one_line(task.name)}", width - 1 - cell_len(lead.plain))
            lines += hung(lead, body)
    lines.append(Text())
    for label, words in _labels(result, between):
        lines += labelled(label, wrapped(words, width - 4 if width < 50 else width - _LABEL), width)
    lines += [Text(), *hung(Text(" "), wrapped(_why_so_wide(result), width - 2, DIM)), Text()]
    for command, meaning in _next_steps(result):
        lines += command_lines(command, meaning, width)
    # Last, because that is what stays on a small screen.
    end = [*_worth_lines(worth, width), *_headline(result, width, signs)]
    return [signs.printable(line) for line in [*lines, Text(), *end]]


def _worth_lines(worth: Sequence[Worth], width: int) -> list[Text]:
    """What would have been worth most points, a line each."""
    if not worth:
        return []
    heading, said = Text(" Worth most", f"{STRONG} {ACCENT}"), ": points that these concepts cost you"
    lines = [heading.append(said, DIM) if heading.cell_len + len(said) < width else heading]
    for one in worth:
        lead = Text("   ").append(f"+{max(round(one.points), 1)}".rjust(4), STRONG).append("  ")
        lines += hung(lead, wrapped(one_line(one.name), width - 1 - cell_len(lead.plain)))
    return lines


def _headline(result: ExamResult, width: int, signs: Signs) -> list[Text]:
    """What is read first stands last, next to the cursor: the range, the chance, and the score."""
    score = result.score
    passing = f"At this level {would_pass(score.p_pass)} ({chance(score.p_pass)})."
    lines = hung(Text(" "), wrapped(f"{passing} The score is an estimate: AWS does not publish its scale.", width - 2))
    likely = f"Likely range {score.low}\N{EN DASH}{score.high} ({CONFIDENCE} confidence)."
    lines += hung(Text(" "), wrapped(likely, width - 2))
    left = Text(" ").append(one_line(result.title), STRONG).append("   ")
    sign, style = (signs.right, RIGHT) if result.passed else (signs.wrong, WRONG)
    left.append(f"{score.scaled}", f"{STRONG} {ACCENT}").append("  ")
    left.append(f"{sign} {'passed' if result.passed else 'not passed'}", style)
    mark = Text(f"pass mark {result.pass_mark}", DIM)
    free = width - 1 - left.cell_len - mark.cell_len
    return (
        [*lines, left.append(" " * free).append_text(mark)]
        if free >= 2
        else [*lines, Text(" ").append_text(mark), left]
    )


def _domain_lines(parts: tuple[Section, ...], width: int, signs: Signs) -> list[Text]:
    """A domain a line: name, right of asked, a bar of one cell a question where there is room, and the verdict."""
    most = max((part.asked for part in parts), default=0)
    verdict_room = len("needs work")
    counts = [f"{part.right} of {part.asked}" for part in parts]
    count_room = max(map(len, counts), default=0)
    names = [one_line(part.name) for part in parts]
    longest = max(map(cell_len, names), default=0)
    free = width - 1 - 3 - count_room - verdict_room - 4
    bar = min(most, _MOST_BAR, max(free - longest - 4, _LEAST_BAR)) if free - _LEAST_BAR - 4 >= 18 else 0
    name_room = min(longest, free - (bar + 4 if bar else 0))
    lines = []
    for part, name, count in zip(parts, names, counts, strict=True):
        fitting = name if cell_len(name) <= name_room else shortened(name, name_room, signs)
        line = (
            Text("   ").append(fitting + " " * (name_room - cell_len(fitting)) + "  ").append(count.rjust(count_room))
        )
        if bar:
            line.append("  ").append_text(_bar(part, most, bar, signs))
            line.append(" " * (3 + name_room + 2 + count_room + 2 + bar + 2 - line.cell_len))
        verdict, style = {True: ("meets", RIGHT), False: ("needs work", WRONG), None: ("too few", DIM)}[part.meets]
        line.append("  ").append(verdict, style)
        lines.append(line)
    return lines


def _bar(part: Section, most: int, room: int, signs: Signs) -> Text:
    """As long as what was asked, full as far as it was right."""
    cells = max(round(part.asked / most * room), 1) if most else 0
    share = part.right / part.asked if part.asked else 0.0
    return range_bar(share, share, cells, signs)


def _misses(task: Section) -> tuple[int, float]:
    """Sorts by what was missed, the most first."""
    return task.right - task.asked, task.right / task.asked


def _labels(result: ExamResult, between: str) -> Iterator[tuple[str, str]]:
    pacing = result.pacing
    pace = [f"{a_question(pacing.a_question)} a question (exam: {a_question(pacing.allowance)})"]
    if pacing.slow_and_wrong:
        pace.append(f"{pacing.slow_and_wrong} slow and wrong")
    if pacing.on_flagged >= 30:
        pace.append(f"{spoken_duration(pacing.on_flagged)} on flagged questions")
    if pacing.unused >= 30:
        pace.append(f"{spoken_duration(pacing.unused)} unused")
    yield "Pace", between.join(pace)
    yield "Changed", _changed(pacing)
    if result.seen_before:
        yield "Seen", between.join(_seen(result))
    empty = sum(not judged.marking.chosen for judged in result.items)
    if empty:
        yield "Empty", f"{counted(empty, 'question')} left empty; a guess costs nothing"


def _seen(result: ExamResult) -> Iterator[str]:
    yield f"{result.seen_before} of {counted(len(result.items), 'question')} answered before"
    if result.unseen:
        new = result.unseen
        yield f"the others alone: {new.scaled}, likely {new.low}\N{EN DASH}{new.high}"


def _changed(pacing: Pacing) -> str:
    changed = [
        f"{counted(number, 'answer')} {what}"
        for number, what in ((pacing.to_right, "from wrong to right"), (pacing.to_wrong, "from right to wrong"))
        if number
    ]
    return ", ".join(changed) or "no answers, right or wrong"


def _why_so_wide(result: ExamResult) -> str:
    asked, scored = len(result.items), result.scored
    narrower = (result.score.high - result.score.low) / 2 / sqrt(1 + _MORE_MOCKS)
    small = f"{scored} questions are a small sample"
    why = small if scored == asked else f"{asked - scored} of {asked} questions do not count, and {small}"
    rounded = max(round(narrower / 5) * 5, 5)
    return f"Why the range is so wide: {why}. Two more mocks would narrow it to about {rounded} either way."


def _next_steps(result: ExamResult) -> Iterator[tuple[str, str]]:
    missed = sum(not judged.right for judged in result.items)
    number = result.title.rsplit(" ", 1)[-1]
    review = exam(result.exam, f"--review {number}") if number.isdecimal() else LIST_EXAMS
    if missed and number.isdecimal():
        yield (
            f"{review} --wrong",
            f"go through the {missed} you missed" if missed > 1 else "go through the one you missed",
        )
    else:
        yield review, "go through all questions" if number.isdecimal() else "find this exam again"
