"""Minutes of a drill are running time: no step of the clock ends it or makes it endless, and nobody away is counted."""

from __future__ import annotations

import pytest

from tests.runner import Clock, Home, bank_text


class Stepping(Clock):
    """A wall clock that jumps with every reading, beside a running time that goes on by ten seconds."""

    def __init__(self, hours: float) -> None:
        super().__init__()
        self.hours = hours
        self.running = 0.0

    def monotonic(self) -> float:
        self.tick(hours=self.hours)
        self.running += 10
        return self.running


@pytest.mark.parametrize("hours", [0, 3, -3])
def test_minutes_are_running_time(home: Home, hours: float) -> None:
    (home.banks / "s3.yaml").write_text(bank_text(concepts=40))
    home.clock = Stepping(hours)
    home.run_own("drill", "--plain", "--minutes", "5", "--limit", "40", typed="a\n" * 40)
    answers = len(home.answers())
    assert 3 <= answers <= 30
    home.clock = Stepping(0)
    steady = Home(home.folder / "steady", Stepping(0))
    (home.folder / "steady").mkdir()
    (steady.banks / "s3.yaml").write_text(bank_text(concepts=40))
    steady.run_own("drill", "--plain", "--minutes", "5", "--limit", "40", typed="a\n" * 40)
    assert len(steady.answers()) == answers


def test_whoever_walks_away_is_counted_for_five_minutes_at_most(home: Home) -> None:
    class Away(Clock):
        def monotonic(self) -> float:
            self.tick(hours=2)
            return self.moment.timestamp()

    (home.banks / "s3.yaml").write_text(bank_text(concepts=4))
    home.clock = Away()
    home.run_own("drill", "--plain", "--limit", "2", typed="a\na\na\na\n")
    assert {answer["seconds"] for answer in home.answers()} == {300.0}
