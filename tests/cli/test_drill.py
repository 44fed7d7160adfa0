"""The daily drill through the command line, line by line."""

from __future__ import annotations

from itertools import pairwise
from shutil import copy

import pytest

from aws_quiz.banks.files.loading import shipped_folder
from tests.runner import Home, bank_text


@pytest.fixture
def learner(home: Home) -> Home:
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=4))
    (home.banks / "vpc.yaml").write_text(bank_text("vpc", concepts=4))
    return home


def letter_of(out: str, right: bool = True) -> str:
    """The letter under which the newest question shows the option `a`, which is right, or another."""
    question = out[out.rindex("\nQuestion ") :] if "\nQuestion " in out else out
    letters = {line[0] for line in question.splitlines() if line[1:2] == ":"}
    shown = next(line[0] for line in question.splitlines() if line.endswith("called a here"))
    return shown if right else min(letters - {shown})


def drill(home: Home, *words: str, answers: list[bool], after: str = "") -> str:
    """Drills with each answer right or wrong, one by one, and gives all that was printed.

    The same seed deals the same letters, so each answer is found by looking at the question first.
    """
    typed, out = "", ""
    for right in answers:
        out = home.copy().run_own("drill", "--plain", "--seed", "1", *words, typed=typed).out
        typed += letter_of(out, right) + "\n"
    return home.run_own("drill", "--plain", "--seed", "1", *words, typed=typed + after).out


def test_five_answers_leave_five_reviews(learner: Home) -> None:
    result = learner.run_own("drill", "--plain", "--limit", "5", "--seed", "1", typed="a\nb\nc\nd\na\n")
    assert result.status == 0
    answers = learner.answers()
    assert len(answers) == 5
    assert {
        "id",
        "session",
        "kind",
        "concept",
        "question",
        "response",
        "verdict",
        "confidence",
        "seconds",
        "answered_at",
    } <= answers[0].keys()
    assert len({answer["session"] for answer in answers}) == 1


def test_the_end_of_input_ends_the_drill_as_quit_does(learner: Home) -> None:
    ended = learner.copy().run_own("drill", "--plain", "--seed", "1", typed="a\n")
    quitted = learner.copy().run_own("drill", "--plain", "--seed", "1", typed="a\nquit\n")
    assert (ended.status, quitted.status) == (0, 0)
    assert ended.out == quitted.out


def test_the_same_seed_gives_the_same_drill(learner: Home) -> None:
    first = learner.copy().run_own("drill", "--plain", "--seed", "7", typed="a\na\na\n").out
    assert learner.copy().run_own("drill", "--plain", "--seed", "7", typed="a\na\na\n").out == first
    assert learner.copy().run_own("drill", "--plain", "--seed", "8", typed="a\na\na\n").out != first


def test_topics_are_interleaved(learner: Home) -> None:
    drill(learner, answers=[True] * 8)
    topics = [answer["concept"].split("-")[0] for answer in learner.answers()]
    assert all(left != right for left, right in pairwise(topics))


def test_what_is_missed_comes_back_with_another_question(learner: Home) -> None:
    drill(learner, "--limit", "2", answers=[False, True, True])
    first, _, third = learner.answers()
    assert first["concept"] == third["concept"]
    assert (first["question"][-2:], third["question"][-2:]) == (".1", ".2")
    assert (first["verdict"], third["verdict"]) == ("wrong", "right")


def test_what_is_missed_comes_back_only_while_the_minutes_have_room(home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=8))
    home.run("config", "minutes", "5")
    roomy = home.copy()
    full = drill(home, "--new", "6", answers=[False] + [True] * 5)
    assert "Question 6 of 6." in full
    assert len({answer["concept"] for answer in home.answers()}) == 6
    out = drill(roomy, "--new", "5", answers=[False] + [True] * 5)
    assert "Question 6 of 6." in out
    assert len({answer["concept"] for answer in roomy.answers()}) == 5


def test_what_was_learnt_is_asked_on_its_day_with_the_other_question(learner: Home) -> None:
    drill(learner, "--limit", "1", answers=[True])
    learner.clock.tick(days=1)
    assert "Nothing due" in learner.run_own("drill", "--plain", "--new", "0").out
    learner.clock.tick(days=2)
    learner.run_own("drill", "--plain", "--new", "0", typed="a\n")
    first, second = learner.answers()
    assert first["concept"] == second["concept"]
    assert first["question"] != second["question"]


def test_new_concepts_stop_at_the_days_allowance(learner: Home) -> None:
    learner.run("config", "new", "3")
    out = drill(learner, answers=[True] * 3)
    assert "Question 3 of 3." in out
    again = learner.run_own("drill", "--plain")
    assert "Nothing due. Today's new concepts are done too." in again.out
    assert "Question 1 of 2." in learner.run_own("drill", "--plain", "--new", "2").out


def test_confidence_is_kept_and_a_lucky_guess_is_not_knowledge(learner: Home) -> None:
    out = learner.copy().run_own("drill", "--plain", "--seed", "1").out
    right = letter_of(out)
    for suffix, confidence in (("", "sure"), (" ?", "unsure"), ("??", "guess")):
        home = learner.copy()
        home.run_own("drill", "--plain", "--seed", "1", typed=f"{right}{suffix}\n")
        (answer,) = home.answers()
        assert (answer["verdict"], answer["confidence"]) == ("right", confidence)


def test_undo_takes_an_answer_back_and_asks_again(learner: Home) -> None:
    out = drill(learner, "--limit", "2", answers=[False], after="undo\n")
    assert learner.answers() == []
    question = [line for line in out.splitlines() if line.startswith("Prompt ")]
    assert question[0] == question[-1]


def test_a_drill_that_was_left_is_taken_up_again(learner: Home) -> None:
    drill(learner, "--limit", "3", answers=[True])
    out = learner.run_own("drill", "--plain", "--resume").out
    assert "Question 2 of 3." in out
    fresh = learner.run_own("drill", "--plain")
    assert "`aws-quiz drill --resume` continues it." in fresh.err


def test_there_is_nothing_to_take_up_where_nothing_was_left(learner: Home) -> None:
    result = learner.run_own("drill", "--resume")
    assert (result.status, result.err.splitlines()[0]) == (2, "aws-quiz: No unfinished drill today.")


def test_a_topic_narrows_the_drill(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--topic", "vpc", typed="a\nb\nc\n")
    assert {answer["concept"].split("-")[0] for answer in learner.answers()} == {"vpc"}


def test_an_unknown_topic_is_named_with_the_nearest(learner: Home) -> None:
    result = learner.run_own("drill", "--topic", "vpcc")
    assert result.status == 4
    assert result.err.splitlines()[0] == "aws-quiz: No topic called 'vpcc'. Did you mean vpc?"


def test_an_unknown_exam_is_named_with_the_nearest(home: Home) -> None:
    result = home.run("drill", "--exam", "saa-c3")
    assert result.status == 4
    assert "Did you mean saa-c03" in result.err


def test_missed_flagged_and_weak_drills_ask_what_they_say(learner: Home) -> None:
    drill(learner, "--limit", "3", answers=[False, True], after="flag\nquit\n")
    missed, held, *_ = learner.answers()
    assert missed["verdict"] == "wrong"
    learner.run_own("drill", "--plain", "--missed", typed="a\n")
    assert learner.answers()[-1]["concept"] == missed["concept"]
    learner.run_own("drill", "--plain", "--flagged", typed="a\n")
    assert learner.answers()[-1]["concept"] not in (missed["concept"], held["concept"])


def test_a_weak_drill_asks_what_would_least_be_known_in_a_week_then_what_was_never_met_of_its_topics(
    learner: Home,
) -> None:
    drill(learner, "--topic", "vpc", "--limit", "2", answers=[False, True], after="quit\n")
    missed, held = learner.answers()
    assert (missed["verdict"], held["verdict"]) == ("wrong", "right")
    learner.run_own("drill", "--plain", "--weak", "--limit", "3", "--seed", "1", typed="a\nb\nc\n")
    asked = [answer["concept"] for answer in learner.answers()[2:]]
    assert asked[0] == missed["concept"]
    assert asked[1] == held["concept"]
    assert asked[2].startswith("vpc-")
    assert asked[2] not in (missed["concept"], held["concept"])


def test_one_choice_of_questions_at_a_time(learner: Home) -> None:
    result = learner.run_own("drill", "--weak", "--missed")
    assert (result.status, "Use only one of" in result.err) == (2, True)


def test_a_suspended_concept_is_asked_no_more_until_it_is_resumed(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--seed", "1", "--limit", "1", typed="suspend\n")
    (concept,) = learner.run("resume", "--json").json["suspended"]
    learner.run_own("drill", "--plain", typed="a\n" * 30)
    assert concept not in {answer["concept"] for answer in learner.answers()}
    assert learner.run("resume", concept).out == f"{concept} is back.\n"


def test_after_a_break_the_backlog_is_capped_and_says_so(home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=40))
    home.run("config", "minutes", "5")
    home.run_own("drill", "--plain", "--new", "40", typed="a\n" * 200)
    home.clock.tick(days=30)
    result = home.run_own("drill", "--plain")
    assert "40 concepts due after 30 days away." in result.err
    assert "new concepts wait until then" in result.err
    assert f"of {result.err.split('Today takes the ')[1].split()[0]}." in result.out


def test_minutes_end_a_drill(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--minutes", "0.5", typed="a\n" * 20)
    assert 1 <= len(learner.answers()) <= 3


def test_notes_and_reports_are_kept(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--seed", "1", typed="note mind the gap\nreport the key is wrong\n")
    question = learner.run("history", "faults", "--json").json["faults"][0]["question"]
    assert learner.run("history", "faults", "--json").json["faults"][0]["text"] == "the key is wrong"
    assert "mind the gap" in learner.run_own("show", question).out


def test_a_broken_question_is_left_out_and_the_drill_says_so(learner: Home) -> None:
    text = (learner.banks / "s3.yaml").read_text()
    (learner.banks / "s3.yaml").write_text(text.replace("            correct: true\n", "", 1))
    result = learner.run_own("drill", "--plain", "--topic", "s3")
    assert "1 error keeps a question out of the drill; `aws-quiz bank check` shows where" in result.err
    assert "Question 1 of 4." in result.out


def test_without_any_questions_it_says_so(home: Home) -> None:
    result = home.run_own("drill", "--plain")
    assert (result.status, "no questions for this" in result.out) == (0, True)


def test_the_end_says_when_something_is_due_next(learner: Home) -> None:
    learner.run("config", "new", "1")
    assert "next due on 23 November" in drill(learner, answers=[True])


def test_a_drill_that_is_taken_up_again_keeps_its_own_exam(home: Home) -> None:
    home.run("drill", "--plain", "--exam", "dva-c03", "--limit", "3", "--seed", "1", typed="a\n")
    home.run("goal", "saa-c03")
    assert "DVA-C03 task" in home.run("drill", "--plain", "--resume").out


def test_a_note_belongs_to_its_concept_and_notes_lists_it(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--seed", "1", typed="note mind the gap\n")
    (note,) = learner.run_own("notes", "--json").json["notes"]
    assert (note["text"], note["topic"]) == ("mind the gap", note["concept"].split("-")[0])
    assert all("mind the gap" in shown for shown in learner.run_own("show", note["concept"]).out.split("File ")[1:])
    assert "mind the gap" in learner.run_own("notes", "GAP").out
    assert "No matching notes." in learner.run_own("notes", "bridge").out
    assert "No matching notes." in learner.run_own("notes", "--topic", "vpc" if note["topic"] == "s3" else "s3").out


def test_what_is_suspended_is_not_asked_when_a_drill_is_taken_up_again(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--seed", "1", typed="a\nsuspend\nquit\n")
    (concept,) = learner.run("resume", "--json").json["suspended"]
    learner.run_own("drill", "--plain", "--resume", typed="a\n" * 50)
    assert concept not in {answer["concept"] for answer in learner.answers()}


def test_undo_undoes_a_suspension_and_a_note(learner: Home) -> None:
    shown = learner.run_own("drill", "--plain", "--seed", "1", typed="note one\nundo\nsuspend\nundo\nundo\n").out
    assert "Note undone." in shown
    assert "Suspension undone." in shown
    assert "Nothing to undo." in shown
    assert learner.run("resume", "--json").json["suspended"] == []
    assert learner.run("notes", "--json").json["notes"] == []


def test_a_topic_that_is_named_is_drilled_after_the_days_new_concepts(learner: Home) -> None:
    learner.run("config", "new", "1")
    learner.run_own("drill", "--plain", "--topic", "s3", typed="a\n" * 20)
    assert "Question 1 of 1" in learner.run_own("drill", "--plain", "--topic", "vpc").out


def test_with_nothing_answered_no_resume_is_suggested(learner: Home) -> None:
    assert "--resume" not in learner.run_own("drill", "--plain", typed="quit\n").out


def test_a_drill_of_questions_that_are_named(learner: Home) -> None:
    shown = learner.run_own("drill", "--plain", "--id", "s3-02.1", "--id", "vpc-01", typed="a\na\n").out
    assert "Question 1 of 2" in shown
    assert {answer["concept"] for answer in learner.answers()} == {"s3-02", "vpc-01"}
    assert learner.run_own("drill", "--plain", "--id", "zebra").status == 4
    assert learner.run_own("drill", "--plain", "--id", "s3-02", "--weak").status == 2


def test_a_drill_of_a_kind_and_a_level(learner: Home) -> None:
    assert "Question 1 of" in learner.run_own("drill", "--plain", "--kind", "single").out
    levels = [learner.run_own("drill", "--plain", "--level", level).out for level in ("recall", "application")]
    assert any("No questions of this kind here." in out for out in levels)
    assert any("Question 1 of" in out for out in levels)


def test_a_newcomer_meets_what_designs_are_made_of_before_designs(home: Home) -> None:
    designs = bank_text("designs", concepts=4).replace("level: application", "level: design")
    for area, text in (("a", designs), ("b", bank_text("s3", concepts=4)), ("c", bank_text("vpc", concepts=4))):
        (home.banks / area).mkdir()
        (home.banks / area / "topic.yaml").write_text(text)
    for seed in range(4):
        first = home.copy()
        first.run_own("drill", "--plain", "--new", "8", "--seed", str(seed), typed="a\n" * 30)
        assert {answer["concept"].split("-")[0] for answer in first.answers()} == {"s3", "vpc"}
    home.run_own("drill", "--plain", "--new", "12", typed="a\n" * 40)
    assert {answer["concept"].split("-")[0] for answer in home.answers()} == {"s3", "vpc", "designs"}


def test_a_drill_of_a_level_asks_nothing_that_is_kept_for_a_final(home: Home) -> None:
    first, second = bank_text("s3", concepts=1).split("      - id: s3-01.2")
    kept = second.replace("level: application", "level: analysis\n        reserved: saa-c03")
    (home.banks / "s3.yaml").write_text(f"{first}      - id: s3-01.2{kept}")
    assert "Prompt 1 " in home.run_own("drill", "--plain", "--level", "application").out
    assert home.run_own("drill", "--plain", "--level", "analysis").out == "No questions of this kind here.\n"


def test_after_a_break_today_says_why_there_is_nothing_new(home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=40))
    home.run("config", "minutes", "5")
    home.run_own("drill", "--plain", "--new", "30", typed="a\n" * 200)
    home.clock.tick(days=30)
    today = home.run_own("status", "--json").json
    assert (today["new"], today["why_no_new"]) == (0, "backlog")


def why(home: Home, *words: str, typed: str = "") -> str:
    """What a drill says to `help` at its first question, or after what was typed before."""
    out = home.copy().run_own("drill", "--plain", "--seed", "1", *words, typed=f"{typed}help\n").out
    return " ".join(out[out.rindex("Why now: ") :].split("\n")[0].split())


def test_help_says_why_a_concept_comes_now(learner: Home) -> None:
    assert why(learner) == "Why now: You have not met this concept yet."
    drill(learner, "--limit", "1", answers=[True])
    learner.clock.tick(days=9)
    due = why(learner)
    assert due.startswith("Why now: It is due. You last answered it 9 days ago; the chance that you recall it now is ")


@pytest.mark.parametrize(("day", "new"), [("2027-02-20", range(5)), ("2026-12-04", range(10, 14))])
def test_a_drill_for_a_far_date_keeps_alive_what_was_met_and_for_a_near_one_meets_what_is_new(
    home: Home, day: str, new: range
) -> None:
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=40, exams='{saa-c03: ["3.1"]}'))
    (home.banks / "exams").mkdir()
    copy(shipped_folder() / "exams" / "saa-c03.yaml", home.banks / "exams")
    home.run("goal", "saa-c03", "--date", day, "--minutes", "10")
    first = home.run_own("drill", "--plain", typed="a\n\n" * 40).out
    assert first.count("New.") > 8
    home.clock.tick(days=7)
    second = home.run_own("drill", "--plain", typed="a\n\n" * 40).out
    assert second.count("New.") in new


def test_help_in_a_drill_for_a_date_looks_ahead_to_the_exam(home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=3, exams='{saa-c03: ["3.1"]}'))
    (home.banks / "exams").mkdir()
    copy(shipped_folder() / "exams" / "saa-c03.yaml", home.banks / "exams")
    home.run("goal", "saa-c03", "--date", "2026-12-20")
    assert why(home) == "Why now: You have not met this concept yet, and SAA-C03 on 20 December may ask it."
    drill(home, "--limit", "1", answers=[True])
    home.clock.tick(days=2)
    reviews = [line for line in (why(home, typed="a\n" * given) for given in range(3)) if "last answered" in line]
    assert any("Without another answer it would be" in line and "20 December." in line for line in reviews)
