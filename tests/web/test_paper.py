"""What is printed: whole, alone, harmless, and with the keys where nobody sees them too early."""

from __future__ import annotations

from datetime import date
from html import escape

from aws_quiz.core.content.question import Kind, Option, body_of
from aws_quiz.core.sitting.printed_paper import PrintedItem, PrintedPaper
from aws_quiz.web.paper.bank_prose import bank_prose
from aws_quiz.web.paper.exam_page import exam_page
from aws_quiz.web.paper.sheet_page import SheetTopic, sheet_page
from tests.builders import concept, question
from tests.web.page import body_text, parsed
from tests.web.test_report_page import HOSTILE

DAY = date(2026, 11, 28)


def item(right: str = "a", order: tuple[str, ...] = ("c", "a", "b", "d"), **changes: object) -> PrintedItem:
    made = PrintedItem(question(right=right), order, "What to remember.", ("https://docs.aws.amazon.com/x",))
    return made._replace(**changes)  # type: ignore[arg-type]


def paper(*items: PrintedItem, minutes: int | None = 130) -> PrintedPaper:
    return PrintedPaper("SAA-C03", "An exam", DAY, minutes, 720, 1000, items)


def test_letters_are_those_of_the_paper() -> None:
    page = exam_page(paper(item("a"), item("ad", scored=False)))
    root = parsed(page)
    first, second, keys = root.all("section")
    assert "A Do the thing called c B Do the thing called a" in first.text
    assert [one.text for one in keys.all("ol")[0].all("li")] == ["1 B", "2 B, D *"]
    assert "* does not count." in keys.text
    assert "box round" in str([one.attributes.get("class") for one in first.every()])
    assert "box round" not in str([one.attributes.get("class") for one in second.every()])
    # Nothing before the keys tells which option is right.
    before = page.partition('class="keys"')[0]
    assert "Reason why" not in before
    assert "What to remember" not in before
    assert keys.text.count("Reason why") == 8


def test_the_facts_of_the_paper() -> None:
    said = body_text(exam_page(paper(item(), item(scored=False))))
    assert (
        "2 questions, of which 1 does not count, as on the exam. 130 minutes. 720 of 1000 points pass."
        in said.replace("\N{NO-BREAK SPACE}", " ")
    )
    assert "No time limit." in body_text(exam_page(paper(item(), minutes=None)))


def test_nothing_in_a_bank_is_markup() -> None:
    options = tuple(Option(key, f"{key} {HOSTILE}", HOSTILE, key == "a") for key in "abcd")
    hostile = question(prompt=HOSTILE, scenario=HOSTILE, body=body_of(Kind.SINGLE, options))
    for page in (
        exam_page(
            paper(item(question=hostile, takeaway=HOSTILE, sources=(HOSTILE,)))._replace(name=HOSTILE, code=HOSTILE)
        ),
        sheet_page(HOSTILE, [SheetTopic("x", HOSTILE, (concept(takeaway=HOSTILE, changed=HOSTILE),))], DAY),
    ):
        root = parsed(page)
        assert not {one.name for one in root.every()} & {"script", "img"}
        assert "\u202e" not in page
        assert "\x1b" not in page
        assert escape("<script>") in page


def test_code_stays_code() -> None:
    said = bank_prose('Look at this:\n\n```json\n{\n  "a": 1\n}\n```\n\nWhich `key` is\nread?')
    assert said == (
        "<p>Look at this:</p><pre><code>{\n  &quot;a&quot;: 1\n}</code></pre><p>Which <code>key</code> is read?</p>"
    )
    assert bank_prose("one\ntwo") == "<p>one</p><p>two</p>"


def test_a_sheet_marks_what_is_shaky_and_leaves_empty_topics_out() -> None:
    topics = [
        SheetTopic("s3", "Amazon S3", (concept("s3-a", changed="It was so."), concept("s3-b")), frozenset({"s3-b"})),
        SheetTopic("sqs", "Amazon SQS", ()),
    ]
    root = parsed(sheet_page("A sheet", topics, DAY))
    assert [one.text for one in root.all("h2")] == ["Amazon S3"]
    first, second = root.all("section")[0].all("li")
    assert "Changed: It was so." in first.text
    assert "Read twice" not in first.text
    assert "Read twice" in second.text
    assert root.all("nav") == []
