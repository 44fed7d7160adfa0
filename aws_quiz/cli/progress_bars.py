"""Progress bars for long work: on standard error, only where a person watches it, gone when it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from aws_quiz.cli.output import console

if TYPE_CHECKING:
    from aws_quiz.environment import Environment

Thing = TypeVar("Thing")
WORTH_SHOWING, HEAVY_WORTH_SHOWING = 40, 2
"""Fewer things than this are done before a bar could be read."""


def tracked(env: Environment, things: Sequence[Thing], doing: str, *, heavy: bool = False) -> Iterable[Thing]:
    """The things, with a bar while they are gone through."""
    if len(things) < (HEAVY_WORTH_SHOWING if heavy else WORTH_SHOWING) or not env.stderr.isatty():
        return things
    from rich.progress import track

    return track(things, doing, console=console(env, stderr=True), transient=True)


@contextmanager
def counting(env: Environment, doing: str) -> Iterator[Callable[[int, int], None] | None]:
    """A callback that takes how many of how many are done, or None where nobody watches."""
    if not env.stderr.isatty():
        yield None
        return
    from rich.progress import Progress

    with Progress(console=console(env, stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
