"""Mock exams between windows and banks: handed in is final, and what has left the banks is said, not stumbled over."""

from __future__ import annotations

import io
from datetime import UTC
from pathlib import Path

import pytest

from aws_quiz.environment import Environment
from aws_quiz.store.exams import exams
from aws_quiz.study.exam_desk import MockExamDesk, result_of
from aws_quiz.study.exam_paper import candidates_for
from aws_quiz.study.mock_review import MockReview
from aws_quiz.study.room import Room
from tests.runner import Home, Stream, bank_text


@pytest.fixture
def learner(home: Home) -> Home:
    (home.banks / "exams").mkdir()
    shipped = Path(__file__).parents[2] / "question_banks" / "exams" / "saa-c03.yaml"
    (home.banks / "exams" / "saa-c03.yaml").write_text(shipped.read_text())
    (home.banks / "s3.yaml").write_text(bank_text(concepts=6, exams='{saa-c03: ["1.1", "2.1", "3.1", "4.1"]}'))
    return home


def room_of(home: Home) -> Room:
    environment = Environment(
        variables={"AWS_QUIZ_HOME": str(home.folder / "home")},
        now=home.clock.now,
        monotonic=home.clock.monotonic,
        stdin=io.StringIO(),
        stdout=Stream(),
        stderr=Stream(),
        zone_of=lambda moment: UTC,
        working_folder=lambda: home.folder,
    )
    return Room(environment, (home.banks,), shipped=False)


def begin(home: Home) -> None:
    assert home.run_own("exam", "saa-c03", "--questions", "2", "--plain", typed="a\nleave\n").status == 0


def sit(home: Home) -> None:
    typed = "a\nnext\na\nsubmit\nyes\n"
    assert home.run_own("exam", "saa-c03", "--questions", "2", "--plain", typed=typed).status == 0


def test_an_exam_that_was_handed_in_cannot_be_changed_from_a_second_window(learner: Home) -> None:
    begin(learner)
    one, other = room_of(learner), room_of(learner)
    (exam,) = exams(one.log)
    with MockExamDesk(one, exam, one.blueprint("saa-c03")) as first:
        with MockExamDesk(other, exam, other.blueprint("saa-c03")) as second:
            first.hand_in()
            before = result_of(one, exams(one.log)[0])
            answers = learner.answers()
            assert not second.choose(1, ["b"])
            assert not second.flag(2)
            assert not second.strike(2, "c")
            second.hand_in()
        assert result_of(one, exams(one.log)[0]) == before
        assert learner.answers() == answers


def test_an_exam_whose_questions_have_left_the_banks_is_listed_and_said(learner: Home) -> None:
    sit(learner)
    (learner.banks / "s3.yaml").write_text(bank_text(topic="kms", exams='{saa-c03: ["1.1", "2.1", "3.1", "4.1"]}'))
    listed = learner.run_own("exam", "--list")
    assert listed.status == 0
    assert "its questions are not in the banks in use" in listed.out
    assert learner.run_own("exam", "--list", "--json").json["mocks"][0]["score"] is None
    shown = learner.run_own("exam", "saa-c03", "--show", "1")
    assert shown.status == 4
    assert "--banks FOLDER" in shown.err
    for command in (("status", "--json"), ("report", "--exam", "saa-c03")):
        assert learner.run_own(*command).status == 0


def test_the_exams_clock_outlives_a_store_that_stays_locked(learner: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3
    import threading
    import time
    from contextlib import closing

    from aws_quiz.store.exams import used_in

    begin(learner)
    monkeypatch.setattr("aws_quiz.study.exam_heartbeat.SECONDS", 0.01)
    monkeypatch.setattr("aws_quiz.store.database.BUSY_MILLISECONDS", 20)
    broken: list[object] = []
    monkeypatch.setattr(threading, "excepthook", broken.append)
    room = room_of(learner)
    (exam,) = exams(room.log)
    with closing(sqlite3.connect(learner.store, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with MockExamDesk(room, exam, room.blueprint("saa-c03")) as desk:
            time.sleep(0.3)
            holder.execute("ROLLBACK")
            before = used_in(room.log, exam.id)
            for _ in range(200):
                desk.seconds_left()
                time.sleep(0.01)
                if used_in(room.log, exam.id) > before:
                    break
            assert used_in(room.log, exam.id) > before
    assert not broken


def test_of_very_many_concepts_a_paper_is_a_sample_of_a_sample(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aws_quiz.study.exam_paper.WIDE", 100)
    monkeypatch.setattr("aws_quiz.study.exam_paper.WIDE_DOMAIN", 40)
    environment = Environment(variables={"AWS_QUIZ_HOME": str(home.folder / "home")}, now=home.clock.now)
    room = Room(environment, shipped=True)
    of_domain = {d: set(mine) for d, mine in room.catalog.paper_concepts("saa-c03").items()}
    assert all(len(mine) > 40 for domain, mine in of_domain.items() if domain)
    some = candidates_for(room, "saa-c03", "1")
    concepts = {candidate.concept for candidate in some}
    assert 100 <= len(concepts) <= 4 * 40 + len(of_domain.get("", ()))
    assert some == candidates_for(room, "saa-c03", "1")
    assert concepts != {candidate.concept for candidate in candidates_for(room, "saa-c03", "2")}
    reserved = {candidate.question for candidate in room.catalog.candidates("saa-c03") if candidate.reserved}
    assert reserved <= {candidate.question for candidate in some}


def test_going_through_an_exam_tells_which_questions_took_too_long(learner: Home) -> None:
    learner.run_own("exam", "saa-c03", "--questions", "4", "--plain", typed="leave\n")
    room = room_of(learner)
    with MockExamDesk(room, exams(room.log)[0], room.blueprint("saa-c03")) as desk:
        for number, looks in ((1, 1), (2, 100), (3, 1), (4, 1)):
            desk.show(number)
            for _ in range(looks):
                desk.seconds_left()  # a look at the clock is a step of it
            desk.choose(number, ["a"])
        desk.hand_in()
    exam = exams(room.log)[0]
    result = result_of(room, exam)
    assert result is not None
    assert [looked.slow for looked in MockReview(room, exam, result).items()] == [False, True, False, False]
