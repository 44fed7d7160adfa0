"""What only shows when files stand side by side: ids taken twice, exams and concepts that are named and not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.banks.files.ids import ids_of, left_out
from aws_quiz.banks.files.loaded import Banks
from aws_quiz.banks.format.fields import MOST_GUESSES, nearest, shortened
from aws_quiz.core.content.source import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from aws_quiz.banks.files.loaded import Home
    from aws_quiz.core.content.bank import Concept, NotesSection, Topic
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.content.source import Location
    from aws_quiz.core.content.terms import Term


class Assembly:
    """Puts files together in the order they are added; the first to use an id keeps it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.blueprints: dict[str, Blueprint] = {}
        self.notes: dict[str, NotesSection] = {}
        self.homes: dict[str, Home] = {}
        self.terms: list[Term] = []
        self._topics: list[Topic] = []
        self._taken: dict[str, Location] = {}

    def error(self, place: Location, rule: str, message: str) -> None:
        self.problems.append(Problem(place, Severity.ERROR, rule, message))

    def add_blueprint(self, blueprint: Blueprint, place: Location) -> None:
        if blueprint.id in self.blueprints:
            message = f'the exam "{blueprint.id}" is described in another file already; this one is left out'
            self.error(place, "duplicate-id", message)
        else:
            self.blueprints[blueprint.id] = blueprint

    def add_notes(self, sections: tuple[NotesSection, ...]) -> None:
        for section in sections:
            self.notes.setdefault(section.id, section)

    def add_topic(self, topic: Topic, home: Home) -> None:
        if not self._take(topic.id, "topic", topic.source):
            return
        concepts = [concept for concept in topic.concepts if self._take_concept(concept)]
        if concepts:
            self.homes[topic.id] = home
            self._topics.append(topic._replace(concepts=tuple(concepts)))

    def banks(self, files: int) -> Banks:
        """Everything that was added, with tags that lead nowhere taken off."""
        known = known_tasks(self.blueprints)
        topics = []
        for topic in self._topics:
            concepts = [
                found for concept in topic.concepts if (found := self._with_known_tags(concept, known)) is not None
            ]
            if concepts:
                topics.append(topic._replace(concepts=tuple(concepts)))
                self._check_notes(topic)
        self._check_lacks(topics)
        return Banks(
            tuple(topics),
            self.blueprints,
            tuple(self.notes.values()),
            tuple(self.problems),
            self.homes,
            files,
            tuple(self.terms),
        )

    def _take(self, name: str, what: str, place: Location) -> bool:
        # A topic may well have the id of one of its concepts.
        first = self._taken.get(f"{what} {name}")
        if first is None:
            self._taken[f"{what} {name}"] = place
            return True
        self.error(place, "duplicate-id", left_out(f"the {what} '{name}'", first))
        return False

    def _take_concept(self, concept: Concept) -> bool:
        """Whether all ids of a concept were free; they are its own from then on."""
        for id_ in ids_of(concept):
            if first := self._taken.get(f"concept {id_}"):
                self.error(concept.source, "duplicate-id", left_out(f"'{id_}' of the concept '{concept.id}'", first))
                return False
        self._taken.update({f"concept {id_}": concept.source for id_ in ids_of(concept)})
        return True

    def _with_known_tags(self, concept: Concept, known: Mapping[str, Collection[str]]) -> Concept | None:
        exams = self._known_only(concept.exams, known, concept.source)
        questions = []
        for question in concept.questions:
            found = question
            if question.exams is concept.exams or question.exams == concept.exams:
                if exams is not concept.exams:
                    found = question._replace(exams=exams)
            elif (own := self._known_only(question.exams, known, question.source)) is not question.exams:
                found = question._replace(exams=own)
            if not found.reserved or self._can_be_reserved(found):
                questions.append(found)
        if exams is concept.exams and tuple(questions) == concept.questions:
            return concept
        return concept._replace(exams=exams, questions=tuple(questions)) if questions else None

    def _known_only(
        self, exams: Mapping[str, tuple[str, ...]], known: Mapping[str, Collection[str]], place: Location
    ) -> Mapping[str, tuple[str, ...]]:
        if not known:
            return exams  # without any blueprint there is nothing to hold a tag against
        fits = True
        for exam, tasks in exams.items():
            if exam not in known:
                fits = False
                message = f'no blueprint describes the exam "{shortened(exam)}"{nearest(exam, known)}'
                self.error(place, "unknown-exam", message)
                continue
            for task in tasks:
                if task not in known[exam]:
                    fits = False
                    self.error(place, "unknown-task", f'{exam} has no task "{shortened(task)}"')
        if fits:
            return exams
        kept = {exam: tuple(task for task in tasks if task in known.get(exam, ())) for exam, tasks in exams.items()}
        return {exam: tasks for exam, tasks in kept.items() if tasks}

    def _can_be_reserved(self, question: Question) -> bool:
        if not self.blueprints:
            return True
        blueprint = self.blueprints.get(question.reserved)
        if blueprint and blueprint.tasks_served(question.exams):
            return True
        reason = "serves no task of it" if blueprint else "no blueprint describes it"
        exam = shortened(question.reserved)
        self.error(question.source, "unknown-reserved", f'the question is reserved for "{exam}", but {reason}')
        return False

    def _check_lacks(self, topics: Iterable[Topic]) -> None:
        """The concepts that wrong options point at may stand in any topic of any bank that is read along."""
        concepts = [concept for topic in topics for concept in topic.concepts]
        known = {concept.id for concept in concepts}
        guesses = 0
        for concept in concepts:
            for question in concept.questions:
                for option in question.options:
                    if option.lacks and option.lacks not in known:
                        guesses += 1
                        near = nearest(option.lacks, known) if guesses <= MOST_GUESSES else ""
                        message = f'no bank holds the concept "{shortened(option.lacks)}"{near}'
                        self.error(option.source, "unknown-concept", message)

    def _check_notes(self, topic: Topic) -> None:
        if not self.notes:
            return
        severity = Severity.ERROR if self.homes[topic.id].shipped else Severity.WARNING
        for concept in topic.concepts:
            for section in concept.notes:
                if section not in self.notes:
                    message = f'the notes have no section "{shortened(section)}"'
                    self.problems.append(Problem(concept.source, severity, "unknown-notes", message))


def known_tasks(blueprints: Mapping[str, Blueprint]) -> dict[str, Collection[str]]:
    """The tasks of every exam that a tag may name, those of older versions included."""
    known: dict[str, Collection[str]] = {}
    for blueprint in blueprints.values():
        for exam, became in blueprint.corresponds.items():
            known.setdefault(exam, became.keys())
    for exam, blueprint in blueprints.items():
        known[exam] = {task.id for domain in blueprint.domains for task in domain.tasks}
    return known
