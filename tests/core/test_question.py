import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.content.blueprint import Blueprint, ExamDomain, Task
from aws_quiz.core.content.question import SingleChoice, fingerprint
from aws_quiz.core.memory.review import Verdict
from aws_quiz.core.sitting.grading import grade
from tests.builders import options, question


@pytest.mark.parametrize(
    ("right", "response", "verdict"),
    [
        ("a", "a", Verdict.RIGHT),
        ("a", "b", Verdict.WRONG),
        ("a", "", Verdict.WRONG),
        ("ac", "ca", Verdict.RIGHT),
        ("ac", "a", Verdict.WRONG),
        ("ac", "acd", Verdict.WRONG),
    ],
)
def test_grading_is_all_or_nothing(right: str, response: str, verdict: Verdict) -> None:
    assert grade(question(right=right, keys="abcde"), response) is verdict


@given(st.permutations("abcde"), st.sets(st.sampled_from("abcde")))
def test_grading_and_fingerprint_do_not_depend_on_the_order_of_options(order: list[str], response: set[str]) -> None:
    asked = question(right="a", keys="abcde")
    by_key = {option.key: option for option in asked.options}
    shuffled = asked._replace(body=SingleChoice(tuple(by_key[key] for key in order)))
    assert grade(shuffled, response) is grade(asked, response)
    assert fingerprint(shuffled) == fingerprint(asked)


def test_a_fingerprint_changes_with_prompt_and_key_but_not_with_reasons() -> None:
    asked = question()
    other_reasons = SingleChoice(tuple(option._replace(why="Otherwise.") for option in asked.options))
    assert fingerprint(asked._replace(prompt="Another?")) != fingerprint(asked)
    assert fingerprint(asked._replace(body=SingleChoice(options("b")))) != fingerprint(asked)
    assert fingerprint(asked._replace(body=other_reasons)) == fingerprint(asked)


BLUEPRINT = Blueprint(
    id="dva-c03",
    code="DVA-C03",
    name="Developer",
    level="associate",
    questions=65,
    unscored=15,
    minutes=130,
    pass_mark=720,
    domains=(ExamDomain("1", "Development", 100, (Task("1.1", "Write"), Task("1.2", "Run"))),),
    corresponds={"dva-c02": {"3.4": ("1.2", "1.1"), "1.1": ("1.1",)}},
)


def test_tags_of_another_version_of_the_exam_count_as_the_tasks_they_became() -> None:
    assert BLUEPRINT.tasks_served({"dva-c02": ("3.4", "1.1")}) == ("1.2", "1.1")


def test_an_exams_own_tags_go_before_those_of_another_version() -> None:
    assert BLUEPRINT.tasks_served({"dva-c02": ("3.4",), "dva-c03": ("1.1",)}) == ("1.1",)
    assert BLUEPRINT.tasks_served({"saa-c03": ("3.1",)}) == ()
    assert BLUEPRINT.scored == 50
