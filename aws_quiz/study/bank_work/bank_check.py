"""`bank check`: everything that is wrong with banks, one line for each, as editors understand it."""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.checks import check_banks
from aws_quiz.banks.files.discovery import shown_from
from aws_quiz.banks.files.loading import BankFolder, find_files, load_banks
from aws_quiz.core.content.source import Problem, Severity
from aws_quiz.errors import ExitStatus, UsedWrongly
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    Progress = Callable[[int, int], None]


class CheckReport(NamedTuple):
    """What a check found in `files` files, which hold so many concepts and questions."""

    problems: tuple[Problem, ...]
    files: int
    concepts: int
    questions: int

    @property
    def status(self) -> ExitStatus:
        return ExitStatus.BANK_ERRORS if self.count(Severity.ERROR) else ExitStatus.DONE

    def count(self, severity: Severity) -> int:
        return sum(problem.severity is severity for problem in self.problems)

    def lines(self) -> Iterator[str]:
        yield from map(str, self.problems)
        if not self.problems:
            held = f"{counted(self.concepts, 'concept')}, {counted(self.questions, 'question')}"
            yield f"no problems in {counted(self.files, 'file')} ({held})"
            return
        errors = counted(self.count(Severity.ERROR), "error")
        warnings = counted(self.count(Severity.WARNING), "warning")
        places = len({problem.location.path for problem in self.problems})
        yield f"{errors}, {warnings} in {places} of {counted(max(self.files, places), 'file')}"


def run_check(
    paths: Sequence[Path],
    banks: Sequence[BankFolder],
    today: date,
    progress: Callable[[int, int], None] | None = None,
    *,
    relative_to: Path | None = None,
    form_too: bool = True,
) -> CheckReport:
    """Checks the paths, or all of `banks` where none is given; without `form_too` only whether they can be read.

    The other banks are read along, for a path may use ids that they have taken, and exams that they describe.
    A path within a bank keeps that bank's standard.
    """
    folders = list(banks)
    chosen: list[str] = []
    for path in paths:
        if not os.path.lexists(path):
            raise UsedWrongly(f"{path} does not exist.", "Give folders or YAML files to check.")
    for path in paths:
        home = next((folder for folder in banks if _lies_in(path, folder.path)), None)
        if home is None:
            folders.append(BankFolder(path))
            chosen.append(shown_from(os.fspath(path), relative_to))
        else:
            below = os.path.relpath(os.path.realpath(path), os.path.realpath(home.path))
            chosen.append(shown_from(os.path.normpath(home.path / below), relative_to))

    @cache  # asked of every finding, of which a file may have thousands
    def is_chosen(shown: str) -> bool:
        return not paths or any(_covers(choice, shown) for choice in chosen)

    read, look = _halves(progress)
    loaded = load_banks(folders, read, relative_to=relative_to)
    # Of two that are alike, the later one is told of: so what was chosen comes last.
    loaded = loaded._replace(topics=tuple(sorted(loaded.topics, key=lambda topic: is_chosen(topic.source.path))))
    if form_too:
        problems = check_banks(loaded, today=today, only=is_chosen, progress=look)
    else:
        problems = sorted(problem for problem in loaded.problems if is_chosen(problem.location.path))
    concepts = [concept for topic in loaded.topics if is_chosen(topic.source.path) for concept in topic.concepts]
    return CheckReport(
        tuple(problems),
        files=sum(is_chosen(file.shown) for file in find_files(folders, relative_to=relative_to)[0]),
        concepts=len(concepts),
        questions=sum(len(concept.questions) for concept in concepts),
    )


def _halves(progress: Progress | None) -> tuple[Progress | None, Progress | None]:
    """One progress for two parts of the work, each half of it."""
    if progress is None:
        return None, None
    return lambda done, total: progress(done, 2 * total), lambda done, total: progress(total + done, 2 * total)


def short_lines(report: CheckReport, folder: Path) -> Iterator[str]:
    """The errors in full, and how many warnings of which rules there are: imports have many of a kind."""
    yield from (str(problem) for problem in report.problems if problem.severity is Severity.ERROR)
    warned = Counter(problem.rule for problem in report.problems if problem.severity is Severity.WARNING)
    errors = counted(report.count(Severity.ERROR), "error")
    if not warned:
        yield f"Checked: {errors}."
        return
    most = ", ".join(f"{rule} {number}" for rule, number in warned.most_common(4))
    warnings = counted(sum(warned.values()), "warning")
    yield f"Checked: {errors}, {warnings} ({most}); `aws-quiz bank check {folder}` lists them."


def _lies_in(path: Path, folder: Path) -> bool:
    real, home = os.path.realpath(path), os.path.realpath(folder)
    return real == home or real.startswith(os.path.join(home, ""))


def _covers(choice: str, shown: str) -> bool:
    if choice == ".":
        return not os.path.isabs(shown)
    return shown == choice or shown.startswith(os.path.join(choice, ""))
