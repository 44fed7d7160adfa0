"""Who keeps an id: the file that comes first, shipped banks before all others.

A concept stands or falls whole: with one of its questions taken it would test something else than its author meant.
Loading and compiling both go by this, so what `bank check` says is what a drill does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept


def ids_of(concept: Concept) -> list[str]:
    """The ids that a concept needs for itself."""
    return [concept.id, *(question.id for question in concept.questions)]


def left_out(name: str, first: object) -> str:
    """The sentence for what comes second."""
    return f"{name} stands in {first} already; it is left out here"
