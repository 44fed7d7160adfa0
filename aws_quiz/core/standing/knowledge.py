"""How much of a topic, an exam domain or a task is known, from two kinds of evidence that are kept apart.

A concept is *known* if its learner would answer a fresh question on it right without luck.

- A concept that was never met is known with the chance κ, estimated per topic from first answers to concepts never
  met before. So what is unseen counts as unseen, never as the average of what was studied.
- A concept that was met is known with the chance R·(κ + (1-κ)·λ): R is its FSRS retrievability, calibrated for this
  learner (`calibration`), and λ, the carry-over, is how much of what was not known before study has come to answer
  new questions as well as the old ones. It is estimated per topic from first answers to never-seen questions of met
  concepts on later days: what was known of them, less the share κ of what was remembered, over the rest of what was
  remembered.

Both are drawn towards their domain and the whole (`pooling`). What answers show to be known is corrected for guessing:
those that were called a guess count as not known, even where right; of the others R - W·g/(1-g) were known, R and W
being the right and the wrong ones (formula scoring; Frary 1988). Luck g is how often this learner's guesses are right:
a little more than blind chance, since some options can be ruled out; it is estimated from the answers that they
called guesses. So the chance to answer a fresh question of a drill right is k + (1-k)g with k its chance to be known,
and right answers come out as often as they did, whatever somebody calls sure. An exam finds a little less known than
drills do (`HARDER`); by how much for this learner, its mock exams show (`shift`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.standing.calibration import AS_IT_IS, Calibration, calibration
from aws_quiz.core.standing.guessing import USUAL_LUCK, corrected, with_luck
from aws_quiz.core.standing.pooling import Pooled, Prior, Tally, pool
from aws_quiz.core.standing.shift import Papers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aws_quiz.core.memory.habits import Day
    from aws_quiz.core.standing.cells import Cell, Shown

BEFORE_STUDY = Prior(0.35, whole=4, domain=24, topic=8)
CARRY_OVER = Prior(0.65, whole=8, domain=24, topic=12)
MODEL = 0.03
"""Standard deviation of what the model leaves out of a share."""

LUCK = Tally(20.0, 20.0 * USUAL_LUCK)
"""Guesses that every learner is thought to have made."""

SLIP = 0.12
"""How often somebody who knows a concept answers a question on it wrong all the same."""

HARDER = 0.05
"""The share of what drills show to be known that questions of an exam do not find, before any mock exam says more."""

NO_TOPIC = ""
"""Of which the share is that of the whole."""


class Knowledge(NamedTuple):
    """What is known, as far as the answers say. `answers` counts first answers to questions never seen before."""

    cells: tuple[Cell, ...]
    before_study: Pooled
    carry_over: Pooled
    luck: float
    answers: int
    papers: Papers = Papers()
    calibration: Calibration = AS_IT_IS

    def chance_right(self, known: float) -> float:
        """The chance to answer a question of the exam right, of which the concept is known with such a chance."""
        return with_luck(on_exam(known), self.luck)

    def known_of(
        self, weighed: Iterable[tuple[Cell, float]], *, once: bool = False, bare: float = 0.0
    ) -> tuple[float, float]:
        """The mean and the variance of what is known, by what one concept of each cell weighs; all weigh 1 together.

        With `once`, a concept that serves several tasks counts but once. `bare` weighs what no concept stands for.
        """
        mean = 0.0
        on_met: defaultdict[str, float] = defaultdict(float)
        on_unmet: defaultdict[str, float] = defaultdict(float, {NO_TOPIC: bare} if bare else {})
        for cell, weight in weighed:
            topic = cell.place.topic
            concepts, met, recall = cell.sums(once=once)
            found, missed = cell.tried(once=once)
            still_unmet = 1 - cell.chance_met
            mean += weight * still_unmet * (found * self.known_if_found(topic) + missed * self.known_if_missed(topic))
            on_met[topic] += weight * (found + missed) * cell.chance_met * cell.recall_then
            unmet = weight * (concepts - met - found - missed)
            on_met[topic] += weight * recall + unmet * cell.chance_met * cell.recall_then
            on_unmet[topic] += unmet * (1 - cell.chance_met)
        mean += sum(weight * self.before_study.mean(topic) for topic, weight in on_unmet.items())
        on_carried: dict[str, float] = {}
        for topic, weight in on_met.items():
            mean += weight * self.known_if_recalled(topic)
            # To first order, an error in either share moves their joint chance by what the other leaves. But as far
            # as the carry-over rests on answers, it is what these leave of κ, and the two errors cancel.
            on_carried[topic] = weight * (1 - self.before_study.mean(topic))
            on_unmet[topic] += weight * (1 - self.carry_over.mean(topic)) * self.carry_over.lean(topic)
        return mean, self.carry_over.variance(on_carried) + self.before_study.variance(on_unmet)

    def known_if_recalled(self, topic: str) -> float:
        """The chance that a concept of a topic that is recalled is known."""
        before = self.before_study.mean(topic)
        return before + (1 - before) * self.carry_over.mean(topic)

    def known_if_found(self, topic: str) -> float:
        """The chance that a concept never studied is known if its answer in a mock was right."""
        before = self.before_study.mean(topic)
        return before / (before + (1 - before) * self.luck)

    def known_if_missed(self, topic: str) -> float:
        """The chance that it is if its answer was wrong."""
        before = self.before_study.mean(topic)
        return before * SLIP / (before * SLIP + (1 - before) * (1 - self.luck))


def learn(cells: Sequence[Cell], guesses: Tally, days: Iterable[Day] = ()) -> Knowledge:
    """Weighs the evidence. `guesses` are all first answers that were called guesses, and those of them that were right.
    `days` are the study days of late: they tell how recall goes over into what is known.

    What was answered today counts as it will be remembered tomorrow: having just read it is not knowing it.
    """
    luck = (LUCK.successes + guesses.successes) / (LUCK.trials + guesses.trials)
    by = calibration(days, luck)
    cells = [cell.calibrated(by) for cell in cells]
    domains: defaultdict[str, Counter[str]] = defaultdict(Counter)
    before: defaultdict[str, Tally] = defaultdict(Tally)
    carried: defaultdict[str, Tally] = defaultdict(Tally)
    # A corrected answer says less than a plain one: luck blurs it.
    worth = 1 - luck
    for cell in cells:
        topic, shown = cell.place.topic, cell.shown
        domains[topic][cell.place.domain] += cell.place.concepts
        first = corrected(shown.first_right, shown.first_wrong, luck)
        tried = shown.mock_new_right + shown.mock_new_wrong
        first += corrected(shown.mock_new_right, shown.mock_new_wrong, luck)
        firsts = shown.first_right + shown.first_wrong + shown.first_guesses + tried
        before[topic] = before[topic].plus(worth * firsts, worth * first)
    domain_of = {topic: min(counts, key=lambda d: (-counts[d], d)) for topic, counts in domains.items()}
    before_study = pool(before, domain_of, BEFORE_STUDY)
    for cell in cells:
        topic, shown = cell.place.topic, cell.shown
        known = before_study.mean(topic)
        later = corrected(shown.later_right, shown.later_wrong, luck)
        remembered, learnt = shown.expected * (1 - known), later - shown.expected * known
        carried[topic] = carried[topic].plus(worth * remembered, worth * learnt)
    knowledge = Knowledge(
        tuple(cells),
        before_study,
        pool(carried, domain_of, CARRY_OVER),
        luck,
        round(sum(_answers(cell.shown) for cell in cells)),
        calibration=by,
    )
    return knowledge._replace(papers=_papers(knowledge))


def _answers(shown: Shown) -> float:
    """First answers to questions never seen before, and answers in mock exams."""
    firsts = shown.first_right + shown.first_wrong + shown.first_guesses
    return firsts + shown.later + shown.mock_right + shown.mock_wrong


def _papers(knowledge: Knowledge) -> Papers:
    """The answers in mock exams beside what drills say was known of them."""
    right = wrong = known = 0.0
    for cell in knowledge.cells:
        topic, shown = cell.place.topic, cell.shown
        right, wrong = right + shown.mock_right, wrong + shown.mock_wrong
        known += shown.mock_expected * knowledge.known_if_recalled(topic)
        known += (shown.mock_new_right + shown.mock_new_wrong) * knowledge.before_study.mean(topic)
    return Papers(right, wrong, on_exam(known))


def on_exam(known: float) -> float:
    """What an exam finds of what is known by the measure of drills."""
    return (1 - HARDER) * known


def studied_on(knowledge: Knowledge, new: float) -> Knowledge:
    """The same knowledge after `new` more concepts have been met, if all is kept remembered as well as it is today.

    Which concepts these will be is not known, so each that is unmet is taken as met with the same chance.
    """
    met = sum(cell.shown.met_share for cell in knowledge.cells)
    unmet = sum(cell.place.share for cell in knowledge.cells) - met
    if not met or unmet <= 0:
        return knowledge
    chance = min(new / unmet, 1.0)
    recall = sum(cell.shown.recall_share for cell in knowledge.cells) / met
    return knowledge._replace(
        cells=tuple(cell._replace(chance_met=chance, recall_then=recall) for cell in knowledge.cells)
    )


def studied_through(knowledge: Knowledge, *, kept: float, met: float, recall: float) -> Knowledge:
    """The same knowledge after a course of study.

    Of today's recall the share `kept` is left (more than 1 where it grows), and of what is unmet the share `met` is met
    by then and recalled with the chance `recall`.
    """

    def then(cell: Cell) -> Cell:
        shown = cell.shown
        left = shown._replace(
            recall=min(shown.recall * kept, float(shown.met)),
            recall_share=min(shown.recall_share * kept, shown.met_share),
        )
        return cell._replace(shown=left, chance_met=met, recall_then=recall)

    return knowledge._replace(cells=tuple(map(then, knowledge.cells)))
