"""Typed getters: from a node to the value that a key promises, with a problem where it does not keep it.

Getters never stop at a fault. They report it, count it and return something empty, so that one run finds all;
whoever must not use a half-read thing compares `faults` before and after.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.format.mapping_keys import ADDRESS_PATTERN, DAY_PATTERN, MONTH_PATTERN
from aws_quiz.banks.format.nodes import Mapping, Refused, Scalar, Sequence
from aws_quiz.core.content.source import Location, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.banks.format.mapping_keys import KeyTable
    from aws_quiz.banks.format.nodes import Node
    from aws_quiz.banks.format.problem_list import ProblemList

AMBIGUOUS = re.compile(
    r"""~ | null | y | n | yes | no | true | false | on | off | = | <<   # null and the truths of YAML 1.1
    | [-+]? 0b[01_]+ | [-+]? 0x[0-9a-f_]+ | [-+]? [0-9][0-9_]*           # whole numbers, octal ones too
    | [-+]? [0-9][0-9_]* (:[0-5]?[0-9])+ (\.[0-9_]*)?                     # base 60: 1:30 is 90
    | [-+]? ([0-9][0-9_]*)? \.[0-9_]* (e[-+]?[0-9]+)? | [-+]? [0-9][0-9_]* e [-+]? [0-9]+
    | [-+]? \.(inf|nan)
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} ([t\ ] .*)?                          # dates and moments
    """,
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_AMBIGUOUS = 40
LONGEST_TEXT = 8_000
"""In characters. No learner reads more, and whatever works on a text may count on it."""

LONGEST_WORD = 500
"""Characters of what is compared and not read: an id, a task, an address."""

MOST_GUESSES = 20
"""Misspelt names of one file that a near one is sought for; each is held against all that are known."""

SHAPES = {Mapping: "a mapping of keys", Sequence: "a list", Scalar: "text"}


class Fields:
    """Reads the nodes of one file. `strict` is the standard of the shipped banks."""

    def __init__(self, path: str, problems: ProblemList, *, strict: bool = True) -> None:
        self.path = path
        self.problems = problems
        self.strict = strict
        self.faults = 0
        self._guesses = 0

    def at(self, node: Node) -> Location:
        return Location(self.path, node.line, node.column)

    def error(self, node: Node, rule: str, message: str) -> None:
        self.faults += 1
        self.problems.append(Problem(self.at(node), Severity.ERROR, rule, message))

    def nearest(self, word: str, known: Iterable[str]) -> str:
        """What may have been meant, as `nearest` says it, for the first misspellings of a file."""
        self._guesses += 1
        return nearest(word, known) if self._guesses <= MOST_GUESSES else ""

    def form(self, node: Node, rule: str, message: str) -> None:
        """What is usable, but not as the shipped banks have it."""
        severity = Severity.ERROR if self.strict else Severity.WARNING
        self.problems.append(Problem(self.at(node), severity, rule, message))

    def wrong_shape(self, node: Node, name: str, wanted: str) -> None:
        if isinstance(node, Refused):
            self.faults += 1
        elif isinstance(node, Scalar) and not node.text and node.plain:
            self.error(node, "empty-text", f"{name} is empty; give {wanted} or take the key out")
        else:
            self.error(node, "wrong-shape", f"{name} has to be {wanted}, and is {SHAPES[type(node)]}")

    def mapping(self, node: Node, table: KeyTable) -> Mapping | None:
        """The node as a mapping with the table's keys; reports keys that are missing or unknown."""
        if not isinstance(node, Mapping):
            self.wrong_shape(node, table.what, "a mapping of keys")
            return None
        entries = node.entries
        for name in table.required:
            if name not in entries:
                self.error(node, "missing-key", f'{table.what} needs "{name}"')
        if not entries.keys() <= table.names:
            for name in entries:
                if name not in table.names:
                    said = f'{table.what} has no key "{shortened(name)}"{self.nearest(name, table.names)}'
                    self.error(node.key(name), "unknown-key", said)
        return node

    def text(self, mapping: Mapping, name: str) -> str:
        """The text under a key, or "" where the key is left out."""
        node = mapping.entries.get(name)
        return self.text_of(node, name) if node is not None else ""

    def text_of(self, node: Node, name: str) -> str:
        if type(node) is not Scalar:
            self.wrong_shape(node, name, "plain text")
            return ""
        text = node.text.strip()
        if node.plain and len(text) < LONGEST_AMBIGUOUS and AMBIGUOUS.fullmatch(text):
            self.error(
                node,
                "ambiguous-text",
                f'some YAML readers take {text} for something other than text; write it in quotes: "{text}"',
            )
        elif not text:
            self.error(node, "empty-text", f"{name} is empty; give text or take the key out")
        elif len(text) > LONGEST_TEXT:
            self.error(node, "too-long", f"{name} has {len(text)} characters; {LONGEST_TEXT} are the most")
        return text

    def word(self, mapping: Mapping, name: str) -> str:
        """A short value that is compared and not read, such as an id; its writing needs no quotes."""
        node = mapping.entries.get(name)
        return self.word_of(node, name) if node is not None else ""

    def word_of(self, node: Node, name: str) -> str:
        if type(node) is not Scalar:
            self.wrong_shape(node, name, "plain text")
            return ""
        text = node.text.strip()
        if not text:
            self.error(node, "empty-text", f"{name} is empty; give text or take the key out")
        elif len(text) > LONGEST_WORD:
            self.error(node, "too-long", f"{name} has {len(text)} characters; {LONGEST_WORD} are the most")
            return ""
        return text

    def matching(self, mapping: Mapping, name: str, pattern: re.Pattern[str], rule: str, wanted: str) -> str:
        """A word that has to look as `wanted` describes; "" where it does not or is left out."""
        word = self.word(mapping, name)
        if not word or pattern.fullmatch(word):
            return word
        self.error(mapping.entries[name], rule, f'{name} "{shortened(word)}" has to be {wanted}')
        return ""

    def month(self, mapping: Mapping, name: str) -> str:
        return self.matching(mapping, name, _MONTH, "bad-month", "a month such as 2026-11")

    def day(self, mapping: Mapping, name: str) -> str:
        return self.matching(mapping, name, _DAY, "bad-day", "a day such as 2026-11-30")

    def number(self, mapping: Mapping, name: str, most: int = 10_000) -> int:
        """A whole number up to `most`; 0 where the key is left out."""
        node = mapping.entries.get(name)
        return self.number_of(node, name, most) if node is not None else 0

    def number_of(self, node: Node, name: str, most: int = 10_000) -> int:
        word = self.word_of(node, name)
        if word.isascii() and word.isdigit() and len(word) < 10 and int(word) <= most:
            return int(word)
        if word:
            self.error(node, "bad-number", f'{name} "{shortened(word)}" has to be a whole number up to {most}')
        return 0

    def truth(self, mapping: Mapping, name: str) -> bool:
        node = mapping.entries.get(name)
        if node is None:
            return False
        word = self.word_of(node, name)
        if word not in ("true", "false", ""):
            self.error(node, "wrong-shape", f'{name} "{shortened(word)}" has to be true or false')
        return word == "true"

    def items(self, mapping: Mapping, name: str, most: int = 50_000) -> list[Node]:
        """The items of a list; an empty list is reported, and one of more than `most` is cut."""
        node = mapping.entries.get(name)
        found = self.items_of(node, name) if node is not None else []
        if node is not None and len(found) > most:
            self.error(node, "too-large", f"{name} has {len(found)} entries; {most} are the most")
        return found[:most]

    def items_of(self, node: Node, name: str) -> list[Node]:
        if type(node) is not Sequence:
            self.wrong_shape(node, name, "a list")
            return []
        if not node.items:
            self.error(node, "empty-list", f"{name} is empty; give at least one entry or take the key out")
        return node.items

    def words(self, mapping: Mapping, name: str) -> tuple[str, ...]:
        """A list of words without empty ones."""
        return tuple(word for item in self.items(mapping, name) if (word := self.word_of(item, f"an entry of {name}")))

    def addresses(self, mapping: Mapping, name: str) -> tuple[str, ...]:
        found = []
        for item in self.items(mapping, name):
            word = self.word_of(item, f"an entry of {name}")
            if _ADDRESS.fullmatch(word):
                found.append(word)
            elif word:
                self.error(item, "bad-source", f'"{shortened(word)}" has to be an address that begins with https://')
        return tuple(found)

    def tasks(self, mapping: Mapping, name: str) -> dict[str, tuple[str, ...]]:
        """A mapping of ids to lists of task numbers, such as {saa-c03: ["3.1"]}."""
        node = mapping.entries.get(name)
        if node is None:
            return {}
        if type(node) is not Mapping:
            self.wrong_shape(node, name, "a mapping of exams to lists of tasks")
            return {}
        if not node.entries:
            self.error(node, "empty-list", f"{name} is empty; give at least one entry or take the key out")
        found = {}
        for exam, value in node.entries.items():
            words = (self.word_of(item, "a task") for item in self.items_of(value, f"{name} of {shortened(exam)}"))
            found[exam] = tuple(dict.fromkeys(word for word in words if word))
        return found


_MONTH = re.compile(MONTH_PATTERN)
_DAY = re.compile(DAY_PATTERN)
_ADDRESS = re.compile(ADDRESS_PATTERN)


def shortened(word: str) -> str:
    """A word as it fits into a sentence."""
    plain = " ".join(word.split())
    return plain if len(plain) <= 60 else plain[:59] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """' (did you mean "x"?)', or nothing where no known word is near."""
    from difflib import get_close_matches  # only a misspelling needs it

    near = get_close_matches(word[:60], sorted(known), n=1)
    return f' (did you mean "{near[0]}"?)' if near else ""
