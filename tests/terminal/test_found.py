"""What a search found, on a page, and the key that tries one of the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from aws_quiz.terminal.device.theme import ASCII, UNICODE
from aws_quiz.terminal.device.viewport import framed
from aws_quiz.terminal.reference.found_view import ShownHit, found_lines
from aws_quiz.terminal.reference.try_page import TryPage, ask_which
from tests.terminal.test_views import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import Console
    from rich.text import Text

    from aws_quiz.terminal.device.viewport import View

    Golden = Callable[[str, Iterable[Text], int], None]

WIDTHS = pytest.mark.parametrize("width", [80, 60, 40])
HITS = (
    ShownHit(
        "sqs-visibility-timeout.2",
        "SQS",
        "Jobs from a queue run for up to 5 hours on Spot Instances, and one that runs must not be started twice.",
        "option",
        "A visibility timeout of 10 minutes, with a retention period longer than the longest job",
    ),
    ShownHit("sqs-visibility-timeout.3", "SQS", "The visibility timeout is 10 minutes.", "question", ""),
)
WORDS = ("visibility", "timeout")


@WIDTHS
@pytest.mark.parametrize("asks", [True, False], ids=["numbered", "named"])
def test_the_page(is_golden: Golden, width: int, asks: bool) -> None:
    kind = "numbered" if asks else "named"
    is_golden(f"found-{kind}-{width}.txt", found_lines(HITS, 26, WORDS, width, UNICODE, asks=asks), width)


def test_it_says_how_where_no_key_can_be_pressed() -> None:
    assert "aws-quiz drill --id ID    try one" in plain(found_lines(HITS, 2, WORDS, 80, ASCII))
    assert "--id ID" not in plain(found_lines(HITS, 2, WORDS, 80, ASCII, asks=True))


def pressed(count: int, *keys: str) -> tuple[str | None, str]:
    page, answer, shown = TryPage(count), None, ""
    for key in keys:
        frame = framed(page, 80, 24, UNICODE)
        answer = page.press(key, frame)
        shown = plain(framed(page, 80, 24, UNICODE).lines)
    return answer, shown


@pytest.mark.parametrize(
    ("count", "keys", "place"),
    [
        (3, ("2", "enter"), 1),
        (20, ("1", "7", "enter"), 16),
        (3, ("9", "backspace", "1", "enter"), 0),
        (3, ("q",), None),
    ],
)
def test_a_number_and_enter_try_a_question(count: int, keys: tuple[str, ...], place: int | None) -> None:
    def show(view: View) -> str:
        answers = [view.press(key, framed(view, 80, 24, UNICODE)) for key in keys]
        assert answers[:-1] == [None] * (len(keys) - 1)
        return cast("str", answers[-1])

    assert ask_which(count, cast("Console", None), UNICODE, show=show) == place


def test_enter_alone_or_with_another_number_tries_nothing() -> None:
    for keys in (("enter",), ("9", "enter"), ("0", "enter")):
        answer, shown = pressed(3, *keys)
        assert answer is None
        assert "Type a number from 1 to 3, then enter." in shown
    assert "Question 17" in pressed(20, "1", "7")[1]
