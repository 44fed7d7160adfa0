"""`aws-quiz goal --result`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from aws_quiz.errors import UsedWrongly
from aws_quiz.study.preferences import checked
from aws_quiz.words.days import full_day

if TYPE_CHECKING:
    from aws_quiz.study.room import Room


def keep_result_of(room: Room, exam: str | None, date: str | None, scaled: int, *, as_json: bool) -> int:
    """Keeps how the real exam went, and says how the forecast did."""
    from aws_quiz.study.goal.real_results import keep_result
    from aws_quiz.words.forecasts import real_result

    if not exam and not room.preferences.exam:
        raise UsedWrongly("Which exam was it?", "Name it: `aws-quiz goal saa-c03 --result 742`.")
    blueprint = room.blueprint(exam or room.preferences.exam)
    low, high = blueprint.scale
    if not low <= scaled <= high:
        raise UsedWrongly(f"{scaled} is no score of {blueprint.code}, which has {low} to {high}.")
    day = checked("exam-date", date) if date else room.preferences.exam_day(blueprint.id) or room.today
    assert isinstance(day, datetime.date), "a setting that reads days"
    if day > room.today:
        raise UsedWrongly(
            f"{blueprint.code} is on {full_day(day)}, a day yet to come.",
            "If you have sat it, say when: `--date DAY`.",
        )
    found = keep_result(room, blueprint, day, scaled)
    if as_json:
        from aws_quiz.cli.as_json.forecasts_json import result_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, result_json(blueprint.id, found))
    else:
        from aws_quiz.cli.output import say

        say(room.env, real_result(blueprint.code, found))
    return 0
