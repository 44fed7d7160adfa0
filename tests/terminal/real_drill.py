"""A drill on the terminal this is started in, with a desk that keeps nothing; for the tests of real terminals.

`python -m tests.terminal.real_drill FILE` writes how it ended to FILE.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic

from rich.console import Console

from aws_quiz.terminal.device.theme import signs_for
from aws_quiz.terminal.drill.drill_screen import run_drill
from tests.terminal.fake_desk import FakeDesk, endpoints, policies


def main(report: Path) -> int:
    desk = FakeDesk([endpoints(), policies()])
    ending, status = "came back", 0
    try:
        run_drill(desk, Console(highlight=False), monotonic=monotonic, signs=signs_for(sys.stdout.encoding))
    except KeyboardInterrupt:
        ending, status = "interrupted", 130
    report.write_text("\n".join([*desk.log, f"closed {desk.closed}", ending]), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
