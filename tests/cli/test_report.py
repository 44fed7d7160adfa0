"""The report through the command line: in every state of a history, narrowed, as JSON, as a page."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from aws_quiz.banks.files.loading import shipped_folder
from aws_quiz.cli.as_json.report_json import ReportJson
from aws_quiz.core.memory.review import Confidence, Verdict
from aws_quiz.core.memory.scheduling import Scheduling
from aws_quiz.core.standing.readiness import NEEDED
from aws_quiz.store.log import Log, open_log
from aws_quiz.store.marks import set_suspended
from aws_quiz.store.reviews import append_review
from aws_quiz.store.sessions import Session
from tests.builders import MOMENT, review
from tests.runner import Home, Result, bank_text
from tests.web.page import body_text

TODAY = MOMENT.date()
TASKS = ("1.1", "2.1", "3.1", "4.1")
CONCEPTS = 12
PAPER = 12
PARTS = {"version", *ReportJson.__annotations__}


@pytest.fixture
def learner(home: Home) -> Home:
    """Four topics, one in each domain of SAA-C03, whose papers are small here; option `a` is right everywhere."""
    for number, task in enumerate(TASKS, 1):
        text = bank_text(f"topic-{number}", concepts=CONCEPTS, exams=f'{{saa-c03: ["{task}"]}}')
        (home.banks / f"topic-{number}.yaml").write_text(text)
    blueprint = (shipped_folder() / "exams" / "saa-c03.yaml").read_text(encoding="utf-8")
    assert "questions: 65" in blueprint
    assert "unscored: 15" in blueprint
    small = blueprint.replace("questions: 65", f"questions: {PAPER}").replace("unscored: 15", "unscored: 2")
    (home.banks / "exams").mkdir()
    (home.banks / "exams" / "saa-c03.yaml").write_text(small, encoding="utf-8")
    return home


def drill(home: Home, new: int, topics: Sequence[int] = (1, 2, 3, 4)) -> None:
    """Answers the next so many new concepts, across topics, as after a drill; every third answer is wrong."""
    met = {answer["concept"] for answer in home.answers()}
    names = [f"topic-{topic}-{place:02}" for place in range(1, CONCEPTS + 1) for topic in topics]
    answer(home, [name for name in names if name not in met][:new])


def revise(home: Home) -> None:
    """Answers the second question of every concept that was met."""
    answer(home, sorted({answer["concept"] for answer in home.answers()}), question=2)


def answer(home: Home, concepts: Sequence[str], question: int = 1) -> None:
    today = home.clock.moment.date()
    session = Session(f"session-{home.clock.now()}", "drill", "*", "7", (), home.clock.now(), today)
    with log_of(home) as log:
        for number, concept in enumerate(concepts):
            one = review(concept, question=f"{concept}.{question}", session=session.id, study_day=today)
            if number % 3 == 2:
                one = one._replace(response=("b",), verdict=Verdict.WRONG)
            append_review(log, session, one._replace(answered_at=home.clock.now()), Scheduling())


def sit_mock(home: Home, *words: str) -> None:
    typed = "a\n" * PAPER + "submit\nyes\n"
    done = home.run_own("exam", "saa-c03", "--plain", "--untimed", "--seed", "1", *words, typed=typed)
    assert "Handed in." in done.out


@contextmanager
def log_of(home: Home) -> Iterator[Log]:
    home.store.parent.mkdir(parents=True, exist_ok=True)
    log = open_log(str(home.store), home.clock.now, os.urandom)
    yield log
    log.close()


def forecasts(home: Home) -> int:
    with closing(sqlite3.connect(home.store)) as db:
        return int(db.execute("SELECT count(*) FROM forecast").fetchone()[0])


def refused(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def report(home: Home, *words: str) -> Any:
    """The report as JSON, strictly read."""
    done = home.run_own("report", "--json", *words)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out, parse_constant=refused)


def page(home: Home, *words: str) -> str:
    done = home.run_own("report", *words)
    assert (done.status, done.err) == (0, "")
    return " ".join(done.out.split())


def nothing(home: Home) -> None:
    pass


def only_a_goal(home: Home) -> None:
    home.run_own("goal", "saa-c03", "--date", "2026-12-22")


def one_answer(home: Home) -> None:
    drill(home, 1)


def one_topic(home: Home) -> None:
    only_a_goal(home)
    drill(home, CONCEPTS, topics=(2,))


def only_a_mock(home: Home) -> None:
    only_a_goal(home)
    sit_mock(home)


def everything_wrong(home: Home) -> None:
    session = Session("0-session", "drill", "*", "7", (), MOMENT, TODAY)
    with log_of(home) as log:
        for topic in range(1, 5):
            for concept in range(1, CONCEPTS + 1):
                name = f"topic-{topic}-{concept:02}"
                append_review(log, session, review(name, response=("b",), verdict=Verdict.WRONG), Scheduling())


def everything_right(home: Home) -> None:
    session = Session("0-session", "drill", "*", "7", (), MOMENT, TODAY)
    with log_of(home) as log:
        for day in (-12, -8, -4):
            for topic in range(1, 5):
                for concept in range(1, CONCEPTS + 1):
                    name = f"topic-{topic}-{concept:02}"
                    append_review(log, session, review(name, day=day, seconds=None), Scheduling())


def one_undone_answer(home: Home) -> None:
    home.run_own("drill", "--plain", "--seed", "1", "--limit", "2", typed="a\nundo\nquit\n")
    assert home.answers() == []


def the_exam_is_today(home: Home) -> None:
    drill(home, 24)
    home.run_own("goal", "saa-c03", "--date", TODAY.isoformat())


def the_exam_is_over(home: Home) -> None:
    drill(home, 24)
    home.run_own("goal", "saa-c03", "--date", TODAY.isoformat())
    home.clock.tick(days=3)


def two_exams(home: Home) -> None:
    home.run_own("goal", "saa-c03", "--date", "2026-12-22")
    home.run_own("goal", "toy-c01", "--date", "2027-02-01", "--also")
    drill(home, 30)


def a_drill_and_a_mock(home: Home) -> None:
    only_a_goal(home)
    drill(home, 24)
    sit_mock(home)
    home.clock.tick(days=3)
    revise(home)
    drill(home, 6)


def other_banks(home: Home) -> None:
    """Everything that was answered is gone from the banks."""
    a_drill_and_a_mock(home)
    for number in range(1, 5):
        (home.banks / f"topic-{number}.yaml").unlink()
    (home.banks / "new.yaml").write_text(bank_text("new", concepts=3))


def no_banks(home: Home) -> None:
    """Not even the exam is there any more."""
    a_drill_and_a_mock(home)
    for path in home.banks.rglob("*.yaml"):
        path.unlink()


HISTORIES: tuple[Callable[[Home], None], ...] = (
    nothing,
    only_a_goal,
    one_answer,
    one_topic,
    only_a_mock,
    everything_wrong,
    everything_right,
    one_undone_answer,
    the_exam_is_today,
    the_exam_is_over,
    two_exams,
    a_drill_and_a_mock,
    other_banks,
    no_banks,
)
every_history = pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.__name__)


@every_history
def test_whatever_the_history_there_is_a_page_a_record_and_a_page_for_the_browser(
    learner: Home, history: Callable[[Home], None]
) -> None:
    history(learner)
    for words in ((), ("--exam", "all"), ("--since", "2d")):
        record = report(learner, *words)
        assert record.keys() == PARTS
        assert record["date"] == learner.clock.moment.date().isoformat()
        assert 0 <= record["met"] <= record["concepts"]
        assert len(record["coming"]) == 30
        for part in (*record["domains"], *record["tasks"], *record["weakest"]):
            assert 0 <= part["interval"][0] <= part["known"] <= part["interval"][1] <= 1
            assert 0 <= part["met"] <= part["concepts"]
        text = page(learner, *words)
        assert not {"nan", "inf", "None", "True", "False"} & set(text.split())
        written = learner.folder / "report.html"
        assert learner.run_own("report", "--html", written, "--force", *words).status == 0
        assert not {"nan", "inf", "None"} & set(body_text(written.read_text(encoding="utf-8")).split())


def test_without_any_answer_the_report_says_so_and_what_to_do(learner: Home) -> None:
    text = page(learner)
    assert f"0 of {4 * CONCEPTS} concepts met" in text
    assert "Nothing has been answered yet, so there is nothing to report." in text
    assert text.endswith("aws-quiz drill answer your first question")
    assert "%" not in text
    record = report(learner)
    assert (record["answers"], record["met"], record["readiness"], record["days"]) == (0, 0, None, [])
    assert (record["streak"], record["longest_streak"]) == (0, 0)
    assert record["pace"]["seconds_a_question"] is None
    assert record["retention"]["predicted"] is None


def test_one_answer_makes_no_forecast_and_no_verdict(learner: Home) -> None:
    only_a_goal(learner)
    drill(learner, 1)
    text = page(learner)
    assert f"1 of {4 * CONCEPTS} concepts met" in text
    assert f"Too few answers yet: 1 of about {NEEDED}." in text
    assert f"{NEEDED - 1} more first answers make a forecast" in text
    assert "1 answer in total" in text
    assert "likely" not in text
    assert "+0" not in text
    assert "Your odds of passing" not in text
    record = report(learner)
    assert (record["answers"], record["met"], record["streak"]) == (1, 1, 1)
    assert sum(due["due"] for due in record["coming"]) == 1


def test_one_topic_leaves_the_others_unmet(learner: Home) -> None:
    one_topic(learner)
    record = report(learner)
    assert [part["topic"] for part in record["weakest"]] == ["topic-2"]
    met = {part["domain"]: part["met"] for part in record["domains"]}
    assert met == {"1": 0, "2": CONCEPTS, "3": 0, "4": 0}
    text = page(learner)
    assert "Title of topic-2" in text
    assert "Title of topic-3" not in text.split("What holds you back")[1]


def test_only_mocks_are_a_history_too(learner: Home) -> None:
    only_a_mock(learner)
    record = report(learner)
    assert record["answers"] == PAPER
    (sitting,) = record["mocks"]
    assert (sitting["mock"], sitting["questions"], sitting["date"]) == (1, PAPER, TODAY.isoformat())
    assert sitting["forecast"] is None
    assert record["forecast_record"] is None
    text = page(learner)
    assert "Mocks 1 21 Nov" in text
    assert "forecasts were" not in text


def test_an_exam_of_choice_is_reported_on_and_the_goal_is_the_default(learner: Home) -> None:
    text = (learner.banks / "exams" / "saa-c03.yaml").read_text(encoding="utf-8")
    other = text.replace("id: saa-c03", "id: toy-c01").replace("code: SAA-C03", "code: TOY-C01")
    (learner.banks / "exams" / "toy-c01.yaml").write_text(other, encoding="utf-8")
    (learner.banks / "toy.yaml").write_text(bank_text("toy", concepts=2, exams='{toy-c01: ["1.1"]}'))
    assert report(learner)["exam"] is None
    only_a_goal(learner)
    mine, toy, every = report(learner), report(learner, "--exam", "TOY-C01"), report(learner, "--exam", "all")
    assert (mine["exam"], mine["exam_date"], mine["days_left"]) == ("saa-c03", "2026-12-22", 31)
    assert (toy["exam"], toy["exam_date"], toy["days_left"]) == ("toy-c01", None, None)
    assert every["exam"] is None
    assert [found["concepts"] for found in (mine, toy, every)] == [4 * CONCEPTS, 2, 4 * CONCEPTS + 2]


def test_a_report_on_a_topic_counts_only_its_answers(learner: Home) -> None:
    only_a_goal(learner)
    drill(learner, 12)
    learner.clock.tick(days=4)
    revise(learner)
    drill(learner, 9)
    answers = learner.answers()
    for topics in (("topic-1",), ("topic-2", "topic-4")):
        words = [word for topic in topics for word in ("--topic", topic)]
        mine = [answer for answer in answers if answer["concept"][:7] in topics]
        assert 0 < len(mine) < len(answers)
        record = report(learner, *words)
        assert record["only_topics"] == list(topics)
        assert record["answers"] == len(mine)
        assert record["met"] == len({answer["concept"] for answer in mine})
        assert record["concepts"] == CONCEPTS * len(topics)
        assert {part["topic"] for part in record["weakest"]} <= set(topics)
        assert sum(day["seconds"] for day in record["days"]) == sum(a["seconds"] for a in mine)
        assert {one["topic"] for one in record["misconceptions"]} <= set(topics)
        assert sum(due["due"] for due in record["coming"]) == record["met"]
    assert report(learner)["answers"] == len(answers)


def test_topics_that_together_are_all_count_as_all(learner: Home) -> None:
    """Sums that are kept and sums that are worked out from the answers come to the same."""
    drill(learner, 12)
    learner.clock.tick(days=4)
    revise(learner)
    drill(learner, 9)
    words = [word for number in range(1, 5) for word in ("--topic", f"topic-{number}")]
    narrowed, whole = report(learner, *words), report(learner)
    same = PARTS - {"weakest", "only_topics"}
    assert {name: narrowed[name] for name in same} == {name: whole[name] for name in same}


def test_a_report_on_a_topic_does_not_forget_the_goal(learner: Home) -> None:
    only_a_goal(learner)
    drill(learner, 12)
    text = page(learner, "--topic", "topic-1")
    assert "No exam is chosen" not in text
    assert "choose the exam you study for" not in text
    assert "SAA-C03" in text


def test_a_report_on_a_topic_names_the_exam_and_forecasts_nothing_of_it(learner: Home) -> None:
    a_drill_and_a_mock(learner)
    whole, part = report(learner), report(learner, "--topic", "topic-1")
    assert whole["readiness"]["answers"] >= NEEDED
    assert part["exam"] == whole["exam"]
    assert whole["exam"] == "saa-c03"
    assert (part["readiness"], part["forecasts"], part["mocks"], part["forecast_record"]) == (None, [], [], None)
    assert (part["domains"], part["tasks"]) == ([], [])
    text = page(learner, "--topic", "topic-1")
    assert "Your odds of passing" in page(learner)
    assert "Your odds of passing" not in text
    assert "Too few answers yet" not in text


def test_a_topic_that_is_given_twice_counts_once(learner: Home) -> None:
    drill(learner, 4)
    assert report(learner, "--topic", "topic-1", "--topic", "topic-1") == report(learner, "--topic", "topic-1")


@pytest.mark.parametrize("since", ["2026-12-25", "7d", "1W", "1w", "007D"])
def test_since_counts_history_from_that_day_and_knowledge_whole(learner: Home, since: str) -> None:
    only_a_goal(learner)
    drill(learner, 24)
    sit_mock(learner)
    learner.clock.moment = MOMENT.replace(month=12, day=20)
    drill(learner, 2)
    learner.clock.moment = MOMENT.replace(year=2027, month=1, day=1)
    drill(learner, 3)
    sit_mock(learner)
    whole, part = report(learner), report(learner, "--since", since)
    assert part["since"] == "2026-12-25"
    assert [day["date"] for day in part["days"]] == ["2027-01-01"]
    assert (whole["answers"], part["answers"]) == (24 + 2 + 3 + 2 * PAPER, 3 + PAPER)
    assert [sitting["mock"] for sitting in whole["mocks"]] == [1, 2]
    assert [sitting["mock"] for sitting in part["mocks"]] == [2]
    assert [one["date"] for one in part["forecasts"]] == ["2027-01-01"]
    assert len(whole["forecasts"]) > 1
    history = {
        "since", "answers", "forecasts", "mocks", "retention", "retention_by_week", "certainty", "days",
        "longest_streak", "pace", "mix_ups", "misconceptions", "lucky_guesses", "forecast_record",
    }  # fmt: skip
    assert {name: part[name] for name in PARTS - history} == {name: whole[name] for name in PARTS - history}
    assert "History counts from 25 December 2026 on" in page(learner, "--since", since)


def test_since_today_counts_today(learner: Home) -> None:
    drill(learner, 2)
    for since in (TODAY.isoformat(), "0d"):
        assert report(learner, "--since", since)["answers"] == 2
    learner.clock.tick(days=1)
    assert report(learner, "--since", "0d")["answers"] == 0
    assert report(learner, "--since", "1d")["answers"] == 2


def test_a_span_without_answers_hides_nothing_of_what_is_known(learner: Home) -> None:
    only_a_goal(learner)
    drill(learner, 24)
    learner.clock.tick(days=20)
    text = page(learner, "--since", "5d")
    assert "Nothing has been answered yet" not in text
    assert "Your odds of passing" in text
    assert report(learner, "--since", "5d")["answers"] == 0


@pytest.mark.parametrize(
    ("words", "status", "sentence", "hint"),
    [
        (("--since", "soon"), 2, "'soon' is not a valid --since: give a day such as 2026-10-01, or a span such as", ""),
        (("--since", "30"), 2, "'30' is not a valid --since", ""),
        (("--since", "-3d"), 2, "'-3d' is not a valid --since", ""),
        (("--since", "30m"), 2, "'30m' is not a valid --since", ""),
        (("--since", "d"), 2, "'d' is not a valid --since", ""),
        (("--since", "9999999d"), 2, "'9999999d' is not a valid --since", ""),
        (("--since", "2026-02-30"), 2, "'2026-02-30' is not a valid --since", ""),
        (("--since", "2026-11-22"), 2, "2026-11-22 is in the future", "Give an earlier day"),
        (("--exam", "saa-c3"), 4, "No exam called 'saa-c3'. Did you mean saa-c03?", "bank list"),
        (("--topic", "topic1"), 4, "No topic called 'topic1'. Did you mean topic-", "bank list"),
        (("--topic", "topic-1", "--topic", "topic-9"), 4, "No topic called 'topic-9'. Did you mean", "bank list"),
    ],
)
def test_what_cannot_be_reported_on_is_a_sentence(
    learner: Home, words: tuple[str, ...], status: int, sentence: str, hint: str
) -> None:
    result = learner.run_own("report", *words)
    assert (result.status, result.out) == (status, "")
    assert result.err.startswith(f"aws-quiz: {sentence}")
    assert hint in result.err
    assert "Traceback" not in result.err


def test_the_longest_span_that_can_be_asked_for_is_no_error(learner: Home) -> None:
    drill(learner, 1)
    assert report(learner, "--since", "99999w")["answers"] == 1


@pytest.mark.parametrize("since", ["0001-01-01", "0001-01-02"])
def test_since_the_first_day_of_all_counts_everything(learner: Home, since: str) -> None:
    drill(learner, 1)
    assert report(learner, "--since", since)["answers"] == 1


def test_a_forecast_is_kept_only_where_there_is_enough_to_show_one(learner: Home) -> None:
    drill(learner, NEEDED - 1)
    few = report(learner, "--exam", "saa-c03")
    assert few["readiness"]["answers"] == NEEDED - 1
    assert forecasts(learner) == 0
    assert few["forecasts"] == []
    drill(learner, 1)
    enough = report(learner, "--exam", "saa-c03")
    assert enough["readiness"]["answers"] == NEEDED
    assert forecasts(learner) == 1
    assert enough["forecasts"] == [{"date": TODAY.isoformat(), "score": enough["readiness"]["today"]["score"]}]
    report(learner, "--exam", "saa-c03")
    assert forecasts(learner) == 1
    learner.clock.tick(days=1)
    assert len(report(learner, "--exam", "saa-c03")["forecasts"]) == 2


def test_a_forecast_for_the_exams_day_is_kept_beside_todays(learner: Home) -> None:
    drill(learner, NEEDED)
    only_a_goal(learner)
    record = report(learner)
    assert (record["readiness"]["if_you_continue"]["date"], record["readiness"]["if_you_stop"]["date"]) == (
        "2026-12-22",
    ) * 2
    assert forecasts(learner) == 2
    assert len(record["forecasts"]) == 1


def test_a_narrowed_report_keeps_no_forecast(learner: Home) -> None:
    drill(learner, 24)
    report(learner, "--topic", "topic-1")
    report(learner)
    assert forecasts(learner) == 0


def test_a_drill_keeps_a_forecast_when_it_ends(learner: Home) -> None:
    only_a_goal(learner)
    drill(learner, 24)
    assert forecasts(learner) == 0
    learner.run_own("drill", "--plain", "--seed", "1", "--new", "1", typed="a\nquit\n")
    assert forecasts(learner) == 2


def test_a_mock_exam_keeps_a_forecast_before_it_begins(learner: Home) -> None:
    drill(learner, 24)
    assert forecasts(learner) == 0
    learner.run_own("exam", "saa-c03", "--plain", "--seed", "1")
    assert forecasts(learner) == 1


def test_the_forecast_that_a_mock_exam_kept_stands_beside_its_result(learner: Home) -> None:
    drill(learner, 24)
    sit_mock(learner)
    assert report(learner, "--exam", "saa-c03")["mocks"][0]["forecast"] is not None


def test_a_forecast_that_was_shown_stands_beside_the_mock_that_followed_and_is_judged_by_it(learner: Home) -> None:
    only_a_goal(learner)
    drill(learner, 24)
    shown = report(learner)["readiness"]["today"]
    learner.clock.tick(hours=1)
    sit_mock(learner)
    after = report(learner)
    (sitting,) = after["mocks"]
    assert sitting["forecast"] == {"score": shown["score"], "interval": shown["interval"]}
    assert after["readiness"]["today"] != shown
    assert after["forecast_record"]["full_mocks"] == 1
    assert after["forecast_record"]["inside"] == (shown["interval"][0] <= sitting["score"] <= shown["interval"][1])
    assert after["forecast_record"]["bias"] == shown["score"] - sitting["score"]
    text = page(learner)
    assert "forecast {} ({} to {})".format(shown["score"], *shown["interval"]) in text
    assert "too few yet to judge the forecasts" in text


def test_a_forecast_says_nothing_of_a_mock_that_comes_weeks_later_and_a_short_mock_judges_none(learner: Home) -> None:
    only_a_goal(learner)
    drill(learner, 24)
    report(learner)
    sit_mock(learner, "--questions", "6")
    record = report(learner)
    assert record["mocks"][0]["forecast"] is not None
    assert record["forecast_record"] is None
    # As if the forecast before had been made elsewhere: nothing is kept on the day of this one.
    with closing(sqlite3.connect(learner.store)) as db:
        db.execute("DROP TRIGGER forecast_no_update")
        db.execute("UPDATE forecast SET made_on = '2026-11-13', for_day = '2026-11-13' WHERE for_day = made_on")
        db.commit()
    assert report(learner)["mocks"][0]["forecast"] is None


def test_banks_without_terms_name_no_confusions(learner: Home) -> None:
    everything_wrong(learner)
    record = report(learner)
    assert record["mix_ups"] == []
    assert record["misconceptions"]
    assert "where" not in page(learner).split("What you mix up")[1]


def test_banks_with_terms_name_what_was_taken_for_what(learner: Home) -> None:
    names = "".join(f"  - name: choice that is called {key}\n" for key in "ab")
    (learner.banks / "terms.yaml").write_text(f"terms:\n{names}")
    everything_wrong(learner)
    (confusion,) = report(learner)["mix_ups"]
    assert (confusion["took"], confusion["instead_of"]) == ("choice that is called b", "choice that is called a")
    assert (confusion["times"], confusion["last_date"]) == (4 * CONCEPTS, TODAY.isoformat())
    assert f"{4 * CONCEPTS} times choice that is called b where choice that is called a is right" in page(learner)
    (narrowed,) = report(learner, "--topic", "topic-1")["mix_ups"]
    assert narrowed["times"] == CONCEPTS


def test_what_is_gone_from_the_banks_is_not_counted_as_known(learner: Home) -> None:
    only_a_goal(learner)
    drill(learner, 4 * CONCEPTS)
    sit_mock(learner)
    before = report(learner)
    (learner.banks / "topic-3.yaml").unlink()
    after = report(learner)
    assert (before["met"], after["met"]) == (4 * CONCEPTS, 3 * CONCEPTS)
    assert after["concepts"] == 3 * CONCEPTS
    assert sum(due["due"] for due in after["coming"]) == 3 * CONCEPTS
    assert after["answers"] == before["answers"]
    assert after["mocks"] == []
    # Its first answers, and those in the mock.
    assert after["readiness"]["answers"] <= before["readiness"]["answers"] - CONCEPTS
    assert {one["topic"] for one in after["misconceptions"]} <= {"topic-1", "topic-2", "topic-4"}


def test_a_cache_folder_that_cannot_be_written_does_not_stop_the_report(learner: Home) -> None:
    a_drill_and_a_mock(learner)
    before = report(learner)
    cache = learner.store.parent / "cache"
    rmtree(cache)
    cache.write_text("in the way")
    assert report(learner) == before


def test_suspended_concepts_are_no_load_until_they_are_resumed(learner: Home) -> None:
    drill(learner, 5)
    concept = learner.answers()[0]["concept"]

    def load() -> int:
        return sum(due["due"] for due in report(learner)["coming"])

    assert load() == 5
    with log_of(learner) as log:
        set_suspended(log, concept, suspended=True)
    assert load() == 4
    assert report(learner)["met"] == 5
    learner.run("resume", concept)
    assert load() == 5


def test_what_is_overdue_is_due_today(learner: Home) -> None:
    drill(learner, 5)
    learner.clock.tick(days=60)
    first, *rest = report(learner)["coming"]
    assert (first["date"], first["due"]) == (learner.clock.moment.date().isoformat(), 5)
    assert {due["due"] for due in rest} == {0}


def test_what_is_mixed_up_counts_from_since_on(learner: Home) -> None:
    names = "".join(f"  - name: choice that is called {key}\n" for key in "ab")
    (learner.banks / "terms.yaml").write_text(f"terms:\n{names}")
    session = Session("0-session", "drill", "*", "7", (), MOMENT, TODAY)
    with log_of(learner) as log:
        for topic, day in (("topic-1", -9), ("topic-2", -2)):
            append_review(
                log, session, review(f"{topic}-01", day=day, response=("b",), verdict=Verdict.WRONG), Scheduling()
            )
            append_review(log, session, review(f"{topic}-02", day=day, confidence=Confidence.GUESS), Scheduling())
    whole, part = report(learner), report(learner, "--since", "5d")
    assert [one["topic"] for one in whole["misconceptions"]] == ["topic-2", "topic-1"]
    assert [one["topic"] for one in part["misconceptions"]] == ["topic-2"]
    assert {one["topic"] for one in whole["lucky_guesses"]} == {"topic-1", "topic-2"}
    assert [(one["topic"], one["title"], one["times"]) for one in part["lucky_guesses"]] == [
        ("topic-2", "Title of topic-2", 1)
    ]
    assert [found["mix_ups"][0]["times"] for found in (whole, part)] == [2, 1]
    assert "Guessed and right: 1 in Title of topic-2." in page(learner, "--since", "5d")


def test_misconceptions_are_in_the_report_until_they_are_put_right(learner: Home) -> None:
    everything_wrong(learner)
    record = report(learner)
    assert len(record["misconceptions"]) == 8
    assert "aws-quiz drill --misconceptions set them right" in page(learner)
    session = Session("b-session", "drill", "*", "7", (), MOMENT, TODAY)
    with log_of(learner) as log:
        for topic in range(1, 5):
            for concept in range(1, CONCEPTS + 1):
                append_review(log, session, review(f"topic-{topic}-{concept:02}"), Scheduling())
    assert report(learner)["misconceptions"] == []
    assert "What you mix up" not in page(learner)


# The page for a browser


def wrote(result: Result, path: Path) -> bool:
    return (result.status, result.err) == (0, "") and result.out.startswith(f"Wrote {path};")


def test_the_page_is_written_and_holds_what_the_report_holds(learner: Home) -> None:
    a_drill_and_a_mock(learner)
    path = learner.folder / "report.html"
    assert wrote(learner.run_own("report", "--html", path), path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    said = body_text(text)
    scaled = report(learner)["readiness"]["today"]["score"]
    assert "SAA-C03" in said
    assert str(scaled) in said
    assert "Title of topic-1" in said


def test_a_narrowed_report_makes_a_narrowed_page(learner: Home) -> None:
    drill(learner, 24)
    path = learner.folder / "report.html"
    assert wrote(learner.run_own("report", "--topic", "topic-2", "--html", path), path)
    said = body_text(path.read_text(encoding="utf-8"))
    assert "Title of topic-2" in said
    assert "Title of topic-1" not in said


def test_a_file_that_is_there_is_not_written_over_without_force(learner: Home) -> None:
    path = learner.folder / "report.html"
    path.write_text("a letter to my mother")
    result = learner.run_own("report", "--html", path)
    assert (result.status, result.out) == (2, "")
    assert result.err == f"aws-quiz: {path} already exists.\nChoose another name, or use --force to overwrite it.\n"
    assert path.read_text() == "a letter to my mother"
    assert wrote(learner.run_own("report", "--html", path, "--force"), path)
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_folder_is_no_file_to_write(learner: Home, force: tuple[str, ...]) -> None:
    result = learner.run_own("report", "--html", learner.folder, *force)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"aws-quiz: {learner.folder} is a folder.\n")


FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")


@pytest.mark.parametrize(
    "place",
    [
        "nowhere/report.html",
        "a-file/report.html",
        pytest.param("/dev/full", marks=FULL),
        "r" * 300 + ".html",
        "~nobody-of-this-name/report.html",
    ],
    ids=["no such folder", "a file as a folder", "a full disk", "a name too long", "nobody's home"],
)
def test_a_place_that_cannot_be_written_is_a_sentence(learner: Home, place: str) -> None:
    (learner.folder / "a-file").write_text("in the way")
    path = place if place.startswith("~") else learner.folder / place
    result = learner.run_own("report", "--html", path, "--force")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("aws-quiz: ")
    assert "Traceback" not in result.err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_takes_no_files_is_a_sentence(learner: Home) -> None:
    closed = learner.folder / "closed"
    closed.mkdir(mode=0o500)
    result = learner.run_own("report", "--html", closed / "report.html")
    assert (result.status, "cannot be written" in result.err) == (2, True)


def test_a_page_and_json_contradict_each_other(learner: Home) -> None:
    result = learner.run_own("report", "--html", learner.folder / "report.html", "--json")
    assert (result.status, result.out) == (2, "")
    assert result.err == "aws-quiz: Use either --html or --json, not both.\n"
    assert not (learner.folder / "report.html").exists()


def test_what_is_known_of_a_topic_does_not_change_with_what_else_is_looked_at(learner: Home) -> None:
    drill(learner, 12)
    topics = {part["topic"]: part for part in report(learner, "--exam", "saa-c03")["topics"]}
    for topic in topics:
        (alone,) = report(learner, "--exam", "saa-c03", "--topic", topic)["topics"]
        assert alone == topics[topic]


def test_a_report_that_cannot_keep_its_forecast_is_shown_all_the_same(learner: Home) -> None:
    drill(learner, NEEDED)
    report(learner)
    learner.clock.tick(days=1)
    with closing(sqlite3.connect(learner.store, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        result = learner.run_own("report", "--exam", "saa-c03")
    assert (result.status, result.err) == (0, "")
    assert "Where you stand" in result.out


def test_the_pace_of_a_topic_is_that_of_its_recent_answers(learner: Home) -> None:
    names = [f"topic-1-{place:02}" for place in range(1, CONCEPTS + 1)]
    today = learner.clock.moment.date()
    session = Session("a-session", "drill", "*", "7", (), learner.clock.now(), today)
    with log_of(learner) as log:
        for number in range(320):
            one = review(names[number % len(names)], session=session.id, seconds=10.0 if number < 200 else 50.0)
            append_review(log, session, one._replace(answered_at=learner.clock.now()), Scheduling())
    assert report(learner, "--topic", "topic-1")["pace"]["seconds_a_question"] == 50.0
