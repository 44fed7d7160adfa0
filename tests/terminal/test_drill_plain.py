"""Plain mode by transcripts."""

from __future__ import annotations

import pytest

from aws_quiz.core.memory.review import Confidence
from aws_quiz.terminal.drill.drill_commands import Answer, Command, NotUnderstood, read_answer
from aws_quiz.terminal.drill.drill_plain import run_plain
from aws_quiz.terminal.question.choice_state import choice_for
from tests.builders import concept, question
from tests.terminal.fake_desk import FakeDesk, asked, endpoints, policies
from tests.terminal.test_drill_screen import desk

SINGLE = choice_for(question(), ("c", "a", "d", "b"))
MULTIPLE = choice_for(question(right="ad", keys="abcde"), ("c", "a", "d", "b", "e"))


def transcript(at: FakeDesk, *typed: str, interactive: bool = False, width: int | None = None) -> list[str]:
    """What is written when these lines are typed, and then nothing more."""
    lines = iter(typed)
    written: list[str] = []
    seconds = iter(range(0, 1000, 7))
    run_plain(
        at,
        lambda: next(lines, None),
        written.append,
        monotonic=lambda: float(next(seconds)),
        interactive=interactive,
        width=width,
    )
    return written


@pytest.mark.parametrize(
    ("line", "keys", "confidence"),
    [
        ("b", "a", Confidence.SURE),
        (" B ", "a", Confidence.SURE),
        ("b ?", "a", Confidence.UNSURE),
        ("b?", "a", Confidence.UNSURE),
        ("b??", "a", Confidence.GUESS),
        ("b, ??", "a", Confidence.GUESS),
    ],
)
def test_a_letter_answers_a_single_choice(line: str, keys: str, confidence: Confidence) -> None:
    assert read_answer(line, SINGLE) == Answer(tuple(keys), confidence)


@pytest.mark.parametrize("line", ["a c", "a,c", "ac", "CA", "c , a", "a  c", "a c a"])
def test_letters_of_a_multiple_choice_may_be_written_in_any_way(line: str) -> None:
    assert read_answer(line, MULTIPLE) == Answer(("c", "d"), Confidence.SURE)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("skip", Command("skip")),
        ("UNDO", Command("undo")),
        ("?", Command("help")),
        ("help", Command("help")),
        ("repeat", Command("repeat")),
        ("quit", Command("quit")),
        ("flag", Command("flag")),
        ("flag last", Command("flag", on_last=True)),
        ("Suspend LAST", Command("suspend", on_last=True)),
        ("note It is per VPC", Command("note", "It is per VPC")),
        ("note last It is", Command("note", "It is", on_last=True)),
        ("note lasting things", Command("note", "lasting things")),
        ("report last Key is b", Command("report", "Key is b", on_last=True)),
    ],
)
def test_commands_are_words(line: str, command: Command) -> None:
    assert read_answer(line, SINGLE) == command


@pytest.mark.parametrize(
    ("line", "choice", "sentence"),
    [
        ("", SINGLE, "That was an empty line. Type one letter from a to d, or help for all commands."),
        ("x", SINGLE, "'x' is not an answer. Type one letter from a to d, or help for all commands."),
        ("b ???", SINGLE, "'b ???' is not an answer. Type one letter from a to d, or help for all commands."),
        ("e", SINGLE, "There is no option e: the options are a to d."),
        ("a b", SINGLE, "Select one option; you typed 2. Type one letter from a to d."),
        ("a", MULTIPLE, "Select 2 options; you typed 1. Type 2 letters from a to e, such as: a b."),
        ("abc", MULTIPLE, "Select 2 options; you typed 3. Type 2 letters from a to e, such as: a b."),
        ("note", SINGLE, "Type the text after the word, such as: note endpoints are per VPC"),
        ("report last", SINGLE, "Type the text after the word, such as: report last the key is b"),
        ("flag last x", SINGLE, "Nothing can follow 'flag last'. Type flag, or flag last."),
    ],
)
def test_what_is_not_understood_is_answered_by_what_can_be_typed(line: str, choice: object, sentence: str) -> None:
    assert read_answer(line, choice) == NotUnderstood(sentence)  # type: ignore[arg-type]


def test_a_drill_from_start_to_end() -> None:
    at = FakeDesk([endpoints(), policies()])
    assert transcript(at, "b", "a e ??") == [
        "Question 1 of 2. VPC endpoints, SAA-C03 task 1.2.",
        endpoints().question.prompt,
        "a: Deploy a private NAT gateway and route the servers' bucket traffic through that gateway.",
        "b: Add an interface endpoint for S3 to the VPC and let the servers address that endpoint.",
        "c: Advertise the S3 prefix list to the data centre and route it to the gateway endpoint.",
        "d: Run a fleet of proxies in the VPC that forwards the servers' requests to the bucket.",
        "Right: b.",
        "Sure, 7 s, next in 9 days.",
        *(
            f"{letter}, {'right' if key == 'a' else 'wrong'}: {option.text} {option.why}"
            for letter, key in zip("abcd", "dabc", strict=True)
            for option in [endpoints().question.options["abcd".index(key)]]
        ),
        f"Remember: {endpoints().concept.takeaway}",
        "Changed: Notes from before March 2024 say that DynamoDB has no interface endpoint.",
        "Source: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
        "",
        "Question 2 of 2. S3 bucket policies, SAA-C03 task 1.2.",
        "A company keeps build results in one bucket for all of its teams.",
        "Its policy reads:",
        "```json",
        '{"Effect": "Allow",',
        '    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/[prod]"}',
        "```",
        "Which changes let the team read the objects under `arn:aws:s3:::b/[prod]` and [/x]? (Choose TWO.)",
        "a: Add `arn:aws:s3:::b/[prod]/*` to the resources.",
        "b: Replace [red]Allow[/red] by Deny.",
        "c: Add arn:aws:s3:::a-bucket-with-a-rather-long-name-for-build-results/and/a/prefix/no/line/holds",
        "d: Grant s3:ListBucket on `arn:aws:s3:::b`.",
        "e: Turn ACLs off [/x].",
        "Wrong: you chose a e; the answer is a d.",
        "Guess, 7 s, again in this drill.",
        *(
            f"{letter}, {'right' if option.correct else 'wrong'}: {option.text} {option.why}"
            for letter, option in policies().shown
        ),
        "Remember: Objects are `bucket/*`, the bucket is not.",
        "Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html",
        "",
        "Done: 1 of 2 right.",
        "Time: 14 seconds, 7 s an answer.",
        "To review:",
        "- Objects are `bucket/*`, the bucket is not.",
        "Tomorrow: 18 due, streak 12 days.",
        "aws-quiz drill --weak     ten minutes on the weak spots",
    ]
    assert at.log == [
        "answer s3-gateway-or-interface-endpoint.2 a sure",
        "answer s3-bucket-policy-resource.1 ae guess",
    ]


@pytest.mark.parametrize("typed", [(), ("quit",)], ids=["end of input", "quit"])
def test_the_end_of_input_is_as_good_as_quit(typed: tuple[str, ...]) -> None:
    at = desk()
    assert transcript(at, *typed)[-3:] == [
        "Stopped: nothing answered, 3 questions left for later.",
        "Tomorrow: 18 due, streak 12 days.",
        "aws-quiz drill --weak     ten minutes on the weak spots",
    ]
    assert at.closed == 1


def test_the_question_stands_after_what_is_not_understood() -> None:
    at = desk()
    written = transcript(at, "hm", "z", "b")
    assert "'hm' is not an answer. Type one letter from a to d, or help for all commands." in written
    assert written.count("First?") == 1
    assert at.log == ["answer one.1 b sure"]


def test_commands_act_on_the_question_being_asked_and_with_last_on_the_one_before() -> None:
    at = desk()
    written = transcript(at, "flag", "a", "note second", "note last first", "flag last", "report last bad", "suspend")
    assert at.log == [
        "flag one.1", "answer one.1 a sure", "note two second", "note one first", "flag one.1", "report one.1 bad",
        "suspend two",
    ]  # fmt: skip
    assert [line for line in written if line.startswith(("Flag", "Note saved", "Saved", "Susp"))] == [
        "Flagged.",
        "Note saved.",
        "Note saved.",
        "Flag cleared.",
        "Saved on this machine; `aws-quiz history faults` lists it.",
        "Suspended. To bring it back: aws-quiz resume two",
    ]
    assert "Third?" in written


def test_suspending_the_last_question_keeps_the_one_being_asked() -> None:
    at = desk()
    written = transcript(at, "a", "suspend last", "b")
    assert at.log == ["answer one.1 a sure", "suspend one", "answer two.1 b sure"]
    assert written.count("Second?") == 1


def test_last_before_any_answer_says_that_there_is_none() -> None:
    at = desk()
    assert "No question was answered just before this one." in transcript(at, "flag last")
    assert at.log == []


def test_a_note_is_heard_again_and_a_dash_removes_it() -> None:
    at = desk()
    written = transcript(at, "note mine", "repeat", "note -")
    assert "Your note: mine" in written
    assert at.log == ["note one mine", "note one "]


def test_undo_asks_the_question_again() -> None:
    at = desk()
    written = transcript(at, "b", "undo", "a")
    assert "Last answer undone." in written
    assert written.count("First?") == 2
    assert at.log == ["answer one.1 b sure", "undo answer one.1", "answer one.1 a sure"]
    assert "Nothing to undo." in transcript(desk(), "undo")


def test_skip_goes_on_and_the_only_question_stays() -> None:
    written = transcript(FakeDesk(desk().dealt[:1]), "skip")
    assert "This is the only question left." in written
    assert "Question 1 moved to the end." in transcript(desk(), "skip")


def test_help_names_every_command() -> None:
    written = " ".join(transcript(desk(), "help"))
    for command in ("skip", "undo", "flag", "suspend", "note TEXT", "report TEXT", "flag last", "repeat", "quit", "??"):
        assert command in written


def test_only_a_person_is_asked_for_each_answer() -> None:
    assert transcript(desk(), "a", interactive=True).count("Your answer:") == 2
    assert "Your answer:" not in transcript(desk(), "a")


def test_lines_are_wrapped_only_where_a_width_is_given() -> None:
    assert max(map(len, transcript(FakeDesk([endpoints()]), "b"))) > 200
    assert max(map(len, transcript(FakeDesk([endpoints()]), "b", width=40))) <= 40


def test_no_escape_and_no_control_character_is_written() -> None:
    hostile = "x\x1b[2J\x07\u202ey"
    made = question("h.1", prompt=hostile, scenario=hostile)
    known = concept("h", made, takeaway=hostile, changed=hostile, sources=(hostile,), checked=hostile)
    at = FakeDesk([asked(made, of=known, topic_title=hostile, task=hostile)])
    written = "\n".join(transcript(at, "note \x1b[1m", "repeat", "b"))
    assert "x[2Jy" in written
    assert "\x1b" not in written
    assert "\x07" not in written
    assert "\u202e" not in written


def test_ctrl_c_closes_the_desk_sums_up_and_is_passed_on() -> None:
    at = desk()
    written: list[str] = []

    def interrupted() -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_plain(at, interrupted, written.append, monotonic=lambda: 0.0, interactive=True)
    assert at.closed == 1
    assert "Stopped: nothing answered, 3 questions left for later." in written
