"""How sure every range in this house is that it holds what it speaks of."""

from __future__ import annotations

COVERAGE = 0.8
"""The chance with which a range holds it: the middle 80 %."""

TAIL = (1 - COVERAGE) / 2
"""The chance that it lies below, and as much again above."""
