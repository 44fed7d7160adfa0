"""Something done every second while a line of input is awaited.

Time in an exam is counted by looking at its clock, and a thread could not look: what it looks at belongs to the
thread that waits. A timer's signal reaches that thread in the middle of its waiting.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def ticking(tick: Callable[[], object]) -> Iterator[None]:
    """Calls `tick` every second inside; where there are no such timers, not at all."""
    if sys.platform == "win32":
        yield
        return
    import signal

    before = signal.signal(signal.SIGALRM, lambda *_: tick())
    signal.setitimer(signal.ITIMER_REAL, 1.0, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        signal.signal(signal.SIGALRM, before)
