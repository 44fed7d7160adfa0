"""What `--json` prints is what `docs/json.md` says: in every state, for every command that takes it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import jsonschema
import pytest
import typer

from aws_quiz.cli.app import application
from aws_quiz.cli.as_json.outputs import OUTPUTS, JsonOutput
from aws_quiz.cli.as_json.vocabulary import VERSION
from aws_quiz.store.exchange.segments import packed, unpacked
from aws_quiz.store.migrations import NEWEST
from tests.cli.test_report import HISTORIES, learner, one_answer, only_a_goal, only_a_mock, refused, the_exam_is_over
from tests.json_page import PAGE, hints, is_record, page, record_schema, records_in, schema_of, told
from tests.runner import Home, Result

__all__ = ["learner"]

REAL = {
    "EXAM": "saa-c03",
    "TOPIC": "topic-1",
    "WORDS": "prompt",
    "ID": "topic-1-01",
    "N": "1",
    "M": "2",
    "SCORE": "700",
}
NEEDED = ("exam [EXAM]", "goal [EXAM] --result", "sync [FOLDER]")
"""What is optional in these is given all the same: without it they do something else, or nothing."""

WITHOUT_BANKS = ("resume", "config", "fit", "sync", "history", "bank explain")
QUIZ = """\
### Which service stores objects?

- [ ] Amazon EBS
- [x] Amazon S3

### Which is it?

- [ ] One
- [x] All of the above
"""


def marks_of_ones_own(home: Home) -> None:
    """A note, a flag, a fault and a suspended concept."""
    typed_lines = "note mine\nflag\nreport wrong key\na\nb ??\nsuspend\nquit\n"
    home.run_own("drill", "--plain", "--seed", "1", "--id", "topic-1-01", "--id", "topic-1-02", typed=typed_lines)
    home.run_own("drill", "--plain", "--seed", "1", typed="suspend\nquit\n")


STATES = [marks_of_ones_own] + [history for history in HISTORIES if history.__name__ not in ("no_banks", "other_banks")]


def run(home: Home, command: str) -> Result:
    """Runs a command of the page with real words for its names; what is optional is mostly left out."""
    for needed in NEEDED:
        command = command.replace(needed, needed.replace("[", "").replace("]", ""))
    words = re.sub(r"\[.*\]", "", command).split()
    real = REAL | {"FILE": str(file_for(home, command)), "FOLDER": str(home.banks)}
    runs = home.run if command.startswith(WITHOUT_BANKS) else home.run_own
    return runs(*(real.get(word, word) for word in words), "--json")


def file_for(home: Home, command: str) -> Path:
    """A file that the command can read; one that is not there yet for one that writes it."""
    path = home.folder / "file"
    if command == "bank import FILE":
        path.write_text(QUIZ, encoding="utf-8")
    elif command in ("history restore FILE", "history import FILE"):
        other = Home(home.folder / "other", counter=100_000)
        copytree(home.banks, other.folder / "banks")
        other.run_own("drill", "--plain", "--seed", "1", typed="a\nquit\n")
        return other.store
    return path


def shapes() -> Iterator[type]:
    seen: dict[type, None] = {}
    waiting = [output.shape for output in OUTPUTS]
    while waiting:
        shape = waiting.pop()
        if shape not in seen:
            seen[shape] = None
            waiting += [record for kind in hints(shape).values() for record in records_in(kind)]
    yield from seen


def checked(answer: Any, output: JsonOutput) -> None:
    jsonschema.validate(answer, record_schema(output.shape, version={"const": VERSION}))
    assert next(iter(answer)) == "version"


def test_the_page_is_that_of_the_code() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.json_page writes it anew"


def commands_with_json() -> Iterator[str]:
    top: Any = typer.main.get_command(application())
    for name, command in top.commands.items():
        for inner, one in getattr(command, "commands", {"": command}).items():
            if any("--json" in option.opts for option in one.params):
                yield f"{name} {inner}".strip()


@pytest.mark.parametrize("command", list(commands_with_json()))
def test_every_command_that_takes_it_is_on_the_page(command: str) -> None:
    assert any(f"{one} ".startswith(f"{command} ") for output in OUTPUTS for one in output.commands)


@pytest.mark.parametrize("history", STATES)
def test_every_output_has_its_shape_in_every_state(learner: Home, history: Any) -> None:
    history(learner)
    for output in OUTPUTS:
        for command in output.commands:
            if command in ("exam [EXAM]", "exam [EXAM] --compare N M"):
                continue
            done = run(learner.copy(), command)
            if done.status in (0, 3):
                checked(done.json, output)
            else:
                assert command in NOT_ALWAYS, done.err
                status, _ = NOT_ALWAYS[command]
                assert (done.status, done.out) == (status, ""), done.err


NOT_ALWAYS: dict[str, tuple[int, Callable[[Home], None]]] = {
    "exam [EXAM] --show N": (4, only_a_mock),
    "plan [EXAM]": (2, only_a_goal),
    "goal [EXAM] --result SCORE": (2, the_exam_is_over),
    "history backup FILE": (5, one_answer),
}
"""What is refused where something it needs is not there: with which status, and a state in which it is given."""


@pytest.mark.parametrize("command", NOT_ALWAYS)
def test_what_is_refused_in_some_states_is_given_in_another(learner: Home, command: str) -> None:
    _, history = NOT_ALWAYS[command]
    history(learner)
    done = run(learner, command)
    assert done.status == 0, done.err
    checked(done.json, output_of(command))


def test_what_could_not_be_taken_is_told_in_shape(learner: Home) -> None:
    imported = run(learner, "bank import FILE").json
    (remark,) = imported["remarks"]
    assert (remark["line"], imported["new_questions"], imported["refused_questions"]) == (6, 1, 1)
    learner.run_own("drill", "--plain", "--seed", "1", typed="a\nquit\n")
    export = learner.folder / "all.jsonl"
    export.write_text("{\n" + learner.run("history", "export", "--all").out, encoding="utf-8")
    done = learner.run("history", "import", export, "--json")
    assert (done.status, [line["line"] for line in done.json["malformed"]]) == (2, [1])
    checked(done.json, output_of("history import FILE"))
    shared = learner.folder / "shared"
    shared.mkdir()
    learner.run("sync", shared)
    (segment,) = shared.iterdir()
    whole = segment.read_bytes()
    segment.write_bytes(whole[:-1])
    other = Home(learner.folder / "other", counter=100_000)
    other.folder.mkdir()
    synced = other.run("sync", shared, "--json").json
    assert synced["waiting_files"] == [segment.name]
    checked(synced, output_of("sync [FOLDER]"))
    segment.write_bytes(packed(unpacked(whole)._replace(schema=NEWEST + 1)))
    synced = other.run("sync", shared, "--json").json
    assert [one["file"] for one in synced["refused_files"]] == [segment.name]
    checked(synced, output_of("sync [FOLDER]"))


def test_an_option_names_the_concept_that_its_choosers_lack(learner: Home) -> None:
    path = learner.banks / "topic-1.yaml"
    path.write_text(path.read_text().replace("- key: b\n", "- key: b\n            lacks: topic-2-01\n"))
    shown = run(learner, "show ID").json
    checked(shown, output_of("show ID"))
    lacks = [[option["lacks"] for option in question["options"]] for question in shown["shown"]]
    assert lacks == [[None, "topic-2-01", None, None]] * 2


def output_of(command: str) -> JsonOutput:
    return next(output for output in OUTPUTS if command in output.commands)


def test_an_exam_sat_for_a_program_says_all_else_on_standard_error(learner: Home) -> None:
    output = output_of("exam [EXAM]")
    words = ("exam", "saa-c03", "--plain", "--seed", "1", "--json")
    for typed_lines in ("a\n" * 12 + "submit\nyes\n", "submit\nyes\n"):
        done = learner.run_own(*words, typed=typed_lines)
        assert "Handed in." in done.err
        checked(done.json, output)
    left = learner.run_own(*words, typed="a\n")
    assert (left.status, left.out) == (0, "")
    compared = learner.run_own("exam", "saa-c03", "--compare", "1", "2", "--json").json
    checked(compared, output_of("exam [EXAM] --compare N M"))
    assert (compared["first"]["mock"], compared["second"]["mock"]) == (1, 2)


def test_questions_of_a_mock_are_narrowed_as_asked(learner: Home) -> None:
    learner.run_own("exam", "saa-c03", "--plain", "--seed", "1", typed="a\nb\nflag\na\n" + "submit\nyes\n")
    every = learner.run_own("exam", "saa-c03", "--show", "1", "--json").json["paper"]

    def narrowed(*words: str) -> list[Any]:
        found = learner.run_own("exam", "saa-c03", "--show", "1", "--json", *words).json["paper"]
        assert isinstance(found, list)
        return found

    assert len(every) == 12
    assert narrowed("--all") == every
    assert narrowed("--wrong") == [one for one in every if one["verdict"] == "wrong"]
    assert narrowed("--flagged") == [one for one in every if one["was_flagged"]] != []
    assert narrowed("--domain", "2") == [one for one in every if one["domain"] == "2"] != []
    assert narrowed("--task", "1.1", "--wrong") == [
        one for one in every if one["task"] == "1.1" and one["verdict"] == "wrong"
    ]
    assert narrowed("--slow", "--changed") == [one for one in every if one["was_slow"] and one["was_changed"]]
    missing = learner.run_own("exam", "saa-c03", "--show", "1", "--task", "9.9")
    assert (missing.status, "No task called '9.9'." in missing.err) == (4, True)


def test_one_name_is_one_kind_of_value_everywhere() -> None:
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for shape in shapes():
        for field, kind in hints(shape).items():
            kinds[field].add(str(_kind(schema_of(kind))))
    assert {field: kind for field, kind in kinds.items() if len(kind) > 1} == {}


def _kind(schema: dict[str, Any]) -> object:
    """Without null, and whatever records are made of: lists of parts are lists, whichever parts they are of."""
    if "anyOf" in schema:
        (schema,) = [one for one in schema["anyOf"] if one.get("type") != "null"][:1]
    if schema.get("type") == "array":
        return ["array", schema["items"].get("type")]
    return {"type": "object"} if schema.get("type") == "object" else schema


def test_every_field_is_explained_and_no_name_is_an_inner_one() -> None:
    for shape in shapes():
        assert is_record(shape)
        assert shape.__doc__
        for field, kind in hints(shape).items():
            assert told(kind)[1][-1], f"{shape.__name__}.{field}"
            assert not {"ids", "option", "ppm", "ms", "scaled"} & set(field.split("_")), field


def test_it_is_strict_json(learner: Home) -> None:
    import json

    HISTORIES[-1](learner)
    json.loads(learner.run_own("report", "--json").out, parse_constant=refused)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--review", "1", "--json"), "--review is for reading; --show N --json gives the same to programs."),
        (("--list", "--show", "1"), "Give only one of --list, --show"),
        (("--show", "1", "--seed", "1"), "are for a new exam."),
        (("--wrong",), "narrow --show or --review."),
        (("--list", "--task", "1.1"), "narrow --show or --review."),
    ],
)
def test_what_would_be_passed_over_is_refused(learner: Home, words: tuple[str, ...], sentence: str) -> None:
    done = learner.run_own("exam", "saa-c03", *words)
    assert (done.status, sentence in done.err) == (2, True), done.err


def test_a_concept_brought_back_is_told_as_json(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--seed", "1", typed="suspend\nquit\n")
    (suspended,) = learner.run("resume", "--json").json["suspended"]
    assert learner.run("resume", suspended, "--json").json == {"version": VERSION, "suspended": []}


def test_settings_have_values_of_their_own_kind(learner: Home) -> None:
    learner.run("config", "new", "15")
    assert learner.run("config", "new", "--json").json["settings"] == [
        {"name": "new", "value": 15, "is_default": False}
    ]
    values = {one["name"]: one["value"] for one in learner.run("config", "--json").json["settings"]}
    assert (values["exam"], values["banks"], values["shipped-banks"]) == (None, [], True)
