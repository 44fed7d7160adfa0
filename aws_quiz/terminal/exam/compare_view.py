"""Two mock exams side by side: what has changed, and whether that is more than luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, shortened, wrapped
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, RIGHT, STRONG, WIDEST, WRONG
from aws_quiz.terminal.question.lesson_view import labelled, room_beside_label
from aws_quiz.words.durations import a_question
from aws_quiz.words.forecasts import CONFIDENCE, interval
from aws_quiz.words.numbers import counted, percent, signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.sitting.exam_result import ExamResult
    from aws_quiz.terminal.device.theme import Signs

_SHARES = len("100 %  100 %  +100")


def compare_lines(first: ExamResult, second: ExamResult, width: int, signs: Signs) -> list[Text]:
    """The page for a terminal of `width` columns; the scores stand last."""
    width = min(width, WIDEST)
    lines = [Text(" ").append(f"{one_line(first.title)}, then {one_line(second.title)}", f"{STRONG} {ACCENT}"), Text()]
    lines += _domain_lines(first, second, width, signs)
    lines.append(Text())
    for label, words in _rows(first, second):
        lines += labelled(label, wrapped(words, room_beside_label(width)), width)
    lines += [Text(), *hung(Text(" "), wrapped(_meaning(first, second), width - 2))]
    gained = second.score.scaled - first.score.scaled
    score = Text(" ").append(f"{first.score.scaled}", STRONG).append(", then ").append(f"{second.score.scaled}", STRONG)
    score.append(f"  {signed(gained)}", RIGHT if gained > 0 else WRONG if gained < 0 else DIM)
    return [signs.printable(line) for line in [*lines, Text(), score]]


def _domain_lines(first: ExamResult, second: ExamResult, width: int, signs: Signs) -> Iterator[Text]:
    """Each domain's share right, before and after, and the difference in percentage points."""
    before = {part.id: part for part in first.domains}
    room = max(width - 1 - 3 - 2 - _SHARES, 8)
    for part in second.domains:
        was = before.get(part.id)
        name = one_line(part.name)
        name = name if cell_len(name) <= room else shortened(name, room, signs)
        line = Text(f"   {name}{' ' * (min(room, 40) - cell_len(name))}  ")
        if was is None or not was.asked or not part.asked:
            yield line.append("not asked in both", DIM)
            continue
        old, new = was.right / was.asked, part.right / part.asked
        gained = round(100 * new) - round(100 * old)
        line.append(f"{percent(old):>5}  {percent(new):>5}  ")
        yield line.append(f"{signed(gained):>4}", RIGHT if gained > 0 else WRONG if gained < 0 else DIM)


def _rows(first: ExamResult, second: ExamResult) -> Iterator[tuple[str, str]]:
    one, two = first.score, second.score
    yield "Likely", f"{interval(one.low, one.high)}, then {interval(two.low, two.high)} ({CONFIDENCE} confidence)"
    yield "Pace", f"{a_question(first.pacing.a_question)}, then {a_question(second.pacing.a_question)} a question"
    before = {judged.question.id: judged.right for judged in first.items}
    both = [(before[judged.question.id], judged.right) for judged in second.items if judged.question.id in before]
    if both:
        gained, lost = both.count((False, True)), both.count((True, False))
        yield "Same", f"{counted(len(both), 'question')} in both: {gained} newly right, {lost} newly wrong"


def _meaning(first: ExamResult, second: ExamResult) -> str:
    one, two = first.score, second.score
    if one.low > two.high or two.low > one.high:
        return "The likely ranges do not overlap: this difference is more than luck."
    return "The likely ranges overlap, so the difference can be luck."
