"""Menus and single questions outside a drill: the only module that knows questionary.

Ctrl-C arrives as KeyboardInterrupt. questionary cuts a choice at the terminal's width, so long texts are no
choices; the caller makes sure that there is a terminal. `source` and `target` take its place in tests.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import questionary

from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import UNICODE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from aws_quiz.terminal.device.theme import Signs

_Value = TypeVar("_Value")

_STYLE = questionary.Style([
    ("qmark", "fg:ansicyan bold"),
    ("question", "bold"),
    ("answer", "fg:ansicyan"),
    ("pointer", "fg:ansicyan bold"),
    ("highlighted", "bold"),
    ("selected", "noreverse"),
    ("instruction", ""),
])  # fmt: skip


def ask_choice(
    message: str,
    choices: Sequence[tuple[str, _Value]],
    default: _Value | None = None,
    *,
    signs: Signs = UNICODE,
    source: Input | None = None,
    target: Output | None = None,
) -> _Value:
    """One of the choices, each a text and what it stands for; the cursor starts at `default`."""
    # Under their numbers, because questionary takes None for "as the title", and a default for one of its own.
    shown = [questionary.Choice(one_line(text), value=number) for number, (text, _) in enumerate(choices)]
    first = next((number for number, (_, value) in enumerate(choices) if value == default), 0)
    number: int = questionary.select(
        message,
        choices=shown,
        default=shown[first],
        qmark="?",
        pointer=signs.here,
        instruction="(arrows, enter)",
        style=_STYLE,
        use_jk_keys=False,
        **_ends(source, target),
    ).unsafe_ask()
    return choices[number][1]


def ask_text(
    message: str,
    default: str = "",
    *,
    check: Callable[[str], str] = lambda _: "",
    source: Input | None = None,
    target: Output | None = None,
) -> str:
    """A line of text, without space around it. `check` says in a sentence why a text is none; empty where it is."""
    asked = questionary.text(
        message,
        default=default,
        validate=lambda text: check(text.strip()) or True,
        qmark="?",
        style=_STYLE,
        **_ends(source, target),
    )
    answer: str = asked.unsafe_ask()
    return answer.strip()


def ask_date(
    message: str,
    default: date | None = None,
    *,
    not_before: date | None = None,
    source: Input | None = None,
    target: Output | None = None,
) -> date | None:
    """A day, or None for an empty answer; what is no day, or too early, is asked again."""
    answer: str = questionary.text(
        message,
        default=default.isoformat() if default else "",
        validate=lambda text: date_fault(text, not_before) or True,
        qmark="?",
        instruction="(such as 2027-03-31; empty for none) ",
        style=_STYLE,
        **_ends(source, target),
    ).unsafe_ask()
    return date.fromisoformat(answer.strip()) if answer.strip() else None


def ask_confirm(
    message: str, default: bool = False, *, source: Input | None = None, target: Output | None = None
) -> bool:
    """Yes or no."""
    asked = questionary.confirm(message, default=default, qmark="?", style=_STYLE, **_ends(source, target))
    answer: bool = asked.unsafe_ask()
    return answer


def date_fault(text: str, not_before: date | None) -> str:
    """Why this is no answer to a question for a day, as a sentence; empty where it is one."""
    if not text.strip():
        return ""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return "Enter the date as year-month-day, such as 2027-03-31."
    if not_before and day < not_before:
        return f"Enter {not_before.isoformat()} or later."
    return ""


def _ends(source: Input | None, target: Output | None) -> dict[str, Any]:
    return {name: end for name, end in (("input", source), ("output", target)) if end is not None}
