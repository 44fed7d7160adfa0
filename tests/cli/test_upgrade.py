"""A store of an older version serves every command at once, whichever comes first after an upgrade."""

from __future__ import annotations

import pytest

from tests.builders import review
from tests.runner import Home, bank_text
from tests.store.version_two import write_version_two


@pytest.fixture
def old(home: Home) -> Home:
    """A learner who met one concept three days ago and remembered it yesterday, under version 2."""
    (home.banks / "s3.yaml").write_text(bank_text("s3"))
    home.store.parent.mkdir(parents=True)
    write_version_two(home.store, [review("s3-01", day=-3), review("s3-01", day=-1)])
    return home


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("history", "verify"), "the schedule matches your answers"),
        (("show", "s3-01.1"), "2 answers, stable"),
        (("study", "s3"), "takeaway of s3 number 1"),
        (("report",), "1 of 3 concepts met"),
        (("status",), "due"),
        (("status", "--short"), "streak 1"),
        (("drill", "--plain", "--weak"), "Question 1 of"),
    ],
)
def test_the_first_command_after_an_upgrade_knows_what_was_answered(
    old: Home, words: tuple[str, ...], said: str
) -> None:
    takes_banks = words[0] != "history" and "--short" not in words
    result = (old.run_own if takes_banks else old.run)(*words)
    assert result.status == 0, result.err
    assert said in result.out
    assert old.run("history", "verify").out.startswith("2 answers on 1 concept")
    assert "rebuilt" not in old.run("history", "verify").out


def test_an_answer_given_right_after_an_upgrade_goes_on_from_what_was_known(old: Home) -> None:
    old.clock.tick(days=30)
    old.run_own("drill", "--plain", "--limit", "1", typed="a\n")
    assert "rebuilt" not in old.run("history", "verify").out
    assert len(old.answers()) == 3
    assert old.answers()[-1]["concept"] == "s3-01"
