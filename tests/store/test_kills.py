"""Whatever SIGKILL ends, no answer is lost and no store damaged; `python -m tests.kills` does it by thousands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.kills import kill


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are killed")
@pytest.mark.parametrize("times", [25, pytest.param(300, marks=pytest.mark.thorough)])
def test_kills_lose_no_answer_and_damage_no_store(tmp_path: Path, times: int) -> None:
    tallies = kill(times, times, tmp_path)
    assert list(tallies) == ["drills", "exams", "imports", "rebuilds", "migrations"]
    for kind, tally in tallies.items():
        assert (tally.kills >= times // 5, tally.answers > 0) == (True, True), kind
        assert (tally.lost, tally.damaged) == (0, 0), kind
