"""`bank new`, `edit`, `explain` and `watch`."""

from __future__ import annotations

import io
import os
import sys
from datetime import UTC
from pathlib import Path

import pytest

from aws_quiz.cli.app import main
from aws_quiz.environment import Environment
from aws_quiz.errors import ExitStatus
from aws_quiz.study.bank_work.editing import Place, editor_words
from aws_quiz.study.room import Room
from tests.banks.bank_folder import TOPIC
from tests.runner import Home, Stream, bank_text


class Screen(Stream):
    def isatty(self) -> bool:
        return True


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def environment(home: Home, out: Stream, *, pause: object = None, **variables: str) -> Environment:
    return Environment(
        variables={"AWS_QUIZ_HOME": f"{home.folder}/home", "TERM": "xterm", "PATH": os.environ["PATH"], **variables},
        now=home.clock.now, stdin=Keyboard(), stdout=out, stderr=Stream(), zone_of=lambda moment: UTC,
        working_folder=lambda: home.folder, **({"pause": pause} if pause else {}),  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_new_topic_has_its_schema_beside_it(home: Home) -> None:
    done = home.run("bank", "new", "my-networking", "--title", "Networking: at work", "--exam", "saa-c03")
    path = home.folder / "home" / "banks" / "my-networking.yaml"
    assert done.status == 0, done.err
    assert done.out.splitlines()[0] == f"Wrote {path}; fill it in with any editor."
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=bank.schema.json\n")
    assert 'title: "Networking: at work"' in text
    assert "saa-c03" in text
    checked = home.run("bank", "check", path)
    assert checked.status == ExitStatus.BANK_ERRORS
    assert "[empty-text] takeaway is empty" in checked.out
    again = home.run("bank", "new", "my-networking")
    assert "already exists" in again.err


@pytest.mark.parametrize(
    ("topic", "said"),
    [("My Topic", "'My Topic' cannot be a topic's id"), ("s3", "There is a topic 's3' already")],
)
def test_ids_that_cannot_be(topic: str, said: str, home: Home) -> None:
    done = home.run("bank", "new", topic)
    assert done.status == ExitStatus.USED_WRONGLY
    assert said in done.err


def test_editing_opens_the_line_and_checks_afterwards(home: Home) -> None:
    bank = home.banks / "example.yaml"
    bank.write_text(TOPIC, encoding="utf-8")
    editor = home.folder / "editor.py"
    editor.write_text(
        "import sys, pathlib\n"
        "pathlib.Path(sys.argv[0]).with_name('seen').write_text(' '.join(sys.argv[1:]))\n"
        "bank = pathlib.Path(sys.argv[-1])\n"
        "bank.write_text(bank.read_text().replace('must survive', 'has to survive'))\n",
        encoding="utf-8",
    )
    link = home.folder / "vim"
    link.write_text(f'#!/bin/sh\nexec {sys.executable} {editor} "$@"\n', encoding="utf-8")
    link.chmod(0o755)
    out = Screen()
    words = ["bank", "edit", "queue-buffers-orders.1", "--banks", str(home.banks), "--no-shipped"]
    status = main(words, environment(home, out, VISUAL=str(link)))
    line = next(n for n, text in enumerate(TOPIC.splitlines(), 1) if "id: queue-buffers-orders.1" in text)
    assert (home.folder / "seen").read_text(encoding="utf-8") == f"+{line} {bank}"
    assert "has to survive" in bank.read_text(encoding="utf-8")
    assert status == 0
    assert "no problems in 1 file" in out.getvalue()


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+7", "a.yaml"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "a.yaml"]),
        ("code", ["code", "--wait", "--goto", "a.yaml:7"]),
        ("code --wait", ["code", "--wait", "--goto", "a.yaml:7"]),
        ("subl", ["subl", "--wait", "a.yaml:7"]),
        ("hx", ["hx", "a.yaml:7"]),
        ("ed", ["ed", "a.yaml"]),
    ],
)
def test_every_editor_is_told_in_its_own_way(editor: str, words: list[str], home: Home) -> None:
    room = Room(environment(home, Screen(), EDITOR=editor))
    assert editor_words(room, Place(Path("a.yaml"), 7, shipped=False)) == words


def test_without_an_editor_or_a_terminal_the_place_is_told(home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text(), encoding="utf-8")
    done = home.run_own("bank", "edit", "s3-02")
    assert done.status == ExitStatus.USED_WRONGLY
    assert "No editor is set" in done.err
    assert "at line" in done.err
    unknown = home.run_own("bank", "edit", "s3-99")
    assert (unknown.status, "Did you mean" in unknown.err) == (ExitStatus.NOT_FOUND, True)


def test_a_rule_is_explained(home: Home) -> None:
    done = home.run("bank", "explain", "[key-stands-out]")
    assert done.out.splitlines()[0] == "key-stands-out"
    assert "much longer than every distractor" in done.out
    assert "Fails: a key of 80 characters" in done.out
    assert "Mend: Write the distractors as carefully" in done.out
    rules = home.run("bank", "explain", "--json").json["rules"]
    assert {rule["rule"] for rule in rules} >= {"syntax", "mix", "clang"}
    (one,) = home.run("bank", "explain", "key-stands-out", "--json").json["rules"]
    assert one in rules
    assert one["mend"].startswith("Write the distractors as carefully")
    assert "ambiguous-text" in home.run("bank", "explain").out
    wrong = home.run("bank", "explain", "key-stand-out")
    assert wrong.status == ExitStatus.NOT_FOUND
    assert "Did you mean key-stands-out" in wrong.err


def test_watching_checks_what_was_saved(home: Home) -> None:
    bank = home.banks / "s3.yaml"
    bank.write_text(bank_text(), encoding="utf-8")
    looks = iter(range(9))

    def pause(seconds: float) -> None:
        match next(looks):
            case 1:
                bank.write_text(bank_text().replace("level: application", "level: hard", 1), encoding="utf-8")
            case 3:
                (home.banks / "sqs.yaml").write_text(bank_text("sqs"), encoding="utf-8")
            case 5:
                raise KeyboardInterrupt

    out = Screen()
    words = ["bank", "watch", str(home.banks), "--banks", str(home.banks), "--no-shipped"]
    status = main(words, environment(home, out, pause=pause))
    assert status == ExitStatus.INTERRUPTED
    said = out.getvalue()
    assert said.count("[unknown-level]") == 1
    assert "  s3.yaml\n" in said
    assert "  sqs.yaml\n" in said


def test_watching_needs_a_folder(home: Home) -> None:
    assert "There is no folder" in home.run("bank", "watch", home.folder / "none").err
