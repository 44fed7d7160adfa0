"""Whether a draft can be asked as a question of ours: whole, with one meaning, whatever the order of its options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.finding import Weight
from aws_quiz.banks.checks.keyed_options import count_in_stem
from aws_quiz.banks.checks.option_sets import above_options
from aws_quiz.banks.drafts.draft import PICTURE, Draft, DraftOption, Refused
from aws_quiz.banks.drafts.reasons import by_what_they_name
from aws_quiz.banks.format.fields import LONGEST_TEXT
from aws_quiz.banks.format.nodes import REFUSED_CHARACTERS
from aws_quiz.core.content.question import OPTION_KEYS, Kind, Level, Option, Question, body_of

if TYPE_CHECKING:
    from aws_quiz.banks.drafts.draft import Item

_ADDRESS = re.compile(r"https://[^\s/<>()\"']+\.[^\s<>\"')\]]*[^\s<>\"')\].,;:]")
_BARE = re.compile(r"(?:\s*(?:https?://\S+|[Rr]eferences?:?|[Ss]ources?:?|[Ll]inks?:?|[Ss]ee:?|and|,|;|-))+\s*")
_MAY_MISLEAD = (
    "above", "below", "option", "answer", "choice", "choose", "select", "pick", "which t", "which f", "both", "either",
    "neither", "of these", "of them", "of those", "of the ", "which 2", "which 3", "which 4", "which 5",
)  # fmt: skip
"""Without one of these no rule has anything to say; most questions have none."""

_UNSEEN = re.compile(REFUSED_CHARACTERS.pattern)


def judged(draft: Draft) -> Item:
    """The draft made clean, or why it cannot be taken."""
    draft = _clean(draft)
    reason = _fault(draft)
    if reason:
        return Refused(draft.line, reason)
    if draft.own is None:
        draft = _with_sources(by_what_they_name(draft))
        if PICTURE in draft.explanation or any(PICTURE in option.why for option in draft.options):
            draft = _without_pictures(draft)
    return draft


def kind_of(options: tuple[DraftOption, ...]) -> Kind:
    """Single where one option is right."""
    return Kind.MULTIPLE if sum(option.correct for option in options) > 1 else Kind.SINGLE


def _fault(draft: Draft) -> str:
    options = draft.options
    if not draft.prompt:
        return "it has no question"
    if PICTURE in draft.prompt or any(PICTURE in option.text for option in options):
        return "it shows a picture"
    if len(options) < 2:
        return f"it has {'no options' if not options else 'a single option'} to choose from"
    if len(options) > len(OPTION_KEYS):
        return f"it has {len(options)} options; {len(OPTION_KEYS)} are the most"
    if any(not option.text for option in options):
        return "one of its options is empty"
    if not any(option.correct for option in options):
        return "it has no key"
    texts = [draft.prompt, draft.explanation, *(text for option in options for text in (option.text, option.why))]
    if max(map(len, texts)) > LONGEST_TEXT:
        return f"it has a text of more than {LONGEST_TEXT} characters"
    normal = [" ".join(option.text.split()).rstrip(".;, ") for option in options]
    if len(set(normal)) < len(normal):
        return "two of its options are the same"
    return "" if draft.own else _misleading(draft)


def _misleading(draft: Draft) -> str:
    """What the linter calls wrong in anybody's bank: options that speak of others, a count that is not the key's."""
    said = "\n".join((draft.prompt, *(option.text for option in draft.options))).lower()
    if not any(words in said for words in _MAY_MISLEAD):
        return ""
    kind = kind_of(draft.options)
    options = tuple(
        Option(key, option.text, "", option.correct) for key, option in zip(OPTION_KEYS, draft.options, strict=False)
    )
    question = Question("", "", "", Level.RECALL, draft.prompt, body_of(kind, options))
    for rule in (above_options, count_in_stem):
        for finding in rule(question):
            if finding.weight is Weight.WRONG:
                return finding.message
    return ""


def _clean(draft: Draft) -> Draft:
    options = tuple(option._replace(text=_cleaned(option.text), why=_cleaned(option.why)) for option in draft.options)
    return draft._replace(
        prompt=_cleaned(draft.prompt),
        explanation=_cleaned(draft.explanation),
        options=options,
        subject=_one_line(draft.subject),
    )


def _cleaned(text: str) -> str:
    text = text.strip()
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _UNSEEN.sub("", text.replace("\N{NO-BREAK SPACE}", " ")).strip()


def _one_line(text: str) -> str:
    return " ".join(_cleaned(text).split())


def _with_sources(draft: Draft) -> Draft:
    """Addresses that the explanation names become sources; one that holds nothing else is none."""
    texts = [text for text in (*draft.sources, draft.explanation) if "https://" in text]
    if not texts:
        return draft._replace(sources=())
    found = [match[0] for text in texts for match in _ADDRESS.finditer(text)]
    explanation = "" if _BARE.fullmatch(draft.explanation) and found else draft.explanation
    return draft._replace(sources=tuple(dict.fromkeys(found)), explanation=explanation)


def _without_pictures(draft: Draft) -> Draft:
    options = tuple(option._replace(why=option.why.replace(PICTURE, "").strip()) for option in draft.options)
    return draft._replace(
        explanation=draft.explanation.replace(PICTURE, "").strip(),
        options=options,
        losses=(*draft.losses, "a picture in its explanation is left out"),
    )
