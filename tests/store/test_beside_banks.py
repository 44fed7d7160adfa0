"""Sums by place, read in one query beside the banks, equal what is worked out concept by concept."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aws_quiz.banks.catalog.refresh import open_catalog
from aws_quiz.banks.catalog.tables import SCHEMA
from aws_quiz.banks.files.discovery import BankFolder
from aws_quiz.core.memory.review import Confidence, Review, Verdict
from aws_quiz.core.memory.scheduling import Scheduling
from aws_quiz.core.memory.trace import fold_log
from aws_quiz.core.standing.pooling import Tally
from aws_quiz.store import memory_cache
from aws_quiz.store.beside_banks import Beside, CellId, beside_banks, guesses
from aws_quiz.store.identity import new_id
from aws_quiz.store.log import Log
from aws_quiz.store.marks import set_suspended
from aws_quiz.store.reviews import append_review, retract_review, standing_reviews
from aws_quiz.store.sessions import Session
from tests.builders import MOMENT, review
from tests.runner import bank_text
from tests.simulation.summing import Placement, cells_of, guesses_of
from tests.store.conftest import open_at
from tests.strategies import FIRST_DAY, logs

SCHEDULING = Scheduling()
TODAY = MOMENT.date()
EXAM = "saa-c03"
TASKS = (("1", "1.1"), ("1", "1.2"), ("2", "2.1"))

right = review
wrong = partial(review, verdict=Verdict.WRONG)
guessed = partial(review, confidence=Confidence.GUESS)


def fill(db: sqlite3.Connection, placements: Iterable[Placement], exam: str = EXAM) -> None:
    """Puts placements into a bank, with shares as the catalog gives them."""
    placements = list(placements)
    tasks = Counter(placement.concept for placement in placements)
    db.executemany(
        "INSERT INTO placement (exam, concept, topic, domain, task, share, file) VALUES (?, ?, ?, ?, ?, ?, 1)",
        [(exam, *placement, 1 / tasks[placement.concept]) for placement in placements],
    )
    db.commit()


def bank_at(path: Path, placements: Iterable[Placement], exam: str = EXAM) -> str:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(SCHEMA)
        fill(db, placements, exam)
    return str(path)


@pytest.fixture
def bank(tmp_path: Path) -> str:
    """Two concepts of S3 in one task, one of KMS in two tasks, one of SQS in another exam."""
    placements = [
        Placement("s3-thing", "s3", "1", "1.1"),
        Placement("s3-other", "s3", "1", "1.1"),
        Placement("kms-thing", "kms", "1", "1.2"),
        Placement("kms-thing", "kms", "2", "2.1"),
    ]
    path = tmp_path / "catalog.sqlite"
    bank_at(path, placements)
    with closing(sqlite3.connect(path)) as db:
        fill(db, [Placement("sqs-thing", "sqs", "1", "1.1"), Placement("s3-thing", "s3", "4", "4.1")], "dva-c03")
    return str(path)


def store(log: Log, session: Session, *answers: Review) -> None:
    for answer in answers:
        append_review(log, session, answer, SCHEDULING)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


# Random logs and banks

CONCEPTS = "abcde"
"""Of which the last is never met."""

banks = st.dictionaries(
    st.sampled_from(CONCEPTS),
    st.tuples(st.sampled_from(["kms", "s3", "vpc"]), st.sets(st.sampled_from(TASKS), min_size=1)),
).map(
    lambda found: [
        Placement(concept, topic, *task) for concept, (topic, tasks) in found.items() for task in sorted(tasks)
    ]
)


def as_written(reviews: Sequence[Review]) -> list[Review]:
    """The same answers under ids such as the program gives."""
    numbers = count(1)
    return [
        one._replace(id=new_id(one.answered_at, lambda size: next(numbers).to_bytes(size, "big"))) for one in reviews
    ]


def renamed(reviews: Sequence[Review]) -> list[Review]:
    names = {"a": "c", "b": "d"}
    return [
        one._replace(concept=names[one.concept], question=f"{names[one.concept]}{one.question[1:]}") for one in reviews
    ]


histories = st.builds(lambda one, other: as_written([*one, *renamed(other)]), logs(10), logs(10))
quick = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds nothing yet, to be copied: making one takes a while."""
    path = tmp_path_factory.mktemp("fresh") / "store.sqlite"
    open_at(path).close()
    return path


def copy_of(fresh: Path, folder: Path) -> Log:
    """A log of its own that need not outlast a power cut."""
    log = open_at(copyfile(fresh, folder / "store.sqlite"))
    log.db.execute("PRAGMA synchronous = OFF")
    return log


def in_topics(placements: Iterable[Placement], topics: Sequence[str]) -> list[Placement]:
    return [placement for placement in placements if not topics or placement.topic in topics]


@quick
@given(banks, histories, st.sets(st.sampled_from(["kms", "s3", "vpc"])), st.data())
def test_sums_equal_those_worked_out_concept_by_concept(
    tmp_path_factory: pytest.TempPathFactory,
    fresh: Path,
    session: Session,
    placements: list[Placement],
    history: list[Review],
    topics: set[str],
    data: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("beside")
    log = copy_of(fresh, folder)
    store(log, session, *history)
    for answer in data.draw(st.lists(st.sampled_from(history), unique=True, max_size=3)) if history else []:
        retract_review(log, answer, SCHEDULING)
    suspended = data.draw(st.sets(st.sampled_from(CONCEPTS)))
    for concept in suspended:
        set_suspended(log, concept, suspended=True)
    today = FIRST_DAY + timedelta(days=data.draw(st.integers(0, 60)))
    then = today + timedelta(days=data.draw(st.integers(0, 90)))
    since = FIRST_DAY + timedelta(days=data.draw(st.integers(0, 32)))
    ahead = data.draw(st.integers(0, 30))
    name = bank_at(folder / "catalog.sqlite", placements)
    with closing(sqlite3.connect(name)) as db:
        fill(db, [Placement(concept, "s3", "9", "9.9") for concept in CONCEPTS], "dva-c03")
        fill(db, [Placement(concept, "s3", "", "") for concept in CONCEPTS], "*")

    mine = in_topics(placements, sorted(topics))
    standing = list(standing_reviews(log))
    traces = fold_log(standing, SCHEDULING).traces
    with beside_banks(log, name, EXAM, sorted(topics)) as beside:
        shown = beside.shown(today, then)
        due = beside.due_by_day(today, ahead)
        lucky = dict(beside.lucky_guesses(since))

    now, later = cells_of(mine, traces, today), cells_of(mine, traces, then)
    met = {cell.place[:3]: (cell.shown, other.shown.recall) for cell, other in zip(now, later, strict=True)}
    met = {place: sums for place, sums in met.items() if sums[0].met}
    assert shown.keys() == met.keys()
    for place, (sums, recall_then) in met.items():
        assert shown[place][0] == pytest.approx(sums)
        assert shown[place][1] == pytest.approx(recall_then)
    assert guesses(log) == guesses_of(traces.values())

    topic_of = {placement.concept: placement.topic for placement in mine}
    coming = Counter(
        max((trace.memory.due_day - today).days, 0)
        for concept, trace in traces.items()
        if concept in topic_of and concept not in suspended and trace.memory.due_day < today + timedelta(days=ahead)
    )
    assert due == coming
    counted = Counter(
        topic_of[one.concept]
        for one in standing
        if one.concept in topic_of and one.right and one.confidence is Confidence.GUESS and one.study_day >= since
    )
    assert lucky == pytest.approx(counted)
    log.close()


@quick
@given(banks, histories)
def test_lucky_guesses_come_to_the_same_kept_and_counted(
    tmp_path_factory: pytest.TempPathFactory,
    fresh: Path,
    session: Session,
    placements: list[Placement],
    history: list[Review],
) -> None:
    folder = tmp_path_factory.mktemp("beside")
    log = copy_of(fresh, folder)
    store(log, session, *history)
    with beside_banks(log, bank_at(folder / "catalog.sqlite", placements), EXAM) as beside:
        kept: defaultdict[str, float] = defaultdict(float)
        for (topic, _, _), (shown, _) in beside.shown(TODAY, TODAY).items():
            kept[topic] += shown.lucky
        counted = dict(beside.lucky_guesses(FIRST_DAY))
    assert {topic: times for topic, times in kept.items() if times} == pytest.approx(counted)
    log.close()


# By hand


def lucky_since(beside: Beside, since: date) -> dict[str, float]:
    return dict(beside.lucky_guesses(since))


def test_without_answers_there_is_nothing_to_sum(log: Log, bank: str) -> None:
    with beside_banks(log, bank, EXAM) as beside:
        assert beside.shown(TODAY, TODAY) == {}
        assert beside.due_by_day(TODAY, 30) == {}
        assert beside.lucky_guesses(TODAY) == []
    assert guesses(log) == Tally(0, 0)


def test_a_concept_that_serves_two_tasks_is_met_in_both_and_shared_between_them(
    log: Log, session: Session, bank: str
) -> None:
    store(log, session, guessed("kms-thing"), right("s3-thing"), wrong("s3-other"))
    with beside_banks(log, bank, EXAM) as beside:
        shown = {place: sums for place, (sums, _) in beside.shown(TODAY, TODAY).items()}
    assert {place: (one.met, one.met_share, one.lucky) for place, one in shown.items()} == {
        ("kms", "1", "1.2"): (1, 0.5, 0.5),
        ("kms", "2", "2.1"): (1, 0.5, 0.5),
        ("s3", "1", "1.1"): (2, 2.0, 0),
    }
    assert (shown["s3", "1", "1.1"].first_right, shown["s3", "1", "1.1"].first_wrong) == (1.0, 1.0)
    assert (shown["kms", "2", "2.1"].first_right, shown["kms", "2", "2.1"].first_wrong) == (0.0, 0.0)


def test_guesses_are_first_answers_and_those_to_other_questions_on_later_days(log: Log, session: Session) -> None:
    unlucky = partial(guessed, verdict=Verdict.WRONG)
    store(log, session, guessed("gone-thing", day=0), unlucky("s3-thing", day=0), right("kms-thing", day=0))
    assert guesses(log) == Tally(2, 1)
    store(log, session, guessed("gone-thing", day=3), guessed("s3-thing", day=0, question="s3-thing.2"))
    assert guesses(log) == Tally(2, 1)
    store(log, session, guessed("kms-thing", day=3, question="kms-thing.2"))
    store(log, session, unlucky("kms-thing", day=6, question="kms-thing.3"))
    assert guesses(log) == Tally(4, 2)


def test_what_was_answered_today_counts_as_it_will_be_tomorrow(log: Log, session: Session, bank: str) -> None:
    store(log, session, right("s3-thing"))
    with beside_banks(log, bank, EXAM) as beside:
        today, tomorrow = (beside.shown(day(ahead), day(ahead))["s3", "1", "1.1"] for ahead in (0, 1))
        ((at_day_nine, left),) = beside.shown(day(0), day(9)).values()
    assert today == tomorrow
    assert 0.9 < today[0].recall < 1
    assert today[0].recall == today[1]
    assert at_day_nine.recall == today[0].recall
    assert left < at_day_nine.recall


def test_what_is_overdue_is_due_today_and_nothing_beyond_the_days_asked_for(
    log: Log, session: Session, bank: str
) -> None:
    store(log, session, right("s3-thing", day=-40), wrong("s3-other", day=0), right("kms-thing", day=0))
    due = {concept: (trace.memory.due_day - TODAY).days for concept, trace in memory_cache.all_traces(log).items()}
    assert due["s3-thing"] < 0 < due["s3-other"] < due["kms-thing"]
    with beside_banks(log, bank, EXAM) as beside:
        assert beside.due_by_day(TODAY, 30) == {0: 1, due["s3-other"]: 1, due["kms-thing"]: 1}
        assert beside.due_by_day(TODAY, due["kms-thing"]) == {0: 1, due["s3-other"]: 1}
        assert beside.due_by_day(day(due["kms-thing"]), 1) == {0: 3}


def test_a_suspended_concept_is_not_due_but_stays_known(log: Log, session: Session, bank: str) -> None:
    store(log, session, right("s3-thing", day=-40), right("kms-thing", day=-40))
    for suspended, due in ((True, {0: 1}), (False, {0: 2}), (True, {0: 1})):
        set_suspended(log, "kms-thing", suspended=suspended)
        with beside_banks(log, bank, EXAM) as beside:
            assert beside.due_by_day(TODAY, 30) == due
            assert beside.shown(TODAY, TODAY)["kms", "1", "1.2"][0].met == 1


def test_only_the_exam_and_the_topics_asked_for_count(log: Log, session: Session, bank: str) -> None:
    store(
        log, session, *(guessed(concept, day=-40) for concept in ("s3-thing", "kms-thing", "sqs-thing", "gone-thing"))
    )

    def seen(exam: str, *topics: str) -> tuple[set[CellId], dict[int, int], dict[str, float]]:
        with beside_banks(log, bank, exam, topics) as beside:
            return set(beside.shown(TODAY, TODAY)), beside.due_by_day(TODAY, 30), lucky_since(beside, day(-50))

    s3 = ("s3", "1", "1.1")
    kms = {("kms", "1", "1.2"), ("kms", "2", "2.1")}
    assert seen(EXAM) == ({s3} | kms, {0: 2}, {"s3": 1, "kms": 1})
    assert seen(EXAM, "s3") == ({s3}, {0: 1}, {"s3": 1})
    assert seen(EXAM, "s3", "kms") == seen(EXAM)
    assert seen(EXAM, "sqs") == (set(), {}, {})
    assert seen("dva-c03") == ({("sqs", "1", "1.1"), ("s3", "4", "4.1")}, {0: 2}, {"sqs": 1, "s3": 1})
    assert seen("clf-c02") == (set(), {}, {})


def test_lucky_guesses_count_from_a_day_on_and_not_what_was_taken_back(log: Log, session: Session, bank: str) -> None:
    regretted = guessed("s3-other", day=4)
    store(log, session, guessed("s3-thing", day=0), guessed("s3-thing", day=2), regretted, guessed("kms-thing", day=2))
    store(log, session, wrong("s3-thing", day=3, confidence=Confidence.GUESS), right("s3-thing", day=3))
    retract_review(log, regretted, SCHEDULING)
    with beside_banks(log, bank, EXAM) as beside:
        assert lucky_since(beside, day(0)) == {"s3": 2, "kms": 1}
        assert lucky_since(beside, day(1)) == {"s3": 1, "kms": 1}
        assert lucky_since(beside, day(3)) == {}


@pytest.mark.parametrize("hours", [-14, 0, 12, 35])
def test_a_guess_belongs_to_its_study_day_whatever_the_clock_said(
    log: Log, session: Session, bank: str, hours: int
) -> None:
    """East of Greenwich a day begins the day before; and somebody's day may turn late on the next."""
    moment = MOMENT.replace(hour=0) + timedelta(hours=hours)
    answer = guessed("s3-thing", id=new_id(moment, bytes), answered_at=moment)
    store(log, session, answer)
    with beside_banks(log, bank, EXAM) as beside:
        assert lucky_since(beside, TODAY) == {"s3": 1}
        assert lucky_since(beside, day(1)) == {}


def test_where_sqlite_has_no_powers_python_lends_its_own(log: Log, session: Session, bank: str) -> None:
    store(log, session, right("s3-thing", day=-9), right("kms-thing", day=-3))
    with beside_banks(log, bank, EXAM) as beside:
        built_in = beside.shown(TODAY, day(20))

    def missing(*_: float) -> float:
        raise ArithmeticError("there is no such function")

    log.db.create_function("pow", 2, missing)
    with pytest.raises(sqlite3.OperationalError):
        log.db.execute("SELECT pow(2, 2)")
    with beside_banks(log, bank, EXAM) as beside:
        lent = beside.shown(TODAY, day(20))
    assert lent.keys() == built_in.keys()
    for place, (sums, recall_then) in built_in.items():
        assert lent[place][0] == pytest.approx(sums)
        assert lent[place][1] == pytest.approx(recall_then)


def test_a_bank_in_memory_can_be_read_too(log: Log, session: Session) -> None:
    store(log, session, right("s3-thing"))
    name = "file:a-bank-of-tests?mode=memory&cache=shared"
    with closing(sqlite3.connect(name, uri=True)) as db:
        db.executescript(SCHEMA)
        fill(db, [Placement("s3-thing", "s3", "1", "1.1")])
        with beside_banks(log, name, EXAM) as beside:
            assert beside.shown(TODAY, TODAY)["s3", "1", "1.1"][0].met == 1


@pytest.mark.parametrize("is_in_memory", [False, True])
def test_the_catalog_itself_can_be_read_beside_the_log(
    log: Log, session: Session, tmp_path: Path, is_in_memory: bool
) -> None:
    folder = tmp_path / "banks"
    folder.mkdir()
    (folder / "s3.yaml").write_text(bank_text("s3", concepts=2))
    cache = tmp_path / "cache"
    if is_in_memory:
        cache.write_text("in the way")
    catalog = open_catalog(str(cache / "catalog.sqlite"), [BankFolder(folder, shipped=False)], "1.0")
    assert catalog.name.startswith("file:") == is_in_memory
    store(log, session, right("s3-01"), guessed("s3-02"), right("gone-01"))
    with beside_banks(log, catalog.name, "*") as beside:
        ((place, (shown, _)),) = beside.shown(TODAY, TODAY).items()
        assert lucky_since(beside, TODAY) == {"s3": 1}
    assert (place, shown.met, shown.lucky) == (("s3", "", ""), 2, 1)
    catalog.close()


def test_banks_are_let_go_whatever_happens_and_others_can_be_read_next(
    log: Log, session: Session, bank: str, tmp_path: Path
) -> None:
    store(log, session, right("s3-thing"))
    other = bank_at(tmp_path / "other.sqlite", [Placement("s3-thing", "mine", "7", "7.7")])
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), beside_banks(log, bank, EXAM):
            raise ZeroDivisionError
        with beside_banks(log, other, EXAM) as beside:
            assert set(beside.shown(TODAY, TODAY)) == {("mine", "7", "7.7")}
    attached = [row[1] for row in log.db.execute("PRAGMA database_list")]
    assert "bank" not in attached
    assert log.db.execute("SELECT count(*) FROM memory").fetchone() == (1,)


def test_looking_writes_nothing(log: Log, session: Session, bank: str) -> None:
    store(log, session, guessed("s3-thing"))
    before, kept = Path(bank).read_bytes(), log.db.total_changes
    with beside_banks(log, bank, EXAM) as beside:
        beside.shown(TODAY, day(9))
        beside.due_by_day(TODAY, 30)
        beside.lucky_guesses(TODAY)
    assert log.db.total_changes == kept
    assert Path(bank).read_bytes() == before


def steps(log: Log, bank: str) -> list[int]:
    """How many instructions SQLite takes for each sum."""
    taken: list[int] = []

    def step() -> int:
        taken[-1] += 1
        return 0

    with beside_banks(log, bank, EXAM) as beside:
        sums: tuple[Callable[[], object], ...] = (
            lambda: beside.shown(TODAY, TODAY),
            lambda: beside.due_by_day(TODAY, 30),
            lambda: beside.lucky_guesses(day(-9)),
        )
        for read in sums:
            taken.append(0)
            log.db.set_progress_handler(step, 1)
            read()
            log.db.set_progress_handler(None, 1)
    return taken


def test_concepts_that_are_installed_and_not_met_cost_nothing(log: Log, session: Session, bank: str) -> None:
    store(log, session, guessed("s3-thing"), right("kms-thing"))
    before = steps(log, bank)
    assert all(before)
    with closing(sqlite3.connect(bank)) as db:
        fill(db, [Placement(f"new-{number}", "s3", *task) for number in range(500) for task in TASKS])
    assert steps(log, bank) == before
