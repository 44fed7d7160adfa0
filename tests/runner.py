"""Runs commands as a learner would, in a home, at a moment and with input of the test's choosing."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

from aws_quiz.cli.app import main
from aws_quiz.environment import Environment
from tests.builders import MOMENT


@dataclass
class Result:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Stream(io.StringIO):
    """An output that can write every sign."""

    encoding = "utf-8"


class Clock:
    """A clock that a test sets. Every reading moves it on, so that no two answers share a moment."""

    def __init__(self, moment: datetime = MOMENT) -> None:
        self.moment = moment

    def now(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def monotonic(self) -> float:
        self.moment += timedelta(seconds=10)
        return self.moment.timestamp()

    def tick(self, **span: float) -> None:
        self.moment += timedelta(**span)


@dataclass
class Home:
    """One learner's machine. `banks` is a folder of banks that a test fills."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    counter: int = 0
    copies: int = 0

    @property
    def banks(self) -> Path:
        banks = self.folder / "banks"
        banks.mkdir(exist_ok=True)
        return banks

    @property
    def store(self) -> Path:
        return self.folder / "home" / "aws-quiz.sqlite"

    def run(self, *words: str | Path, typed: str = "") -> Result:
        """Runs one command with the shipped banks."""
        out, err = Stream(), Stream()
        environment = Environment(
            variables={"AWS_QUIZ_HOME": str(self.folder / "home")},
            now=self.clock.now,
            monotonic=self.clock.monotonic,
            entropy=self._entropy,
            stdin=io.StringIO(typed),
            stdout=out,
            stderr=err,
            zone_of=lambda moment: UTC,
            working_folder=lambda: self.folder,
        )
        status = main([str(word) for word in words], environment)
        return Result(status, out.getvalue(), err.getvalue())

    def run_own(self, *words: str | Path, typed: str = "") -> Result:
        """Runs one command with the banks in `banks` and no others."""
        return self.run(*words, "--banks", self.banks, "--no-shipped", typed=typed)

    def copy(self) -> Home:
        """The same home as it is now, for a look that leaves no trace in this one."""
        self.copies += 1
        folder = self.folder / f"copy-{self.copies}"
        folder.mkdir()
        for name in ("home", "banks"):
            if (self.folder / name).exists():
                copytree(self.folder / name, folder / name)
        return Home(folder, Clock(self.clock.moment), self.counter)

    def answers(self) -> list[dict[str, Any]]:
        """The answers in the log, as the export gives them."""
        return [json.loads(line) for line in self.run("history", "export").out.splitlines()]

    def _entropy(self, size: int) -> bytes:
        self.counter += 1
        return self.counter.to_bytes(size, "big")


def bank_text(
    topic: str = "s3",
    concepts: int = 3,
    questions: int = 2,
    exams: str = '{saa-c03: ["3.1"]}',
    right: Callable[[int], str] = lambda number: "a",
) -> str:
    """A bank file whose option `a` is right, unless `right` says otherwise for a question's number."""
    lines = [f"topic: {topic}", f"title: Title of {topic}", "concepts:"]
    for place in range(1, concepts + 1):
        lines += [
            f"  - id: {topic}-{place:02}",
            f"    takeaway: The takeaway of {topic} number {place}.",
            f"    exams: {exams}",
            "    sources: [https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html]",
            "    checked: 2026-11",
            "    questions:",
        ]
        for number in range(1, questions + 1):
            lines += [
                f"      - id: {topic}-{place:02}.{number}",
                "        level: application",
                f"        prompt: Prompt {number} about concept {place} of {topic} at the LOWEST cost, which is it?",
                "        options:",
                *_options(right(number)),
            ]
    return "\n".join(lines) + "\n"


def _options(right: str) -> Iterable[str]:
    for key in "abcd":
        yield f"          - key: {key}"
        yield f"            text: The choice that is called {key} here"
        if key in right:
            yield "            correct: true"
        yield f"            why: The reason that belongs to the choice {key}, in the words of the service."
