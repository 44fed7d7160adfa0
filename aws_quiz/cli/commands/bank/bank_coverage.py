"""`bank coverage`: what the banks cover, as three tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.cli.output import write_json, write_table
from aws_quiz.study.bank_work.coverage import subjects_covered, tasks_covered, topics_covered

if TYPE_CHECKING:
    from aws_quiz.study.room import Room


def run_coverage(room: Room, exam: str | None, *, as_json: bool) -> int:
    """Prints three tables: topics, tasks of each exam, and per subject of the notes the sections left out."""
    concepts = list(room.catalog.concepts())
    blueprints = [room.blueprint(exam)] if exam else list(room.catalog.blueprints().values())
    topics = topics_covered(room, concepts)
    tasks = {blueprint.id: tasks_covered(blueprint, concepts) for blueprint in blueprints}
    subjects = subjects_covered(room, concepts)
    if as_json:
        write_json(room.env, {"topics": topics, "tasks": tasks, "notes": [subject._asdict() for subject in subjects]})
        return 0
    env = room.env
    write_table(
        env,
        ("topic", "concepts", "questions", "recall", "application", "analysis", "multiple"),
        [tuple(topic.values()) for topic in topics],
    )
    for blueprint in blueprints:
        env.write("")
        rows = [
            (f"{task} {title}", concepts_, questions)
            for task, title, concepts_, questions in (tuple(row.values()) for row in tasks[blueprint.id])
        ]
        write_table(env, (f"task of {blueprint.code}", "concepts", "questions"), rows)
    env.write("")
    write_table(
        env,
        ("subject of the notes", "sections", "covered", "not yet"),
        [(s.name, s.sections, s.covered, _shortened(s.missing)) for s in subjects],
    )
    covered, sections = sum(s.covered for s in subjects), sum(s.sections for s in subjects)
    env.write(
        f"{covered} of {sections} sections that hold facts are named by a concept; --json lists all that are not."
    )
    return 0


def _shortened(ids: tuple[str, ...], most: int = 6) -> str:
    more = len(ids) - most
    return " ".join(ids[:most]) + (f" and {more} more" if more > 0 else "")
