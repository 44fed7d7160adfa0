"""Random logs, for laws that hold of every log."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from aws_quiz.core.memory.review import Confidence, Review, Verdict
from tests.builders import review

FIRST_DAY = date(2026, 1, 1)


def _answer(
    concept: str, number: int, day: int, minute: int, verdict: Verdict, confidence: Confidence, seconds: float | None
) -> Review:
    return review(
        concept,
        question=f"{concept}.{number}",
        answered_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day, minutes=minute),
        study_day=FIRST_DAY + timedelta(days=day),
        verdict=verdict,
        confidence=confidence,
        seconds=seconds,
    )


def logs(longest: int = 12) -> st.SearchStrategy[list[Review]]:
    """Answers to the three questions of each of two concepts within a month, in no order."""
    answers = st.builds(
        _answer,
        st.sampled_from(["a", "b"]),
        st.integers(1, 3),
        st.integers(0, 30),
        st.integers(0, 600),
        st.sampled_from(Verdict),
        st.sampled_from(Confidence),
        st.sampled_from([30.0, 1.5, None]),
    )
    return st.lists(answers, max_size=longest)
