"""`aws-quiz exam --print`: a paper for pen and clock."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.cli.files import write_file
from aws_quiz.study.exam_paper import draw_exam
from aws_quiz.study.printing import printed_paper
from aws_quiz.web.paper.exam_page import exam_page
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.study.room import Room


class Wishes(NamedTuple):
    """What was asked of the paper; None stands for what the exam has."""

    questions: int | None
    minutes: float | None
    seed: int | None
    untimed: bool = False
    scored_only: bool = False
    final: bool = False


def print_exam(room: Room, blueprint: Blueprint, path: Path, wishes: Wishes, *, force: bool) -> int:
    """Writes a paper that is drawn as a mock exam is. It is not begun, and nothing is recorded."""
    number = wishes.questions or blueprint.questions
    pace = number * blueprint.minutes / blueprint.questions
    drawn = draw_exam(
        room,
        blueprint,
        questions=number,
        minutes=None if wishes.untimed else wishes.minutes if wishes.minutes is not None else pace,
        seed=str(wishes.seed) if wishes.seed is not None else room.env.entropy(8).hex(),
        scored_only=wishes.scored_only,
        final=wishes.final,
    )
    path = Path(os.path.expanduser(path))
    write_file(path, exam_page(printed_paper(room, drawn, blueprint)), force=force)
    room.env.write(
        f"Wrote {path} with {counted(number, 'question')}; any browser opens and prints it, without a network."
    )
    return 0
