"""Concepts in doubt follow from the log and the banks: asked soon and first, told in the report, and never a memory."""

from __future__ import annotations

import io
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from aws_quiz.environment import Environment
from aws_quiz.store import memory_cache
from aws_quiz.store.memory_cache import rebuild
from aws_quiz.study.mistakes.missing import DOUBTS_A_DRILL, doubts, missing_in
from aws_quiz.study.room import Room
from tests.runner import Home, Stream, bank_text

if TYPE_CHECKING:
    from collections.abc import Iterable

LACKS = {"b": "sqs-01", "c": "sns-01", "d": "design-01"}
MESSAGING = '{saa-c03: ["2.1"]}'


def designs(concepts: int = 2, lacks: dict[str, str] | None = None) -> str:
    """Designs whose wrong options lack these concepts, `{}` standing for the design's number."""
    text = bank_text("design", concepts=concepts, exams=MESSAGING).replace("level: application", "level: design")
    for place in range(1, concepts + 1):
        head, mine, rest = text.partition(f"  - id: design-{place:02}\n")
        own, after, others = rest.partition("\n  - id: ")
        for key, concept in (LACKS if lacks is None else lacks).items():
            named = concept.format(f"{place:02}")
            own = own.replace(f"          - key: {key}\n", f"          - key: {key}\n            lacks: {named}\n")
        text = head + mine + own + after + others
    return text


@pytest.fixture
def learner(home: Home) -> Home:
    (home.banks / "exams").mkdir()
    from aws_quiz.banks.files.loading import shipped_folder

    shipped = (shipped_folder() / "exams" / "saa-c03.yaml").read_text(encoding="utf-8")
    (home.banks / "exams" / "saa-c03.yaml").write_text(shipped, encoding="utf-8")
    (home.banks / "architectures").mkdir()
    (home.banks / "architectures" / "design.yaml").write_text(designs())
    for topic in ("sqs", "sns"):
        (home.banks / f"{topic}.yaml").write_text(bank_text(topic, concepts=2, exams=MESSAGING))
    (home.banks / "other.yaml").write_text(bank_text("other", concepts=8, exams=MESSAGING))
    return home


def room_of(home: Home) -> Room:
    environment = Environment(
        variables={"AWS_QUIZ_HOME": str(home.folder / "home")},
        now=home.clock.now,
        monotonic=home.clock.monotonic,
        stdin=io.StringIO(),
        stdout=Stream(),
        stderr=Stream(),
        zone_of=lambda moment: UTC,
        working_folder=lambda: home.folder,
    )
    return Room(environment, (home.banks,), shipped=False)


def letters(text: str) -> dict[str, str]:
    """The letter under which each option was shown last, by its key."""
    found = {}
    for line in text.splitlines():
        if " called " in line and line[1:3] == ": ":
            found[line.split(" called ")[1][0]] = line[0]
    return found


def answer(home: Home, key: str, *words: str, how: str = "") -> str:
    """Answers the first question of a drill with the option of this key, and gives what is said."""
    options = ("drill", "--plain", "--seed", "1", *words)
    shown = letters(home.copy().run_own(*options).out.partition("Stopped")[0])
    return home.run_own(*options, typed=f"{shown[key]}{how}\n").out


def doubted(home: Home) -> list[str]:
    room = room_of(home)
    return [turn.concept for turn in doubts(room, room.scope())]


def missed(home: Home) -> list[tuple[str, int]]:
    room = room_of(home)
    return [(one.concept, one.times) for one in missing_in(room, room.scope())]


def asked(home: Home, *words: str, most: int = 20) -> list[str]:
    """The concepts that a drill asks, in their order; everything is put off once."""
    out = home.copy().run_own("drill", "--plain", "--seed", "1", *words, typed="skip\n" * most).out
    names = [f"{line.split()[6]}-0{line.split()[4]}" for line in out.splitlines() if line.startswith("Prompt ")]
    return list(dict.fromkeys(names))


def test_a_wrong_answer_says_what_is_missing_and_puts_it_in_doubt(learner: Home) -> None:
    out = answer(learner, "b", "--id", "design-01.1")
    assert "That is what one chooses without: Title of sqs: 01. It will be asked soon." in out
    assert doubted(learner) == ["sqs-01"]
    assert missed(learner) == [("sqs-01", 1)]


def test_a_right_answer_and_one_that_points_nowhere_put_nothing_in_doubt(learner: Home) -> None:
    assert "one chooses" not in answer(learner, "a", "--id", "design-01.1")
    assert "one chooses" not in answer(learner, "b", "--id", "sns-01.1")
    assert (doubted(learner), missed(learner)) == ([], [])


def test_a_design_that_lacks_itself_says_so_and_needs_no_doubt(learner: Home) -> None:
    out = answer(learner, "d", "--id", "design-01.1")
    assert "without: Title of design: 01." in out
    assert "asked soon" not in out
    assert doubted(learner) == []
    assert missed(learner) == [("design-01", 1)]


def test_what_is_in_doubt_comes_in_the_same_drill_by_a_question_of_its_own(learner: Home) -> None:
    out = answer(learner, "b", "--id", "design-01.1")
    assert "Prompt 1 about concept 1 of sqs" in out


def test_what_is_in_doubt_comes_first_in_the_next_drill(learner: Home) -> None:
    answer(learner, "c", "--id", "design-01.1")
    learner.clock.tick(days=1)
    assert asked(learner)[0] == "sns-01"
    learner.run_own("goal", "saa-c03", "--date", "2027-01-15")
    assert asked(learner)[0] == "sns-01"


def test_a_drill_that_was_left_is_taken_up_with_what_was_put_in_doubt(learner: Home) -> None:
    answer(learner, "b", "--id", "design-01.1")
    out = learner.run_own("drill", "--plain", "--resume").out
    assert (
        "Prompt 1 about concept 1 of sqs" in learner.run_own("drill", "--plain", "--resume", typed="skip\n").out + out
    )


def test_memory_is_untouched_until_the_concept_is_answered(learner: Home) -> None:
    answer(learner, "a", "--id", "sqs-01.1")
    log = room_of(learner).log
    before = memory_cache.memory_of(log, "sqs-01")
    answer(learner, "b", "--id", "design-01.1")
    assert memory_cache.memory_of(log, "sqs-01") == before
    assert memory_cache.memory_of(log, "sns-01") is None
    learner.clock.tick(days=1)
    answer(learner, "a", "--id", "sqs-01.2")
    assert memory_cache.memory_of(log, "sqs-01") != before


@pytest.mark.parametrize(("key", "how", "left"), [("a", "", []), ("a", "??", ["sqs-01"]), ("b", "", ["sqs-01"])])
def test_an_answer_ends_the_doubt_and_a_right_one_what_is_missing(
    learner: Home, key: str, how: str, left: list[str]
) -> None:
    answer(learner, "b", "--id", "design-01.1")
    answer(learner, key, "--id", "sqs-01.1", how=how)
    assert doubted(learner) == []
    assert [concept for concept, _ in missed(learner)] == left


def test_an_answer_before_ends_no_doubt(learner: Home) -> None:
    answer(learner, "a", "--id", "sqs-01.1")
    answer(learner, "b", "--id", "design-01.1")
    assert doubted(learner) == ["sqs-01"]


def test_an_answer_that_is_taken_back_leaves_no_doubt_behind(learner: Home) -> None:
    shown = letters(learner.copy().run_own("drill", "--plain", "--seed", "1", "--id", "design-01.1").out)
    out = learner.run_own("drill", "--plain", "--seed", "1", "--id", "design-01.1", typed=f"{shown['b']}\nundo\n").out
    assert "asked soon" in out
    assert (doubted(learner), missed(learner)) == ([], [])
    assert "of sqs" not in out.rpartition("undone")[2]


def test_what_is_suspended_or_out_of_scope_is_named_and_not_asked(learner: Home) -> None:
    from aws_quiz.store.marks import set_suspended

    set_suspended(room_of(learner).log, "sqs-01", suspended=True)
    out = answer(learner, "b", "--id", "design-01.1")
    assert "one chooses without: Title of sqs: 01." in out
    assert "asked soon" not in out
    assert (doubted(learner), missed(learner)) == ([], [])
    out = answer(learner, "c", "--topic", "design", "--id", "design-02.1")
    assert "asked soon" not in out


def test_a_concept_that_has_left_the_banks_is_passed_over(learner: Home) -> None:
    answer(learner, "b", "--id", "design-01.1")
    (learner.banks / "sqs.yaml").unlink()
    assert (doubted(learner), missed(learner)) == ([], [])
    assert "without" not in answer(learner, "b", "--id", "design-02.1")


def test_a_drill_takes_so_many_doubts_the_newest_first(learner: Home) -> None:
    (learner.banks / "architectures" / "design.yaml").write_text(designs(12, {"b": "far-{}"}))
    (learner.banks / "far.yaml").write_text(bank_text("far", concepts=12, exams=MESSAGING))
    for place in range(1, 13):
        answer(learner, "b", "--id", f"design-{place:02}.1")
    found = doubted(learner)
    assert len(found) == DOUBTS_A_DRILL
    assert found[0] == "far-12"
    assert len(missed(learner)) == 8


def test_the_report_counts_how_often_and_since_when(learner: Home) -> None:
    answer(learner, "b", "--id", "design-01.1")
    answer(learner, "c", "--id", "design-01.2")
    learner.clock.tick(days=10)
    answer(learner, "b", "--id", "design-02.1")
    assert missed(learner) == [("sqs-01", 2), ("sns-01", 1)]
    room = room_of(learner)
    since = room.today - timedelta(days=3)
    assert [one.concept for one in missing_in(room, room.scope(), since)] == ["sqs-01"]
    record = learner.run_own("report", "--json").json
    assert [(one["concept"], one["times"], one["name"]) for one in record["missing"]] == [
        ("sqs-01", 2, "Title of sqs: 01"),
        ("sns-01", 1, "Title of sns: 01"),
    ]
    page = learner.run_own("report").out
    assert "Your wrong designs point at what was missing:" in page
    assert "aws-quiz drill --missing" in page


def test_a_drill_goes_through_what_is_missing_and_says_when_nothing_is(learner: Home) -> None:
    nothing = learner.run_own("drill", "--plain", "--missing")
    assert (nothing.status, nothing.err) == (0, "")
    assert nothing.out == "Nothing missing: you have since got right whatever your wrong answers pointed at.\n"
    answer(learner, "c", "--id", "design-01.1")
    answer(learner, "b", "--id", "design-01.2")
    answer(learner, "b", "--id", "design-02.1")
    assert set(asked(learner, "--missing")) == {"sqs-01", "sns-01"}


def test_emptied_caches_change_no_doubt(learner: Home) -> None:
    answer(learner, "b", "--id", "design-01.1")
    answer(learner, "c", "--id", "design-02.1")
    before = doubted(learner), missed(learner)
    room = room_of(learner)
    for table in ("memory", "day", "tested"):
        room.log.db.execute(f"DELETE FROM {table}")
    assert (doubted(learner), missed(learner)) == before
    rebuild(room.log, room.preferences.scheduling)
    assert (doubted(learner), missed(learner)) == before


def sit(home: Home, typed: Iterable[str], *words: str) -> str:
    lines = "\n".join([*typed, "submit", "yes"]) + "\n"
    return home.run_own("exam", "saa-c03", "--plain", "--seed", "1", *words, typed=lines).out


def test_wrong_answers_of_a_mock_put_in_doubt_what_the_same_mock_asked_as_well(learner: Home) -> None:
    """All of a mock is answered at once: none of it is an answer since."""
    tasks = '{saa-c03: ["1.1", "2.1", "3.1", "4.1"]}'
    (learner.banks / "architectures" / "design.yaml").write_text(designs(1, {"b": "sqs-01"}).replace(MESSAGING, tasks))
    (learner.banks / "sqs.yaml").write_text(bank_text("sqs", concepts=1, exams=tasks))
    (learner.banks / "sns.yaml").unlink()
    (learner.banks / "other.yaml").unlink()
    look = (
        learner.copy().run_own("exam", "saa-c03", "--plain", "--seed", "1", "--questions", "2", typed="next\n" * 3).out
    )
    _, first, second = look.split("Question ")[:3]
    typed = [letters(part)["b" if "of design" in part else "a"] for part in (first, second)]
    sit(learner, typed, "--questions", "2")
    assert sorted(answer["verdict"] for answer in learner.answers()) == ["right", "wrong"]
    assert doubted(learner) == ["sqs-01"]
    shown = learner.run_own("exam", "saa-c03", "--show", "1", "--all").out
    assert "one chooses" in shown
    assert "Title of sqs: 01" in shown
    worth = learner.run_own("exam", "saa-c03", "--show", "1", "--json").json["worth_most"]
    ((concept, name, points),) = [one.values() for one in worth]
    assert (concept, name) == ("sqs-01", "Title of sqs: 01")
    assert 400 < points < 500
