"""Rules about cues: what lets a test-wise reader find the key without knowing AWS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.wording import content_words, distractors, excerpt, jaccard, prose, right_options, words
from aws_quiz.core.content.question import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.content.question import Question

# A name is not a claim: "All Upfront" is a way to pay, "Block all public access" a switch.
_NAMES = re.compile(r"\bAll Upfront\b|\bBlock all public access\b|\bat all\b", re.IGNORECASE)
_ABSOLUTE = re.compile(
    r"(?<![\w-])(?:always|never|only|all|every|none|(?<!that )(?<!which )must|completely)(?![\w-])", re.IGNORECASE
)
# Of "may", only the possibility is a hedge; a permission is a fact.
_HEDGE = re.compile(
    r"(?<![\w-])(?:usually|often|generally|may(?= (?:also|depend|differ|have|help|improve|still|take|vary)))(?![\w-])"
)
_ARTICLE = re.compile(r"(?<![\w-])(an?|is|are)\s*(?:[:…_]|\.{3})*\s*$")
_VOWEL = re.compile(r"[aeio]|u(?!s(?:e|a|u|i)|ni[^n]|nix)|hour|honest", re.IGNORECASE)
_SPELLED = re.compile(r"[A-Z][A-Z0-9]+\b")
_SPELLED_WITH_VOWEL = re.compile(r"[AEFHILMNORSX][A-Z0-9]+\b")
_IMPERATIVES = frozenset(
    words(
        "add allow apply assign associate attach build call change choose configure connect convert copy create"
        " define delete deploy detach disable enable encrypt establish export extend give grant host import"
        " increase install invoke keep launch let lower migrate modify mount move open place point publish"
        " purchase put raise read rebuild reduce register remove rename replace require restore restrict return"
        " rotate route run schedule send set share start stop store subscribe switch turn update upgrade upload"
        " use write"
    )
)

_QUANTITIES = frozenset(words("no none zero half one two three four five six seven eight nine ten twice unlimited up"))


_SMALL_WORDS = frozenset(
    words("a an the of to in into on at for from by with and or that which its their it is are as")
)
_BEFORE_OBJECTS = frozenset(words("a an the its their this these each all both one two three more another new"))


def has_absolute(text: str) -> bool:
    return bool(_ABSOLUTE.search(_NAMES.sub(" ", prose(text))))


def clang(question: Question) -> Iterator[Finding]:
    """The key repeats a word of the prompt, and no distractor repeats any.

    Fails: "Where are archives kept?" with the key "In an archive of archives" among three options without a word of it.
    """
    if question.kind is not Kind.SINGLE:
        return
    asked = content_words(question.prompt)
    echoed = asked & content_words(right_options(question)[0].text)
    if echoed and not any(asked & content_words(option.text) for option in distractors(question)):
        message = f"the right option alone repeats words of the prompt: {', '.join(sorted(echoed))}"
        yield Finding(question.source, message, Weight.FLAW)


def absolutes(question: Question) -> Iterator[Finding]:
    """An absolute word stands in a distractor and in no right option; such claims are rarely true.

    Prompts, reasons and takeaways may say "only" wherever only is meant.

    Fails: the distractor "It is always encrypted" beside the key "It is encrypted by default".
    """
    if any(has_absolute(option.text) for option in right_options(question)):
        return
    for option in distractors(question):
        if found := _ABSOLUTE.search(_NAMES.sub(" ", prose(option.text))):
            word = found.group().lower()
            message = f'"{word}" in a wrong option and in no right one gives it away; do without it'
            yield Finding(option.source, message, Weight.FLAW)


def hedges(question: Question) -> Iterator[Finding]:
    """Only the key is hedged, as careful truths are.

    Fails: the key "It usually takes minutes" among "It takes seconds" and "It takes hours".
    """
    if any(_HEDGE.search(prose(option.text)) for option in distractors(question)):
        return
    for option in right_options(question) if question.kind is Kind.SINGLE else ():
        if found := _HEDGE.search(prose(option.text)):
            message = f'"{found.group()}" stands in the right option alone; do without it'
            yield Finding(option.source, message, Weight.FLAW)


def article(question: Question) -> Iterator[Finding]:
    """The prompt ends in a word that fits only some of the options grammatically.

    Fails: "Such a rule is called an" with the options "inline policy" and "bucket policy".
    """
    ending = _ARTICLE.search(question.prompt)
    if not ending:
        return
    word = ending.group(1)
    fitting = [_fits(word, option.text) for option in question.options]
    if any(fitting) and not all(fitting):
        message = f'the prompt ends in "{word}", which fits only some options; end it in a question'
        yield Finding(question.source, message, Weight.FLAW)


def _fits(word: str, text: str) -> bool:
    if word in ("a", "an"):
        vowel = bool(
            _SPELLED_WITH_VOWEL.match(text) or (_VOWEL.match(text) and not re.match(r"[A-Z][A-Z0-9]+\b", text))
        )
        return vowel == (word == "an")
    first = text.split()[0].lower()
    if first in ("a", "an", "one"):
        return word == "is"
    return word == "are" if first in ("two", "three", "several", "many") else True


def convergence(question: Question) -> Iterator[Finding]:
    """The key alone shares half of its words with two other options each: it was the mould for them.

    Fails: key "large disk, slow queue", distractors "large disk, fast queue", "small disk, slow queue", "a cache".
    """
    if question.kind is not Kind.SINGLE or len(question.options) < 4:
        return
    sets = {option.key: frozenset(words(option.text)) - _SMALL_WORDS for option in question.options}
    in_all = frozenset.intersection(*sets.values())  # "Create a bucket ..." four times tells nothing
    sets = {key: mine - in_all for key, mine in sets.items()}
    near = {
        key: sum(jaccard(mine, theirs) >= 0.5 for other, theirs in sets.items() if other != key)
        for key, mine in sets.items()
    }
    (key,) = question.right
    if not all(sets.values()):  # an option that only leaves something out is like all or like none
        return
    if near[key] >= 2 and all(count < 2 for other, count in near.items() if other != key):
        message = "the right option alone shares half its words with two others; make all combinations, or none"
        yield Finding(question.source, message, Weight.FLAW)


def not_parallel(question: Question) -> Iterator[Finding]:
    """Three options are of one kind and one of another: a number among actions, a name among sentences.

    Fails: "Create a key", "Rotate the key", "Delete the key" beside "Encrypting the disk".
    """
    if len(question.options) != 4:
        return
    kinds = [_kind(option.text) for option in question.options]
    for option, kind in zip(question.options, kinds, strict=True):
        others = {other for other in kinds if other != kind}
        if kind and kinds.count(kind) == 1 and len(others) == 1 and (other := others.pop()):
            message = f"{excerpt(option.text)} is {kind} among options that each are {other}; make them of one kind"
            yield Finding(option.source, message, Weight.FLAW)


def _kind(text: str) -> str:
    """The clear kind of an option, or "" where it is not clear."""
    found = words(text)
    if not found:
        return ""
    first = found[0]
    if first[0].isdigit() and len(found) <= 4:
        return "a figure"
    if first in _QUANTITIES:
        return "a figure" if len(found) <= 4 else ""
    if first in _IMPERATIVES:
        return "an instruction"
    stem = first.removesuffix("ing")
    # "Routing the mail" is an activity, a "routing policy" a thing.
    if (
        stem != first
        and found[1:2]
        and found[1] in _BEFORE_OBJECTS
        and not _IMPERATIVES.isdisjoint((stem, f"{stem}e", stem[:-1]))
    ):
        return "an activity"
    if first in ("amazon", "aws") and len(found) <= 4:
        return "a service"
    return ""
