"""Drills on what is confused, on misconceptions, on what is weak: they ask what they say, or say why not."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations

import pytest

from aws_quiz.core.memory.review import Confidence, Review, Verdict
from aws_quiz.core.memory.scheduling import Scheduling
from aws_quiz.store.log import Log, open_log
from aws_quiz.store.marks import set_suspended
from aws_quiz.store.reviews import append_review
from aws_quiz.store.sessions import Session
from tests.builders import MOMENT, review
from tests.runner import Home

TERMS = """\
terms:
  - {name: gateway endpoint, also: [gateway VPC endpoint]}
  - {name: interface endpoint}
  - {name: FIFO queue}
  - {name: standard queue}
  - {name: NAT gateway}
"""
CHOICES = ("--weak", "--confused", "--misconceptions", "--missed", "--missing", "--flagged")

GATEWAY = "Create a gateway endpoint for the bucket"
INTERFACE = "Create an interface endpoint in each subnet"
NAT = "Route the traffic through a NAT gateway"
PEERING = "Ask the provider for a private link"
FIFO = "Send the orders to a FIFO queue"
STANDARD = "Send the orders to a standard queue"
TOPIC = "Publish the orders to a topic"
TABLE = "Write the orders to a table"


def concept_text(concept: str, *questions: Sequence[str], exams: str = '{saa-c03: ["3.1"]}') -> str:
    """A concept whose questions have these options, the first of each being right, with the keys a, b, c, d."""
    lines = [
        f"  - id: {concept}",
        f"    takeaway: What is to be remembered of {concept}.",
        f"    exams: {exams}",
        "    sources: [https://docs.aws.amazon.com/vpc/latest/userguide/what-is-amazon-vpc.html]",
        "    checked: 2026-11",
        "    questions:",
    ]
    for number, options in enumerate(questions, 1):
        lines += [
            f"      - id: {concept}.{number}",
            "        level: application",
            f"        prompt: Prompt {number} of {concept}. Which is it?",
            "        options:",
        ]
        for key, text in zip("abcd", options, strict=True):
            lines += [f"          - {{key: {key}, text: {text}, why: That is how the service works in case {number}"]
            lines[-1] += ", correct: true}" if key == "a" else "}"
    return "\n".join(lines) + "\n"


ENDPOINTS = (GATEWAY, INTERFACE, NAT, PEERING)
QUEUES = (FIFO, STANDARD, TOPIC, TABLE)
BANK = (
    "topic: vpc\ntitle: Networks and queues\nconcepts:\n"
    + concept_text("ep-bucket", ENDPOINTS)
    + concept_text("ep-table", (GATEWAY, NAT, INTERFACE, PEERING))
    + concept_text("nat-only", (NAT, PEERING, TOPIC, TABLE))
    + concept_text("queue-order", QUEUES, (STANDARD, FIFO, TOPIC, TABLE))
)


@pytest.fixture
def learner(home: Home) -> Home:
    (home.banks / "vpc.yaml").write_text(BANK)
    (home.banks / "terms.yaml").write_text(TERMS)
    return home


@contextmanager
def log_of(home: Home) -> Iterator[Log]:
    home.store.parent.mkdir(parents=True, exist_ok=True)
    log = open_log(str(home.store), home.clock.now, os.urandom)
    yield log
    log.close()


def wrong(concept: str, chosen: str, day: int = -3, **changes: object) -> Review:
    return review(concept, day=day, response=(chosen,), verdict=Verdict.WRONG, **changes)


def answered(home: Home, *answers: Review) -> None:
    """These answers stand in the log, days ago, of a drill that ended."""
    session = Session("0-session", "drill", "*", "7", (), MOMENT, MOMENT.date())
    with log_of(home) as log:
        for answer in answers:
            append_review(log, session, answer, Scheduling())
        log.db.execute("INSERT OR IGNORE INTO session_end VALUES ('an-end', ?, '0-session', '')", (log.device,))


def asked(home: Home, *words: str) -> list[str]:
    """The concepts that a drill asks, in its order. Every question is passed over, so nothing comes back."""
    copy = home.copy()
    out = copy.run_own("drill", "--plain", "--seed", "1", *words, typed="skip\n" * 30).out
    found = [line.split()[3].rstrip(".") for line in out.splitlines() if line.startswith("Prompt ")]
    return list(dict.fromkeys(found))


def test_a_confused_drill_asks_where_one_thing_was_taken_for_another_then_its_sibling_that_names_both(
    learner: Home,
) -> None:
    answered(learner, wrong("ep-bucket", "b"), wrong("nat-only", "c"))
    assert asked(learner, "--confused") == ["ep-bucket", "ep-table"]


def test_a_confused_drill_begins_with_the_most_frequent_confusion(learner: Home) -> None:
    answered(learner, wrong("queue-order", "b", day=-1), wrong("ep-bucket", "b", day=-5), wrong("ep-bucket", "b"))
    assert asked(learner, "--confused") == ["ep-bucket", "ep-table", "queue-order"]
    answered(learner, *(wrong("queue-order", "b", day=-1) for _ in range(2)))
    assert asked(learner, "--confused") == ["queue-order", "ep-bucket", "ep-table"]


def test_what_was_really_answered_in_a_drill_is_confused(learner: Home) -> None:
    words = ("drill", "--plain", "--seed", "1", "--new", "9")
    typed = ""
    for _ in range(4):
        out = learner.copy().run_own(*words, typed=typed).out
        question = out[out.rindex("Question ") :]
        wanted = INTERFACE if "ep-table" in question else None
        letters = {line[3:]: line[0] for line in question.splitlines() if line[1:2] == ":"}
        typed += f"{letters[wanted]}\n" if wanted else "skip\n"
        if wanted:
            break
    learner.run_own(*words, typed=typed)
    (answer,) = learner.answers()
    assert (answer["question"], answer["response"], answer["verdict"]) == ("ep-table.1", ["c"], "wrong")
    learner.clock.tick(days=1)
    assert asked(learner, "--confused") == ["ep-table", "ep-bucket"]


def test_another_form_of_a_name_is_the_same_thing(learner: Home) -> None:
    (learner.banks / "vpc.yaml").write_text(BANK.replace("Create a gateway endpoint", "Create a gateway VPC endpoint"))
    answered(learner, wrong("ep-bucket", "b"))
    assert asked(learner, "--confused")[0] == "ep-bucket"


def test_wrong_choices_that_no_term_names_are_not_confused(learner: Home) -> None:
    answered(learner, wrong("ep-bucket", "d"), wrong("queue-order", "c"))
    result = learner.run_own("drill", "--plain", "--confused")
    assert result.status == 0
    assert result.out == ("No mix-ups found here.\n")


def test_a_confused_drill_keeps_to_its_scope(learner: Home) -> None:
    (learner.banks / "other.yaml").write_text(
        "topic: sqs\ntitle: Queues\nconcepts:\n" + concept_text("sqs-order", QUEUES, exams='{dva-c03: ["1.1"]}')
    )
    answered(learner, wrong("ep-bucket", "b"), wrong("sqs-order", "b"))
    assert set(asked(learner, "--confused")) == {"ep-bucket", "ep-table", "sqs-order", "queue-order"}
    assert asked(learner, "--confused", "--topic", "vpc") == ["ep-bucket", "ep-table"]
    assert asked(learner, "--confused", "--topic", "sqs") == ["sqs-order"]


def test_a_limit_takes_the_first_of_the_confused(learner: Home) -> None:
    answered(learner, wrong("ep-bucket", "b"))
    assert asked(learner, "--confused", "--limit", "1") == ["ep-bucket"]


def test_without_terms_nothing_can_be_told_confused(learner: Home) -> None:
    (learner.banks / "terms.yaml").unlink()
    answered(learner, wrong("ep-bucket", "b"))
    assert "No mix-ups found here" in learner.run_own("drill", "--plain", "--confused").out


def test_a_confusion_whose_question_is_gone_is_passed_over(learner: Home) -> None:
    answered(learner, wrong("ep-bucket", "b"), wrong("gone-thing", "b"))
    (learner.banks / "vpc.yaml").write_text(BANK.replace("ep-bucket", "ep-other"))
    result = learner.run_own("drill", "--plain", "--confused")
    assert (result.status, result.err) == (0, "")
    assert "No mix-ups found here" in result.out


def test_a_concept_with_many_questions_does_not_crowd_its_siblings_out(learner: Home) -> None:
    many = "topic: vpc\ntitle: Networks\nconcepts:\n" + concept_text("ep-bucket", *[ENDPOINTS] * 4)
    longer = f"{TABLE} that is read by every service of the company at the end of each day and then emptied"
    (learner.banks / "vpc.yaml").write_text(many + concept_text("ep-table", (GATEWAY, INTERFACE, NAT, longer)))
    answered(learner, wrong("ep-bucket", "b"))
    assert asked(learner, "--confused") == ["ep-bucket", "ep-table"]


def test_a_drill_on_misconceptions_asks_what_was_sure_and_wrong_the_newest_first(learner: Home) -> None:
    answered(
        learner,
        wrong("ep-bucket", "b", day=-9),
        wrong("queue-order", "d", day=-2),
        wrong("nat-only", "c", confidence=Confidence.UNSURE),
        review("ep-table", day=-1),
    )
    assert asked(learner, "--misconceptions") == ["queue-order", "ep-bucket"]
    answered(learner, review("queue-order", day=-1))
    assert asked(learner, "--misconceptions") == ["ep-bucket"]


def test_a_misconception_is_put_right_by_a_right_and_sure_answer_in_a_drill(learner: Home) -> None:
    answered(learner, wrong("ep-bucket", "b"))
    look = learner.copy().run_own("drill", "--plain", "--seed", "1", "--misconceptions").out
    letter = next(line[0] for line in look.splitlines() if line.endswith(GATEWAY))
    learner.run_own("drill", "--plain", "--seed", "1", "--misconceptions", typed=f"{letter}\n")
    assert learner.answers()[-1]["verdict"] == "right"
    assert "No open misconceptions" in learner.run_own("drill", "--plain", "--misconceptions").out


@pytest.mark.parametrize("is_answered", [False, True])
def test_without_misconceptions_the_drill_says_so(learner: Home, is_answered: bool) -> None:
    if is_answered:
        answered(learner, review("ep-bucket", day=-1), wrong("nat-only", "c", confidence=Confidence.GUESS))
    result = learner.run_own("drill", "--plain", "--misconceptions")
    assert (result.status, result.err) == (0, "")
    assert result.out == "No open misconceptions: everything you got confidently wrong, you have since got right.\n"
    assert len(learner.answers()) == 2 * is_answered


@pytest.mark.parametrize("choice", ["--confused", "--misconceptions", "--weak", "--missed"])
def test_what_is_suspended_is_asked_by_no_choice(learner: Home, choice: str) -> None:
    answered(learner, wrong("ep-bucket", "b"), wrong("queue-order", "b"))
    assert {"ep-bucket", "queue-order"} <= set(asked(learner, choice))
    with log_of(learner) as log:
        set_suspended(log, "ep-bucket", suspended=True)
    assert "queue-order" in asked(learner, choice)
    assert "ep-bucket" not in asked(learner, choice)


@pytest.mark.parametrize("two", list(combinations(CHOICES, 2)), ids=" ".join)
def test_two_choices_at_once_are_refused(learner: Home, two: tuple[str, str]) -> None:
    result = learner.run_own("drill", "--plain", *two)
    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "aws-quiz: Use only one of --weak, --confused, --misconceptions, --missed, --missing, --flagged, --id and"
        " --from-mock.\n"
    )


def test_with_nothing_answered_a_weak_drill_says_so(learner: Home) -> None:
    result = learner.run_own("drill", "--plain", "--weak")
    assert (result.status, result.err) == (0, "")
    assert result.out == "Nothing answered here yet, so nothing is weak. `aws-quiz drill` starts one.\n"


QUEUE_TOPIC = "topic: sqs\ntitle: Queues\nconcepts:\n"


def test_a_weak_drill_of_a_topic_goes_through_it_to_its_end_met_or_not(learner: Home) -> None:
    (learner.banks / "other.yaml").write_text(
        QUEUE_TOPIC + concept_text("sqs-1", QUEUES) + concept_text("sqs-2", QUEUES)
    )
    assert set(asked(learner, "--weak", "--topic", "sqs")) == {"sqs-1", "sqs-2"}
    answered(learner, wrong("sqs-2", "b"), review("ep-bucket", day=-1))
    assert asked(learner, "--weak", "--topic", "sqs") == ["sqs-2", "sqs-1"]
    assert not {"sqs-1", "sqs-2"} & set(asked(learner, "--weak", "--topic", "vpc"))


def test_a_weak_drill_of_an_exam_without_answers_does_not_deny_the_answers_to_others(home: Home) -> None:
    home.run("goal", "saa-c03")
    own = "topic: my-queues\ntitle: Mine\nconcepts:\n" + concept_text("my-queue", QUEUES)
    (home.banks / "mine.yaml").write_text(own)
    answered(home, review("my-queue", day=-1))
    shown = home.run("drill", "--plain", "--weak", "--banks", home.banks).out
    assert "Prompt 1 of my-queue." in shown
    other = home.run("drill", "--plain", "--weak", "--exam", "dva-c03", "--banks", home.banks)
    assert other.out == "Nothing answered here yet, so nothing is weak. `aws-quiz drill` starts one.\n"


def test_a_weak_drill_begins_with_what_would_least_likely_be_known(learner: Home) -> None:
    answered(learner, *(review("ep-bucket", day=day) for day in (-40, -30, -10)), review("nat-only", day=-10))
    answered(learner, review("ep-table", day=-1))
    assert asked(learner, "--weak", "--limit", "3") == ["nat-only", "ep-table", "ep-bucket"]
