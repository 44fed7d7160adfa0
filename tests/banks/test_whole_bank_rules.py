"""Rules that need many items; the banks are built here rather than written down."""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING

import pytest

from aws_quiz.banks.checks import check_banks
from aws_quiz.banks.files.loading import Banks, Home
from aws_quiz.core.content.blueprint import Blueprint, ExamDomain, Task
from aws_quiz.core.content.question import Level, Option, SingleChoice
from aws_quiz.core.content.source import Location
from tests.banks.bank_folder import TODAY
from tests.builders import concept, question, topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aws_quiz.core.content.question import Question

EXAM = Blueprint(
    id="saa-c03",
    code="SAA-C03",
    name="An exam",
    level="associate",
    questions=20,
    unscored=5,
    minutes=130,
    pass_mark=720,
    domains=(
        ExamDomain("1", "First", 40, (Task("1.1", "Begin"),)),
        ExamDomain("2", "Second", 60, (Task("2.1", "Scale"), Task("2.2", "Survive"))),
    ),
    services=("Amazon S3", "Amazon SQS"),
)
RULES = {"key-longest", "key-position", "absolutes", "convergence", "negative", "mix"}


def said_of(questions: Iterable[Question], **changes: object) -> list[str]:
    """What the rules over a whole bank say about these questions."""
    concepts = [concept(item.concept, item, source=Location("bank/s3.yaml", 9)) for item in questions]
    banks = Banks((topic(*concepts, source=Location("bank/s3.yaml")),), homes={"s3": Home("bank", True)}, **changes)  # type: ignore[arg-type]
    found = check_banks(banks, today=TODAY)
    return [str(problem) for problem in found if problem.location.path == "bank"]


def one_of_four(number: int, texts: Sequence[str], right: int, **changes: object) -> Question:
    options = tuple(
        Option(key, text, f"Reason {key} of {number}.", at == right)
        for at, (key, text) in enumerate(zip("abcd", texts, strict=True))
    )
    return question(f"thing-{number}.1")._replace(body=SingleChoice(options), **changes)  # type: ignore[arg-type]


def even(count: int) -> list[Question]:
    """Questions without any pattern: place and length of the key go round."""
    words = ["short one", "longer second", "much longer third", "by far the longest fourth"]
    return [
        one_of_four(number, [words[(at + number // 4) % 4] for at in range(4)], number % 4) for number in range(count)
    ]


def test_a_bank_without_patterns_has_no_problem() -> None:
    assert said_of(even(112)) == []


def test_a_key_that_is_the_longest_too_often_is_told() -> None:
    longest = ["one", "two", "six", "ten"]
    questions = [
        one_of_four(
            number, [text + (" and more" if at == number % 4 else "") for at, text in enumerate(longest)], number % 4
        )
        for number in range(100)
    ]
    assert said_of(questions) == [
        (
            "bank:1:1: warning [key-longest] the right option is the longest of four in 100 % of 100 questions;"
            " 20 to 30 % give nothing away"
        )
    ]


@pytest.mark.parametrize("key", ["one", "k and more"], ids=["shorter", "as long as another"])
def test_a_key_that_is_never_the_longest_is_told(key: str) -> None:
    questions = [
        one_of_four(number, [key if at == number % 4 else f"{at} and more" for at in range(4)], number % 4)
        for number in range(100)
    ]
    assert [line.partition(";")[0] for line in said_of(questions)] == [
        "bank:1:1: warning [key-longest] the right option is the longest of four in 0 % of 100 questions"
    ]


def test_a_place_that_holds_the_key_too_often_or_too_seldom_is_told() -> None:
    words = ["short one", "longer second", "much longer third", "by far the longest fourth"]
    questions = [one_of_four(n, [words[(at + n) % 4] for at in range(4)], min(n % 4, 2)) for n in range(100)]
    assert [line for line in said_of(questions) if "[key-position]" in line] == [
        (
            "bank:1:1: warning [key-position] the right option is written last in 0 % of 100 questions;"
            " spread the keys evenly"
        ),
        (
            "bank:1:1: warning [key-position] the right option is written third in 50 % of 100 questions;"
            " spread the keys evenly"
        ),
    ]


def test_absolute_words_that_stand_in_distractors_more_often_than_in_keys_are_told() -> None:
    words = ["it never ends", "it sometimes ends", "it begins once", "it goes on as it was"]
    questions = [one_of_four(n, [words[(at + n // 4) % 4] for at in range(4)], n % 4) for n in range(100)]
    questions = [item for item in questions if not next(iter(o for o in item.options if o.correct)).text.count("never")]
    questions = list(islice(cycle(questions), 120))
    questions = [item._replace(id=f"thing-{n}.1", concept=f"thing-{n}") for n, item in enumerate(questions)]
    rates = "33.3 % of the wrong options, 0.0 % of the right ones"
    assert [line for line in said_of(questions) if "[absolutes]" in line] == [
        f"bank:1:1: warning [absolutes] absolute words stand in {rates}; they give the wrong ones away"
    ]


def test_a_key_that_is_the_most_like_the_others_too_often_is_told() -> None:
    texts = ["small disk with cache", "small disk with queue", "large disk with cache", "no machine at any"]
    questions = [one_of_four(n, texts[n % 4 :] + texts[: n % 4], -n % 4) for n in range(100)]
    assert [line for line in said_of(questions) if "[convergence]" in line] == [
        (
            "bank:1:1: warning [convergence] the right option is the most like the others in 100 % of 100 questions;"
            " 33 % or less give nothing away"
        )
    ]


def test_more_than_two_in_a_hundred_negative_questions_are_told() -> None:
    questions = even(100)
    questions[:3] = [
        item._replace(prompt="A company has a bucket. Which is NOT a storage class?") for item in questions[:3]
    ]
    assert said_of(questions) == [
        "bank:1:1: warning [negative] 3 % of 100 questions turn on NOT or EXCEPT; ask for what is true"
    ]


def test_fewer_items_than_tell_anything_say_nothing() -> None:
    questions = [one_of_four(n, ["the longest of them all", "two", "six", "ten"], 0) for n in range(99)]
    assert said_of(questions) == []


def mixed(first: int, recall: int, analysis: int, key: str = "Do it") -> list[Question]:
    """A hundred questions for one exam, so that numbers are percent."""
    levels = [Level.RECALL] * recall + [Level.ANALYSIS] * analysis + [Level.APPLICATION] * (100 - recall - analysis)
    return [
        item._replace(
            level=level,
            exams={"saa-c03": ("1.1",) if number < first else ("2.1", "2.2")},
            body=SingleChoice(tuple(o._replace(text=key) if o.correct else o for o in item.options)),
        )
        for number, (item, level) in enumerate(zip(even(100), levels, strict=True))
    ]


def mix_of(questions: list[Question]) -> list[str]:
    lines = said_of(questions, blueprints={"saa-c03": EXAM})
    return [line.partition("for SAA-C03, ")[2] for line in lines if "[mix]" in line]


def test_a_bank_that_fills_four_papers_says_nothing() -> None:
    assert mix_of(mixed(first=42, recall=17, analysis=33)) == []


def test_a_domain_that_does_not_fill_its_part_of_four_papers_is_told() -> None:
    assert mix_of(mixed(first=31, recall=10, analysis=40)) == ["31 serve First, and 4 papers take 32"]


def test_a_level_of_which_there_are_too_few_is_told() -> None:
    assert mix_of(mixed(first=40, recall=7, analysis=40)) == ["7 are recall, and 4 papers take 8"]


def test_designs_count_from_the_day_on_which_they_fill_a_paper_and_reserved_ones_never() -> None:
    exam = EXAM._replace(levels={"recall": 5, "application": 25, "analysis": 20, "design": 50})

    def said_with(designs: int) -> list[str]:
        plain = mixed(first=40, recall=10, analysis=20)
        made = [*plain[: 100 - designs], *(item._replace(level=Level.DESIGN) for item in plain[100 - designs :])]
        kept = [item._replace(id=f"{item.id}9", reserved="saa-c03", level=Level.DESIGN) for item in even(60)]
        lines = said_of([*made, *kept], blueprints={"saa-c03": exam})
        return [line.partition("for SAA-C03, ")[2] for line in lines if "[mix]" in line]

    assert said_with(9) == []
    assert said_with(10) == ["10 are design, and 4 papers take 40"]
    assert said_with(40) == []


def test_a_service_that_is_the_key_too_often_is_told() -> None:
    questions = mixed(first=40, recall=10, analysis=40)
    named = mixed(first=40, recall=10, analysis=40, key="Use Amazon SQS.")
    assert mix_of(named[:8] + questions[8:]) == []
    assert mix_of(named[:9] + questions[9:]) == [
        "Amazon SQS is the right option in 9 %; 8 % or less keep a guess from paying"
    ]


def test_a_bank_of_another_folder_is_counted_by_itself() -> None:
    ours, theirs = even(100), [one_of_four(n + 500, ["the longest of all", "two", "six", "ten"], 0) for n in range(100)]
    topics = (
        topic(*(concept(item.concept, item) for item in ours), id="ours"),
        topic(*(concept(item.concept, item) for item in theirs), id="theirs"),
    )
    banks = Banks(topics, homes={"ours": Home("a", True), "theirs": Home("b", False)})
    found = check_banks(banks, today=TODAY)
    assert {problem.location.path for problem in found if problem.rule == "key-longest"} == {"b"}
