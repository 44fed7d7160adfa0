"""What goes on paper: a mock exam that is drawn but not begun, and takeaways by topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.sitting.printed_paper import PrintedItem, PrintedPaper

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.store.exams import ExamSession
    from aws_quiz.study.room import Room


def printed_paper(room: Room, drawn: ExamSession, blueprint: Blueprint) -> PrintedPaper:
    """The paper of an exam with all that the keys tell. Nothing is recorded: paper tells nobody what was answered."""
    items = []
    for item in drawn.paper:
        question = room.catalog.question(item.question)
        concept = room.catalog.concept(question.concept) if question else None
        assert question is not None, "the banks held it when the paper was drawn"
        assert concept is not None, "the banks held it when the paper was drawn"
        order = drawn.orders[question.id]
        items.append(PrintedItem(question, order, concept.takeaway, concept.sources, item.scored))
    minutes = round(drawn.allowed / 60) if drawn.allowed is not None else None
    return PrintedPaper(
        blueprint.code, blueprint.name, room.today, minutes, blueprint.pass_mark, blueprint.scale[1], tuple(items)
    )


def takeaways(room: Room, exam: str, topics: list[str]) -> dict[str, list[Concept]]:
    """The concepts of topics that serve an exam ("" for all of them), by topic."""
    blueprint = room.catalog.blueprint(exam) if exam else None
    return {
        topic: [
            concept
            for concept in room.catalog.concepts(topic)
            if blueprint is None or blueprint.tasks_served(concept.exams)
        ]
        for topic in topics
    }
