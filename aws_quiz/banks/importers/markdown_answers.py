"""What stands behind the options of a Markdown question: the answer, the explanation, reasons and references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.answers import Lettered, Unclear, named_and_told
from aws_quiz.banks.drafts.draft import Draft, DraftOption, Item, Refused
from aws_quiz.banks.drafts.markdown_text import plain_of_markdown
from aws_quiz.banks.drafts.own_fields import OWN_INDENT, OWN_MARK, own_fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aws_quiz.banks.importers.markdown_scanning import RawQuestion

ANSWER = re.compile(
    r"[\s>*_#-]*(?:(?:the\s+)?(?:correct|right)\s+)?(?:answers?|ans\.?|solution|key|correct)(?:\s+key)?(?:\(s\))?[\s*_]*"
    r"(?:[:=]|\bis\b|\bare\b)[\s*_:]*(.*)",
    re.IGNORECASE,
)
_ANSWER_ALONE = re.compile(r"[\s>*_#-]*(?:correct\s+)?answers?[\s*_:]*", re.IGNORECASE)
_LABEL = re.compile(
    r"[\s>*_]*(?:explanations?|rationale|reason|feedback|overall explanation)[\s*_]*[:.][\s*_]*", re.IGNORECASE
)
_DROPPED = re.compile(
    r".*(?:⬆|back to top|</?details\b|<summary\b|</summary>).*"
    r"|\s*(?:-{3,}|\*{3,}|_{3,})\s*|\s*</?(?:div|p|br)\b[^>]*>\s*",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"<summary\b[^>]*>.*?</summary>|</?details\b[^>]*>", re.IGNORECASE)
_QUOTE = re.compile(r"^\s{0,6}>\s?")
_TICKS = re.compile(r"\s*(?:✅|✔️?|:white_check_mark:|:heavy_check_mark:)\s*")
_WHY = re.compile(r"\s{2,}>\s?(.*)")


def drafts_of(found: Sequence[RawQuestion]) -> Iterator[Item]:
    """Drafts in the order of the file; a subject counts only where a file has several."""
    asked = [one for one in found if one.choices]
    subjects = {one.subject for one in asked if one.subject}
    levels = [one.level for one in asked if one.level]
    usual = max(set(levels), key=levels.count) if levels else 0
    for one in found:
        if one.choices:
            yield _draft(one, one.subject if len(subjects) > 1 else "")
        elif _is_question_without_options(one, usual):
            yield Refused(one.line, "it has no options to choose from")


def _is_question_without_options(one: RawQuestion, usual: int) -> bool:
    if one.has_parts or (usual and one.level != usual):
        return False
    stem = " ".join(one.stem).strip()
    return bool(stem) and ("?" in stem or any(ANSWER.match(line) for line in [*one.stem, *one.tail]))


def _draft(one: RawQuestion, subject: str) -> Item:
    texts: list[str] = []
    whys: list[str] = []
    marks: list[bool | None] = []
    for choice, lines in one.choices:
        text, why = _text_and_why(lines, OWN_INDENT if one.own else None)
        ticked = bool(_TICKS.search(text))
        texts.append(plain_of_markdown(_TICKS.sub(" ", text).strip()))
        whys.append(plain_of_markdown(why))
        marks.append(True if ticked else choice.marked)
    own = own_fields_of(one.own.removeprefix(OWN_MARK)) if one.own else None
    answer, explanation = ("", _told(one.tail)) if own else _answer_and_explanation(one.tail)
    lettered = Lettered(
        tuple(texts),
        tuple(choice.letter or "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at : at + 1] for at, (choice, _) in enumerate(one.choices)),
    )
    marked = frozenset(at for at, mark in enumerate(marks) if mark)
    right = marked
    if answer:
        try:
            named, rest = named_and_told(plain_of_markdown(answer), lettered)
        except Unclear as unclear:
            if not marked:
                return Refused(one.line, str(unclear))
            named, rest = marked, answer
        if marked and named != marked:
            return Refused(one.line, "its marks and its answer name different options")
        right = named
        explanation = "\n".join(filter(None, (rest, explanation)))
    return Draft(
        one.line,
        plain_of_markdown("\n".join(one.stem).strip("\n")),
        tuple(DraftOption(text, at in right, whys[at]) for at, text in enumerate(texts)),
        plain_of_markdown(explanation),
        subject=plain_of_markdown(subject),
        own=own,
    )


def _text_and_why(lines: Sequence[str], indent: int | None) -> tuple[str, str]:
    """An option's text, and the quoted lines below it, which say why; code is never a quote.

    `indent` is by how much further lines of the text are set in, None where it is for them to tell.
    """
    text, why = [lines[0]], []
    in_code = False
    for line in lines[1:]:
        if found := None if in_code else _WHY.fullmatch(line):
            why.append(found[1])
        else:
            in_code ^= line.lstrip().startswith("```")
            text.append(line)
    return _dedented(text, indent), "\n".join(why)


def _dedented(lines: Sequence[str], indent: int | None = None) -> str:
    rest = [line for line in lines[1:] if line.strip()]
    least = min((len(line) - len(line.lstrip()) for line in rest), default=0)
    indent = least if indent is None else min(indent, least)
    return "\n".join([lines[0], *(line[indent:] if line.strip() else "" for line in lines[1:])]).rstrip()


def _told(lines: Sequence[str]) -> str:
    """What one of our own exports tells after the options; no line of it is an answer."""
    text = "\n".join(lines).strip("\n")
    found = _LABEL.match(text)
    return text[found.end() :] if found else text


def _bare(answer: str) -> str:
    """An answer without the end of an emphasis that began before it."""
    answer = answer.strip()
    return answer.rstrip("*_ ") if answer.count("**") == 1 or answer.count("__") == 1 else answer


def _answer_and_explanation(lines: Iterable[str]) -> tuple[str, str]:
    answer = ""
    told: list[str] = []
    waits = False
    for raw in lines:
        line = _SUMMARY.sub("", raw) if "<" in raw else raw
        if _DROPPED.fullmatch(line) or (line != raw and not line.strip()):
            continue
        line = _QUOTE.sub("", line)
        if not answer and not waits and _ANSWER_ALONE.fullmatch(line):
            waits = True
        elif waits and not answer and line.strip():
            answer = _bare(line)
        elif not answer and (found := ANSWER.match(line)) and found[1].strip():
            answer = _bare(found[1])
        elif found := _LABEL.match(line):
            told.append(line[found.end() :])
        else:
            told.append(line)
    return answer, _dedented(["", *told]).strip("\n")
