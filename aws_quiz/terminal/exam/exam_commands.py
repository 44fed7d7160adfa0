"""What a line typed in a plain exam means: an answer, a command, or neither and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.question import OPTION_KEYS
from aws_quiz.terminal.drill.drill_commands import NotUnderstood, chosen_keys, no_such_option, not_understood

if TYPE_CHECKING:
    from aws_quiz.terminal.question.choice_state import ChoiceState

_ANSWER = re.compile(r"[a-j](?:[\s,]*[a-j])*", re.IGNORECASE)
_ALONE = {
    "next": "next", "back": "back", "flag": "flag", "review": "review", "time": "time", "repeat": "repeat",
    "help": "help", "?": "help", "submit": "submit", "leave": "leave", "quit": "leave", "q": "leave",
}  # fmt: skip


class ExamAnswer(NamedTuple):
    """Options' keys, in the order shown."""

    keys: tuple[str, ...]


class ExamCommand(NamedTuple):
    """A word, and the number or the option's key that it is about."""

    name: str
    number: int = 0
    key: str = ""


def read_exam_line(line: str, choice: ChoiceState, total: int) -> ExamAnswer | ExamCommand | NotUnderstood:
    """The meaning of a line while the item of `choice` is shown, on a paper of `total` items."""
    line = line.strip()
    word, _, rest = line.lower().partition(" ")
    rest = rest.strip()
    if line.lower() in _ALONE:
        return ExamCommand(_ALONE[line.lower()])
    if word == "goto":
        if not (rest.isascii() and rest.isdecimal()) or not 1 <= int(rest[:6]) <= total:
            return NotUnderstood(f"Type a number from 1 to {total} after goto, such as: goto 1")
        return ExamCommand("goto", number=int(rest))
    if word == "strike":
        if len(rest) != 1 or rest not in OPTION_KEYS:
            return NotUnderstood("Type the option's letter after strike, such as: strike c")
        if rest not in choice.letters:
            return no_such_option(rest, choice.letters)
        return ExamCommand("strike", key=choice.order[choice.letters.index(rest)])
    if not _ANSWER.fullmatch(line):
        return not_understood(line, choice)
    keys = chosen_keys(line, choice)
    return keys if isinstance(keys, NotUnderstood) else ExamAnswer(keys)
