"""What a learner chose, as an ordered value, and the one form in which it is written down.

For the kinds of today order means nothing, so the keys are sorted; a kind that asks for an order keeps the learner's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Collection

    from aws_quiz.core.content.question import Body

Response = tuple[str, ...]
"""Option keys; empty where nothing was chosen."""


def response_to(body: Body, chosen: Collection[str]) -> Response:
    """The response that these option keys are to a question of this kind."""
    from aws_quiz.core.content.question import MultipleChoice, SingleChoice  # keys on disk are read without questions

    match body:
        case SingleChoice() | MultipleChoice():
            return tuple(sorted(chosen))
        case _:
            assert_never(body)


def keys_text(keys: Collection[str]) -> str:
    """Such as "a c": the form of option keys on disk, in reviews, papers and exam events alike."""
    return " ".join(keys)


def keys_of(text: str) -> Response:
    """The keys that `keys_text` wrote."""
    return tuple(text.split())
