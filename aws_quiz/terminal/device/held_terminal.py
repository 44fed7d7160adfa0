"""The terminal kept quiet while a drill or an exam runs, and put back as it was.

Between two screens the terminal would show what is typed, in the middle of the text; Ctrl-C would break into
an answer that is being stored; and a window that is closed would end the program before the sitting is. All
three are held off here: keys wait for the next screen, which takes Ctrl-C as one.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class HungUp(Exception):
    """The terminal is gone: its window was closed, or its connection broke."""


@contextmanager
def held_terminal() -> Iterator[None]:
    """Typed keys wait unseen, and a hang-up arrives as the end of input; without a terminal, nothing."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import signal
    import termios

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    quiet = termios.tcgetattr(descriptor)
    quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
    termios.tcsetattr(descriptor, termios.TCSANOW, quiet)
    on_hang_up = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, on_hang_up)
        with suppress(termios.error):  # where the terminal has hung up, there is nothing to put back
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
