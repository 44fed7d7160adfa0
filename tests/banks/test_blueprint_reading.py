from __future__ import annotations

import pytest

from aws_quiz.banks.format.blueprint_reading import read_blueprint, read_notes
from aws_quiz.core.content.bank import NotesSection
from aws_quiz.core.content.blueprint import Task
from tests.banks.bank_folder import EXAM, NOTES

TEXT = EXAM.format(id="saa-c03", code="SAA-C03", more="in_use: {from: 2022-08-30, until: null}\nscale: [100, 1000]\n")


def test_a_blueprint_is_read_whole() -> None:
    blueprint, problems = read_blueprint(TEXT, "saa.yaml")
    assert problems == []
    assert blueprint is not None
    assert (blueprint.id, blueprint.code, blueprint.level) == ("saa-c03", "SAA-C03", "associate")
    assert (blueprint.questions, blueprint.scored, blueprint.minutes, blueprint.pass_mark) == (65, 50, 130, 720)
    assert (blueprint.in_use_from, blueprint.in_use_until, blueprint.scale) == ("2022-08-30", "", (100, 1000))
    assert [(domain.id, domain.weight) for domain in blueprint.domains] == [("1", 40), ("2", 60)]
    assert blueprint.task("2.2") == Task("2.2", "Survive")
    assert blueprint.services == ("Amazon S3", "Amazon SQS")


@pytest.mark.parametrize(
    ("written", "broken", "said"),
    [
        ("weight: 40", "weight: 41", "10:3: error [weights-not-100] the weights of the domains sum to 101, not to 100"),
        ("minutes: 130", "minutes: 2h", '7:10: error [bad-number] minutes "2h" has to be a whole number'),
        ("unscored: 15", "unscored: 65", "1:1: error [bad-number] an exam needs minutes, and more questions than"),
        ("pass_mark: 720", "pass_mark: 72", "8:12: error [bad-number] pass_mark has to lie between 100 and 1000"),
        ("2022-08-30", "August", '13:16: error [bad-day] from "August" has to be a day such as 2026-11-30'),
        ("[100, 1000]", "[1000]", "14:8: error [wrong-shape] scale has to be a list of two numbers, the lower first"),
        ("associate", "middling", '4:8: error [unknown-level] level "middling" has to be foundational, associate'),
        ('"1.2"', '"1.1"', '10:3: error [duplicate-id] the task "1.1" stands twice'),
        ("pass_mark: 720\n", "", '1:1: error [missing-key] a blueprint needs "pass_mark"'),
        (
            "services",
            "servces",
            '12:1: error [unknown-key] a blueprint has no key "servces" (did you mean "services"?)',
        ),
        (
            "scale",
            "corresponds: {saa-c02: {'1.1': ['9.9']}}\nscale",
            '14:14: error [unknown-task] saa-c02 corresponds to the task "9.9", which this exam does not have',
        ),
    ],
)
def test_a_blueprint_with_a_fault_is_refused_and_says_where(written: str, broken: str, said: str) -> None:
    assert written in TEXT
    blueprint, problems = read_blueprint(TEXT.replace(written, broken, 1), "saa.yaml")
    assert blueprint is None
    assert len(problems) == 1
    assert str(problems[0]).removeprefix("saa.yaml:").startswith(said)


def test_notes_are_read_and_a_broken_section_is_left_out() -> None:
    text = NOTES + "  - {id: 002-142, topic: sns}\n  - {id: 002-139, title: Queues, topic: sqs}\n"
    sections, problems = read_notes(text, "notes.yaml")
    assert sections[0] == NotesSection("002-139", "Queues", "sqs", 3)
    assert [(section.id, section.facts) for section in sections] == [("002-139", 3), ("002-140", 2), ("002-141", 0)]
    assert [str(problem) for problem in problems] == [
        'notes.yaml:5:5: error [missing-key] a section needs "title"',
        'notes.yaml:6:5: error [duplicate-id] the section "002-139" stands twice',
    ]


def test_empty_files_say_what_they_should_hold() -> None:
    keys = "id, code, name, level, questions, minutes, pass_mark, domains"
    assert [str(problem) for problem in read_blueprint("", "saa.yaml")[1]] == [
        f"saa.yaml:1:1: error [empty-file] this file is empty; it needs {keys}"
    ]
    assert [str(problem) for problem in read_notes("", "notes.yaml")[1]] == [
        "notes.yaml:1:1: error [empty-file] this file is empty; it needs sections"
    ]


def test_a_title_that_is_cut_at_its_comma_is_an_unknown_key() -> None:
    cut = TEXT.replace("title: ", "title: Match AI, ML and ", 1)
    blueprint, problems = read_blueprint(cut, "exams/cut.yaml")
    assert blueprint is None
    assert [problem.rule for problem in problems] == ["unknown-key"]
