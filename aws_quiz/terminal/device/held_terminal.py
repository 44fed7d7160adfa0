"""The terminal kept quiet while a drill or an exam runs, and put back as it was.

Between two screens the terminal would show what is typed, in the middle of the text; Ctrl-C would break into
an answer that is being stored; and a window that is closed would end the program before the sitting is. All
three are held off here: keys wait for the next screen, which takes Ctrl-C as one. Whoever stops the program from
outside gets the terminal back as it was for as long as it is stopped.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class HungUp(Exception):
    """The terminal is gone: its window was closed, or its connection broke."""


class _Hold:
    """What the terminal was like before it was held, and is like while it is; one program has one terminal."""

    def __init__(self) -> None:
        self.before: list[object] | None = None
        self.quiet: list[object] | None = None

    def put(self, modes: list[object] | None) -> None:
        import termios

        if modes is not None:
            with suppress(termios.error):  # where the terminal has hung up, there is nothing to put back
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, modes)  # type: ignore[arg-type]


_hold = _Hold()


@contextmanager
def held_terminal() -> Iterator[None]:
    """Typed keys wait unseen, and a hang-up arrives as the end of input; without a terminal, nothing."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import signal
    import termios

    descriptor = sys.stdin.fileno()
    _hold.before, quiet = list(termios.tcgetattr(descriptor)), termios.tcgetattr(descriptor)
    quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
    termios.tcsetattr(descriptor, termios.TCSANOW, quiet)
    _hold.quiet = list(quiet)
    on_hang_up = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    on_stop = signal.signal(signal.SIGTSTP, _stopped_between_screens)
    on_end = signal.signal(signal.SIGTERM, _told_to_end)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, on_hang_up)
        signal.signal(signal.SIGTSTP, on_stop)
        signal.signal(signal.SIGTERM, on_end)
        _hold.put(_hold.before)
        _hold.before = _hold.quiet = None


def stop_here() -> None:
    """Stops the program and all that was started with it, with the terminal as it was, until it is told to go on."""
    import signal

    _hold.put(_hold.before)
    usual = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        os.kill(0, signal.SIGTSTP)
    finally:
        signal.signal(signal.SIGTSTP, usual)
        _hold.put(_hold.quiet)


@contextmanager
def stops_taken_by(take: Callable[[], None]) -> Iterator[None]:
    """A stop from outside is `take`'s to carry out: a screen first takes down what it has drawn.

    Only the main thread hears signals; a screen in another is stopped as the system does it.
    """
    if sys.platform == "win32" or current_thread() is not main_thread():
        yield
        return
    import signal

    on_stop = signal.signal(signal.SIGTSTP, lambda *_: take())
    on_end = signal.signal(signal.SIGTERM, _told_to_end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, on_stop)
        signal.signal(signal.SIGTERM, on_end)


def _stopped_between_screens(*_: object) -> None:
    stop_here()


def _told_to_end(number: int, _: object) -> None:
    """A request to end takes the way out that every error takes, which leaves the terminal as it was."""
    raise SystemExit(128 + number)
