"""What is the learner's own, as JSON: goal, settings, fitted memory, notes, suspended concepts, reported faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.cli.as_json.vocabulary import Day, Moment, day_of
from aws_quiz.core.planning.study_calendar import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from aws_quiz.core.memory.fitting import Fit
    from aws_quiz.store.marks import Fault, Note
    from aws_quiz.study.preferences import Preferences, Setting

SettingValue = str | int | float | bool | list[str | float] | None


class DaysAwayJson(TypedDict):
    """Days without study."""

    first_date: Annotated[Day, "the first"]
    last_date: Annotated[Day, "the last"]


class OtherExamDayJson(TypedDict):
    """An exam that you study for beside your goal."""

    exam: Annotated[str, "id of the exam"]
    exam_date: Annotated[Day, "its day"]
    days_left: Annotated[int, "days until then; below 0 where it has passed"]


class GoalJson(TypedDict):
    """What you study for."""

    exam: Annotated[str | None, "id of the exam, such as `saa-c03`"]
    exam_date: Annotated[Day | None, "its day"]
    days_left: Annotated[int | None, "days until then; below 0 where it has passed"]
    other_exams: Annotated[list[OtherExamDayJson], "exams that you study for at the same time"]
    minutes_a_day: Annotated[int, "minutes a day you mean to study"]
    minutes_by_weekday: Annotated[dict[str, int], "weekdays with other minutes, such as `saturday`"]
    away: Annotated[list[DaysAwayJson], "days without study"]


class SettingJson(TypedDict):
    """A setting."""

    name: Annotated[str, "as `aws-quiz config` takes it"]
    value: Annotated[SettingValue, "text, number, true or false, a list of folders; null where it is not set"]
    is_default: Annotated[bool, "whether that is its default"]


class SettingsJson(TypedDict):
    """Settings."""

    settings: Annotated[list[SettingJson], "all, or the one asked for"]


class NoteJson(TypedDict):
    """A note of yours."""

    concept: Annotated[str, "id of the concept it is on"]
    topic: Annotated[str | None, "id of its topic; null where no bank in use has it"]
    text: Annotated[str, "the note"]
    written_at: Annotated[Moment, "when"]


class NotesJson(TypedDict):
    """Your notes."""

    notes: Annotated[list[NoteJson], "the newest first"]


class SuspendedJson(TypedDict):
    """What you suspended."""

    suspended: Annotated[list[str], "ids of concepts; of those that still are after a change"]


class FaultJson(TypedDict):
    """A fault you reported."""

    question: Annotated[str, "id of the question"]
    fingerprint: Annotated[str, "of its wording then"]
    text: Annotated[str, "what you reported"]
    reported_at: Annotated[Moment, "when"]


class FaultsJson(TypedDict):
    """Faults you reported."""

    faults: Annotated[list[FaultJson], "oldest first"]


class FitJson(TypedDict):
    """A fit of the memory model to your answers."""

    parameters: Annotated[list[float], "those in use from now on; empty for FSRS's own"]
    answers: Annotated[int, "answers it rests on"]
    log_loss_before: Annotated[float | None, "of the answers kept back, with the parameters that were in use"]
    log_loss_after: Annotated[float | None, "with fitted ones; null where answers are too few"]
    is_better: Annotated[bool | None, "whether the gain is worth it"]
    is_used: Annotated[bool, "whether the fitted ones were taken"]


def goal_json(preferences: Preferences, today: date) -> GoalJson:
    day = preferences.exam_date
    return {
        "exam": preferences.exam or None,
        "exam_date": day_of(day),
        "days_left": (day - today).days if day else None,
        "other_exams": [
            {"exam": one.exam, "exam_date": one.day.isoformat(), "days_left": (one.day - today).days}
            for one in preferences.also
        ],
        "minutes_a_day": preferences.minutes,
        "minutes_by_weekday": {WEEKDAYS[each.weekday]: each.minutes for each in preferences.weekdays},
        "away": [
            {"first_date": span.first.isoformat(), "last_date": span.last.isoformat()} for span in preferences.away
        ],
    }


def settings_json(settings: Iterable[Setting], preferences: Preferences, defaults: Preferences) -> SettingsJson:
    return {
        "settings": [
            {
                "name": setting.name,
                "value": _value(getattr(preferences, setting.field)),
                "is_default": getattr(preferences, setting.field) == getattr(defaults, setting.field),
            }
            for setting in settings
        ]
    }


def _value(value: object) -> SettingValue:
    match value:
        case bool() | int() | float():
            return value
        case tuple():
            return [one if isinstance(one, float) else str(one) for one in value]
        case None | "":
            return None
        case _:
            return str(value)


def notes_json(notes: Iterable[tuple[Note, str]]) -> NotesJson:
    """Each note with the id of its topic, which may be empty."""
    return {
        "notes": [
            {"concept": note.concept, "topic": topic or None, "text": note.text, "written_at": note.written_at}
            for note, topic in notes
        ]
    }


def suspended_json(concepts: Iterable[str]) -> SuspendedJson:
    return {"suspended": list(concepts)}


def faults_json(faults: Iterable[Fault]) -> FaultsJson:
    return {
        "faults": [
            {
                "question": one.question,
                "fingerprint": one.fingerprint,
                "text": one.text,
                "reported_at": one.reported_at,
            }
            for one in faults
        ]
    }


def fit_json(parameters: tuple[float, ...], answers: int, found: Fit | None, *, used: bool) -> FitJson:
    return {
        "parameters": list(parameters),
        "answers": answers,
        "log_loss_before": round(found.loss_before, 5) if found else None,
        "log_loss_after": round(found.loss_after, 5) if found else None,
        "is_better": found.is_better if found else None,
        "is_used": used,
    }
