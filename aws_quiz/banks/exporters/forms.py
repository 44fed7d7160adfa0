"""The forms that questions can be written in as text, and what each leaves behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.exporters import jsonl
from aws_quiz.banks.exporters.as_csv import csv_lines
from aws_quiz.banks.exporters.as_gift import gift_lines
from aws_quiz.banks.exporters.as_markdown import markdown_lines
from aws_quiz.banks.exporters.as_moodle import moodle_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aws_quiz.core.content.bank import Concept


class TextForm(NamedTuple):
    """A form: its lines, and in words what importing them again does not bring back."""

    lines: Callable[[Iterable[Concept], dict[str, str]], Iterator[str]]
    loses: tuple[str, ...] = ()


def _json_lines(concepts: Iterable[Concept], titles: dict[str, str]) -> Iterator[str]:
    for record in jsonl.records(concepts, titles):
        yield json.dumps(record, ensure_ascii=False)


TEXT_FORMS = {
    "jsonl": TextForm(_json_lines),
    "csv": TextForm(csv_lines, ("the order in which options are written",)),
    "markdown": TextForm(markdown_lines),
    "gift": TextForm(gift_lines),
    "moodle": TextForm(moodle_lines),
}
