"""What is remembered of each concept: a fold over the log through FSRS-6.

Memory is never a fact of its own. `step` carries one concept's memory over one answer, `trace.fold_log` over a
whole log; a cache may keep the outcome and must equal it. FSRS runs without fuzz and without minute-scale
steps, on one moment per study day: repetition within a sitting belongs to the drill.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.review import Rating, rating_for
from aws_quiz.core.memory.scheduling import USUAL

if TYPE_CHECKING:
    import fsrs

    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.memory.scheduling import Scheduling


class Memory(NamedTuple):
    """Derived state of one concept.

    `stability` is in days (recall is 90 % after that long), `difficulty` runs from 1 to 10. `lapses` counts
    answers rated Again after the first. `last_right` is the verdict of the newest answer.
    """

    concept: str
    stability: float
    difficulty: float
    first_day: date
    last_day: date
    due_day: date
    reviews: int
    lapses: int
    last_right: bool


def step(memory: Memory | None, review: Review, scheduling: Scheduling = USUAL) -> Memory:
    """The memory after one more answer, which must not be older than those it has seen."""
    import fsrs  # 20 ms that showing a question need not wait for

    rating = rating_for(review)
    # A day before the last one is a clock that ran ahead then, or a flight west: the newest answer is believed.
    day = review.study_day
    card = fsrs.Card(card_id=1, due=_noon(day))
    if memory is not None:
        card = fsrs.Card(
            card_id=1,
            state=fsrs.State.Review,
            step=None,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=_noon(memory.due_day),
            last_review=_noon(min(memory.last_day, day)),
        )
    card, _ = _scheduler(scheduling).review_card(card, fsrs.Rating(int(rating)), _noon(day))
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(
        concept=review.concept,
        stability=card.stability,
        difficulty=card.difficulty,
        first_day=memory.first_day if memory else day,
        last_day=day,
        due_day=card.due.date(),
        reviews=memory.reviews + 1 if memory else 1,
        lapses=memory.lapses + (rating is Rating.AGAIN) if memory else 0,
        last_right=review.right,
    )


@cache
def _scheduler(scheduling: Scheduling) -> fsrs.Scheduler:
    import fsrs

    return fsrs.Scheduler(
        parameters=scheduling.parameters or fsrs.scheduler.DEFAULT_PARAMETERS,
        desired_retention=scheduling.retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )


@lru_cache(maxsize=4096)
def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
