"""Measures things in turn, A B A B …, and gives ratios of medians: seconds differ from machine to machine."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median

Measure = Callable[[], float]


def in_turn(measures: Mapping[str, Measure], rounds: int, warm_up: int = 2) -> dict[str, float]:
    """Median seconds of each measure, after `warm_up` rounds that do not count."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(rounds + warm_up):
        for name, measure in measures.items():
            seconds = measure()
            if number >= warm_up:
                taken[name].append(seconds)
    return {name: median(seconds) for name, seconds in taken.items()}


def until_shown(words: Sequence[str], text: bytes, env: Mapping[str, str]) -> float:
    """Seconds from starting `python WORDS…` in a terminal of 80 columns to the text being on its screen."""
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **env}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    controller, terminal = pty.openpty()
    started = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *words], stdin=terminal, stdout=terminal, stderr=terminal, env=environment, close_fds=True
    )
    os.close(terminal)
    seen = b""
    while text not in seen:
        ready, _, _ = select.select([controller], [], [], 120)
        assert ready, f"{words} never showed {text!r}; it showed {seen[-2000:]!r}"
        try:
            seen += os.read(controller, 65536)
        except OSError as error:
            raise AssertionError(f"{words} ended without {text!r}: {seen[-2000:]!r}") from error
    taken = time.perf_counter() - started
    child.send_signal(signal.SIGKILL)
    child.wait()
    os.close(controller)
    return taken


def report(promise: str, ratio: float, limit: float) -> None:
    """One line: what was promised, what was measured."""
    kept = "kept" if ratio <= limit else "NOT KEPT"
    sys.stdout.write(f"{ratio:8.2f}  (promised {limit:g} or less, {kept})  {promise}\n")
    sys.stdout.flush()
