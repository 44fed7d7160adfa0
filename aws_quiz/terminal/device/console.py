"""The printing console: the only one, so that no text of a bank is ever taken for markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO


class _Console(Console):
    """Says of a closed pipe what it is; the library would end the program as if something had failed."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console_on(stream: TextIO, variables: Mapping[str, str]) -> Console:
    """A rich console that takes no text for markup; `variables` decide about colour and width."""
    return _Console(file=stream, markup=False, highlight=False, emoji=False, soft_wrap=False, _environ=variables)
