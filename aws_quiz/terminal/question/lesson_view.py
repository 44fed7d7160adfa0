"""What an answered question teaches, after a drill's answer as after an exam: reasons, takeaway, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, one_line, wrapped
from aws_quiz.terminal.device.theme import ACCENT, DIM, RIGHT, STRONG, WRONG

if TYPE_CHECKING:
    from collections.abc import Collection

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Option
    from aws_quiz.terminal.device.theme import Signs

Lettered = tuple[tuple[str, "Option"], ...]

LABEL_COLUMN = 11
NARROW = 50
"""Columns below which a label stands on a line of its own."""


def letters(shown: Lettered, keys: Collection[str]) -> str:
    """The letters under which these options were shown."""
    return " ".join(letter for letter, option in shown if option.key in keys)


def reasons(shown: Lettered, chosen: Collection[str]) -> list[tuple[str, Option]]:
    """Letter and option: what was chosen first, then what was right, then the rest."""
    return sorted(shown, key=lambda one: (one[1].key not in chosen, not one[1].correct))


def verdict_words(shown: Lettered, chosen: Collection[str]) -> str:
    """Such as "Wrong: you chose b; the answer is c"."""
    key = {option.key for _, option in shown if option.correct}
    right = letters(shown, key)
    if not chosen:
        return f"Not answered; the answer is {right}"
    if key == set(chosen):
        return f"Right: {right}"
    return f"Wrong: you chose {letters(shown, chosen)}; the answer is {right}"


def source_address(url: str) -> str:
    return one_line(url).removeprefix("https://").removeprefix("http://")


def origin(concept: Concept) -> list[str]:
    """The sections of the notes, and when the sources were last read."""
    notes = [f"notes {', '.join(map(one_line, concept.notes))}"] if concept.notes else []
    return [*notes, f"checked {one_line(concept.checked)}"] if concept.checked else notes


def verdict_lines(shown: Lettered, chosen: Collection[str], aside: str, width: int, signs: Signs) -> list[Text]:
    """The verdict, and at its right what is said by the way, or below it where there is no room."""
    words = verdict_words(shown, chosen)
    sign, style = (signs.right, RIGHT) if words.startswith("Right") else (signs.wrong, WRONG)
    lines = hung(Text(" ").append(f"{sign} ", style), wrapped(words, width - 4, style))
    free = width - 1 - cell_len(lines[-1].plain) - cell_len(aside)
    if free < 2:
        return [*lines, *hung(Text("   "), wrapped(aside, width - 4, DIM))]
    lines[-1].append(" " * free).append(aside, DIM)
    return lines


def reason_lines(shown: Lettered, chosen: Collection[str], width: int, signs: Signs) -> list[Text]:
    """Why each option is right or wrong."""
    lines: list[Text] = []
    for letter, option in reasons(shown, chosen):
        sign = (signs.right, RIGHT) if option.correct else (signs.wrong, WRONG)
        lead = Text("   ").append(letter, STRONG).append("  ").append(*sign).append(" ")
        lines += hung(lead, wrapped(option.why, width - 1 - cell_len(lead.plain)))
    return lines


def lesson_lines(concept: Concept, note: str, width: int, signs: Signs) -> list[Text]:
    """What to remember, what has changed, the learner's own note where there is one, and where it is from."""
    room = room_beside_label(width)
    sources = [line for url in concept.sources for line in wrapped(source_address(url), room)]
    sources += wrapped(f" {signs.dot} ".join(origin(concept)), room, DIM)
    lines = labelled("Remember", wrapped(concept.takeaway, room), width)
    if concept.changed:
        lines += labelled("Changed", wrapped(concept.changed, room), width)
    if note:
        lines += labelled("Note", wrapped(note, room), width)
    return [*lines, *labelled("Source", sources, width)]


def labelled(
    label: str, body: list[Text], width: int, style: str = f"{STRONG} {ACCENT}", column: int = LABEL_COLUMN
) -> list[Text]:
    """A label with its text beside it, in `column`, or below it on a narrow screen; the text is wrapped already."""
    if width < NARROW:
        return [Text(f" {label}", style), *hung(Text("   "), body)]
    lead = Text(" ").append(label, style)
    return hung(lead.append(" " * (column - cell_len(lead.plain))), body)


def room_beside_label(width: int, column: int = LABEL_COLUMN) -> int:
    """How wide a text can be that `labelled` takes."""
    return width - 4 if width < NARROW else width - 1 - column
