"""US English in banks: which forms are told, and which good English is let pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aws_quiz.banks.checks.cues import absolutes
from aws_quiz.banks.checks.phrases import found_phrases, wording
from aws_quiz.banks.checks.spelling import STEMS, VERBS, WORDS, spelling, us_form
from aws_quiz.banks.checks.wording import words
from aws_quiz.core.content.bank import Topic
from aws_quiz.core.content.question import Option, SingleChoice
from tests.banks.bank_folder import TOPIC, found_in_topic
from tests.builders import concept, question

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("british", "us"),
    [
        ("behaviour", "behavior"),
        ("Behavioural", "Behavioral"),
        ("centres", "centers"),
        ("centred", "centered"),
        ("LICENCE", "LICENSE"),
        ("unlabelled", "unlabeled"),
        ("cancelled", "canceled"),
        ("remodelling", "remodeling"),
        ("catalogued", "cataloged"),
        ("neighbours", "neighbors"),
        ("unauthorised", "unauthorized"),
        ("Organisations", "Organizations"),
        ("reinitialising", "reinitializing"),
        ("customisable", "customizable"),
        ("optimiser", "optimizer"),
        ("towards", "toward"),
        ("learnt", "learned"),
        ("whilst", "while"),
        ("amongst", "among"),
    ],
)
def test_a_british_form_is_given_its_us_form(british: str, us: str) -> None:
    assert us_form(british) == us


@pytest.mark.parametrize(
    "word",
    words(
        "revise otherwise enterprise advise promise exercise precise raise supervise comprise minimalism optimism"
        " organism specialist totally cancellation canceled modeled analyses analysis labels travel level levels"
        " program programmed programmer centers catalog catalogs license color meter diameter parameter install"
        " installing enroll practice fulfillment size prize serial grayscale signal signally compromised tunnel channel"
    ),
)
def test_us_english_is_let_pass(word: str) -> None:
    assert us_form(word) == ""


def test_no_us_form_is_british_itself() -> None:
    verbs = [f"{verb}{ending}" for verb in VERBS for ending in ("ise", "ised", "ising", "isation")]
    british = [*WORDS, *STEMS, *verbs]
    assert [word for word in british if not us_form(word)] == []
    assert [word for word in british if us_form(us_form(word))] == []


def test_spelling_is_told_once_a_text_and_never_in_code() -> None:
    text = "The behaviour, or `behaviour`, of a data-centre is the behaviour of\n```\ncolour\n```\nit."
    topic = Topic("t", "T", (concept(takeaway=text),))
    assert [found.message for found in spelling(topic)] == [
        '"behaviour" is the British spelling; write "behavior"',
        '"centre" is the British spelling; write "center"',
    ]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A NAT gateway is dearer.", "dearer"),
        ("Anew, it starts.", "anew"),
        ("Each has a table of an own.", "an own"),
        ("It works in those cases alone.", "in those cases alone"),
        ("One option turns it round.", "turns it round"),
        ("It is something else than a queue.", "something else than"),
        ("Users accept to wait.", "accept to wait"),
        ("It shows each time another page.", "each time another"),
        ("Replace the NAT gateways by one NAT instance.", "replace the nat gateways by"),
        ("Replacing a fixed threshold by a band helps.", "replacing a fixed threshold by"),
        ("One set of notes says 5 GB.", "one set of notes"),
        ("Some notes say 5 GB.", "some notes"),
        ("A slide says 5 GB.", "a slide"),
        ("About 5 per cent are lost.", "per cent"),
    ],
)
def test_a_stumbling_phrase_is_told(text: str, phrase: str) -> None:
    assert list(found_phrases(text)) == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "It replaces instances batch by batch.",
        "It replaces them one by one, and replaces the group step by step.",
        "Replace the disks by hand. Replace the servers by using a template, or by means of one.",
        "The instance is replaced by Auto Scaling. Replace the key by the end of the year.",
        "Replace the load balancer with another. A standby replaces itself by default.",
        "The policy alone decides; it is just one of them. The server turns around.",
        "An owner, a sliding window, the slides of a team, release notes.",
        "The requests that it accepts to a queue percentile.",
        "Write `anew` and `dearer` as code.",
    ],
)
def test_good_english_is_let_pass(text: str) -> None:
    assert found_phrases(text) == {}


def test_a_shared_scenario_is_told_once() -> None:
    items = [question(f"s3-thing.{number}", scenario="The centre is dearer.") for number in (1, 2)]
    topic = Topic("t", "T", (concept("s3-thing", *items),))
    assert len(list(spelling(topic))) == 1
    assert len(list(wording(topic))) == 1


def test_english_is_a_warning_in_every_bank(tmp_path: Path) -> None:
    text = TOPIC.replace("Example of a topic", "A dearer centre")
    for number, shipped in enumerate((True, False)):
        found = found_in_topic(tmp_path / str(number), text, shipped=shipped)
        assert [line.partition("] ")[0] for line in found] == ["1:1: warning [spelling", "1:1: warning [wording"]


def test_absolute_words_count_in_options_and_nowhere_else() -> None:
    def said(distractor: str, **more: str) -> int:
        options = (Option("a", "A queue", "Only this.", True), Option("b", distractor, "It is only ever a topic."))
        return len(list(absolutes(question(body=SingleChoice(options), **more))))

    assert said("A topic", prompt="Only one is always right. Which?", scenario="All must be encrypted.") == 0
    assert said("Only a topic") == 1
