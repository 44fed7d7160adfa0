"""What is said after an answer: the verdict, the reason of every option, what to remember, where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.bank_text import hung, one_line, wrapped
from aws_quiz.terminal.theme import ACCENT, DIM, RIGHT, STRONG, WIDEST, WRONG

if TYPE_CHECKING:
    from aws_quiz.core.question import Option
    from aws_quiz.core.sitting import Asked, Marked
    from aws_quiz.terminal.theme import Signs

_LABEL_COLUMN = 11
_NARROW = 50
"""Columns below which a label stands on a line of its own."""


def feedback_lines(marked: Marked, width: int, signs: Signs) -> list[Text]:
    """The whole feedback for a terminal of `width` columns."""
    width = min(width, WIDEST)
    asked = marked.asked
    lines = [*_verdict(marked, width, signs), Text()]
    for letter, option in reasons(marked):
        sign = (signs.right, RIGHT) if option.correct else (signs.wrong, WRONG)
        lead = Text("   ").append(letter, STRONG).append("  ").append(*sign).append(" ")
        lines += hung(lead, wrapped(option.why, width - 1 - cell_len(lead.plain)))
    lines.append(Text())
    lines += _labelled("Remember", wrapped(asked.concept.takeaway, _room(width)), width)
    if asked.concept.changed:
        lines += _labelled("Changed", wrapped(asked.concept.changed, _room(width)), width)
    if asked.note:
        lines += _labelled("Note", wrapped(asked.note, _room(width)), width)
    lines += _labelled("Source", _source(asked, _room(width), signs), width)
    return [signs.printable(line) for line in lines]


def reasons(marked: Marked) -> list[tuple[str, Option]]:
    """Letter and option: what was chosen first, then what was right, then the rest."""
    chosen = frozenset(marked.review.response)
    return sorted(marked.asked.shown, key=lambda shown: (shown[1].key not in chosen, not shown[1].correct))


def verdict_words(marked: Marked) -> str:
    """Such as "Wrong: you chose b, right is c"."""
    asked = marked.asked
    right = _letters(asked, asked.question.right)
    if marked.right:
        return f"Right: {right}"
    return f"Wrong: you chose {_letters(asked, marked.review.response)}, right is {right}"


def circumstances(marked: Marked) -> list[str]:
    """How sure, how long, and when it comes back."""
    seconds = marked.review.seconds
    took = [] if seconds is None else [_took(seconds)]
    return [str(marked.review.confidence), *took, _return(marked)]


def source_address(url: str) -> str:
    return one_line(url).removeprefix("https://").removeprefix("http://")


def origin(asked: Asked) -> list[str]:
    """The sections of the notes, and when the sources were last read."""
    concept = asked.concept
    notes = [f"notes {', '.join(map(one_line, concept.notes))}"] if concept.notes else []
    return [*notes, f"checked {one_line(concept.checked)}"] if concept.checked else notes


def _verdict(marked: Marked, width: int, signs: Signs) -> list[Text]:
    sign, style = (signs.right, RIGHT) if marked.right else (signs.wrong, WRONG)
    lines = hung(Text(" ").append(f"{sign} ", style), wrapped(verdict_words(marked), width - 4, style))
    aside = Text(f" {signs.dot} ".join(circumstances(marked)), DIM)
    free = width - 1 - cell_len(lines[-1].plain) - cell_len(aside.plain)
    if free < 2:
        return [*lines, *hung(Text("   "), wrapped(aside.plain, width - 4, DIM))]
    lines[-1].append(" " * free).append_text(aside)
    return lines


def _letters(asked: Asked, keys: frozenset[str] | tuple[str, ...]) -> str:
    return " ".join(sorted(asked.letter(key) for key in keys))


def _took(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 100 else f"{whole // 60} min {whole % 60} s"


def _return(marked: Marked) -> str:
    if marked.returns_today:
        return "comes back in this drill"
    if marked.days_away <= 0:
        return "back today"
    return "back tomorrow" if marked.days_away == 1 else f"back in {marked.days_away} days"


def _room(width: int) -> int:
    return width - 4 if width < _NARROW else width - 1 - _LABEL_COLUMN


def _labelled(label: str, body: list[Text], width: int) -> list[Text]:
    if width < _NARROW:
        return [Text(f" {label}", f"{STRONG} {ACCENT}"), *hung(Text("   "), body)]
    lead = Text(" ").append(label, f"{STRONG} {ACCENT}")
    return hung(lead.append(" " * (_LABEL_COLUMN - cell_len(lead.plain))), body)


def _source(asked: Asked, room: int, signs: Signs) -> list[Text]:
    lines = [line for url in asked.concept.sources for line in wrapped(source_address(url), room)]
    return [*lines, *wrapped(f" {signs.dot} ".join(origin(asked)), room, DIM)]
