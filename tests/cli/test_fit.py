"""Fitting memory to a learner's own answers, as they type it."""

from __future__ import annotations

import pytest

from aws_quiz.core.memory.fitting import Fit
from aws_quiz.core.memory.growth import WEIGHTS
from tests.runner import Home, bank_text

FITTED = (0.3, *WEIGHTS[1:])


@pytest.fixture
def learner(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Some days of answers, which are enough here; without the extra, so that the same is fitted everywhere."""
    monkeypatch.setattr("aws_quiz.core.memory.fitting.ENOUGH", 30)
    monkeypatch.setattr("aws_quiz.study.personal_memory.OPTIMIZER", "no_such_module")
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=20))
    for day in range(4):
        home.run_own("drill", "--plain", "--new", "10", typed=("a\n\n" if day % 2 else "b\n\n") * 40)
        home.clock.tick(days=2)
    return home


def gaining(monkeypatch: pytest.MonkeyPatch, before: float, after: float) -> None:
    monkeypatch.setattr("aws_quiz.study.personal_memory.fitted", lambda *rest: Fit(FITTED, 1_234, before, after))


def test_too_few_answers_are_said_with_what_is_missing(home: Home) -> None:
    said = " ".join(home.run("fit").out.split())
    assert said.startswith("Too few answers to fit to: 0 of about 1,000")
    record = home.run("fit", "--json").json
    assert (record["parameters"], record["is_used"], record["answers"]) == ([], False, 0)
    assert (record["log_loss_before"], record["log_loss_after"], record["is_better"]) == (None, None, None)


def test_a_fit_is_judged_on_answers_that_were_kept_back(learner: Home) -> None:
    record = learner.run_own("report", "--json").json
    found = learner.run("fit", "--dry-run", "--json").json
    assert found["answers"] == record["answers"] > 30
    assert found["log_loss_before"] > 0
    assert found["is_used"] is False


def test_a_gain_is_shown_used_and_taken_back(learner: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    gaining(monkeypatch, 0.5, 0.45)
    dry = " ".join(learner.run("fit", "--dry-run").out.split())
    assert "0.5000 (log loss) with the parameters in use and by 0.4500 with fitted ones: 10.0 % better." in dry
    assert learner.run("config", "parameters").out == "\n"
    before = learner.run_own("find", "takeaway", "--json").status
    record = learner.copy().run("fit", "--json").json
    assert (record["parameters"], record["is_used"], record["is_better"]) == (list(FITTED), True, True)
    assert (record["log_loss_before"], record["log_loss_after"]) == (0.5, 0.45)
    used = learner.run("fit")
    assert "`aws-quiz fit --reset` goes back" in " ".join(used.out.split())
    assert learner.run("config", "parameters").out.split()[0] == "0.3"
    assert learner.run("history", "verify").status == 0
    assert learner.run_own("find", "takeaway", "--json").status == before
    assert "FSRS's own parameters are in use." in learner.run("fit", "--reset").out
    assert learner.run("config", "parameters").out == "\n"
    assert learner.run("history", "verify").status == 0


def test_no_gain_changes_nothing(learner: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    gaining(monkeypatch, 0.45, 0.4495)
    assert "Nothing was changed." in " ".join(learner.run("fit").out.split())
    assert learner.run("config", "parameters").out == "\n"


def test_to_reset_and_to_try_at_once_is_refused(home: Home) -> None:
    assert home.run("fit", "--reset", "--dry-run").status == 2


@pytest.mark.parametrize("text", ["1 2 3", "a " * 21, "nan " * 21, "1e9 " * 21])
def test_parameters_that_cannot_be_are_a_sentence(home: Home, text: str) -> None:
    refused = home.run("config", "parameters", text.strip())
    assert refused.status == 2
    assert "the 21 parameters of FSRS-6 within their bounds" in refused.err
