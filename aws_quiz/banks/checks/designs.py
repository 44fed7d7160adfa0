"""Rules about design questions, in which one chooses among whole solutions: what makes an option one, and what a wrong
choice tells of whoever made it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.wording import distractors, prose, right_options, words
from aws_quiz.core.content.question import Kind, Level
from aws_quiz.core.content.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from aws_quiz.banks.files.loading import Banks
    from aws_quiz.core.content.question import Question

SOLUTION_WORDS = (15, 45)
STEP_WORDS = (8, 45)
"""A multiple response puts a solution together out of options, so each of them is one step of it."""

FEWEST_SERVICES = 2

_SENTENCE_END = re.compile(r"[.?!][\"')]*(?=\s+[A-Z\d]|\s*$)")
_COMBINATION = re.compile(r"\bcombination of (?:[\w-]+ ){0,2}(?:steps|actions)\b", re.IGNORECASE)


def design_length(question: Question) -> Iterator[Finding]:
    """An option of a design that is too short to be a solution, or longer than anybody reads four of.

    Fails: "Use an Amazon SQS queue." at the level design.
    """
    if question.level is not Level.DESIGN:
        return
    fewest, most = SOLUTION_WORDS if question.kind is Kind.SINGLE else STEP_WORDS
    for option in question.options:
        count = len(words(option.text))
        if not fewest <= count <= most:
            message = f"the option {option.key} has {count} words; a design has {fewest} to {most}"
            yield Finding(option.source, message, Weight.FLAW)


def design_sentences(question: Question) -> Iterator[Finding]:
    """Most options of a design are one sentence: solutions of several steps are told in two, as on the exam.

    Fails: four options that each are one sentence. (Of a multiple response each option is a step, and may be one.)
    """
    if question.level is not Level.DESIGN or question.kind is not Kind.SINGLE:
        return
    short = sum(len(_SENTENCE_END.findall(prose(option.text))) < 2 for option in question.options)
    if 2 * short > len(question.options):
        message = f"{short} of {len(question.options)} options are one sentence; tell a design in two, a step in each"
        yield Finding(question.source, message, Weight.FLAW)


def design_services(banks: Banks) -> Iterator[Finding]:
    """The options of a design name less than two of the services and features that the banks' terms know.

    Fails: four ways to set up one bucket, at the level design.
    """
    if not banks.terms:
        return
    vocabulary = Vocabulary(banks.terms)
    for topic in banks.topics:
        for concept in topic.concepts:
            for question in concept.questions:
                if question.level is not Level.DESIGN:
                    continue
                named = {name for option in question.options for name in vocabulary.named_in(option.text)}
                if len(named) < FEWEST_SERVICES:
                    known = f"name only {named.pop()}" if named else "name no service or feature of the terms"
                    message = f"the options {known}; a design joins two or more"
                    yield Finding(question.source, message, Weight.FLAW)


def combination_of_steps(question: Question) -> Iterator[Finding]:
    """A design with several right options does not ask which of them together are the solution.

    Fails: "Which solutions meet these requirements? (Select TWO.)" at the level design.
    """
    if question.level is Level.DESIGN and question.kind is Kind.MULTIPLE and not _COMBINATION.search(question.prompt):
        message = 'ask "Which combination of steps ...?": the right options are one solution together'
        yield Finding(question.source, message, Weight.FLAW)


def design_for_foundational(question: Question, foundational: Collection[str]) -> Iterator[Finding]:
    """A design serves a foundational exam, which asks for none.

    Fails: a question at the level design with the exams {clf-c02: ["3.1"]}.
    """
    if question.level is Level.DESIGN:
        for exam in question.exams:
            if exam in foundational:
                message = f"{exam} asks for no designs; narrow the exams of this question"
                yield Finding(question.source, message, Weight.FORM)


def missing_lacks(question: Question) -> Iterator[Finding]:
    """A wrong option of a design does not say which concept its choosers are missing.

    Fails: {key: b, text: …, why: …} at the level design.
    """
    if question.level is Level.DESIGN:
        for option in distractors(question):
            if not option.lacks:
                message = f"the option {option.key} does not say under lacks which concept its choosers are missing"
                yield Finding(option.source, message, Weight.FORM)


def same_lacks(question: Question) -> Iterator[Finding]:
    """All wrong options of a design point at one concept: then none of them tells what its own choosers are missing.

    Fails: three wrong options with `lacks: sqs-or-sns`.
    """
    lacks = {option.lacks for option in distractors(question)}
    if question.level is Level.DESIGN and len(lacks) == 1 and len(distractors(question)) > 1 and (one := lacks.pop()):
        message = f"all wrong options lack {one}; let at least one point at what only its choosers are missing"
        yield Finding(question.source, message, Weight.FLAW)


def lacks_of_key(question: Question) -> Iterator[Finding]:
    """A right option says that its choosers are missing something.

    Fails: {key: a, text: …, correct: true, lacks: sqs-or-sns}.
    """
    for option in right_options(question):
        if option.lacks:
            message = f"the option {option.key} is right, so whoever chooses it lacks nothing; take lacks out"
            yield Finding(option.source, message, Weight.FORM)
