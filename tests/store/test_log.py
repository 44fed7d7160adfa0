import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aws_quiz.core.memory.review import Confidence, Review, Verdict
from aws_quiz.core.memory.scheduling import Scheduling
from aws_quiz.core.memory.trace import Folded, fold_log
from aws_quiz.errors import StoreUnusable
from aws_quiz.store import marks, memory_cache
from aws_quiz.store.database import open_store
from aws_quiz.store.identity import new_id
from aws_quiz.store.log import Log
from aws_quiz.store.migrations import NEWEST
from aws_quiz.store.reviews import (
    append_review,
    last_asked,
    retract_review,
    session_reviews,
    standing_reviews,
)
from aws_quiz.store.sessions import Session, end_session, open_drill
from aws_quiz.store.settings import read_settings, write_settings
from aws_quiz.store.verification import verify_and_mend
from tests.builders import MOMENT, review
from tests.store.conftest import open_at
from tests.strategies import logs

SCHEDULING = Scheduling()


def cached(log: Log) -> Folded:
    return Folded(memory_cache.all_traces(log), {day.day: day for day in memory_cache.days(log)})


def test_an_answer_reads_back_as_it_was_given(log: Log, session: Session) -> None:
    given_answer = review(response=("a", "c"), seconds=None, verdict=Verdict.WRONG, confidence=Confidence.GUESS)
    append_review(log, session, given_answer, SCHEDULING)
    assert list(standing_reviews(log)) == [given_answer]
    assert session_reviews(log, session.id) == [given_answer]


def test_a_sitting_without_an_answer_leaves_no_trace(log: Log, session: Session) -> None:
    end_session(log, session)
    assert log.db.execute("SELECT count(*) FROM session").fetchone() == (0,)
    assert log.db.execute("SELECT count(*) FROM session_end").fetchone() == (0,)


def test_a_drill_is_open_until_it_ends_and_only_on_its_day(log: Log, session: Session) -> None:
    append_review(log, session, review(), SCHEDULING)
    assert open_drill(log, session.study_day) == session
    assert open_drill(log, session.study_day + timedelta(days=1)) is None
    end_session(log, session)
    assert open_drill(log, session.study_day) is None


def test_an_answer_that_is_taken_back_stays_in_the_log_and_no_longer_counts(log: Log, session: Session) -> None:
    first, second = review(day=0), review(day=2, verdict=Verdict.WRONG)
    append_review(log, session, first, SCHEDULING)
    before = cached(log)
    append_review(log, session, second, SCHEDULING)
    retract_review(log, second, SCHEDULING)
    assert list(standing_reviews(log)) == [first]
    assert cached(log) == before
    assert log.db.execute("SELECT count(*) FROM review").fetchone() == (2,)
    retract_review(log, first, SCHEDULING)
    assert cached(log) == Folded({}, {})


def test_a_question_that_was_shown_counts_as_asked_even_if_its_answer_was_taken_back(
    log: Log, session: Session
) -> None:
    answer = review(question="s3-thing.2")
    append_review(log, session, answer, SCHEDULING)
    retract_review(log, answer, SCHEDULING)
    assert list(last_asked(log, "s3-thing")) == ["s3-thing.2"]


@pytest.mark.parametrize("table", ["session", "review", "retraction", "flag", "suspension", "note", "fault", "setting"])
def test_the_log_only_grows(log: Log, session: Session, table: str) -> None:
    answer = review()
    append_review(log, session, answer, SCHEDULING)
    retract_review(log, answer, SCHEDULING)
    marks.toggle_flag(log, "q")
    marks.set_suspended(log, "c", suspended=True)
    marks.set_note(log, "q", "text")
    marks.report_fault(log, "q", "f", "text")
    write_settings(log, {"new": "5"})
    for statement in (
        f"DELETE FROM {table}",
        f"UPDATE {table} SET id = 'x'",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="the log only grows"):
            log.db.execute(statement)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(logs(8), st.data())
def test_the_cache_equals_the_fold_in_whatever_order_answers_arrive_and_are_taken_back(
    tmp_path_factory: pytest.TempPathFactory, session: Session, log_of: list[Review], data: st.DataObject
) -> None:
    log = open_at(tmp_path_factory.mktemp("store") / "store.sqlite")
    for answer in log_of:
        append_review(log, session, answer, SCHEDULING)
    for answer in data.draw(st.lists(st.sampled_from(log_of), unique=True)) if log_of else []:
        retract_review(log, answer, SCHEDULING)
    assert cached(log) == fold_log(standing_reviews(log), SCHEDULING)
    memory_cache.rebuild(log, SCHEDULING)
    assert cached(log) == fold_log(standing_reviews(log), SCHEDULING)
    log.close()


def test_another_retention_makes_the_cache_anew(log: Log, session: Session) -> None:
    append_review(log, session, review(day=0), SCHEDULING)
    append_review(log, session, review(day=2), SCHEDULING)
    memory_cache.ensure_current(log, Scheduling(0.95))
    assert cached(log) == fold_log(standing_reviews(log), Scheduling(0.95))


def test_due_concepts_come_with_the_most_forgotten_first(log: Log, session: Session) -> None:
    append_review(log, session, review("steady", day=0), SCHEDULING)
    append_review(log, session, review("steady", day=2), SCHEDULING)
    append_review(log, session, review("missed", day=12, verdict=Verdict.WRONG), SCHEDULING)
    today = MOMENT.date() + timedelta(days=14)
    assert memory_cache.due_concepts(log, today) == ["missed", "steady"]
    assert memory_cache.due_concepts(log, MOMENT.date() + timedelta(days=12)) == []


def test_a_suspended_concept_is_not_due_until_it_is_resumed(log: Log, session: Session) -> None:
    append_review(log, session, review(), SCHEDULING)
    later = MOMENT.date() + timedelta(days=5)
    marks.set_suspended(log, "s3-thing", suspended=True)
    assert memory_cache.due_concepts(log, later) == []
    assert marks.suspended_concepts(log) == ["s3-thing"]
    marks.set_suspended(log, "s3-thing", suspended=False)
    assert memory_cache.due_concepts(log, later) == ["s3-thing"]


def test_a_flag_is_set_and_cleared_in_turn(log: Log) -> None:
    assert marks.toggle_flag(log, "q") is True
    assert marks.flagged_questions(log) == ["q"]
    assert marks.toggle_flag(log, "q") is False
    assert marks.flagged_questions(log) == []


def test_the_newest_note_counts(log: Log) -> None:
    marks.set_note(log, "q", "first")
    marks.set_note(log, "q", "second")
    assert marks.note_on(log, "q") == "second"
    assert marks.note_on(log, "other") == ""


def test_the_newest_setting_counts_and_an_empty_one_sets_it_back(log: Log) -> None:
    write_settings(log, {"new": "5", "minutes": "20"})
    write_settings(log, {"new": "7"})
    assert read_settings(log) == {"new": "7", "minutes": "20"}
    write_settings(log, {"new": ""})
    assert read_settings(log) == {"minutes": "20"}


def test_study_days_come_newest_first(log: Log, session: Session) -> None:
    for day in (0, 3, 3, 1):
        append_review(log, session, review(day=day), SCHEDULING)
    assert [(MOMENT.date() - day).days for day in memory_cache.study_days(log)] == [-3, -1, 0]


def test_a_cache_that_was_tampered_with_is_found_and_mended(log: Log, session: Session) -> None:
    append_review(log, session, review(), SCHEDULING)
    for tampering in ("stability = 99", "lucky = lucky + 1", "wrongly_sure = 1"):
        log.db.execute(f"UPDATE memory SET {tampering}")
        found = verify_and_mend(log, SCHEDULING)
        assert found.complaints == ("The schedule of 1 concept did not match the answers; it was rebuilt.",)
        assert verify_and_mend(log, SCHEDULING).complaints == ()
    append_review(log, session, review("kms-thing"), SCHEDULING)
    log.db.execute("UPDATE memory SET stability = 99")
    (complaint,) = verify_and_mend(log, SCHEDULING).complaints
    assert complaint.startswith("The schedule of 2 concepts did not match")


def test_ids_sort_by_time_and_are_version_seven() -> None:
    early = new_id(MOMENT, lambda size: b"\xff" * size)
    late = new_id(MOMENT + timedelta(milliseconds=1), lambda size: b"\x00" * size)
    assert early < late
    assert early[14] == "7"
    assert late[19] in "89ab"
    assert len(early) == 36


def test_an_id_sorts_behind_the_one_before_it_where_the_clock_does_not() -> None:
    before = new_id(MOMENT, lambda size: b"\xff" * size)
    for moment in (MOMENT, MOMENT - timedelta(days=400)):
        assert before < new_id(moment, lambda size: b"\x00" * size, after=before)


def test_a_store_keeps_its_device_when_it_is_opened_again(tmp_path: Path) -> None:
    first = open_at(tmp_path / "store.sqlite")
    second = open_at(tmp_path / "store.sqlite")
    assert first.device == second.device
    first.close()
    second.close()


def test_a_newer_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    open_store(str(path)).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    db.close()
    with pytest.raises(StoreUnusable, match="was written by a newer aws-quiz") as caught:
        open_store(str(path))
    assert caught.value.status == 5


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE theirs (x)")
    db.close()
    with pytest.raises(StoreUnusable, match="not one of aws-quiz"):
        open_store(str(path))


def test_a_file_that_is_no_database_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"this is no database at all, but it is long enough to be read as one" * 50)
    with pytest.raises(StoreUnusable, match="is damaged") as caught:
        open_store(str(path))
    assert "move it away" in caught.value.hint


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnusable, match="cannot be created"):
        open_store(str(tmp_path / "file" / "home" / "store.sqlite"))


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = tmp_path / "schema"
    schema.mkdir()
    (schema / "0001_log.sql").write_text(
        "BEGIN;\nCREATE TABLE first (x);\nCREATE TABLE first (x);\nPRAGMA user_version = 1;\nCOMMIT;"
    )
    monkeypatch.setattr("aws_quiz.store.migrations.SCHEMA_FOLDER", str(schema))
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        open_store(str(tmp_path / "store.sqlite"))
    db = sqlite3.connect(tmp_path / "store.sqlite")
    assert db.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    assert db.execute("PRAGMA user_version").fetchone() == (0,)
    db.close()
