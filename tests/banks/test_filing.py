"""Importing again: nothing doubles, what changed is updated, and what the learner added stays."""

from __future__ import annotations

from aws_quiz.banks.drafts.collecting import Placed
from aws_quiz.banks.drafts.concepts import concept_of
from aws_quiz.banks.drafts.draft import Draft, DraftOption
from aws_quiz.banks.drafts.filing import MOST_IN_FILE, Cabinet, Filed
from aws_quiz.banks.drafts.naming import concept_ids, slug
from aws_quiz.banks.drafts.updating import merged
from aws_quiz.core.content.question import Level


def draft(prompt: str = "Which service stores objects?", *texts: str, **changes: object) -> Draft:
    """The second option is right."""
    options = tuple(DraftOption(text, at == 1) for at, text in enumerate(texts or ("EBS", "S3", "EFS")))
    return Draft(1, prompt, options)._replace(**changes)  # type: ignore[arg-type]


def filed(*found: Draft, topics: Filed | None = None, taken: tuple[str, ...] = (), ids: tuple[str, ...] = ()) -> Filed:
    cabinet = Cabinet(topics.topics if topics else (), set(taken), set(ids))
    return cabinet.file([Placed("a.md", one) for one in found], {"a.md": "My file"})


def test_a_file_is_a_topic_and_subjects_are_topics_of_their_own() -> None:
    found = filed(draft("One thing?"), draft("Another?", subject="Storage & more"))
    assert [(topic.id, topic.title, len(topic.concepts)) for topic in found.topics] == [
        ("my-file", "My file", 1),
        ("storage-more", "Storage & more", 1),
    ]
    assert (found.new, found.changed, found.same) == (2, 0, 0)


def test_importing_again_changes_nothing() -> None:
    first = filed(draft(), draft("Which two?", "a", "b"))
    again = filed(draft(), draft("Which two?", "a", "b"), topics=first)
    assert (again.new, again.changed, again.same, again.topics) == (0, 0, 2, ())


def test_a_mended_option_keeps_the_id_and_the_other_options_their_keys() -> None:
    first = filed(draft())
    (concept,) = first.topics[0].concepts
    again = filed(draft("Which service stores  objects", "EBS", "Amazon S3", "EFS"), topics=first)
    (mended,) = again.topics[0].concepts
    assert again.changed == 1
    assert mended.id == concept.id
    options = mended.questions[0].options
    assert [(option.key, option.text, option.correct) for option in options] == [
        ("a", "EBS", False), ("d", "Amazon S3", True), ("c", "EFS", False),
    ]  # fmt: skip


def test_what_the_learner_added_stays() -> None:
    old = concept_of(draft(), "x-00000000", "my-file")
    (question,) = old.questions
    options = tuple(option._replace(why=f"Because of {option.key}.") for option in question.options)
    mine = old._replace(
        takeaway="My own words.",
        exams={"saa-c03": ("3.1",)},
        sources=("https://a.b/c",),
        questions=(question._replace(body=type(question.body)(options), level=Level.ANALYSIS),),
    )
    found = merged(mine, concept_of(draft(sources=("https://d.e/f",)), "x-00000000", "my-file"))
    assert found.takeaway == "My own words."
    assert (found.exams, found.sources) == ({"saa-c03": ("3.1",)}, ("https://a.b/c", "https://d.e/f"))
    assert [option.why for option in found.questions[0].options] == ["Because of a.", "Because of b.", "Because of c."]
    assert found.questions[0].level is Level.ANALYSIS
    told = merged(mine, concept_of(draft(explanation="The source's."), "x-00000000", "my-file"))
    assert told.takeaway == "The source's."


def test_the_same_words_with_other_options_are_another_question() -> None:
    one, other = draft("Which is true?", "a", "b"), draft("Which is true?", "x", "y")
    first = filed(one, other)
    assert first.new == 2
    # In any order, and each by itself, both are found again.
    for again in (filed(other, one, topics=first), filed(other, topics=first), filed(one, topics=first)):
        assert (again.new, again.changed) == (0, 0)


def test_of_two_with_the_same_words_that_share_options_each_is_found_again() -> None:
    one, other = draft("Which is true?", "a", "b", "c", "d"), draft("Which is true?", "a", "b", "x", "y")
    first = filed(one, other)
    assert first.new == 2
    again = filed(other, topics=first)
    assert (again.new, again.changed, again.same) == (0, 0, 1)


def test_a_later_file_with_the_same_words_and_other_options_takes_no_questions_place() -> None:
    first = filed(draft("Which is true?", "a", "b", "c"))
    then = filed(draft("Which is true?", "x", "y", "z"), topics=first)
    assert (then.new, then.changed) == (1, 0)
    assert [len(concept.questions) for concept in then.topics[0].concepts] == [1, 1]


def test_an_id_that_the_source_keeps_outlives_its_words() -> None:
    first = filed(draft(name="anki g1"))
    again = filed(draft("In which service do objects live?", name="anki g1"), topics=first)
    assert (again.new, again.changed) == (0, 1)
    assert again.topics[0].concepts[0].questions[0].prompt == "In which service do objects live?"


def test_nothing_takes_the_ids_of_other_banks() -> None:
    found = filed(draft(), taken=("my-file",))
    assert [topic.id for topic in found.topics] == ["my-file-imported"]
    known = found.topics[0].concepts[0].id
    assert filed(draft(), ids=(known,)) == Filed((), elsewhere=1)


def test_a_long_file_is_split_and_grows_where_there_is_room() -> None:
    first = filed(*(draft(f"Question {n}?") for n in range(MOST_IN_FILE + 2)))
    assert [(topic.id, len(topic.concepts)) for topic in first.topics] == [("my-file", MOST_IN_FILE), ("my-file-2", 2)]
    assert first.topics[1].title == "My file (2)"
    again = filed(draft("One more?"), topics=first)
    assert [(topic.id, len(topic.concepts)) for topic in again.topics] == [("my-file-2", 3)]


def test_ids_are_words_and_a_digest_in_any_script() -> None:
    (name, _) = concept_ids(draft("Which service stores the objects of a company?"))
    assert name.startswith("service-stores-objects-")
    assert concept_ids(draft("対象はどれですか"))[0].startswith("question-")
    assert slug("Café & Ärzte: EC2!") == "cafe-arzte-ec2"


def test_without_an_explanation_one_remembers_the_question_with_its_answer() -> None:
    asked = draft("A shop sells shoes. Which service stores the pictures? (Choose one.)")
    assert concept_of(asked, "x-1", "t").takeaway == "Which service stores the pictures? S3."
    assert concept_of(draft(explanation="S3 stores them."), "x-1", "t").takeaway == "S3 stores them."
