from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aws_quiz.banks.files.loading import BankFolder, find_files, load_banks, shipped_folder
from tests.banks.bank_folder import EXAM, QUESTION, TOPIC, load, write_bank


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("topic: x\n", encoding="utf-8")


def test_files_are_found_by_their_place_in_the_order_of_their_paths(tmp_path: Path) -> None:
    touch(tmp_path, "storage/s3.yaml", "storage/deep/er/ebs.yml", "top.yaml", "notes.yaml", "exams/saa-c03.yaml")
    touch(tmp_path, "storage/notes.yaml", "README.md", ".hidden.yaml", ".git/config.yaml", "storage/s3.yaml~")
    files, problems = find_files([BankFolder(tmp_path)], relative_to=tmp_path)
    assert problems == []
    assert [(file.shown, file.kind, file.area) for file in files] == [
        (str(Path("exams/saa-c03.yaml")), "blueprint", "exams"),
        ("notes.yaml", "notes", ""),
        (str(Path("storage/deep/er/ebs.yml")), "topic", "storage"),
        (str(Path("storage/notes.yaml")), "topic", "storage"),
        (str(Path("storage/s3.yaml")), "topic", "storage"),
        ("top.yaml", "topic", ""),
    ]
    stat = (tmp_path / "top.yaml").stat()
    assert (files[-1].size, files[-1].mtime_ns) == (stat.st_size, stat.st_mtime_ns)
    assert files[-1].path == str(tmp_path / "top.yaml")


def test_a_path_may_be_a_single_topic(tmp_path: Path) -> None:
    touch(tmp_path, "mine.txt")
    files, problems = find_files([BankFolder(tmp_path / "mine.txt")], relative_to=tmp_path)
    assert problems == []
    assert [(file.shown, file.kind, file.area) for file in files] == [("mine.txt", "topic", "")]


def test_a_file_that_is_asked_for_twice_is_read_once_as_the_first_asking_says(tmp_path: Path) -> None:
    touch(tmp_path, "a.yaml")
    files, _ = find_files([BankFolder(tmp_path, shipped=True), BankFolder(tmp_path / "a.yaml")])
    assert [file.folder.shipped for file in files] == [True]


def test_paths_outside_the_given_folder_are_shown_whole(tmp_path: Path) -> None:
    touch(tmp_path, "a/one.yaml", "ab/two.yaml")
    files, _ = find_files([BankFolder(tmp_path)], relative_to=tmp_path / "a")
    assert [file.shown for file in files] == ["one.yaml", str(tmp_path / "ab" / "two.yaml")]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    touch(tmp_path, "elsewhere/s3.yaml", "bank/ebs.yaml")
    (tmp_path / "bank" / "more").symlink_to(tmp_path / "elsewhere")
    files, problems = find_files([BankFolder(tmp_path / "bank")], relative_to=tmp_path / "bank")
    assert problems == []
    assert [file.shown for file in files] == ["ebs.yaml", str(Path("more/s3.yaml"))]


def test_the_shipped_folder_holds_the_exams_and_the_notes() -> None:
    folder = shipped_folder()
    assert (folder / "notes.yaml").is_file()
    assert {path.stem for path in (folder / "exams").glob("*.yaml")} >= {"saa-c03", "dva-c03", "clf-c02"}


def test_banks_hold_topics_exams_and_notes(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    folder = write_bank(tmp_path / "bank", case=TOPIC)
    banks = load_banks([BankFolder(folder, shipped=True)], lambda *step: steps.append(step), relative_to=tmp_path)
    assert banks.problems == ()
    assert [topic.id for topic in banks.topics] == ["example"]
    assert list(banks.blueprints) == ["dva-c03", "saa-c03"]
    assert [section.id for section in banks.notes] == ["002-139", "002-140", "002-141"]
    assert banks.files == 4
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert (banks.homes["example"].shown, banks.is_strict("example")) == ("bank", True)


def test_an_id_that_is_taken_stays_with_the_first_file(tmp_path: Path) -> None:
    other = TOPIC.replace("topic: example", "topic: other").replace("orders\n", "orders-again\n")
    other = other.replace("orders.1", "orders-again.1")
    same_concept = TOPIC.replace("topic: example", "topic: third")
    banks = load(write_bank(tmp_path / "bank", a=TOPIC, b=other, c=same_concept, d=TOPIC))
    assert [topic.id for topic in banks.topics] == ["example", "other"]
    assert [str(problem) for problem in banks.problems] == [
        f"{place}: error [duplicate-id] {name} already; it is left out here"
        for place, name in (
            ("c.yaml:4:5", "'queue-buffers-orders' of the concept 'queue-buffers-orders' stands in a.yaml:4:5"),
            ("d.yaml:1:1", "the topic 'example' stands in a.yaml:1:1"),
        )
    ]


def test_an_exam_that_is_described_twice_stays_with_the_first_file(tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "bank")
    text = EXAM.format(id="saa-c03", code="SAA-C03", more="").replace("minutes: 130", "minutes: 90")
    (folder / "exams" / "zz.yaml").write_text(text, encoding="utf-8")
    banks = load(folder)
    assert banks.blueprints["saa-c03"].minutes == 130
    assert [problem.rule for problem in banks.problems] == ["duplicate-id"]


def test_tags_that_lead_nowhere_are_taken_off_and_the_rest_is_used(tmp_path: Path) -> None:
    text = TOPIC.replace('{saa-c03: ["2.1"]}', '{saa-c03: ["2.1", "7.7"], xyz-c01: ["1.1"]}')
    banks = load(write_bank(tmp_path / "bank", case=text))
    (concept,) = banks.topics[0].concepts
    assert concept.exams == {"saa-c03": ("2.1",)}
    assert concept.questions[0].exams == {"saa-c03": ("2.1",)}
    assert sorted(problem.rule for problem in banks.problems) == ["unknown-exam", "unknown-task"]


def test_a_tag_may_name_a_task_of_an_older_version_of_an_exam(tmp_path: Path) -> None:
    text = TOPIC.replace('{saa-c03: ["2.1"]}', '{dva-c02: ["1.9"]}')
    banks = load(write_bank(tmp_path / "bank", case=text))
    assert banks.problems == ()
    assert banks.blueprints["dva-c03"].tasks_served(banks.topics[0].concepts[0].exams) == ("1.1",)


def test_a_question_reserved_for_an_exam_that_it_does_not_serve_is_left_out(tmp_path: Path) -> None:
    second = QUESTION.replace("orders.1", "orders.2").replace(
        "        level", "        reserved: xyz-c01\n        level"
    )
    banks = load(write_bank(tmp_path / "bank", case=TOPIC + second))
    assert [question.id for question in banks.topics[0].concepts[0].questions] == ["queue-buffers-orders.1"]
    assert [str(problem) for problem in banks.problems] == [
        'case.yaml:30:9: error [unknown-reserved] the question is reserved for "xyz-c01", but no blueprint describes it'
    ]


def test_a_section_of_the_notes_that_is_unknown_is_a_warning_in_a_bank_of_ones_own(tmp_path: Path) -> None:
    text = TOPIC.replace("002-139", "my-notes-7")
    for shipped, severity in ((True, "error"), (False, "warning")):
        banks = load(write_bank(tmp_path / severity, case=text), shipped=shipped)
        assert [str(problem) for problem in banks.problems] == [
            f'case.yaml:4:5: {severity} [unknown-notes] the notes have no section "my-notes-7"'
        ]
        assert len(banks.topics) == 1


def test_a_bank_that_is_read_alone_is_not_held_against_exams_and_notes_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(TOPIC, encoding="utf-8")
    banks = load(tmp_path, shipped=False)
    assert banks.problems == ()
    assert banks.topics[0].concepts[0].exams == {"saa-c03": ("2.1",)}
