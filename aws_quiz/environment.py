"""The outside world, as handed in: clock, chance, folders, streams. Nothing else asks the machine for them."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from aws_quiz import streams
from aws_quiz.errors import StoreUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

HOME_VARIABLE = "AWS_QUIZ_HOME"
BANKS_VARIABLE = "AWS_QUIZ_BANKS"
_NO_SUCH_COMMAND = 127


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _working_folder() -> Path:
    """The folder that one works in; the root, where it has been deleted."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)


def _local_zone(moment: datetime) -> tzinfo | None:
    return moment.astimezone().tzinfo


def _absolute(path: str) -> str:
    """A folder that was named, as it is found from anywhere; the working folder may be gone."""
    try:
        return os.path.abspath(os.path.expanduser(path))
    except OSError:
        raise _nowhere() from None


def _known(folder_of: Callable[..., str]) -> str:
    """A folder of the learner's own, where the machine knows of one."""
    try:
        return folder_of("aws-quiz", appauthor=False)
    except RuntimeError:
        raise _nowhere() from None


def _nowhere() -> StoreUnusable:
    return StoreUnusable(
        f"There is no home folder for your data: set {HOME_VARIABLE} to a folder.",
        f"For example: {HOME_VARIABLE}=/some/folder aws-quiz drill",
    )


class Environment:
    """One machine, one learner. Tests hand in their own clock, chance, folders and streams."""

    def __init__(
        self,
        *,
        variables: Mapping[str, str] | None = None,
        now: Callable[[], datetime] = _utc_now,
        monotonic: Callable[[], float] = time.monotonic,
        entropy: Callable[[int], bytes] = os.urandom,
        pause: Callable[[float], None] = time.sleep,
        stdin: TextIO | None = None,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
        zone_of: Callable[[datetime], tzinfo | None] = _local_zone,
        working_folder: Callable[[], Path] = _working_folder,
    ) -> None:
        self.variables = os.environ if variables is None else variables
        self.now = now
        self.monotonic = monotonic
        self.entropy = entropy
        self.pause = pause
        self.stdin = streams.usable_input(stdin or sys.stdin)
        self.stdout = streams.usable_output(stdout or sys.stdout)
        self.stderr = streams.usable_output(stderr or sys.stderr)
        self.zone_of = zone_of
        self.working_folder = working_folder

    @property
    def zone(self) -> tzinfo:
        """The learner's time zone, as it is now."""
        return self.zone_of(self.now()) or UTC

    @property
    def data_folder(self) -> str:
        """Where the store lives."""
        home = self.variables.get(HOME_VARIABLE)
        if home:
            return _absolute(home)
        import platformdirs

        return _known(platformdirs.user_data_dir)

    @property
    def cache_folder(self) -> str:
        """Where the catalog lives; it may be deleted at any time."""
        home = self.variables.get(HOME_VARIABLE)
        if home:
            return os.path.join(_absolute(home), "cache")
        import platformdirs

        return _known(platformdirs.user_cache_dir)

    @property
    def is_terminal(self) -> bool:
        """Whether a person sits at both ends and the terminal can do more than print lines."""
        return (
            self.stdin.isatty() and self.stdout.isatty() and self.variables.get("TERM", "") not in ("dumb", "unknown")
        )

    def write(self, line: str) -> None:
        """One line of result."""
        self.stdout.write(streams.printable(line) + "\n")

    def open_page(self, url: str) -> bool:
        """Shows an address in a browser with windows of its own, and says whether there is one.

        Elsewhere, as over a network connection, a browser would be one of text and take the terminal.
        """
        has_windows = sys.platform in ("darwin", "win32") or any(
            self.variables.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
        )
        if not has_windows or not url.startswith("https://"):
            return False
        import webbrowser

        return webbrowser.open(url)

    def page(self, text: str) -> bool:
        """Shows text through the learner's pager, as git does, and says whether there is one."""
        import subprocess

        pager = self.variables.get("AWS_QUIZ_PAGER", self.variables.get("PAGER", "less"))
        if not pager or pager == "cat":
            return False
        # Quit where it fits one screen, keep colors, leave the text on the screen.
        shown = subprocess.run(
            pager, shell=True, input=text, text=True, encoding="utf-8", check=False,
            env={"LESS": "FRX", "LV": "-c", **self.variables},
        )  # fmt: skip
        return shown.returncode != _NO_SUCH_COMMAND

    def run(self, words: Sequence[str]) -> bool:
        """Runs another program on the learner's terminal, waits for it, and says whether it went well."""
        import subprocess

        self.stdout.flush()
        try:
            return subprocess.run(list(words), check=False, env=dict(self.variables)).returncode == 0
        except OSError:
            return False

    def let_go(self) -> None:
        """Goes on where whoever read our output has gone: what Python would still flush goes nowhere."""
        streams.let_go(self.stdout)

    def complain(self, line: str) -> None:
        """One line that is no result."""
        try:
            self.stderr.write(streams.printable(line) + "\n")
            self.stderr.flush()
        except OSError:
            # Where complaints cannot be written there is nobody to tell; what is left must not fail again at the end.
            streams.let_go(self.stderr)

    def read_line(self) -> str | None:
        """A line of input without its end, or None where the input has ended."""
        self.stdout.flush()
        return streams.read_line(self.stdin)
