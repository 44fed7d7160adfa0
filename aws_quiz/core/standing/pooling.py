"""Shares estimated from few answers: a hierarchical Beta prior, topic under domain under all.

Each topic's share is drawn towards its domain's, each domain's towards the whole, and the whole towards a prior,
as if every level had seen some answers like its parent before its own; so two answers never make a verdict.
A child speaks to its parent with n·s/(n+s) answers instead of n: however many it has, it is one child and may
differ from its siblings (the effective sample size of a beta-binomial; Gelman and others, Bayesian Data Analysis,
chapter 5, with the hyperparameters fixed). Everything is linear, so a weighted sum's variance follows.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tally(NamedTuple):
    """`successes` of `trials`; both may be fractions, since answers count by what they are worth."""

    trials: float = 0.0
    successes: float = 0.0

    def plus(self, trials: float, successes: float) -> Tally:
        return Tally(self.trials + trials, self.successes + successes)

    @property
    def share(self) -> float | None:
        return min(max(self.successes / self.trials, 0.0), 1.0) if self.trials else None


class Prior(NamedTuple):
    """What is thought before any answer: a mean, held with so many answers, and how alike domains and topics are.

    `domain` and `topic` are the answers that a domain has seen like the whole, and a topic like its domain.
    """

    mean: float
    whole: float
    domain: float
    topic: float


class Share(NamedTuple):
    """A node's share: its mean, the variance that is its own, and how much of its parent's share is in it."""

    mean: float
    variance: float
    lean: float


class Pooled(NamedTuple):
    """Shares of topics, of their domains and of the whole. `domain_of` maps topics to the domains they stand under."""

    topics: Mapping[str, Share]
    domains: Mapping[str, Share]
    whole: Share
    domain_of: Mapping[str, str]

    def mean(self, topic: str) -> float:
        """A topic's share; of one that is not known, the whole's."""
        share = self.topics.get(topic)
        return share.mean if share else self.whole.mean

    def lean(self, topic: str) -> float:
        """How much of a topic's share is not its own: all of it where nothing is known of the topic."""
        share = self.topics.get(topic)
        return share.lean if share else 1.0

    def variance(self, weights: Mapping[str, float]) -> float:
        """The variance of the sum of topics' shares times these weights."""
        variance = on_whole = 0.0
        on_domains: defaultdict[str, float] = defaultdict(float)
        for topic, weight in weights.items():
            share = self.topics.get(topic)
            if share is None:
                on_whole += weight
                continue
            variance += weight**2 * share.variance
            on_domains[self.domain_of[topic]] += weight * share.lean
        for domain, weight in on_domains.items():
            share = self.domains[domain]
            variance += weight**2 * share.variance
            on_whole += weight * share.lean
        return variance + on_whole**2 * self.whole.variance


def pool(tallies: Mapping[str, Tally], domain_of: Mapping[str, str], prior: Prior) -> Pooled:
    """Estimates the share of every topic in `domain_of`; one without a tally leans on its domain alone."""
    of_domains: defaultdict[str, Tally] = defaultdict(Tally)
    for topic, domain in domain_of.items():
        of_domains[domain] = _heard(of_domains[domain], tallies.get(topic, Tally()), prior.topic)
    of_all = Tally()
    for tally in of_domains.values():
        of_all = _heard(of_all, tally, prior.domain)
    whole = _share(of_all, prior.whole, prior.mean)
    domains = {domain: _share(tally, prior.domain, whole.mean) for domain, tally in of_domains.items()}
    topics = {
        topic: _share(tallies.get(topic, Tally()), prior.topic, domains[domain].mean)
        for topic, domain in domain_of.items()
    }
    return Pooled(topics, domains, whole, domain_of)


def _heard(parent: Tally, child: Tally, strength: float) -> Tally:
    """The parent's tally with what a child says to it."""
    part = strength / (child.trials + strength)
    return parent.plus(child.trials * part, child.successes * part)


def _share(tally: Tally, strength: float, prior_mean: float) -> Share:
    trials = tally.trials + strength
    mean = min(max((tally.successes + strength * prior_mean) / trials, 0.001), 0.999)
    return Share(mean, mean * (1 - mean) / (trials + 1), strength / trials)
