"""What a question asks, as lines: all of it, or its last sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.harmless import cleaned
from aws_quiz.terminal.device.theme import DIM

if TYPE_CHECKING:
    from aws_quiz.core.content.question import Question
    from aws_quiz.terminal.device.theme import Signs

_WHOLE = "v  whole question"
_SENTENCE = re.compile(r"(?<=[.?!:])\s+(?=[A-Z`])")
_HOW_MANY = re.compile(r"\s*\((?:Select|Choose) [A-Z]+\.?\)\s*$", re.IGNORECASE)


def stem_lines(question: Question, width: int) -> list[Text]:
    """What is asked, and an empty line below it."""
    lines: list[Text] = []
    for text in (question.scenario, question.prompt):
        if text:
            lines += [*hung(Text(" "), wrapped(text, width - 2)), Text()]
    return lines


def last_sentence(question: Question) -> str:
    """What the prompt asks in the end, with how many options it asks for."""
    prompt = cleaned(question.prompt).strip()
    how_many = _HOW_MANY.search(prompt)
    body = prompt[: how_many.start()] if how_many else prompt
    body = body.rsplit("```", 1)[-1].strip() or body.strip()
    sentence = " ".join(_SENTENCE.split(body)[-1].split())
    return f"{sentence} {how_many[0].strip()}" if how_many else sentence


def closing_lines(question: Question, width: int, signs: Signs) -> list[Text]:
    """The last sentence, behind a sign where something stood before it, and how the whole is brought back."""
    sentence = last_sentence(question)
    is_all = not question.scenario and sentence == " ".join(cleaned(question.prompt).split())
    if is_all:
        return hung(Text(" "), wrapped(sentence, width - 2))
    lines = hung(Text(" ").append(f"{signs.ellipsis} ", DIM), wrapped(sentence, width - 3 - cell_len(signs.ellipsis)))
    free = width - 1 - lines[-1].cell_len - len(_WHOLE)
    return [*lines[:-1], lines[-1].append(" " * free).append(_WHOLE, DIM)] if free >= 2 else lines
