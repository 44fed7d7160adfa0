"""Questions as JSON: what a search finds, one question with its history, a revision sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.banks.exporters.jsonl import option_records
from aws_quiz.cli.as_json.vocabulary import Day, Moment
from aws_quiz.core.memory.moments import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.banks.catalog.searching import Found
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.memory.review import Review
    from aws_quiz.terminal.reference.show_view import History


class HitJson(TypedDict):
    """A question that was found."""

    question: Annotated[str, "id"]
    concept: Annotated[str, "id of its concept"]
    topic: Annotated[str, "id of its topic"]
    prompt: Annotated[str, "what it asks"]
    where: Annotated[str, "what of it holds the words: `question`, `scenario`, `option`, `takeaway` or `reason`"]
    text: Annotated[str, "that text"]


class FoundJson(TypedDict):
    """What a search found. Exit status 4 where that is nothing."""

    hits: Annotated[list[HitJson], "the best first, at most `--limit`"]
    total: Annotated[int, "questions that match in all"]


class OptionJson(TypedDict):
    """An option of a question."""

    key: Annotated[str, "its letter in the bank; screens deal letters anew"]
    text: Annotated[str, "what can be chosen"]
    correct: Annotated[bool, "whether it is right"]
    why: Annotated[str, "the reason"]
    lacks: Annotated[str | None, "id of the concept that whoever chooses it is missing; null where it tells of none"]


class AnswerJson(TypedDict):
    """One answer of yours, named as in `history export`."""

    id: Annotated[str, "of the answer"]
    session: Annotated[str, "of the drill or mock exam"]
    response: Annotated[list[str], "keys of the options chosen"]
    verdict: Annotated[str, "`right` or `wrong`, as it was judged then"]
    confidence: Annotated[str, "`sure`, `unsure` or `guess`"]
    seconds: Annotated[float | None, "time spent"]
    answered_at: Annotated[Moment, "when"]
    study_day: Annotated[Day, "the study day of that moment"]
    fingerprint: Annotated[str, "of the wording that was answered"]


class QuestionJson(TypedDict):
    """A question with its concept, and what you did with it."""

    question: Annotated[str, "id"]
    concept: Annotated[str, "id of its concept"]
    topic: Annotated[str, "id of its topic"]
    topic_title: Annotated[str, "the topic's name"]
    kind: Annotated[str, "`single` or `multiple`"]
    level: Annotated[str, "such as `application`"]
    tasks_by_exam: Annotated[dict[str, list[str]], "tasks it serves, by exam"]
    reserved_for: Annotated[str | None, "exam whose final mock alone may show it"]
    scenario: Annotated[str | None, "the case it belongs to"]
    prompt: Annotated[str, "what it asks"]
    options: Annotated[list[OptionJson], "what can be chosen"]
    takeaway: Annotated[str, "what to remember"]
    changed: Annotated[str | None, "what older notes say otherwise"]
    notes_sections: Annotated[list[str], "sections of the study notes the concept comes from"]
    sources: Annotated[list[str], "addresses in the documentation"]
    checked: Annotated[str, "month in which they were last read, such as `2026-11`"]
    location: Annotated[str, "where it stands: path:line:column"]
    is_flagged: Annotated[bool, "whether you flagged it"]
    is_suspended: Annotated[bool, "whether you suspended its concept"]
    note: Annotated[str | None, "your note on its concept"]
    history: Annotated[list[AnswerJson], "your answers to it, oldest first"]


class ShownJson(TypedDict):
    """A question, or all of a concept."""

    shown: Annotated[list[QuestionJson], "one, or a concept's"]


class TakeawayJson(TypedDict):
    """A concept of a sheet."""

    concept: Annotated[str, "id"]
    takeaway: Annotated[str, "what to remember"]
    changed: Annotated[str | None, "what older notes say otherwise"]
    sources: Annotated[list[str], "addresses in the documentation"]


class SheetJson(TypedDict):
    """A revision sheet."""

    topic: Annotated[str, "id"]
    title: Annotated[str, "its name"]
    takeaways: Annotated[list[TakeawayJson], "in the order of the bank"]


def found_json(found: Found | None) -> FoundJson:
    """None is what is found without a word to search for."""
    return {
        "hits": [
            {
                "question": hit.question,
                "concept": hit.concept,
                "topic": hit.topic,
                "prompt": hit.prompt,
                "where": hit.where,
                "text": hit.text,
            }
            for hit in (found.hits if found else ())
        ],
        "total": found.total if found else 0,
    }


def question_json(question: Question, concept: Concept, topic_title: str, own: History) -> QuestionJson:
    return {
        "question": question.id,
        "concept": concept.id,
        "topic": concept.topic,
        "topic_title": topic_title,
        "kind": question.kind.value,
        "level": question.level.value,
        "tasks_by_exam": {exam: list(tasks) for exam, tasks in question.exams.items()},
        "reserved_for": question.reserved or None,
        "scenario": question.scenario or None,
        "prompt": question.prompt,
        "options": [*option_records(question)],
        "takeaway": concept.takeaway,
        "changed": concept.changed or None,
        "notes_sections": list(concept.notes),
        "sources": list(concept.sources),
        "checked": concept.checked,
        "location": str(question.source),
        "is_flagged": own.flagged,
        "is_suspended": own.suspended,
        "note": own.note or None,
        "history": [_answer(review) for review in own.reviews],
    }


def _answer(review: Review) -> AnswerJson:
    return {
        "id": review.id,
        "session": review.session,
        "response": list(review.response),
        "verdict": review.verdict.value,
        "confidence": review.confidence.value,
        "seconds": review.seconds,
        "answered_at": stamp(review.answered_at),
        "study_day": review.study_day.isoformat(),
        "fingerprint": review.fingerprint,
    }


def sheet_json(topic: str, title: str, concepts: Iterable[Concept]) -> SheetJson:
    return {
        "topic": topic,
        "title": title,
        "takeaways": [
            {
                "concept": one.id,
                "takeaway": one.takeaway,
                "changed": one.changed or None,
                "sources": list(one.sources),
            }
            for one in concepts
        ],
    }
