"""Options and arguments that several commands share, with their completions."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from aws_quiz.environment import Environment
from aws_quiz.study.room import Room


def _room() -> Room:
    return Room(Environment())


def complete_topic(incomplete: str) -> list[tuple[str, str]]:
    titles = _room().catalog.topic_titles()
    return [(topic, title) for topic, title in titles.items() if topic.startswith(incomplete)]


def complete_exam(incomplete: str) -> list[tuple[str, str]]:
    exams = _room().catalog.blueprints()
    return [(exam, blueprint.name) for exam, blueprint in exams.items() if exam.startswith(incomplete)]


def complete_setting(incomplete: str) -> list[tuple[str, str]]:
    from aws_quiz.study.preferences import SETTINGS

    return [(name, setting.help) for name, setting in SETTINGS.items() if name.startswith(incomplete)]


LONGEST_MINUTES = 24 * 60


def minutes_of(text: str) -> float:
    """Minutes, of which nobody has less than a tenth or more than a day."""
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 0.1 <= minutes <= LONGEST_MINUTES:
        raise typer.BadParameter(f"'{text}' is not a number of minutes from 0.1 to {LONGEST_MINUTES}.")
    return minutes


def complete_id(incomplete: str) -> list[str]:
    return sorted(id_ for id_ in _room().catalog.ids() if id_.startswith(incomplete))


def complete_suspended(incomplete: str) -> list[str]:
    from aws_quiz.store.marks import suspended_concepts

    return [concept for concept in suspended_concepts(_room().log) if concept.startswith(incomplete)]


Banks = Annotated[
    list[Path] | None,
    typer.Option(
        "--banks",
        metavar="FOLDER",
        help="Also use this folder (or YAML file) of banks; may be given more than once.",
        show_default=False,
    ),
]
Shipped = Annotated[
    bool | None,
    typer.Option(
        "--shipped/--no-shipped", help="Use the banks that come with aws-quiz, or leave them out.", show_default=False
    ),
]
Exam = Annotated[
    str | None,
    typer.Option(
        "--exam",
        metavar="EXAM",
        help="Only what this exam asks, such as saa-c03; 'all' for every exam.",
        autocompletion=complete_exam,
        show_default="the goal's",
    ),
]
Topics = Annotated[
    list[str] | None,
    typer.Option(
        "--topic",
        metavar="TOPIC",
        help="Only this topic, such as s3; may be given more than once.",
        autocompletion=complete_topic,
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def room_of(ctx: typer.Context, banks: list[Path] | None = None, shipped: bool | None = None) -> Room:
    """The room of one command, in the environment that `main` was given."""
    env = ctx.find_object(Environment)
    assert env is not None, "main hands the environment in"
    from aws_quiz.cli.progress_bars import tracked

    return Room(env, tuple(Path(os.path.expanduser(path)) for path in banks or ()), shipped, tracked)


def show_help(ctx: typer.Context) -> int:
    """What a group of commands does without one: it shows its help."""
    if ctx.invoked_subcommand is None:
        room_of(ctx).env.write(ctx.get_help())
    return 0
