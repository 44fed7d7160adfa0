"""A folder that devices share: whatever carries it and whatever happens to a file, the union is the same."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from aws_quiz.errors import UsedWrongly
from aws_quiz.store.exchange import compacting
from aws_quiz.store.exchange.merging import merge_batches
from aws_quiz.store.exchange.row_sets import RowSets, columns_of, whole_log_in_batches
from aws_quiz.store.exchange.segments import Segment, packed, unpacked
from aws_quiz.store.exchange.shared_folder import Synced, sync_with
from aws_quiz.store.identity import new_id
from aws_quiz.store.migrations import NEWEST
from tests.builders import MOMENT
from tests.store.exchange.learners import USUAL, Device, folded, kept, rows_of, union
from tests.syncing import play

MOST_FILES = 60
"""In a folder of two devices that leave three small segments each as they are, with what a careless carrier adds."""

Devices = tuple[Device, Device]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def devices(tmp_path: Path) -> Devices:
    return Device(tmp_path, "one"), Device(tmp_path, "other", 12)


def sync(device: Device, folder: Path, *, anew: bool = False) -> Synced:
    return sync_with(device.log, str(folder), USUAL, anew=anew)


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def sent(found: Synced) -> dict[str, int]:
    return {table: len(ids) for table, ids in found.sent.items()}


def received(found: Synced) -> dict[str, int]:
    return {table: len(ids) for table, ids in found.received.new.items()}


def test_each_gets_what_the_other_did_once(devices: Devices, folder: Path) -> None:
    one, other = devices
    one.drill(1)
    other.mark(1)
    assert received(sync(one, folder)) == {}
    assert received(sync(other, folder)) == {"device": 1, "session": 1, "session_end": 1, "review": 3}
    assert received(sync(one, folder)) == {"device": 1, "flag": 1, "suspension": 1, "note": 1, "fault": 1}
    assert rows_of(one.log) == rows_of(other.log)
    assert kept(other.log) == folded(other.log)
    for device in devices:
        again = sync(device, folder)
        assert (sent(again), received(again)) == ({}, {})


def test_only_what_is_new_is_read_and_written(devices: Devices, folder: Path) -> None:
    one, other = devices
    one.drill(1)
    sync(one, folder)
    sync(other, folder)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files(folder)}
    one.drill(3)
    assert sent(sync(one, folder)) == {"session": 1, "session_end": 1, "review": 3, "retraction": 1}
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in before} == before
    opened: list[Sequence[str]] = []

    def noting(names: Sequence[str]) -> Sequence[str]:
        opened.append(names)
        return names

    sync_with(other.log, str(folder), USUAL, noting)
    assert opened[0] == [path.name for path in files(folder) if path not in before]


def test_no_device_touches_what_another_wrote(devices: Devices, folder: Path) -> None:
    one, other = devices
    one.drill(1)
    sync(one, folder)
    before = {path: path.read_bytes() for path in files(folder)}
    other.drill(2)
    sync(other, folder)
    sync(other, folder)
    assert before.items() <= {path: path.read_bytes() for path in files(folder)}.items()
    assert all(path in before or path.name.startswith(other.log.device) for path in files(folder))


@pytest.mark.parametrize("share", [0, 1, 40, -1])
def test_a_segment_that_is_half_there_waits_until_it_is_whole(devices: Devices, folder: Path, share: int) -> None:
    one, other = devices
    one.drill(1)
    sync(one, folder)
    (segment,) = files(folder)
    whole = segment.read_bytes()
    segment.write_bytes(whole[:share])
    found = sync(other, folder)
    assert (found.waiting, received(found)) == ((segment.name,), {})
    segment.write_bytes(whole)
    assert received(sync(other, folder))["review"] == 3


def test_a_flipped_bit_is_never_taken_for_a_row(devices: Devices, folder: Path) -> None:
    one, other = devices
    one.drill(1)
    sync(one, folder)
    (segment,) = files(folder)
    data = bytearray(segment.read_bytes())
    data[-20] ^= 4
    segment.write_bytes(data)
    assert sync(other, folder).waiting == (segment.name,)


@pytest.mark.parametrize(
    "name",
    [
        "{stem} (conflicted copy 2026-11-28).segment",
        "{stem}.sync-conflict-20261128-101010-ABCDEFG.segment",
        "{stem} (1).segment",
        "{stem}.segment.conflict1",
        "w8Zk3qPb.segment",
    ],
)
def test_a_copy_under_another_name_is_as_good_as_the_file(devices: Devices, folder: Path, name: str) -> None:
    one, other = devices
    one.drill(1)
    sync(one, folder)
    (segment,) = files(folder)
    shutil.copyfile(segment, folder / name.format(stem=segment.stem))
    first = rows_of(one.log)
    assert received(sync(other, folder))["review"] == 3
    assert received(sync(one, folder)) == {"device": 1}
    assert rows_of(other.log) == union(first, rows_of(other.log))
    segment.unlink()
    third = Device(folder.parent, "third")
    assert received(sync(third, folder))["review"] == 3


def test_a_copy_that_takes_another_copys_name_is_read_anew(devices: Devices, folder: Path) -> None:
    one, other = devices
    for choice in (1, 3):
        one.drill(choice)
        sync(one, folder)
    first, second = files(folder)
    first.rename(folder / "a (1).segment")
    away = second.rename(folder.parent / "away")
    assert received(sync(other, folder))["review"] == 3
    away.rename(folder / "a (1).segment")
    assert received(sync(other, folder))["review"] == 3


def test_files_of_others_are_left_alone(devices: Devices, folder: Path) -> None:
    one, other = devices
    one.drill(1)
    (folder / "notes.txt").write_text("x")
    (folder / ".syncthing.aaa.segment.tmp").write_text("x")
    (folder / "~syncthing~aaa.segment.tmp").write_text("x")
    (folder / "folder.segment").mkdir()
    (folder / ".git").mkdir()
    found = sync(one, folder)
    assert (found.waiting, found.refused) == ((), ())
    assert received(sync(other, folder))["review"] == 3
    assert (folder / "notes.txt").read_text() == "x"


def test_segments_in_any_order_stand_by_themselves(devices: Devices, folder: Path) -> None:
    one, other = devices
    for choice in (0, 1, 2, 3):
        one.mock(choice)
        sync(one, folder)
    away = folder.parent / "away"
    away.mkdir()
    for path in files(folder)[:-1]:
        shutil.move(path, away / path.name)
    assert received(sync(other, folder))["session"] == 1
    for path in reversed(files(away)):
        shutil.move(path, folder / path.name)
        sync(other, folder)
    sync(one, folder)
    assert rows_of(one.log) == rows_of(other.log)
    clock = "SELECT session, used FROM exam_clock"
    assert other.log.db.execute(clock).fetchall() == one.log.db.execute(clock).fetchall()


def test_a_device_put_back_gets_back_what_it_had_sent(tmp_path: Path, folder: Path) -> None:
    one = Device(tmp_path, "one")
    one.drill(1)
    sync(one, folder)
    one.close()
    shutil.copyfile(one.path, tmp_path / "backup")
    one = Device(tmp_path, "one", opened=1)
    one.drill(2)
    one.settle_on(4)
    sync(one, folder)
    whole = rows_of(one.log)
    one.close()
    shutil.copyfile(tmp_path / "backup", one.path)
    back = Device(tmp_path, "one", opened=2)
    back.drill(3)
    own = rows_of(back.log)
    found = sync(back, folder)
    assert received(found)["review"] == 3
    assert sent(found)["review"] == 3
    assert rows_of(back.log) == union(whole, own)
    other = Device(tmp_path, "other")
    sync(other, folder)
    assert union(rows_of(other.log), rows_of(back.log)) == rows_of(other.log)


def test_two_machines_with_copies_of_one_store_lose_nothing(tmp_path: Path, folder: Path) -> None:
    one = Device(tmp_path, "one")
    one.drill(1)
    sync(one, folder)
    one.close()
    (tmp_path / "elsewhere").mkdir()
    shutil.copyfile(one.path, tmp_path / "elsewhere" / "one.sqlite")
    twins = Device(tmp_path, "one", opened=1), Device(tmp_path / "elsewhere", "one", opened=2)
    assert twins[0].log.device == twins[1].log.device
    for choice, device in enumerate(twins):
        device.drill(choice)
        sync(device, folder)
    for device in twins:
        sync(device, folder)
    assert rows_of(twins[0].log) == rows_of(twins[1].log)
    assert len(rows_of(twins[0].log)["review"]) == 9


def test_the_files_of_twins_never_take_each_others_place(tmp_path: Path, folder: Path) -> None:
    Device(tmp_path, "one").close()
    there = tmp_path / "there"
    (there / "shared").mkdir(parents=True)
    shutil.copyfile(tmp_path / "one.sqlite", there / "one.sqlite")
    twins = Device(tmp_path, "one", opened=1), Device(there, "one", opened=2)
    assert twins[0].log.device == twins[1].log.device
    for choice in range(2):
        for device, shared in zip(twins, (folder, there / "shared"), strict=True):
            device.drill(choice)
            sync(device, shared)
    assert {path.name for path in files(folder)}.isdisjoint(path.name for path in files(there / "shared"))


def test_what_is_imported_is_sent_too(devices: Devices, folder: Path, tmp_path: Path) -> None:
    one, other = devices
    sync(one, folder)
    old = Device(tmp_path, "old", -9)
    old.drill(1)
    merge_batches(one.log, whole_log_in_batches(old.log.db), USUAL)
    assert sent(sync(one, folder))["review"] == 3
    assert received(sync(other, folder))["review"] == 3


def test_a_device_carries_between_two_folders(devices: Devices, folder: Path, tmp_path: Path) -> None:
    one, other = devices
    stick = tmp_path / "stick"
    stick.mkdir()
    between = Device(tmp_path, "between", 3)
    one.drill(1)
    sync(one, folder)
    sync(between, stick)
    sync(between, folder)
    assert sent(sync(between, stick))["review"] == 3
    assert received(sync(other, stick))["review"] == 3
    assert sent(sync(between, folder)) == {}


def test_what_is_written_while_a_segment_is_made_is_sent_next(devices: Devices, folder: Path) -> None:
    one, other = devices
    second_window = Device(folder.parent, "one", opened=1)
    one.drill(1)
    other.drill(1)
    sync(other, folder)

    def answering(names: Sequence[str]) -> Sequence[str]:
        second_window.drill(2)
        return names

    first = sync_with(one.log, str(folder), USUAL, answering)
    then = sync(one, folder)
    assert sent(first)["review"] + sent(then).get("review", 0) == 6
    sync(other, folder)
    assert rows_of(one.log)["review"] == rows_of(other.log)["review"]


def test_a_folder_that_holds_nothing_any_more_is_not_written_to_unasked(devices: Devices, folder: Path) -> None:
    one, _ = devices
    one.drill(1)
    sync(one, folder)
    for path in files(folder):
        path.unlink()
    with pytest.raises(UsedWrongly, match="holds none of the files"):
        sync(one, folder)
    assert files(folder) == []
    assert sent(sync(one, folder, anew=True))["review"] == 3


def test_a_segment_that_is_gone_is_made_up_for_by_whoever_has_its_rows(devices: Devices, folder: Path) -> None:
    one, other = devices
    for device in devices:
        device.drill(1)
        sync(device, folder)
    sync(one, folder)
    next(path for path in files(folder) if path.name.startswith(one.log.device)).unlink()
    assert sent(sync(other, folder))["review"] == 3
    assert sent(sync(one, folder)) == {}
    third = Device(folder.parent, "third")
    sync(third, folder)
    assert rows_of(third.log)["review"] == rows_of(one.log)["review"]


def test_a_folder_that_is_not_there_is_a_sentence_and_makes_none(devices: Devices, tmp_path: Path) -> None:
    with pytest.raises(UsedWrongly, match="cannot be read"):
        sync(devices[0], tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs permissions that hold")
def test_a_folder_that_cannot_be_written_is_a_sentence_and_what_is_new_stays(devices: Devices, folder: Path) -> None:
    one, _ = devices
    one.drill(1)
    folder.chmod(0o500)
    with pytest.raises(UsedWrongly, match="cannot be written"):
        sync(one, folder)
    folder.chmod(0o700)
    assert sent(sync(one, folder))["review"] == 3


def test_a_segment_of_a_newer_program_waits_for_the_upgrade(devices: Devices, folder: Path) -> None:
    one, other = devices
    one.drill(1)
    sync(one, folder)
    (segment,) = files(folder)
    newer = unpacked(segment.read_bytes())._replace(schema=NEWEST + 1)
    (folder / "newer.segment").write_bytes(packed(newer))
    ((name, reason),) = sync(other, folder).refused
    assert (name, reason) == ("newer.segment", "a newer aws-quiz wrote it; upgrade aws-quiz here")


def test_a_segment_of_an_older_program_is_brought_up(devices: Devices, folder: Path) -> None:
    one, _ = devices
    device = new_id(MOMENT, os.urandom)
    columns = {
        "device": ["id", "created_at"],
        "note": ["id", "device", "question", "text", "written_at"],
    }
    note = (new_id(MOMENT, os.urandom), device, "s3-thing.1", "mine", "2026-01-01T00:00:00.000000Z")
    rows: RowSets = {"device": [(device, "2026-01-01T00:00:00.000000Z")], "note": [note]}
    (folder / "old.segment").write_bytes(packed(Segment(4, device, columns, rows)))
    assert received(sync(one, folder)) == {"device": 1, "note": 1}
    assert one.log.db.execute("SELECT concept, text FROM note").fetchall() == [("s3-thing", "mine")]


@pytest.mark.parametrize(
    "row",
    [
        ("x", "no such device", "s3.1", "f", "t", "2026"),
        ("x",),
        ("ffffffff-ffff-7fff-bfff-ffffffffffff", None, None, None, None, None),
        (7, "d", "s3.1", "f", "t", "2026"),
        ([1], [2], [3], [4], [5], [6]),
        ("x", "d", "s3.1", "f", 10**30, "2026"),
        ("x", "d", "s3.1", "f", "\ud800", "2026"),
    ],
)
def test_rows_that_no_program_of_ours_wrote_are_refused_and_stop_nothing(
    devices: Devices, folder: Path, row: tuple[object, ...]
) -> None:
    one, other = devices
    one.drill(1)
    sync(one, folder)
    columns = {"device": ["id", "created_at"], "fault": columns_of(one.log.db, "fault")}
    strange = Segment(NEWEST, "d", columns, {"device": [("d", "2026")], "fault": [row]})
    body = json.dumps({table: [columns[table], rows] for table, rows in strange.rows.items()})
    (folder / "0-strange.segment").write_bytes(_signed(body))
    found = sync(other, folder)
    assert [name for name, _ in found.refused] == ["0-strange.segment"]
    assert received(found)["review"] == 3
    assert other.log.db.execute("SELECT count(*) FROM fault").fetchone() == (0,)


@pytest.mark.parametrize(
    "body", ["[]", "7", "{", '{"review": 7}', '{"review": [["id"], [7]]}', '{"flag": [["id"], []]}']
)
def test_a_body_that_is_none_is_refused(devices: Devices, folder: Path, body: str) -> None:
    (folder / "strange.segment").write_bytes(_signed(body))
    assert [name for name, _ in sync(devices[0], folder).refused] == ["strange.segment"]


def _signed(body: str) -> bytes:
    """The bytes of a segment with any body, its checksum right."""
    import zlib
    from hashlib import sha256

    data = zlib.compress(body.encode("utf-8", "surrogatepass"))
    head = {"format": "aws-quiz segment", "schema": NEWEST, "device": "d", "bytes": len(data)}
    return json.dumps({**head, "sha256": sha256(data).hexdigest()}).encode() + b"\n" + data


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are killed")
@pytest.mark.parametrize(("turns", "seed"), [(40, 1), pytest.param(1_000, 2, marks=pytest.mark.thorough)])
def test_two_devices_and_a_careless_carrier_lose_no_answer_and_double_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turns: int, seed: int
) -> None:
    monkeypatch.setattr(compacting, "MOST_SMALL", 3)
    played = play(turns, seed, tmp_path)
    assert played.segments < MOST_FILES
    # How many are hit depends on the machine: a busy one is seldom where a signal would hurt.
    assert played.killed > turns / 200
    assert played.answers > turns / 3
