"""Rules over a whole bank: what no single item shows. Each speaks only where enough items are there to tell.

They look at one bank folder at a time and point at the folder.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.cues import has_absolute
from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.stems import is_negative
from aws_quiz.banks.checks.wording import distractors, is_one_of_four, jaccard, right_options, words
from aws_quiz.core.content.source import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aws_quiz.banks.files.loading import Banks
    from aws_quiz.core.content.question import Question

ENOUGH = 100
"""One-of-four items; among fewer, a quarter is easily missed by chance."""


def key_longest(banks: Banks) -> Iterator[Finding]:
    """Over the bank, the key is the longest of four in more than 30 % or in less than 20 % (chance: 25 %).

    Fails: 100 questions, in 60 of which the right option is the longest.
    """
    for place, questions in _folders(banks):
        items = _one_of_four(questions)
        if len(items) < ENOUGH:
            continue
        share = _share(items, _key_is_longest)
        if not 20 <= share <= 30:
            message = f"the right option is the longest of four in {share:.0f} % of {len(items)} questions"
            yield Finding(place, f"{message}; 20 to 30 % give nothing away", Weight.FLAW)


def key_position(banks: Banks) -> Iterator[Finding]:
    """Over the bank, the key stands in one place of four, as written, in more than 30 % or less than 20 %.

    Fails: 100 questions whose right option is always a. (It matters to those who export a bank.)
    """
    for place, questions in _folders(banks):
        items = _one_of_four(questions)
        if len(items) < ENOUGH:
            continue
        counts = Counter(_position_of_key(question) for question in items)
        for position in range(4):
            share = 100 * counts[position] / len(items)
            if not 20 <= share <= 30:
                name = ("first", "second", "third", "last")[position]
                message = f"the right option is written {name} in {share:.0f} % of {len(items)} questions"
                yield Finding(place, f"{message}; spread the keys evenly", Weight.FLAW)


def absolutes_over_bank(banks: Banks) -> Iterator[Finding]:
    """Over the bank, absolute words stand in distractors more than 1.5 times as often as in keys.

    Fails: 100 questions with "always" in 60 of 300 distractors and in 5 of 100 keys.
    """
    for place, questions in _folders(banks):
        if len(_one_of_four(questions)) < ENOUGH:
            continue
        keys = [has_absolute(option.text) for question in questions for option in right_options(question)]
        others = [has_absolute(option.text) for question in questions for option in distractors(question)]
        key_rate, other_rate = 100 * sum(keys) / len(keys), 100 * sum(others) / len(others)
        # A handful of such words is chance, whatever the ratio.
        if other_rate > 1.5 * key_rate and other_rate - key_rate > 1:
            rates = f"{other_rate:.1f} % of the wrong options, {key_rate:.1f} % of the right ones"
            message = f"absolute words stand in {rates}; they give the wrong ones away"
            yield Finding(place, message, Weight.FLAW)


def convergence_over_bank(banks: Banks) -> Iterator[Finding]:
    """Over the bank, the key is the option most like the others in more than 33 % (chance: 25 %).

    Fails: 100 questions, in 50 of which the right option shares most words with the other three.
    """
    for place, questions in _folders(banks):
        items = _one_of_four(questions)
        if len(items) < ENOUGH:
            continue
        share = _share(items, _key_is_most_alike)
        if share > 33:
            message = f"the right option is the most like the others in {share:.0f} % of {len(items)} questions"
            yield Finding(place, f"{message}; 33 % or less give nothing away", Weight.FLAW)


def negative_over_bank(banks: Banks) -> Iterator[Finding]:
    """More than 2 % of the questions ask for what is NOT so.

    Fails: 100 questions, three of which ask "Which is NOT ...?"
    """
    for place, questions in _folders(banks):
        share = _share(questions, is_negative)
        if len(questions) >= ENOUGH and share > 2:
            message = f"{share:.0f} % of {len(questions)} questions turn on NOT or EXCEPT; ask for what is true"
            yield Finding(place, message, Weight.FLAW)


def _folders(banks: Banks) -> Iterator[tuple[Location, list[Question]]]:
    found: dict[str, list[Question]] = {}
    for topic in banks.topics:
        home = banks.homes[topic.id].shown if topic.id in banks.homes else ""
        found.setdefault(home, []).extend(question for concept in topic.concepts for question in concept.questions)
    for shown, questions in found.items():
        yield Location(shown), questions


def _one_of_four(questions: Sequence[Question]) -> list[Question]:
    return [question for question in questions if is_one_of_four(question)]


def _share(questions: Sequence[Question], holds: Callable[[Question], object]) -> float:
    return 100 * sum(bool(holds(question)) for question in questions) / max(len(questions), 1)


def _key_is_longest(question: Question) -> bool:
    key = len(right_options(question)[0].text)
    return all(key > len(option.text) for option in distractors(question))


def _position_of_key(question: Question) -> int:
    return next(number for number, option in enumerate(question.options) if option.correct)


def _key_is_most_alike(question: Question) -> bool:
    sets = [frozenset(words(option.text)) for option in question.options]
    likeness = [sum(jaccard(mine, theirs) for theirs in sets if theirs is not mine) for mine in sets]
    key = likeness[_position_of_key(question)]
    return likeness.count(key) == 1 and key == max(likeness)
