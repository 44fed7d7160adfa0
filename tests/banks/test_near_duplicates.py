from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from aws_quiz.banks.checks import near_duplicates
from aws_quiz.banks.checks.near_duplicates import near_duplicate, shingles
from aws_quiz.banks.checks.wording import jaccard
from aws_quiz.banks.files.loading import Banks
from tests.builders import concept, question, topic

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = [f"word{number}" for number in range(40)]


def banks_of(prompts: Sequence[str], **changes: str) -> Banks:
    items = [question(f"thing-{n}.1")._replace(prompt=prompt, **changes) for n, prompt in enumerate(prompts)]  # type: ignore[arg-type]
    return Banks((topic(*(concept(item.concept, item) for item in items)),))


def found_in(prompts: Sequence[str], **changes: str) -> list[str]:
    return [finding.message for finding in near_duplicate(banks_of(prompts, **changes))]


def test_all_that_a_comparison_of_each_with_each_finds_is_found() -> None:
    rng = Random(7)
    prompts: list[str] = []
    for _ in range(150):
        source = rng.choice(prompts).split() if prompts and rng.random() < 0.6 else rng.choices(WORDS, k=20)
        for _ in range(rng.randrange(4)):
            source[rng.randrange(len(source))] = rng.choice(WORDS)
        prompts.append(" ".join(source))
    expected = sum(
        any(jaccard(shingles(prompt), shingles(earlier)) >= 0.6 for earlier in prompts[:number])
        for number, prompt in enumerate(prompts)
    )
    assert expected > 20
    assert len(found_in(prompts)) == expected


def test_questions_of_one_scenario_may_share_their_wording() -> None:
    prompts = ["A company moves its files to a new store. Which step comes at the LOWEST cost?"] * 2
    assert found_in(prompts) == ["the prompt is 100% the same as that of thing-0.1; test the concept from another side"]
    assert found_in(prompts, scenario="A company.") == []


def test_very_short_prompts_are_compared_whole() -> None:
    assert found_in(["Which one?", "Which one?", "Which two?"]) == [
        "the prompt is 100% the same as that of thing-0.1; test the concept from another side"
    ]


def test_a_bank_made_of_one_mould_is_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counted(one: frozenset[object], other: frozenset[object]) -> float:
        nonlocal calls
        calls += 1
        return jaccard(one, other)

    monkeypatch.setattr(near_duplicates, "jaccard", counted)
    monkeypatch.setattr(near_duplicates, "MOST_COMPARED", 20)
    rng = Random(7)
    # Five words in any order: any two prompts have some runs of three in common, and few are alike.
    found_in([" ".join(rng.choices(WORDS[:5], k=25)) for _ in range(300)])
    assert 0 < calls <= 300 * 20
