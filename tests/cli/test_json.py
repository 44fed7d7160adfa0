"""What `--json` prints is what `docs/json.md` says: in every state, for every command that takes it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import typer

from aws_quiz.cli.app import application
from aws_quiz.cli.as_json.outputs import OUTPUTS, JsonOutput
from aws_quiz.cli.as_json.vocabulary import VERSION
from tests.cli.test_report import HISTORIES, learner, refused
from tests.json_page import PAGE, hints, is_record, page, record_schema, records_in, schema_of, told
from tests.runner import Home

__all__ = ["learner"]

REAL = {"EXAM": "saa-c03", "TOPIC": "topic-1", "WORDS": "prompt", "ID": "topic-1-01", "PATH": ""}


def marks_of_ones_own(home: Home) -> None:
    """A note, a flag, a fault and a suspended concept."""
    typed_lines = "note mine\nflag\nreport wrong key\na\nb ??\nsuspend\nquit\n"
    home.run_own("drill", "--plain", "--seed", "1", "--id", "topic-1-01", "--id", "topic-1-02", typed=typed_lines)
    home.run_own("drill", "--plain", "--seed", "1", typed="suspend\nquit\n")


STATES = [marks_of_ones_own] + [history for history in HISTORIES if history.__name__ not in ("no_banks", "other_banks")]


def typed(command: str) -> list[str]:
    """A command of the page with real words for its names; what is optional is left out."""
    words = re.sub(r"\[.*\]", "", command.replace("exam [EXAM]", "exam EXAM")).split()
    return [REAL.get(word, {"N": "1", "M": "2"}.get(word, word)) for word in words]


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
            if "--compare" in command or command == "exam [EXAM]":
                continue
            home = learner.copy()
            run = home.run if command.startswith(("resume", "config", "history")) else home.run_own
            done = run(*typed(command), "--json")
            if done.status in (0, 3):
                checked(done.json, output)
            else:
                assert (done.status, done.out) == (4, ""), done.err
                assert "--show" in command, "only a mock exam may be missing"


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
