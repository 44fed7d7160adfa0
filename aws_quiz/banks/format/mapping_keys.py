"""The keys of bank files: one table for each kind of mapping.

Reading and the published schema are both made from these tables, so the two cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from aws_quiz.core.content.question import Kind

ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
QUESTION_ID_PATTERN = ID_PATTERN + r"\.[1-9][0-9]*"
MONTH_PATTERN = "[0-9]{4}-(0[1-9]|1[0-2])"
DAY_PATTERN = MONTH_PATTERN + "-(0[1-9]|[12][0-9]|3[01])"
ADDRESS_PATTERN = r"https://[^\s/]+\.[^\s]+"
KINDS = tuple(str(kind) for kind in Kind)


class Shape(Enum):
    """What the value of a key looks like."""

    TEXT = "text"
    ID = "id"
    QUESTION_ID = "question id"
    MONTH = "month"
    DAY = "day"
    NUMBER = "whole number"
    TRUTH = "true or false"
    OPTION_KEY = "option key"
    KIND = "kind"
    LEVEL = "level"
    TEXTS = "list of texts"
    ADDRESSES = "list of https addresses"
    TASKS = "exam to list of tasks"
    TOPIC_CONCEPTS = "list of concepts"
    SCENARIOS = "list of scenarios"
    QUESTIONS = "list of questions"
    OPTIONS = "list of options"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class MappingKey:
    """One key. `meaning` is shown by editors that complete a bank."""

    name: str
    shape: Shape
    meaning: str
    required: bool = False


class KeyTable:
    """The keys that a kind of mapping may have; `what` names it in a sentence, such as "a question"."""

    def __init__(self, what: str, *keys: MappingKey) -> None:
        self.what = what
        self.keys = keys
        self.names = frozenset(key.name for key in keys)
        self.required = tuple(key.name for key in keys if key.required)


TOPIC = KeyTable(
    "a topic",
    MappingKey("topic", Shape.ID, "The topic's id, stable for ever, such as s3.", required=True),
    MappingKey("title", Shape.TEXT, "The topic's title as learners see it.", required=True),
    MappingKey("scenarios", Shape.SCENARIOS, "Case studies that several concepts or questions share."),
    MappingKey("concepts", Shape.TOPIC_CONCEPTS, "What there is to know, one entry for each thing.", required=True),
)
SCENARIO = KeyTable(
    "a scenario",
    MappingKey("id", Shape.ID, "The name by which a concept or a question asks for the scenario.", required=True),
    MappingKey("text", Shape.TEXT, "The case, shown above the prompt.", required=True),
)
CONCEPT = KeyTable(
    "a concept",
    MappingKey("id", Shape.ID, "Stable for ever and never used again for something else.", required=True),
    MappingKey("takeaway", Shape.TEXT, "What to remember, in one or two sentences.", required=True),
    MappingKey("exams", Shape.TASKS, "The tasks of each exam that the concept serves, such as saa-c03: ['3.1']."),
    MappingKey("notes", Shape.TEXTS, "The sections of the study notes that it comes from."),
    MappingKey("changed", Shape.TEXT, "Where older notes are out of date: what they say, and what is true now."),
    MappingKey("sources", Shape.ADDRESSES, "Pages that confirm the concept."),
    MappingKey("checked", Shape.MONTH, "The month in which the sources were last read, such as 2026-11."),
    MappingKey("scenario", Shape.ID, "The scenario that all its questions share."),
    MappingKey("questions", Shape.QUESTIONS, "One question or more that test the concept.", required=True),
)
QUESTION = KeyTable(
    "a question",
    MappingKey("id", Shape.QUESTION_ID, "The concept's id, a point and a number.", required=True),
    MappingKey("kind", Shape.KIND, "single (when left out) or multiple."),
    MappingKey("level", Shape.LEVEL, "What is asked of the learner.", required=True),
    MappingKey("exams", Shape.TASKS, "Narrows the exams of the concept for this question."),
    MappingKey("reserved", Shape.ID, "The exam whose final mock alone shows this question."),
    MappingKey("scenario", Shape.ID, "The scenario shown above the prompt."),
    MappingKey("prompt", Shape.TEXT, "Situation, requirement, and one question at the end.", required=True),
    MappingKey("options", Shape.OPTIONS, "What can be chosen.", required=True),
)
OPTION = KeyTable(
    "an option",
    MappingKey(
        "key", Shape.OPTION_KEY, "A letter that names the option for ever; options are shuffled on show.", required=True
    ),
    MappingKey("text", Shape.TEXT, "What the learner reads.", required=True),
    MappingKey("correct", Shape.TRUTH, "true for a right option; left out otherwise."),
    MappingKey("why", Shape.TEXT, "Why it is right, or which requirement it breaks."),
    MappingKey("lacks", Shape.ID, "The concept, of any topic, that somebody who chooses this wrong option is missing."),
)

BLUEPRINT = KeyTable(
    "a blueprint",
    MappingKey("id", Shape.ID, "The exam's id, such as saa-c03.", required=True),
    MappingKey("code", Shape.TEXT, "The exam's code, such as SAA-C03.", required=True),
    MappingKey("name", Shape.TEXT, "The certification's name.", required=True),
    MappingKey("level", Shape.TEXT, "foundational, associate, professional or specialty.", required=True),
    MappingKey("in_use", Shape.OTHER, "The days from and until which the exam can be sat."),
    MappingKey("questions", Shape.NUMBER, "Questions in one exam, unscored ones included.", required=True),
    MappingKey("unscored", Shape.NUMBER, "Questions that do not count."),
    MappingKey("minutes", Shape.NUMBER, "Time allowed.", required=True),
    MappingKey("pass_mark", Shape.NUMBER, "Scaled score that passes.", required=True),
    MappingKey("scale", Shape.OTHER, "Lowest and highest scaled score."),
    MappingKey("domains", Shape.OTHER, "The weighted sections.", required=True),
    MappingKey("services", Shape.TEXTS, "Services that the guide names as in scope."),
    MappingKey("corresponds", Shape.OTHER, "For another version of the exam: which tasks here its tasks became."),
    MappingKey("levels", Shape.OTHER, "Target shares of levels in a paper, in percent."),
    MappingKey("multiple_response", Shape.NUMBER, "Target share of multiple response in a paper, in percent."),
    MappingKey("sources", Shape.ADDRESSES, "Pages that confirm the blueprint."),
    MappingKey("checked", Shape.MONTH, "The month in which the sources were last read."),
)
IN_USE = KeyTable("in_use", MappingKey("from", Shape.DAY, "First day."), MappingKey("until", Shape.DAY, "Last day."))
LEVELS_IN_PAPER = KeyTable(
    "levels",
    MappingKey("recall", Shape.NUMBER, "Percent of a paper that is to be recalled."),
    MappingKey("application", Shape.NUMBER, "Percent of a paper that asks to choose."),
    MappingKey("analysis", Shape.NUMBER, "Percent of a paper that asks to weigh."),
    MappingKey("design", Shape.NUMBER, "Percent of a paper that asks to choose among whole solutions."),
)
DOMAIN = KeyTable(
    "an exam domain",
    MappingKey("id", Shape.TEXT, "Its number.", required=True),
    MappingKey("name", Shape.TEXT, "Its name in the guide.", required=True),
    MappingKey("weight", Shape.NUMBER, "Share of the exam in percent.", required=True),
    MappingKey("tasks", Shape.OTHER, "Its task statements.", required=True),
)
TASK = KeyTable(
    "a task",
    MappingKey("id", Shape.TEXT, "Its number, such as 3.1.", required=True),
    MappingKey("title", Shape.TEXT, "What it asks.", required=True),
)
NOTES = KeyTable("the notes", MappingKey("sections", Shape.OTHER, "The sections of the study notes.", required=True))
TERMS = KeyTable("the terms", MappingKey("terms", Shape.OTHER, "Services and features by name.", required=True))
TERM = KeyTable(
    "a term",
    MappingKey("name", Shape.TEXT, 'What it is called, as it reads in "taken for gateway endpoint".', required=True),
    MappingKey("also", Shape.TEXTS, "Other forms in which options name it."),
)
SECTION = KeyTable(
    "a section",
    MappingKey("id", Shape.TEXT, "Its number, such as 002-014.", required=True),
    MappingKey("title", Shape.TEXT, "Its heading.", required=True),
    MappingKey("topic", Shape.TEXT, "The notes' own word for its subject.", required=True),
    MappingKey("facts", Shape.NUMBER, "How many facts it holds."),
)
