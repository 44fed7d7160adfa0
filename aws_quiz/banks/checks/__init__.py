"""The linter: one generator for each flaw of item writing, in the tables here. A new rule is one more entry.

A rule's name is its function's, with hyphens. A rule over items is given one question (and, where it matters what they
are, the foundational exams), a rule over concepts one concept with its questions, a rule over topics one file, a rule
over banks all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.banks.checks import (
    cues,
    designs,
    mix,
    near_duplicates,
    option_sets,
    phrases,
    sources,
    spelling,
    stems,
    whole_bank,
)
from aws_quiz.banks.checks import keyed_options as keys

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from aws_quiz.banks.checks.finding import Finding
    from aws_quiz.banks.files.loading import Banks
    from aws_quiz.core.content.bank import Concept, Topic
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.content.source import Problem

    ItemRule = Callable[[Question], Iterator[Finding]]
    ExamRule = Callable[[Question, Collection[str]], Iterator[Finding]]
    ConceptRule = Callable[[Concept], Iterator[Finding]]
    DatedRule = Callable[[Concept, date], Iterator[Finding]]
    TopicRule = Callable[[Topic], Iterator[Finding]]
    BankRule = Callable[[Banks], Iterator[Finding]]
    Rule = ItemRule | ExamRule | ConceptRule | DatedRule | TopicRule | BankRule

ITEM_RULES: tuple[ItemRule, ...] = (
    keys.key_count,
    option_sets.option_count,
    keys.count_in_stem,
    option_sets.missing_why,
    option_sets.same_option,
    option_sets.above_options,
    keys.key_stands_out,
    keys.length_ratio,
    cues.clang,
    cues.absolutes,
    cues.hedges,
    cues.article,
    cues.convergence,
    cues.not_parallel,
    stems.negative,
    designs.design_length,
    designs.design_sentences,
    designs.combination_of_steps,
    designs.missing_lacks,
    designs.same_lacks,
    designs.lacks_of_key,
)
EXAM_RULES: tuple[ExamRule, ...] = (stems.stem_length, stems.no_constraint, designs.design_for_foundational)
CONCEPT_RULES: tuple[ConceptRule, ...] = (sources.no_source, sources.retired_name, sources.price)
DATED_RULES: tuple[DatedRule, ...] = (sources.stale_check,)
TOPIC_RULES: tuple[TopicRule, ...] = (spelling.spelling, phrases.wording)
BANK_RULES: tuple[BankRule, ...] = (
    near_duplicates.near_duplicate,
    mix.scope,
    designs.design_services,
    whole_bank.key_longest,
    whole_bank.key_position,
    whole_bank.absolutes_over_bank,
    whole_bank.convergence_over_bank,
    whole_bank.negative_over_bank,
    mix.mix,
)
ALL_RULES: tuple[Rule, ...] = (
    *ITEM_RULES,
    *EXAM_RULES,
    *CONCEPT_RULES,
    *DATED_RULES,
    *TOPIC_RULES,
    *BANK_RULES,
)


def check_banks(
    banks: Banks,
    *,
    today: date,
    only: Callable[[str], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Problem]:
    """All that is wrong with the banks, what loading found included, in the order of places.

    `only` picks paths: items of other files are then looked at as part of the whole, and not by themselves. `progress`
    hears how many steps of how many are done.
    """
    problems = list(banks.problems)
    is_strict = {topic.source.path: banks.is_strict(topic.id) for topic in banks.topics}
    for rule, found in _findings(banks, today, only, progress):
        problems.append(found.problem(rule_name(rule), strict=is_strict.get(found.location.path, False)))
    return sorted(problem for problem in problems if only is None or only(problem.location.path))


def rule_name(rule: Rule) -> str:
    """The name that stands in brackets. A rule over the whole bank goes by the name of the flaw that it counts."""
    return rule.__name__.removesuffix("_over_bank").replace("_", "-")


def _findings(
    banks: Banks, today: date, only: Callable[[str], bool] | None, progress: Callable[[int, int], None] | None
) -> Iterator[tuple[Rule, Finding]]:
    steps = len(banks.topics) + len(BANK_RULES)

    def done(number: int) -> None:
        if progress is not None:
            progress(number, steps)

    foundational = frozenset(exam for exam, blueprint in banks.blueprints.items() if blueprint.is_foundational)
    for number, topic in enumerate(banks.topics):
        done(number)
        if only is not None and not only(topic.source.path):
            continue
        for topic_rule in TOPIC_RULES:
            yield from ((topic_rule, found) for found in topic_rule(topic))
        for concept in topic.concepts:
            for concept_rule in CONCEPT_RULES:
                yield from ((concept_rule, found) for found in concept_rule(concept))
            for dated_rule in DATED_RULES:
                yield from ((dated_rule, found) for found in dated_rule(concept, today))
            for question in concept.questions:
                for item_rule in ITEM_RULES:
                    yield from ((item_rule, found) for found in item_rule(question))
                for exam_rule in EXAM_RULES:
                    yield from ((exam_rule, found) for found in exam_rule(question, foundational))
    for number, bank_rule in enumerate(BANK_RULES, len(banks.topics)):
        done(number)
        yield from ((bank_rule, found) for found in bank_rule(banks))
