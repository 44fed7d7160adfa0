"""Menus and single questions outside a drill: the only module that knows questionary.

Ctrl-C arrives as KeyboardInterrupt. Lines end between words, and a choice that is too long between words too; the
caller makes sure that there is a terminal. `source` and `target` take its place in tests.
"""

from __future__ import annotations

from datetime import date
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any, TypeVar

import questionary

from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import UNICODE
from aws_quiz.terminal.device.toolkit import terminal_output, unasked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from aws_quiz.terminal.device.theme import Signs

_Value = TypeVar("_Value")

_MARK = "?"
_BEFORE_CHOICE = 4
"""Columns for a sign and the spaces around it, and for the cursor."""

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
    output = _output(target)
    columns = output.get_size().columns
    texts = [shorten(one_line(text), columns - _BEFORE_CHOICE, placeholder=signs.ellipsis) for text, _ in choices]
    message, instruction = _between_words(message, "(arrows, enter)", columns)
    if len(f"{_MARK} {message} ") + max(map(len, texts)) >= columns:
        # In the end the chosen text stands behind the question, or below it.
        message = message.rstrip() + "\n"
    # Under their numbers, because questionary takes None for "as the title", and a default for one of its own.
    shown = [questionary.Choice(text, value=number) for number, text in enumerate(texts)]
    first = next((number for number, (_, value) in enumerate(choices) if value == default), 0)
    number: int = questionary.select(
        message,
        choices=shown,
        default=shown[first],
        qmark=_MARK,
        pointer=signs.here,
        instruction=instruction,
        style=_STYLE,
        use_jk_keys=False,
        **_ends(source, output),
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
    output = _output(target)
    asked = questionary.text(
        _between_words(message, default, output.get_size().columns)[0],
        default=default,
        validate=lambda text: check(text.strip()) or True,
        qmark=_MARK,
        style=_STYLE,
        **_ends(source, output),
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
    output = _output(target)
    message, instruction = _between_words(
        message, "(such as 2027-03-31; empty for none)", output.get_size().columns, "2027-03-31"
    )
    answer: str = questionary.text(
        message,
        default=default.isoformat() if default else "",
        validate=lambda text: date_fault(text, not_before) or True,
        qmark=_MARK,
        instruction=instruction,
        style=_STYLE,
        **_ends(source, output),
    ).unsafe_ask()
    return date.fromisoformat(answer.strip()) if answer.strip() else None


def ask_confirm(
    message: str, default: bool = False, *, source: Input | None = None, target: Output | None = None
) -> bool:
    """Yes or no."""
    output = _output(target)
    message, _ = _between_words(message, "(y/N)", output.get_size().columns)
    asked = questionary.confirm(message, default=default, qmark=_MARK, style=_STYLE, **_ends(source, output))
    answer: bool = asked.unsafe_ask()
    return answer


def date_fault(text: str, not_before: date | None) -> str:
    """Why this is no answer to a question for a day, as a sentence; empty where it is one."""
    if not text.strip():
        return ""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return "Type it as 2027-03-31."
    if not_before and day < not_before:
        return f"Enter {not_before.isoformat()} or later."
    return ""


def _output(target: Output | None) -> Output:
    return unasked(target) if target else terminal_output()


def _between_words(message: str, instruction: str, columns: int, typed: str = "") -> tuple[str, str]:
    """A question and what stands behind it, with line ends in place of the spaces at which a line is full.

    `typed` is something as long as what is typed behind them.
    """
    # Two columns less, for the space more that questionary puts between them, and for the cursor.
    whole = f"{_MARK} {message} {instruction} {typed}".rstrip()
    lines = wrap(whole, max(columns - 2, 2), break_long_words=False, break_on_hyphens=False)
    text = "\n".join(lines).removeprefix(f"{_MARK} ")
    end = len(message)
    rest = text[end + 1 :].removesuffix(typed).rstrip(" ")
    return text[:end] + ("\n" if text[end : end + 1] == "\n" else ""), rest


def _ends(source: Input | None, target: Output) -> dict[str, Any]:
    return {"output": target, **({"input": source} if source else {})}
