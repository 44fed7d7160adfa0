"""A real pseudo-terminal with a Python program in it, and the screen that a person would see."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aws_quiz.terminal.drill.drill_screen import SETTLED

ROOT = Path(__file__).parents[2]


class Window:
    """Starts `python WORDS…` in a terminal of so many columns and rows."""

    def __init__(
        self, *words: str, columns: int = 80, rows: int = 24, env: dict[str, str] | None = None, report: Path = ROOT
    ) -> None:
        import pexpect
        import pyte

        self.report = report
        self.pyte = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.pyte)
        self.child: Any = pexpect.spawn(
            sys.executable,
            list(words),
            cwd=str(ROOT),
            dimensions=(rows, columns),
            encoding="utf-8",
            env={"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", **(env or {})},
        )
        self._gone = pexpect.EOF
        self._nothing = pexpect.TIMEOUT

    @property
    def text(self) -> str:
        return "\n".join(row.rstrip() for row in self.pyte.display).rstrip()

    def shows(self, *texts: str, patience: float = 30.0) -> str:
        """Waits until one of the texts is on the screen, and gives the screen."""
        deadline = time.monotonic() + patience
        while not any(text in self.text for text in texts):
            assert time.monotonic() < deadline, f"'{texts}' never came; the screen is\n{self.text}"
            try:
                self._stream.feed(self.child.read_nonblocking(65536, timeout=0.2))
            except self._nothing:
                continue
            except self._gone:
                assert any(text in self.text for text in texts), f"it ended before; the screen is\n{self.text}"
        return self.text

    def goes_on(self) -> None:
        """Enter, once the verdict on the screen takes it."""
        time.sleep(SETTLED + 0.1)
        self.child.send("\r")

    def resize(self, columns: int, rows: int) -> None:
        self.pyte.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def close(self) -> None:
        """As when a person closes the window; pexpect's own way would kill the program soon after."""
        self.child.ptyproc.fileobj.close()
        self.child.ptyproc.closed = self.child.closed = True

    def end(self) -> None:
        self.child.close(force=True)
        self.child.terminate(force=True)

    def reported(self) -> list[str]:
        """The lines that the program left in its report when it ended."""
        deadline = time.monotonic() + 20
        while not self.report.exists() or not self.report.read_text(encoding="utf-8"):
            assert time.monotonic() < deadline, "the program never ended"
            time.sleep(0.05)
        return self.report.read_text(encoding="utf-8").splitlines()

    def exit_status(self) -> int:
        self.child.expect(self._gone)
        self._stream.feed(self.child.before)
        self.child.wait()
        return int(self.child.exitstatus)


@contextmanager
def windows(open_one: Callable[..., Window]) -> Iterator[Callable[..., Window]]:
    """A way to open windows that are all closed in the end."""
    opened: list[Window] = []

    def open_window(*words: str, **options: Any) -> Window:
        opened.append(open_one(*words, **options))
        return opened[-1]

    yield open_window
    for each in opened:
        each.end()
