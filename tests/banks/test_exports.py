"""What is exported and imported again is the same bank, in every form; and what is written reads back."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aws_quiz.banks.drafts.concepts import own_concepts
from aws_quiz.banks.drafts.html_text import plain_of_html
from aws_quiz.banks.drafts.markdown_text import as_markdown, plain_of_markdown
from aws_quiz.banks.drafts.updating import alike
from aws_quiz.banks.exporters.as_anki import anki_package
from aws_quiz.banks.exporters.forms import TEXT_FORMS
from aws_quiz.banks.format.nodes import REFUSED_CHARACTERS
from aws_quiz.banks.format.reading import read_topic
from aws_quiz.banks.format.writing import topic_text
from aws_quiz.banks.importers.formats import FORMATS
from aws_quiz.core.content.bank import Concept, Topic
from aws_quiz.core.content.question import Kind, Level, Option, Question, body_of
from aws_quiz.errors import UsedWrongly
from tests.banks.imported import collected

if TYPE_CHECKING:
    from collections.abc import Iterable

MARKS = [
    *" \n#*_-+=~{}[]()<>&%:;|`\\\"'!?.,/$0123ABab\u00e9\u4e2d",
    "```", "\n\n", "- [x] ", "### ", "1. ", "A. ", "Answer: B", "<br>", "&amp;", "//", "::", "=", "****", "---",
    "Sources: ", "**Explanation:** ", "<!-- ", " -->", "http://x.y", "C#", "%50%", "[html]", "->", "True",
    "word ", "  ",
]  # fmt: skip
"""What means something in one of the forms."""


LINES = [
    "\n- [x] one\n- [ ] two\n", "\n1. Which?\n", "\nA. one\nB. two\n", "\nANSWER: B\n", "{=a ~b}", "{T}",
    "Q: x\nA: y\n", '{"question": "x", "options": ["a", "b"], "answer": 1}', "question,a,b,answer\n",
    "#separator:tab\n", "\n*a) one\n",
    "<quiz><question type='multichoice'>", "<answer fraction='x'>", "</question>",
    "<!DOCTYPE q [<!ENTITY a 'b'>]>", "[[[[",
]  # fmt: skip
"""What begins something in one of the dialects."""


def _sound(text: str) -> bool:
    return bool(text.strip()) and not REFUSED_CHARACTERS.search(text)


texts = (
    st.lists(st.sampled_from(MARKS), min_size=1, max_size=12)
    .map("".join)
    .map(lambda text: re.sub(r"[ \t]+\n", "\n", text).strip())
    .filter(_sound)
)


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    """A concept with a question or two, of which every field may be anything that a bank may hold."""
    name = draw(st.sampled_from(["one", "s3-thing", "a-1"]))
    tagged: list[dict[str, tuple[str, ...]]] = [
        {},
        {"saa-c03": ("3.1", "1.2")},
        {"saa-c03": ("3.1",), "dva-c03": ("1.3",)},
    ]
    exams = draw(st.sampled_from(tagged))
    questions = []
    for number in range(1, draw(st.integers(1, 2)) + 1):
        count = draw(st.integers(2, 6))
        # Options of one question say different things, or the question could not be asked.
        option_texts = draw(
            st.lists(
                texts, min_size=count, max_size=count, unique_by=lambda text: " ".join(text.split()).rstrip(".;, ")
            )
        )
        right = draw(st.sets(st.integers(0, count - 1), min_size=1))
        options = tuple(
            Option(
                "abcdefghij"[at],
                text,
                draw(st.one_of(st.just(""), texts)),
                at in right,
                lacks="" if at in right else draw(st.sampled_from(["", "one", "s3-other-thing"])),
            )
            for at, text in enumerate(option_texts)
        )
        narrows, is_reserved = draw(st.tuples(st.booleans(), st.booleans()))
        questions.append(
            Question(
                f"{name}.{number}",
                name,
                "topic",
                draw(st.sampled_from(Level)),
                draw(texts),
                body_of(Kind.MULTIPLE if len(right) > 1 else Kind.SINGLE, options),
                {"saa-c03": ("3.1",)} if narrows and exams else exams,
                draw(st.one_of(st.just(""), texts)),
                "saa-c03" if exams and is_reserved else "",
            )
        )
    sources = draw(
        st.sampled_from([(), ("https://docs.aws.amazon.com/a/b.html",), ("https://a.b/c?d=e#f", "https://x.y/z")])
    )
    return Concept(
        name, "topic", draw(texts), exams, sources, draw(st.sampled_from(["", "2026-11"])), tuple(questions),
        draw(st.sampled_from([(), ("002-139",)])), draw(st.one_of(st.just(""), texts)),
    )  # fmt: skip


def exported(form: str, found: Iterable[Concept], title: str = "A title") -> bytes:
    titles = {"topic": title}
    if form == "anki":
        return anki_package(found, titles, 1_700_000_000.0)
    return "\n".join((*TEXT_FORMS[form].lines(found, titles), "")).encode()


SUFFIXES = {"jsonl": "jsonl", "csv": "csv", "markdown": "md", "gift": "gift", "moodle": "xml", "anki": "apkg"}


@pytest.mark.parametrize("form", SUFFIXES)
def test_a_prompt_that_begins_like_its_scenario_keeps_its_words(form: str, tmp_path: Path) -> None:
    options = (Option("a", "yes", "It is.", correct=True), Option("b", "no", "It is not."))
    asked = Question(
        "one.1", "one", "topic", Level.RECALL, "Twice.\n\nTwice. Is it?", body_of(Kind.SINGLE, options), {}, "Twice."
    )
    concept = Concept("one", "topic", "It is.", {}, (), "", (asked,), (), "")
    collection = collected(tmp_path, f"a.{SUFFIXES[form]}", exported(form, [concept], "Topic"))
    (found,) = own_concepts(one.draft for one in collection.placed())["topic"]
    assert found.questions[0].prompt == asked.prompt


@pytest.mark.parametrize("form", SUFFIXES)
@given(concept=concepts(), title=texts.map(lambda text: " ".join(text.split())))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_the_import_of_an_export_is_the_bank(form: str, concept: Concept, title: str) -> None:
    with TemporaryDirectory() as folder:
        collection = collected(Path(folder), f"a.{SUFFIXES[form]}", exported(form, [concept], title))
    assert collection.reports == []
    placed = collection.placed()
    assert {one.draft.own.topic_title for one in placed if one.draft.own} == {title}
    (found,) = own_concepts(one.draft for one in placed)["topic"]
    assert alike(found, concept), f"{found}\n{concept}"


@given(found=st.lists(concepts(), min_size=1, max_size=2, unique_by=lambda concept: concept.id), title=texts)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_what_is_written_as_yaml_reads_back(found: list[Concept], title: str) -> None:
    topic = Topic("topic", title, tuple(found))
    text = topic_text(topic, ("a comment",))
    read, problems = read_topic(text, "a.yaml", area="", strict=False)
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert read is not None
    assert (read.id, read.title) == (topic.id, topic.title)
    assert all(alike(one, other) for one, other in zip(read.concepts, found, strict=True)), text


@given(texts)
def test_markdown_gives_back_the_text_that_it_was_made_of(text: str) -> None:
    assert plain_of_markdown(as_markdown(text)) == text


@given(st.text(max_size=60))
def test_any_html_is_text_and_never_an_error(text: str) -> None:
    assert isinstance(plain_of_html(text), str)
    assert isinstance(plain_of_html(f"<p>{text}"), str)


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_shipped_form_of_a_question_is_readable_to_others(form: str, tmp_path: Path) -> None:
    """Without the line that only we read, the question is still one."""
    options = (
        Option("a", "Amazon EBS", "It stores blocks."),
        Option("b", "Amazon S3", "It stores objects.", correct=True),
    )
    question = Question(
        "s3.1", "s3", "topic", Level.RECALL, "Which stores objects?", body_of(Kind.SINGLE, options), scenario="A case."
    )
    concept = Concept("s3", "topic", "S3 stores objects.", {}, ("https://a.b/c",), "", (question,))
    content = exported(form, [concept])
    if form in ("csv", "jsonl"):
        assert all(text in content for text in (b"A case.", b"Which stores objects?", b"Amazon S3"))
        return
    if form == "anki":
        (placed,) = collected(tmp_path, "a.apkg", content).placed()
        assert placed.draft.prompt == "A case.\n\nWhich stores objects?"
        return
    foreign = re.sub(rb"(?m)^.*aws-quiz \{.*$", b"", content)
    (placed,) = collected(tmp_path, f"a.{SUFFIXES[form]}", foreign).placed()
    assert placed.draft.own is None
    assert placed.draft.prompt == "A case.\n\nWhich stores objects?"
    assert [(option.text, option.correct, option.why) for option in placed.draft.options] == [
        ("Amazon EBS", False, "It stores blocks."),
        ("Amazon S3", True, "It stores objects."),
    ]
    assert placed.draft.explanation.startswith("S3 stores objects.")
    assert placed.draft.sources == ("https://a.b/c",)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "anki"])
@given(
    st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(LINES), st.text(max_size=9)), max_size=40).map("".join)
)
@settings(max_examples=60)
def test_any_text_gives_questions_or_reasons_and_never_an_error(name: str, text: str) -> None:
    with TemporaryDirectory() as folder, suppress(UsedWrongly):
        collected(Path(folder), "a.txt", text.encode("utf-8", "replace"), name)
