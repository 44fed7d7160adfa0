"""Goes through Markdown line by line and finds questions: a stem, options, and what stands behind them.

Questions are not what Markdown's own grammar knows: people indent answers as they like, and a parser of blocks takes
three times the five seconds that ten thousand questions may cost. Fenced code is kept whole, wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.drafts.own_fields import OWN_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*")
_NUMBERED = re.compile(
    r"(\s{0,3})(?:\*\*)?(?:(?:Q(?:uestion)?|No)\.?\s*#?\s*)?(\d{1,5})\s*(?:\*\*)?[.):]+(?:\*\*)?(?:\s+|$)(.*)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\*\*)?(?:Topic\s+\d+\s*[-\u2013:]?\s*)?(?:Q|Question|No\.?|Problem)?\s*#?\s*(\d{1,5})\s*[.:)]*(?:\*\*)?\s*",
    re.IGNORECASE,
)
_FENCE = re.compile(r"\s*(```+|~~~+)")
_OWN = re.compile(rf"\s*<!--\s*({OWN_MARK}.*?)\s*-->\s*")
_DETAILS = re.compile(r"\s*<details\b", re.IGNORECASE)
_DETAILS_END = re.compile(r"</details\s*>", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_ASKS = re.compile(r"[?:](?:\*\*)?\s*$|\((?:choose|select|pick)\b", re.IGNORECASE)
_PART = re.compile(
    r"\W*(?:correct\s+)?(?:answers?|explanations?|options?|references?|solution|rationale|why)\W*.{0,40}", re.IGNORECASE
)
LONGEST_GAP = 30
"""Numbers that may be left out between two questions; a list within an explanation begins at one again."""


class Choice(NamedTuple):
    """The start of an option: whether it is marked right (None where the form has no marks), its letter, its text."""

    marked: bool | None
    letter: str
    text: str


@dataclass
class RawQuestion:
    """The lines of one question. `level` is that of its heading, 0 where a number began it."""

    line: int
    level: int
    subject: str
    stem: list[str]
    choices: list[tuple[Choice, list[str]]] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    own: str = ""
    has_parts: bool = False


def questions_in(
    lines: Sequence[str], choice_of: Callable[[str, Sequence[Choice]], Choice | None], ends: re.Pattern[str]
) -> Iterator[RawQuestion]:
    """The questions of a file, those without options among them.

    `choice_of` reads the beginning of an option, given those that came before. `ends` matches a line after which no
    further option comes, such as one that gives the answer.
    """
    return _Scanner(choice_of, ends).questions(lines)


class _Scanner:
    def __init__(self, choice_of: Callable[[str, Sequence[Choice]], Choice | None], ends: re.Pattern[str]) -> None:
        self.choice_of = choice_of
        self.ends = ends
        self.asked: RawQuestion | None = None
        self.headings: dict[int, str] = {}
        self.loose: list[str] = []
        self.loose_line = 0
        self.number = 0
        self.in_tail = self.in_details = False
        self.by_headings = False
        self.own = ""
        self.was_empty = True

    def questions(self, lines: Sequence[str]) -> Iterator[RawQuestion]:
        fence = ""
        start = _front_matter(lines)
        for at, line in enumerate(lines[start:], start + 1):
            if fence:
                self._add(line, at, is_code=True)
                if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                    fence = ""
                continue
            if found := _FENCE.match(line):
                fence = found[1]
                self._add(line, at, is_code=True)
                continue
            if found := _OWN.fullmatch(line):
                self.own = found[1]
                continue
            yield from self._line(line, at)
            self.was_empty = not line.strip()
        if self.asked:
            yield self.asked

    def _line(self, line: str, at: int) -> Iterator[RawQuestion]:
        if heading := _HEADING.fullmatch(line):
            yield from self._begin_heading(len(heading[1]), heading[2], at)
            return
        if (found := _NUMBERED.fullmatch(line)) and self._begins(found):
            # A number that is its own line's only text labels the stem below it.
            yield from self._begin(RawQuestion(at, 0, self._subject(7), [found[3]]))
            self.number = int(found[2])
            return
        choices = [choice for choice, _ in self.asked.choices] if self.asked else []
        choice = None if self.in_details else self.choice_of(line, choices)
        if choice is not None and (self.asked is None or self.in_tail):
            choice = self.choice_of(line, [])
            if choice is not None and (stem := self._paragraph_before(choice)):
                yield from self._begin(RawQuestion(stem[0], 0, self._subject(7), stem[1]))
        if choice is not None and self.asked and not self.in_tail and any(map(str.strip, self.asked.stem)):
            self.asked.choices.append((choice, [choice.text]))
            self.by_headings |= bool(self.asked.level)
            return
        if _DETAILS.match(line):
            self.in_details = True
        if self.asked and self.asked.choices and (self.in_details or self.ends.match(line)):
            self.in_tail = True
        self._add(line, at)
        if self.in_details and _DETAILS_END.search(line):
            self.in_details = False

    def _begins(self, found: re.Match[str]) -> bool:
        """Whether a numbered line begins a question, and is not part of a list within one."""
        number, asked = int(found[2]), self.asked
        if self.in_details:
            return False
        if asked is None:
            return True
        if asked.level:
            # Below a heading that asks something, numbers are a list; below one that only names a chapter they are not.
            text = " ".join(asked.stem).strip()
            return bool(text) and not asked.choices and not self.by_headings and text[-1] not in "?:."
        if not asked.choices and not self.was_empty:
            return False
        return self.number < number <= self.number + LONGEST_GAP or (number == 1 == self.number and self.was_empty)

    def _begin_heading(self, level: int, text: str, at: int) -> Iterator[RawQuestion]:
        label = None if self.own else _LABEL.fullmatch(text)
        if self.asked and self.asked.level and self.asked.level < level and not self.asked.choices:
            self.asked.has_parts = True
        if self.asked and 0 < self.asked.level < level and not self.own and _is_part(text):
            self.in_tail = bool(self.asked.choices) or self.in_tail
            self._add(text, at)
            return
        subject = self._subject(level)
        self.headings = {depth: said for depth, said in self.headings.items() if depth < level}
        if label is None:
            self.headings[level] = text
        found = RawQuestion(at, level, subject, [] if label else [text])
        yield from self._begin(found)
        self.number = 0

    def _begin(self, found: RawQuestion) -> Iterator[RawQuestion]:
        if self.asked:
            yield self.asked
        found.own, self.own = self.own, ""
        self.asked = found
        self.loose = []
        self.in_tail = self.in_details = False

    def _subject(self, level: int) -> str:
        above = [depth for depth in self.headings if depth < level]
        return self.headings[max(above)] if above else ""

    def _paragraph_before(self, choice: Choice) -> tuple[int, list[str]] | None:
        """The last paragraph, taken away from where it stood: the stem of a question that nothing announces.

        A box to mark tells options for certain; a letter does so only below something that asks.
        """
        if choice.marked is None and not choice.letter:
            return None
        lines = self.asked.tail if self.asked else self.loose
        end = len(lines)
        while end and not lines[end - 1].strip():
            end -= 1
        start = end
        while start and lines[start - 1].strip() and not _RULE.fullmatch(lines[start - 1]):
            start -= 1
        stem = lines[start:end]
        if not stem or self.ends.match(stem[0]) or (choice.marked is None and not _ASKS.search(stem[-1])):
            return None
        line = self.loose_line - (len(lines) - start) + 1
        del lines[start:]
        return line, stem

    def _add(self, line: str, at: int, *, is_code: bool = False) -> None:
        self.loose_line = at
        asked = self.asked
        if asked is None:
            self.loose.append(line)
        elif self.in_tail:
            asked.tail.append(line)
        elif not asked.choices:
            asked.stem.append(line)
        elif is_code or line[:2].isspace() or (line.strip() and not self.was_empty and not _RULE.fullmatch(line)):
            asked.choices[-1][1].append(line)
        elif line.strip():
            self.in_tail = True
            asked.tail.append(line)
        else:
            asked.choices[-1][1].append("")


def _is_part(text: str) -> bool:
    """Whether a heading names a part of a question, not another question."""
    return _PART.fullmatch(text) is not None


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines of settings stand before the text."""
    start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    if start < len(lines) and lines[start].strip() == "---":
        end = next((at for at in range(start + 1, min(len(lines), start + 60)) if lines[at].strip() == "---"), None)
        return end + 1 if end is not None else 0
    return 0
