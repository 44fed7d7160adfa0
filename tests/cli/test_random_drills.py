"""Random drills and exams, typed line by line: whatever is done, an answer is to the question that was shown."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.runner import Home, bank_text

PROMPT = re.compile(r"^Prompt (\d+) about concept (\d+) of (\w+)")
VERDICT = re.compile(r"^(?:Right|Wrong)\b")
COMMANDS = (
    "a", "b", "c ?", "d ??", "a b", "skip", "undo", "flag", "flag last", "suspend", "suspend last", "note mine",
    "note last mine", "note -", "report wrong", "report last wrong", "repeat", "help", "zzz", "",
)  # fmt: skip
EXAM_COMMANDS = (
    "a", "b", "a c", "next", "back", "goto 2", "goto 9", "flag", "strike a", "strike c", "review", "time", "help",
    "zzz", "", "leave", "submit", "yes", "no",
)  # fmt: skip


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a small bank that is compiled already."""
    home = Home(tmp_path_factory.mktemp("random"))
    (home.banks / "exams").mkdir()
    shipped = Path(__file__).parents[2] / "question_banks" / "exams" / "saa-c03.yaml"
    (home.banks / "exams" / "saa-c03.yaml").write_text(shipped.read_text())
    (home.banks / "s3.yaml").write_text(bank_text(concepts=5, exams='{saa-c03: ["1.1", "2.1", "3.1", "4.1"]}'))
    home.run_own("bank", "list")
    return home.folder


def fresh(ready: Path, folder: Path) -> Home:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ready, folder)
    return Home(folder)


def answered_questions(out: str) -> list[str]:
    """The questions that were on the screen when a verdict was given, in order."""
    shown, found = "", []
    for line in out.splitlines():
        if match := PROMPT.match(line):
            number, concept, topic = match.groups()
            shown = f"{topic}-{int(concept):02}.{number}"
        elif VERDICT.match(line):
            found.append(shown)
    return found


@pytest.mark.slow
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(st.sampled_from(COMMANDS), max_size=25), again=st.lists(st.sampled_from(COMMANDS), max_size=10))
def test_every_answer_is_to_the_question_that_was_shown(
    ready: Path, tmp_path_factory: pytest.TempPathFactory, lines: list[str], again: list[str]
) -> None:
    home = fresh(ready, tmp_path_factory.getbasetemp() / "drill")
    done = home.run_own("drill", "--plain", "--limit", "4", "--seed", "1", typed="\n".join([*lines, "quit", ""]))
    assert done.status == 0, done.err
    if "drill --resume" in done.out:
        more = home.run_own("drill", "--plain", "--resume", typed="\n".join([*again, "quit", ""]))
        assert more.status == 0, more.err
        done.out += more.out
    given_out = answered_questions(done.out)
    stored = [one for one in home.run("history", "export", "--all").out.splitlines() if '"record": "review"' in one]
    assert [re.search(r'"question": "([^"]+)"', one)[1] for one in stored] == given_out  # type: ignore[index]
    suspended = set(home.run("resume", "--json").json["suspended"])
    last_shown = answered_questions(more.out) if "drill --resume" in done.out and again else []
    assert not suspended & {one.rpartition(".")[0] for one in last_shown} or "suspend" in " ".join(again)
    assert home.run("history", "verify").status == 0


@pytest.mark.slow
@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(st.sampled_from(EXAM_COMMANDS), max_size=25))
def test_every_exam_ends_or_waits_whatever_is_typed(
    ready: Path, tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    home = fresh(ready, tmp_path_factory.getbasetemp() / "exam")
    words = ("exam", "saa-c03", "--questions", "3", "--plain", "--seed", "1")
    done = home.run_own(*words, typed="\n".join([*lines, "leave", ""]))
    assert done.status == 0, done.err
    if home.run_own("exam", "--list", "--json").json["mocks"][0]["ended_at"] is None:
        done = home.run_own("exam", "--resume", "--plain", typed="submit\nyes\nsubmit\n")
        assert done.status == 0, done.err
    assert len(home.run_own("exam", "--list", "--json").json["mocks"]) == 1
    assert home.run("history", "verify").status == 0
