"""Reports and the line of status over logs of any length."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks.generated_banks import QUESTIONS_A_FILE, write_banks
from tests.benchmarks.generated_logs import write_store
from tests.benchmarks.rounds import in_turn, report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

QUESTIONS = 20_000
REVIEWS = (10_000, 100_000, 1_000_000)


def reports(folder: Path) -> None:
    """A whole process that prints the report, warm: over a million answers in less than a second."""
    banks, homes = _homes(folder)
    words = {size: ["report", "--banks", str(banks), "--no-shipped"] for size in homes}
    seconds = in_turn({str(size): partial(_run, words[size], homes[size]) for size in homes}, rounds=7)
    for size in homes:
        sys.stdout.write(f"{seconds[str(size)]:8.2f}  seconds for the report over {size:,} answers\n")
    largest, least = seconds[str(REVIEWS[-1])], seconds[str(REVIEWS[0])]
    report("the report over 1,000,000 answers / one second", largest, 1.0)
    sys.stdout.write(f"{largest / least:8.2f}  the report over 1,000,000 answers / over 10,000\n")


def status(folder: Path) -> None:
    """The line for a prompt beside importing typer."""
    _, homes = _homes(folder)
    line = partial(_run, ["status", "--short"], homes[REVIEWS[1]])
    seconds = in_turn({"line": line, "typer": partial(_python, ["-c", "import typer"])}, rounds=21)
    report("status --short / importing typer", seconds["line"] / seconds["typer"], 1.0)


def _homes(folder: Path) -> tuple[Path, dict[int, Path]]:
    """Banks, and homes with so many answers to their concepts; made once."""
    banks = folder / f"banks-{QUESTIONS}"
    if not banks.exists():
        write_banks(banks, QUESTIONS)
    files, concepts_a_file = QUESTIONS // QUESTIONS_A_FILE, QUESTIONS_A_FILE // 2
    concepts = [f"topic-{file:05}-{place:03}" for file in range(files) for place in range(concepts_a_file)]
    homes = {size: folder / f"home-{QUESTIONS}-{size}" for size in REVIEWS}
    for size, home in homes.items():
        if not home.exists():
            write_store(home, concepts, size, datetime.now(UTC).date())
    return banks, homes


def _run(words: Sequence[str], home: Path) -> float:
    return _python(["-m", "aws_quiz", *words], {"AWS_QUIZ_HOME": str(home)})


def _python(words: Sequence[str], variables: dict[str, str] | None = None) -> float:
    """Seconds of a whole process of this interpreter; what it prints is thrown away."""
    environment = {**os.environ, **(variables or {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    subprocess.run([sys.executable, *words], env=environment, check=True, capture_output=True)
    return time.perf_counter() - started
