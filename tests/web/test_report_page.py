"""The page as a text: whole, alone, readable without seeing it, and true to its values."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from aws_quiz.core.memory.habits import Pace, Retention
from aws_quiz.core.standing.parts import Part
from aws_quiz.core.standing.progress_report import Due, Report, Sitting
from aws_quiz.core.standing.readiness import Forecast
from aws_quiz.web.report_page import report_page
from tests.sample_reports import EXAM, TODAY, empty_report, full_report, mocks_only_report, one_answer_report
from tests.web.page import Element, body_text, parsed

SAMPLES = (full_report, one_answer_report, empty_report, mocks_only_report)
HOSTILE = """</title></style><script>alert("x")</script><img src='http://x' onerror="y"> & 'q' \u202e\x1b[31m ]]>"""
every_sample = pytest.mark.parametrize("sample", SAMPLES)


def said(report: Report) -> str:
    return body_text(report_page(report)).replace("\N{NO-BREAK SPACE}", " ")


def hostile_report() -> Report:
    """A report of which every text that a bank or a learner can write tries to leave its place."""
    full = full_report()
    return full._replace(
        exam=EXAM._replace(code=HOSTILE, name=HOSTILE),
        topics=(HOSTILE,),
        readiness=full.readiness and full.readiness._replace(
            movers=tuple(one._replace(title=HOSTILE, topic=HOSTILE) for one in full.readiness.movers)
        ),
        domains=tuple(one._replace(name=HOSTILE, id=HOSTILE) for one in full.domains),
        tasks=tuple(one._replace(name=HOSTILE, id=HOSTILE) for one in full.tasks),
        weakest=tuple(one._replace(name=HOSTILE, id=HOSTILE) for one in full.weakest),
        confusions=tuple(one._replace(took=HOSTILE, right=HOSTILE, concepts=(HOSTILE,)) for one in full.confusions),
        misconceptions=tuple(one._replace(takeaway=HOSTILE, topic=HOSTILE) for one in full.misconceptions),
        lucky=tuple(one._replace(title=HOSTILE, topic=HOSTILE) for one in full.lucky),
        missing=tuple(one._replace(name=HOSTILE, concept=HOSTILE) for one in full.missing),
    )  # fmt: skip


@every_sample
def test_every_element_is_closed_and_every_drawing_is_xml(sample: Callable[[], Report]) -> None:
    page = report_page(sample())
    assert page.startswith("<!doctype html>\n<html lang=")
    parsed(page)
    for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        assert ElementTree.fromstring(svg).get("viewBox")


@every_sample
def test_nothing_is_loaded_and_nothing_runs(sample: Callable[[], Report]) -> None:
    page = report_page(sample())
    assert not re.search(r"https?:|//\w|url\(|@import|@font-face|<script|<link|<iframe|\ssrc=|\son\w+=", page)
    assert {link.attributes["href"][0] for link in parsed(page).all("a")} == {"#"}


@every_sample
def test_the_same_report_gives_the_same_bytes(sample: Callable[[], Report]) -> None:
    assert report_page(sample()) == report_page(sample())


@every_sample
def test_the_page_has_a_title_one_h1_and_headings_in_order(sample: Callable[[], Report]) -> None:
    page = parsed(report_page(sample()))
    assert page.all("html")[0].attributes["lang"] == "en-US"
    assert page.all("title")[0].text.startswith("Progress report")
    assert any(one.attributes.get("name") == "viewport" for one in page.all("meta"))
    levels = [int(one.name[1]) for one in page.every() if re.fullmatch(r"h[1-6]", one.name)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [one.attributes["id"] for one in page.every() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert {link.attributes["href"][1:] for link in page.all("a")} <= set(ids)


@every_sample
def test_every_figure_is_said_in_words_too(sample: Callable[[], Report]) -> None:
    page = parsed(report_page(sample()))
    for figure in page.all("figure"):
        assert figure.all("figcaption")[0].text
        drawings = [one for one in figure.every() if one.attributes.get("role") == "img"]
        assert drawings
        assert all(one.attributes["aria-label"] for one in drawings)
        if figure.all("svg"):
            assert figure.all("table"), figure.text
    hidden_or_named = {"aria-hidden", "aria-label"}
    assert all(hidden_or_named & set(svg.attributes) for svg in page.all("svg"))


@every_sample
def test_every_table_heads_its_columns_and_rows(sample: Callable[[], Report]) -> None:
    for table in parsed(report_page(sample())).all("table"):
        columns = [cell.attributes["scope"] for cell in table.all("thead")[0].all("th")]
        assert set(columns) == {"col"}
        for row in table.all("tbody")[0].all("tr"):
            cells = [child for child in row.children if isinstance(child, Element)]
            assert len(cells) == len(columns)
            assert cells[0].attributes["scope"] == "row"
            assert all(cell.text for cell in cells)


@every_sample
def test_no_value_shows_how_it_is_stored(sample: Callable[[], Report]) -> None:
    page = report_page(sample())
    assert not re.search(r"\b(nan|None|inf|True|False)\b", page)
    assert "!" not in body_text(page)
    assert "pygal" not in page.lower()


def test_what_banks_say_stays_text() -> None:
    page = report_page(hostile_report())
    root = parsed(page)
    assert not root.all("script")
    assert not root.all("img")
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert root.all("h1")[0].text.startswith("Progress report for </title></style><script>alert(")


def test_a_full_report_says_where_one_stands() -> None:
    words = said(full_report())
    assert "705" in words
    assert "640 to 770" in words
    assert "On 18 Dec if you continue with 4.5 new concepts a day" in words
    assert "3 of 4 mock exams landed inside the forecast's 80 % range" in words
    assert "25 points too low on average" in words
    assert words.count("80 % confidence interval") == 1


def test_a_full_report_says_what_holds_one_back() -> None:
    words = said(full_report())
    assert "below passing" in words
    assert "aws-quiz drill --topic vpc-connectivity --weak" in words
    assert "too few answers yet: 3 of about 5" in words
    assert words.count("Known is the share") == 1


def test_a_full_report_says_how_one_learns_and_what_comes() -> None:
    words = said(full_report())
    assert "you recalled 85 %; 90 % was predicted" in words
    assert "You have studied on 108 days, the last 12 of them in a row. Your longest streak is 19 days." in words
    assert "half took 0:48 or less; the exam gives 2:00 for each question" in words
    assert "Guess 301 117 39 %" in words
    assert "18 concepts are due today" in words


def test_a_full_report_says_what_is_mixed_up() -> None:
    words = said(full_report())
    assert "gateway endpoint taken for interface endpoint 4 times, last on 19 November 2026" in words
    assert "A gateway endpoint serves only traffic from its own VPC" in words
    assert "9 guesses were right" in words


def test_the_commands_carry_an_exam_that_is_not_the_goal() -> None:
    words = said(full_report()._replace(exam=EXAM._replace(id="dva-c03", is_goal=False)))
    assert "aws-quiz drill --exam dva-c03 --topic vpc-connectivity --weak" in words
    assert "aws-quiz drill --exam dva-c03 --topic kms asks again" in words
    assert words.count("Across everything you studied, whatever the exam.") == 1
    assert "Over everything" not in said(full_report())


def test_history_from_a_day_on_is_not_called_all_of_it() -> None:
    full = full_report()
    recent = full._replace(since=TODAY - timedelta(days=1), days=full.days[-2:], pace=Pace(900.0, 2, 48.0, None, 900.0))
    words = said(recent)
    assert "You have spent 15 min answering on 2 days since 20 November 2026. " in words
    assert "You have studied on 2 days since 20 November 2026" in words
    assert "in the last 7 days" not in words
    older = recent._replace(since=TODAY - timedelta(days=7))
    assert "on 2 days since 14 November 2026, all of it in the last 7 days." in said(older)


def test_points_are_a_column_only_where_there_are_any() -> None:
    full = full_report()
    assert "Answers Points" in said(full)
    assert "Answers Points" not in said(full._replace(weakest=tuple(one._replace(points=0.0) for one in full.weakest)))


def test_what_is_true_is_said_to_be_true() -> None:
    words = said(full_report())
    assert "You were sure and wrong about these. What is true: A gateway endpoint" in words
    assert "twice in vpc-connectivity , last on 19 November 2026" in words


def test_a_share_of_few_first_answers_is_a_count() -> None:
    words = said(full_report())
    assert "about 5 of 14" in words
    assert "44 %" in words


def test_one_answer_makes_no_verdict() -> None:
    words = said(one_answer_report())
    assert "Too few first answers to new questions yet: 1 of about 20." in words
    assert "Too few answers yet to tell topics apart" in words
    assert "Sure 1 1 too few answers yet: 1 of about 20" in words
    assert "1 concept is due on 24 November 2026" in words
    assert "395" not in words
    assert "<svg" not in report_page(one_answer_report())


def test_an_empty_report_says_what_to_do_and_draws_nothing() -> None:
    page = report_page(empty_report())
    words = said(empty_report())
    assert "No exam is set" in words
    assert "Nothing due in the next 30 days." in words
    assert "<figure" not in page
    assert "<table" not in page


def test_mock_exams_without_a_forecast_before_them() -> None:
    words = said(mocks_only_report())
    assert "No mock exam has followed a forecast yet" in words
    assert "Too few reviews yet: 3 of about 20." in words
    assert "No misconceptions or lucky guesses." in words


def test_what_wrong_designs_lacked_is_told_with_what_asks_it() -> None:
    words = said(full_report())
    assert "VPC endpoints: gateway or interface endpoint" in words
    assert "3 times, last on 19 November 2026; aws-quiz drill --missing asks it" in words
    assert "Missing" not in said(full_report()._replace(missing=()))


def _odd_reports() -> dict[str, Report]:
    full = full_report()
    readiness = full.readiness
    assert readiness is not None
    one = Sitting(1, TODAY, 65, 1000, 990, 1000)
    certain = Part("1", "All", 1.0, 1.0, 1.0, 1.0, 9, 9, 1.0, 9, 1.0, 0, 100)
    week = Retention(TODAY - timedelta(days=5), 20, 0, 1.0)
    return {
        "no forecast": full._replace(readiness=None),
        "no exam day": full._replace(
            exam=EXAM._replace(day=None, days_left=None), readiness=readiness._replace(going_on=None, stopped=None)
        ),
        "the exam's day has passed": full._replace(
            exam=EXAM._replace(days_left=-3), readiness=readiness._replace(going_on=None, stopped=None)
        ),
        "the exam is tomorrow": full._replace(exam=EXAM._replace(days_left=1)),
        "no exam": full._replace(exam=None, readiness=None, sittings=(), history=()),
        "one mock": full._replace(sittings=(one,), history=()),
        "two mocks on one day": full._replace(sittings=(one, one._replace(number=2)), history=()),
        "all at the pass mark": full._replace(history=((TODAY, 700), (TODAY, 700)), sittings=()),
        "no new concepts": full._replace(readiness=readiness._replace(new_a_day=0.0, movers=())),
        "certain": full._replace(
            readiness=readiness._replace(today=Forecast(TODAY, 1000, 1000, 1000, 1.0)), domains=(certain,)
        ),
        "everything forgotten": full._replace(retention=week, retention_by_week=(week, week)),
        "everything recalled": full._replace(
            retention=week._replace(recalled=20), retention_by_week=(week._replace(recalled=20),) * 2
        ),
        "nothing for months": full._replace(
            days=tuple(day._replace(day=day.day - timedelta(days=400)) for day in full.days), streak=0
        ),
        "no time": full._replace(
            days=tuple(day._replace(milliseconds=0) for day in full.days), pace=Pace(0.0, 9, None, None)
        ),
        "no load": full._replace(load=()),
        "due today alone": full._replace(load=(Due(TODAY, 2),)),
        "a heavy load": full._replace(load=(Due(TODAY, 99_000), Due(TODAY + timedelta(days=1), 1))),
        "narrowed": full._replace(topics=("Amazon S3", "AWS KMS"), since=TODAY - timedelta(days=30)),
    }


@pytest.mark.parametrize("name", list(_odd_reports()))
def test_odd_reports_make_whole_pages(name: str) -> None:
    page = report_page(_odd_reports()[name])
    parsed(page)
    assert not re.search(r"\b(nan|None|inf)\b", page)


def test_a_command_line_that_makes_no_page_loads_no_charting_library() -> None:
    script = "import sys; import aws_quiz.web.report_page; sys.exit('pygal' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
