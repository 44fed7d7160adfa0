"""Every rule that a check can name is explained: what it is about, what fails, how to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aws_quiz.banks.authoring.reading_rules import MENDS, READING_RULES
from aws_quiz.banks.authoring.rule_book import rule_book
from aws_quiz.banks.authoring.skeleton import skeleton
from aws_quiz.banks.checks import ALL_RULES, rule_name
from tests.banks.bank_folder import TODAY, found_in_topic

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINTER = {rule_name(rule) for rule in ALL_RULES}


def named_in_code() -> set[str]:
    """What stands where reading names a rule."""
    found = set()
    for path in (ROOT / "aws_quiz" / "banks").glob("f*/*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:error|form|_problem|Severity\.ERROR),?\(?[^"\n]*?"([a-z]+(?:-[a-z0-9]+)+)"', text))
    return found


@pytest.mark.parametrize("rule", sorted(LINTER | READING_RULES.keys() | {"syntax", "alias", "tag"}))
def test_every_rule_is_explained(rule: str) -> None:
    text = rule_book()[rule]
    assert len(text.about.split()) >= 4
    assert text.fails or rule == "mix"


def test_every_rule_that_reading_names_is_in_the_book() -> None:
    assert len(named_in_code()) > 20
    assert named_in_code() <= rule_book().keys()


def test_the_readme_names_the_rules_of_the_book_and_no_others() -> None:
    table = README.partition("The rules, by what they look at")[2].partition("\n## ")[0]
    rules = set(re.findall(r"`([a-z]+(?:-[a-z0-9]+)*)`", table))
    assert rules == rule_book().keys()


def test_no_mend_is_for_a_rule_that_there_is_not() -> None:
    assert MENDS.keys() <= LINTER


def test_a_new_topic_passes_once_its_gaps_are_filled(tmp_path: Path) -> None:
    text = skeleton("example", "Example", "yaml-language-server: $schema=x.json", TODAY, "saa-c03")
    gaps = found_in_topic(tmp_path / "empty", text)
    assert gaps
    assert all("error" in gap for gap in gaps)
    assert {re.search(r"\[([a-z-]+)\]", gap)[1] for gap in gaps} <= {"empty-text", "wrong-shape", "empty-list"}  # type: ignore[index]
    fillings = {
        "takeaway": "A queue between two tiers keeps what arrives until the second tier has time for it.",
        "sources": "[https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html]",
        "prompt": "A shop receives orders faster than its workers can handle them, and some are lost at peak times. "
        "Each order must survive until a worker has time for it. Which change meets this requirement?",
    }
    for key, value in fillings.items():
        text = re.sub(rf"(\b{key}:)[^\n]*", rf"\1 {value}", text)
    text = text.replace('{saa-c03: [""]}', '{saa-c03: ["2.1"]}')
    options = [
        (
            "Put an Amazon SQS queue between shop and workers.",
            "The queue keeps every message until a worker deletes it.",
        ),
        (
            "Put an Amazon SNS topic between shop and workers.",
            "A topic pushes once and keeps nothing for busy workers.",
        ),
        ("Put a cache of Amazon ElastiCache before the workers.", "A cache gives no order a place to wait at all."),
        (
            "Put a second load balancer in front of the workers.",
            "A load balancer spreads requests and holds none back.",
        ),
    ]
    for said, why in options:
        text = text.replace("text:\n", f"text: {said}\n", 1).replace("why:\n", f"why: {why}\n", 1)
    assert found_in_topic(tmp_path / "full", text) == []
