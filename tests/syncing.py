"""`python -m tests.syncing [TIMES] [SEED]`: two devices share a folder that a careless carrier copies between them.

Each turn one of them drills, sits mocks or changes its mind, and syncs, in a process of its own that may be killed at
any moment. The carrier brings files late, out of order, in halves, and leaves conflict copies; now and then a device is
put back to an old copy of its store. In the end no answer that was acknowledged is lost, and none is doubled.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from aws_quiz.store.exchange.shared_folder import sync_with
from aws_quiz.store.memory_cache import ensure_current
from aws_quiz.store.verification import verify_and_mend
from tests.store.exchange.learners import USUAL, Device, folded, kept, rows_of, said

YEARS = {"a": 9.0, "b": -4.0}
LONGEST_SECONDS = 0.06
"""In which a turn that is to be killed is killed: about what one takes."""


class Played(NamedTuple):
    turns: int
    killed: int
    put_back: int
    answers: int
    segments: int
    deletions: int


class Two:
    """Two devices, the folder of each, and what each has acknowledged."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.acknowledged: set[str] = set()
        self.on_both: set[str] = set()
        self.deletions = 0
        self.turn = 0
        for name in YEARS:
            (folder / f"shared-{name}").mkdir()
            device = Device(folder, name, YEARS[name])
            sync_with(device.log, self.shared(name), USUAL)
            device.close()

    def shared(self, name: str) -> str:
        return str(self.folder / f"shared-{name}")

    def segments(self) -> int:
        """Files in a folder, but for the copies that the carrier left behind."""
        return sum("conflicted copy" not in name for name in os.listdir(self.shared("a")))

    def device(self, name: str) -> Device:
        """The device as the next process finds it: its clock has gone on, and its chance is another."""
        return Device(self.folder, name, YEARS[name], opened=self.turn)

    def play(self, name: str, *, killed: bool) -> bool:
        """A turn in a process of its own, and whether it was killed."""
        self.turn += 1
        acts = [self.chance.randrange(2_000) for _ in range(self.chance.randint(0, 3))]
        seconds = self.chance.uniform(0.0005, LONGEST_SECONDS)
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                os.close(out)
                if killed:
                    # Without a handler this signal ends the process at once, as SIGKILL would.
                    signal.setitimer(signal.ITIMER_REAL, seconds)
                self._turn(name, acts, into)
                os._exit(0)
            os._exit(1)
        os.close(into)
        with os.fdopen(out) as told:
            self.acknowledged.update(told.read().split())
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGALRM
            return True
        assert os.waitstatus_to_exitcode(status) == 0, f"turn {self.turn} of {name} failed"
        return False

    def _turn(self, name: str, acts: list[int], told: int) -> None:
        device = self.device(name)
        before = {row[0] for row in device.log.db.execute("SELECT id FROM review")}
        for act in acts:
            device.act(act)
            now = {row[0] for row in device.log.db.execute("SELECT id FROM review")}
            os.write(told, "".join(f"{id_}\n" for id_ in sorted(now - before)).encode())
            before = now
        sync_with(device.log, self.shared(name), USUAL)
        ensure_current(device.log, USUAL)
        device.close()

    def carry(self, share: float, *, carelessly: bool = True) -> None:
        """Brings a share of the files that the other side lacks, or has not whole, and of what it deleted."""
        for name, other in (("a", "b"), ("b", "a")):
            theirs = Path(self.shared(other))
            for file in Path(self.shared(name)).iterdir():
                if file.name.startswith(".") or self.chance.random() > share:
                    continue
                data, target = file.read_bytes(), theirs / file.name
                if target.exists() and target.stat().st_size >= len(data):
                    continue
                if file.name in self.on_both and not target.exists():
                    file.unlink()
                    self.deletions += 1
                    continue
                if carelessly and self.chance.random() < 0.1:
                    (theirs / f"{file.stem} (conflicted copy){file.suffix}").write_bytes(data)
                    continue
                self.on_both.add(file.name)
                share = self.chance.random() if carelessly and self.chance.random() < 0.2 else 1.0
                target.write_bytes(data[: int(len(data) * share)])

    def put_back(self, name: str) -> None:
        """Puts a device back to a copy of its store, once all that it holds is in the folder; the copy is of before."""
        copy = self.folder / f"copy-{name}"
        store = self.folder / f"{name}.sqlite"
        self.play(name, killed=False)
        if copy.exists():
            for ending in ("-wal", "-shm"):
                store.with_name(store.name + ending).unlink(missing_ok=True)
            shutil.copyfile(copy, store)
        else:
            shutil.copyfile(store, copy)


def play(turns: int, seed: int, folder: Path) -> Played:
    """Plays so many turns, checks what came of them, and counts. Raises AssertionError where a row is lost."""
    two = Two(folder, seed)
    killed = put_back = 0
    for _ in range(turns):
        name = two.chance.choice("ab")
        killed += two.play(name, killed=two.chance.random() < 0.5)
        two.carry(0.5)
        if two.chance.random() < 0.02:
            two.put_back(name)
            put_back += 1
    for _ in range(3):
        two.carry(1, carelessly=False)
        for name in "ab":
            two.play(name, killed=False)
    two.carry(1, carelessly=False)
    devices = [two.device(name) for name in "ab"]
    for device, name in zip(devices, "ab", strict=True):
        found = sync_with(device.log, two.shared(name), USUAL)
        assert found.sent == {}, f"{name} had something left to send"
        assert (found.waiting, found.refused) == ((), ())
    one, other = devices
    assert rows_of(one.log) == rows_of(other.log), "the two differ"
    answers = [row[0] for row in one.log.db.execute("SELECT id FROM review")]
    assert two.acknowledged <= set(answers), f"{len(two.acknowledged - set(answers))} answers were lost"
    (distinct,) = one.log.db.execute(
        "SELECT count(*) FROM (SELECT DISTINCT session, question, answered_at, seconds, verdict FROM review)"
    ).fetchone()
    assert distinct == len(answers), "answers were doubled"
    for device in devices:
        assert kept(device.log) == folded(device.log), "memory is not the fold"
        assert said(device.log) == said(one.log), "the two say different things"
        assert verify_and_mend(device.log, USUAL).complaints == ()
    for device in devices:
        device.close()
    return Played(two.turn, killed, put_back, len(answers), two.segments(), two.deletions)


def main() -> None:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 30)
    sys.stdout.write(f"seed {seed}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory() as folder:
        played = play(turns, seed, Path(folder))
    sys.stdout.write(
        f"{played.turns} turns, {played.killed} of them killed, {played.put_back} stores put back: {played.answers}"
        f" answers on both devices, none lost, none doubled; {played.segments} files in the folder,"
        f" {played.deletions} deletions carried\n"
    )


if __name__ == "__main__":
    main()
