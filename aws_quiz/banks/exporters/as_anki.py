"""An Anki package: the only module that knows genanki. Notes keep their guids, so importing again updates."""

from __future__ import annotations

import io
from hashlib import blake2b
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.own_fields import own_line, scenario_and_prompt
from aws_quiz.banks.importers.anki_package import OWN_FIELDS
from aws_quiz.core.content.question import OPTION_KEYS
from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question

_NOTE_TYPE = "aws-quiz question"
_FRONT = '<div class="asked">{{Question}}</div>{{Options}}'
_BACK = (
    '{{FrontSide}}<hr id="answer"><p class="key">Answer: <b>{{Answer}}</b></p>'
    '<p class="takeaway">{{Takeaway}}</p>{{Reasons}}<div class="sources">{{Sources}}</div>'
)
_LOOK = """\
.card { font: 18px/1.45 system-ui, sans-serif; text-align: left; max-width: 42em; margin: 0 auto; }
.asked { margin-bottom: 1em; }
ol { list-style-type: lower-alpha; }
li { margin: .4em 0; }
.key b { text-transform: uppercase; }
.takeaway { border-left: 3px solid; padding-left: .7em; }
.sources { font-size: 13px; opacity: .7; }
"""


def anki_package(concepts: Iterable[Concept], titles: dict[str, str], moment: float) -> bytes:
    """The package with a deck for each topic. `moment` (seconds since 1970) is when it is made.

    Raises UsedWrongly where the library that writes it is not installed.
    """
    genanki = _library()
    model = genanki.Model(
        _number(_NOTE_TYPE),
        _NOTE_TYPE,
        fields=[{"name": name} for name in OWN_FIELDS],
        templates=[{"name": "Question", "qfmt": _FRONT, "afmt": _BACK}],
        css=_LOOK,
        sort_field_index=0,
    )
    decks = {}
    for concept in concepts:
        title = titles.get(concept.topic, concept.topic)
        if concept.topic not in decks:
            decks[concept.topic] = genanki.Deck(_number(f"deck {concept.topic}"), f"aws-quiz::{title}")
        for question in concept.questions:
            decks[concept.topic].add_note(
                genanki.Note(
                    model=model,
                    fields=_fields(question, concept, title),
                    guid=genanki.guid_for("aws-quiz", question.id),
                    tags=[concept.topic, *question.exams],
                )
            )
    out = io.BytesIO()
    genanki.Package(list(decks.values())).write_to_file(out, timestamp=moment)
    return out.getvalue()


def _library() -> ModuleType:
    try:
        return import_module("genanki")
    except ImportError:
        raise UsedWrongly(
            "The library that writes Anki packages is not installed.",
            "Install aws-quiz[anki], as in: pip install '.[anki]'",
        ) from None


def _fields(question: Question, concept: Concept, title: str) -> list[str]:
    def items(texts: Iterable[tuple[str, str]]) -> str:
        return "".join(f'<li value="{OPTION_KEYS.index(key) + 1}">{_html(text)}</li>' for key, text in texts)

    sources = "".join(f"<li>{_html(source)}</li>" for source in concept.sources)
    return [
        _html(scenario_and_prompt(question)),
        f'<ol type="a">{items((option.key, option.text) for option in question.options)}</ol>',
        " ".join(sorted(question.right)),
        f'<ol type="a">{items((option.key, option.why) for option in question.options)}</ol>',
        _html(concept.takeaway),
        f"<ul>{sources}</ul>" if sources else "",
        _html(own_line(question, concept, title)),
    ]


def _html(text: str) -> str:
    """A text that `plain_of_html` gives back: line ends and runs of spaces are kept."""
    return escape(text, quote=False).replace("  ", " &nbsp;").replace("\n ", "\n&nbsp;").replace("\n", "<br>")


def _number(name: str) -> int:
    """A number for ever, as Anki's ids are: of 31 bits, from a name."""
    return (1 << 30) + int.from_bytes(blake2b(name.encode(), digest_size=4).digest()) % (1 << 30)
