"""Rules about the prompt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.wording import prose, without_blocks, words
from aws_quiz.core.content.question import Level

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from aws_quiz.core.content.question import Question

FOUNDATIONAL_WORDS = (10, 40)
ASSOCIATE_WORDS = (25, 90)
SHORTEST_RECALL = 8
"""A recall question at any level may be short: there is no situation to describe."""

_HOW_MANY = re.compile(r"\((?:select|choose|pick)[^()]*\)$", re.IGNORECASE)
_ASKS = re.compile(r"\?[\"')]*\s*$")
_NEGATIVE = re.compile(
    r"\bwhich(?: of (?:the following|these)(?: [\w-]+){0,2}| [\w-]+)?"
    r" (?:is|are|was|does|do|will|can|should) not\b"
    r"|\bexcept\s*\??$|\bexcept for which\b",
)
_CONSTRAINT = re.compile(
    r"\b(?:MOST|LEAST|LOWEST|FEWEST|BEST|FASTEST|HIGHEST|SMALLEST|GREATEST|SHORTEST|QUICKEST|CHEAPEST|LARGEST|"
    r"MINIMUM|MINIMAL|MAXIMUM|FIRST|SIMPLEST|EARLIEST|LESS|MORE|FEWER|"
    r"(?i:least|lowest|fewest|cheapest|fastest|most|best|smallest|minimal|minimum)|"
    r"must|needs?|needed|requir\w+|without|cannot|can't|may not|should|ha(?:s|ve) to|wants?|wishes|insists?|"
    r"asks?|asked|demands?|forbids?|prohibits?|allows? (?:no|only)|not allowed|no longer|wanted|expects?|"
    r"at (?:least|most)|no (?:more|less) than|as (?:\w+ ){1,3}as possible|so that|instead of|"
    r"no (?:additional|extra|other|new|more|code|change\w*|downtime|interruption|data|operational|servers?)|"
    # Finding a fault: what decides is the symptom.
    r"causes?|fault|explains?|resolves?|why|reason)\b"
    # The question itself says what is to be reached.
    r"|\bWhich (?:[\w-]+ ){1,2}(?:avoid|prevent|stop|end|make|let|bring|keep|remove|restore|repair|correct|fix|cure|"
    r"enable|give|ensure|protect|reduce|shorten|lower|raise|speed)(?:e?s)?\b",
)


def negative(question: Question) -> Iterator[Finding]:
    """The question turns on a "not" or "except" that is not in capitals and is easily overlooked.

    Fails: "Which of these is not a storage class?"
    """
    asked = _last_sentence(question.prompt)
    if found := _NEGATIVE.search(asked[:1].lower() + asked[1:]):
        word = "EXCEPT" if "except" in found.group() else "NOT"
        yield Finding(question.source, f"write {word} in capitals, or ask for what is true", Weight.FLAW)


def stem_length(question: Question, foundational: Collection[str]) -> Iterator[Finding]:
    """The prompt is shorter or longer than on the exam, or its last sentence asks nothing.

    A question that a foundational exam asks is short, whatever other exam it serves.

    Fails: "Which service stores objects?" as an analysis for an associate exam.
    """
    text = _without_how_many(without_blocks(question.prompt))
    count = len(words(text))
    is_short = any(exam in foundational for exam in question.exams)
    fewest, most = FOUNDATIONAL_WORDS if is_short else ASSOCIATE_WORDS
    if question.level is Level.RECALL or question.scenario or text != _without_how_many(question.prompt):
        fewest = SHORTEST_RECALL
    if not fewest <= count <= most:
        message = f"the prompt has {count} words; {fewest} to {most} are usual on the exam"
        yield Finding(question.source, message, Weight.FLAW)
    if not _ASKS.search(_without_how_many(question.prompt)):
        yield Finding(question.source, "the prompt does not end in a question; ask it last", Weight.FLAW)


def no_constraint(question: Question, foundational: Collection[str]) -> Iterator[Finding]:
    """A question that asks to choose or to weigh names nothing by which to do so.

    Fails: "A company stores files in a bucket. Which service is a good choice?" at the level application.
    """
    if question.level is Level.RECALL or any(exam in foundational for exam in question.exams):
        return
    if not _CONSTRAINT.search(prose(f"{question.scenario} {question.prompt}")):
        message = "nothing in the prompt decides between the options; name a requirement or what counts MOST"
        yield Finding(question.source, message, Weight.FLAW)


def is_negative(question: Question) -> bool:
    """Whether the question turns on a NOT or EXCEPT in capitals."""
    return bool(re.search(r"\b(?:NOT|EXCEPT)\b", _last_sentence(question.prompt)))


def _last_sentence(prompt: str) -> str:
    text = _without_how_many(prose(prompt))
    return re.split(r"(?<=[.?!:])\s+", text)[-1]


def _without_how_many(prompt: str) -> str:
    """The prompt without "(Select TWO.)" at its end, and without the spaces there."""
    text = prompt.rstrip()
    found = _HOW_MANY.search(text)
    return text[: found.start()].rstrip() if found else text
