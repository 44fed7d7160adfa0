"""Questions taken over from other people's files, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.cli.as_json.bank_json import CheckJson, check_json

if TYPE_CHECKING:
    from aws_quiz.study.bank_work.bank_check import CheckReport
    from aws_quiz.study.bank_work.bank_import import ImportPlan, SourceRead


class ColumnJson(TypedDict):
    """A column of a table, and what it is taken for."""

    name: Annotated[str, "what stands above it, or its number"]
    role: Annotated[str, "what it holds, as `--column` takes it"]
    example: Annotated[str, "what stands in it in the first row"]


class ImportedFileJson(TypedDict):
    """A file that was read."""

    path: Annotated[str, "file"]
    format: Annotated[str, "as `--format` takes it"]
    questions: Annotated[int, "questions in it"]
    columns: Annotated[list[ColumnJson], "of a table; empty for other formats"]
    is_guess: Annotated[bool, "whether what its columns hold is a guess"]


class RemarkJson(TypedDict):
    """What is to be said of a question in a file."""

    path: Annotated[str, "file"]
    line: Annotated[int, "from 1"]
    reason: Annotated[str, "why it was not taken, or what of it was left behind"]
    is_taken: Annotated[bool, "whether it was taken all the same"]


class BankImportJson(TypedDict):
    """What an import did; with `--dry-run`, what it would do. Exit status 3 where nothing could be taken."""

    is_dry_run: Annotated[bool, "whether nothing was written"]
    folder: Annotated[str, "bank folder that is written to"]
    imported_files: Annotated[list[ImportedFileJson], "the files named"]
    new_questions: Annotated[int, "questions that are new"]
    changed_questions: Annotated[int, "questions imported before that the source has changed since"]
    same_questions: Annotated[int, "questions imported before that are as they were"]
    known_questions: Annotated[int, "questions that your other banks have already"]
    repeated_questions: Annotated[int, "repeats within the files"]
    refused_questions: Annotated[int, "questions that could not be taken"]
    remarks: Annotated[list[RemarkJson], "by place"]
    written_topics: Annotated[list[str], "ids of the topics that are written"]
    written_files: Annotated[list[str], "paths of their files"]
    check: Annotated[CheckJson | None, "of these files; null where none was written"]


def bank_import_json(plan: ImportPlan, checked: CheckReport | None, *, is_dry_run: bool) -> BankImportJson:
    return {
        "is_dry_run": is_dry_run,
        "folder": str(plan.folder),
        "imported_files": [_file(one) for one in plan.sources],
        "new_questions": plan.new,
        "changed_questions": plan.changed,
        "same_questions": plan.same,
        "known_questions": plan.elsewhere,
        "repeated_questions": plan.repeats,
        "refused_questions": plan.refused,
        "remarks": [
            {"path": one.path, "line": one.line, "reason": one.reason, "is_taken": one.is_taken} for one in plan.reports
        ],
        "written_topics": list(plan.topics),
        "written_files": [str(path) for path in plan.texts],
        "check": check_json(checked) if checked else None,
    }


def _file(one: SourceRead) -> ImportedFileJson:
    return {
        "path": one.path,
        "format": one.format,
        "questions": one.found,
        "columns": [{"name": each.column, "role": each.holds, "example": each.example} for each in one.columns],
        "is_guess": one.is_guess,
    }
