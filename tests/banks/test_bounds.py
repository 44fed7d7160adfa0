"""Small files that were made to take for ever or to take the machine: each is read in a moment."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from aws_quiz.banks.checks import check_banks
from aws_quiz.banks.files.loading import BankFolder, load_banks
from aws_quiz.banks.format.blueprint_reading import read_blueprint, read_notes
from aws_quiz.banks.format.fields import LONGEST_TEXT
from aws_quiz.banks.format.problem_list import MOST_PROBLEMS
from aws_quiz.banks.format.reading import read_topic
from aws_quiz.banks.format.terms_reading import read_terms
from tests.banks.bank_folder import EXAM, NOTES, TODAY, TOPIC, write_bank

MOST_TIMES_AN_ORDINARY_FILE = 60
"""What the worst file may cost beside `ordinary_seconds`: one to two seconds on most machines."""
ORDINARY_CONCEPTS = 200
READERS: dict[str, Callable[[str], object]] = {
    "topic": lambda text: read_topic(text, "a.yaml", area="", strict=True),
    "blueprint": lambda text: read_blueprint(text, "a.yaml"),
    "notes": lambda text: read_notes(text, "a.yaml"),
    "terms": lambda text: read_terms(text, "a.yaml"),
}


@contextmanager
def at_once() -> Iterator[None]:
    """Fails where what is inside takes more processor time than any file may cost."""
    started = time.process_time()
    yield
    assert time.process_time() - started < MOST_TIMES_AN_ORDINARY_FILE * ordinary_seconds()


@cache
def ordinary_seconds() -> float:
    """Processor time, in seconds, of reading an ordinary file of ORDINARY_CONCEPTS concepts on this machine."""
    head, concepts = TOPIC.split("concepts:\n")
    text = f"{head}concepts:\n{concepts * ORDINARY_CONCEPTS}"
    times = []
    for _ in range(3):
        started = time.process_time()
        read_topic(text, "a.yaml", area="", strict=True)
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("questions", "999999999"),
        ("unscored", "999999999"),
        ("minutes", "999999999"),
        ("pass_mark", "999999999"),
        ("scale", "[0, 999999999]"),
    ],
)
def test_numbers_of_an_exam_have_bounds_that_the_check_names(key: str, value: str) -> None:
    lines = [line for line in EXAM.format(id="saa-c03", code="SAA-C03", more="").splitlines() if key not in line[:9]]
    blueprint, problems = read_blueprint("\n".join([*lines, f"{key}: {value}"]), "a.yaml")
    assert blueprint is None
    assert any("whole number up to" in problem.message for problem in problems), problems


@pytest.mark.parametrize(
    "text",
    [
        TOPIC + "".join(f"unknown{number}: x\n" for number in range(20_000)),
        TOPIC + "twice: x\n" * 50_000,
        TOPIC.replace("concepts:", "scenarios:\n" + "  - {id: a, text: b}\n" * 5_000 + "concepts:"),
        TOPIC.replace(
            "    takeaway", "    exams: {" + ", ".join(f"e{n}: [x]" for n in range(5_000)) + "}\n    takeaway"
        ),
        "topic: x\ntitle: x\nconcepts:\n"
        + "".join(f"  - {{id: c{n}, takeaway: t, scenario: s{n}, questions: []}}\n" for n in range(2_000)),
        TOPIC.replace("sources: [", "sources: [https://" + "a." * 50_000 + ", "),
        TOPIC.replace('notes: ["', 'notes: ["' + "0" * 1_000_000),
        TOPIC.replace("prompt: >-\n", "prompt: >-\n          " + " " * 20_000 + "\n"),
    ],
    ids=["unknown keys", "keys twice", "scenarios", "exams", "unknown scenarios", "a source", "a note", "spaces"],
)
@pytest.mark.parametrize("reader", READERS)
def test_a_file_costs_time_in_proportion_to_its_bytes(reader: str, text: str) -> None:
    with at_once():
        READERS[reader](text)


@pytest.mark.parametrize(
    "more",
    [
        "domains:\n"
        + "".join(f"  - {{id: d{n}, name: n, weight: 1, tasks: [{{id: t, title: t}}]}}\n" for n in range(10_000)),
        "domains:\n  - id: d\n    name: n\n    weight: 100\n    tasks:\n"
        + "".join(f"      - {{id: t{n}, title: t}}\n" for n in range(20_000)),
        "corresponds: {" + ", ".join(f"e{n}: {{a: [b]}}" for n in range(5_000)) + "}\n",
    ],
    ids=["domains", "tasks", "other exams"],
)
def test_an_exam_of_many_parts_is_refused_in_a_moment(more: str) -> None:
    kept = EXAM.format(id="saa-c03", code="SAA-C03", more="")
    if more.startswith("domains"):
        kept = kept[: kept.index("domains:")]
    with at_once():
        blueprint, problems = read_blueprint(kept + more, "a.yaml")
    assert blueprint is None
    assert problems


def test_problems_are_capped_with_a_count() -> None:
    _, problems = read_topic(TOPIC + "".join(f"key{n}: x\n" for n in range(2_000)), "a.yaml", area="", strict=True)
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].rule == "too-many-problems"
    assert problems[-1].message.startswith(f"{2_000 - MOST_PROBLEMS} more problems")


ADVERSARIES = {
    "spaces": " " * LONGEST_TEXT,
    "letters": "a" * LONGEST_TEXT,
    "joined": "a-" * (LONGEST_TEXT // 2),
    "dashes": "a" + "-" * (LONGEST_TEXT - 1),
    "dots": "a." * (LONGEST_TEXT // 2),
    "ticks": "`" * LONGEST_TEXT,
    "spans": "`a` " * (LONGEST_TEXT // 4),
    "fences": "```\n" * (LONGEST_TEXT // 4),
    "which": "which is a " * (LONGEST_TEXT // 11),
    "select": "(select " * (LONGEST_TEXT // 8),
    "brackets": "(" * LONGEST_TEXT,
    "questions": "? " * (LONGEST_TEXT // 2),
    "money": "$1,0" * (LONGEST_TEXT // 4),
    "figures": "1 2 3 " * (LONGEST_TEXT // 6),
    "lines": "\n" * LONGEST_TEXT,
    "article": "a an the " * (LONGEST_TEXT // 9),
    "replace": "replace a by a " * (LONGEST_TEXT // 15),
    "replace long": "replace " + "a" * (LONGEST_TEXT - 8),
    "british": "uncolour reorganisation " * (LONGEST_TEXT // 24),
    "stems": "recentre" * (LONGEST_TEXT // 8),
    "as possible": "as many as few as " * (LONGEST_TEXT // 18),
}


@pytest.mark.parametrize("place", ["prompt", "text", "why", "takeaway", "changed", "title"])
@pytest.mark.parametrize("name", ADVERSARIES)
def test_every_rule_is_quick_on_its_worst_text(tmp_path: Path, name: str, place: str) -> None:
    import json

    text = json.dumps("x" + ADVERSARIES[name][: LONGEST_TEXT - 2] + "x")
    lines = [f"topic: worst\ntitle: {text if place == 'title' else 'Worst'}\nconcepts:"]
    for number in range(3):
        given = dict.fromkeys(("prompt", "text", "why", "takeaway", "changed"), f'"Text {number} of the thing?"')
        given |= {place: text} if place != "title" else {}
        lines.append(
            f"  - id: worst-{number}\n    takeaway: {given['takeaway']}\n    changed: {given['changed']}\n"
            '    exams: {saa-c03: ["1.1"]}\n    sources: [https://docs.aws.amazon.com/a.html]\n    checked: 2026-11\n'
            f"    questions:\n      - id: worst-{number}.1\n        level: application\n"
            f"        prompt: {given['prompt']}\n"
            "        options:\n"
            + "".join(
                f"          - {{key: {key}, text: {given['text']}, why: {given['why']}, correct: {right}}}\n"
                for key, right in (("a", "true"), ("b", "false"), ("c", "false"), ("d", "false"))
            )
        )
    folder = write_bank(tmp_path / "bank", worst="\n".join(lines))
    with at_once():
        check_banks(load_banks([BankFolder(folder, shipped=True)]), today=TODAY)


ALPHABET = "\n\n  ::--[]{}\"'#&*!|>%@`,?~\t\0\x1b\ufeff\u202eaZ09é漢"


def mutated(text: str, chance: random.Random) -> str:
    """The text with a few places cut, doubled, moved or overwritten."""
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(text) + 1), chance.choice([1, 1, 2, 5, 40])
        piece = text[at : at + length]
        match chance.randrange(5):
            case 0:
                text = text[:at] + text[at + length :]
            case 1:
                text = text[:at] + piece * chance.choice([2, 3, 50]) + text[at + length :]
            case 2:
                text = text[:at] + "".join(chance.choices(ALPHABET, k=length)) + text[at + length :]
            case 3:
                there = chance.randrange(len(text) + 1)
                text = text[:there] + piece + text[there:]
            case _:
                text = (
                    text[:at] + chance.choice(["yes", "1:30", "&a ", "*a", "!!x ", "999999999", "- ", ": "]) + text[at:]
                )
    return text


SOURCES = {
    "topic": TOPIC,
    "blueprint": EXAM.format(id="saa-c03", code="SAA-C03", more="services: [Amazon S3]\n"),
    "notes": NOTES,
    "terms": "terms:\n  - {name: gateway endpoint, also: [gateway VPC endpoint]}\n  - {name: x}\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_mutated_files_are_banks_or_problems(part: int) -> None:
    mutate_and_read(part, 2_500)


def mutate_and_read(seed: int, files: int) -> None:
    """Reads so many mutated files: values or problems come out, none takes long and nothing is raised."""
    chance = random.Random(seed)
    for _ in range(files):
        kind = chance.choice(list(SOURCES))
        text = mutated(SOURCES[kind], chance)
        started = time.process_time()
        READERS[kind](text)
        assert time.process_time() - started < MOST_TIMES_AN_ORDINARY_FILE * ordinary_seconds(), text


if __name__ == "__main__":
    # In full: a million files, of which the tests above read a sample.
    for seed in range(400):
        mutate_and_read(1_000 + seed, 2_500)
