"""Two exams at once, as a learner types them: each with its date, and what serves both counts for both."""

from __future__ import annotations

import re
from shutil import copy

import pytest

from aws_quiz.banks.files.loading import shipped_folder
from tests.runner import Home, bank_text

SOON, LATER = "2026-12-05", "2027-01-20"


@pytest.fixture
def learner(home: Home) -> Home:
    """Topics of SAA-C03, of DVA-C03 and of both; the exams two and eight weeks away, ten minutes a day."""
    exams = {"s3": '{saa-c03: ["3.1"]}', "lambda": '{dva-c03: ["1.1"]}', "iam": '{saa-c03: ["1.1"], dva-c03: ["2.1"]}'}
    for topic, serves in exams.items():
        (home.banks / f"{topic}.yaml").write_text(bank_text(topic, concepts=12, exams=serves))
    (home.banks / "exams").mkdir()
    for exam in ("saa-c03", "dva-c03", "clf-c02"):
        copy(shipped_folder() / "exams" / f"{exam}.yaml", home.banks / "exams")
    home.run("goal", "saa-c03", "--date", SOON, "--minutes", "10")
    assert home.run("goal", "dva-c03", "--date", LATER, "--also").status == 0
    return home


def goal(home: Home) -> tuple[str | None, str | None, list[tuple[str, str]]]:
    """The goal, its day, and the exams beside it."""
    record = home.run("goal", "--json").json
    return record["exam"], record["exam_date"], [(one["exam"], one["exam_date"]) for one in record["other_exams"]]


def asked(home: Home, *words: str) -> list[str]:
    """The tasks of the questions of a drill that is answered to its end."""
    text = home.run_own("drill", "--plain", *words, typed="a\n\n" * 60).out
    return re.findall(r"(\w+-C\d\d) task", text)


def topics(home: Home) -> set[str]:
    return {answer["concept"].rpartition("-")[0] for answer in home.answers()}


def test_an_exam_is_added_moved_and_dropped(learner: Home) -> None:
    assert goal(learner) == ("saa-c03", SOON, [("dva-c03", LATER)])
    said = " ".join(learner.run("goal").out.split())
    assert "SAA-C03 (AWS Certified Solutions Architect - Associate) on 5 December 2026, in 14 days; 10 minutes" in said
    assert "Also DVA-C03 (AWS Certified Developer - Associate) on 20 January 2027, in 60 days." in said
    learner.run("goal", "dva-c03", "--date", "2027-02-01", "--also")
    learner.run("goal", "CLF-C02", "--date", "2026-12-20", "--also")
    assert goal(learner) == ("saa-c03", SOON, [("clf-c02", "2026-12-20"), ("dva-c03", "2027-02-01")])
    learner.run("goal", "--drop", "DVA-C03")
    assert goal(learner) == ("saa-c03", SOON, [("clf-c02", "2026-12-20")])
    learner.run("goal", "--clear")
    assert goal(learner) == (None, None, [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("clf-c02", "--date", "2026-11-20", "--also"), "20 November 2026 has passed."),
        (("saa-c03", "--date", LATER, "--also"), "SAA-C03 is your goal already."),
        (("dva-c03", "--date", "2026-11-30", "--also"), "DVA-C03 can be taken from 1 December 2026"),
        (("dva-c03", "--also"), "--also needs an exam and its date."),
        (("--date", LATER, "--also"), "--also needs an exam and its date."),
        (("xyz", "--date", LATER, "--also"), "No exam called 'xyz'."),
        (("--drop", "clf-c02"), "You are not studying for 'clf-c02'."),
        (("--drop", "saa-c03"), "SAA-C03 is your goal."),
        (("saa-c03", "--drop", "dva-c03"), "--drop goes alone."),
        (("--drop", "dva-c03", "--clear"), "Use only one of --also, --drop and --clear."),
    ],
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(learner: Home, words: tuple[str, ...], said: str) -> None:
    refused = learner.run("goal", *words)
    assert (refused.status in {2, 4}, refused.out) == (True, "")
    assert said in " ".join(refused.err.split())
    assert goal(learner) == ("saa-c03", SOON, [("dva-c03", LATER)])


def test_another_exam_needs_a_goal_with_a_date(home: Home) -> None:
    words = ("dva-c03", "--date", LATER, "--also")
    assert "No goal is set yet" in home.run("goal", *words).err
    home.run("goal", "saa-c03")
    assert "SAA-C03, has no date yet" in home.run("goal", *words).err
    assert goal(home) == ("saa-c03", None, [])


def test_at_most_three_exams_beside_the_goal(home: Home) -> None:
    refused = home.run("config", "also", "a=2027-01-01 b=2027-01-01 c=2027-01-01 d=2027-01-01")
    assert refused.status == 2
    assert "at most 3 exams" in refused.err
    assert home.run("config", "also", "dva-c03").status == 2
    assert home.run("config", "also", "b=2027-01-02, a=2027-01-01").status == 0
    assert home.run("config", "also", "--json").json["settings"][0]["value"] == ["a=2027-01-01", "b=2027-01-02"]


def test_an_exam_beside_the_goal_becomes_the_goal_and_both_keep_their_days(learner: Home) -> None:
    learner.run("goal", "dva-c03")
    assert goal(learner) == ("dva-c03", LATER, [("saa-c03", SOON)])
    learner.run("goal", "saa-c03", "--date", "2026-12-08")
    assert goal(learner) == ("saa-c03", "2026-12-08", [("dva-c03", LATER)])
    learner.run("goal", "clf-c02", "--date", "2027-03-01")
    assert goal(learner) == ("clf-c02", "2027-03-01", [("dva-c03", LATER)])
    learner.run("goal", "saa-c03", "--date", SOON, "--clear")
    assert goal(learner) == ("saa-c03", SOON, [])


def test_a_drill_serves_both_exams_and_a_named_one_alone(learner: Home) -> None:
    learner.run("goal", "dva-c03", "--date", "2026-12-07", "--also")
    for _ in range(4):
        assert set(asked(learner)) <= {"SAA-C03", "DVA-C03"}
        learner.clock.tick(days=1)
    assert topics(learner) == {"s3", "iam", "lambda"}
    alone = learner.copy()
    assert set(asked(alone, "--exam", "dva-c03")) == {"DVA-C03"}


def test_a_named_exam_is_drilled_for_its_own_day(learner: Home) -> None:
    assert set(asked(learner, "--exam", "dva-c03")) == {"DVA-C03"}
    assert topics(learner) <= {"lambda", "iam"}
    assert "comes back in this drill" not in learner.run_own("drill", "--plain", "--exam", "dva-c03", typed="b\n").out


def test_the_near_exam_and_what_serves_both_come_first(learner: Home) -> None:
    asked(learner)
    served = [answer["concept"].rpartition("-")[0] for answer in learner.answers()]
    assert served.count("iam") > served.count("lambda")
    assert served.count("s3") + served.count("iam") > served.count("lambda")


def test_a_question_serves_an_exam_that_is_ahead_and_says_its_task(learner: Home) -> None:
    """Every concept has questions for both exams and one that serves neither."""
    text = bank_text("s3", concepts=12, questions=3, exams='{saa-c03: ["3.1"], dva-c03: ["1.3"], clf-c02: ["3.6"]}')
    only = {1: '{dva-c03: ["1.3"]}', 2: '{clf-c02: ["3.6"]}', 3: '{clf-c02: ["3.6"]}'}
    for number, exams in only.items():
        text = re.sub(rf"(      - id: s3-\d\d\.{number}\n)", rf"\1        exams: {exams}\n", text)
    (learner.banks / "s3.yaml").write_text(text)
    found = asked(learner, "--topic", "s3")
    assert set(found) == {"DVA-C03"}
    assert {answer["question"].rpartition(".")[2] for answer in learner.answers()} == {"1"}


def test_a_drill_that_was_left_goes_on_with_both_exams(learner: Home) -> None:
    learner.run_own("drill", "--plain", typed="a\n\nq\n")
    total = learner.run_own("--json").json["left_open"]
    assert total > 3
    resumed = learner.run_own("drill", "--resume", "--plain", typed="a\n\n" * 60)
    assert resumed.status == 0
    assert len(learner.answers()) == total + 1
    assert set(re.findall(r"(\w+-C\d\d) task", resumed.out)) <= {"SAA-C03", "DVA-C03"}


@pytest.mark.parametrize("wish", ["--weak --limit 40", "--missed", "--new 3", "--level application --limit 40"])
def test_other_drills_serve_both_exams_too(learner: Home, wish: str) -> None:
    learner.run("goal", "dva-c03", "--date", "2026-12-07", "--also")
    for _ in range(4):
        learner.run_own("drill", "--plain", typed="b\n\n" * 60)
        learner.clock.tick(days=1)
    before = len(learner.answers())
    assert learner.run_own("drill", "--plain", *wish.split(), typed="a\n\n" * 60).status == 0
    served = {answer["concept"].rpartition("-")[0] for answer in learner.answers()[before:]}
    assert served >= {"s3", "lambda"}


def test_once_its_day_has_passed_an_exam_no_longer_counts_and_the_other_goes_on(learner: Home) -> None:
    learner.clock.tick(days=20)
    assert set(asked(learner)) == {"DVA-C03"}
    assert topics(learner) <= {"lambda", "iam"}
    page = " ".join(learner.run_own().out.split())
    assert "SAA-C03, date passed" in page
    assert "Also DVA-C03 in 40 days" in page
    assert "aws-quiz goal saa-c03 --result SCORE" in page
    assert "aws-quiz goal dva-c03 make DVA-C03 your goal" in page
    learner.run("goal", "dva-c03")
    assert goal(learner) == ("dva-c03", LATER, [("saa-c03", SOON)])
    assert "Also SAA-C03: how did it go?" in " ".join(learner.run_own().out.split())
    kept = learner.run("goal", "saa-c03", "--result", "742")
    assert "SAA-C03 on 5 December 2026: 742, passed." in kept.out
    assert "how did it go?" not in learner.run_own().out


def test_a_day_that_has_passed_makes_room_for_another_exam(learner: Home) -> None:
    learner.run("goal", "clf-c02", "--date", "2026-11-25", "--also")
    learner.clock.tick(days=10)
    learner.run("config", "also", f"clf-c02=2026-11-25 dva-c03={LATER} x={LATER}")
    learner.run("goal", "--drop", "x")
    assert goal(learner)[2] == [("clf-c02", "2026-11-25"), ("dva-c03", LATER)]


def test_without_a_date_the_goal_waits_for_the_exam_that_has_one_and_says_so(learner: Home) -> None:
    said = " ".join(learner.run("goal", "clf-c02").out.split())
    assert "Drills leave out CLF-C02 until it has a date: `aws-quiz goal --date DAY`." in said
    assert set(asked(learner)) == {"DVA-C03"}


def test_a_plan_tells_of_the_other_exam_and_has_one_of_its_own(learner: Home) -> None:
    for _ in range(3):
        asked(learner)
        learner.clock.tick(days=1)
    mine, other = (learner.run_own("plan", *exam, "--json").json for exam in ((), ("dva-c03",)))
    assert (mine["exam"], mine["exam_date"], mine["concepts"]) == ("saa-c03", SOON, 24)
    assert (other["exam"], other["exam_date"], other["concepts"]) == ("dva-c03", LATER, 24)
    (beside,) = mine["other_exams"]
    assert (beside["exam"], beside["days_left"], beside["wants_result"]) == ("dva-c03", 57, False)
    assert beside["forecast"]["score"] == pytest.approx(other["forecast"]["score"], abs=40)
    assert [one["exam"] for one in other["other_exams"]] == ["saa-c03"]
    assert "DVA-C03 on 20 January 2027: " in " ".join(learner.run_own("plan").out.split())
    assert "DVA-C03 on 20 January 2027 · in 57 days" in " ".join(learner.run_own("plan", "dva-c03").out.split())


@pytest.mark.parametrize(
    ("exam", "said"),
    [("clf-c02", "CLF-C02 has no date yet, and a plan needs one."), ("xyz", "No exam called 'xyz'.")],
)
def test_a_plan_needs_a_date_of_its_exam(learner: Home, exam: str, said: str) -> None:
    refused = learner.run_own("plan", exam)
    assert refused.status in {2, 4}
    assert said in refused.err


def test_after_the_goal_the_plan_is_of_the_exam_that_is_left(learner: Home) -> None:
    learner.clock.tick(days=20)
    assert learner.run_own("plan", "--json").json["exam"] == "dva-c03"
    refused = learner.run_own("plan", "saa-c03")
    assert "5 December 2026, has passed" in " ".join(refused.err.split())


def test_the_other_exam_takes_its_share_of_the_minutes(learner: Home) -> None:
    learner.run("goal", "--minutes", "5")
    learner.run("goal", "dva-c03", "--date", SOON, "--also")
    together = learner.run_own("plan", "--json").json["forecast"]["score"]
    learner.run("goal", "--drop", "dva-c03")
    assert learner.run_own("plan", "--json").json["forecast"]["score"] > together


def test_today_and_reports_know_both_days(learner: Home) -> None:
    for _ in range(3):
        asked(learner)
        learner.clock.tick(days=1)
    (beside,) = learner.run_own("--json").json["other_exams"]
    assert (beside["exam"], beside["exam_date"], beside["days_left"]) == ("dva-c03", LATER, 57)
    assert beside["timeliness"] in {"on_time", "tight", "behind"}
    assert " Also    DVA-C03 in 57 days · " in learner.run_own().out
    report = learner.run_own("report", "--exam", "dva-c03", "--json").json
    assert (report["exam_date"], report["days_left"]) == (LATER, 57)
    assert report["readiness"]["if_you_continue"]["date"] == LATER
    page = learner.folder / "dva.html"
    learner.run_own("report", "--exam", "dva-c03", "--html", page)
    assert "These days also serve other exams. SAA-C03 on " in page.read_text(encoding="utf-8")


def test_a_result_is_held_against_a_forecast_of_that_exam(learner: Home) -> None:
    for _ in range(4):
        asked(learner)
        learner.clock.tick(days=1)
    learner.clock.tick(days=8)
    said = " ".join(learner.run_own("goal", "dva-c03", "--result", "800", "--date", "2026-12-02").out.split())
    assert "DVA-C03 on 2 December 2026: 800, passed." in said
    assert "The last forecast was" in said


def test_one_exam_is_as_it_was(learner: Home) -> None:
    """With an exam dropped again, everything is as if it had never been."""
    plain = learner.copy()
    plain.run("goal", "--drop", "dva-c03")
    assert plain.run_own("--json").json["other_exams"] == []
    assert set(asked(plain)) == {"SAA-C03"}
    assert topics(plain) <= {"s3", "iam"}
    assert " Also " not in plain.run_own().out + plain.run_own("plan").out


def test_a_line_of_status_is_of_the_goal(learner: Home) -> None:
    assert learner.run("status", "--short").out.startswith("SAA-C03 in 14 days · ")
