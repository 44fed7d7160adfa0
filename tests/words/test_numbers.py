from __future__ import annotations

import pytest

from aws_quiz.words.numbers import chance, counted, listed, new_a_day, percents, signed, times


def test_one_thing_is_one_thing() -> None:
    assert [counted(n, "answer") for n in (0, 1, 2, 12345)] == ["0 answers", "1 answer", "2 answers", "12,345 answers"]
    assert counted(2, "match", "matches") == "2 matches"
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.0, "under 1 %"), (0.0099, "under 1 %"), (0.41, "41 %"), (0.99, "99 %"), (0.991, "over 99 %")],
)
def test_a_chance_never_claims_certainty(probability: float, words: str) -> None:
    assert chance(probability) == words


def test_the_rest() -> None:
    assert percents(0.25, 0.583) == "25 to 58 %"
    assert [signed(points) for points in (18.4, 0, -3)] == ["+18", "0", "-3"]
    assert [new_a_day(n) for n in (0.0, 1.0, 2.5)] == [
        "no new concepts", "1 new concept a day", "2.5 new concepts a day",
    ]  # fmt: skip
    assert [listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
