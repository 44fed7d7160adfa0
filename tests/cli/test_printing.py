"""`exam --print` and `study --html`: files to print, and nothing recorded."""

from __future__ import annotations

import pytest

from aws_quiz.errors import ExitStatus
from tests.runner import Home
from tests.web.page import parsed


def test_a_paper_is_printed_and_not_begun(home: Home) -> None:
    path = home.folder / "paper.html"
    done = home.run("exam", "saa-c03", "--print", path, "--questions", "20", "--seed", "7")
    assert done.status == 0, done.err
    assert done.out == f"Wrote {path} with 20 questions; any browser opens and prints it, without a network.\n"
    page = path.read_text(encoding="utf-8")
    root = parsed(page)
    sections = root.all("section")
    items = [one for one in sections if one.attributes["class"] == "item"]
    assert len(items) == 20
    # The keys stand behind all questions, on a page of their own.
    assert [one.attributes["class"] for one in sections][-1] == "keys"
    assert page.index('class="keys"') > page.rindex('class="item"')
    assert "http" not in {name for one in root.every() for name in one.attributes if name in ("src", "href")}
    assert home.run("exam", "--list", "--json").json["mocks"] == []
    refused = home.run("exam", "saa-c03", "--print", path)
    assert (refused.status, "already exists" in refused.err) == (ExitStatus.USED_WRONGLY, True)
    home.run("exam", "saa-c03", "--print", path, "--questions", "20", "--seed", "7", "--force")
    assert path.read_text(encoding="utf-8") == page


def test_a_sheet_of_a_topic_and_of_an_exam(home: Home) -> None:
    path = home.folder / "sheet.html"
    assert home.run("study", "s3", "--html", path).status == 0
    topic = parsed(path.read_text(encoding="utf-8"))
    takeaways = home.run("study", "s3", "--json").json["takeaways"]
    assert len(topic.all("section")) == 1
    assert len(topic.all("section")[0].all("li")) == len(takeaways)
    assert home.run("study", "--exam", "dva-c03", "--html", path, "--force").status == 0
    exam = parsed(path.read_text(encoding="utf-8"))
    assert exam.all("h1")[0].text == "DVA-C03: revision sheet"
    assert len(exam.all("section")) > 20


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("study",), "Which topic?"),
        (("study", "s3", "--force"), "--force is for a page"),
        (("study", "s3", "--html", "x.html", "--json"), "not both"),
        (("exam", "saa-c03", "--force"), "--force is for a paper"),
        (("exam", "--print", "x.html"), "Which exam?"),
        (("exam", "saa-c03", "--print", "x.html", "--untimed", "--minutes", "9"), "not both"),
    ],
)
def test_words_that_do_not_fit_together(words: tuple[str, ...], said: str, home: Home) -> None:
    done = home.run(*words)
    assert done.status == ExitStatus.USED_WRONGLY
    assert said in done.err
