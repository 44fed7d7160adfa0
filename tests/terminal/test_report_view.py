"""The report as golden text; `pytest tests/terminal/test_report_view.py --rewrite-golden` writes it anew."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from rich.style import Style

from aws_quiz.core.memory.habits import Certainty, Day, Pace, Retention
from aws_quiz.core.memory.review import Confidence
from aws_quiz.core.standing.parts import Part
from aws_quiz.core.standing.progress_report import Sitting
from aws_quiz.core.standing.readiness import ForecastRecord
from aws_quiz.terminal.device.bars import columns, range_bar, spark_line, thinned
from aws_quiz.terminal.device.theme import ASCII, DIM, RIGHT, UNICODE, WRONG, signs_for
from aws_quiz.terminal.report.report_view import report_lines
from tests.sample_reports import EXAM, TODAY, empty_report, full_report, mocks_only_report, one_answer_report
from tests.terminal.test_views import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

    from aws_quiz.core.standing.progress_report import Report

    Golden = Callable[[str, Iterable[Text], int], None]

SAMPLES = {"full": full_report, "one-answer": one_answer_report, "empty": empty_report, "mocks": mocks_only_report}


def page(report: Report, width: int = 80) -> str:
    return plain(report_lines(report, width, UNICODE))


def flat(report: Report, width: int = 80) -> str:
    """The page without its line ends, for sentences that are wrapped."""
    return " ".join(page(report, width).split())


@pytest.mark.parametrize("width", [100, 80, 60, 40])
@pytest.mark.parametrize("name", SAMPLES)
def test_the_page(is_golden: Golden, name: str, width: int) -> None:
    is_golden(f"report-{name}-{width}.txt", report_lines(SAMPLES[name](), width, UNICODE), width)


def test_the_page_in_ascii(is_golden: Golden) -> None:
    lines = report_lines(full_report(), 80, ASCII)
    assert plain(lines).isascii()
    is_golden("report-ascii-80.txt", lines, 80)


@pytest.mark.parametrize("width", [30, 33, 47, 50, 73, 74, 90, 250])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_is_as_wide_as_the_terminal_nor_wider_than_can_be_read(name: str, width: int) -> None:
    for signs in (UNICODE, ASCII):
        widest = max(line.cell_len for line in report_lines(SAMPLES[name](), width, signs))
        assert widest < min(width, 100)


def test_every_verdict_in_colour_is_a_sign_too() -> None:
    coloured = []
    for signs in (UNICODE, ASCII):
        for line in report_lines(full_report(), 80, signs):
            for span in line.spans:
                if Style.parse(str(span.style)) in (Style.parse(RIGHT), Style.parse(WRONG)):
                    words = line.plain[span.start : span.end]
                    sign = signs.right if str(span.style) == RIGHT else signs.wrong
                    assert words.startswith(sign)
                    coloured.append(words)
    assert coloured[:7] == ["✗", "✓", "✗", "✗", "✓ above", "✓ above", "✗ below"]


def test_a_report_that_is_narrowed_says_so_at_its_head() -> None:
    narrowed = full_report()._replace(topics=("VPC endpoints and peering", "KMS [bold]keys"), since=date(2026, 10, 1))
    lines = page(narrowed).splitlines()
    assert lines[2] == " Only VPC endpoints and peering, KMS [bold]keys"
    assert lines[3] == " History counts from 1 October 2026 on"


def test_bank_text_never_steers_the_terminal() -> None:
    hostile = "[red]x[/] \x1b[2J\u202e y"
    full = full_report()
    assert full.exam is not None
    assert full.readiness is not None
    report = full._replace(
        exam=full.exam._replace(name=hostile),
        topics=(hostile,),
        readiness=full.readiness._replace(movers=(full.readiness.movers[0]._replace(title=hostile),)),
        domains=tuple(part._replace(name=hostile) for part in full.domains),
        weakest=tuple(part._replace(name=hostile) for part in full.weakest),
        confusions=tuple(each._replace(took=hostile, right=hostile) for each in full.confusions),
        misconceptions=tuple(each._replace(takeaway=hostile) for each in full.misconceptions),
        lucky=tuple(each._replace(title=hostile) for each in full.lucky),
        missing=tuple(each._replace(name=hostile) for each in full.missing),
    )
    shown = page(report)
    assert shown.count("[red]x[/] [2J y") >= 12
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "about 7 in 10 on 18 December if you continue with 4.5 new concepts a day, as in the last two weeks;"),
        ({"new_a_day": 0.04}, "if you continue with no new concepts, as in the last two weeks;"),
        ({"new_a_day": 1.0}, "with 1 new concept a day"),
        ({"stopped": None}, "as in the last two weeks. "),
        ({"going_on": None, "stopped": None}, "Your odds of passing: about 4 in 10 today (41 %). "),
        ({"going_on": None}, "today (41 %); about 2 in 10 on 18 December if you stop now. "),
    ],
)
def test_the_chances_in_words(changes: dict[str, object], words: str) -> None:
    readiness = full_report().readiness
    assert readiness is not None
    assert words in flat(full_report()._replace(readiness=readiness._replace(**changes)))  # type: ignore[arg-type]


def test_without_an_exam_nothing_is_forecast_and_the_next_step_is_to_choose_one() -> None:
    shown = page(full_report()._replace(exam=None, readiness=None, domains=(), history=(), sittings=(), record=None))
    assert " No exam is chosen, so there is nothing to forecast." in shown
    assert "VPC endpoints and peering" in shown
    assert shown.splitlines()[-1].startswith(" aws-quiz goal EXAM")


def test_a_verdict_needs_the_whole_range_on_one_side() -> None:
    assert Part("1", "One", 0.5, 0.4, 0.6, None, 0, 9, 0.5, 9, 0.58).right_range == pytest.approx((0.504, 0.656))
    assert Part("1", "One", 1.0, 0.9, 1.0, None, 0, 9, 1.0, 9, 0.95).right_range == pytest.approx((0.855, 0.95))


def test_a_domain_with_too_few_answers_gets_no_verdict() -> None:
    full = full_report()
    domains = (full.domains[0]._replace(answers=3), *full.domains[1:])
    shown = page(full._replace(domains=domains))
    assert shown.count("too few answers yet: 3 of about 5") == 2
    assert "· close" not in shown


def test_the_next_step_drills_what_pays_most() -> None:
    full = full_report()
    assert full.readiness is not None
    best = full.readiness.movers[0]._replace(topic="ec2-purchasing", points=21)
    last = page(full._replace(readiness=full.readiness._replace(movers=(best,)))).splitlines()[-1]
    assert last == " aws-quiz drill --topic ec2-purchasing --weak    pays most: up to +21 points"


def test_every_drill_speaks_of_the_exam_and_topics_of_the_report() -> None:
    other = full_report()._replace(exam=EXAM._replace(id="dva-c03", is_goal=False))
    drills = [line for line in page(other, 100).splitlines() if "aws-quiz drill" in line]
    assert len(drills) == 5
    assert all(line.startswith(" aws-quiz drill --exam dva-c03 ") for line in drills)
    assert " Across everything you studied, whatever the exam." in page(other)
    narrowed = other._replace(topics=("Keys", "Buckets"), topic_ids=("kms", "s3"), domains=())
    shown = page(narrowed, 100)
    assert " aws-quiz drill --exam dva-c03 --topic kms --topic s3 --confused    tell" in shown
    assert " aws-quiz drill --exam dva-c03 --topic kms --topic s3 --misconceptions    set" in shown
    assert shown.splitlines()[-2] == " aws-quiz drill --exam dva-c03 --topic vpc-connectivity --weak"
    last = page(narrowed._replace(weakest=())).splitlines()[-1]
    assert last == " aws-quiz drill --exam dva-c03 --topic kms --topic s3    begin"
    assert "Over everything" not in shown


@pytest.mark.parametrize(
    ("since", "time"),
    [
        (1, "Time      15 min since 20 November · 8 min per study day"),
        (6, "Time      15 min since 15 November · 8 min per study day"),
        (7, "Time      10 min in the last 7 days · 15 min since 14 November · 8 min per study day"),
    ],
)
def test_history_from_a_day_on_is_not_called_all_of_it(since: int, time: str) -> None:
    full = full_report()
    pace = Pace(900.0, 2, 48.0, None, 600.0)
    shown = page(full._replace(since=TODAY - timedelta(days=since), days=full.days[-2:], pace=pace), 100)
    assert time in shown
    assert " answers since then" in shown
    assert "in all" not in shown


def test_points_are_spoken_of_only_where_there_are_any() -> None:
    full = full_report()
    shown = page(full._replace(weakest=tuple(part._replace(points=0.4) for part in full.weakest)))
    assert " The topics you know least: share known, its likely range (▒).\n" in shown


def test_the_topic_of_a_misconception_is_quiet() -> None:
    lines = report_lines(full_report(), 80, UNICODE)
    line = next(line for line in lines if line.plain.startswith("   once      ebs: Deleting"))
    assert [line.plain[span.start : span.end] for span in line.spans if span.style == DIM] == ["ebs:"]


def test_answers_without_a_concept_met_are_answers() -> None:
    last = page(empty_report()._replace(answers=3)).splitlines()[-1]
    assert last.startswith(" aws-quiz goal EXAM")


def test_the_next_step_counts_what_a_forecast_still_takes() -> None:
    one = one_answer_report()
    assert one.readiness is not None
    nearly = one._replace(readiness=one.readiness._replace(answers=19))
    assert page(nearly).splitlines()[-1] == " aws-quiz drill    1 more first answer makes a forecast"


@pytest.mark.parametrize(
    ("recalled", "words"),
    [
        (170, "You forget faster than predicted"),
        (175, "200 reviews Right"),
        (185, "200 reviews Right"),
        (192, "You remember better than predicted"),
    ],
)
def test_a_difference_in_memory_is_explained_only_where_it_is_no_chance(recalled: int, words: str) -> None:
    whole = Retention(None, 200, recalled, 0.9)
    assert words in flat(full_report()._replace(retention=whole, retention_by_week=()))


def test_weeks_without_reviews_and_weeks_with_few_are_dots() -> None:
    monday = TODAY - timedelta(days=TODAY.weekday())
    weeks = tuple(
        Retention(monday - timedelta(weeks=back), recalls, round(recalls * 0.9), 0.9)
        for back, recalls in ((4, 40), (2, 40), (1, 3), (0, 40))
    )
    assert "90 % ▇·▇·▇ 90 %  week by week, the last 5" in page(full_report()._replace(retention_by_week=weeks))


def test_few_answers_are_counted_and_not_made_percents() -> None:
    few = (Certainty(Confidence.SURE, 19, 18), Certainty(Confidence.GUESS, 20, 5))
    assert "Right     18 of 19 when sure · 25 % when guessing" in page(full_report()._replace(certainty=few))


def test_mocks_beyond_the_last_five_are_counted() -> None:
    sittings = tuple(Sitting(at, TODAY - timedelta(days=400 - 40 * at), 65, 700, 650, 750) for at in range(1, 9))
    shown = page(full_report()._replace(sittings=sittings, record=ForecastRecord(1, 1, 0, 0.1)))
    assert " Mocks     8  " in shown
    assert "3 earlier mocks: aws-quiz exam --list." in shown
    assert "1 of 1 mock exam landed inside the forecast's 80 % range; too few yet" in flat(full_report()._replace(
        sittings=sittings, record=ForecastRecord(1, 1, 0, 0.1)
    ))  # fmt: skip


def test_the_calendar_begins_with_the_first_day_and_ends_today() -> None:
    days = tuple(Day(TODAY - timedelta(days=back), sure_right=size) for back, size in ((20, 4), (10, 12), (0, 70)))
    lines = page(full_report()._replace(days=days)).splitlines()
    top = next(at for at, line in enumerate(lines) if line.startswith(" Mon   "))
    calendar = [line[11:].ljust(7) for line in lines[top : top + 7]]
    assert calendar == ["  · · ·", "  · · ·", "  · ▓ ·", "  · · ·", "  · · ·", "  · · █", "░ · ·  "]


def test_nothing_to_come_is_a_sentence() -> None:
    full = full_report()
    empty = tuple(due._replace(concepts=0) for due in full.load)
    assert " Nothing due in the next 30 days." in page(full._replace(load=empty))
    shown = page(full._replace(load=(*empty[:3], empty[3]._replace(concepts=9), *empty[4:])))
    assert " 9 concepts due in the next 30 days, all on 24 November." in shown
    single = tuple(due._replace(concepts=int(at in (3, 9))) for at, due in enumerate(full.load))
    assert " 2 concepts due in the next 30 days, the next on 24 November." in page(full._replace(load=single))


def test_a_range_is_never_without_its_shade_and_a_mark_never_outside() -> None:
    assert range_bar(0.5, 0.51, 10, UNICODE).plain == "▕█████▒░░░░▏"
    assert range_bar(0.0, 1.0, 4, UNICODE, mark=1.0).plain == "▕▒▒▒│▏"
    assert range_bar(-0.2, 1.4, 4, ASCII, mark=0.0).plain == "[|===]"
    assert range_bar(1.0, 1.0, 4, UNICODE).plain == "▕████▏"


def test_lines_and_columns_keep_first_last_and_least() -> None:
    assert spark_line([0.0, None, 0.5, 1.0, 2.0], 0.0, 1.0, UNICODE) == "▁·▅██"
    assert thinned([float(number) for number in range(100)], 4) == [0.0, 33.0, 66.0, 99.0]
    assert columns([16, 8, 9, 1, 0], 2, "", UNICODE) == ["█ ▁  ", "███▁ "]
    assert columns([0, 0], 1, "", UNICODE) == ["  "]


def test_the_scales_of_signs_are_as_long_in_ascii() -> None:
    latin = signs_for("latin-1")
    for scale in ("levels", "blocks"):
        assert len(getattr(latin, scale)) == len(getattr(UNICODE, scale)) == len(set(getattr(latin, scale)))
        assert getattr(latin, scale).isascii()
