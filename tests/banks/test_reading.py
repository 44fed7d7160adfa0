from __future__ import annotations

import pytest

from aws_quiz.banks.format.reading import read_topic
from aws_quiz.core.content.bank import Topic
from aws_quiz.core.content.question import Level
from aws_quiz.core.content.source import Location, Severity
from tests.banks.bank_folder import QUESTION, TOPIC


def read(text: str, *, strict: bool = True) -> tuple[Topic, list[str]]:
    topic, problems = read_topic(text, "a.yaml", area="storage", strict=strict)
    assert topic is not None
    return topic, [str(problem) for problem in problems]


def test_a_topic_is_read_with_the_place_of_every_part() -> None:
    topic, problems = read(TOPIC)
    assert problems == []
    assert (topic.id, topic.title, topic.area, topic.source) == (
        "example",
        "Example of a topic",
        "storage",
        Location("a.yaml", 1, 1),
    )
    (concept,) = topic.concepts
    assert (concept.id, concept.topic, concept.checked) == ("queue-buffers-orders", "example", "2026-11")
    assert concept.notes == ("002-139",)
    assert concept.source == Location("a.yaml", 4, 5)
    (question,) = concept.questions
    assert question.source == Location("a.yaml", 11, 9)
    assert (question.kind, question.level, question.right) == ("single", Level.APPLICATION, frozenset("a"))
    assert question.exams == {"saa-c03": ("2.1",)}
    assert question.prompt.startswith("A shop receives orders faster than its workers can handle them, and")
    assert question.prompt.endswith("Which change meets this requirement?")
    assert question.options[1].source == Location("a.yaml", 21, 13)
    assert question.options[1].text == "Put an Amazon SNS topic between shop and workers."


def test_a_broken_question_is_left_out_and_its_neighbour_is_kept() -> None:
    second = QUESTION.replace("orders.1", "orders.2")
    topic, problems = read(TOPIC + second.replace("        level: application\n", ""))
    assert [question.id for question in topic.concepts[0].questions] == ["queue-buffers-orders.1"]
    assert problems == ['a.yaml:30:9: error [missing-key] a question needs "level"']


def test_a_concept_without_a_usable_question_is_left_out() -> None:
    other = TOPIC[TOPIC.index("  - id") :].replace("queue-buffers-orders", "queue-again")
    topic, problems = read(TOPIC + other.replace("            correct: true\n", ""))
    assert [concept.id for concept in topic.concepts] == ["queue-buffers-orders"]
    assert problems == ["a.yaml:37:9: error [key-count] none of the 4 options is marked correct; mark one"]


def test_a_fault_beside_the_questions_harms_none_of_them() -> None:
    text = TOPIC.replace("https://", "http://").replace("checked", "chekced")
    topic, problems = read(text)
    assert len(topic.concepts[0].questions) == 1
    assert topic.concepts[0].sources == ()
    assert [line.split(" [")[1].split("]")[0] for line in problems] == ["unknown-key", "missing-key", "bad-source"]


@pytest.mark.parametrize(
    ("written", "broken", "rule"),
    [
        ("id: queue-buffers-orders\n", "id: Queue Buffers\n", "bad-id"),
        ("takeaway: A queue", "takeaway: ''\n    changed: A queue", "empty-text"),
        ('exams: {saa-c03: ["2.1"]}', "exams: {saa-c03: []}", "empty-list"),
        ("    takeaway", "    scenario: none\n    takeaway", "unknown-scenario"),
    ],
)
def test_a_concept_that_cannot_be_named_taught_or_placed_is_left_out(written: str, broken: str, rule: str) -> None:
    assert written in TOPIC
    topic, problems = read_topic(TOPIC.replace(written, broken, 1), "a.yaml", area="", strict=True)
    assert topic is None
    assert [problem.rule for problem in problems] == [rule]


def test_a_multiple_response_needs_two_right_options_or_more() -> None:
    text = TOPIC.replace("        level", "        kind: multiple\n        level")
    topic, problems = read_topic(text, "a.yaml", area="", strict=True)
    assert topic is None
    assert [str(problem) for problem in problems] == [
        "a.yaml:11:9: error [key-count] only 1 of the 4 options is marked correct; a multiple response has two or more"
    ]


def test_a_single_choice_has_one_right_option() -> None:
    text = TOPIC.replace("            why: A topic", "            correct: true\n            why: A topic")
    _, problems = read_topic(text, "a.yaml", area="", strict=True)
    assert [str(problem) for problem in problems] == [
        "a.yaml:11:9: error [key-count] 2 of the 4 options are marked correct; mark one, or write kind: multiple"
    ]


def test_a_question_takes_its_own_scenario_before_its_concepts() -> None:
    text = TOPIC.replace(
        "concepts:\n",
        "scenarios:\n  - {id: shop, text: A shop sells.}\n  - {id: bank, text: A bank lends.}\nconcepts:\n",
    ).replace("    takeaway", "    scenario: shop\n    takeaway")
    second = QUESTION.replace("orders.1", "orders.2").replace("        level", "        scenario: bank\n        level")
    topic, problems = read(text + second)
    assert problems == []
    assert [question.scenario for question in topic.concepts[0].questions] == ["A shop sells.", "A bank lends."]


def test_a_question_may_narrow_its_exams_and_be_reserved() -> None:
    text = TOPIC.replace('{saa-c03: ["2.1"]}', '{saa-c03: ["2.1", "2.2"], dva-c03: ["1.1"]}')
    text = text.replace("        level", '        exams: {saa-c03: ["2.2"]}\n        reserved: saa-c03\n        level')
    topic, problems = read(text)
    assert problems == []
    question = topic.concepts[0].questions[0]
    assert question.exams == {"saa-c03": ("2.2",)}
    assert question.reserved == "saa-c03"


def test_ten_options_are_read_and_eleven_are_not() -> None:
    def with_options(count: int) -> str:
        letters = "abcdefghijk"[4:count]
        more = "".join(f"          - {{key: {letter}, text: Do {letter} instead}}\n" for letter in letters)
        return TOPIC + more

    assert len(read(with_options(10))[0].concepts[0].questions[0].options) == 10
    _, problems = read_topic(with_options(11), "a.yaml", area="", strict=True)
    assert [problem.rule for problem in problems] == ["bad-option-key"]


def test_markup_in_a_text_stays_text() -> None:
    text = TOPIC.replace("text: Put a second load", 'text: "[bold]Put[/bold] [/x] [red] {0} %s <b>a</b> load')
    topic, problems = read(text.replace("balancer in front of the workers.", 'balancer."', 1))
    assert problems == []
    assert (
        topic.concepts[0].questions[0].options[3].text == "[bold]Put[/bold] [/x] [red] {0} %s <b>a</b> load balancer."
    )


def test_quoted_words_that_look_like_other_things_are_texts() -> None:
    text = TOPIC
    for written, wanted in (
        ("Put an Amazon SQS queue between shop and workers.", '"No"'),
        ("Put an Amazon SNS topic between shop and workers.", '"1:30"'),
        ("Put a cache of Amazon ElastiCache before the workers.", "'1.10'"),
        ("Put a second load balancer in front of the workers.", ">-\n              012"),
    ):
        text = text.replace(written, wanted)
    topic, problems = read(text)
    assert problems == []
    assert [option.text for option in topic.concepts[0].questions[0].options] == ["No", "1:30", "1.10", "012"]


def test_what_is_only_not_as_the_shipped_banks_have_it_is_a_warning_elsewhere() -> None:
    text = TOPIC.replace('    exams: {saa-c03: ["2.1"]}\n', "").replace("    checked: 2026-11\n", "")
    for strict, severity in ((True, Severity.ERROR), (False, Severity.WARNING)):
        topic, problems = read_topic(text, "a.yaml", area="", strict=strict)
        assert topic is not None
        assert [(problem.rule, problem.severity) for problem in problems] == [("missing-key", severity)] * 2


def test_a_text_longer_than_anyone_reads_is_refused() -> None:
    text = TOPIC.replace("A queue between two tiers", "word " * 5000)
    topic, problems = read_topic(text, "a.yaml", area="", strict=True)
    assert topic is None
    assert [problem.rule for problem in problems] == ["too-long"]


def test_a_file_that_is_a_list_is_told_what_a_topic_is() -> None:
    assert read_topic("- a\n- b\n", "a.yaml", area="", strict=True)[1][0].message == (
        "a topic has to be a mapping of keys, and is a list"
    )
