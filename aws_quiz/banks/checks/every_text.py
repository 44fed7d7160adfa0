"""Every text of a topic that a learner reads, with the place where an author finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.content.bank import Topic
    from aws_quiz.core.content.source import Location


def every_text(topic: Topic) -> Iterator[tuple[Location, str]]:
    """Title, takeaways, changes, scenarios, prompts, options and reasons; a scenario once, at its first question."""
    yield topic.source, topic.title
    told: set[str] = set()
    for concept in topic.concepts:
        yield concept.source, concept.takeaway
        yield concept.source, concept.changed
        for question in concept.questions:
            if question.scenario not in told:
                told.add(question.scenario)
                yield question.source, question.scenario
            yield question.source, question.prompt
            for option in question.options:
                yield option.source, option.text
                yield option.source, option.why
