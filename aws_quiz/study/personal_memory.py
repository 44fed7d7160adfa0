"""Memory fitted to one learner: introduces the log to the fit, and keeps what it found."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from aws_quiz.core.memory.fitting import Fit, fitted, histories, within_bounds
from aws_quiz.core.memory.growth import WEIGHTS
from aws_quiz.store.reviews import standing_reviews
from aws_quiz.study.preferences import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_quiz.core.memory.fitting import History
    from aws_quiz.study.room import Room

OPTIMIZER = "fsrs_rs_python"
"""What fits all 21 parameters, where it is installed (the extra `fit`)."""


def fit_memory(room: Room) -> Fit | None:
    """What a fit to the learner's answers gives; None where they are too few."""
    found = histories(standing_reviews(room.log))
    in_use = room.preferences.parameters or WEIGHTS
    fit = _all if find_spec(OPTIMIZER) else None
    return fitted(found, in_use, fit, lambda parts: room.tracked(parts, "Fitting to your answers"))


def use_fit(room: Room, fit: Fit) -> None:
    """Takes the fitted parameters from now on; what is remembered is worked out again with them."""
    room.set_preferences({"parameters": as_text(fit.parameters)})
    room.bring_memory_up_to_date()


def forget_fit(room: Room) -> None:
    """Goes back to FSRS's own parameters."""
    room.set_preferences({"parameters": ""})
    room.bring_memory_up_to_date()


def studied_answers(room: Room) -> int:
    """How many answers were studied."""
    return sum(len(history) for history in histories(standing_reviews(room.log)))


def _all(found: Sequence[History]) -> tuple[float, ...]:
    """All 21 parameters, by the optimizer of the field."""
    from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

    items = []
    for history in found:
        seen = []
        for at, answer in enumerate(history):
            seen.append(FSRSReview(int(answer.rating), answer.days))
            if at and answer.days >= 1:
                # One item for each answer on a later day, with all that came before it.
                items.append(FSRSItem(list(seen)))
    return within_bounds([float(one) for one in FSRS([]).compute_parameters(items)]) if items else WEIGHTS
