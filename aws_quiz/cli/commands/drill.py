"""`aws-quiz drill`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import Banks, Exam, Shipped, Topics, complete_id, minutes_of, room_of
from aws_quiz.core.content.question import Kind, Level
from aws_quiz.errors import NotFound, UsedWrongly

if TYPE_CHECKING:
    from aws_quiz.study.room import Room


def command(
    ctx: typer.Context,
    exam: Exam = None,
    topic: Topics = None,
    weak: Annotated[bool, typer.Option("--weak", help="What you are least likely to know in a week.")] = False,
    confused: Annotated[bool, typer.Option("--confused", help="What you mixed up with something else.")] = False,
    misconceptions: Annotated[bool, typer.Option("--misconceptions", help="What you got confidently wrong.")] = False,
    missed: Annotated[bool, typer.Option("--missed", help="What you got wrong last time.")] = False,
    missing: Annotated[bool, typer.Option("--missing", help="What your wrong designs point at.")] = False,
    flagged: Annotated[bool, typer.Option("--flagged", help="The questions you flagged.")] = False,
    ids: Annotated[
        list[str] | None,
        typer.Option(
            "--id",
            metavar="ID",
            help="This question or concept; may be given more than once.",
            show_default=False,
            autocompletion=complete_id,
        ),
    ] = None,
    from_mock: Annotated[
        int | None,
        typer.Option("--from-mock", min=1, metavar="N", help="What you missed in mock N.", show_default=False),
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only questions of this kind.", show_default=False)] = None,
    level: Annotated[Level | None, typer.Option(help="Only questions of this level.", show_default=False)] = None,
    new: Annotated[
        int | None,
        typer.Option(min=0, max=100_000, metavar="N", help="Take N new concepts.", show_default="the day's allowance"),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, max=100_000, metavar="N", help="Ask at most N concepts.", show_default="what fits the day"),
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option(parser=minutes_of, metavar="M", help="End after M minutes.", show_default=False),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(metavar="N", help="Make it repeatable (random seed N).", show_default=False)
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Continue the drill you left today.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line: for screen readers, pipes and simple terminals.")
    ] = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Drill what is due today, then new concepts.

    Due concepts come first, the most forgotten one leading; then new ones, spread over the exam's domains.
    Every answer is stored before you see its verdict. What you miss comes back in the same drill while there is time.
    With a date set, each answer goes where it helps most on that day; of several exams, all are served.

    Examples:

      aws-quiz drill

      aws-quiz drill --weak --minutes 10

      aws-quiz drill --topic s3 --topic vpc --new 5

      aws-quiz drill --from-mock 3

      aws-quiz drill --level analysis --kind multiple

      aws-quiz drill --plain --limit 5 --seed 1
    """
    from aws_quiz.cli.commands.drill_sitting import start_drill
    from aws_quiz.study.drill_plan import Wishes

    if sum(map(bool, (weak, confused, misconceptions, missed, missing, flagged, ids, from_mock))) > 1:
        raise UsedWrongly(
            "Use only one of --weak, --confused, --misconceptions, --missed, --missing, --flagged, --id and"
            " --from-mock."
        )
    room = room_of(ctx, banks, shipped)
    questions = _named(room, ids) if ids else ()
    if from_mock:
        questions = _missed_in(room, exam, from_mock)
        if not questions:
            room.env.write(f"Nothing missed in mock {from_mock}.")
            return 0
    wishes = Wishes(
        weak,
        confused,
        misconceptions,
        missed,
        missing,
        flagged,
        new,
        limit,
        minutes,
        questions,
        kind or "",
        level or "",
    )
    chosen = bool(exam or topic or wishes.narrowed or new is not None or limit is not None or seed is not None)
    plain = plain or not room.env.is_terminal
    return start_drill(room, exam, topic or [], wishes, seed=seed, resume=resume, chosen=chosen, plain=plain)


def _named(room: Room, ids: list[str]) -> tuple[str, ...]:
    """The questions that these ids name; a concept's is the one that was not asked for the longest time."""
    from aws_quiz.core.sitting.drill import next_question
    from aws_quiz.store.reviews import last_asked

    found = []
    for id_ in ids:
        concept = None if room.catalog.question(id_) else room.catalog.concept(id_)
        if concept:
            found.append(next_question([question.id for question in concept.questions], last_asked(room.log, id_)))
        elif room.catalog.question(id_):
            found.append(id_)
        else:
            raise NotFound("question or concept", id_, room.catalog.ids(), "`aws-quiz find WORDS` searches them.")
    return tuple(found)


def _missed_in(room: Room, exam: str | None, number: int) -> tuple[str, ...]:
    """The questions of a mock exam that were not answered right; says which of them only a final asks."""
    from aws_quiz.cli.commands.exam_results import ended_mock
    from aws_quiz.study.drill_choices import without_other_question
    from aws_quiz.words.commands import exam as exam_command
    from aws_quiz.words.finals import kept_out_words

    result = ended_mock(room, exam, number)
    missed = [judged.question for judged in result.items if not judged.right]
    kept = [question for question in missed if question.reserved]
    if kept:
        through = exam_command(result.exam, f"--review {number} --wrong")
        room.env.complain(kept_out_words(len(kept), len(without_other_question(room, kept)), through))
    return tuple(question.id for question in missed)
