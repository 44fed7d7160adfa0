"""Many small segments of a device become one, and whatever happens meanwhile, no row is lost and none comes twice."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aws_quiz.store.exchange import compacting
from aws_quiz.store.exchange.segments import packed, replaced_by, unpacked
from aws_quiz.store.exchange.shared_folder import Synced, sync_with
from tests.store.exchange.learners import USUAL, Device, folded, kept, rows_of, union

DAY = 86_400.0


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three small segments are many here."""
    monkeypatch.setattr(compacting, "MOST_SMALL", 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def one(tmp_path: Path) -> Device:
    return Device(tmp_path, "one")


@pytest.fixture
def other(tmp_path: Path) -> Device:
    return Device(tmp_path, "other", 12)


def sync(device: Device, folder: Path, *, age: float = 0.0, anew: bool = False) -> Synced:
    """A sync that finds every file of the folder so many seconds old, by the device's clock."""
    for file in folder.iterdir():
        os.utime(file, times=(device.now.timestamp() - age, device.now.timestamp() - age))
    return sync_with(device.log, str(folder), USUAL, anew=anew)


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def drills(device: Device, folder: Path, times: int) -> None:
    for choice in range(times):
        device.drill(choice)
        sync(device, folder)


def the_one(folder: Path) -> Path:
    """The segment that replaces others."""
    (found,) = (file for file in folder.iterdir() if unpacked(file.read_bytes()).replaces)
    return found


def test_many_small_ones_become_one_that_holds_every_row_of_theirs(one: Device, folder: Path, other: Device) -> None:
    drills(one, folder, 4)
    small = names(folder)
    assert len(small) == 4
    sync(one, folder)
    (made,) = names(folder) - small
    assert set(unpacked((folder / made).read_bytes()).replaces) == small
    assert sync(one, folder).received.known == 0, "it reads nothing of what it wrote itself"
    for name in small:
        (folder / name).unlink()
    sync(other, folder)
    assert rows_of(other.log) == union(rows_of(one.log), rows_of(other.log))
    assert kept(other.log) == folded(other.log)


def test_those_that_it_replaces_stay_for_a_week_and_go_then(one: Device, folder: Path) -> None:
    drills(one, folder, 4)
    sync(one, folder)
    five = names(folder)
    sync(one, folder)
    assert names(folder) == five
    sync(one, folder, age=8 * DAY)
    assert names(folder) == {the_one(folder).name}


def test_few_are_left_alone_and_large_ones_too(one: Device, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drills(one, folder, 3)
    sync(one, folder)
    assert len(names(folder)) == 3
    monkeypatch.setattr(compacting, "SMALL_BYTES", 10)
    drills(one, folder, 3)
    sync(one, folder)
    assert len(names(folder)) == 6


def test_a_large_one_among_many_small_ones_stays(one: Device, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for choice in range(5):
        one.drill(choice)
    sync(one, folder)
    (large,) = folder.iterdir()
    monkeypatch.setattr(compacting, "SMALL_BYTES", large.stat().st_size)
    drills(one, folder, 4)
    sync(one, folder)
    assert set(unpacked(the_one(folder).read_bytes()).replaces) == names(folder) - {large.name, the_one(folder).name}


def test_the_number_of_files_is_bounded_however_often_one_syncs(one: Device, folder: Path) -> None:
    for choice in range(60):
        one.drill(choice)
        sync(one, folder, age=8 * DAY)
    assert len(names(folder)) <= 2 * (compacting.MOST_SMALL + 2)
    third = Device(folder.parent, "third")
    sync(third, folder)
    assert rows_of(third.log)["review"] == rows_of(one.log)["review"]


@pytest.mark.parametrize("share", [0, 0.5, 0.999])
def test_nothing_goes_while_the_one_is_not_whole(one: Device, folder: Path, share: float) -> None:
    drills(one, folder, 4)
    sync(one, folder)
    made = the_one(folder)
    data = made.read_bytes()
    made.write_bytes(data[: int(len(data) * share)])
    before = names(folder)
    sync(one, folder, age=8 * DAY)
    assert before <= names(folder)


def test_what_does_not_fit_the_log_spoils_no_other_segment(one: Device, folder: Path, other: Device) -> None:
    drills(one, folder, 4)
    sound = unpacked(min(folder.iterdir()).read_bytes())
    strange = [
        tuple("maybe" if value in ("right", "wrong") else value for value in row) for row in sound.rows["review"]
    ]
    spoilt = sound._replace(rows={**sound.rows, "review": [(f"0{row[0][1:]}"[:-1] + "f", *row[1:]) for row in strange]})
    (folder / f"{one.log.device}-000009-00000000.segment").write_bytes(packed(spoilt))
    kept = names(folder)
    for _ in range(3):
        found = sync(one, folder, age=8 * DAY)
        assert [name for name, _ in found.refused] == [f"{one.log.device}-000009-00000000.segment"]
    assert names(folder) - kept
    assert sync(other, folder).received.new["review"]
    assert rows_of(other.log)["review"] == rows_of(one.log)["review"]


def test_what_cannot_be_read_replaces_nothing(folder: Path) -> None:
    assert replaced_by(str(folder)) == replaced_by(str(folder / "gone")) == ()


def test_a_flipped_bit_in_the_one_keeps_the_others(one: Device, folder: Path) -> None:
    drills(one, folder, 4)
    sync(one, folder)
    data = bytearray(the_one(folder).read_bytes())
    data[-9] ^= 1
    the_one(folder).write_bytes(data)
    before = names(folder)
    sync(one, folder, age=8 * DAY)
    assert before <= names(folder)


def test_another_device_neither_reads_nor_sends_again_what_was_replaced(
    one: Device, folder: Path, other: Device
) -> None:
    drills(one, folder, 4)
    sync(other, folder)
    sync(one, folder)
    sync(one, folder, age=8 * DAY)
    found = sync(other, folder)
    assert (found.sent, found.received.new, found.waiting) == ({}, {}, ())
    assert found.received.known == sum(len(rows) for rows in unpacked(the_one(folder).read_bytes()).rows.values())
    assert sync(other, folder).received.known == 0


def test_a_device_that_was_away_for_two_rounds_is_not_told_that_the_folder_was_emptied(
    one: Device, folder: Path, other: Device
) -> None:
    drills(one, folder, 4)
    known = names(folder)
    sync(other, folder)
    (own,) = names(folder) - known
    (folder / own).unlink()
    other.log.db.execute("DELETE FROM sync_read WHERE name = ?", (own,))
    for choice in range(9):
        one.drill(choice)
        sync(one, folder, age=8 * DAY)
    assert not known & names(folder)
    found = sync(other, folder)
    assert found.received.new["review"]
    assert found.sent == {}
    assert rows_of(other.log)["review"] == rows_of(one.log)["review"]


def test_a_carrier_that_deletes_before_it_brings_makes_the_other_send_once_and_no_more(
    one: Device, folder: Path, other: Device
) -> None:
    drills(one, folder, 4)
    sync(other, folder)
    sync(one, folder)
    made = the_one(folder)
    late = made.read_bytes()
    for name in (made.name, *unpacked(late).replaces):
        (folder / name).unlink()
    assert len(sync(other, folder).sent["review"]) == 12
    made.write_bytes(late)
    assert sync(other, folder).received.new == {}
    assert sync(other, folder).sent == {}
    sync(one, folder)
    assert rows_of(one.log)["review"] == rows_of(other.log)["review"]


def test_no_device_makes_one_of_anothers(one: Device, folder: Path, other: Device) -> None:
    drills(one, folder, 4)
    before = names(folder)
    for choice in range(5):
        other.drill(choice)
        sync(other, folder, age=8 * DAY)
    assert before <= names(folder)
    assert the_one(folder).name.startswith(other.log.device)


def test_a_device_put_back_to_a_backup_loses_nothing_of_what_its_files_held(
    one: Device, folder: Path, tmp_path: Path
) -> None:
    drills(one, folder, 1)
    one.close()
    shutil.copyfile(one.path, tmp_path / "backup")
    one = Device(tmp_path, "one", opened=1)
    drills(one, folder, 3)
    whole = rows_of(one.log)
    one.close()
    shutil.copyfile(tmp_path / "backup", one.path)
    back = Device(tmp_path, "one", opened=2)
    compacting.compact(
        str(folder), back.log.device, {name: (folder / name).stat().st_size for name in names(folder)}, back.now, ".x"
    )
    for name in unpacked(the_one(folder).read_bytes()).replaces:
        (folder / name).unlink()
    sync(back, folder)
    assert rows_of(back.log)["review"] == whole["review"]


def test_conflict_copies_and_what_cannot_be_read_are_left_as_they_are(one: Device, folder: Path) -> None:
    drills(one, folder, 4)
    some = min(folder.iterdir())
    (folder / f"{some.stem} (conflicted copy).segment").write_bytes(some.read_bytes())
    half = folder / f"{one.log.device}-000009-00000000.segment"
    half.write_bytes(some.read_bytes()[:50])
    sync(one, folder)
    sync(one, folder, age=8 * DAY)
    assert {half.name, f"{some.stem} (conflicted copy).segment"} < names(folder)
    assert some.name not in names(folder)


@pytest.mark.parametrize("stopped_at", ["os.replace", "os.unlink", "os.fsync"])
def test_a_folder_that_does_not_let_it_stays_good(
    one: Device, folder: Path, other: Device, monkeypatch: pytest.MonkeyPatch, stopped_at: str
) -> None:
    drills(one, folder, 4)
    sync(one, folder)
    drills(one, folder, 4)

    def refused(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(stopped_at, refused)
        sync(one, folder, age=8 * DAY)
    sync(one, folder)
    sync(other, folder)
    assert rows_of(other.log)["review"] == rows_of(one.log)["review"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are killed")
@pytest.mark.parametrize("calls", range(8))
def test_a_kill_at_any_call_that_changes_the_folder_loses_nothing(
    one: Device, folder: Path, other: Device, calls: int
) -> None:
    drills(one, folder, 4)
    sync(one, folder)
    whole = rows_of(one.log)
    for choice in range(4):
        one.drill(choice)
        sync(one, folder)
    one.close()
    child = os.fork()
    if child == 0:
        killed_at(calls)
        sync(Device(folder.parent, "one", opened=1), folder, age=8 * DAY)
        os._exit(0)
    os.waitpid(child, 0)
    sync(other, folder)
    assert whole["review"] < rows_of(other.log)["review"]
    back = Device(folder.parent, "one", opened=2)
    for _ in range(2):
        sync(back, folder, age=8 * DAY)
    third = Device(folder.parent, "third")
    sync(third, folder)
    assert rows_of(third.log)["review"] == rows_of(other.log)["review"] == rows_of(back.log)["review"]


def killed_at(calls: int) -> None:
    """Ends this process at once at the call of that number that changes a folder."""
    left = iter(range(calls, -1, -1))

    def counted(do: Callable[..., object]) -> Callable[..., object]:
        def doing(*words: object) -> object:
            if next(left) == 0:
                os._exit(9)
            return do(*words)

        return doing

    for name in ("fsync", "replace", "unlink"):
        setattr(os, name, counted(getattr(os, name)))


def test_files_that_vanish_while_another_device_reads_are_not_waited_for(
    one: Device, folder: Path, other: Device
) -> None:
    drills(one, folder, 4)
    sync(one, folder)
    replaced = unpacked(the_one(folder).read_bytes()).replaces

    def deleting(unread: Sequence[str]) -> Sequence[str]:
        for name in replaced:
            (folder / name).unlink()
        return unread

    found = sync_with(other.log, str(folder), USUAL, deleting)
    assert found.waiting == ()
    assert rows_of(other.log)["review"] == rows_of(one.log)["review"]
    assert sync(other, folder).sent == {}


def test_of_an_exams_clock_the_furthest_is_kept(one: Device, folder: Path) -> None:
    one.mock(0)
    for choice in (1, 5, 9, 13):
        sync(one, folder)
        one.mock(choice)
    sync(one, folder)
    made = unpacked(the_one(folder).read_bytes())
    clocks = [row for name in made.replaces for row in unpacked((folder / name).read_bytes()).rows["exam_clock"]]
    assert len(set(clocks)) > 1
    assert made.rows["exam_clock"] == [max(clocks)]
