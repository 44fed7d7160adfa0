"""Rules about what the items of an exam are about: services in scope, shares of domains, levels and services."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.wording import right_options
from aws_quiz.core.content.blueprint import apportion
from aws_quiz.core.content.question import Level
from aws_quiz.core.content.source import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.files.loading import Banks
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.content.question import Question

PAPERS = 4
"""Papers that somebody may sit without meeting a question again."""

ENOUGH_A_TASK = 10
"""Questions of every task from which on a bank counts as a sample of the exam; one that is still being written
serves whole domains little or not at all, and that is no flaw of the items it has."""

OUT_OF_SCOPE = (
    "AWS Activate",
    "AWS Billing Conductor",
    "AWS Ground Station",
    "AWS Managed Services",
    "AWS RoboMaker",
    "Amazon Braket",
    "Amazon GameLift",
    "Amazon Lookout for Vision",
    "Amazon Managed Blockchain",
    "Amazon Monitron",
    "Amazon Personalize",
    "Amazon WorkMail",
)
"""Services that no exam guide of ours lists; a guide that comes to list one switches its row off."""


def scope(banks: Banks) -> Iterator[Finding]:
    """The key is a service that no exam guide lists.

    Fails: the right option "Amazon Braket".
    """
    listed = {name for blueprint in banks.blueprints.values() for name in blueprint.services}
    unlisted = [name for name in OUT_OF_SCOPE if name not in listed]
    if not listed or not unlisted:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, unlisted))})(?![\w-])")
    for topic in banks.topics:
        for concept in topic.concepts:
            for question in concept.questions:
                for option in right_options(question):
                    if found := pattern.search(option.text):
                        message = f"{found.group()} is the right option, but no exam guide lists it"
                        yield Finding(option.source, message, Weight.FLAW)


def mix(banks: Banks) -> Iterator[Finding]:
    """An exam's bank cannot fill four papers without a repeat, by domains and levels, or one service is the key in
    more than 8 % of its items. Judged from the day on which every task of the exam has ten questions.

    A bank is no paper: papers are drawn by the blueprint, so a domain may have more than its share, and only too few
    do harm.

    Fails: 65 questions of SAA-C03, ten of them on its first domain.
    """
    for home, questions in _by_home(banks).items():
        for blueprint in banks.blueprints.values():
            served = [q for q in questions if blueprint.tasks_served(q.exams) and not q.reserved]
            if len(served) >= PAPERS * blueprint.questions and _serves_every_task(blueprint, served):
                for message in (
                    *_domains(blueprint, served),
                    *_levels(blueprint, served),
                    *_services(blueprint, served),
                ):
                    text = f"of {len(served)} questions for {blueprint.code}, {message}"
                    yield Finding(Location(home), text, Weight.FLAW)


def _by_home(banks: Banks) -> dict[str, list[Question]]:
    found: dict[str, list[Question]] = {}
    for topic in banks.topics:
        home = banks.homes[topic.id].shown if topic.id in banks.homes else ""
        found.setdefault(home, []).extend(question for concept in topic.concepts for question in concept.questions)
    return found


def _serves_every_task(blueprint: Blueprint, questions: list[Question]) -> bool:
    counts = Counter(task for question in questions for task in blueprint.tasks_served(question.exams))
    return all(counts[task.id] >= ENOUGH_A_TASK for domain in blueprint.domains for task in domain.tasks)


def _domains(blueprint: Blueprint, questions: list[Question]) -> Iterator[str]:
    """A question that serves several domains counts in equal parts for each."""
    parts: defaultdict[str, float] = defaultdict(float)
    for question in questions:
        domains = {
            domain.id for task in blueprint.tasks_served(question.exams) if (domain := blueprint.domain_of(task))
        }
        for domain_id in domains:
            parts[domain_id] += 1 / len(domains)
    wanted = apportion({domain.id: domain.weight for domain in blueprint.domains}, blueprint.questions)
    for domain in blueprint.domains:
        if (found := round(parts[domain.id])) < PAPERS * wanted[domain.id]:
            yield f"{found} serve {domain.name}, and {PAPERS} papers take {PAPERS * wanted[domain.id]}"


def _levels(blueprint: Blueprint, questions: list[Question]) -> Iterator[str]:
    counts = Counter(question.level for question in questions)
    for level, number in apportion(blueprint.level_mix, blueprint.questions).items():
        if level is Level.DESIGN and counts[level] < number:
            continue  # designs are written last, and papers do without them until they are
        if counts[level] < PAPERS * number:
            yield f"{counts[level]} are {level}, and {PAPERS} papers take {PAPERS * number}"


def _services(blueprint: Blueprint, questions: list[Question]) -> Iterator[str]:
    """Counts only keys that are the service itself, not sentences in which it plays a part."""
    names = {_short(service): service for service in blueprint.services}
    counts: Counter[str] = Counter()
    for question in questions:
        counts.update({names[short] for option in right_options(question) if (short := _short(option.text)) in names})
    for service, count in sorted(counts.items()):
        if (share := 100 * count / len(questions)) > 8:
            yield f"{service} is the right option in {share:.0f} %; 8 % or less keep a guess from paying"


def _short(name: str) -> str:
    return name.strip(" .").removeprefix("Use ").removeprefix("Amazon ").removeprefix("AWS ").casefold()
