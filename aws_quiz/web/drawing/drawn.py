"""What a charting library draws, made fit for the page.

The page's own stylesheet gives colours and type, light, dark and printed alike; so of a drawing only shapes, words
and names of series are kept. That also leaves out whatever differs from one drawing of the same values to the next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from aws_quiz.web.markup import Html

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_WORDS_OF_A_MARK = "desc"
"""What the library's script would show beside a pointer; as a title, a browser shows it by itself."""

_LEFT_OUT_TAGS = {"defs", "title", "script", "style"}
_LEFT_OUT_CLASSES = {"background", "tooltip-overlay", "titles", "text-overlay"}
_MEANINGLESS_CLASSES = {"reactive", "tooltip-trigger", "always_show"}
_MEASURES = {"d", "x", "y", "cx", "cy", "rx", "ry", "width", "height"}
_FRACTION = re.compile(r"-?\d+\.\d+")
_SERIES = re.compile(r"serie-(\d+)")


def fit_for_page(svg: str, series: Sequence[str], kind: str, label: str) -> Html:
    """The drawing with its series named by class, to be spoken of as `label`."""
    root = ElementTree.fromstring(svg)
    _prune(root)
    for element in root.iter():
        _rename(element, series)
    view = root.attrib["viewBox"]
    root.attrib.clear()
    root.attrib |= {"viewBox": view, "class": f"chart {kind}", "role": "img", "aria-label": label}
    return Html(ElementTree.tostring(root, encoding="unicode", short_empty_elements=False))


def _prune(element: Element) -> None:
    element.tail = None
    for child in list(element):
        _prune(child)
        if _is_left_out(child):
            element.remove(child)


def _is_left_out(element: Element) -> bool:
    name, classes = _name(element), set(element.get("class", "").split())
    if name == _WORDS_OF_A_MARK:
        return "value" not in classes
    is_empty = (name == "text" and not element.text) or (name == "g" and not len(element))
    return is_empty or name in _LEFT_OUT_TAGS or bool(classes & _LEFT_OUT_CLASSES)


def _rename(element: Element, series: Sequence[str]) -> None:
    element.tag = _name(element)
    if element.tag == _WORDS_OF_A_MARK:
        element.tag = "title"
        element.attrib.clear()
    for name, value in list(element.attrib.items()):
        if name == "class":
            element.attrib[name] = _classes(value, series)
        elif name in _MEASURES:
            element.attrib[name] = _FRACTION.sub(lambda found: f"{float(found[0]):.1f}", value)


def _name(element: Element) -> str:
    return element.tag.removeprefix(_NAMESPACE)


def _classes(given: str, series: Sequence[str]) -> str:
    kept = [one for one in given.split() if one not in _MEANINGLESS_CLASSES and not one.startswith("color-")]
    return " ".join(_SERIES.sub(lambda found: series[int(found[1])], one) for one in kept)
