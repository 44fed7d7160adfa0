"""The table that `bank export --format csv` writes: every field of a question in a column of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.draft import Draft, DraftOption, Refused
from aws_quiz.banks.drafts.own_fields import after_scenario, own_fields_from
from aws_quiz.core.content.question import OPTION_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aws_quiz.banks.drafts.draft import Item
    from aws_quiz.banks.drafts.table_rows import Row

OWN_COLUMNS = (
    "question", "concept", "topic", "topic_title", "level", "prompt",
    *(f"{part}_{key}" for key in OPTION_KEYS for part in ("option", "why")),
    "answer", "takeaway", "scenario", "exams", "concept_exams", "reserved", "changed", "notes", "sources", "checked",
    "lacks",
)  # fmt: skip
"""In the order of the file; `exams`, `notes`, `sources` and `lacks` hold JSON, `answer` the right letters."""

_AS_JSON = ("exams", "concept_exams", "notes", "sources", "lacks")


def is_own_table(names: Sequence[str]) -> bool:
    return {"question", "concept", "topic", "prompt", "option_a", "why_a", "answer"} <= set(names)


def read_own_table(names: Sequence[str], rows: Sequence[Row]) -> Iterator[Item]:
    """Questions as they were exported; a row that was changed beyond reading is refused."""
    for row in rows:
        cells = dict(zip(names, row.cells, strict=False))
        try:
            record = {**cells, **{name: json.loads(cells.get(name) or "null") for name in _AS_JSON}}
        except (ValueError, RecursionError):
            yield Refused(row.line, f"one of its columns {', '.join(_AS_JSON)} is no JSON")
            continue
        keys = "".join(key for key in OPTION_KEYS if cells.get(f"option_{key}", "").strip())
        own = own_fields_from({**record, "keys": keys})
        if own is None:
            yield Refused(row.line, "its ids, topic or level are not those of a question of ours")
            continue
        right = set(cells.get("answer", "").lower().replace(",", " ").split())
        if not right <= set(keys):
            yield Refused(row.line, f'its key "{cells.get("answer", "")[:40]}" is none of the options')
            continue
        options = tuple(DraftOption(cells[f"option_{key}"], key in right, cells.get(f"why_{key}", "")) for key in keys)
        sources = record["sources"] if isinstance(record["sources"], list) else []
        yield Draft(
            row.line,
            after_scenario(own.scenario, cells.get("prompt", "")),
            options,
            sources=tuple(map(str, sources)),
            subject=own.topic_title,
            own=own,
        )
