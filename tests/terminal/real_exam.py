"""An exam on the terminal this is started in, at a desk that keeps nothing; for the tests of real terminals.

`python -m tests.terminal.real_exam FILE [few|whole] [SECONDS]` writes how it ended to FILE.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic

from aws_quiz.terminal.device.theme import signs_for
from aws_quiz.terminal.exam.exam_screen import run_exam
from tests.terminal.fake_exam_desk import FakeExamDesk, few, whole


def main(report: Path, paper: str = "few", seconds: str = "7800") -> int:
    desk = FakeExamDesk(whole() if paper == "whole" else few(), minutes=float(seconds) / 60, monotonic=monotonic)
    ending = run_exam(desk, signs=signs_for(sys.stdout.encoding))
    report.write_text("\n".join([*desk.log, ending.value]), encoding="utf-8")
    sys.stdout.write(f"The exam is over: {ending.value}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
