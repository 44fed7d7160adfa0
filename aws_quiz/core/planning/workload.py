"""What a drill is made of: how many concepts a day can take, which are new, what waits after a break."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.blueprint import apportion
from aws_quiz.core.memory.pace import median_seconds
from aws_quiz.core.sitting.drill import Turn, interleave

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

USUAL_SECONDS = 45.0
"""Time for one question, feedback included, until the learner's own pace is known."""

FEEDBACK_SECONDS = 15.0

SHORTEST = 5
"""Questions of a drill, however short the day is."""

NEW_SHARE = 0.6
"""The share of a drill's time that goes to new concepts at most."""


class Backlog(NamedTuple):
    """What is due, set against what a day can take. `days` is over how many days it is spread."""

    due: int
    today: int
    days: int

    @property
    def is_spread(self) -> bool:
        return self.today < self.due


def pace(seconds: Sequence[float]) -> float:
    """Seconds that one question takes this learner, feedback included: the median of recent answers.

    Fewer than 20 answers say too little; then it is the usual 45.
    """
    middle = median_seconds(seconds)
    if middle is None or len(seconds) < 20:
        return USUAL_SECONDS
    return min(max(middle, 5.0), 180.0) + FEEDBACK_SECONDS


def capacity(minutes: float, seconds_a_question: float) -> int:
    """Questions that fit into so many minutes, at least those of the shortest drill."""
    return max(int(minutes * 60 / seconds_a_question), SHORTEST)


def new_allowance(day_takes: int, due: int, answered: int, meeting: float) -> int:
    """New concepts that the rest of the day carries; a first meeting takes `meeting` times as long as a review.

    As what was met comes back, it takes its time first; so in the long run as many are met as the minutes can keep.
    No drill is more than `NEW_SHARE` new: what is met in one day comes back in one day.
    """
    return max(int(min(day_takes - due - answered, NEW_SHARE * day_takes) / meeting), 0)


def share_backlog(due: int, day_takes: int) -> Backlog:
    """Caps a day at what it takes, and spreads what is over it across the following days."""
    today = min(due, day_takes)
    return Backlog(due, today, -(-due // day_takes) if due else 0)


def choose_new(
    by_domain: Mapping[str, Iterator[tuple[str, str]]], weights: Mapping[str, int], wanted: int
) -> list[Turn]:
    """New concepts, spread over exam domains by weight.

    `by_domain` yields (concept, topic) of each domain in the order they should be met; a concept may stand
    in several domains and is taken once. Where a domain runs out, the others take its share.
    """
    chosen: dict[str, Turn] = {}
    open_domains = {domain: weights.get(domain, 0) or 1 for domain in by_domain}
    while len(chosen) < wanted and open_domains:
        shares = apportion(open_domains, wanted - len(chosen))
        for domain, share in shares.items():
            taken = 0
            while taken < share:
                candidate = next(by_domain[domain], None)
                if candidate is None:
                    del open_domains[domain]
                    break
                concept, topic = candidate
                if concept not in chosen:
                    chosen[concept] = Turn(concept, topic, is_new=True)
                    taken += 1
    return list(chosen.values())


def compose(due: Iterable[Turn], new: Iterable[Turn]) -> tuple[Turn, ...]:
    """Due concepts first, then new ones, each with its topics interleaved."""
    return (*interleave(list(due)), *interleave(list(new)))
