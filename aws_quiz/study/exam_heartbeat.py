"""Keeps an exam's clock going and takes it down every second, whatever the screen is doing.

A thread of its own with a store connection of its own: so the time left is right within a second after
`kill -9`, also while the program waits for a line.
"""

from __future__ import annotations

from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from aws_quiz.errors import StoreUnusable
from aws_quiz.store.exams import note_used
from aws_quiz.store.log import open_log

if TYPE_CHECKING:
    from aws_quiz.core.sitting.mock_exam import ExamClock
    from aws_quiz.environment import Environment
    from aws_quiz.store.log import Log

SECONDS = 0.5
"""Between two beats: half of the second that a kill may take, so that a busy machine has the other half."""


class Heartbeat:
    """Beats from `start` to `stop`. `used` may be asked from any thread at any time."""

    def __init__(self, env: Environment, path: str, session: str, clock: ExamClock) -> None:
        self._env = env
        self._path = path
        self._session = session
        self._clock = clock
        self._lock = Lock()
        self._over = Event()
        self._thread = Thread(target=self._beat, name="exam clock", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> float:
        """Stops beating, and gives the seconds used."""
        self._over.set()
        self._thread.join()
        return self.used()

    def used(self) -> float:
        """Seconds used until this moment."""
        with self._lock:
            return self._clock.tick(self._env.monotonic())

    def left(self) -> float | None:
        with self._lock:
            self._clock.tick(self._env.monotonic())
            return self._clock.left

    def _beat(self) -> None:
        log: Log | None = None
        while not self._over.wait(SECONDS):
            try:
                log = log or open_log(self._path, self._env.now, self._env.entropy)
            except StoreUnusable:
                # Somebody holds the store. The exam's own connection says so where it matters; the clock goes on.
                continue
            # What a beat cannot take down, the next one does: it counts from the beginning.
            note_used(log, self._session, self.used())
        if log:
            log.close()
