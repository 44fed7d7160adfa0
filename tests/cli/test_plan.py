"""The study plan, and the goal that it is for, as a learner types them."""

from __future__ import annotations

from datetime import date, timedelta
from shutil import copy

import pytest

from aws_quiz.banks.files.loading import shipped_folder
from aws_quiz.cli.as_json.vocabulary import VERSION
from tests.runner import Home, bank_text

EXAM_DAY = "2026-12-22"


@pytest.fixture
def learner(home: Home) -> Home:
    """Thirty concepts of an exam that is a month away, of which ten minutes a day meet some."""
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=30))
    (home.banks / "exams").mkdir()
    copy(shipped_folder() / "exams" / "saa-c03.yaml", home.banks / "exams")
    home.run("goal", "saa-c03", "--date", EXAM_DAY, "--minutes", "10")
    return home


def drilled(home: Home, days: int = 1) -> None:
    """Days on which what is asked is answered."""
    for _ in range(days):
        home.run_own("drill", "--plain", typed="a\n\n" * 40)
        home.clock.tick(days=1)


def test_a_plan_needs_a_goal_and_says_how_to_set_one(home: Home) -> None:
    refused = home.run("plan")
    assert (refused.status, refused.out) == (2, "")
    assert "A plan needs an exam and its date." in refused.err
    assert "aws-quiz goal EXAM --date DAY" in refused.err


def test_a_day_that_has_passed_has_no_plan(learner: Home) -> None:
    learner.clock.tick(days=40)
    refused = learner.run("plan")
    assert refused.status == 2
    assert "has passed" in refused.err
    assert "--result SCORE" in refused.err


def test_the_day_of_the_exam_has_no_plan(learner: Home) -> None:
    learner.clock.moment = learner.clock.moment.replace(month=12, day=22)
    assert "is today" in learner.run("plan").err


def test_a_plan_is_a_page_and_a_record(learner: Home) -> None:
    drilled(learner, 3)
    text = learner.run_own("plan").out
    assert "SAA-C03 on 22 December 2026" in text
    assert "Minutes a day" in text
    record = learner.run_own("plan", "--json").json
    assert record["exam"] == "saa-c03"
    assert record["met"] <= record["concepts"] == 30
    assert len(record["planned_days"]) == record["days_left"]
    assert record["planned_days"][0]["date"] == record["date"]
    assert record["forecast"]["date"] == record["exam_date"] == EXAM_DAY
    chances = [choice["forecast"]["pass_probability"] for choice in record["choices"]]
    assert chances == sorted(chances)
    assert [choice["minutes_a_day"] for choice in record["choices"]] == [5, 10, 15, 20]
    assert [needed["pass_probability"] for needed in record["needed"]] == [0.5, 0.8, 0.9]


def test_days_away_and_off_bring_nothing(learner: Home) -> None:
    learner.run("goal", "--minutes", "10,sun=0", "--away", "2026-12-01..2026-12-05")
    days = {day["date"]: day for day in learner.run_own("plan", "--json").json["planned_days"]}
    for day, planned in days.items():
        is_away = "2026-12-01" <= day <= "2026-12-05"
        is_off = is_away or date.fromisoformat(day).weekday() == 6
        assert planned["is_away"] == is_away
        assert (planned["study_minutes"] == 0) == is_off
        if is_off:
            assert (planned["new"], planned["reviews"], planned["suggested_mock"]) == (0, 0, None)


@pytest.mark.parametrize(
    ("given", "minutes", "weekdays"),
    [
        ("40", 40, {}),
        ("sat=60,sun=0", 10, {"saturday": 60, "sunday": 0}),
        ("25, sat=60", 25, {"saturday": 60}),
        ("Wednesday=5 25", 25, {"wednesday": 5}),
    ],
)
def test_minutes_by_weekday(learner: Home, given: str, minutes: int, weekdays: dict[str, int]) -> None:
    record = learner.run("goal", "--minutes", given, "--json").json
    assert (record["minutes_a_day"], record["minutes_by_weekday"]) == (minutes, weekdays)


def test_a_weekday_leaves_the_others_and_a_number_takes_their_place(learner: Home) -> None:
    learner.run("goal", "--minutes", "sat=60")
    assert learner.run("goal", "--minutes", "sun=0", "--json").json["minutes_by_weekday"] == {
        "saturday": 60,
        "sunday": 0,
    }
    assert "10 minutes a day (Saturday 60, Sunday 0)" in learner.run("goal").out
    assert learner.run("goal", "--minutes", "30", "--json").json["minutes_by_weekday"] == {}


@pytest.mark.parametrize("given", ["s=5", "sat=", "sat=601", "20 30", "funday=3", "", "sat=5=6"])
def test_minutes_that_cannot_be_are_a_sentence(learner: Home, given: str) -> None:
    refused = learner.run("goal", "--minutes", given)
    assert (refused.status, "Traceback" in refused.err) == (2, False)
    assert learner.run("goal", "--json").json["minutes_a_day"] == 10


def test_days_away_add_up_until_they_are_forgotten(learner: Home) -> None:
    learner.run("goal", "--away", "2026-12-01")
    found = learner.run("goal", "--away", "2026-12-10..2026-12-12", "--json").json["away"]
    assert found == [
        {"first_date": "2026-12-01", "last_date": "2026-12-01"},
        {"first_date": "2026-12-10", "last_date": "2026-12-12"},
    ]
    assert "away 1 December and 10 December to 12 December" in learner.run("goal").out
    learner.clock.tick(days=18)
    later = learner.run("goal", "--away", "2026-12-20", "--json").json["away"]
    assert [span["first_date"] for span in later] == ["2026-12-10", "2026-12-20"], "what has passed is dropped"
    assert learner.run("goal", "--away", "none", "--json").json["away"] == []


@pytest.mark.parametrize("given", ["soon", "2026-12-10..2026-12-01", "2026-12-10..", "2026-02-30"])
def test_days_away_that_cannot_be_are_a_sentence(learner: Home, given: str) -> None:
    refused = learner.run("goal", "--away", given)
    expected = 0 if given == "2026-12-10.." else 2
    assert (refused.status, "Traceback" in refused.err) == (expected, False)


def test_on_a_day_off_today_says_so_and_a_drill_works_all_the_same(learner: Home) -> None:
    learner.run("goal", "--away", "2026-11-01..2026-12-01")
    assert "day off" in learner.run_own().out
    assert learner.run_own("drill", "--plain", typed="a\nq\n").status == 0


def test_a_longer_day_has_a_longer_drill(learner: Home) -> None:
    today = learner.clock.moment.strftime("%a").lower()
    short = learner.run_own("--json").json["new"]
    learner.run("goal", "--minutes", f"{today}=20")
    assert learner.run_own("--json").json["new"] > short


@pytest.mark.parametrize("minutes", ["17", "3"])
def test_today_the_plan_and_the_drill_agree_on_the_day(learner: Home, minutes: str) -> None:
    learner.run("goal", "--minutes", minutes)
    for _ in range(3):
        today = learner.run_own("--json").json
        planned = learner.run_own("plan", "--json").json["planned_days"][0]
        assert (planned["new"], planned["reviews"]) == (today["new"], today["reviews"])
        given = len(learner.answers())
        drilled(learner)
        assert len(learner.answers()) == given + today["new"] + today["reviews"]


def test_what_was_drilled_today_is_no_longer_planned(learner: Home) -> None:
    whole = learner.run_own("plan", "--json").json["planned_days"][0]
    learner.run_own("drill", "--plain", typed="a\n\n" * 4 + "q\n")
    rest = learner.run_own("plan", "--json").json["planned_days"][0]
    assert 0 < rest["new"] + rest["reviews"] < whole["new"] + whole["reviews"]
    learner.run_own("drill", "--plain", "--resume", typed="a\n\n" * 40)
    assert len(learner.answers()) == whole["new"] + whole["reviews"], "that was the drill of the day and no more"
    rest = learner.run_own("plan", "--json").json["planned_days"][0]
    assert (rest["new"], rest["reviews"]) == (0, 0)


def test_a_first_meeting_takes_its_own_time(learner: Home) -> None:
    """Ten minutes of first meetings are ten minutes, though a question takes less on average."""
    today = learner.run_own("--json").json
    assert today["reviews"] == 0
    assert today["drill_minutes"] == 10


def test_today_says_whether_one_is_on_time(learner: Home) -> None:
    drilled(learner, 3)
    record = learner.run_own("--json").json
    assert record["timeliness"] in {"on_time", "tight", "behind"}
    assert " Plan " in learner.run_own().out


def test_after_the_exam_today_asks_how_it_went_until_it_knows(learner: Home) -> None:
    drilled(learner, 2)
    start = learner.clock.moment
    learner.clock.moment = start.replace(month=12, day=22)
    assert "How did it go?" not in learner.run_own().out, "the day itself is not over"
    learner.clock.moment = start + timedelta(days=40)
    page = learner.run_own().out
    assert "How did it go?" in page
    assert "aws-quiz goal saa-c03 --result SCORE" in page
    kept = learner.run("goal", "--result", "742")
    assert kept.status == 0
    assert "SAA-C03 on 22 December 2026: 742, passed." in kept.out
    assert "How did it go?" not in learner.run_own().out


def test_a_result_is_held_against_the_last_forecast_and_stands_in_the_report(learner: Home) -> None:
    drilled(learner, 5)
    learner.run("goal", "--date", (learner.clock.moment + timedelta(days=1)).date().isoformat())
    learner.run_own("report")
    learner.clock.tick(days=2)
    said = " ".join(learner.run("goal", "--result", "500").out.split())
    assert "500, not passed this time. The last forecast was" in said
    assert "its range." in said
    (record,) = learner.run_own("report", "--json").json["real_exams"]
    assert (record["score"], record["passed"]) == (500, False)
    low, high = record["forecast"]["interval"]
    assert record["is_inside"] == (low <= 500 <= high)
    assert learner.run("goal", "--result", "500", "--json").json == {"version": VERSION, "exam": "saa-c03", **record}
    assert "500, not passed this time" in " ".join(learner.run_own("report").out.split())


def test_a_result_given_again_takes_the_place_of_the_first(learner: Home) -> None:
    learner.run("goal", "saa-c03", "--result", "700", "--date", "2026-11-01")
    learner.run("goal", "saa-c03", "--result", "800", "--date", "2026-11-01")
    found = [(one["score"], one["is_inside"]) for one in learner.run_own("report", "--json").json["real_exams"]]
    assert found == [(800, None)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--result", "742"), "a day yet to come"),
        (("--result", "99"), "99 is no score of SAA-C03, which has 100 to 1000."),
        (("--result", "1001"), "1001 is no score of SAA-C03"),
        (("dva-c9", "--result", "800"), "No exam called 'dva-c9'."),
    ],
)
def test_results_that_cannot_be_are_a_sentence(learner: Home, words: tuple[str, ...], said: str) -> None:
    refused = learner.run("goal", *words)
    assert refused.status in {2, 4}
    assert said in refused.err


def test_the_plan_is_drawn_on_the_page_for_the_browser(learner: Home) -> None:
    drilled(learner, 3)
    path = learner.folder / "report.html"
    assert learner.run_own("report", "--html", path).status == 0
    text = path.read_text(encoding="utf-8")
    assert 'href="#plan"' in text
    assert "The plan in numbers" in text
