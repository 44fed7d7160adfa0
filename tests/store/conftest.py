from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from aws_quiz.core.sitting.drill import Turn
from aws_quiz.store.log import Log, open_log
from aws_quiz.store.sessions import Session
from tests.builders import MOMENT
from tests.runner import Clock


def open_at(path: Path) -> Log:
    numbers = count(1)
    return open_log(str(path), Clock().now, lambda size: next(numbers).to_bytes(size, "big"))


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = open_at(tmp_path / "store.sqlite")
    yield log
    log.close()


@pytest.fixture
def session() -> Session:
    plan = (Turn("s3-thing", "s3", is_new=True),)
    return Session("0-session", "drill", "saa-c03", "7", plan, MOMENT, MOMENT.date())
