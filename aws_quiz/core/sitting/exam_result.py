"""What a mock exam was worth: a scaled score with its range, the chance to pass, and where time and points went.

AWS does not publish how right answers become scaled points, so the scale is read as a straight line: none right
is its low end, all right its high end. The score is that of the scored items. What can be said of the ability
behind it is a posterior: with r of n scored items right and a flat prior, the share of such questions that the
learner would get right follows Beta(r + 1, n - r + 1). The range holds the middle 80 % of it, so it is as wide
as n scored questions are few; the unscored items are left out as on the exam, which widens it further. The
chance to pass is that of another paper: n scored questions drawn at that ability, so both not knowing the
ability and the luck of the draw are counted (a beta-binomial distribution).
"""

from __future__ import annotations

from math import comb, exp, lgamma, log
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.scale import bar, needed, scaled
from aws_quiz.core.sitting.grading import grade
from aws_quiz.core.sitting.mock_exam import Marking
from aws_quiz.core.standing.binomial import binomial
from aws_quiz.core.standing.interval import TAIL

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.memory.review import Verdict
    from aws_quiz.core.sitting.paper_drawing import Item


class Score(NamedTuple):
    """Scaled points, the range that holds the true score with 80 %, and the chance that this ability passes."""

    scaled: int
    low: int
    high: int
    p_pass: float


JUDGED_FROM = 8
"""Questions from which on a part of a paper is judged; fewer would be judged by luck."""

UNSEEN_FROM = 20
"""Scored questions never seen before from which on they get a score of their own."""


class Section(NamedTuple):
    """A domain's or a task's share of the paper, scored items or not. `meets` is None where too few say anything."""

    id: str
    name: str
    right: int
    asked: int
    meets: bool | None


class Judged(NamedTuple):
    """One item after the exam."""

    number: int
    item: Item
    question: Question
    order: tuple[str, ...]
    marking: Marking
    verdict: Verdict

    @property
    def right(self) -> bool:
        return self.verdict.value == "right"

    @property
    def changed(self) -> bool:
        """Whether a complete answer was changed."""
        return bool(self.marking.changes and self.marking.first)

    def slow(self, allowance: float) -> bool:
        """Whether it took more than twice the allowance, in seconds."""
        return self.marking.seconds > 2 * allowance


class Pacing(NamedTuple):
    """Where the time went, in seconds. `slow_and_wrong` took more than twice the allowance and were wrong."""

    a_question: float
    allowance: float
    unused: float
    slow_and_wrong: int
    on_flagged: float
    to_right: int
    to_wrong: int


class ExamResult(NamedTuple):
    """What an exam was worth. `seen_before` counts questions that had been answered before it; `unseen` is the score of
    the scored others, where there are enough and some had been seen."""

    title: str
    exam: str
    pass_mark: int
    scale: tuple[int, int]
    score: Score
    scored: int
    domains: tuple[Section, ...]
    tasks: tuple[Section, ...]
    pacing: Pacing
    items: tuple[Judged, ...]
    seen_before: int = 0
    unseen: Score | None = None

    @property
    def passed(self) -> bool:
        return self.score.scaled >= self.pass_mark


def score_of(right: int, scored: int, pass_mark: int, scale: tuple[int, int]) -> Score:
    """The score of so many right of so many scored items; see the head of this module."""
    a, b = right + 1, scored - right + 1
    p_pass = sum(_beta_binomial(k, scored, a, b) for k in range(needed(scored, pass_mark, scale), scored + 1))
    points = scaled(right / scored if scored else 0.0, scale)
    # At the ends of the scale the middle of the posterior leaves out what came; nobody's score is unlikely.
    low = min(scaled(beta_quantile(TAIL, a, b), scale), points)
    high = max(scaled(beta_quantile(1 - TAIL, a, b), scale), points)
    return Score(points, low, high, min(p_pass, 1.0))


def beta_quantile(probability: float, a: int, b: int) -> float:
    """The value below which Beta(a, b) falls with this probability, for whole a and b, by bisection.

    The distribution's function is that of a binomial tail: I_x(a, b) = P(X >= a), X ~ Bin(a + b - 1, x).
    """
    low, high = 0.0, 1.0
    n = a + b - 1
    for _ in range(40):
        x = (low + high) / 2
        below = sum(binomial(n, x)[a:])
        low, high = (x, high) if below < probability else (low, x)
    return (low + high) / 2


def _beta_binomial(k: int, n: int, a: int, b: int) -> float:
    return exp(log(comb(n, k)) + _log_beta(k + a, n - k + b) - _log_beta(a, b))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def judge(
    title: str,
    blueprint: Blueprint,
    paper: Sequence[Item],
    questions: Mapping[str, Question],
    orders: Mapping[str, tuple[str, ...]],
    sheet: Mapping[str, Marking],
    used: float,
    allowed: float | None,
    seen: Collection[str] = (),
) -> ExamResult:
    """Marks a paper. What was left unanswered is wrong, as on the exam. `seen` are questions answered before it."""
    items = tuple(
        Judged(
            number,
            item,
            questions[item.question],
            orders[item.question],
            sheet.get(item.question, Marking()),
            grade(questions[item.question], sheet.get(item.question, Marking()).chosen),
        )
        for number, item in enumerate(paper, 1)
    )
    scored = [judged for judged in items if judged.item.scored]
    score = score_of(sum(judged.right for judged in scored), len(scored), blueprint.pass_mark, blueprint.scale)
    passing = bar(blueprint.pass_mark, blueprint.scale)

    def part(id_: str, name: str, mine: Sequence[Judged]) -> Section:
        right = sum(judged.right for judged in mine)
        return Section(id_, name, right, len(mine), right >= passing * len(mine) if len(mine) >= JUDGED_FROM else None)

    unseen = [judged for judged in scored if judged.item.question not in seen]
    is_worth_it = UNSEEN_FROM <= len(unseen) < len(scored)
    of_unseen = score_of(sum(judged.right for judged in unseen), len(unseen), blueprint.pass_mark, blueprint.scale)

    domains = tuple(
        part(domain.id, domain.name, [judged for judged in items if judged.item.domain == domain.id])
        for domain in blueprint.domains
    )
    tasks = tuple(
        part(task.id, task.title, mine)
        for domain in blueprint.domains
        for task in domain.tasks
        if (mine := [judged for judged in items if judged.item.task == task.id])
    )
    return ExamResult(
        title, blueprint.id, blueprint.pass_mark, blueprint.scale, score, len(scored), domains, tasks,
        _pacing(items, blueprint, used, allowed), items, sum(item.question in seen for item in paper),
        of_unseen if is_worth_it else None,
    )  # fmt: skip


def _pacing(items: Sequence[Judged], blueprint: Blueprint, used: float, allowed: float | None) -> Pacing:
    allowance = blueprint.minutes * 60 / blueprint.questions
    changed = [judged for judged in items if judged.changed]
    was_right = [judged.marking.first == judged.question.right for judged in changed]
    return Pacing(
        a_question=used / len(items) if items else 0.0,
        allowance=allowance,
        unused=max(allowed - used, 0.0) if allowed is not None else 0.0,
        slow_and_wrong=sum(not judged.right and judged.slow(allowance) for judged in items),
        on_flagged=sum(judged.marking.seconds for judged in items if judged.marking.flagged),
        to_right=sum(judged.right and not before for judged, before in zip(changed, was_right, strict=True)),
        to_wrong=sum(before and not judged.right for judged, before in zip(changed, was_right, strict=True)),
    )
