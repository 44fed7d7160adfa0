"""Moodle XML: multiple-choice and true/false questions of a question bank, read as a stream.

The parser is the interpreter's own. Entities are never declared by an honest file, so a declaration ends the reading:
neither a bomb of entities nor a file on this machine can come in through them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from aws_quiz.banks.drafts.draft import PICTURE, Draft, DraftOption, Item, Refused
from aws_quiz.banks.drafts.html_text import plain_of_html
from aws_quiz.banks.drafts.markdown_text import plain_of_markdown
from aws_quiz.banks.drafts.own_fields import OWN_MARK, own_fields_of
from aws_quiz.banks.importers.gift import fault_of_weights, subject_of_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.importers.opening import Source

_KINDS = {
    "shortanswer": "a short-answer question without options",
    "numerical": "a numerical question without options",
    "essay": "an essay question without options",
    "matching": "a matching question",
    "cloze": "a text with gaps",
    "description": "a description without a question",
    "ddwtos": "a question of dragging words",
    "ddimageortext": "a question of dragging onto a picture",
    "ddmarker": "a question of dragging onto a picture",
    "ordering": "an ordering question",
    "gapselect": "a text with gaps",
}
_CHOICES = {"multichoice", "truefalse", "multichoiceset", "oumultiresponse"}
DEEPEST = 40


class _Node:
    """An element: its attributes, its text and what is inside."""

    __slots__ = ("attributes", "children", "line", "name", "pieces")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.pieces: list[str] = []
        self.children: list[_Node] = []

    def first(self, name: str) -> _Node | None:
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list[_Node]:
        return [child for child in self.children if child.name == name]

    def bare(self, name: str) -> str:
        """The text of a child, or of the `text` within it."""
        child = self.first(name)
        if child is None:
            return ""
        inner = child.first("text")
        return "".join((inner or child).pieces).strip()


class _EntityDeclared(Exception):
    """The file declares an entity."""


def looks_like(source: Source) -> bool:
    head = source.text[:20_000]
    return "<quiz" in head and bool(re.search(r"<question\s", head))


def read(source: Source) -> Iterator[Item]:
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: reader.start(name, attributes, parser.CurrentLineNumber)
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = _refuse_entity
    # Read as text already; the declaration may name the encoding that the bytes had.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", lambda found: "\n" * found[0].count("\n"), source.text, count=1)
    subject = ""
    for start in range(0, max(len(text), 1), 1 << 20):
        try:
            parser.Parse(text[start : start + (1 << 20)], start + (1 << 20) >= len(text))
        except _EntityDeclared:
            reader.broken = Refused(
                parser.CurrentLineNumber,
                "the file declares XML entities, which no question needs; the rest is not read",
            )
        except expat.ExpatError as error:
            reader.broken = Refused(
                error.lineno, f"this is not XML ({expat.errors.messages[error.code]}); the rest is not read"
            )
        for node in reader.taken():
            if node.attributes.get("type") == "category":
                subject = subject_of_path(node.bare("category"))
            else:
                yield _question(node, subject)
        if reader.broken:
            yield reader.broken
            return


def _refuse_entity(*_: object) -> None:
    raise _EntityDeclared


class _Reader:
    """Keeps the questions that have been read whole."""

    def __init__(self) -> None:
        self.open: list[_Node] = []
        self.done: list[_Node] = []
        self.broken: Refused | None = None

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        node = _Node(name.lower(), attributes, line)
        if name.lower() == "question":
            self.open = [node]
        elif self.open:
            if len(self.open) < DEEPEST:
                self.open[-1].children.append(node)
            self.open.append(node)

    def end(self, name: str) -> None:
        if not self.open:
            return
        node = self.open.pop()
        if name.lower() == "question" and not self.open:
            self.done.append(node)

    def text(self, data: str) -> None:
        if self.open:
            self.open[-1].pieces.append(data)

    def taken(self) -> list[_Node]:
        found, self.done = self.done, []
        return found


def _question(node: _Node, subject: str) -> Item:
    kind = node.attributes.get("type", "")
    if kind not in _CHOICES:
        return Refused(node.line, f"it is {_KINDS.get(kind, f'a question of the type {kind[:40]}')}")
    options: list[DraftOption] = []
    weights: list[float] = []
    for answer in node.all("answer"):
        try:
            weight = float(answer.attributes.get("fraction") or answer.bare("fraction") or 0)
        except ValueError:
            return Refused(node.line, "the worth of one of its options is no number")
        text = _read(answer)
        feedback = answer.first("feedback")
        if kind == "truefalse":
            text = text.capitalize()
        weights.append(weight)
        options.append(DraftOption(text, weight > 0, _read(feedback) if feedback else ""))
    is_single = kind == "truefalse" or node.bare("single").lower() in ("", "true", "1")
    if kind != "oumultiresponse" and (fault := fault_of_weights(weights, is_single=is_single)):
        return Refused(node.line, fault)
    stem, general = node.first("questiontext"), node.first("generalfeedback")
    tags = node.first("tags")
    own = next(
        (own_fields_of(word.removeprefix(OWN_MARK)) for tag in (tags.all("tag") if tags else ())
         if (word := tag.bare("text")).startswith(OWN_MARK)),
        None,
    )  # fmt: skip
    name = node.bare("idnumber")
    return Draft(
        node.line,
        _read(stem) if stem else "",
        tuple(options),
        _read(general) if general else "",
        subject=subject,
        name=f"moodle {name}" if name and own is None else "",
        own=own,
    )


def _read(node: _Node) -> str:
    """The text of an element in the form that it names; files that come with it are pictures mostly."""
    inner = node.first("text")
    text = "".join((inner or node).pieces).strip()
    form = node.attributes.get("format", "html")
    if form == "plain_text":
        return text
    plain = plain_of_markdown(text) if form == "markdown" else plain_of_html(text)
    return f"{PICTURE}{plain}" if node.first("file") and "@@PLUGINFILE@@" in text and PICTURE not in plain else plain
