"""Random logs, for laws that hold of every log."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from aws_quiz.core.review import Confidence, Review, Verdict
from tests.builders import review

FIRST_DAY = date(2026, 1, 1)


def _answer(concept: str, day: int, minute: int, verdict: Verdict, confidence: Confidence) -> Review:
    return review(
        concept,
        answered_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day, minutes=minute),
        study_day=FIRST_DAY + timedelta(days=day),
        verdict=verdict,
        confidence=confidence,
    )


def logs(longest: int = 12) -> st.SearchStrategy[list[Review]]:
    """Answers to two concepts within a month, in no order."""
    answers = st.builds(
        _answer,
        st.sampled_from(["a", "b"]),
        st.integers(0, 30),
        st.integers(0, 600),
        st.sampled_from(Verdict),
        st.sampled_from(Confidence),
    )
    return st.lists(answers, max_size=longest)
