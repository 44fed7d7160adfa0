"""Set, then change back under a clock that was put back: the second call takes effect, for order is not the clock's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.runner import Home, bank_text

BACK = [{"hours": -1}, {"days": -1}, {"days": -365}]
steps = pytest.mark.parametrize("step", BACK, ids=["an hour", "a day", "a year"])


@pytest.fixture
def learner(home: Home) -> Home:
    (home.banks / "exams").mkdir()
    shipped = Path(__file__).parents[2] / "question_banks" / "exams" / "saa-c03.yaml"
    (home.banks / "exams" / "saa-c03.yaml").write_text(shipped.read_text())
    (home.banks / "s3.yaml").write_text(bank_text(concepts=6, exams='{saa-c03: ["1.1", "2.1", "3.1", "4.1"]}'))
    return home


@steps
def test_a_setting(home: Home, step: dict[str, int]) -> None:
    home.run("config", "minutes", "40")
    home.clock.tick(**step)
    assert home.run("config", "minutes", "15").out == "15\n"
    assert home.run("config", "minutes").out == "15\n"
    home.clock.tick(**step)
    assert home.run("config", "minutes", "--reset").out == "25\n"


@steps
def test_a_goal(home: Home, step: dict[str, int]) -> None:
    home.run("goal", "saa-c03", "--date", "2030-01-15")
    home.clock.tick(**step)
    assert home.run("goal", "--clear", "--json").json["exam"] is None
    assert home.run("goal", "--json").json["exam"] is None


@steps
def test_a_suspension(learner: Home, step: dict[str, int]) -> None:
    learner.run_own("drill", "--plain", "--limit", "2", typed="a\nsuspend last\nquit\n")
    (suspended,) = learner.run("resume", "--json").json["suspended"]
    learner.clock.tick(**step)
    assert learner.run("resume", suspended).status == 0
    assert learner.run("resume", "--json").json["suspended"] == []


@steps
def test_a_flag(learner: Home, step: dict[str, int]) -> None:
    learner.run_own("drill", "--plain", "--topic", "s3", "--seed", "1", typed="flag\nquit\n")
    assert "No flagged questions here" not in learner.run_own("drill", "--plain", "--flagged", typed="quit\n").out
    learner.clock.tick(**step)
    learner.run_own("drill", "--plain", "--topic", "s3", "--seed", "1", typed="flag\nquit\n")
    assert "No flagged questions here" in learner.run_own("drill", "--plain", "--flagged", typed="quit\n").out


@steps
def test_a_note(learner: Home, step: dict[str, int]) -> None:
    learner.run_own("drill", "--plain", "--topic", "s3", "--seed", "1", typed="note the first\nquit\n")
    learner.clock.tick(**step)
    learner.run_own("drill", "--plain", "--topic", "s3", "--seed", "1", typed="note the second\nquit\n")
    again = learner.run_own("drill", "--plain", "--topic", "s3", "--seed", "1", typed="quit\n").out
    assert "Your note: the second" in again


def test_a_drill_is_taken_up_after_a_step_back_within_the_day(learner: Home) -> None:
    learner.run_own("drill", "--plain", typed="a\nb\nquit\n")
    learner.clock.tick(hours=-1)
    first = [answer["concept"] for answer in learner.answers()]
    learner.run_own("drill", "--plain", "--resume", typed="a\nb\nquit\n")
    answers = learner.answers()
    assert len(answers) == 4
    assert len({answer["session"] for answer in answers}) == 1
    assert [answer["concept"] for answer in answers][:2] == first


@steps
def test_answers_after_a_step_back_are_known_and_not_asked_twice(learner: Home, step: dict[str, int]) -> None:
    learner.run_own("drill", "--plain", typed="a\nquit\n")
    learner.clock.tick(**step)
    learner.run_own("drill", "--plain", "--limit", "3", typed="a\na\nquit\n")
    learner.run_own("drill", "--plain", "--resume", typed="a\nquit\n")
    asked = [answer["question"] for answer in learner.answers()]
    assert len(asked) == len(set(asked))


@steps
def test_mock_exams_keep_their_numbers(learner: Home, step: dict[str, int]) -> None:
    def sit() -> None:
        done = learner.run_own("exam", "saa-c03", "--questions", "2", "--plain", typed="a\nnext\na\nsubmit\nyes\n")
        assert done.status == 0, done.err

    sit()
    before = learner.run_own("exam", "--list", "--json").json["mocks"]
    learner.clock.tick(**step)
    sit()
    after = learner.run_own("exam", "--list", "--json").json["mocks"]
    assert [one["mock"] for one in after] == [1, 2]
    assert after[0] == before[0]


@steps
def test_memory_equals_the_answers_and_what_was_answered_later_counts_as_later(
    learner: Home, step: dict[str, int]
) -> None:
    learner.run_own("drill", "--plain", "--limit", "2", typed="a\na\na\na\n")
    learner.clock.tick(**step)
    learner.run_own("drill", "--plain", "--limit", "4", typed="b\nb\nb\nb\nb\nb\nb\nb\nb\nb\n")
    verified = learner.run("history", "verify", "--json")
    assert verified.json["complaints"] == []
    ids = [json.loads(line)["id"] for line in learner.run("history", "export").out.splitlines()]
    assert ids == sorted(ids)


@steps
def test_what_was_answered_on_a_day_yet_to_come_is_due_today(learner: Home, step: dict[str, int]) -> None:
    learner.run_own("drill", "--plain", "--limit", "1", typed="a\na\na\na\n")
    if "hours" in step:
        return
    learner.clock.tick(**step)
    concept = learner.answers()[0]["concept"]
    learner.run_own("drill", "--plain", "--limit", "1", typed="a\na\na\n")
    assert learner.answers()[-1]["concept"] == concept
