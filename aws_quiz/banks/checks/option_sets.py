"""Rules about the options as a set: how many, how alike, how they are explained."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.wording import excerpt, words
from aws_quiz.core.content.question import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.content.question import Option, Question

SHORTEST_WHY = 6
_ABOVE_IN_OPTION = re.compile(
    r"\b(?:all|none|both|any|neither) of (?:the|these|those) (?:above|below|following|options|answers|choices|other)\b"
    r"|^(?:all|none|both|neither) of (?:these|them|those)\W*$",
    re.IGNORECASE,
)
_BY_PLACE = re.compile(
    r"\b(?:the|in|at) (?:first|second|third|fourth|fifth|last|previous|next) (?:option|answer|choice)\b"
    r"|\b(?:option|answer|choice)s? (?:above|below)\b|\b(?:above|preceding) (?:option|answer|choice)s?\b",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\b(?:option|answer|choice)s? below\b", re.IGNORECASE)
_BY_LETTER = re.compile(
    r"\b(?:[Bb]oth|[Nn]either|[Ee]ither) [A-J] (?:and|or|nor) [A-J]\b(?![-'])"
    r"|\b(?:[Oo]ptions?|[Aa]nswers?|[Cc]hoices?) [A-J]\b(?![-'])"
    r"|\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice) [b-j]\b(?![-'])"
)
_IN_CODE = re.compile(r"(`[^`]*`)")


def option_count(question: Question) -> Iterator[Finding]:
    """Not four options in a single choice, or not five or six in a multiple response, as AWS has them.

    Fails: a single choice with the options a, b and c.
    """
    count = len(question.options)
    if question.kind is Kind.SINGLE and count != 4:
        message = f"a single choice has 4 options on the exam, and this one {count}"
    elif question.kind is Kind.MULTIPLE and count not in (5, 6):
        message = f"a multiple response has 5 or 6 options on the exam, and this one {count}"
    else:
        return
    yield Finding(question.source, message, Weight.FORM)


def missing_why(question: Question) -> Iterator[Finding]:
    """An option without a reason, with one too short to explain anything, or with another option's.

    Fails: {key: b, text: A read replica, why: Wrong service.}
    """
    seen: dict[str, str] = {}
    for option in question.options:
        count = len(words(option.why))
        same = seen.setdefault(" ".join(option.why.split()).casefold(), option.key)
        if not option.why:
            message = f"the option {option.key} has no reason; say why it is {'right' if option.correct else 'wrong'}"
        elif count < SHORTEST_WHY:
            message = f"the reason of option {option.key} has {count} words; it takes {SHORTEST_WHY} or more to explain"
        elif same != option.key:
            message = f"the options {same} and {option.key} have the same reason; give each its own"
        else:
            continue
        yield Finding(option.source, message, Weight.FORM)


def same_option(question: Question) -> Iterator[Finding]:
    """Two options say the same, or one holds the other with nine tenths of its words.

    Fails: "Use Amazon SQS." beside "use Amazon  SQS".
    """
    normal = [_normal(option.text) for option in question.options]
    for number, option in enumerate(question.options):
        for other, earlier in zip(question.options[:number], normal, strict=False):
            if normal[number] == earlier:
                message = f"the options {other.key} and {option.key} say the same"
            elif _holds(other, option) or _holds(option, other):
                message = f"the options {other.key} and {option.key} differ in a word or two that one of them adds"
            else:
                continue
            yield Finding(option.source, message, Weight.WRONG)
            break


def _normal(text: str) -> str:
    # Upper and lower case can be all the difference between two names in code.
    parts = _IN_CODE.split(" ".join(text.split()).rstrip(".,;: "))
    return "".join(part if part.startswith("`") else part.casefold() for part in parts)


def _holds(whole: Option, part: Option) -> bool:
    mine, theirs = words(whole.text), words(part.text)
    if not 0.9 * len(mine) <= len(theirs) < len(mine):
        return False
    length = len(theirs)
    return any(mine[start : start + length] == theirs for start in range(len(mine) - length + 1))


def above_options(question: Question) -> Iterator[Finding]:
    """A text that speaks of options by place or letter, which are dealt anew at each showing.

    Fails: an option "All of the above", a reason "unlike option B".
    """
    for option in question.options:
        if found := _ABOVE_IN_OPTION.search(option.text):
            message = f"{excerpt(found.group())} cannot stand in an option: options are shuffled"
            yield Finding(option.source, message, Weight.WRONG)
            continue
        for text in (option.text, option.why):
            if found := _BY_PLACE.search(text) or _BY_LETTER.search(text):
                yield Finding(option.source, _speaks_of(found.group()), Weight.WRONG)
    # That options stand below their prompt is true in any order.
    found = _BY_PLACE.search(_BELOW.sub("", question.prompt)) or _BY_LETTER.search(question.prompt)
    if found:
        yield Finding(question.source, _speaks_of(found.group()), Weight.WRONG)


def _speaks_of(words_found: str) -> str:
    return f"{excerpt(words_found)} speaks of a place or a letter, and options are shuffled; name the thing itself"
