from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.content.blueprint import Blueprint, ExamDomain, Task, apportion
from aws_quiz.core.content.question import Kind, Level
from aws_quiz.core.sitting.paper_drawing import Candidate, draw_paper, largest_paper, scored_of, shortages

WEIGHTS = {"1": 30, "2": 26, "3": 24, "4": 20}
BLUEPRINT = Blueprint(
    id="saa-c03",
    code="SAA-C03",
    name="Architect",
    level="associate",
    questions=65,
    unscored=15,
    minutes=130,
    pass_mark=720,
    domains=tuple(
        ExamDomain(id_, f"Domain {id_}", weight, tuple(Task(f"{id_}.{n}", "A task") for n in (1, 2, 3)))
        for id_, weight in WEIGHTS.items()
    ),
)
KINDS = [Kind.MULTIPLE] + [Kind.SINGLE] * 7
LEVELS = [Level.APPLICATION] * 5 + [Level.ANALYSIS] * 4 + [Level.RECALL]


def bank(concepts: int = 60, questions: int = 2, **changes: object) -> list[Candidate]:
    """Candidates: so many concepts a domain, each with so many questions, spread over its tasks, levels and kinds."""
    return [
        Candidate(
            f"{d}-{c}.{q}",
            f"{d}-{c}",
            f"{d}.{c % 3 + 1}",
            d,
            LEVELS[(c + q) % 10],
            KINDS[(c + q) % 8],
        )._replace(**changes)  # type: ignore[arg-type]
        for d in WEIGHTS
        for c in range(concepts)
        for q in range(questions)
    ]


def draw(candidates: list[Candidate], seed: int = 1, questions: int = 65, *, final: bool = False) -> list[Candidate]:
    paper = draw_paper(BLUEPRINT, candidates, questions, scored_of(BLUEPRINT, questions), Random(seed), final=final)
    by_id = {candidate.question: candidate for candidate in candidates}
    return [by_id[item.question] for item in paper]


@pytest.mark.parametrize("share", [15, 30])
def test_a_paper_has_as_many_multiple_response_questions_as_the_blueprint_wants(share: int) -> None:
    blueprint = BLUEPRINT._replace(multiple_response=share)
    kind_of = {candidate.question: candidate.kind for candidate in bank()}
    found = [
        sum(kind_of[item.question] is Kind.MULTIPLE for item in draw_paper(blueprint, bank(), 65, 50, Random(seed)))
        for seed in range(40)
    ]
    assert sum(found) / len(found) == pytest.approx(0.65 * share, abs=2)


def test_a_thousand_papers_have_the_blueprints_shares_and_no_concept_twice() -> None:
    reserved = [c._replace(question=f"kept-{c.question}", reserved=True) for c in bank(questions=1)]
    candidates = [*bank(), *reserved]
    wanted = apportion(WEIGHTS, 65)
    for seed in range(1000):
        drawn = draw(candidates, seed)
        assert Counter(candidate.domain for candidate in drawn) == wanted
        assert len({candidate.concept for candidate in drawn}) == 65
        assert not any(candidate.reserved for candidate in drawn)


def test_fifty_of_sixty_five_count_and_are_shared_out_like_the_paper() -> None:
    paper = draw_paper(BLUEPRINT, bank(), 65, scored_of(BLUEPRINT, 65), Random(1))
    assert Counter(item.domain for item in paper if item.scored) == apportion(WEIGHTS, 50)


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_same_seed_gives_the_same_paper_whatever_order_the_bank_is_in(seed: int, chance: Random) -> None:
    candidates = bank(20)
    shuffled = list(candidates)
    chance.shuffle(shuffled)
    assert draw(shuffled, seed) == draw(candidates, seed)


def test_tasks_are_spread_within_a_domain_and_levels_over_the_paper() -> None:
    drawn = draw(bank())
    for domain, number in apportion(WEIGHTS, 65).items():
        tasks = Counter(candidate.task for candidate in drawn if candidate.domain == domain)
        assert max(tasks.values()) - min(tasks.values()) <= 1, (domain, number)
    levels = Counter(candidate.level for candidate in drawn)
    for level, wanted in {Level.RECALL: 6, Level.APPLICATION: 33, Level.ANALYSIS: 26}.items():
        assert levels[level] == pytest.approx(wanted, abs=6)


def test_a_paper_is_a_sample_of_the_exam_and_not_of_what_is_left_over() -> None:
    """A quarter of the concepts was met, and so was about a quarter of every paper's."""
    met = [c._replace(seen="2026-01-01") for c in bank(40) if int(c.concept.split("-")[1]) % 4 == 0]
    unmet = [c for c in bank(40) if int(c.concept.split("-")[1]) % 4]
    papers = [draw([*met, *unmet], seed=seed) for seed in range(40)]
    shares = [sum(bool(candidate.seen) for candidate in paper) / len(paper) for paper in papers]
    assert sum(shares) / len(shares) == pytest.approx(0.25, abs=0.03)


def test_what_serves_many_tasks_comes_as_often_as_it_weighs() -> None:
    """One concept of eight in each of two tasks, and one that serves both of them, of three questions each."""
    tasks = ("1.1", "1.2")
    own = [
        Candidate(f"{task}-{n}.1", f"{task}-{n}", task, "1", Level.APPLICATION, Kind.SINGLE)
        for task in tasks
        for n in range(7)
    ]
    both = [Candidate("both.1", "both", task, "1", Level.APPLICATION, Kind.SINGLE) for task in tasks]
    domain = ExamDomain("1", "One", 100, tuple(Task(task, "A task") for task in tasks))
    papers = [draw_paper(BLUEPRINT._replace(domains=(domain,)), [*own, *both], 6, 6, Random(n)) for n in range(600)]
    came = sum(any(item.concept == "both" for item in paper) for paper in papers) / len(papers)
    assert came == pytest.approx(6 / 8, abs=0.05)


def test_of_a_concept_comes_the_question_never_seen_and_a_recent_one_only_where_nothing_else_is() -> None:
    seen = [c._replace(seen="2026-01-01") if c.question.endswith(".1") else c for c in bank(40)]
    assert not any(candidate.seen for candidate in draw(seen))
    recent = [c._replace(seen="2026-11-20", recent=True) if int(c.concept.split("-")[1]) < 20 else c for c in bank(40)]
    assert not any(candidate.recent for candidate in draw(recent))


def test_recent_questions_are_taken_where_nothing_else_is_left() -> None:
    drawn = draw([c._replace(seen="2026-11-20", recent=True) for c in bank(25, 1)])
    assert len(drawn) == 65


def test_the_final_rehearsal_draws_reserved_questions_first() -> None:
    reserved = [c._replace(question=f"kept-{c.question}", reserved=True) for c in bank(5, 1)]
    drawn = draw([*bank(40), *reserved], final=True)
    assert sum(candidate.reserved for candidate in drawn) == 20


def test_what_is_missing_is_told_by_domain_and_the_largest_balanced_paper_is_found() -> None:
    candidates = [c for c in bank(30) if c.domain != "4" or int(c.concept.split("-")[1]) < 7]
    (short,) = shortages(BLUEPRINT, candidates, 65, final=False)
    assert (short.domain, short.wanted, short.found) == ("4", 13, 7)
    possible = largest_paper(BLUEPRINT, candidates, final=False)
    assert shortages(BLUEPRINT, candidates, possible, final=False) == []
    assert apportion(WEIGHTS, possible + 1)["4"] == 8
    assert largest_paper(BLUEPRINT, [], final=False) == 0


def test_a_small_paper_counts_in_the_exams_own_proportion() -> None:
    assert [scored_of(BLUEPRINT, number) for number in (65, 20, 13, 1)] == [50, 15, 10, 1]


def designed(concepts: int = 60, share: int = 2) -> tuple[Blueprint, list[Candidate]]:
    """A blueprint that asks for half designs, and a bank in which every so manieth concept has nothing else."""
    mix = BLUEPRINT._replace(levels={"recall": 5, "application": 25, "analysis": 20, "design": 50})
    candidates = bank(concepts)
    return mix, [c._replace(level=Level.DESIGN) if int(c.concept[2:]) % share == 0 else c for c in candidates]


def levels_of(blueprint: Blueprint, candidates: list[Candidate], seed: int) -> tuple[Counter[Level], Counter[str]]:
    by_id = {candidate.question: candidate for candidate in candidates}
    paper = draw_paper(blueprint, candidates, 65, 50, Random(seed))
    return Counter(by_id[item.question].level for item in paper), Counter(item.domain for item in paper)


def test_half_of_a_paper_are_designs_where_the_blueprint_says_so_and_the_banks_have_them() -> None:
    blueprint, candidates = designed()
    for seed in range(50):
        levels, domains = levels_of(blueprint, candidates, seed)
        assert levels[Level.DESIGN] == pytest.approx(33, abs=2)
        assert levels[Level.RECALL] == pytest.approx(3, abs=2)
        assert domains == apportion(WEIGHTS, 65)


def test_a_level_that_one_domain_lacks_is_made_up_for_and_never_at_the_expense_of_domains() -> None:
    blueprint, candidates = designed()
    candidates = [c._replace(level=Level.APPLICATION) if c.domain == "4" else c for c in candidates]
    for seed in range(50):
        levels, domains = levels_of(blueprint, candidates, seed)
        assert levels[Level.DESIGN] == pytest.approx(30, abs=5)
        assert domains == apportion(WEIGHTS, 65)


def test_banks_without_designs_fill_papers_with_the_other_levels_in_their_proportion() -> None:
    blueprint, _ = designed()
    levels, _ = levels_of(blueprint, bank(), 1)
    assert levels[Level.APPLICATION] == pytest.approx(32, abs=6)
    assert levels[Level.ANALYSIS] == pytest.approx(26, abs=6)


def test_a_design_that_was_seen_gives_way_to_what_was_never_seen_of_its_concept() -> None:
    blueprint, candidates = designed(share=1)
    seen = [c._replace(seen="2026-01-01") if c.question.endswith(".1") else c for c in candidates]
    for seed in range(10):
        assert not any(item.question.endswith(".1") for item in draw_paper(blueprint, seen, 65, 50, Random(seed)))
