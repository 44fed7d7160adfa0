"""Chances of so many right answers of so many, for papers of any length."""

from __future__ import annotations

from math import exp, lgamma, log


def binomial(n: int, p: float) -> list[float]:
    """The chance of each number from 0 to `n` of successes, at a chance `p` between 0 and 1, both excluded.

    By logarithms, since binomial coefficients of long papers are no floats.
    """
    success, failure = log(p), log(1 - p)
    whole = lgamma(n + 1)
    return [exp(whole - lgamma(k + 1) - lgamma(n - k + 1) + k * success + (n - k) * failure) for k in range(n + 1)]
