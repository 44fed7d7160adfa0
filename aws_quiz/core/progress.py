"""Numbers for reports, each with its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.forgetting import retrievability

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aws_quiz.core.memory import Memory

HORIZON_DAYS = 7
ENOUGH_CONCEPTS = 3


class TopicStrength(NamedTuple):
    """How firmly a topic is held. `held` is a share from 0 to 1, over `concepts` that were met."""

    topic: str
    held: float
    concepts: int


class Glance(NamedTuple):
    """Today on one page.

    `exam` is empty and `days_left` None where no goal is set; `minutes` is about how long today's drill
    takes; `left_open` are the places of a drill that was left today. `titles` names topics.
    """

    exam: str
    days_left: int | None
    daily_minutes: int
    streak: int
    due: int
    new: int
    minutes: int
    due_tomorrow: int
    left_open: int
    weakest: tuple[TopicStrength, ...]
    titles: Mapping[str, str]


def weakest_topics(memories: Iterable[Memory], topics: Mapping[str, str], most: int = 3) -> list[TopicStrength]:
    """The topics of which the least would be recalled a week after the last review.

    Per topic the mean over its met concepts of FSRS retrievability 7 days after the last answer: a
    concept just missed is low at once, although it would be recalled today. `topics` maps concepts to
    topics; concepts outside it do not count, nor do topics with fewer than three met concepts.
    """
    held: dict[str, list[float]] = {}
    for memory in memories:
        topic = topics.get(memory.concept)
        if topic is not None:
            held.setdefault(topic, []).append(retrievability(memory.stability, HORIZON_DAYS))
    strengths = [
        TopicStrength(topic, sum(values) / len(values), len(values))
        for topic, values in held.items()
        if len(values) >= ENOUGH_CONCEPTS
    ]
    return sorted(strengths, key=lambda strength: (strength.held, strength.topic))[:most]
