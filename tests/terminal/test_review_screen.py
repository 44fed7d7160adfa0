"""Going through a mock exam, comparing two, and the page before the clock runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from rich.console import Console

from aws_quiz.core.sitting.review_talk import Looked
from aws_quiz.terminal.device.theme import ASCII, UNICODE
from aws_quiz.terminal.device.viewport import framed
from aws_quiz.terminal.exam.compare_view import compare_lines
from aws_quiz.terminal.exam.going_through import GoingThrough, narrowings
from aws_quiz.terminal.exam.review_keys import KEYS
from aws_quiz.terminal.exam.review_screen import ItemPage, ReviewHelpPage, run_review
from aws_quiz.terminal.exam.start_page import ExamFacts, StartPage, start_lines, start_plain
from tests.terminal.fake_desk import endpoints, policies, ten_options
from tests.terminal.test_result_views import judged, result
from tests.terminal.test_views import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.sitting.drill_talk import Asked
    from aws_quiz.terminal.device.viewport import View

    Golden = Callable[[str, Iterable[Text], int], None]

WIDTHS = pytest.mark.parametrize("width", [80, 60, 40])
FACTS = ExamFacts("SAA-C03 mock 4", "AWS Certified Solutions Architect - Associate", 65, 50, 7800.0, 720, (100, 1000))


def looked(this: Asked, chosen: str, number: int, *, slow: bool = False, flagged: bool = False) -> Looked:
    made = judged(this, chosen, flagged=flagged)._replace(number=number)
    return Looked(made, this.concept, this.topic_title, slow=slow, flagged=False, note="")


class FakeReview:
    """Three items: right, wrong and slow, wrong and flagged."""

    title = "SAA-C03 mock 4"
    domains = (("1", "Secure"), ("2", "Resilient"))

    def __init__(self) -> None:
        self.log: list[str] = []
        self.told: list[str] = []

    def items(self) -> list[Looked]:
        return [
            looked(endpoints(), "a", 1),
            looked(policies(), "ab", 2, slow=True),
            looked(ten_options(), "a", 3, flagged=True),
        ]

    def explained(self, question: Question) -> None:
        self.told.append(question.id)

    def flag(self, question: Question) -> bool:
        self.log.append(f"flag {question.id}")
        return True

    def note(self, concept: Concept, text: str) -> None:
        self.log.append(f"note {concept.id} {text}")


class TypedScreen:
    """Presses keys one after another; a key that leaves the page ends `show`."""

    def __init__(self, *keys: str, typed: str = "") -> None:
        self.keys = list(keys)
        self.typed = typed
        self.shown: list[str] = []

    def show(self, view: View) -> str:
        while True:
            frame = framed(view, 80, 24, UNICODE)
            self.shown.append(plain(frame.lines))
            action = view.press(self.keys.pop(0), frame)
            if action is not None:
                return action

    def ask_line(self, view: View, label: str, before: str = "") -> str | None:
        del view, label, before
        return self.typed


def review(
    *keys: str, typed: str = "", kinds: tuple[str, ...] = (), task: str = ""
) -> tuple[FakeReview, TypedScreen, list[str]]:
    desk, screen = FakeReview(), TypedScreen(*keys, typed=typed)
    console = cast("Console", None)
    drilled = run_review(desk, console, signs=UNICODE, kinds=kinds, task=task, open_screen=lambda: screen)
    return desk, screen, drilled


def test_one_goes_on_and_back_and_is_told_at_the_ends() -> None:
    desk, screen, _ = review("enter", "enter", "enter", "p", "p", "p", "q")
    assert desk.told == [looked.judged.question.id for looked in desk.items()], "each once, in order"
    headers = [shown.splitlines()[0] for shown in screen.shown]
    assert [header[1:7] for header in headers] == ["1 of 3", "2 of 3", "3 of 3", "3 of 3", "2 of 3", "1 of 3", "1 of 3"]
    assert "This is the last one; q closes." in screen.shown[3]
    assert "This is the first one." in screen.shown[6]


def test_it_narrows_to_kinds_that_have_items() -> None:
    _, screen, drilled = review("tab", "tab", "tab", "tab", "k")
    headers = [shown.splitlines()[0] for shown in screen.shown]
    assert headers[1].startswith(" wrong 1 of 2 ")
    assert headers[2].startswith(" flagged in the exam 1 of 1 · question 3")
    assert headers[3].startswith(" slow 1 of 1 · question 2"), "nothing was changed, so that is passed over"
    assert headers[4].startswith(" domain 1 1 of 3")
    assert len(drilled) == 3


def test_what_is_drilled_is_what_one_goes_through() -> None:
    assert review("k", kinds=("wrong",))[2] == ["s3-bucket-policy-resource.1", "s3-ten.1"]
    assert review("q", kinds=("wrong",))[2] == []


def test_it_keeps_to_one_task_and_lets_go_of_it() -> None:
    _, screen, _ = review("enter", "t", "t", "q")
    assert " 1 of 3 · question 2 · only task 1.2 " in screen.shown[2].replace("2 of 3", "1 of 3")
    assert "Only task 1.2; t brings back the others." in screen.shown[2]
    assert "All tasks." in screen.shown[3]


def test_kinds_and_a_task_that_were_asked_for_come_together() -> None:
    _, screen, drilled = review("k", kinds=("wrong", "slow"), task="1.2")
    assert screen.shown[0].startswith(" wrong, slow 1 of 1 · question 2 · only task 1.2")
    assert drilled == ["s3-bucket-policy-resource.1"]
    _, screen, _ = review("q", kinds=("changed",), task="1.2")
    assert screen.shown[0].startswith(" 1 of 3 "), "all, where there is nothing of the kind"


def test_search_looks_through_everything_and_keeps_what_it_had() -> None:
    _, screen, _ = review("/", "q", typed="gateway ENDPOINT")
    assert "1 of 1 · question 1 · task 1.2 · 'gateway ENDPOINT'" in screen.shown[-1]
    _, screen, _ = review("/", "q", typed="zebra")
    assert "No question here matches 'zebra'." in screen.shown[-1]
    assert " 1 of 3 " in screen.shown[-1]


def test_flags_and_notes_are_kept_and_shown() -> None:
    desk, screen, _ = review("m", "n", "q", typed="mine")
    assert desk.log == ["flag s3-gateway-or-interface-endpoint.2", "note s3-gateway-or-interface-endpoint mine"]
    assert "⚑ flagged" in screen.shown[-1]
    assert " Note      mine" in screen.shown[-1]


@WIDTHS
def test_an_item_on_its_page(is_golden: Golden, width: int) -> None:
    going = GoingThrough(FakeReview().items(), narrowings(FakeReview.domains))
    going.begin(["wrong"], "")
    page = ItemPage("SAA-C03 mock 4", going, UNICODE)
    is_golden(f"review-{width}.txt", page.page(width, 22).lines, width)


def test_the_help_lists_every_key() -> None:
    text = " ".join(" ".join(line.plain for line in ReviewHelpPage(UNICODE).lines(80)).split())
    assert all(f"{keys} {meaning}" in text for keys, meaning in (binding.row for binding in KEYS))


@WIDTHS
def test_two_mocks_side_by_side(is_golden: Golden, width: int) -> None:
    before = result(empty=12)._replace(title="SAA-C03 mock 3")
    is_golden(f"compare-{width}.txt", compare_lines(before, result(), width, UNICODE), width)


def test_a_comparison_says_whether_it_can_be_luck() -> None:
    now = result()
    worse = now._replace(score=now.score._replace(scaled=200, low=150, high=250))
    assert "can be luck" in plain(compare_lines(now, now, 80, ASCII))
    assert "more than luck" in plain(compare_lines(worse, now, 80, ASCII))
    assert plain(compare_lines(worse, now, 80, ASCII)).isascii()


@WIDTHS
def test_the_page_before_the_clock_runs(is_golden: Golden, width: int) -> None:
    is_golden(f"start-{width}.txt", start_lines(FACTS, width, UNICODE), width)


@pytest.mark.parametrize(("key", "choice"), [("enter", "start"), ("q", "cancel"), ("ctrl-c", "cancel"), ("a", None)])
def test_enter_starts_and_q_cancels(key: str, choice: str | None) -> None:
    page = StartPage(FACTS, UNICODE)
    assert page.press(key, framed(page, 80, 24, UNICODE)) == choice


@pytest.mark.parametrize(("line", "starts"), [("", True), ("q", False), (None, False)])
def test_line_by_line_a_person_is_asked(line: str | None, starts: bool) -> None:
    said: list[str] = []
    assert start_plain(FACTS, lambda: line, said.append) is starts
    assert "Time: 130 minutes, 2:00 a question." in said
    assert said[-1] == "Press enter to start, or type q to cancel."


def test_without_a_person_the_exam_starts() -> None:
    said: list[str] = []
    assert start_plain(FACTS._replace(seconds=None), None, said.append)
    assert "Time: no limit." in said
