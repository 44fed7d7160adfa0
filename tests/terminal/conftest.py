"""Golden screens: text files that a view must give exactly, rewritten only when asked to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.text import Text

    from tests.terminal.fake_terminal import ExamSitting, Sitting

Kind = TypeVar("Kind", bound="Sitting")
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="Write tests/terminal/golden anew (name tests/terminal as the path); read the difference first.",
    )


@pytest.fixture
def is_golden(request: pytest.FixtureRequest) -> Callable[[str, Iterable[Text], int], None]:
    """Compares lines with a golden file, and holds that they are narrower than the terminal."""

    def compare(name: str, lines: Iterable[Text], width: int) -> None:
        lines = list(lines)
        for line in lines:
            assert line.cell_len < width, f"too wide for {width} columns: {line.plain}"
        shown = "".join(f"{line.plain.rstrip()}\n" for line in lines)
        path = GOLDEN / name
        if request.config.getoption("--rewrite-golden", default=False):
            path.parent.mkdir(exist_ok=True)
            path.write_text(shown, encoding="utf-8")
        assert shown == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def sit() -> Iterator[Callable[..., Sitting]]:
    """Starts drills on screens of their own, and sees to it that they end."""
    from tests.terminal.fake_terminal import Sitting

    yield from _sittings(Sitting)


@pytest.fixture
def sit_exam() -> Iterator[Callable[..., ExamSitting]]:
    """Starts exams on screens of their own, and sees to it that they end."""
    from tests.terminal.fake_terminal import ExamSitting

    yield from _sittings(ExamSitting)


def _sittings(kind: type[Kind]) -> Iterator[Callable[..., Kind]]:
    started: list[Kind] = []

    def start(*args: object, **changes: object) -> Kind:
        sitting = kind(*args, **changes)  # type: ignore[arg-type]
        started.append(sitting)
        sitting.start()
        return sitting

    yield start
    for sitting in started:
        sitting.hang_up()
