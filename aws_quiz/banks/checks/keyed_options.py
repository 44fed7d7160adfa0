"""Rules about the key: how many options are right, and whether one sees it without knowing."""

from __future__ import annotations

import re
from statistics import mean
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.wording import distractors, right_options, without_blocks, words
from aws_quiz.core.content.question import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.content.question import Question

NUMBER_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_COUNT = re.compile(r"\b(?:select|choose|pick|which)\s+(two|three|four|five|[2-5])\b(?!\s+of\b)", re.IGNORECASE)
_COUNT_IN_BRACKETS = re.compile(r"\((?:select|choose|pick)\s+(two|three|four|five|[2-5])\b", re.IGNORECASE)
SMALLEST_GAP = 12
"""Characters; among very short options every name is longer than another, which gives nothing away."""


def key_count(question: Question) -> Iterator[Finding]:
    """All options, or all but one, of a multiple response are right: who marks everything is nearly right.

    Fails: a, b, c and d, of which a, b and c are right. (How many must be right at least is seen when reading.)
    """
    right, count = len(right_options(question)), len(question.options)
    if question.kind is Kind.MULTIPLE and right >= count - 1:
        message = f"{right} of {count} options are right; leave at least two wrong ones"
        yield Finding(question.source, message, Weight.FORM)


def count_in_stem(question: Question) -> Iterator[Finding]:
    """The prompt of a multiple response does not say how many are right, or another number; or a single says one.

    Fails: "Which steps are needed?" where two options are right.
    """
    right = len(right_options(question))
    prompt = without_blocks(question.prompt)
    if question.kind is Kind.SINGLE:
        if found := _COUNT_IN_BRACKETS.search(prompt):
            message = f'the prompt says "{found.group().lstrip("(")}", but one option is right'
            yield Finding(question.source, message, Weight.WRONG)
        return
    named = _COUNT_IN_BRACKETS.findall(prompt) or _COUNT.findall(prompt)
    wanted = {2: "TWO", 3: "THREE", 4: "FOUR", 5: "FIVE"}.get(right, str(right))
    if not named:
        message = f'the prompt does not say how many are right; end it with "(Select {wanted}.)"'
        yield Finding(question.source, message, Weight.FORM)
    elif NUMBER_WORDS[named[-1].lower()] != right:
        message = f'the prompt asks for {named[-1]}, but {right} options are right; write "(Select {wanted}.)"'
        yield Finding(question.source, message, Weight.WRONG)


def key_stands_out(question: Question) -> Iterator[Finding]:
    """The key of a single choice is much longer than every distractor, or much longer or shorter than most.

    Fails: a key of 80 characters among distractors of 40.
    """
    if question.kind is not Kind.SINGLE or len(question.options) < 3:
        return
    key = len(right_options(question)[0].text)
    others = sorted(len(option.text) for option in distractors(question))
    average = mean(others)
    if key >= 1.25 * others[-1] and key - others[-1] >= SMALLEST_GAP:
        message = f"the right option has {key} characters, the next longest {others[-1]}; make them alike"
    elif not 0.6 <= key / average <= 1.5 and abs(key - average) >= SMALLEST_GAP:
        message = f"the right option has {key} characters, the others {average:.0f} on average; make them alike"
    else:
        return
    yield Finding(question.source, message, Weight.FLAW)


def length_ratio(question: Question) -> Iterator[Finding]:
    """The longest option is more than three times the shortest, where the shortest has three words or more.

    Fails: "Use a queue" beside an option of forty characters. Above five times it is an error.
    """
    texts = sorted((option.text for option in question.options), key=len)
    ratio = len(texts[-1]) / len(texts[0])
    if ratio > 3 and len(words(texts[0])) >= 3:
        message = f"the longest option is {ratio:.1f} times as long as the shortest; make them alike"
        yield Finding(question.source, message, Weight.FORM if ratio > 5 else Weight.FLAW)
