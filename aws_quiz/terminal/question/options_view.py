"""The options of a question that can be answered, the same in drill and exam."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from aws_quiz.core.content.question import Option
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.question.choice_state import ChoiceState


class OptionLines(NamedTuple):
    """Lines, and the rows of each option among them, in the order shown."""

    lines: list[Text]
    rows: tuple[range, ...]

    def kept_in_view(self, cursor: int | None) -> range | None:
        """The rows that the cursor keeps on the screen; at the last option, all to the end."""
        if cursor is None:
            return None
        return range(self.rows[cursor].start, len(self.lines)) if cursor == len(self.rows) - 1 else self.rows[cursor]


def mark(is_chosen: bool, multiple: bool) -> str:
    """A box where several can be selected, a round one where one can."""
    if multiple:
        return "[x]" if is_chosen else "[ ]"
    return "(x)" if is_chosen else "( )"


def option_lines(
    shown: Iterable[tuple[str, Option]],
    choice: ChoiceState,
    width: int,
    signs: Signs,
    *,
    above: list[Text],
    struck: Collection[str] = (),
) -> OptionLines:
    """The options below the lines `above`; `struck` are the keys of those that were struck out."""
    lines = list(above)
    rows: list[range] = []
    for place, (letter, option) in enumerate(shown):
        is_chosen = option.key in choice.chosen
        lead = Text(" ").append(signs.here if place == choice.cursor else " ", f"{STRONG} {ACCENT}").append(" ")
        lead.append(mark(is_chosen, choice.multiple), f"{STRONG} {ACCENT}" if is_chosen else "").append(" ")
        lead.append(letter, f"{STRONG} {ACCENT}" if is_chosen else STRONG).append("  ")
        room = width - 1 - cell_len(lead.plain)
        if option.key in struck:
            body = wrapped(f"(struck out) {option.text}", room, DIM)
            for line in body:
                line.stylize("strike")
        else:
            body = wrapped(option.text, room, STRONG if is_chosen else "")
        rows.append(range(len(lines), len(lines) + len(body)))
        lines += hung(lead, body)
    if choice.multiple:
        lines += [Text(), Text(f" {len(choice.chosen)} of {choice.wanted} selected", DIM)]
    return OptionLines(lines, tuple(rows))
