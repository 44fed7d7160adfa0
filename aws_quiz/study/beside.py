"""The log read beside the banks, with a catalog that heals."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from aws_quiz.errors import CatalogUnreadable
from aws_quiz.store.beside_banks import beside_banks

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.store.beside_banks import Beside
    from aws_quiz.study.room import Room

Answer = TypeVar("Answer")


def ask_beside(room: Room, scope: Scope, ask: Callable[[Beside], Answer]) -> Answer:
    """What the log says beside the banks of a scope. A catalog that is damaged is made anew and asked again."""
    try:
        with beside_banks(room.log, room.catalog.name, scope.exam, scope.topics) as beside:
            return ask(beside)
    except CatalogUnreadable:
        room.catalog.heal()
    with beside_banks(room.log, room.catalog.name, scope.exam, scope.topics) as beside:
        return ask(beside)
