"""YAML text to nodes with positions: the only reader of yaml.

Nothing is constructed, so a file can neither run code nor turn `No` into False: a scalar keeps the text that
was written. What YAML offers beyond plain data (anchors, tags, several documents, deep nesting) is refused, each
with its place, because a bank needs none of it and a hostile file needs all of it. Nodes are built from events,
without recursion, and hold bare numbers for their place: a Location for each would cost more than the parsing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from aws_quiz.banks.format.problem_list import ProblemList
from aws_quiz.core.content.source import Location, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from yaml import YAMLError

DEEPEST = 20
MOST_EVENTS = 1_500_000
MOST_CONTROL_PROBLEMS = 20

REFUSED_CHARACTERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of text around
    "\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
STAND_IN = "\ufdd0"
"""Takes the place of a refused character, so that the rest of the file can still be read."""

DROPPED = "\ufdd1"
"""Takes the place of a key that is none; what stands under it is not kept."""


@dataclass(slots=True)
class Scalar:
    """A piece of text. `plain` says that it was written without quotes and not as a block."""

    text: str
    plain: bool
    line: int
    column: int


@dataclass(slots=True)
class Sequence:
    line: int
    column: int
    items: list[Node]


@dataclass(slots=True)
class Mapping:
    """Values by key, in the order written. `marks` holds the place of each key, counted from zero."""

    line: int
    column: int
    entries: dict[str, Node]
    marks: dict[str, _Mark] = field(compare=False, repr=False)

    def key(self, name: str) -> Scalar:
        """A key with its place, for complaints about the key itself."""
        mark = self.marks[name]
        return Scalar(name, True, mark.line + 1, mark.column + 1)


@dataclass(slots=True)
class Refused:
    """Stands for a value that a problem has been reported for already; whoever reads it need not say more."""

    line: int
    column: int


Node = Scalar | Sequence | Mapping | Refused


def read_nodes(text: str, path: str) -> tuple[Node | None, ProblemList]:
    """The nodes of one document. None where nothing can be relied on, which a problem then explains."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removeprefix("\ufeff")
    problems = ProblemList()
    # str.isprintable runs at memory speed; the expression is needed only where it finds something odd.
    if not text.replace("\n", "").isprintable() and REFUSED_CHARACTERS.search(text):
        problems.extend(_control_characters(text, path))
        text = REFUSED_CHARACTERS.sub(STAND_IN, text)
    builder = _Builder(path, problems, holds_stand_ins=bool(problems))
    return builder.build(text), problems


def _control_characters(text: str, path: str) -> Iterator[Problem]:
    found = list(islice(REFUSED_CHARACTERS.finditer(text), MOST_CONTROL_PROBLEMS + 1))
    for match in found[:MOST_CONTROL_PROBLEMS]:
        start = match.start()
        place = Location(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        more = "; more of them follow" if len(found) > MOST_CONTROL_PROBLEMS and match is found[-2] else ""
        yield Problem(place, Severity.ERROR, "control-character", f"{_named(match.group())}; take it out{more}")


def _named(character: str) -> str:
    return f"the character U+{ord(character):04X} does not belong in a bank"


class _Mark(Protocol):
    """A place, counted from zero."""

    line: int
    column: int


class _Start:
    """The place before anything was read."""

    line = 0
    column = 0


class _Event(Protocol):
    """What the events of a node have in common; not every kind of event has every one of these."""

    anchor: str | None
    tag: str | None
    style: str | None
    value: str
    start_mark: _Mark


class _Builder:
    """One pass over the events of one file."""

    def __init__(self, path: str, problems: ProblemList, *, holds_stand_ins: bool) -> None:
        self.path = path
        self.problems = problems
        self.holds_stand_ins = holds_stand_ins

    def error(self, mark: _Mark, rule: str, message: str) -> None:
        place = Location(self.path, mark.line + 1, mark.column + 1)
        self.problems.append(Problem(place, Severity.ERROR, rule, message))

    def build(self, text: str) -> Node | None:
        import yaml  # 17 ms that only reading a file may cost

        try:
            return self._from_events(yaml, text)
        except yaml.YAMLError as error:
            self._syntax(error)
            return None

    def _syntax(self, error: YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = Location(self.path, mark.line + 1, mark.column + 1) if mark else Location(self.path)
        parts = [getattr(error, "context", None), getattr(error, "problem", None)]
        said = ", ".join(str(part) for part in parts if part) or "unknown fault"
        message = f"this is not YAML: {said}; look at the indentation and the quotes here and in the line before"
        self.problems.append(Problem(place, Severity.ERROR, "syntax", REFUSED_CHARACTERS.sub("?", message)))

    def _from_events(self, yaml: ModuleType, text: str) -> Node | None:
        events: Iterator[_Event] = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        scalar_event, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        root: Node | None = None
        top: Sequence | Mapping | None = None
        key: str | None = None
        key_mark: _Mark = _Start()
        stack: list[tuple[Sequence | Mapping | None, str | None, _Mark]] = []
        tagged: set[int] = set()
        is_patched = self.holds_stand_ins
        documents = 0
        ended = False
        node: Node
        for event in islice(events, MOST_EVENTS):
            kind = type(event)
            if kind is scalar_event:
                mark = event.start_mark
                if event.anchor is not None:
                    self._anchor(mark)
                    return None
                style = event.style
                is_sound = event.tag is None and style != '"' and not is_patched
                if is_sound and key is None and type(top) is Mapping:
                    key, key_mark = event.value, mark
                    continue
                node = Scalar(event.value, not style, mark.line + 1, mark.column + 1)
                if not is_sound:
                    node = self._checked(node, event)
            elif kind is mapping_start or kind is sequence_start:
                mark = event.start_mark
                if event.anchor is not None:
                    self._anchor(mark)
                    return None
                if len(stack) >= DEEPEST:
                    self.error(mark, "too-deep", f"nested more than {DEEPEST} deep; a bank needs far less")
                    return None
                stack.append((top, key, key_mark))
                if kind is mapping_start:
                    top = Mapping(mark.line + 1, mark.column + 1, {}, {})
                else:
                    top = Sequence(mark.line + 1, mark.column + 1, [])
                key = None
                if event.tag is not None:
                    self._tag(event)
                    tagged.add(id(top))
                continue
            elif kind in ends:
                assert top is not None
                node = top
                if tagged and id(top) in tagged:
                    tagged.remove(id(top))
                    node = Refused(top.line, top.column)
                top, key, key_mark = stack.pop()
            elif kind is yaml.AliasEvent:
                self._anchor(event.start_mark)
                return None
            elif kind is yaml.DocumentStartEvent and (documents := documents + 1) > 1:
                self.error(event.start_mark, "several-documents", "a file holds one document; take out this `---`")
                return root
            else:
                ended = kind is yaml.StreamEndEvent
                continue

            if top is None:
                root = node
            elif type(top) is Sequence:
                top.items.append(node)
            else:
                assert type(top) is Mapping
                if key is None:
                    key, key_mark = node.text if type(node) is Scalar else self._bad_key(node), mark
                    continue
                if key in top.entries:
                    self._duplicate(top, key, key_mark)
                elif key is not DROPPED:
                    top.entries[key] = node
                    top.marks[key] = key_mark
                key = None
        if not ended:
            self.problems.append(
                Problem(Location(self.path), Severity.ERROR, "too-large", "this file holds too much; split it")
            )
            return None
        return root

    def _anchor(self, mark: _Mark) -> None:
        self.error(mark, "alias", "anchors (&name) and aliases (*name) are not read in banks; write the value out")

    def _tag(self, event: _Event) -> None:
        tag = (event.tag or "").replace("tag:yaml.org,2002:", "!!")[:60]
        self.error(event.start_mark, "tag", f'tags such as "{tag}" are not read in banks; take it out')

    def _checked(self, node: Scalar, event: _Event) -> Node:
        if event.tag is not None:
            self._tag(event)
            return Refused(node.line, node.column)
        if self.holds_stand_ins and STAND_IN in node.text:
            return Refused(node.line, node.column)
        if not node.text.isprintable() and (found := REFUSED_CHARACTERS.search(node.text)):
            self.error(event.start_mark, "control-character", f"{_named(found.group())}; take the escape out")
            return Refused(node.line, node.column)
        return node

    def _bad_key(self, node: Node) -> str:
        if not isinstance(node, Refused):
            place = Location(self.path, node.line, node.column)
            self.problems.append(Problem(place, Severity.ERROR, "key-not-text", "a key has to be a plain word"))
        return DROPPED

    def _duplicate(self, mapping: Mapping, key: str, mark: _Mark) -> None:
        first = mapping.key(key)
        name = " ".join(key.split())[:60]
        self.error(mark, "duplicate-key", f'"{name}" stands twice, first in line {first.line}; take one of them out')
        mapping.entries[key] = Refused(first.line, first.column)
