from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from aws_quiz.terminal.device.prompts import ask_choice, ask_confirm, ask_date, ask_text, date_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Keys = Callable[[str], dict[str, object]]


@pytest.fixture
def keys() -> Iterator[Keys]:
    with create_pipe_input() as source:

        def press(text: str) -> dict[str, object]:
            source.send_text(text)
            return {"source": source, "target": DummyOutput()}

        yield press


CHOICES = [("Solutions Architect", "saa-c03"), ("Developer", "dva-c03"), ("No exam", None)]


@pytest.mark.parametrize(
    ("typed", "default", "chosen"),
    [
        ("\r", "saa-c03", "saa-c03"),
        ("\r", "dva-c03", "dva-c03"),
        ("\x1b[B\x1b[B\r", "saa-c03", None),
        ("\r", None, None),
    ],
)
def test_a_choice_gives_what_its_text_stands_for(
    keys: Keys, typed: str, default: str | None, chosen: str | None
) -> None:
    assert ask_choice("Which?", CHOICES, default, **keys(typed)) == chosen  # type: ignore[arg-type]


def test_two_choices_may_have_one_text(keys: Keys) -> None:
    assert ask_choice("Which?", [("Same", 1), ("Same", 2)], 1, **keys("\x1b[B\r")) == 2  # type: ignore[arg-type]


def test_a_text_is_given_without_space_around_it(keys: Keys) -> None:
    assert ask_text("Name?", **keys("  Ada \r")) == "Ada"  # type: ignore[arg-type]


def test_a_text_that_fails_its_check_is_asked_again(keys: Keys) -> None:
    def check(text: str) -> str:
        return "" if text.isdigit() else "Type a number."

    assert ask_text("Minutes?", check=check, **keys("x\r\x7f25\r")) == "25"  # type: ignore[arg-type]


def test_a_day_is_asked_again_until_it_is_one(keys: Keys) -> None:
    typed = "soon\r\x152027-03-31\r"
    assert ask_date("When?", **keys(typed)) == date(2027, 3, 31)  # type: ignore[arg-type]


def test_no_day_is_none_and_the_default_is_offered(keys: Keys) -> None:
    assert ask_date("When?", **keys("\r")) is None  # type: ignore[arg-type]
    assert ask_date("When?", date(2027, 1, 2), **keys("\r")) == date(2027, 1, 2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ""),
        ("2026-11-21", ""),
        ("2026-11-20", "Enter 2026-11-21 or later."),
        ("31.3.2027", "Type it as 2027-03-31."),
        ("2027-02-30", "Type it as 2027-03-31."),
    ],
)
def test_what_is_wrong_with_a_day_is_said(text: str, fault: str) -> None:
    assert date_fault(text, date(2026, 11, 21)) == fault


@pytest.mark.parametrize(("typed", "answer"), [("y", True), ("n", False)])
def test_yes_and_no(keys: Keys, typed: str, answer: bool) -> None:
    assert ask_confirm("Sure?", default=not answer, **keys(typed)) is answer  # type: ignore[arg-type]


def test_ctrl_c_arrives_as_such(keys: Keys) -> None:
    with pytest.raises(KeyboardInterrupt):
        ask_text("Name?", **keys("\x03"))  # type: ignore[arg-type]
