"""Every command but the drill, as a learner types it."""

from __future__ import annotations

import io
import json
import sqlite3

import pytest

import aws_quiz
from aws_quiz.cli.app import COMMANDS, main
from aws_quiz.environment import Environment
from tests.runner import Home, bank_text


@pytest.fixture
def learner(home: Home) -> Home:
    (home.banks / "storage").mkdir()
    (home.banks / "storage" / "s3.yaml").write_text(bank_text("s3", concepts=4))
    return home


def test_version(home: Home) -> None:
    assert home.run("--version").out == f"aws-quiz {aws_quiz.__version__}\n"


def test_help_names_every_command(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.run("--help").status == 0
    out = capsys.readouterr().out
    assert all(f" {command} " in out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(home: Home, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.run(command, "--help").status == 0
    assert f"Usage: aws-quiz {command}" in capsys.readouterr().out


def test_a_command_that_is_not_there_is_answered_with_the_nearest(home: Home) -> None:
    result = home.run("dril")
    assert result.status == 2
    assert result.err == "aws-quiz: No such command 'dril'. Did you mean drill?\nSee `aws-quiz --help`.\n"


def test_an_option_that_is_not_there_is_a_sentence(home: Home) -> None:
    result = home.run("drill", "--plan")
    assert (result.status, "--plain" in result.err) == (2, True)


def test_the_first_run_without_a_terminal_says_how_to_begin(home: Home) -> None:
    result = home.run()
    assert result.status == 0
    assert "Exams: clf-c02, dva-c03, saa-c03" in result.out
    assert "aws-quiz goal saa-c03 --date" in result.out


def test_today_at_a_glance(home: Home) -> None:
    (home.banks / "mine.yaml").write_text(bank_text("mine", concepts=6))
    home.run("goal", "saa-c03", "--date", "2026-12-22", "--minutes", "30")
    home.run("drill", "--plain", "--topic", "mine", "--limit", "5", "--banks", home.banks, typed="a\n" * 12)
    home.clock.tick(days=3)
    page = home.run("--banks", home.banks).out
    assert "SAA-C03 in 28 days" in page
    assert "goal 30 minutes a day" in page
    assert "reviews" in page
    assert "Weak    Title of mine" in page
    assert page.rstrip().splitlines()[-1].startswith(" aws-quiz")
    data = home.run("--json", "--banks", home.banks).json
    assert (data["exam"], data["days_left"], data["due"], data["streak"]) == ("saa-c03", 28, 5, 0)
    assert data["weakest"][0]["topic"] == "mine"


def test_a_goal_is_set_shown_and_forgotten(home: Home) -> None:
    assert home.run("goal").out.startswith("No exam is set; 25 minutes a day.")
    shown = home.run("goal", "SAA-C03", "--date", "2026-11-22", "--minutes", "40").out
    assert shown == (
        "SAA-C03 (AWS Certified Solutions Architect - Associate) on 22 November 2026, tomorrow; 40 minutes a day.\n"
    )
    assert home.run("goal", "--json").json == {
        "version": 1, "exam": "saa-c03", "exam_date": "2026-11-22", "days_left": 1, "other_exams": [],
        "minutes_a_day": 40, "minutes_by_weekday": {}, "away": [],
    }  # fmt: skip
    assert home.run("goal", "dva-c03", "--json").json["exam_date"] is None
    assert home.run("goal", "--clear", "--json").json["exam"] is None


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("goal", "saa"), 4, "No exam called 'saa'."),
        (
            ("goal", "saa-c03", "--date", "tomorrow"),
            2,
            "'tomorrow' is not a valid value for exam-date: it takes a day such as",
        ),
        (("goal", "--minutes", "0"), 2, "'0' is not a valid value for minutes: it takes a whole number from 1 to 600."),
        (("config", "retenton"), 4, "No setting called 'retenton'. Did you mean retention?"),
        (("config", "retention", "2"), 2, "'2' is not a valid value for retention: it takes a share from 0.70 to 0.97"),
        (
            ("config", "shipped-banks", "maybe"),
            2,
            "'maybe' is not a valid value for shipped-banks: it takes on or off.",
        ),
        (("study", "s4"), 4, "No topic called 's4'."),
        (("show", "nothing"), 4, "No question or concept called 'nothing'."),
        (("resume", "nothing"), 4, "No suspended concept called 'nothing'."),
        (("drill", "clf-c02"), 2, "Unexpected word 'clf-c02'. Did you mean --exam clf-c02?"),
        (("status", "clf-c02"), 2, "Unexpected word 'clf-c02'.\n"),
        (("drill", "--banks", "nowhere"), 2, "Bank folder nowhere does not exist."),
    ],
)
def test_what_cannot_be_is_a_sentence(home: Home, words: tuple[str, ...], status: int, sentence: str) -> None:
    result = home.run(*words)
    assert result.status == status
    assert f"aws-quiz: {sentence}" in result.err
    assert "Traceback" not in result.err


def test_settings_are_listed_read_set_and_set_back(home: Home) -> None:
    assert home.run("config", "retention").out == "0.9\n"
    assert home.run("config", "new").out == "\n"
    assert home.run("config", "new", "15").out == "15\n"
    assert home.run("config", "new", "--json").json["settings"][0]["value"] == 15
    line = next(line for line in home.run("config").out.splitlines() if line.startswith("new "))
    assert line.split()[:3] == ["new", "15", "set"]
    assert home.run("config", "new", "--reset").out == "\n"


def test_retention_may_be_given_in_percent(home: Home) -> None:
    assert home.run("config", "retention", "92%").out == "0.92\n"


def test_banks_of_ones_own_are_used_by_setting(learner: Home) -> None:
    learner.run("config", "banks", str(learner.banks))
    learner.run("config", "shipped-banks", "off")
    assert [topic["topic"] for topic in learner.run("bank", "list", "--json").json["topics"]] == ["s3"]


def test_banks_of_ones_own_stand_beside_the_shipped_ones(learner: Home) -> None:
    (learner.banks / "mine.yaml").write_text(bank_text("mine"))
    topics = {
        topic["topic"] for topic in learner.run("bank", "list", "--json", "--banks", learner.banks).json["topics"]
    }
    assert {"mine", "iam"} <= topics


def test_a_bank_of_ones_own_takes_no_id_from_a_shipped_one(learner: Home) -> None:
    listed = learner.run("bank", "list", "--json", "--banks", learner.banks).json["topics"]
    (s3,) = (topic for topic in listed if topic["topic"] == "s3")
    assert s3["title"] != "Title of s3"
    checked = learner.run("bank", "check", "--banks", learner.banks)
    assert (checked.status, "the topic 's3' stands in" in checked.out) == (3, True)


def test_a_revision_sheet(learner: Home) -> None:
    sheet = learner.run_own("study", "s3").out
    assert "Title of s3" in sheet
    assert sheet.count("The takeaway of s3 number") == 4
    assert len(learner.run_own("study", "s3", "--json").json["takeaways"]) == 4


def test_find_finds_words_in_any_form_and_says_when_there_is_more(learner: Home) -> None:
    hits = learner.run_own("find", "prompts", "concepts", "--json", "--limit", "3").json
    assert (len(hits["hits"]), hits["total"] > 3) == (3, True)
    assert " shows all." in learner.run_own("find", "prompt", "--limit", "3").out


@pytest.mark.parametrize("words", [["zebra"], ['"'], ["*"], ["a OR"], ["-"]])
def test_find_takes_any_text(learner: Home, words: list[str]) -> None:
    assert learner.run_own("find", "--", *words).status in (0, 4)


def test_show_gives_key_reasons_and_history(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--limit", "1", "--seed", "1", typed="a ?\nflag last\n")
    question = learner.answers()[0]["question"]
    page = learner.run_own("show", question).out
    assert "a ✓ The choice that is called a here" in page
    assert "The reason that belongs to the choice b" in page
    assert "2026-11-21" in page
    assert "unsure" in page
    assert "flagged" in page
    record = learner.run_own("show", question, "--json").json["shown"][0]
    assert record["history"][0]["confidence"] == "unsure"
    both = learner.run_own("show", question.rsplit(".", 1)[0], "--json").json["shown"]
    assert [shown["question"][-2:] for shown in both] == [".1", ".2"]


def test_banks_are_listed_measured_and_exported(learner: Home) -> None:
    assert "s3     Title of s3" in learner.run_own("bank", "list").out
    coverage = learner.run("bank", "coverage", "--json", "--banks", learner.banks).json
    assert {"version", "topics", "tasks", "subjects"} == coverage.keys()
    row = next(row for row in coverage["topics"] if row["topic"] == "iam")
    assert row["questions"] == sum(row["levels"].values())
    lines = learner.run_own("bank", "export", "--format", "jsonl").out.splitlines()
    assert len(lines) == 8


def test_an_exported_question_holds_all_that_its_file_says(learner: Home) -> None:
    first, *_ = learner.run_own("bank", "export", "--format", "jsonl").out.splitlines()
    record = json.loads(first)
    assert record.pop("location") == "banks/storage/s3.yaml:10:9"
    assert record.pop("options") == [
        {
            "key": key,
            "text": f"The choice that is called {key} here",
            "correct": key == "a",
            "why": f"The reason that belongs to the choice {key}, in the words of the service.",
            "lacks": None,
        }
        for key in "abcd"
    ]
    assert record == {
        "id": "s3-01.1",
        "concept": "s3-01",
        "topic": "s3",
        "topic_title": "Title of s3",
        "kind": "single",
        "level": "application",
        "exams": {"saa-c03": ["3.1"]},
        "concept_exams": {"saa-c03": ["3.1"]},
        "reserved": None,
        "scenario": None,
        "prompt": "Prompt 1 about concept 1 of s3 at the LOWEST cost, which is it?",
        "takeaway": "The takeaway of s3 number 1.",
        "changed": None,
        "notes": [],
        "sources": ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html"],
        "checked": "2026-11",
    }


def test_an_exported_answer_holds_all_that_was_logged(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--limit", "1", typed="a?\n")
    (record,) = learner.answers()
    made = {name: record.pop(name) for name in ("id", "session", "concept", "question", "fingerprint")}
    assert all(made.values())
    assert made["question"].startswith(made["concept"])
    assert record.pop("words") > 0
    assert record.pop("seconds") >= 0
    assert record.pop("answered_at").startswith(record["study_day"])
    assert record.pop("study_day") == "2026-11-21"
    assert record.pop("response") in (["a"], ["b"], ["c"], ["d"])
    assert record.pop("verdict") in {"right", "wrong"}
    assert record == {"record": "review", "kind": "single", "confidence": "unsure"}


def test_the_whole_log_can_be_taken_away(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--limit", "2", typed="a\nundo\na\n")
    records = [json.loads(line) for line in learner.run("history", "export", "--all").out.splitlines()]
    kinds = [record["record"] for record in records]
    assert (kinds.count("review"), kinds.count("retraction"), kinds.count("session")) == (2, 1, 1)
    assert len(learner.answers()) == 1


def test_the_store_is_verified(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--limit", "2", typed="a\na\n")
    assert learner.run("history", "verify").out == (
        "2 answers on 2 concepts.\nThe file is sound, and the schedule matches your answers.\n"
    )


def test_a_damaged_store_is_a_sentence_and_status_5(learner: Home) -> None:
    learner.store.parent.mkdir(parents=True)
    learner.store.write_bytes(b"no database" * 1000)
    result = learner.run_own("drill", "--plain")
    assert result.status == 5
    assert "is damaged" in result.err
    assert "Traceback" not in result.err


def test_a_newer_store_is_a_sentence_and_status_5(learner: Home) -> None:
    learner.run("config", "new", "5")
    db = sqlite3.connect(learner.store)
    db.execute("PRAGMA user_version = 99")
    db.close()
    result = learner.run_own("drill", "--plain")
    assert (result.status, "written by a newer aws-quiz" in result.err) == (5, True)


def test_a_damaged_catalog_is_made_anew(learner: Home) -> None:
    learner.run_own("bank", "list")
    (catalog,) = (learner.store.parent / "cache").glob("catalog-*.sqlite")
    catalog.write_bytes(b"no database" * 1000)
    assert "Title of s3" in learner.run_own("bank", "list").out


def test_a_cache_folder_that_cannot_be_written_does_not_stop_anyone(learner: Home) -> None:
    learner.store.parent.mkdir(parents=True)
    (learner.store.parent / "cache").write_text("in the way")
    assert "Title of s3" in learner.run_own("bank", "list").out


def test_a_bug_keeps_its_traceback_and_says_where_to_report_it(home: Home) -> None:
    err = io.StringIO()

    def broken() -> float:
        raise RuntimeError("boom")

    environment = Environment(
        variables={"AWS_QUIZ_HOME": str(home.folder / "home")},
        stdin=io.StringIO("a\n"),
        stdout=io.StringIO(),
        stderr=err,
        monotonic=broken,
    )
    assert main(["drill", "--plain"], environment) == 1
    assert "RuntimeError: boom" in err.getvalue()
    assert "This is a bug in aws-quiz." in err.getvalue()


def test_options_before_the_command_count_as_after_it(learner: Home) -> None:
    assert learner.run("--json", "config").json == learner.run("config", "--json").json
    before = learner.run("--banks", learner.banks, "--no-shipped", "bank", "list", "--json").json
    assert before == learner.run_own("bank", "list", "--json").json
    refused = learner.run("--json", "resume", "--nonsense")
    assert refused.status == 2


def test_a_goal_that_has_passed_is_refused(learner: Home) -> None:
    refused = learner.run("goal", "saa-c03", "--date", "2020-01-01")
    assert (refused.status, "1 January 2020 has passed." in refused.err) == (2, True)


@pytest.mark.parametrize("group", ["bank", "history"])
def test_a_group_without_a_word_shows_its_help(learner: Home, group: str) -> None:
    shown = learner.run(group)
    assert (shown.status, shown.err) == (0, "")
    assert f"Usage: aws-quiz {group}" in shown.out


def test_a_goal_says_when_its_exam_can_be_taken_and_takes_no_day_before(home: Home) -> None:
    words = "DVA-C03 can be taken from 1 December 2026"
    assert f"{words}." in home.run("goal", "dva-c03").out
    early = home.run("goal", "dva-c03", "--date", "2026-11-30")
    assert (early.status, early.err.splitlines()[0]) == (2, f"aws-quiz: {words}, not on 30 November 2026.")
    assert home.run("goal", "--json").json["exam_date"] is None
    assert home.run("goal", "--date", "2026-12-01").status == 0
    assert f"{words}." in " ".join(home.run().out.split())
    assert f"Exam: {words}." in home.run("exam", "--plain", "--questions", "10").out
    home.clock.tick(days=20)
    assert "can be taken" not in home.run("goal").out
