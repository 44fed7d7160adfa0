"""A small bank on disk: two exams, three sections of notes, and whatever topics a test adds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aws_quiz.banks.checks import check_banks
from aws_quiz.banks.files.loading import BankFolder, Banks, load_banks

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 21)

EXAM = """\
id: {id}
code: {code}
name: An exam
level: associate
questions: 65
unscored: 15
minutes: 130
pass_mark: 720
domains:
  - {{id: "1", name: First, weight: 40, tasks: [{{id: "1.1", title: Begin}}, {{id: "1.2", title: Go on}}]}}
  - {{id: "2", name: Second, weight: 60, tasks: [{{id: "2.1", title: Scale}}, {{id: "2.2", title: Survive}}]}}
services: [Amazon S3, Amazon SQS]
{more}"""

NOTES = """\
sections:
  - {id: 002-139, title: Queues, topic: sqs, facts: 3}
  - {id: 002-140, title: Topics, topic: sns, facts: 2}
  - {id: 002-141, title: What comes next, topic: sns}
"""

TERMS = """\
terms:
  - {name: SQS}
  - {name: SNS}
  - {name: Auto Scaling group}
  - {name: Network Load Balancer}
  - {name: Kinesis data stream}
"""

QUESTION = """\
      - id: queue-buffers-orders.1
        level: application
        prompt: >-
          A shop receives orders faster than its workers can handle them, and some are lost at peak times. Each order
          must survive until a worker has time for it. Which change meets this requirement?
        options:
          - key: a
            text: Put an Amazon SQS queue between shop and workers.
            correct: true
            why: The queue keeps every message until a worker has received and deleted it.
          - key: b
            text: Put an Amazon SNS topic between shop and workers.
            why: A topic pushes each message once and keeps nothing for a worker that is busy.
          - key: c
            text: Put a cache of Amazon ElastiCache before the workers.
            why: A cache speeds up reading what was stored and gives no order a place to wait.
          - key: d
            text: Put a second load balancer in front of the workers.
            why: A load balancer spreads requests over the workers that exist and holds none back.
"""

TOPIC = f"""\
topic: example
title: Example of a topic
concepts:
  - id: queue-buffers-orders
    takeaway: A queue between two tiers keeps what arrives until the second tier has time for it.
    exams: {{saa-c03: ["2.1"]}}
    notes: ["002-139"]
    sources: [https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html]
    checked: 2026-11
    questions:
{QUESTION}"""
"""A topic in which the linter finds nothing."""

DESIGN = f"""\
{TOPIC.partition("    questions:")[0]}\
    questions:
      - id: queue-buffers-orders.1
        level: design
        prompt: >-
          A shop's order API calls a pricing application, which prices 50 orders a second. During sales 2,000 orders a
          second arrive for an hour, calls time out, and orders are lost. Orders may be priced some minutes late.
          Which solution loses no order at the LOWEST cost?
        options:
          - key: a
            text: >-
              Have the API send each order to an Amazon SQS queue. Run the pricing application in an Auto Scaling
              group that scales on the orders in the queue.
            correct: true
            why: The queue keeps every order for days, and instances run only while there is a backlog.
          - key: b
            text: >-
              Put a Network Load Balancer in front of the pricing application. Keep its Auto Scaling group at the
              size that takes 2,000 orders a second.
            lacks: queue-buffers-orders
            why: Orders would be priced in time, but forty times the usual fleet is paid for around the clock.
          - key: c
            text: >-
              Have the API publish each order to an Amazon SNS topic. Subscribe the HTTP endpoint of the pricing
              application to the topic and enable retries.
            lacks: topic-pushes-orders
            why: A topic pushes at the rate of arrival, so the application is flooded and what exhausts retries is lost.
          - key: d
            text: >-
              Have the API write each order to a Kinesis data stream. Run the pricing application as its consumer and
              keep the records for seven days.
            lacks: queue-buffers-orders
            why: The stream would keep the orders safe, but its hours and data cost more than a queue for single orders.
  - id: topic-pushes-orders
    takeaway: A topic pushes each message once and keeps nothing for a subscriber that is busy.
    exams: {{saa-c03: ["2.1"]}}
    notes: ["002-140"]
    sources: [https://docs.aws.amazon.com/sns/latest/dg/welcome.html]
    checked: 2026-11
    questions:
{QUESTION.replace("queue-buffers-orders", "topic-pushes-orders")}"""
"""One with a design, in which the linter finds nothing either."""


def write_bank(folder: Path, **topics: str) -> Path:
    """A bank folder with exams and notes; each topic becomes a file named after its keyword."""
    (folder / "exams").mkdir(parents=True)
    for exam, more in (("saa-c03", ""), ("dva-c03", 'corresponds: {dva-c02: {"1.9": ["1.1"]}}\n')):
        text = EXAM.format(id=exam, code=exam.upper(), more=more)
        (folder / "exams" / f"{exam}.yaml").write_text(text, encoding="utf-8")
    (folder / "notes.yaml").write_text(NOTES, encoding="utf-8")
    for name, text in topics.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def load(folder: Path, *, shipped: bool = True) -> Banks:
    return load_banks([BankFolder(folder, shipped)], relative_to=folder)


def found_in(folder: Path, *, shipped: bool = True) -> list[str]:
    """Everything that loading and the linter say about a bank, as lines."""
    return [str(problem) for problem in check_banks(load(folder, shipped=shipped), today=TODAY)]


def found_in_topic(folder: Path, text: str, *, shipped: bool = True) -> list[str]:
    """The same for one topic, without the path; beside it the bank has terms and a foundational exam."""
    bank = write_bank(folder / "bank", case=text)
    (bank / "terms.yaml").write_text(TERMS, encoding="utf-8")
    foundational = EXAM.format(id="clf-c02", code="CLF-C02", more="").replace("associate", "foundational")
    (bank / "exams" / "clf-c02.yaml").write_text(foundational, encoding="utf-8")
    lines = found_in(bank, shipped=shipped)
    return [line.removeprefix("case.yaml:") for line in lines]
