"""Topics to YAML that reads back as the same topic: plain where nothing can be mistaken, folded where it is long."""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from aws_quiz.banks.format.fields import AMBIGUOUS
from aws_quiz.core.content.question import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aws_quiz.core.content.bank import Concept, Topic
    from aws_quiz.core.content.question import Option, Question

WIDTH = 118
_SAFE_FOLD = re.compile(r"\S+(?: \S+)*")


def topic_text(topic: Topic, head: Iterable[str] = ()) -> str:
    """The file of a topic; `head` are comment lines without their signs."""
    return "\n".join((*(f"# {line}" for line in head), *_topic_lines(topic), ""))


def _topic_lines(topic: Topic) -> Iterator[str]:
    yield from _value("topic", topic.id, 0)
    yield from _value("title", topic.title, 0)
    texts = dict.fromkeys(
        question.scenario for concept in topic.concepts for question in concept.questions if question.scenario
    )
    scenarios = {text: f"case-{blake2b(text.encode(), digest_size=4).hexdigest()}" for text in texts}
    if scenarios:
        yield "scenarios:"
        for text, name in scenarios.items():
            yield f"  - id: {name}"
            yield from _value("text", text, 4)
    yield "concepts:"
    for concept in topic.concepts:
        yield from _concept_lines(concept, scenarios)


def _concept_lines(concept: Concept, scenarios: Mapping[str, str]) -> Iterator[str]:
    yield f"  - id: {concept.id}"
    yield from _value("takeaway", concept.takeaway, 4)
    yield from _exams(concept.exams, 4)
    if concept.notes:
        yield f"    notes: {_flow(concept.notes)}"
    yield from _value("changed", concept.changed, 4)
    if concept.sources:
        yield "    sources:"
        yield from (f"      - {_quoted(source)}" for source in concept.sources)
    yield from _value("checked", concept.checked, 4)
    yield "    questions:"
    for question in concept.questions:
        yield from _question_lines(question, concept, scenarios)


def _question_lines(question: Question, concept: Concept, scenarios: Mapping[str, str]) -> Iterator[str]:
    yield f"      - id: {question.id}"
    if question.kind is not Kind.SINGLE:
        yield f"        kind: {question.kind}"
    yield f"        level: {question.level}"
    if question.exams != concept.exams:
        yield from _exams(question.exams, 8)
    yield from _value("reserved", question.reserved, 8)
    if question.scenario:
        yield f"        scenario: {scenarios[question.scenario]}"
    yield from _value("prompt", question.prompt, 8)
    yield "        options:"
    for option in question.options:
        yield from _option_lines(option)


def _option_lines(option: Option) -> Iterator[str]:
    yield f"          - key: {option.key if option.key not in 'ny' else _quoted(option.key)}"
    yield from _value("text", option.text, 12)
    if option.correct:
        yield "            correct: true"
    if option.lacks:
        yield f"            lacks: {option.lacks}"
    yield from _value("why", option.why, 12)


def _exams(exams: Mapping[str, tuple[str, ...]], indent: int) -> Iterator[str]:
    if exams:
        shown = ", ".join(f"{_word(exam)}: {_flow(tasks)}" for exam, tasks in exams.items())
        yield f"{' ' * indent}exams: {{{shown}}}"


def _flow(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _word(word: str) -> str:
    return word if re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+", word) else _quoted(word)


def _value(key: str, text: str, indent: int) -> Iterator[str]:
    """The lines of one key; none where the text is empty."""
    if not text:
        return
    start = f"{' ' * indent}{key}:"
    if len(start) + 1 + len(text) <= WIDTH and "\n" not in text:
        yield f"{start} {text if _is_plain(text) else _quoted(text)}"
    elif "\n" not in text and _SAFE_FOLD.fullmatch(text):
        yield f"{start} >-"
        yield from _folded(text, indent + 2)
    elif _is_block(text):
        yield f"{start} |-"
        yield from (f"{' ' * (indent + 2)}{line}" if line else "" for line in text.split("\n"))
    else:
        yield f"{start} {_quoted(text)}"


def _is_plain(text: str) -> bool:
    """Whether nothing in a text means something to YAML: an indicator at its start, a key, a comment, a truth."""
    is_word = text[0].isascii() and text[0].isalpha() and text.isprintable() and not text[-1].isspace()
    return is_word and ": " not in text and " #" not in text and text[-1] != ":" and not AMBIGUOUS.fullmatch(text)


def _is_block(text: str) -> bool:
    """Whether a literal block keeps it: the first line tells the indentation, so it may have none of its own."""
    return (
        not text[0].isspace() and not text[-1].isspace() and "\t" not in text and text.replace("\n", "").isprintable()
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _folded(text: str, indent: int) -> Iterator[str]:
    """Lines broken at single spaces, which folding gives back."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > WIDTH - indent:
            yield " " * indent + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield " " * indent + line
