"""A terminal in memory, with a drill or an exam running on it: keys go in, the screen is read.

It runs in a thread; a test waits for text on the screen, never for a time.
"""

from __future__ import annotations

from contextlib import ExitStack
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any, cast

import pyte
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import ColorDepth
from rich.console import Console

from aws_quiz.terminal.device.inline import InlineScreen
from aws_quiz.terminal.device.links import LinkingOutput
from aws_quiz.terminal.device.theme import UNICODE
from aws_quiz.terminal.drill.drill_screen import run_drill
from aws_quiz.terminal.exam.exam_screen import run_exam

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from aws_quiz.core.sitting.drill_talk import Summary
    from aws_quiz.core.sitting.exam_talk import Ending
    from aws_quiz.terminal.device.theme import Signs
    from tests.terminal.fake_exam_desk import FakeExamDesk

_PATIENCE = 10.0
"""Seconds after which a text that has not come will not come."""


class FakeTerminal:
    """What is written to it, as a person would see it."""

    encoding = "utf-8"

    def __init__(self, columns: int, rows: int) -> None:
        self.pyte = pyte.HistoryScreen(columns, rows, history=2000)
        self.pyte.set_mode(pyte.modes.LNM)
        self._stream = pyte.Stream(self.pyte)
        self.changed = Condition()
        self.written = ""

    def write(self, text: str) -> int:
        with self.changed:
            self._stream.feed(text)
            self.written += text
            self.changed.notify_all()
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("no file")

    @property
    def size(self) -> Size:
        return Size(rows=self.pyte.lines, columns=self.pyte.columns)

    @property
    def rows(self) -> list[str]:
        return [row.rstrip() for row in self.pyte.display]

    @property
    def text(self) -> str:
        """What is on the screen, without the empty rows below."""
        return "\n".join(self.rows).rstrip()

    @property
    def all_text(self) -> str:
        """What has scrolled off, and what is on the screen."""
        columns = self.pyte.columns
        above = ["".join(row[x].data for x in range(columns)).rstrip() for row in self.pyte.history.top]
        return "\n".join([*above, *self.rows]).rstrip()


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Sitting:
    """A drill on a fake terminal, from its start to its end."""

    def __init__(
        self,
        desk: Any,
        columns: int = 80,
        rows: int = 24,
        *,
        signs: Signs = UNICODE,
        no_color: bool = False,
        settled: float = 0.0,
        mouse: bool = True,
    ) -> None:
        self.desk = desk
        self.clock = Clock()
        self.terminal = FakeTerminal(columns, rows)
        self.summary: Summary | None = None
        self.error: BaseException | None = None
        self._signs = signs
        self._no_color = no_color
        self._settled = settled
        self.mouse = mouse
        self.opened: list[str] = []
        self._stack = ExitStack()
        self._keys = self._stack.enter_context(create_pipe_input())
        self.console = Console(
            file=cast("TextIO", self.terminal),
            width=columns,
            height=rows,
            force_terminal=True,
            color_system="standard",
            no_color=no_color,
            legacy_windows=False,
            _environ={},
        )
        self._thread = Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def press(self, keys: str) -> None:
        self._keys.send_text(keys)

    def shows(self, text: str) -> str:
        """Waits until the text is on the screen, and gives the whole screen."""
        return self._wait(lambda: text in self.terminal.text, f"'{text}' never came")

    def no_longer_shows(self, text: str) -> str:
        return self._wait(lambda: text not in self.terminal.text, f"'{text}' never went")

    def resize(self, columns: int, rows: int) -> None:
        with self.terminal.changed:
            self.terminal.pyte.resize(rows, columns)
            self.console.size = (columns, rows)

    def hang_up(self) -> None:
        """The keys end, as when a window is closed; also the end of every test."""
        self._keys.close()
        self.ended()

    def ended(self) -> str:
        """Waits for the end of the drill, and gives all that is on the screen or above it."""
        self._thread.join(_PATIENCE)
        assert not self._thread.is_alive(), f"the drill goes on:\n{self.terminal.text}"
        self._stack.close()
        return self.terminal.all_text

    def _run(self) -> None:
        try:
            self.summary = run_drill(
                self.desk,
                self.console,
                monotonic=self.clock,
                signs=self._signs,
                open_screen=self._open_screen,
                open_page=self._open_page,
                settled=self._settled,
            )
        except BaseException as error:  # noqa: BLE001 - the test's thread looks at it
            self.error = error

    def _open_screen(self) -> InlineScreen:
        return InlineScreen(self.console, self._signs, source=self._keys, target=self._output())

    def _open_page(self, url: str) -> bool:
        self.opened.append(url)
        return True

    def _output(self) -> LinkingOutput:
        return LinkingOutput(
            cast("TextIO", self.terminal),
            lambda: self.terminal.size,
            term="xterm",
            default_color_depth=ColorDepth.DEPTH_4_BIT,
        )

    def _wait(self, holds: Callable[[], bool], complaint: str) -> str:
        with self.terminal.changed:
            if not self.terminal.changed.wait_for(holds, _PATIENCE):
                raise AssertionError(f"{complaint}; the screen is\n{self.terminal.text}\nand the error {self.error!r}")
            return self.terminal.text


class ExamSitting(Sitting):
    """An exam on a fake terminal, from its start to its end."""

    desk: FakeExamDesk
    ending: Ending | None = None

    def click(self, text: str) -> None:
        """A click on the first cell of a text on the screen."""
        rows = self.shows(text).split("\n")
        row = next(number for number, line in enumerate(rows) if text in line)
        self.click_at(row, rows[row].index(text))

    def click_at(self, row: int, column: int) -> None:
        place = f"{column + 1};{row + 1}"
        self.press(f"\x1b[<0;{place}M\x1b[<0;{place}m")

    def _run(self) -> None:
        try:
            self.ending = run_exam(
                self.desk, signs=self._signs, colours=not self._no_color, mouse=self.mouse, source=self._keys,
                target=self._output(),
            )  # fmt: skip
        except BaseException as error:  # noqa: BLE001 - the test's thread looks at it
            self.error = error
