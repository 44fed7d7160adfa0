"""The log as JSON: whether it is sound, its backups, and what came from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.store.verification import Verification
    from aws_quiz.study.history.bringing_in import Imported
    from aws_quiz.study.history.devices import SyncReport
    from aws_quiz.study.history.going_back import Restored


class VerifiedJson(TypedDict):
    """The state of the store."""

    answers: Annotated[int, "answers in it"]
    concepts: Annotated[int, "concepts that they are to"]
    complaints: Annotated[list[str], "sentences; none where all is well"]
    is_damaged: Annotated[bool, "whether the file itself is not whole"]


class BackupJson(TypedDict):
    """A backup that was written."""

    path: Annotated[str, "file"]
    bytes: Annotated[int, "its size"]


class BackupsJson(TypedDict):
    """The daily backups."""

    backups: Annotated[list[str], "paths of their files, the newest first"]


class RestoredJson(VerifiedJson):
    """The store after going back to a backup."""

    kept_path: Annotated[str | None, "file that holds what was in the store before; null where nothing was"]


class MalformedJson(TypedDict):
    """A line of an export that is not as it was written."""

    line: Annotated[int, "from 1"]
    reason: Annotated[str, "why it was left out"]


class UnionJson(TypedDict):
    """What came from another log. Exit status 2 where lines were left out."""

    new_rows: Annotated[dict[str, int], "rows that were not here, by kind, such as `review` (an answer) or `drill`"]
    known_rows: Annotated[int, "rows that were here already"]
    differing_rows: Annotated[int, "how many of them have other values in the file; yours stay"]
    malformed: Annotated[list[MalformedJson], "lines that were left out"]
    kept_path: Annotated[str | None, "file that holds the store as it was before; null where nothing is new"]


class RefusedFileJson(TypedDict):
    """A file of the shared folder that cannot be read."""

    file: Annotated[str, "its name in the folder"]
    reason: Annotated[str, "why"]


class SyncedJson(TypedDict):
    """What a sync did."""

    folder: Annotated[str, "the shared folder"]
    received_rows: Annotated[dict[str, int], "rows of other devices that are new here, by kind as in an import"]
    sent_rows: Annotated[dict[str, int], "rows of this device that the folder did not hold yet, by kind"]
    waiting_files: Annotated[list[str], "names of files that are not whole yet; the next sync looks again"]
    refused_files: Annotated[list[RefusedFileJson], "files that cannot be read"]


def verified_json(found: Verification) -> VerifiedJson:
    return {
        "answers": found.answers,
        "concepts": found.concepts,
        "complaints": list(found.complaints),
        "is_damaged": found.is_damaged,
    }


def backup_json(path: str, size: int) -> BackupJson:
    """`size` is in bytes."""
    return {"path": path, "bytes": size}


def backups_json(paths: Iterable[str]) -> BackupsJson:
    return {"backups": list(paths)}


def restored_json(done: Restored) -> RestoredJson:
    return {**verified_json(done.found), "kept_path": done.kept}


def union_json(found: Imported) -> UnionJson:
    return {
        "new_rows": found.new,
        "known_rows": found.known,
        "differing_rows": found.differing,
        "malformed": [{"line": one.line, "reason": one.reason} for one in found.malformed],
        "kept_path": found.kept,
    }


def synced_json(found: SyncReport) -> SyncedJson:
    return {
        "folder": found.folder,
        "received_rows": found.received,
        "sent_rows": found.sent,
        "waiting_files": list(found.waiting),
        "refused_files": [{"file": name, "reason": reason} for name, reason in found.refused],
    }
