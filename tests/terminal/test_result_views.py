"""The pages after an exam as golden text; `pytest tests/terminal --rewrite-golden` writes them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aws_quiz.core.content.blueprint import Blueprint, ExamDomain, Task
from aws_quiz.core.sitting.exam_result import ExamResult, Judged, judge
from aws_quiz.core.sitting.grading import grade
from aws_quiz.core.sitting.mock_exam import Marking
from aws_quiz.core.sitting.paper_drawing import Item
from aws_quiz.core.sitting.worth import Worth
from aws_quiz.terminal.device.theme import ASCII, UNICODE
from aws_quiz.terminal.exam.judged_view import judged_lines
from aws_quiz.terminal.exam.result_view import result_lines
from tests.builders import question
from tests.terminal.fake_desk import LACKED, design, endpoints, policies
from tests.terminal.test_views import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

    from aws_quiz.core.sitting.drill_talk import Asked

    Golden = Callable[[str, Iterable[Text], int], None]

BLUEPRINT = Blueprint(
    "saa-c03", "SAA-C03", "Solutions Architect", "associate", 65, 15, 130, 720,
    (
        ExamDomain("1", "Design Secure Architectures", 30, (
            Task("1.1", "Design secure access: identities, roles, federation, several accounts"),
            Task("1.2", "Design secure workloads: network segments, secrets, private connections"),
        )),
        ExamDomain("2", "Design Resilient Architectures", 26, (Task("2.1", "Design loosely coupled architectures"),)),
        ExamDomain("3", "Design High-Performing Architectures", 24, (Task("3.1", "Choose storage that scales"),)),
        ExamDomain("4", "Design Cost-Optimized Architectures", 20, (Task("4.1", "Store at low cost"),)),
    ),
)  # fmt: skip
ASKED = (("1.1", 10, 8), ("1.2", 9, 5), ("2.1", 17, 13), ("3.1", 16, 12), ("4.1", 13, 7))
"""Tasks, with how many are asked and how many of them right."""

WIDTHS = pytest.mark.parametrize("width", [80, 60, 40])


def result(*, unscored: int = 15, used: float = 6630.0, empty: int = 2) -> ExamResult:
    items: list[Item] = []
    sheet: dict[str, Marking] = {}
    for task, asked, right in ASKED:
        for number in range(asked):
            name = f"q-{len(items)}.1"
            chosen = frozenset("a" if number < right else "b")
            first = frozenset("b") if number == 0 else chosen
            sheet[name] = Marking(True, chosen, seconds=102.0, first=first, changes=int(number == 0))
            items.append(Item(name, f"q-{len(items)}", task, task[0], scored=len(items) % 65 >= unscored))
    last = items[-1].question
    sheet[last] = sheet[last]._replace(seconds=400.0, flagged=True)
    for item in items[-1 - empty : -1]:
        sheet[item.question] = Marking(seen=True)
    questions = {item.question: question(item.question) for item in items}
    orders = {item.question: tuple("abcd") for item in items}
    return judge("SAA-C03 mock 4", BLUEPRINT, items, questions, orders, sheet, used, 7800.0)


def judged(this: Asked, chosen: str, *, scored: bool = True, flagged: bool = False) -> Judged:
    made = this.question
    item = Item(made.id, made.concept, "1.2", "1", scored)
    marking = Marking(True, frozenset(chosen), flagged=flagged, seconds=125.0)
    return Judged(17, item, made, this.order, marking, grade(made, chosen))


@WIDTHS
def test_the_result_of_an_exam(is_golden: Golden, width: int) -> None:
    is_golden(f"result-{width}.txt", result_lines(result(), width, UNICODE), width)


@WIDTHS
def test_a_result_ends_in_what_would_have_been_worth_most(is_golden: Golden, width: int) -> None:
    worth = (
        Worth("a", "VPC endpoints: gateway or interface endpoint", 27.7),
        Worth("b", "AWS KMS: key policies", 14.2),
        Worth("c", "Decoupling and buffering: orders that must not be lost", 0.2),
    )
    lines = result_lines(result(), width, UNICODE, worth)
    is_golden(f"result-worth-{width}.txt", lines, width)
    last = plain(lines[-20:])
    assert "+28" in last
    assert "likely range" in last.lower()


@WIDTHS
def test_an_item_of_a_mock_says_what_its_answer_lacked(width: int) -> None:
    this = design()
    shown = plain(judged_lines(judged(this, "d"), this.concept, width, UNICODE, lacked=LACKED))
    assert "one chooses a without: Messaging" in " ".join(shown.split())


@WIDTHS
def test_an_item_that_was_right(is_golden: Golden, width: int) -> None:
    this = endpoints()
    is_golden(f"judged-right-{width}.txt", judged_lines(judged(this, "a"), this.concept, width, UNICODE), width)


@WIDTHS
def test_an_item_that_was_wrong_flagged_and_not_scored(is_golden: Golden, width: int) -> None:
    this = policies()
    lines = judged_lines(judged(this, "ab", scored=False, flagged=True), this.concept, width, UNICODE)
    is_golden(f"judged-wrong-{width}.txt", lines, width)


@WIDTHS
def test_in_ascii_there_is_nothing_else(width: int) -> None:
    this = policies()
    lines = [*result_lines(result(), width, ASCII), *judged_lines(judged(this, "ab"), this.concept, width, ASCII)]
    assert plain(lines).isascii()
    assert max(line.cell_len for line in lines) < width


def test_an_item_without_an_answer_says_so_and_names_the_key() -> None:
    this = endpoints()
    shown = plain(judged_lines(judged(this, ""), this.concept, 80, UNICODE))
    assert " ✗ Not answered; the answer is b" in shown


def test_the_page_names_the_mock_to_show_and_how_many_were_missed() -> None:
    shown = plain(result_lines(result(), 80, UNICODE))
    missed = sum(not each.right for each in result().items)
    assert f" aws-quiz exam saa-c03 --review 4 --wrong    go through the {missed} you missed" in shown


def test_a_paper_that_counts_whole_does_not_blame_unscored_questions() -> None:
    shown = plain(result_lines(result(unscored=0), 80, UNICODE))
    assert "Why the range is so wide: 65 questions are a small sample." in shown
    assert "do not count" not in shown


def test_every_missed_point_is_in_words_too() -> None:
    shown = plain(result_lines(result(), 80, UNICODE))
    assert "not passed" in shown
    assert shown.count("needs work") == sum(part.meets is False for part in result().domains)
    assert shown.count("meets") == sum(part.meets is True for part in result().domains)
