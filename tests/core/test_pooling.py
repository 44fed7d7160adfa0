from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.standing.pooling import Pooled, Prior, Share, Tally, pool

PRIOR = Prior(0.35, whole=4, domain=24, topic=8)
DOMAIN_OF = {"s3": "storage", "ebs": "storage", "efs": "storage", "vpc": "networking", "elb": "networking"}
TOPICS = sorted(DOMAIN_OF)

# Answers count by what they are worth, and what mistakes show is negative (`knowledge`); so may a tally be.
TALLIES = st.dictionaries(
    st.sampled_from(TOPICS),
    st.builds(lambda trials, share: Tally(trials, trials * share), st.floats(0, 500), st.floats(-0.5, 1.3)),
)
PRIORS = st.builds(Prior, st.floats(0.05, 0.95), st.floats(1, 40), st.floats(1, 60), st.floats(1, 40))


def pooled(**tallies: tuple[float, float]) -> Pooled:
    """Shares after so many trials and successes in the topics that are named."""
    return pool({topic: Tally(*tally) for topic, tally in tallies.items()}, DOMAIN_OF, PRIOR)


def shares_of(shares: Pooled) -> list[Share]:
    return [*shares.topics.values(), *shares.domains.values(), shares.whole]


def means_of(shares: Pooled) -> list[float]:
    return [share.mean for share in shares_of(shares)]


def by_hand(shares: Pooled, weights: dict[str, float]) -> float:
    """The variance of a weighted sum by the covariances of its parts.

    A topic's share is its own part plus `lean` times its domain's, which is its own plus `lean` times the whole's;
    own parts are independent of each other. A topic that nothing is known of is the whole.
    """

    def domain_covariance(one: str, other: str) -> float:
        common = shares.domains[one].lean * shares.domains[other].lean * shares.whole.variance
        return common + (shares.domains[one].variance if one == other else 0.0)

    def covariance(one: str, other: str) -> float:
        known = [topic for topic in (one, other) if topic in DOMAIN_OF]
        if not known:
            return shares.whole.variance
        if len(known) == 1:
            topic = known[0]
            return shares.topics[topic].lean * shares.domains[DOMAIN_OF[topic]].lean * shares.whole.variance
        leans = shares.topics[one].lean * shares.topics[other].lean
        own = shares.topics[one].variance if one == other else 0.0
        return own + leans * domain_covariance(DOMAIN_OF[one], DOMAIN_OF[other])

    return sum(weights[one] * weights[other] * covariance(one, other) for one in weights for other in weights)


def test_a_tally_grows_by_trials_and_successes() -> None:
    assert Tally(2, 1).plus(3, 0.5) == Tally(5, 1.5)
    assert Tally() == Tally(0, 0)


def test_the_share_of_a_tally_lies_between_none_and_all_and_is_unknown_without_trials() -> None:
    assert Tally(4, 1).share == 0.25
    assert Tally(4, -1).share == 0.0
    assert Tally(4, 5).share == 1.0
    assert Tally().share is None


@given(PRIORS)
def test_without_answers_everything_is_as_was_thought_before(prior: Prior) -> None:
    shares = pool({}, DOMAIN_OF, prior)
    assert means_of(shares) == pytest.approx([prior.mean] * 8)
    for share, strength in ((shares.whole, prior.whole), (shares.domains["storage"], prior.domain)):
        assert share.variance == pytest.approx(prior.mean * (1 - prior.mean) / (strength + 1))
    assert all(share.lean == 1.0 for share in shares_of(shares))


def test_every_topic_and_every_domain_has_a_share() -> None:
    shares = pooled(s3=(2, 1))
    assert shares.topics.keys() == DOMAIN_OF.keys()
    assert shares.domains.keys() == {"storage", "networking"}


def test_where_there_are_no_topics_the_whole_is_as_was_thought_before() -> None:
    shares = pool({"s3": Tally(50, 50)}, {}, PRIOR)
    assert not shares.topics
    assert not shares.domains
    assert shares.whole.mean == pytest.approx(0.35)


@pytest.mark.parametrize("right", [0, 2])
def test_two_answers_make_no_verdict(right: int) -> None:
    """They tell a topic from its domain by little, whether or not anything else was answered."""
    for shares in (pooled(s3=(2, right)), pooled(s3=(2, right), ebs=(60, 30), vpc=(60, 30))):
        assert shares.mean("s3") == pytest.approx(shares.domains["storage"].mean, abs=0.11)
        assert shares.topics["s3"].lean == 0.8


def test_two_of_two_do_not_overtake_forty_of_sixty() -> None:
    shares = pooled(s3=(2, 2), ebs=(60, 40), efs=(60, 30), vpc=(60, 30), elb=(60, 30))
    assert shares.mean("s3") < shares.mean("ebs")
    assert shares.topics["s3"].variance > 3 * shares.topics["ebs"].variance


@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
def test_many_answers_overcome_what_was_thought_before(share: float) -> None:
    assert pooled(s3=(2000, 2000 * share)).mean("s3") == pytest.approx(share, abs=0.005)


def test_a_topic_without_answers_is_what_its_domain_is() -> None:
    shares = pooled(s3=(100, 90), vpc=(100, 10))
    assert shares.mean("ebs") == shares.domains["storage"].mean
    assert shares.mean("elb") == shares.domains["networking"].mean


def test_a_topic_leans_on_its_domain_more_than_on_the_whole() -> None:
    shares = pooled(s3=(100, 90), ebs=(100, 90), vpc=(100, 10))
    efs, storage, whole = shares.mean("efs"), shares.domains["storage"].mean, shares.whole.mean
    assert abs(efs - storage) < abs(efs - whole)
    assert shares.mean("elb") < whole < efs


def test_answers_speak_loudest_of_their_topic_then_of_its_domain_then_of_the_rest() -> None:
    before, after = pooled(), pooled(s3=(20, 20))
    own, sibling, stranger = (after.mean(topic) - before.mean(topic) for topic in ("s3", "ebs", "vpc"))
    assert own > sibling > stranger > 0


def test_one_topic_however_many_its_answers_speaks_to_its_domain_as_a_few_would() -> None:
    """By hand: a million answers are heard as 8 by the domain, and those as 8·24/(8+24) = 6 by the whole."""
    shares = pooled(s3=(1e6, 1e6))
    whole = (6 + 4 * 0.35) / (6 + 4)
    assert shares.whole.mean == pytest.approx(whole, abs=1e-4)
    assert shares.domains["storage"].mean == pytest.approx((8 + 24 * whole) / (8 + 24), abs=1e-4)
    assert shares.domains["networking"].mean == pytest.approx(whole, abs=1e-4)


def test_a_small_example_by_hand() -> None:
    shares = pooled(s3=(8, 6), ebs=(24, 6), vpc=(8, 8))
    storage = Tally(8 / 2 + 24 / 4, 6 / 2 + 6 / 4)
    networking = Tally(8 / 2, 8 / 2)
    whole = Tally(
        storage.trials * 24 / 34 + networking.trials * 24 / 28,
        storage.successes * 24 / 34 + networking.successes * 24 / 28,
    )
    mean = (whole.successes + 4 * 0.35) / (whole.trials + 4)
    storage_mean = (storage.successes + 24 * mean) / (storage.trials + 24)
    s3 = (6 + 8 * storage_mean) / 16
    assert shares.whole.mean == pytest.approx(mean)
    assert shares.domains["storage"] == pytest.approx((storage_mean, storage_mean * (1 - storage_mean) / 35, 24 / 34))
    assert shares.topics["s3"] == pytest.approx((s3, s3 * (1 - s3) / 17, 0.5))


@given(TALLIES, PRIORS)
def test_means_lie_between_none_and_all_and_leans_between_nothing_and_everything(
    tallies: dict[str, Tally], prior: Prior
) -> None:
    for share in shares_of(pool(tallies, DOMAIN_OF, prior)):
        assert 0 < share.mean < 1
        assert 0 < share.variance < 0.25
        assert 0 < share.lean <= 1


@given(TALLIES, st.sampled_from(TOPICS), st.floats(0, 20))
def test_more_successes_never_lower_a_share(tallies: dict[str, Tally], topic: str, more: float) -> None:
    tally = tallies.get(topic, Tally(30, 10))
    lesser = pool({**tallies, topic: tally}, DOMAIN_OF, PRIOR)
    greater = pool({**tallies, topic: tally.plus(0, more)}, DOMAIN_OF, PRIOR)
    pairs = zip(means_of(lesser), means_of(greater), strict=True)
    assert all(one <= other + 1e-12 for one, other in pairs)


@given(st.sampled_from(TOPICS), st.floats(0, 200), st.floats(1, 200))
def test_answers_that_change_no_mean_shrink_the_variance_and_the_lean(topic: str, trials: float, more: float) -> None:
    fewer, greater = (pool({topic: Tally(n, n * PRIOR.mean)}, DOMAIN_OF, PRIOR) for n in (trials, trials + more))
    assert means_of(fewer) == pytest.approx(means_of(greater))
    domain = DOMAIN_OF[topic]
    for one, other in (
        (fewer.topics[topic], greater.topics[topic]),
        (fewer.domains[domain], greater.domains[domain]),
        (fewer.whole, greater.whole),
    ):
        assert other.variance < one.variance
    assert greater.topics[topic].lean < fewer.topics[topic].lean
    assert greater.domains[domain].lean < fewer.domains[domain].lean
    assert greater.variance({topic: 1.0}) < fewer.variance({topic: 1.0})


@given(TALLIES, st.dictionaries(st.sampled_from([*TOPICS, "unknown", "unheard-of"]), st.floats(0, 1)))
def test_the_variance_of_a_weighted_sum_is_that_of_its_covariances(
    tallies: dict[str, Tally], weights: dict[str, float]
) -> None:
    shares = pool(tallies, DOMAIN_OF, PRIOR)
    assert shares.variance(weights) == pytest.approx(by_hand(shares, weights), rel=1e-9, abs=1e-300)


def test_siblings_err_together_more_than_strangers_do() -> None:
    shares = pooled(s3=(10, 5), ebs=(10, 5), vpc=(10, 5))
    assert shares.variance({"s3": 0.5, "ebs": 0.5}) > shares.variance({"s3": 0.5, "vpc": 0.5})


def test_a_topic_that_is_not_known_is_what_the_whole_is() -> None:
    shares = pooled(s3=(40, 30))
    assert shares.mean("unknown") == shares.whole.mean
    assert shares.variance({"unknown": 0.5}) == pytest.approx(0.25 * shares.whole.variance)
