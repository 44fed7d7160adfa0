"""All items of a paper: as one line below the item, as a page of cells, and as a page to read before handing in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.core.sitting.exam_talk import State
from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST
from aws_quiz.terminal.exam.exam_overview import Kind, of_kind, readiness, to_look_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_quiz.core.sitting.exam_talk import Entry
    from aws_quiz.terminal.device.theme import Signs

_GROUP = 10
"""Items that stand together in the line."""

_MOST_COLUMNS = 10
_NARROW = 62
"""Columns below which cells close up."""

_LABEL_COLUMN = 18


class Spot(NamedTuple):
    """Where something can be clicked: cells `start` to `end` of a row. `at` is what: an item, or an option's place."""

    row: int
    start: int
    end: int
    at: int


class Cells(NamedTuple):
    """The page of cells. `columns` is how many stand in a row, `kept_in_view` the row of the cursor."""

    lines: list[Text]
    spots: tuple[Spot, ...]
    columns: int
    kept_in_view: range | None


def state_sign(state: State, signs: Signs) -> str:
    return {
        State.ANSWERED: signs.answered,
        State.INCOMPLETE: signs.incomplete,
        State.OPEN: signs.blank,
        State.UNSEEN: signs.unseen,
    }[state]


def _flag_sign(entry: Entry, signs: Signs) -> str:
    return signs.flag if entry.state is State.ANSWERED else signs.flag_open


def legend(signs: Signs) -> str:
    meanings = (
        (signs.answered, "answered"),
        (signs.incomplete, "incomplete"),
        (signs.blank, "open"),
        (signs.unseen, "unseen"),
        (signs.flag, "flag"),
        (signs.flag_open, "flag, not answered"),
    )
    return "  ".join(f"{sign} {word}" for sign, word in meanings)


def overview_line(entries: Sequence[Entry], number: int, width: int, signs: Signs) -> tuple[Text, tuple[Spot, ...]]:
    """One sign an item, the part around `number` where the line is too short, with the numbers at its ends."""
    most = len(entries)
    room = min(width, WIDEST) - 4 - 2 * len(str(most))
    shown = most
    while shown > 1 and shown + (shown + _GROUP - 2 if shown < most else shown - 1) // _GROUP > room:
        shown -= 1
    first = max(min(number - 1 - shown // 2, most - shown), 0)
    in_whole_groups = first - first % _GROUP
    if number <= in_whole_groups + shown:  # so that the groups stay where they are while one goes through them
        first = in_whole_groups
    line = Text(f" {entries[first].number} ", DIM)
    spots = []
    for at, standing in enumerate(entries[first : first + shown]):
        if at and (first + at) % _GROUP == 0:
            line.append(" ")
        start = cell_len(line.plain)
        is_here = standing.number == number
        sign = _flag_sign(standing, signs) if standing.flagged else state_sign(standing.state, signs)
        line.append(signs.here if is_here else sign, f"{STRONG} {ACCENT}" if is_here else _style(standing))
        spots.append(Spot(0, start, start + 1, standing.number))
    return line.append(f" {entries[first + shown - 1].number}", DIM), tuple(spots)


def cell_lines(entries: Sequence[Entry], kind: Kind, place: int, here: int, width: int, signs: Signs) -> Cells:
    """The page of cells of one kind, the cursor on the item `place`; `here` is the item one came from."""
    counts = Text(" ")
    for each in Kind:
        name = f"{each.value} {len(of_kind(entries, each))}"
        counts.append(f"[{name}]" if each is kind else name, f"{STRONG} {ACCENT}" if each is kind else "")
        counts.append("  " if each is not Kind.FLAGGED else "")
    lines = [*hung(Text(" "), _broken(counts, width - 2)), Text()]
    cells = of_kind(entries, kind)
    if not cells:
        lines.append(Text(f" No question is {kind.value}.", DIM))
        return Cells(lines, (), 1, None)
    digits = len(str(len(entries)))
    gap = "" if width < _NARROW else " "
    size = 3 + digits + 2 * len(gap)
    columns = max(min((min(width, WIDEST) - 2) // size, _MOST_COLUMNS), 1)
    spots = []
    kept = None
    for at, standing in enumerate(cells):
        if at % columns == 0:
            lines.append(Text(" "))
        is_cursor = standing.number == place
        start = cell_len(lines[-1].plain)
        number = Text(signs.here if is_cursor else " ", f"{STRONG} {ACCENT}")
        number.append(f"{standing.number:>{digits}}{gap}", "reverse" if is_cursor else _here_style(standing, here))
        lines[-1].append_text(number).append(state_sign(standing.state, signs), _style(standing))
        lines[-1].append((signs.flag if standing.flagged else " ") + gap, ACCENT)
        spots.append(Spot(len(lines) - 1, start, start + size, standing.number))
        if is_cursor:
            kept = range(len(lines) - 1, len(lines))
    key = [Text(), *hung(Text(" "), wrapped(legend(signs), width - 2, DIM))]
    return Cells([signs.printable(line) for line in [*lines, *key]], tuple(spots), columns, kept)


def review_lines(entries: Sequence[Entry], width: int, signs: Signs) -> list[Text]:
    """What to know before handing in."""
    width = min(width, WIDEST)
    lines = [Text(" Before you hand in", f"{STRONG} {ACCENT}"), Text()]
    lines += [*hung(Text(" "), wrapped(readiness(entries), width - 2)), Text()]
    for label, numbers in to_look_at(entries):
        lead = Text(f"   {label:<{_LABEL_COLUMN - 3}}", STRONG)
        lines += hung(lead, wrapped(numbers, width - 1 - _LABEL_COLUMN))
    if lines[-1].plain:
        lines.append(Text())
    lines += hung(Text(" "), wrapped("Type yes to hand in; nothing can be changed afterwards.", width - 2))
    lines += hung(Text(" "), wrapped("Type a number to go to that question, esc to continue.", width - 2, DIM))
    return [signs.printable(line) for line in lines]


def _style(standing: Entry) -> str:
    if standing.flagged:
        return ACCENT
    return DIM if standing.state is State.UNSEEN else ""


def _here_style(standing: Entry, here: int) -> str:
    return f"{STRONG} underline" if standing.number == here else ""


def _broken(words: Text, width: int) -> list[Text]:
    """The line in as many as it takes, broken between two names."""
    lines = [Text()]
    for word in words[1:].split("  "):
        if lines[-1].plain and cell_len(lines[-1].plain) + 2 + cell_len(word.plain) > width:
            lines.append(Text())
        lines[-1].append("  " if lines[-1].plain else "").append_text(word)
    return lines
