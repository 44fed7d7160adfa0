"""A share of which only mean and variance are known, taken as normal on the log-odds scale: it never leaves 0 to 1."""

from __future__ import annotations

from math import exp, log, log1p, sqrt
from statistics import NormalDist

HALF_WIDTH = 1.2816
"""Standard deviations on either side that hold 80 % of a normal distribution."""

RECENTRED = 6
"""Steps of Newton's method after which the quantiles' mean is the share's."""

NODES = tuple(NormalDist().inv_cdf((number + 0.5) / 40) for number in range(40))


def interval(mean: float, variance: float) -> tuple[float, float]:
    """The middle 80 % of a share with this mean and variance, taken as normal on the log-odds scale."""
    mean = min(max(mean, 0.001), 0.999)
    odds, width = log(mean / (1 - mean)), HALF_WIDTH * spread(mean, variance)
    return 1 / (1 + exp(-(odds - width))), 1 / (1 + exp(-(odds + width)))


def quantiles(mean: float, variance: float) -> list[float]:
    """40 quantiles of a share with this mean, normal on the log-odds scale."""
    width = spread(mean, variance)
    odds = log(mean / (1 - mean))
    for _ in range(RECENTRED):
        shares = [1 / (1 + exp(-(odds + width * node))) for node in NODES]
        slope = sum(share * (1 - share) for share in shares) / len(shares)
        odds += (mean - sum(shares) / len(shares)) / slope
    return [1 / (1 + exp(-(odds + width * node))) for node in NODES]


def spread(mean: float, variance: float) -> float:
    """The standard deviation of the log-odds of a share.

    Near the middle it is the share's own over the slope there; towards 0 and 1, where the lesser share is close to
    log-normal, it is that distribution's and stays finite.
    """
    return sqrt(log1p(variance / (mean * (1 - mean)) ** 2))
