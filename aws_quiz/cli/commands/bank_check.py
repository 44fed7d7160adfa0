"""`bank check`: everything that is wrong with banks, one line for each, as editors understand it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from aws_quiz.banks.checks import check_banks
from aws_quiz.banks.files.discovery import shown_from
from aws_quiz.banks.files.loading import BankFolder, Banks, find_files, load_banks
from aws_quiz.core.content.source import Problem, Severity
from aws_quiz.errors import ExitStatus
from aws_quiz.words.numbers import counted

ERRORS_FOUND = 3


def run_check(
    paths: Sequence[Path],
    banks: Sequence[BankFolder],
    today: date,
    out: Callable[[str], None],
    as_json: bool = False,
    progress: Callable[[int, int], None] | None = None,
    *,
    relative_to: Path | None = None,
) -> int:
    """Checks the paths, or all of `banks` where none is given; returns the exit status.

    The other banks are read along, for a path may use ids that they have taken, and exams that they describe.
    A path within a bank keeps that bank's standard.
    """
    folders = list(banks)
    chosen: list[str] = []
    for path in paths:
        home = next((folder for folder in banks if _lies_in(path, folder.path)), None)
        if home is None:
            folders.append(BankFolder(path))
            chosen.append(shown_from(os.fspath(path), relative_to))
        else:
            below = os.path.relpath(os.path.realpath(path), os.path.realpath(home.path))
            chosen.append(shown_from(os.path.normpath(home.path / below), relative_to))

    def is_chosen(shown: str) -> bool:
        return not paths or any(_covers(choice, shown) for choice in chosen)

    loaded = load_banks(folders, progress, relative_to=relative_to)
    # Of two that are alike, the later one is told of: so what was chosen comes last.
    loaded = loaded._replace(topics=tuple(sorted(loaded.topics, key=lambda topic: is_chosen(topic.source.path))))
    problems = check_banks(loaded, today=today, only=is_chosen)
    topics = tuple(topic for topic in loaded.topics if is_chosen(topic.source.path))
    files = sum(is_chosen(file.shown) for file in find_files(folders, relative_to=relative_to)[0])
    report = _as_json if as_json else _as_lines
    report(problems, loaded._replace(topics=topics), files, out)
    return ExitStatus.BANK_ERRORS if _count(problems, Severity.ERROR) else ExitStatus.DONE


def _lies_in(path: Path, folder: Path) -> bool:
    real, home = os.path.realpath(path), os.path.realpath(folder)
    return real == home or real.startswith(os.path.join(home, ""))


def _covers(choice: str, shown: str) -> bool:
    if choice == ".":
        return not os.path.isabs(shown)
    return shown == choice or shown.startswith(os.path.join(choice, ""))


def _count(problems: Sequence[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)


def _as_lines(problems: Sequence[Problem], banks: Banks, files: int, out: Callable[[str], None]) -> None:
    for problem in problems:
        # The name of a file may hold anything, even what steers a terminal.
        out("".join(character if character.isprintable() else "?" for character in str(problem)))
    if not problems:
        concepts, questions = _sizes(banks)
        held = f"{counted(concepts, 'concept')}, {counted(questions, 'question')}"
        out(f"no problems in {counted(files, 'file')} ({held})")
        return
    errors = counted(_count(problems, Severity.ERROR), "error")
    warnings = counted(_count(problems, Severity.WARNING), "warning")
    places = len({problem.location.path for problem in problems})
    out(f"{errors}, {warnings} in {places} of {counted(max(files, places), 'file')}")


def _as_json(problems: Sequence[Problem], banks: Banks, files: int, out: Callable[[str], None]) -> None:
    concepts, questions = _sizes(banks)
    out(
        json.dumps(
            {
                "problems": [
                    {
                        "path": problem.location.path,
                        "line": problem.location.line,
                        "column": problem.location.column,
                        "severity": str(problem.severity),
                        "rule": problem.rule,
                        "message": problem.message,
                    }
                    for problem in problems
                ],
                "files": files,
                "concepts": concepts,
                "questions": questions,
                "errors": _count(problems, Severity.ERROR),
                "warnings": _count(problems, Severity.WARNING),
            },
            indent=2,
        )
    )


def _sizes(banks: Banks) -> tuple[int, int]:
    concepts = [concept for topic in banks.topics for concept in topic.concepts]
    return len(concepts), sum(len(concept.questions) for concept in concepts)
