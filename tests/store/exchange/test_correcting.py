"""What many sets of rows in one transaction do to memory: each concept is corrected once, or all is folded anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from aws_quiz.store import memory_cache
from aws_quiz.store.exchange import correcting
from aws_quiz.store.exchange.segments import packed, unpacked
from aws_quiz.store.exchange.shared_folder import sync_with
from tests.store.exchange.learners import CONCEPTS, USUAL, Device, folded, kept

Both = tuple[Device, Device]
CURRENT = "SELECT 1 FROM local WHERE name = 'memory'"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def met(tmp_path: Path, folder: Path) -> Both:
    """One device has met every concept; the other has sent six drills on them, each in a segment of its own."""
    one, other = Device(tmp_path, "one"), Device(tmp_path, "other", 1)
    for choice in range(len(CONCEPTS)):
        one.drill(choice)
    for choice in range(6):
        other.drill(choice)
        sync_with(other.log, str(folder), USUAL)
    return one, other


def test_a_concept_that_many_segments_touch_is_corrected_once(
    met: Both, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(correcting, "SHARE_CORRECTED", 1.0)
    corrected: list[str] = []
    usual = memory_cache.correct

    def noting(db: object, before: list[object], after: list[object], scheduling: object) -> object:
        corrected.append(after[0].concept)  # type: ignore[attr-defined]
        return usual(db, before, after, scheduling)  # type: ignore[arg-type]

    one, _ = met
    with monkeypatch.context() as patch:
        patch.setattr(memory_cache, "correct", noting)
        sync_with(one.log, str(folder), USUAL)
    assert len(corrected) == len(set(corrected)) > 1
    assert one.log.db.execute(CURRENT).fetchone(), "nothing was left to fold"
    assert kept(one.log) == folded(one.log)


def test_where_more_is_touched_all_is_folded_anew_though_no_segment_alone_touches_so_much(
    met: Both, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = met
    (all_met,) = one.log.db.execute("SELECT count(*) FROM memory").fetchone()
    monkeypatch.setattr(correcting, "SHARE_CORRECTED", 3.5 / all_met)  # a drill asks three
    sync_with(one.log, str(folder), USUAL)
    assert one.log.db.execute(CURRENT).fetchone() is None
    assert kept(one.log) == folded(one.log)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_segment_that_does_not_fit_leaves_memory_true_to_those_that_do(
    met: Both, folder: Path, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    monkeypatch.setattr(correcting, "SHARE_CORRECTED", share)
    one, other = met
    last = max(folder.iterdir())
    sound = unpacked(last.read_bytes())
    strange = [
        tuple("maybe" if value in ("right", "wrong") else value for value in row) for row in sound.rows["review"]
    ]
    last.write_bytes(packed(sound._replace(rows={**sound.rows, "review": strange})))
    found = sync_with(one.log, str(folder), USUAL)
    assert [name for name, _ in found.refused] == [last.name]
    assert len(found.received.new["review"]) == 15
    assert kept(one.log) == folded(one.log)
    assert len(list(other.log.db.execute("SELECT 1 FROM review"))) == 18


def test_where_nothing_is_touched_nothing_is_folded(met: Both, folder: Path) -> None:
    one, other = met
    sync_with(one.log, str(folder), USUAL)
    kept(one.log)
    other.settle_on(1)
    sync_with(other.log, str(folder), USUAL)
    assert sync_with(one.log, str(folder), USUAL).received.new["setting"]
    assert one.log.db.execute(CURRENT).fetchone()
