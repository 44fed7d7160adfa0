"""Drafts to concepts of ours: what a source does not give is worked out from what it gives, and never invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.judging import kind_of
from aws_quiz.banks.drafts.own_fields import takeaway_and_sources
from aws_quiz.banks.format.mapping_keys import ADDRESS_PATTERN, MONTH_PATTERN
from aws_quiz.core.content.bank import Concept
from aws_quiz.core.content.question import OPTION_KEYS, Level, Option, Question, body_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.banks.drafts.draft import Draft, OwnFields

LONGEST_RECALLED = 25
"""Words of a prompt that asks to recall; a longer one tells a situation to apply something to."""

_SENTENCE = re.compile(r"(?<=[.?!:])\s+(?=[A-Z`])")
_HOW_MANY = re.compile(r"\s*\((?:[Ss]elect|[Cc]hoose|[Pp]ick)[^()]*\)\s*$")
_ADDRESS = re.compile(ADDRESS_PATTERN)
_MONTH = re.compile(MONTH_PATTERN)


def concept_of(draft: Draft, name: str, topic: str) -> Concept:
    """The concept that a question of somebody else's becomes, with this one question.

    What to remember is the source's explanation; where it has none, the question with its answer.
    """
    level = Level.RECALL if len(draft.prompt.split()) <= LONGEST_RECALLED else Level.APPLICATION
    question = Question(f"{name}.1", name, topic, level, draft.prompt, body_of(kind_of(draft.options), _options(draft)))
    sources = tuple(source for source in draft.sources if _ADDRESS.fullmatch(source) and len(source) <= 500)
    return Concept(name, topic, draft.explanation or answered(draft), {}, sources, "", (question,))


def own_concepts(drafts: Iterable[Draft]) -> dict[str, list[Concept]]:
    """Concepts by topic of questions that our own exports hold, each with all of its questions in their order."""
    by_concept: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        assert draft.own is not None, "only our own come here"
        by_concept.setdefault((draft.own.topic, draft.own.concept), []).append(draft)
    found: dict[str, list[Concept]] = {}
    for (topic, name), members in by_concept.items():
        first = members[0]
        own = first.own
        takeaway, sources = takeaway_and_sources(first.explanation)
        assert own is not None, "only our own come here"
        questions = tuple(_own_question(draft, draft.own) for draft in members if draft.own)
        found.setdefault(topic, []).append(
            Concept(
                name,
                topic,
                own.takeaway or takeaway or answered(first),
                own.concept_exams,
                tuple(source for source in first.sources or sources if _ADDRESS.fullmatch(source)),
                own.checked if _MONTH.fullmatch(own.checked) else "",
                questions,
                own.notes,
                own.changed,
            )
        )
    return found


def answered(draft: Draft) -> str:
    """The question's last sentence with what answers it."""
    asked = _HOW_MANY.sub("", draft.prompt.rsplit("```", 1)[-1].strip() or draft.prompt)
    sentence = " ".join(_SENTENCE.split(asked)[-1].split())
    right = [" ".join(option.text.split()).rstrip(".") for option in draft.options if option.correct]
    return f"{sentence} {'; '.join(right)}."


def _own_question(draft: Draft, own: OwnFields) -> Question:
    return Question(
        own.question,
        own.concept,
        own.topic,
        Level(own.level),
        draft.prompt.removeprefix(f"{own.scenario}\n\n") if own.scenario else draft.prompt,
        body_of(kind_of(draft.options), _options(draft)),
        own.exams,
        own.scenario,
        own.reserved,
    )


def _options(draft: Draft) -> tuple[Option, ...]:
    named = draft.own.keys if draft.own else ""
    fits = len(named) == len(draft.options) == len(set(named)) and set(named) <= set(OPTION_KEYS)
    keys = named if fits else OPTION_KEYS
    lacks = draft.own.lacks if draft.own and fits else {}
    return tuple(
        Option(key, option.text, option.why, option.correct, lacks=lacks.get(key, ""))
        for key, option in zip(keys, draft.options, strict=False)
    )
