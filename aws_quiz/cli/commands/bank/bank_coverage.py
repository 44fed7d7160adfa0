"""`bank coverage`: what the banks cover, as three tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.cli.output import write_table, write_versioned
from aws_quiz.study.bank_work.coverage import coverage_of

if TYPE_CHECKING:
    from aws_quiz.study.room import Room

WIDEST = 100
"""Columns of its tables where there is no terminal: titles of tasks are sentences."""


def run_coverage(room: Room, exam: str | None, *, as_json: bool) -> int:
    """Prints three tables: topics, tasks of each exam, and per subject of the notes the sections left out."""
    blueprints = [room.blueprint(exam)] if exam else list(room.catalog.blueprints().values())
    topics, tasks, subjects = coverage_of(room, blueprints)
    if as_json:
        from aws_quiz.cli.as_json.bank_json import coverage_json

        write_versioned(room.env, coverage_json(topics, tasks, subjects))
        return 0
    env = room.env
    write_table(
        env,
        ("topic", "concepts", "questions", "recall", "application", "analysis", "design", "multiple"),
        [tuple(topic.values()) for topic in topics],
    )
    for blueprint in blueprints:
        env.write("")
        rows = [
            (f"{task} {title}", concepts_, questions)
            for task, title, concepts_, questions in (tuple(row.values()) for row in tasks[blueprint.id])
        ]
        write_table(env, (f"task of {blueprint.code}", "concepts", "questions"), rows, most=WIDEST)
    env.write("")
    write_table(
        env,
        ("subject of the notes", "sections", "covered", "not yet"),
        [(s.name, s.sections, s.covered, _shortened(s.missing)) for s in subjects],
        most=WIDEST,
    )
    covered, sections = sum(s.covered for s in subjects), sum(s.sections for s in subjects)
    env.write(f"{covered} of {sections} sections with facts are covered; --json lists the rest.")
    return 0


def _shortened(ids: tuple[str, ...], most: int = 6) -> str:
    more = len(ids) - most
    return " ".join(ids[:most]) + (f" and {more} more" if more > 0 else "")
