from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.content.question import Question
from aws_quiz.core.sitting.exam_result import ExamResult, judge
from aws_quiz.core.sitting.mock_exam import Marking
from aws_quiz.core.sitting.paper_drawing import Item
from aws_quiz.core.sitting.worth import points_lost
from tests.builders import question
from tests.core.test_paper_drawing import BLUEPRINT


def sat(*answers: tuple[str, str, dict[str, str]], questions: dict[str, Question] | None = None) -> ExamResult:
    """A paper of an item for each answer, given as its domain, the options chosen and what options lack."""
    items, sheet, found = [], {}, dict(questions or {})
    for number, (domain, chosen, lacks) in enumerate(answers):
        id_ = f"asked-{number}.1"
        made = question(id_, right="a" if len(chosen) < 2 else "ab", keys="abcde")
        options = tuple(option._replace(lacks=lacks.get(option.key, "")) for option in made.options)
        found[id_] = made._replace(body=made.body._replace(options=options))
        items.append(Item(id_, made.concept, f"{domain}.1", domain, scored=number % 2 == 0))
        sheet[id_] = Marking(seen=True, chosen=frozenset(chosen))
    orders = {id_: tuple("abcde") for id_ in found}
    return judge("SAA-C03 mock 1", BLUEPRINT, items, found, orders, sheet, 0.0, None)


def test_a_wrong_answer_loses_its_part_of_the_scale_to_what_the_chosen_option_lacks() -> None:
    lost = points_lost(sat(("1", "b", {"b": "kms"}), ("2", "a", {}), ("3", "a", {}), ("4", "a", {})), BLUEPRINT)
    assert lost == {"kms": pytest.approx(900 * 0.3)}


def test_where_no_option_tells_the_points_are_lost_to_what_was_asked_also_without_an_answer() -> None:
    lost = points_lost(
        sat(("1", "b", {"c": "kms"}), ("2", "", {"b": "sqs"}), ("3", "a", {}), ("4", "a", {})), BLUEPRINT
    )
    assert lost == {"asked-0": pytest.approx(270), "asked-1": pytest.approx(234)}


def test_options_that_lack_several_concepts_share_the_points() -> None:
    lost = points_lost(sat(("1", "cd", {"c": "kms", "d": "iam"}), ("1", "ae", {"e": "kms"})), BLUEPRINT)
    assert lost == {"kms": pytest.approx(675), "iam": pytest.approx(225)}
    assert list(lost) == ["kms", "iam"]


def test_heavy_domains_with_few_questions_come_first() -> None:
    nothing: dict[str, str] = {}
    light, heavy = ("4", "b", nothing), ("1", "b", nothing)
    assert list(points_lost(sat(light, light, heavy, ("2", "a", {}), ("3", "a", {})), BLUEPRINT)) == [
        "asked-2", "asked-0", "asked-1",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from("1234"), st.sampled_from(["a", "b", "c", ""])), min_size=1, max_size=30))
def test_what_is_lost_and_what_was_got_make_the_whole_scale(answers: list[tuple[str, str]]) -> None:
    every = {domain: [chosen for where, chosen in answers if where == domain] for domain, _ in answers}
    weights = {domain.id: domain.weight for domain in BLUEPRINT.domains if domain.id in every}
    got = sum(900 * weights[d] / sum(weights.values()) * each.count("a") / len(each) for d, each in every.items())
    result = sat(*((domain, chosen, {"b": "kms"}) for domain, chosen in answers))
    assert sum(points_lost(result, BLUEPRINT).values()) + got == pytest.approx(900)
