"""Sittings: begun with their first answer, ended or left to be taken up again."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.moments import moment_of, stamp
from aws_quiz.core.sitting.drill import Turn
from aws_quiz.store.readable import readable

if TYPE_CHECKING:
    from datetime import datetime

    from aws_quiz.store.log import Log


class Session(NamedTuple):
    """One sitting. `seed` is what its chance is drawn from; `plan` is what it set out to ask."""

    id: str
    kind: str
    exam: str
    seed: str
    plan: tuple[Turn, ...]
    started_at: datetime
    study_day: date


def ensure_session(log: Log, session: Session) -> None:
    """Writes the session's row unless it is there. A sitting without an answer leaves no trace."""
    if log.db.execute("SELECT 1 FROM session WHERE id = ?", (session.id,)).fetchone():
        return
    log.db.execute(
        "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            session.id,
            log.device,
            session.kind,
            session.exam,
            session.seed,
            json.dumps([turn._asdict() for turn in session.plan], separators=(",", ":")),
            stamp(session.started_at),
            session.study_day.isoformat(),
        ),
    )


def end_session(log: Log, session: Session) -> None:
    """Records that a sitting is over. One that is left has no end."""
    id_, device, moment = log.sign()
    log.db.execute(
        "INSERT INTO session_end SELECT ?, ?, id, ? FROM session WHERE id = ?", (id_, device, moment, session.id)
    )


def open_drill(log: Log, study_day: date) -> Session | None:
    """The newest drill of this device that was left on the given study day, if the newest is left at all."""
    row = log.db.execute(
        "SELECT id, kind, exam, seed, plan, started_at, study_day,"
        " EXISTS (SELECT 1 FROM session_end WHERE session_end.session = session.id)"
        " FROM session WHERE kind = 'drill' AND device = ? ORDER BY id DESC LIMIT 1",
        (log.device,),
    ).fetchone()
    if row is None or row[7] or row[6] != study_day.isoformat():
        return None
    return next(readable([row[:7]], session_of), None)


def session_of(row: tuple[str, str, str, str, str, str, str]) -> Session:
    """The drill in a row of id, kind, exam, seed, plan, start and study day."""
    plan = tuple(Turn(**turn) for turn in json.loads(row[4]))
    return Session(*row[:4], plan=plan, started_at=moment_of(row[5]), study_day=date.fromisoformat(row[6]))
