"""Mock exams through the command line, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from tests.runner import Home, bank_text

TASKS = ("1.1", "1.2", "2.1", "2.2", "3.1", "3.3", "4.1", "4.2")


@pytest.fixture
def learner(home: Home) -> Home:
    """Banks with 40 concepts in every domain of SAA-C03; option `a` is right everywhere."""
    for number, task in enumerate(TASKS):
        exams = f'{{saa-c03: ["{task}"]}}'
        (home.banks / f"topic-{number}.yaml").write_text(bank_text(f"topic-{number}", concepts=20, exams=exams))
    (home.banks / "exams").mkdir()
    from aws_quiz.banks.files.loading import shipped_folder

    text = (shipped_folder() / "exams" / "saa-c03.yaml").read_text(encoding="utf-8")
    (home.banks / "exams" / "saa-c03.yaml").write_text(text, encoding="utf-8")
    return home


def right_letters(home: Home, *words: str) -> list[str]:
    """The right letter of every question, in order: looked up by sitting a copy of the same paper."""
    look = home.copy()
    out = look.run_own("exam", "saa-c03", "--plain", *words, typed="next\n" * 70).out
    letters = []
    for part in re.split(r"^Question \d+ of \d+\.", out, flags=re.MULTILINE)[1:]:
        letters += [line[0] for line in part.splitlines() if line.endswith("called a here")][:1]
    return letters


def sit(home: Home, *words: str, right: int) -> str:
    """Sits a whole paper with so many right answers, hands in, and gives all that was printed."""
    letters = right_letters(home, *words)
    typed = [letter if place < right else "abcd".replace(letter, "")[0] for place, letter in enumerate(letters)]
    lines = "\n".join([*typed, "submit", "yes"]) + "\n"
    return home.run_own("exam", "saa-c03", "--plain", *words, typed=lines).out


def test_a_whole_exam_is_sat_handed_in_and_scored(learner: Home) -> None:
    out = sit(learner, "--seed", "1", right=65)
    assert "SAA-C03 mock 1" in out
    assert "1000" in out
    result = learner.run_own("exam", "saa-c03", "--show", "1", "--json").json
    assert (result["score"], result["passed"], len(result["paper"])) == (1000, True, 65)
    assert {"score", "interval", "pass_mark", "pass_probability", "domains", "paper"} <= result.keys()
    assert sum(question["is_scored"] for question in result["paper"]) == 50
    assert [domain["questions"] for domain in result["domains"]] == [19, 17, 16, 13]
    assert {"response", "verdict", "seconds"} <= result["paper"][0].keys()


WHOLE_FINAL = (10, 9, 9, 8, 8, 8, 7, 6)
"""Concepts of each topic whose questions fill a final by the blueprint."""


def reserve(home: Home, numbers: Sequence[int]) -> None:
    """Keeps the first question of so many concepts of each topic for the final."""
    for topic, number in enumerate(numbers):
        path = home.banks / f"topic-{topic}.yaml"
        head, *concepts = path.read_text().split("\n  - id: ")
        for place in range(number):
            concepts[place] = concepts[place].replace("level: app", "reserved: saa-c03\n        level: app", 1)
        path.write_text("\n  - id: ".join([head, *concepts]))


def final_line(home: Home, *words: str) -> str:
    """What is said of a final before it starts."""
    out = home.copy().run_own("exam", "saa-c03", "--final", "--plain", *words).out
    return next(line for line in out.splitlines() if line.startswith("Final: "))


def test_a_final_says_what_it_is_and_the_second_time_that_it_is_no_longer_fresh(learner: Home) -> None:
    reserve(learner, WHOLE_FINAL)
    fresh = "Final: the rehearsal before the exam: all 65 questions were kept for it"
    assert final_line(learner) == f"{fresh}, and you see them for the first time; it is fresh only once."
    sit(learner, "--final", "--seed", "1", right=40)
    result = learner.run_own("exam", "saa-c03", "--show", "1", "--json").json
    assert all(question["question"].endswith(".1") for question in result["paper"])
    assert result["seen_before"] == 0
    learner.clock.tick(days=3)
    again = final_line(learner, "--seed", "1")
    assert again == f"{fresh}, but it is no longer fresh: you answered 65 questions of it before, last on 21 November."


def test_a_final_of_few_reserved_questions_is_filled_and_without_any_is_an_ordinary_paper(learner: Home) -> None:
    assert final_line(learner) == "Final: the banks reserve no questions for it; this paper is an ordinary one."
    reserve(learner, [3] * 8)
    assert final_line(learner).startswith("Final: the rehearsal before the exam: 24 of 65 questions were kept for it")


def test_no_other_paper_speaks_of_a_final_or_holds_what_is_kept_for_it(learner: Home) -> None:
    reserve(learner, WHOLE_FINAL)
    out = sit(learner, "--seed", "1", right=65)
    assert "Final:" not in out
    shown = learner.run_own("exam", "saa-c03", "--show", "1", "--json").json
    kept = {f"topic-{topic}-{place + 1:02}.1" for topic in range(8) for place in range(WHOLE_FINAL[topic])}
    assert not kept & {question["question"] for question in shown["paper"]}


def test_a_drill_of_what_a_final_showed_asks_other_questions_of_the_concepts_and_says_so(learner: Home) -> None:
    reserve(learner, WHOLE_FINAL)
    sit(learner, "--final", "--seed", "1", right=62)
    paper = learner.run_own("exam", "saa-c03", "--show", "1", "--json").json["paper"]
    missed = {question["concept"] for question in paper if question["verdict"] != "right"}
    learner.clock.tick(hours=1)
    words = ("drill", "--plain", "--exam", "saa-c03", "--from-mock", "1")
    assert "Prompt 2 about" in learner.copy().run_own(*words, "--kind", "single").out
    drill = learner.run_own(*words, typed="a\nb\n" * 9)
    assert drill.err == (
        "3 questions you missed are kept for the final; this drill asks other questions about the same concepts."
        " `aws-quiz exam saa-c03 --review 1 --wrong` goes through what the final asked.\n"
    )
    drilled = [answer for answer in learner.answers() if answer["question"].endswith(".2")]
    assert {answer["concept"] for answer in drilled} == missed
    assert len(missed) == 3


def test_a_concept_with_no_question_but_the_finals_is_left_out_of_the_drill_which_says_so(learner: Home) -> None:
    reserve(learner, WHOLE_FINAL)
    for path in learner.banks.glob("topic-*.yaml"):
        path.write_text(path.read_text().replace("level: application", "reserved: saa-c03\n        level: application"))
        path.write_text(path.read_text().replace("reserved: saa-c03\n        reserved: saa-c03", "reserved: saa-c03"))
    sit(learner, "--final", "--seed", "1", right=64)
    drill = learner.run_own("drill", "--plain", "--exam", "saa-c03", "--from-mock", "1")
    assert drill.err == (
        "1 question you missed is kept for the final, and nothing else asks about its concept."
        " `aws-quiz exam saa-c03 --review 1 --wrong` goes through what the final asked.\n"
    )
    assert "None of these questions can be asked" in drill.out


def test_a_drill_of_a_mock_with_nothing_missed_says_so_and_starts_no_other(learner: Home) -> None:
    sit(learner, "--seed", "1", right=65)
    drill = learner.run_own("drill", "--plain", "--exam", "saa-c03", "--from-mock", "1")
    assert (drill.status, drill.out, drill.err) == (0, "Nothing missed in mock 1.\n", "")


def test_a_result_ends_in_five_concepts_that_cost_most_points(learner: Home) -> None:
    out = sit(learner, "--seed", "1", right=55)
    assert "Worth most: points that these concepts cost you" in out
    worth = learner.run_own("exam", "saa-c03", "--show", "1", "--json").json["worth_most"]
    assert len(worth) == 5
    assert worth == sorted(worth, key=lambda one: -one["points"])
    assert all(one["name"].startswith("Title of topic-") for one in worth)
    assert out.index("Worth most") < out.rindex("SAA-C03 mock 1")


def test_a_failed_exam_is_a_result_and_no_error(learner: Home) -> None:
    sit(learner, "--seed", "1", "--questions", "20", right=5)
    shown = learner.run_own("exam", "saa-c03", "--show", "1")
    assert shown.status == 0
    assert "not passed" in shown.out


def test_what_was_missed_comes_back_in_drills(learner: Home) -> None:
    sit(learner, "--seed", "1", "--questions", "12", right=10)
    answers = learner.answers()
    assert len(answers) == 12
    assert [answer["verdict"] for answer in answers].count("wrong") == 2
    assert {answer["confidence"] for answer in answers} == {"sure"}
    out = learner.run_own("drill", "--plain", "--missed").out
    assert "Question 1 of 2." in out


def test_a_flagged_right_answer_counts_as_unsure(learner: Home) -> None:
    (letter, *_) = right_letters(learner, "--seed", "1", "--questions", "5")
    typed = f"flag\n{letter}\nsubmit\nyes\n"
    learner.run_own("exam", "saa-c03", "--plain", "--seed", "1", "--questions", "5", typed=typed)
    first = next(answer for answer in learner.answers() if answer["verdict"] == "right")
    assert first["confidence"] == "unsure"


def test_the_end_of_input_pauses_and_resume_goes_on_with_everything(learner: Home) -> None:
    words = ("exam", "saa-c03", "--plain", "--seed", "4", "--questions", "6")
    left = learner.run_own(*words, typed="a\nflag\nstrike b\ngoto 4\nc\n")
    assert left.status == 0
    assert "paused" in left.out
    assert learner.answers() == []
    again = learner.run_own("exam", "--resume", "--plain", typed="goto 1\nrepeat\ngoto 2\nrepeat\nreview\n").out
    assert "SAA-C03 mock 1" in again
    assert again.index("Question 5 of 6.") < again.index("Question 1 of 6.")
    assert "Struck out: b" in again
    assert "Flagged" in again
    assert "Not answered: 2-3, 5-6." in again


def test_nothing_gives_a_verdict_away_before_the_end(learner: Home) -> None:
    out = learner.run_own("exam", "saa-c03", "--plain", "--questions", "8", typed="a\nb\nreview\ntime\n").out.lower()
    assert "right" not in out
    assert "wrong" not in out.replace("counts as wrong", "")


def test_an_open_exam_is_not_thrown_away(learner: Home) -> None:
    words = ("exam", "saa-c03", "--plain", "--questions", "6")
    learner.run_own(*words, typed="a\n")
    refused = learner.run_own(*words)
    assert refused.status == 2
    assert "SAA-C03 mock 1 is open." in refused.err
    assert "--resume continues it" in refused.err
    anew = learner.run_own(*words, "--anew", typed="a\n")
    assert "SAA-C03 mock 1 was handed in as it stood." in anew.err
    assert "SAA-C03 mock 2" in anew.out


def test_time_that_is_up_hands_in_by_itself(learner: Home) -> None:
    typed = "a\n" * 3
    learner.run_own("exam", "saa-c03", "--plain", "--questions", "6", "--minutes", "3", typed=typed)
    learner.clock.tick(minutes=5)
    out = learner.run_own("exam", "--resume", "--plain", typed="time\n" * 200).out
    assert "Time is up: the exam is handed in as it stands." in out
    assert learner.run_own("exam", "--list", "--json").json["mocks"][0]["ended_at"] is not None


def test_an_exam_without_a_clock_never_ends_by_itself(learner: Home) -> None:
    out = learner.run_own("exam", "saa-c03", "--plain", "--questions", "3", "--untimed", typed="time\n" * 30).out
    assert "paused" in out


def test_too_few_questions_are_told_by_domain_with_the_largest_paper_there_is(learner: Home) -> None:
    for number in (6, 7):
        (learner.banks / f"topic-{number}.yaml").unlink()
    (learner.banks / "few.yaml").write_text(bank_text("few", concepts=3, exams='{saa-c03: ["4.1"]}'))
    result = learner.run_own("exam", "saa-c03", "--plain")
    assert result.status == 2
    assert "Design Cost-Optimized Architectures has 3 of 13" in result.err
    assert "The largest balanced paper has 17: --questions 17." in result.err


def test_exams_are_listed(learner: Home) -> None:
    assert "No mock exam yet." in learner.run_own("exam", "--list").out
    sit(learner, "--seed", "1", "--questions", "10", right=8)
    learner.run_own("exam", "saa-c03", "--plain", "--questions", "5", typed="a\n")
    rows = learner.run_own("exam", "--list", "--json").json["mocks"]
    assert [(row["mock"], row["questions"], row["score"] is None) for row in rows] == [(1, 10, False), (2, 5, True)]
    listed = learner.run_own("exam", "--list").out
    assert "SAA-C03 mock 2" in listed
    assert "open" in listed


def test_what_was_wrong_can_be_gone_through(learner: Home) -> None:
    sit(learner, "--seed", "1", "--questions", "10", right=7)
    shown = learner.run_own("exam", "saa-c03", "--show", "1", "--wrong").out
    assert shown.count("The reason that belongs to the choice a") == 3
    every = learner.run_own("exam", "saa-c03", "--show", "1", "--all").out
    assert every.count("The reason that belongs to the choice a") == 10
    assert learner.run_own("exam", "saa-c03", "--show", "1", "--flagged").out == ("No such questions in this mock.\n")


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("exam", "saa"), 4, "No exam called 'saa'."),
        (("exam",), 2, "Which exam? Name one, or set a goal."),
        (("exam", "--resume"), 2, "No mock exam is open."),
        (("exam", "saa-c03", "--show", "7"), 4, "No mock exam called 'saa-c03 7'."),
        (("exam", "saa-c03", "--untimed", "--minutes", "5"), 2, "Use either --untimed or --minutes, not both."),
    ],
)
def test_what_cannot_be_is_a_sentence(learner: Home, words: tuple[str, ...], status: int, sentence: str) -> None:
    result = learner.run_own(*words)
    assert (result.status, sentence in result.err) == (status, True), result.err


def test_the_same_seed_draws_the_same_paper(learner: Home) -> None:
    def paper(seed: str) -> list[str]:
        home = learner.copy()
        home.run_own("exam", "saa-c03", "--plain", "--seed", seed, typed="submit\nyes\n")
        return [
            question["question"] for question in home.run_own("exam", "saa-c03", "--show", "1", "--json").json["paper"]
        ]

    assert paper("5") == paper("5")
    assert paper("5") != paper("6")


def test_today_tells_of_the_mock_that_ended_last(learner: Home) -> None:
    learner.run_own("goal", "saa-c03")
    for seed, right in (("1", 65), ("2", 0)):
        sit(learner, "--seed", seed, right=right)
        learner.clock.tick(days=3)
    assert learner.run_own("status", "--json").json["last_mock"] == {"score": 100, "days_ago": 3}
