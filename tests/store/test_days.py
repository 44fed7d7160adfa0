"""The sums of study days, kept with every answer: taken back, arriving late, tampered with."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from aws_quiz.core.memory.habits import Day
from aws_quiz.core.memory.review import Confidence, Verdict
from aws_quiz.core.memory.scheduling import Scheduling
from aws_quiz.core.memory.trace import fold_log
from aws_quiz.store import memory_cache
from aws_quiz.store.log import Log
from aws_quiz.store.memory_cache import days, ensure_current, study_days
from aws_quiz.store.reviews import append_review, retract_review, standing_reviews
from aws_quiz.store.sessions import Session
from aws_quiz.store.verification import verify_and_mend
from tests.builders import MOMENT, review
from tests.runner import Home, bank_text

SCHEDULING = Scheduling()
FIRST = MOMENT.date()


def folded(log: Log) -> list[Day]:
    of_log = fold_log(standing_reviews(log), SCHEDULING).days
    return [of_log[day] for day in sorted(of_log)]


def test_an_answer_adds_to_its_day_what_it_is(log: Log, session: Session) -> None:
    append_review(log, session, review(seconds=12.3456), SCHEDULING)
    append_review(log, session, review(verdict=Verdict.WRONG, confidence=Confidence.GUESS, seconds=None), SCHEDULING)
    append_review(log, session, review("kms-thing", confidence=Confidence.UNSURE, seconds=2.0), SCHEDULING)
    assert days(log) == [Day(FIRST, sure_right=1, unsure_right=1, guess_wrong=1, milliseconds=14346, met=2)]


def test_an_answer_that_is_taken_back_is_out_of_its_day(log: Log, session: Session) -> None:
    kept, wrong = review(day=0), review("kms-thing", day=0, verdict=Verdict.WRONG, seconds=9.0)
    append_review(log, session, kept, SCHEDULING)
    before = days(log)
    append_review(log, session, wrong, SCHEDULING)
    assert days(log)[0].answers == 2
    retract_review(log, wrong, SCHEDULING)
    assert days(log) == before


def test_a_day_whose_last_answer_is_taken_back_is_gone(log: Log, session: Session) -> None:
    first, only = review(day=0), review(day=2)
    append_review(log, session, first, SCHEDULING)
    append_review(log, session, only, SCHEDULING)
    assert list(study_days(log)) == [FIRST + timedelta(days=2), FIRST]
    retract_review(log, only, SCHEDULING)
    assert list(study_days(log)) == [FIRST]
    retract_review(log, first, SCHEDULING)
    assert list(study_days(log)) == []
    assert log.db.execute("SELECT count(*) FROM day").fetchone() == (0,)


def test_taking_back_the_first_answer_of_a_concept_moves_where_it_was_met(log: Log, session: Session) -> None:
    first = review(day=0)
    append_review(log, session, first, SCHEDULING)
    append_review(log, session, review(day=2), SCHEDULING)
    append_review(log, session, review(day=5), SCHEDULING)
    assert [(day.met, day.recalls) for day in days(log)] == [(1, 0), (0, 1), (0, 1)]
    retract_review(log, first, SCHEDULING)
    assert [(day.met, day.recalls) for day in days(log)] == [(1, 0), (0, 1)]
    assert days(log) == folded(log)


def test_an_answer_that_arrives_late_is_counted_where_it_belongs(log: Log, session: Session) -> None:
    """Such as one from another machine, or of a mock exam that was handed in after a drill."""
    late, newest = review(day=0, verdict=Verdict.WRONG), review(day=3)
    append_review(log, session, newest, SCHEDULING)
    assert [(day.met, day.recalls) for day in days(log)] == [(1, 0)]
    append_review(log, session, late, SCHEDULING)
    first, second = days(log)
    assert (first.day, first.sure_wrong, first.met, first.recalls) == (FIRST, 1, 1, 0)
    assert (second.sure_right, second.met, second.recalls, second.recalled) == (1, 0, 1, 1)
    assert 0 < second.expected_ppm < 1_000_000
    assert [first, second] == folded(log)
    append_review(log, session, review(day=2), SCHEDULING)
    append_review(log, session, review("kms-thing", day=1), SCHEDULING)
    assert [day.answers for day in days(log)] == [1, 1, 1, 1]
    assert days(log) == folded(log)


def test_an_answer_that_arrived_late_can_be_taken_back(log: Log, session: Session) -> None:
    append_review(log, session, review(day=3), SCHEDULING)
    before = days(log)
    late = review(day=0)
    append_review(log, session, late, SCHEDULING)
    retract_review(log, late, SCHEDULING)
    assert days(log) == before


def test_days_are_read_from_a_day_on_the_oldest_first(log: Log, session: Session) -> None:
    for number in (4, 0, 2):
        append_review(log, session, review(f"thing-{number}", day=number), SCHEDULING)
    assert [day.day - FIRST for day in days(log)] == [timedelta(days=number) for number in (0, 2, 4)]
    assert [day.day - FIRST for day in days(log, FIRST + timedelta(days=2))] == [timedelta(days=2), timedelta(days=4)]


@pytest.mark.parametrize(
    ("tampering", "how_many"),
    [
        ("UPDATE day SET sure_right = sure_right + 1 WHERE day = (SELECT min(day) FROM day)", 1),
        ("UPDATE day SET milliseconds = 0, expected_ppm = expected_ppm + 1", 2),
        ("DELETE FROM day WHERE day = (SELECT max(day) FROM day)", 1),
        (f"INSERT INTO day VALUES ('2020-01-01', 1{', 0' * (len(Day._fields) - 2)})", 1),
        ("DELETE FROM day", 2),
    ],
)
def test_days_that_were_tampered_with_are_found_and_mended(
    log: Log, session: Session, tampering: str, how_many: int
) -> None:
    ensure_current(log, SCHEDULING)
    append_review(log, session, review(day=0), SCHEDULING)
    append_review(log, session, review(day=2), SCHEDULING)
    right = days(log)
    log.db.execute(tampering)
    assert days(log) != right
    found = verify_and_mend(log, SCHEDULING)
    assert not found.is_damaged
    (complaint,) = found.complaints
    of = "1 study day" if how_many == 1 else f"{how_many} study days"
    assert complaint == f"The totals of {of} did not match the answers; they were rebuilt."
    assert days(log) == right
    assert verify_and_mend(log, SCHEDULING).complaints == ()


def test_days_and_memory_that_were_both_tampered_with_are_both_named(log: Log, session: Session) -> None:
    append_review(log, session, review(day=0), SCHEDULING)
    log.db.execute("DELETE FROM day")
    log.db.execute("UPDATE memory SET due_day = due_day + 1")
    assert len(verify_and_mend(log, SCHEDULING).complaints) == 2
    assert verify_and_mend(log, SCHEDULING).complaints == ()
    assert memory_cache.all_traces(log) == fold_log(standing_reviews(log), SCHEDULING).traces


def test_history_verify_says_that_it_mended_a_day_and_is_content_the_next_time(home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text("s3"))
    home.run_own("drill", "--plain", "--limit", "2", "--seed", "1", typed="a\na\n")
    db = sqlite3.connect(home.store)
    db.execute("UPDATE day SET milliseconds = milliseconds + 1")
    db.commit()
    db.close()
    mended = home.run("history", "verify")
    assert mended.status == 0
    assert "study day" in mended.out
    assert "The file is sound" not in mended.out
    assert "The file is sound" in home.run("history", "verify").out


def test_undo_in_a_drill_takes_the_answer_out_of_the_day(home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text("s3"))
    home.run_own("drill", "--plain", "--limit", "2", "--seed", "1", typed="a\nundo\nquit\n")
    assert home.answers() == []
    db = sqlite3.connect(home.store)
    assert db.execute("SELECT count(*) FROM review").fetchone() == (1,)
    assert db.execute("SELECT count(*) FROM day").fetchone() == (0,)
    db.close()
    assert home.run("status", "--short").out == "nothing due · streak 0\n"
