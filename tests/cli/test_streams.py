"""Every command against every kind of output and input: a documented status, no traceback, nothing lost."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import UTC
from pathlib import Path

import pytest

from aws_quiz.cli.app import main
from aws_quiz.environment import Environment
from aws_quiz.errors import ExitStatus
from tests.runner import Clock, bank_text

WORLD = "K\u00f6ln \u2013 \u6f22\u5b57 \N{EARTH GLOBE EUROPE-AFRICA} \u05e2\u05d1\u05e8\u05d9\u05ea"
COMMANDS = (
    ("drill", "--plain", "--limit", "3"),
    ("exam", "saa-c03", "--questions", "2", "--plain"),
    ("report",),
    ("report", "--json"),
    ("status",),
    ("status", "--json"),
    ("status", "--short"),
    ("goal",),
    ("goal", "--json"),
    ("study", "s3"),
    ("study", "s3", "--json"),
    ("find", "prompt"),
    ("find", "prompt", "--json"),
    ("show", "s3-01"),
    ("show", "s3-01", "--json"),
    ("resume",),
    ("config",),
    ("config", "--json"),
    ("bank", "list"),
    ("bank", "list", "--json"),
    ("bank", "check"),
    ("bank", "coverage"),
    ("bank", "export"),
    ("bank", "schema"),
    ("history", "export"),
    ("history", "export", "--all"),
    ("history", "verify"),
    ("history", "faults"),
    ("exam", "--list"),
    ("exam", "saa-c03", "--show", "1", "--all"),
)
TAKES_BANKS = {"drill", "exam", "report", "goal", "study", "find", "show", "bank"}
ENCODINGS = ("ascii", "latin-1", "cp437", "cp1252", "shift_jis", "utf-8")
STATUSES = set(ExitStatus) - {ExitStatus.BUG}
each_command = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


def words_of(command: tuple[str, ...], banks: Path) -> list[str]:
    if command[0] not in TAKES_BANKS or command[:2] == ("bank", "schema"):
        return list(command)
    return [*command, "--banks", str(banks), "--no-shipped"]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of somebody who has drilled, sat a mock exam, noted and reported something."""
    folder = tmp_path_factory.mktemp("streams")
    banks = folder / "banks"
    (banks / "exams").mkdir(parents=True)
    (banks / f"area {WORLD}").mkdir()
    shipped = Path(__file__).parents[2] / "question_banks" / "exams" / "saa-c03.yaml"
    (banks / "exams" / "saa-c03.yaml").write_text(shipped.read_text())
    text = bank_text(concepts=6, exams='{saa-c03: ["1.1", "2.1", "3.1", "4.1"]}')
    text = text.replace("Title of s3", WORLD).replace("at the LOWEST cost", f"in {WORLD} at the LOWEST cost")
    text = text.replace("The takeaway", f"{WORLD}. The takeaway").replace("in the words of", f"{WORLD} in the words of")
    (banks / f"area {WORLD}" / "s3.yaml").write_text(text.replace("is called", f"{WORLD} is called"))
    typed = f"a\nb\nnote {WORLD}\nreport {WORLD}\nflag\nquit\n"
    run(folder, ("drill", "--plain"), typed=typed.encode())
    run(folder, ("exam", "saa-c03", "--questions", "2", "--plain"), typed=b"a\nnext\nb\nsubmit\nyes\n")
    return folder


def run(
    folder: Path, command: tuple[str, ...], encoding: str = "utf-8", typed: bytes = b""
) -> tuple[int, bytes, bytes]:
    out, err = io.BytesIO(), io.BytesIO()
    environment = Environment(
        variables={"AWS_QUIZ_HOME": str(folder / "home")},
        now=Clock().now,
        monotonic=Clock().monotonic,
        entropy=os.urandom,
        stdin=io.TextIOWrapper(io.BytesIO(typed), encoding=encoding),
        stdout=io.TextIOWrapper(out, encoding=encoding),
        stderr=io.TextIOWrapper(err, encoding=encoding),
        zone_of=lambda moment: UTC,
        working_folder=lambda: folder,
    )
    status = main(words_of(command, folder / "banks"), environment)
    environment.stdout.flush()
    environment.stderr.flush()
    return status, out.getvalue(), err.getvalue()


@each_command
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_an_output_cannot_write_is_a_sign_and_no_reason_to_stop(
    prepared: Path, command: tuple[str, ...], encoding: str
) -> None:
    status, out, err = run(prepared, command, encoding, typed=b"a\nb\nleave\n")
    # An own bank has warnings of form, and an exam that was left asks whether to go on with it.
    assert status in {0, 3 if command[:2] == ("bank", "check") else 2 if command[0] == "exam" else 0}, err
    assert b"Traceback" not in err
    out.decode(encoding)
    if "--json" in command or command[1:2] == ("export",):
        texts = out.decode(encoding)
        records = [json.loads(line) for line in texts.splitlines()] if "export" in command else [json.loads(texts)]
        assert records


@pytest.mark.parametrize(
    "line",
    [b"\xff\xfe\xe9", b"\0", b"\x1b[31m", b"\x1b[M\xff\xff\xff", b"a" * 5_000_000, b"\xed\xa0\x80", "\u202e".encode()],
    ids=["no UTF-8", "NUL", "a colour", "a mouse", "5 MB", "a half", "right to left"],
)
@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "shift_jis"])
@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[1]], ids=["drill", "exam"])
def test_bytes_that_are_no_answer_are_refused_and_the_next_line_counts(
    tmp_path: Path, prepared: Path, command: tuple[str, ...], encoding: str, line: bytes
) -> None:
    (tmp_path / "banks").symlink_to(prepared / "banks")
    status, out, err = run(tmp_path, command, encoding, typed=line + b"\na\nquit\nleave\n")
    assert status == 0, err
    assert b"Traceback" not in err
    if encoding != "shift_jis":  # where such bytes are ordinary text
        assert line[:8] not in out or line.startswith(b"aaaa")
    exported = run(tmp_path, ("history", "export", "--all"))[1].decode()
    kinds = [json.loads(one)["record"] for one in exported.splitlines()]
    assert ("review" in kinds) if command[0] == "drill" else ("exam_event" in kinds)


def piped(prepared: Path, command: tuple[str, ...], redirect: str) -> subprocess.CompletedProcess[str]:
    program = f"{sys.executable} -m aws_quiz"
    words = " ".join(f"'{word}'" for word in words_of(command, prepared / "banks"))
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program} {words} {redirect}"],
        capture_output=True,
        text=True,
        input="a\nb\nleave\n",
        check=False,
        env={**os.environ, "AWS_QUIZ_HOME": str(prepared / "home"), "PYTHONWARNINGS": "ignore"},
    )


@pytest.mark.slow
@each_command
@pytest.mark.parametrize("redirect", ["| true", "| head -1", "> /dev/full", ">&-", "<&-", "2>&-", "2> /dev/full"])
def test_streams_that_are_closed_or_full_end_in_a_documented_status(
    prepared: Path, command: tuple[str, ...], redirect: str
) -> None:
    done = piped(prepared, command, redirect)
    assert done.returncode in STATUSES, done.stderr
    assert "Traceback" not in done.stderr
    assert "bug" not in done.stderr
    if redirect.startswith("|") and command[:2] != ("bank", "check") and "--questions" not in command:
        assert done.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("words", ["--help", "drill --help", "bank --help"])
def test_help_into_a_closed_pipe(prepared: Path, words: str) -> None:
    shown = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m aws_quiz {words} | head -1"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "AWS_QUIZ_HOME": str(prepared / "home")},
    )
    assert (shown.returncode, shown.stderr) == (0, "")


def test_the_name_of_a_folder_cannot_steer_the_terminal(tmp_path: Path) -> None:
    area = tmp_path / "banks" / "x\x1b]52;c;aGVsbG8=\x07y"
    area.mkdir(parents=True)
    (area / "s3.yaml").write_text(bank_text())
    for command in (("bank", "list"), ("bank", "list", "--json"), ("bank", "check"), ("show", "s3-01.1")):
        status, out, err = run(tmp_path, command)
        assert status in STATUSES, err
        assert b"\x1b" not in out + err
        assert b"\x07" not in out + err
