"""JSON in the shapes that people use: questions in a list, under a key, or by subject; and JSON lines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from aws_quiz.banks.drafts.draft import Refused
from aws_quiz.banks.importers.json_records import drafts_of_records, is_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.drafts.draft import Item
    from aws_quiz.banks.importers.opening import Source

DEEPEST = 6
_SPACE = re.compile(r"[ \t\n\r]*")


def looks_like(source: Source) -> bool:
    head = source.text[:1000].lstrip()
    return head.startswith("[") or (head.startswith("{") and not looks_like_lines(source))


def looks_like_lines(source: Source) -> bool:
    """Whether each line is an object of its own; a single line has to be a question, and not a list of them."""
    lines = [line for line in source.lines[:50] if line.strip()]
    if not lines or not lines[0].lstrip().startswith("{"):
        return False
    found = [_object(line) for line in lines[:2]]
    return all(record is not None for record in found) and (len(found) > 1 or is_question(found[0] or {}))


def _object(line: str) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def read(source: Source) -> Iterator[Item]:
    found: list[tuple[int, dict[str, Any], str]] = []
    broken = None
    try:
        found.extend(_Walk(source.text).questions())
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        what = f"this is not JSON ({getattr(error, 'msg', 'nested too deeply')})"
        broken = Refused(line, f"{what}; nothing of the file is read")
        found = []
    yield from drafts_of_records(found, source.first)
    if broken:
        yield broken


def read_lines(source: Source) -> Iterator[Item]:
    found: list[tuple[int, dict[str, Any], str]] = []
    broken: list[Refused] = []
    for number, line in source.numbered():
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            broken.append(Refused(number, "this line is not JSON"))
            continue
        if isinstance(record, dict):
            found.append((number, record, ""))
    yield from drafts_of_records(found, source.first)
    yield from broken


class _Walk:
    """Finds the objects that are questions, with their lines: the decoder itself keeps no places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.decoder = json.JSONDecoder()
        self.counted = 0
        self.line = 1

    def questions(self) -> Iterator[tuple[int, dict[str, Any], str]]:
        value, _ = self.decoder.raw_decode(self.text, self._skipped(0))
        yield from self._within(value, self._skipped(0), "", 0)

    def _within(self, value: object, at: int, subject: str, depth: int) -> Iterator[tuple[int, dict[str, Any], str]]:
        if isinstance(value, dict) and is_question(value):
            yield self._line_at(at), value, subject
        elif isinstance(value, list) and depth < DEEPEST:
            at = self._skipped(at + 1)
            for _ in value:
                item, end = self.decoder.raw_decode(self.text, at)
                if isinstance(item, dict | list):
                    yield from self._within(item, at, subject, depth + 1)
                at = self._skipped(self._skipped(end) + 1)
        elif isinstance(value, dict) and depth < DEEPEST:
            named = next((value[key] for key in ("topic", "title", "name", "subject", "category", "section")
                          if isinstance(value.get(key), str)), subject)  # fmt: skip
            at = self._skipped(at + 1)
            for _ in range(len(value)):
                key, end = self.decoder.raw_decode(self.text, at)
                at = self._skipped(self._skipped(end) + 1)
                item, end = self.decoder.raw_decode(self.text, at)
                if isinstance(item, dict | list):
                    below = named if key.lower() in _CONTAINERS else key if isinstance(item, list) else named
                    yield from self._within(item, at, below, depth + 1)
                at = self._skipped(self._skipped(end) + 1)

    def _skipped(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _line_at(self, at: int) -> int:
        self.line += self.text.count("\n", self.counted, at)
        self.counted = at
        return self.line


_CONTAINERS = frozenset(
    [
        "questions",
        "items",
        "data",
        "quiz",
        "results",
        "exam",
        "test",
        "cards",
        "questionlist",
        "mcqs",
        "list",
        "content",
    ]
)
