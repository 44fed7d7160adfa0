"""`bank import` and `bank export` from end to end: files in, topics out, drills that ask them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from aws_quiz.errors import ExitStatus
from tests.runner import Home, bank_text

QUIZ = """\
### Which service stores objects?

- [ ] Amazon EBS
- [x] Amazon S3
- [ ] Amazon EFS

Explanation: S3 is object storage.

### Which is it?

- [ ] One
- [x] All of the above
"""
UNNAMED = "".join(f"{n},What is the name of thing {n}?,x{n},y{n},{'AB'[n % 2]}\n" for n in range(5))


@pytest.fixture
def quiz(home: Home) -> Path:
    path = home.folder / "quiz.md"
    path.write_text(QUIZ, encoding="utf-8")
    return path


def test_an_import_is_written_checked_and_asked(home: Home, quiz: Path) -> None:
    done = home.run("bank", "import", quiz)
    written = home.folder / "home" / "banks" / "quiz.yaml"
    assert done.status == ExitStatus.DONE
    assert done.out.splitlines()[:4] == [
        f'{quiz}:9: "All of the above" cannot stand in an option: options are shuffled',
        f"{quiz}: checkboxes, 2 questions.",
        "1 new and 1 not taken.",
        f"Wrote {written}",
    ]
    assert "Checked: 0 errors" in done.out
    assert "is now one of your bank folders" in done.err
    assert home.run("config", "banks").out.strip().endswith("banks")
    drilled = home.run("drill", "--plain", "--exam", "all", "--topic", "quiz", typed="quit\n")
    assert "Which service stores objects?" in drilled.out
    assert (written.parent / "bank.schema.json").exists()
    assert written.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=bank.schema.json\n")


def test_importing_again_writes_nothing(home: Home, quiz: Path) -> None:
    home.run("bank", "import", quiz)
    written = home.folder / "home" / "banks" / "quiz.yaml"
    before = written.read_bytes()
    again = home.run("bank", "import", quiz)
    assert "1 as before and 1 not taken." in again.out
    assert "Wrote" not in again.out
    assert written.read_bytes() == before
    quiz.write_text(QUIZ.replace("Amazon S3", "S3 buckets"), encoding="utf-8")
    changed = home.run("bank", "import", quiz, "--json")
    assert (changed.json["changed_questions"], changed.json["new_questions"]) == (1, 0)
    assert changed.json["check"]["errors"] == 0
    assert (changed.json["written_topics"], changed.json["written_files"]) == (["quiz"], [str(written)])
    assert "S3 buckets" in written.read_text(encoding="utf-8")
    assert home.run("bank", "list", "--json", "--no-shipped").json["topics"][0]["questions"] == 1


def test_a_dry_run_writes_nothing_and_says_what_it_would(home: Home, quiz: Path) -> None:
    done = home.run("bank", "import", quiz, "--dry-run", "--json")
    assert (done.json["new_questions"], done.json["refused_questions"]) == (1, 1)
    assert (done.json["is_dry_run"], done.json["check"]) == (True, None)
    (remark,) = done.json["remarks"]
    assert (remark["path"], remark["line"], remark["is_taken"]) == (str(quiz), 9, False)
    assert not (home.folder / "home" / "banks").exists()
    assert "Would write" in home.run("bank", "import", quiz, "--dry-run").out


def test_into_names_the_folder(home: Home, quiz: Path) -> None:
    done = home.run("bank", "import", quiz, "--into", home.folder / "mine")
    assert f"Wrote {home.folder / 'mine' / 'quiz.yaml'}" in done.out
    # A folder that is in use already needs no setting.
    assert home.run_own("bank", "import", quiz, "--into", home.banks).err == ""


def test_guessed_columns_are_not_taken_without_a_word(home: Home) -> None:
    path = home.folder / "a.csv"
    path.write_text(UNNAMED, encoding="utf-8")
    refused = home.run("bank", "import", path)
    assert refused.status == ExitStatus.USED_WRONGLY
    assert "Columns of" in refused.out
    assert "guessed" in refused.out
    assert refused.err.splitlines() == [
        f"aws-quiz: What the columns of {path} hold is a guess.",
        "--dry-run shows it, --yes takes it, --column ROLE=COLUMN says it.",
    ]
    assert home.run("bank", "import", path, "--json").status == ExitStatus.USED_WRONGLY
    (file,) = home.run("bank", "import", path, "--dry-run", "--json").json["imported_files"]
    assert (file["format"], file["questions"], file["is_guess"]) == ("csv", 5, True)
    assert file["columns"][0] == {"name": "2", "role": "prompt", "example": "What is the name of thing 0?"}
    assert "5 new." in home.run("bank", "import", path, "--yes").out
    named = ("--column", "prompt=2", "--column", "option=3", "--column", "option=4", "--column", "answer=5")
    assert "5 as before." in home.run("bank", "import", path, *named).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("none.md",), "There is no file"),
        ((".",), "is not a file"),
        (("quiz.md", "--format", "anki"), "is no Anki package"),
        (("quiz.md", "--format", "csv"), "Nothing tells which columns"),
        (("quiz.md", "--column", "answer"), "says no column"),
    ],
)
def test_what_stands_in_the_way_is_a_sentence(words: tuple[str, ...], said: str, home: Home, quiz: Path) -> None:
    first = quiz.parent / words[0]
    done = home.run("bank", "import", first, *words[1:])
    assert done.status == ExitStatus.USED_WRONGLY
    assert said in done.err


def test_a_file_of_which_nothing_is_taken_is_no_success(home: Home) -> None:
    path = home.folder / "a.txt"
    path.write_text("Which?\nA. x\nB. y\nANSWER: Q\n", encoding="utf-8")
    done = home.run("bank", "import", path)
    assert done.status == ExitStatus.BANK_ERRORS
    assert done.out.splitlines()[-1] == "1 not taken."


def test_a_broken_bank_is_not_written_over(home: Home, quiz: Path) -> None:
    home.run("bank", "import", quiz)
    written = home.folder / "home" / "banks" / "quiz.yaml"
    written.write_text(written.read_text(encoding="utf-8").replace("level: recall", "level: hard"), encoding="utf-8")
    done = home.run("bank", "import", quiz)
    assert done.status == ExitStatus.BANK_ERRORS
    assert "has errors, and writing it anew would lose what they hide" in done.err
    assert "level: hard" in written.read_text(encoding="utf-8")


def test_a_file_of_ones_own_is_not_written_over(home: Home, quiz: Path) -> None:
    own = home.banks / "quiz.yaml"
    own.write_text(bank_text("other"), encoding="utf-8")
    done = home.run_own("bank", "import", quiz)
    assert done.status == ExitStatus.USED_WRONGLY
    assert "was not written by an import" in done.err
    assert own.read_text(encoding="utf-8") == bank_text("other")


@pytest.mark.parametrize(
    ("form", "suffix"),
    [("jsonl", "jsonl"), ("csv", "csv"), ("markdown", "md"), ("gift", "gift"), ("moodle", "xml"), ("anki", "apkg")],
)
def test_what_one_exports_another_imports(form: str, suffix: str, home: Home) -> None:
    (home.banks / "s3.yaml").write_text(_two_kinds(), encoding="utf-8")
    path = home.folder / f"out.{suffix}"
    done = home.run_own("bank", "export", "--format", form, "--to", path)
    assert done.out == f"Wrote {path}: 6 questions.\n"
    other = Home(home.folder / "other")
    other.folder.mkdir()
    taken = other.run("bank", "import", path, "--no-shipped", "--json")
    assert (taken.json["new_questions"], taken.json["refused_questions"]) == (3, 0)
    again = other.run("bank", "import", path, "--no-shipped", "--json")
    counts = [again.json[f"{name}_questions"] for name in ("same", "new", "changed")]
    assert counts == [3, 0, 0]
    mine = {one["id"]: one for one in map(_without_place, _questions(home.run_own("bank", "export")))}
    theirs = {one["id"]: one for one in map(_without_place, _questions(other.run("bank", "export", "--no-shipped")))}
    assert theirs == mine
    # Where the questions are in use already, they are not taken twice.
    into = home.run_own("bank", "import", path, "--into", home.folder / "new", "--json")
    assert into.json["known_questions"] == 3


def _two_kinds() -> str:
    """A bank in which every second question has two right options."""
    text = bank_text(right=lambda number: "ab" if number == 2 else "c")
    return re.sub(r"(- id: s3-\d+\.2\n)", r"\1        kind: multiple\n", text)


def _questions(result: object) -> list[dict[str, object]]:
    import json

    return [json.loads(line) for line in result.out.splitlines()]  # type: ignore[attr-defined]


def _without_place(record: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in record.items() if key != "location"}


def test_an_anki_package_twice_is_one_deck(home: Home) -> None:
    """Anki updates notes by their guids: two exports hold the same ones."""
    import sqlite3

    (home.banks / "s3.yaml").write_text(bank_text(concepts=2), encoding="utf-8")
    guids, fields = [], []
    for name in ("one.apkg", "two.apkg"):
        home.run_own("bank", "export", "--format", "anki", "--to", home.folder / name)
        with zipfile.ZipFile(home.folder / name) as package:
            (home.folder / "c.anki2").write_bytes(package.read("collection.anki2"))
        with sqlite3.connect(home.folder / "c.anki2") as db:
            rows = db.execute("SELECT guid, flds FROM notes ORDER BY guid").fetchall()
        guids.append([guid for guid, _ in rows])
        fields.append([text for _, text in rows])
    assert guids[0] == guids[1]
    assert len(set(guids[0])) == 4
    assert fields[0] == fields[1]
    assert "The reason that belongs to the choice a" in fields[0][0]
    assert "The takeaway of s3" in fields[0][0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "anki"), "An Anki package is a file."),
        (("--force",), "--force is for a file"),
        (("--topic", "s33"), "No topic called 's33'"),
    ],
)
def test_exports_that_cannot_be(words: tuple[str, ...], said: str, home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text(), encoding="utf-8")
    assert said in home.run_own("bank", "export", *words).err


def test_a_file_that_is_there_is_kept(home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text(), encoding="utf-8")
    path = home.folder / "out.md"
    path.write_text("mine", encoding="utf-8")
    assert "already exists" in home.run_own("bank", "export", "--format", "markdown", "--to", path).err
    assert path.read_text(encoding="utf-8") == "mine"
    home.run_own("bank", "export", "--format", "markdown", "--to", path, "--force")
    assert path.read_text(encoding="utf-8").startswith("# Title of s3\n")
