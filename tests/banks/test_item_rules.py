"""What the rules over single items let pass, and how much their findings weigh; what fires them is in the cases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from aws_quiz.banks.checks.cues import absolutes, article, clang, convergence, hedges, not_parallel
from aws_quiz.banks.checks.designs import (
    combination_of_steps,
    design_length,
    design_sentences,
    missing_lacks,
    same_lacks,
)
from aws_quiz.banks.checks.finding import Weight
from aws_quiz.banks.checks.keyed_options import count_in_stem, key_stands_out, length_ratio
from aws_quiz.banks.checks.option_sets import above_options, missing_why, same_option
from aws_quiz.banks.checks.retired import RETIRED, retired_names
from aws_quiz.banks.checks.sources import price, retired_name, stale_check
from aws_quiz.banks.checks.stems import negative, no_constraint, stem_length
from aws_quiz.core.content.question import Level, MultipleChoice, Option, SingleChoice
from tests.banks.bank_folder import TODAY, TOPIC, found_in_topic
from tests.builders import concept, question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from aws_quiz.banks.checks.finding import Finding
    from aws_quiz.core.content.question import Question

    Rule = Callable[[Question], Iterator[Finding]]


length_rule = partial(stem_length, foundational={"clf-c02"})
constraint_rule = partial(no_constraint, foundational={"clf-c02"})


def said(rule: Rule, item: Question) -> list[str]:
    return [finding.message for finding in rule(item)]


def single(*texts: str, prompt: str = "Which one is it?") -> Question:
    """The first text is the key."""
    options = [
        Option(key, text, f"Because of {key}.", key == "a") for key, text in zip("abcdefghij", texts, strict=False)
    ]
    return question(body=SingleChoice(tuple(options)), prompt=prompt)


def multiple(*texts: str, prompt: str) -> Question:
    """The first two texts are the keys."""
    options = [
        Option(key, text, f"Because of {key}.", key in "ab") for key, text in zip("abcdefghij", texts, strict=False)
    ]
    return question(body=MultipleChoice(tuple(options)), prompt=prompt)


@pytest.mark.parametrize("ending", ["(Select TWO.)", "(Choose two.)", "(Select TWO)", "Which TWO steps?", "Select 2."])
def test_a_multiple_response_may_say_its_number_in_several_ways(ending: str) -> None:
    assert said(count_in_stem, multiple("one", "two", "six", "ten", "few", prompt=f"What is best? {ending}")) == []


def test_a_multiple_response_that_says_no_number_is_a_matter_of_form_and_a_false_number_is_not() -> None:
    (unsaid,) = count_in_stem(multiple("one", "two", "six", "ten", "few", prompt="What should be done?"))
    (false,) = count_in_stem(multiple("one", "two", "six", "ten", "few", prompt="What? (Select THREE.)"))
    assert (unsaid.weight, false.weight) == (Weight.FORM, Weight.WRONG)
    assert unsaid.message == 'the prompt does not say how many are right; end it with "(Select TWO.)"'
    assert false.message == 'the prompt asks for THREE, but 2 options are right; write "(Select TWO.)"'


def test_a_single_choice_may_speak_of_two_zones() -> None:
    item = single("a", "b", "c", "d", prompt="A company runs in two zones. Which two-zone design should it select?")
    assert said(count_in_stem, item) == []


def test_short_names_of_different_length_give_nothing_away() -> None:
    item = single("Amazon ElastiCache", "Amazon S3", "Amazon SQS", "AWS WAF")
    assert said(key_stands_out, item) == []
    assert said(length_ratio, item) == []


def test_a_key_much_shorter_than_the_rest_stands_out() -> None:
    item = single("Use a queue", *(f"Use a cache of {n} nodes for all that is read" for n in ("two", "six", "ten")))
    assert said(key_stands_out, item) == [
        "the right option has 11 characters, the others 45 on average; make them alike"
    ]


def test_a_ratio_above_five_is_a_matter_of_form_and_above_three_a_flaw() -> None:
    weights = {
        length: next(length_ratio(single("Use a queue", "x" * length, "y" * 20, "z" * 20))).weight
        for length in (34, 56)
    }
    assert weights == {34: Weight.FLAW, 56: Weight.FORM}


def test_options_that_differ_in_the_case_of_a_name_in_code_are_not_the_same() -> None:
    assert said(same_option, single("Set `Key`", "Set `key`", "Set `keys`", "Set it")) == []
    assert said(same_option, single("Set it", "set  it.", "Set `keys`", "Set them")) == [
        "the options a and b say the same"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Both services keep the data, and neither of them moves it.",
        "The first request of all is slow; the option of a second zone stays.",
        "An option a company may take is a longer lease, as a last resort.",
        "All of the objects below the prefix are listed above the limit.",
        "Give both A records a weight.",
    ],
)
def test_words_of_place_that_do_not_point_at_options_are_left_alone(text: str) -> None:
    assert said(above_options, single(text, "one", "two", "six", prompt=f"{text} Which one?")) == []


@pytest.mark.parametrize(
    "text",
    ["All of the above", "None of these.", "Both A and B", "Unlike option C, it is fast", "See the first option"],
)
def test_words_that_point_at_options_are_told(text: str) -> None:
    assert said(above_options, single("one", "two", "six", text))


def test_reasons_are_compared_without_regard_to_case_and_spaces() -> None:
    options = tuple(
        Option(key, key, why, key == "a") for key, why in zip("ab", ("It is so " * 3, "it is  so " * 3), strict=True)
    )
    assert said(missing_why, question(body=SingleChoice(options))) == [
        "the options a and b have the same reason; give each its own"
    ]


def test_a_word_of_the_prompt_that_a_distractor_has_too_gives_nothing_away() -> None:
    prompt = "Which archive restores within minutes?"
    assert said(clang, single("An archive", "A disk", "A tape", "A cache", prompt=prompt))
    assert said(clang, single("An archive", "An archive on tape", "A tape", "A cache", prompt=prompt)) == []


@pytest.mark.parametrize(
    "text",
    [
        "A read-only replica",
        "Set `all` to `none`",
        "Pay All Upfront",
        "Turn on Block all public access",
        "One that must be quick",
    ],
)
def test_a_name_or_a_requirement_is_no_absolute(text: str) -> None:
    assert said(absolutes, single("A replica", text, "A disk", "A tape")) == []


def test_an_absolute_in_key_and_distractor_gives_nothing_away() -> None:
    assert said(absolutes, single("It always ends", "It never ends", "It ends once", "It goes on")) == []


def test_a_permission_is_no_hedge() -> None:
    assert said(hedges, single("A role that the job may assume", "A user", "A group", "A key")) == []
    assert said(hedges, single("It may take a day", "It takes a day", "It ends", "It goes on")) == [
        '"may" stands in the right option alone; do without it'
    ]


@pytest.mark.parametrize(
    ("ending", "texts", "fires"),
    [
        ("a", ("role", "user", "group", "key"), False),
        ("an", ("S3 bucket", "EC2 instance", "IAM role", "instance"), False),
        ("an", ("S3 bucket", "SQS queue", "VPC", "AMI"), True),
        ("a", ("user", "unit", "group", "index"), True),
        ("are", ("two zones", "three zones", "a zone", "zones"), True),
    ],
)
def test_an_article_at_the_end_fits_all_options_or_is_told(ending: str, texts: tuple[str, ...], fires: bool) -> None:
    assert bool(said(article, single(*texts, prompt=f"What is needed is {ending}"))) is fires


def test_all_combinations_of_two_things_show_no_convergence() -> None:
    texts = [f"A {disk} disk with a {queue} queue" for disk in ("large", "small") for queue in ("long", "short")]
    assert said(convergence, single(*texts)) == []


def test_words_that_all_options_share_make_none_of_them_alike() -> None:
    texts = ["now into one zone", "now into two zones", "later into a Region", "by hand"]
    assert said(convergence, single(*(f"Launch the six instances of the company {text}" for text in texts))) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("5 minutes", "15 minutes", "1 hour", "No limit"),
        ("Amazon S3", "Amazon EFS", "Amazon EBS", "Elastic Load Balancing"),
        ("Create a role", "Create a user", "Delete the key", "Routing policy of the zone"),
        ("Creating a role", "Deleting a role", "Copying a role", "Moving a role"),
        ("Create a role", "Creating a user", "Delete the key", "Deleting the group"),
    ],
)
def test_options_of_one_kind_or_of_no_clear_kind_are_left_alone(texts: tuple[str, ...]) -> None:
    assert said(not_parallel, single(*texts)) == []


def test_a_figure_among_instructions_is_told() -> None:
    assert said(not_parallel, single("Create a role", "Create a user", "Delete the key", "15 minutes")) == [
        '"15 minutes" is a figure among options that each are an instruction; make them of one kind'
    ]


@pytest.mark.parametrize(
    "prompt",
    [
        "Messages are lost. Which design ensures that messages are not lost?",
        "Which service is NOT in scope?",
        "Which of these must not be public, except for the pages?",
    ],
)
def test_a_not_that_the_question_does_not_turn_on_is_left_alone(prompt: str) -> None:
    assert said(negative, single("a", "b", "c", "d", prompt=prompt)) == []


def test_an_except_in_small_letters_at_the_end_is_told() -> None:
    assert said(negative, single("a", "b", "c", "d", prompt="A bucket offers all of these except?")) == [
        "write EXCEPT in capitals, or ask for what is true"
    ]


LONG = "A company keeps reports in one place and reads them in another, " * 3 + "and each must arrive. "


@pytest.mark.parametrize("ending", ["Which?", "Which? (Select TWO.)", '"Which?"'])
def test_a_prompt_of_usual_length_that_ends_in_a_question_is_left_alone(ending: str) -> None:
    assert said(length_rule, question(prompt=LONG + ending)) == []


def test_length_is_judged_by_exam_level_and_scenario() -> None:
    short = "A shop sells fruit and needs a place for it. Which?"
    assert said(length_rule, question(prompt=short)) == ["the prompt has 11 words; 25 to 90 are usual on the exam"]
    assert said(length_rule, question(prompt=short, exams={"clf-c02": ("3.1",)})) == []
    assert said(length_rule, question(prompt=short, level=Level.RECALL)) == []
    assert said(length_rule, question(prompt=short, scenario="A long story.")) == []
    assert said(
        length_rule,
        question(prompt=LONG * 2 + "Which?", exams={"clf-c02": ("3.1",)}),
    ) == ["the prompt has 81 words; 10 to 40 are usual on the exam"]


@pytest.mark.parametrize(
    "prompt",
    [
        "Which step is the MOST secure?",
        "The files must stay. Which step fits?",
        "It should be as cheap as possible. Which step fits?",
        "The company has asked for fewer steps. Which fits?",
        "Some orders are billed twice. Which change addresses the cause?",
        "Notifications are lost. Which change prevents this?",
        "The team does it without servers. Which step fits?",
    ],
)
def test_a_prompt_that_names_what_decides_is_left_alone(prompt: str) -> None:
    assert said(constraint_rule, question(prompt=prompt)) == []


def test_a_recall_question_and_a_foundational_one_need_no_constraint() -> None:
    prompt = "A shop has files. Which is a good place?"
    assert said(constraint_rule, question(prompt=prompt))
    assert said(constraint_rule, question(prompt=prompt, level=Level.RECALL)) == []
    assert said(constraint_rule, question(prompt=prompt, exams={"clf-c02": ("3.6",)})) == []


def test_a_check_holds_a_year_and_half_a_year_where_figures_or_changes_are() -> None:
    def ages_that_are_too_old(**changes: str) -> list[int]:
        made = [concept(checked=f"{2026 - (age + 1) // 12}-{(10 - age) % 12 + 1:02}", **changes) for age in range(15)]
        return [age for age, item in enumerate(made) if list(stale_check(item, TODAY))]

    assert ages_that_are_too_old() == [13, 14]
    moving = list(range(7, 15))
    assert ages_that_are_too_old(takeaway="A function runs for 15 minutes at most.") == moving
    assert (
        ages_that_are_too_old(takeaway="Support plans differ in their answer times.".replace("plans", "plan")) == moving
    )
    assert ages_that_are_too_old(changed="Older notes say otherwise.") == moving
    assert ages_that_are_too_old(takeaway="Amazon S3 and Route 53 and EC2 have no figure in them.") == [13, 14]


def test_a_month_to_come_is_told() -> None:
    assert [finding.message for finding in stale_check(concept(checked="2026-12"), TODAY)] == [
        "the month 2026-12 has not come yet"
    ]


def test_a_retired_name_may_stand_where_the_change_is_told_and_in_reasons() -> None:
    item = single("AWS SSO", "one", "two", "six")
    assert len(list(retired_name(concept("s3-thing", item)))) == 1
    assert list(retired_name(concept("s3-thing", item, changed="AWS SSO is IAM Identity Center now."))) == []
    reason = question(body=SingleChoice((Option("a", "one", "AWS SSO is gone.", True), Option("b", "two", "No."))))
    assert list(retired_name(concept("s3-thing", reason))) == []


def test_every_retired_name_is_found_and_new_names_are_not() -> None:
    for name in RETIRED:
        assert name in retired_names(f"Use {name}, please."), name
    assert retired_names("Snowballs are not Snowball Edge devices") == ["Snowball"]
    assert retired_names("Amazon S3 (Select TWO.) Quick Sight, Data Firehose, IAM Identity Center, QuickSightly") == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("It costs $0.023 per GB", '"$0.023"'),
        ("A credit of USD 100", '"USD 100"'),
        ("About 40 dollars", '"40 dollars"'),
        ("Set `$1` and 3 cents-worth names", '"3 cents"'),
    ],
)
def test_an_amount_of_money_is_told_in_any_writing(text: str, amount: str) -> None:
    (finding,) = price(concept(takeaway=text))
    assert finding.message == f"{amount} is an amount of money, and prices change; compare instead"


def test_a_variable_in_code_is_no_amount() -> None:
    assert list(price(concept(takeaway="Write `echo $1` into the file."))) == []


def test_form_is_an_error_in_shipped_banks_and_a_warning_in_ones_own(tmp_path: Path) -> None:
    text = TOPIC.replace(
        "            why: A topic pushes each message once and keeps nothing for a worker that is busy.\n", ""
    )
    message = "the option b has no reason; say why it is wrong"
    assert found_in_topic(tmp_path / "1", text, shipped=True) == [f"21:13: error [missing-why] {message}"]
    assert found_in_topic(tmp_path / "2", text, shipped=False) == [f"21:13: warning [missing-why] {message}"]


def test_what_misleads_is_an_error_in_every_bank(tmp_path: Path) -> None:
    text = TOPIC.replace(
        "Put a second load balancer in front of the workers.", "put an Amazon SQS queue between shop and workers"
    )
    for shipped in (True, False):
        assert found_in_topic(tmp_path / str(shipped), text, shipped=shipped) == [
            "27:13: error [same-option] the options a and d say the same"
        ]


def solution(*texts: str, kind: str = "single", prompt: str = "Which solution meets these requirements?") -> Question:
    item = single(*texts, prompt=prompt) if kind == "single" else multiple(*texts, prompt=prompt)
    return item._replace(level=Level.DESIGN)


SOLUTION = (
    "Send every order that the shop takes to an Amazon SQS queue. Let AWS Lambda functions take them from the queue."
)


def test_designs_have_fifteen_to_forty_five_words_and_what_is_no_design_has_any_number() -> None:
    fifteen, fourteen = " ".join(["word"] * 15), " ".join(["word"] * 14)
    assert said(design_length, solution(fifteen, " ".join(["word"] * 45), SOLUTION, SOLUTION)) == []
    assert said(design_length, solution(fifteen, " ".join(["word"] * 46), SOLUTION, SOLUTION)) == [
        "the option b has 46 words; a design has 15 to 45"
    ]
    assert said(design_length, single(fourteen, fourteen, fourteen, fourteen)) == []
    steps = [fourteen] * 5
    assert said(design_length, solution(*steps, kind="multiple")) == []


@pytest.mark.parametrize(
    ("texts", "is_fine"),
    [
        ([SOLUTION] * 4, True),
        ([SOLUTION, SOLUTION, "One sentence, and no more of it.", "Another."], True),
        ([SOLUTION, "One sentence of it.", "One sentence of it.", "Another of it."], False),
        (["Use `a.b. C` for the one"] * 4, False),
        (["Copy version 2.0 at once", "Use the 3.5 TB disk", "Take e.g. this one", "Do it"], False),
        (["Do this.\nThen that.", "First do this. 3 more follow.", SOLUTION, "One."], True),
    ],
)
def test_designs_are_told_in_two_sentences(texts: list[str], is_fine: bool) -> None:
    assert (said(design_sentences, solution(*texts)) == []) is is_fine


@pytest.mark.parametrize(
    ("prompt", "is_fine"),
    [
        ("Which combination of steps meets these requirements? (Select TWO.)", True),
        ("Which combination of these actions should be taken? (Select TWO.)", True),
        ("Which two solutions meet these requirements? (Select TWO.)", False),
    ],
)
def test_several_right_designs_are_steps_of_one(prompt: str, is_fine: bool) -> None:
    assert (said(combination_of_steps, solution(*[SOLUTION] * 5, kind="multiple", prompt=prompt)) == []) is is_fine


def test_what_is_no_design_may_say_what_its_choosers_lack_or_not() -> None:
    plain = single("one", "two", "six", "ten")
    assert said(missing_lacks, plain) == []
    pointing = plain._replace(body=SingleChoice(tuple(o._replace(lacks="x" * (o.key != "a")) for o in plain.options)))
    assert said(same_lacks, pointing) == []
    assert said(same_lacks, pointing._replace(level=Level.DESIGN)) != []
