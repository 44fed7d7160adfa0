"""What a line typed in plain mode means: an answer, a command, or neither and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.question import OPTION_KEYS
from aws_quiz.core.memory.review import Confidence

if TYPE_CHECKING:
    from aws_quiz.terminal.question.choice_state import ChoiceState

_ANSWER = re.compile(r"([a-j](?:[\s,]*[a-j])*)[\s,]*(\?{0,2})", re.IGNORECASE)
_CONFIDENCES = {"": Confidence.SURE, "?": Confidence.UNSURE, "??": Confidence.GUESS}
_ALONE = {"skip": "skip", "undo": "undo", "help": "help", "?": "help", "repeat": "repeat", "quit": "quit", "q": "quit"}
_ON_A_QUESTION = ("flag", "suspend")
_WITH_TEXT = ("note", "report")


class Answer(NamedTuple):
    """Options' keys, in the order shown."""

    response: tuple[str, ...]
    confidence: Confidence


class Command(NamedTuple):
    """`on_last` where it is about the question just answered, not the one being asked."""

    name: str
    text: str = ""
    on_last: bool = False


class NotUnderstood(NamedTuple):
    """A sentence that says what can be typed."""

    sentence: str


def read_answer(line: str, choice: ChoiceState) -> Answer | Command | NotUnderstood:
    """The meaning of a line while the question of `choice` is asked."""
    line = line.strip()
    if (command := _command(line)) is not None:
        return command
    found = _ANSWER.fullmatch(line)
    if found is None:
        return not_understood(line, choice)
    keys = chosen_keys(found[1], choice)
    return keys if isinstance(keys, NotUnderstood) else Answer(keys, _CONFIDENCES[found[2]])


def chosen_keys(letters: str, choice: ChoiceState) -> tuple[str, ...] | NotUnderstood:
    """The options' keys for letters however they are written, if they are as many as make an answer."""
    named = sorted(set(letters.lower()) & set(OPTION_KEYS))
    for letter in named:
        if letter not in choice.letters:
            return no_such_option(letter, choice.letters)
    if len(named) != choice.wanted:
        return NotUnderstood(f"{_wanted(choice)}; you typed {len(named)}. Type {example(choice)}.")
    return tuple(choice.order[choice.letters.index(letter)] for letter in named)


def no_such_option(letter: str, letters: str) -> NotUnderstood:
    return NotUnderstood(f"There is no option {letter}: the options are a to {letters[-1]}.")


def not_understood(line: str, choice: ChoiceState) -> NotUnderstood:
    said = f"'{line}' is not an answer" if line else "That was an empty line"
    return NotUnderstood(f"{said}. Type {example(choice)}, or help for all commands.")


def _command(line: str) -> Command | NotUnderstood | None:
    word, _, rest = line.partition(" ")
    word, rest = word.lower(), rest.strip()
    if line.lower() in _ALONE:
        return Command(_ALONE[line.lower()])
    on_last = rest.lower() == "last" or rest.lower().startswith("last ")
    if word in _ON_A_QUESTION and (on_last or not rest):
        if on_last and rest.lower() != "last":
            return NotUnderstood(f"Nothing can follow '{word} last'. Type {word}, or {word} last.")
        return Command(word, on_last=on_last)
    if word in _WITH_TEXT:
        text = rest[len("last") :].strip() if on_last else rest
        if not text:
            words = f"{word} last" if on_last else word
            return NotUnderstood(f"Type the text after the word, such as: {words} {_text_example(word)}")
        return Command(word, text, on_last)
    return None


def _text_example(word: str) -> str:
    return "the key is b" if word == "report" else "endpoints are per VPC"


def _wanted(choice: ChoiceState) -> str:
    return f"Select {choice.wanted} options" if choice.multiple else "Select one option"


def example(choice: ChoiceState) -> str:
    """What a good answer looks like, in words."""
    if not choice.multiple:
        return f"one letter from a to {choice.letters[-1]}"
    return (
        f"{choice.wanted} letters from a to {choice.letters[-1]}, such as: {' '.join(choice.letters[: choice.wanted])}"
    )
