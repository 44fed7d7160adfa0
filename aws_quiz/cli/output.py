"""How commands print: JSON, and tables and lines of text that fit the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from aws_quiz.streams import can_write, printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from aws_quiz.environment import Environment


def console(env: Environment, *, stderr: bool = False) -> Console:
    """The console on the learner's screen, or on the stream of complaints."""
    from aws_quiz.terminal.device.console import console_on

    return console_on(env.stderr if stderr else env.stdout, env.variables)


def write_json(env: Environment, value: object, indent: int | None = 2) -> None:
    """A value as JSON; what the output cannot write, or a terminal would take for an order, is escaped."""
    text = json.dumps(value, indent=indent, ensure_ascii=False, default=str)
    if not can_write(env.stdout, text) or printable(text) != text:
        text = json.dumps(value, indent=indent, default=str)
    env.write(text)


def write_versioned(env: Environment, answer: Mapping[str, object]) -> None:
    """What `--json` prints: one of the shapes of `cli.as_json`, with the version of the interface before it."""
    from aws_quiz.cli.as_json.vocabulary import VERSION

    write_json(env, {"version": VERSION, **answer})


def write_lines(env: Environment, lines: Iterable[Text], *, paged: bool = False) -> None:
    """Lines that are already laid out for the terminal's width; `paged` ones go through a pager where they are many."""
    screen = console(env)
    lines = list(lines)
    if paged and env.is_terminal and len(lines) >= screen.height:
        with screen.capture() as captured:
            for line in lines:
                screen.print(line, soft_wrap=True)
        if env.page(captured.get()):
            return
    for line in lines:
        line.plain = printable(line.plain)
        screen.print(line, soft_wrap=True)


def say(env: Environment, *sentences: str, indent: str = "") -> None:
    """Sentences, each a paragraph that fits the terminal; whole lines where nobody watches."""
    from textwrap import wrap

    screen = console(env)
    for words in sentences:
        lines = wrap(words, screen.width - 1, subsequent_indent=indent) if screen.is_terminal else [words]
        for line in lines or [""]:
            env.write(line)


UNFOLDED = 10_000


def write_table(
    env: Environment, heads: Sequence[str], rows: Iterable[Sequence[str | int]], *, most: int = UNFOLDED
) -> None:
    """A plain table; numbers stand at the right. Without a terminal nothing is folded below `most` columns."""
    from rich.table import Table
    from rich.text import Text

    screen = console(env)
    rows = list(rows)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for at, head in enumerate(heads):
        is_number = bool(rows) and all(isinstance(row[at], int) for row in rows)
        table.add_column(Text(head), justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(str(cell))) for cell in row))
    if not screen.is_terminal:
        screen.width = most
    screen.print(table)
