"""What an import changes in a bank that holds some of it already: new concepts, changed ones, and nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.content.question import NOWHERE, OPTION_KEYS, Option, body_of

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question


def merged(old: Concept, new: Concept, *, is_own: bool = False) -> Concept:
    """The old concept with what the source says now.

    What only the learner has added stays: reasons, exams, sources, further questions; options keep their keys.
    An export of our own says everything and is taken at its word.
    """
    if is_own:
        ids = {question.id for question in new.questions}
        more = tuple(question for question in old.questions if question.id not in ids)
        return new._replace(topic=old.topic, questions=(*new.questions, *more), source=old.source)
    (asked,) = new.questions
    first = old.questions[0]
    question = first._replace(prompt=asked.prompt, body=body_of(asked.kind, _options(first, asked)))
    gave_explanation = new.takeaway != old.takeaway and not _is_worked_out(new)
    return old._replace(
        takeaway=new.takeaway if gave_explanation else old.takeaway,
        sources=tuple(dict.fromkeys((*old.sources, *new.sources))),
        questions=(question, *old.questions[1:]),
    )


def alike(one: Concept, other: Concept) -> bool:
    """Whether two concepts say the same, wherever they stand."""
    return _bare(one) == _bare(other)


def _is_worked_out(concept: Concept) -> bool:
    """Whether the takeaway is but the question with its answer, as for a source that explains nothing."""
    (question,) = concept.questions
    right = [" ".join(option.text.split()).rstrip(".") for option in question.options if option.correct]
    return concept.takeaway.endswith(f" {'; '.join(right)}.")


def _options(old: Question, new: Question) -> tuple[Option, ...]:
    """The new options with the keys and reasons that they had; new texts get letters that none has had."""
    before = {" ".join(option.text.split()): option for option in old.options}
    free = [key for key in OPTION_KEYS if key not in {option.key for option in old.options}]
    kept = {option.text for option in new.options if " ".join(option.text.split()) in before}
    # Where no letter is left, those of options that are gone are used again.
    free += [option.key for text, option in before.items() if text not in {" ".join(one.split()) for one in kept}]
    options = []
    for option in new.options:
        was = before.get(" ".join(option.text.split()))
        key = was.key if was else free.pop(0)
        options.append(option._replace(key=key, why=option.why or (was.why if was else "")))
    return tuple(options)


def _bare(concept: Concept) -> Concept:
    """Without places."""
    questions = tuple(
        question._replace(
            source=NOWHERE,
            topic="",
            body=body_of(question.kind, tuple(option._replace(source=NOWHERE) for option in question.options)),
        )
        for question in concept.questions
    )
    return concept._replace(source=NOWHERE, topic="", questions=questions)
