"""The merge of any logs in any order is their union, and memory equals the fold over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from aws_quiz.store import exams, memory_cache, reviews
from aws_quiz.store.exchange import correcting
from aws_quiz.store.exchange.merging import Taken, merge_batches
from aws_quiz.store.exchange.row_sets import whole_log_in_batches
from aws_quiz.store.exchange.twice_ended import settle_exams_ended_twice
from aws_quiz.store.log import Log
from aws_quiz.store.settings import read_settings, write_settings
from aws_quiz.store.verification import verify_and_mend
from tests.store.exchange.learners import USUAL, Device, folded, kept, rows_of, said, union

YEARS = (0.0, 11.0, -6.0)
"""How far the clocks of the three devices are from the truth."""

doings = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2_000)), max_size=14)
"""Who does something, and what."""

meetings = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=4)
"""Who takes in whose log in between."""


@contextmanager
def three_devices() -> Iterator[list[Device]]:
    with TemporaryDirectory() as folder:
        devices = [Device(Path(folder), name, years) for name, years in zip("abc", YEARS, strict=True)]
        yield devices
        for device in devices:
            device.close()


def take_in(into: Device, other: Device) -> Taken:
    return merge_batches(into.log, whole_log_in_batches(other.log.db), USUAL)


def play(devices: Sequence[Device], doings: Sequence[tuple[int, int]]) -> None:
    for who, what in doings:
        devices[who].act(what)


@settings(max_examples=40)
@given(doings, meetings, doings, st.sampled_from(list(permutations(range(3)))))
def test_the_merge_of_any_logs_in_any_order_is_their_union(
    first: list[tuple[int, int]],
    met: list[tuple[int, int]],
    second: list[tuple[int, int]],
    order: tuple[int, ...],
) -> None:
    with three_devices() as devices:
        play(devices, first)
        for into, other in met:
            if into != other:
                before = union(rows_of(devices[into].log), rows_of(devices[other].log))
                take_in(devices[into], devices[other])
                assert rows_of(devices[into].log) == before
        play(devices, second)
        whole = union(*(rows_of(device.log) for device in devices))
        one, two, three = (devices[number] for number in order)
        take_in(one, two)
        take_in(one, three)
        take_in(three, two)
        take_in(three, one)
        take_in(two, three)
        for device in devices:
            assert rows_of(device.log) == whole
            assert kept(device.log) == folded(device.log)
            assert said(device.log) == said(one.log)
            assert verify_and_mend(device.log, USUAL).complaints == ()


@settings(max_examples=20)
@given(doings, st.sampled_from([0.0, 0.5, 1.0, 9.0]))
def test_memory_equals_the_fold_whether_it_is_corrected_or_made_anew(
    doings: list[tuple[int, int]], share: float
) -> None:
    usual = correcting.SHARE_CORRECTED
    correcting.SHARE_CORRECTED = share
    try:
        with three_devices() as devices:
            play(devices, doings)
            for device in devices:
                memory_cache.ensure_current(device.log, USUAL)
            take_in(devices[0], devices[1])
            take_in(devices[0], devices[2])
            assert kept(devices[0].log) == folded(devices[0].log)
    finally:
        correcting.SHARE_CORRECTED = usual


@settings(max_examples=20)
@given(doings)
def test_a_second_merge_brings_nothing(doings: list[tuple[int, int]]) -> None:
    with three_devices() as devices:
        play(devices, doings)
        take_in(devices[0], devices[1])
        before = rows_of(devices[0].log)
        again = take_in(devices[0], devices[1])
        assert (again.new, again.differing) == ({}, 0)
        assert again.known == sum(map(len, rows_of(devices[1].log).values()))
        assert rows_of(devices[0].log) == before


def test_what_is_done_after_a_merge_comes_after_all_of_it_whatever_the_clock_says(tmp_path: Path) -> None:
    behind, ahead = Device(tmp_path, "behind", -6), Device(tmp_path, "ahead", 11)
    write_settings(ahead.log, {"new": "3"})
    take_in(behind, ahead)
    write_settings(behind.log, {"new": "15"})
    take_in(ahead, behind)
    assert read_settings(behind.log)["new"] == read_settings(ahead.log)["new"] == "15"
    close(behind, ahead)


def test_folders_of_another_machine_are_not_taken_for_ones_own(tmp_path: Path) -> None:
    one, other = Device(tmp_path, "one"), Device(tmp_path, "other", 1)
    write_settings(one.log, {"banks": "/one/banks"})
    write_settings(other.log, {"banks": "/other/banks", "sync": "/other/folder", "new": "5"})
    take_in(one, other)
    assert read_settings(one.log) == {"banks": "/one/banks", "new": "5"}
    close(one, other)


def test_an_answer_taken_back_on_two_devices_is_taken_back_once(tmp_path: Path) -> None:
    one, other = Device(tmp_path, "one"), Device(tmp_path, "other")
    one.drill(1)
    take_in(other, one)
    answer = next(reviews.standing_reviews(one.log))
    for device in (one, other):
        reviews.retract_review(device.log, answer, USUAL)
    take_in(one, other)
    take_in(other, one)
    for device in (one, other):
        assert device.log.db.execute("SELECT count(*) FROM retraction").fetchone() == (2,)
        assert answer not in list(reviews.standing_reviews(device.log))
        assert kept(device.log) == folded(device.log)
    close(one, other)


def test_a_row_of_the_same_id_and_other_values_is_counted_and_ours_stays(tmp_path: Path) -> None:
    one, other = Device(tmp_path, "one"), Device(tmp_path, "other")
    one.drill(1)
    take_in(other, one)
    other.log.db.execute("DROP TRIGGER review_no_update")
    other.log.db.execute("UPDATE review SET verdict = 'wrong', confidence = 'guess', words = words + 1")
    before = rows_of(one.log)["review"]
    assert take_in(one, other).differing == 3
    assert rows_of(one.log)["review"] == before
    close(one, other)


def test_a_mock_handed_in_on_two_devices_counts_once_and_everywhere_the_same(tmp_path: Path) -> None:
    one, two, three = devices = [Device(tmp_path, name) for name in ("one", "two", "three")]
    one.mock(0)
    for device in (two, three):
        take_in(device, one)
    for device in devices:
        device.mock(2)
    take_in(one, two)
    settle(one.log)
    take_in(three, two)
    settle(three.log)
    for into, other in ((one, three), (two, one), (three, one), (two, three)):
        take_in(into, other)
        settle(into.log)
    ends = "SELECT device FROM session_end ORDER BY id LIMIT 1"
    (first,) = one.log.db.execute(ends).fetchone()
    counted = [{answer.id for answer in reviews.standing_reviews(device.log)} for device in devices]
    of_first = one.log.db.execute("SELECT id FROM review WHERE device = ?", (first,))
    assert counted[0] == {row[0] for row in of_first}
    assert len(counted[0]) == 2
    assert counted[0] == counted[1] == counted[2]
    assert all(kept(device.log) == folded(device.log) for device in devices)
    close(*devices)


def test_a_mock_gone_through_on_one_device_counts_as_studied_on_the_other(tmp_path: Path) -> None:
    one, other = Device(tmp_path, "one"), Device(tmp_path, "other")
    one.mock(0)
    one.mock(2)
    take_in(other, one)
    assert not kept(other.log).traces
    one.mock(3)
    assert take_in(other, one).new.keys() == {"explained"}
    assert kept(other.log) == folded(other.log)
    assert kept(other.log).traces
    close(one, other)


def test_of_an_exams_clock_the_furthest_counts(tmp_path: Path) -> None:
    one, other = Device(tmp_path, "one"), Device(tmp_path, "other")
    one.mock(0)
    take_in(other, one)
    (exam,) = exams.exams(one.log)
    exams.note_used(one.log, exam.id, 40)
    exams.note_used(other.log, exam.id, 90)
    for into, source in ((other, one), (one, other), (other, one)):
        take_in(into, source)
        assert exams.used_in(into.log, exam.id) == 90
    close(one, other)


def settle(log: Log) -> None:
    settle_exams_ended_twice(log, USUAL)


def close(*devices: Device) -> None:
    for device in devices:
        device.close()
