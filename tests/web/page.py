"""A page taken apart: its elements with their attributes and text, as a browser's parser would meet them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

VOID = {"meta"}


class Element:
    """An element, its attributes and what is inside."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element | str] = []

    def all(self, name: str) -> list[Element]:
        found = [self] if self.name == name else []
        for child in self.children:
            if isinstance(child, Element):
                found += child.all(name)
        return found

    def every(self) -> list[Element]:
        inside = [child for child in self.children if isinstance(child, Element)]
        return [self, *(one for child in inside for one in child.every())]

    @property
    def text(self) -> str:
        """What is read, with single spaces."""
        pieces = [child if isinstance(child, str) else child.text for child in self.children]
        return " ".join(" ".join(pieces).split())


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[Any]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"{tag} has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(page: str) -> Element:
    """The whole page; it fails where an element is not closed, or closed out of order."""
    parser = _Parser()
    parser.feed(page)
    parser.close()
    assert [element.name for element in parser.open] == [""]
    return parser.root


def body_text(page: str) -> str:
    return parsed(page).all("body")[0].text
