"""`aws-quiz exam`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, complete_exam, minutes_of, room_of
from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from aws_quiz.cli.commands.exam_results import Choice
    from aws_quiz.study.room import Room

NO_PAIR = (0, 0)


def command(
    ctx: typer.Context,
    exam: Annotated[
        str | None,
        typer.Argument(metavar="[EXAM]", help="The exam; without one, your goal's.", autocompletion=complete_exam),
    ] = None,
    questions: Annotated[
        int | None,
        typer.Option(min=1, max=100_000, metavar="N", help="Number of questions.", show_default="the exam's"),
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option(parser=minutes_of, metavar="M", help="Time limit in minutes.", show_default="the exam's pace"),
    ] = None,
    untimed: Annotated[bool, typer.Option("--untimed", help="No clock.")] = False,
    scored_only: Annotated[bool, typer.Option("--scored-only", help="No unscored questions.")] = False,
    final: Annotated[
        bool, typer.Option("--final", help="Use the reserved questions first: a dress rehearsal.")
    ] = False,
    seed: Annotated[
        int | None, typer.Option(metavar="N", help="Make it repeatable (random seed N).", show_default=False)
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Continue the exam you left.")] = False,
    anew: Annotated[
        bool, typer.Option("--new", "--anew", help="Hand in the open exam as it stands, and start another.")
    ] = False,
    list_all: Annotated[bool, typer.Option("--list", help="List your mock exams.")] = False,
    show: Annotated[
        int | None,
        typer.Option(min=1, max=100_000, metavar="N", help="Show the result of mock N.", show_default=False),
    ] = None,
    review: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Go through mock N, one question at a time.", show_default=False),
    ] = None,
    compare: Annotated[
        tuple[int, int], typer.Option(metavar="N M", help="Compare mocks N and M.", show_default=False)
    ] = NO_PAIR,
    wrong: Annotated[bool, typer.Option("--wrong", help="With --show or --review: what you got wrong.")] = False,
    flagged: Annotated[bool, typer.Option("--flagged", help="With --show or --review: what you flagged.")] = False,
    changed: Annotated[
        bool, typer.Option("--changed", help="With --show or --review: where you changed your answer.")
    ] = False,
    slow: Annotated[bool, typer.Option("--slow", help="With --show or --review: what took too long.")] = False,
    domain: Annotated[
        str | None, typer.Option(metavar="D", help="With --show or --review: one exam domain, such as 2.")
    ] = None,
    task: Annotated[
        str | None, typer.Option(metavar="T", help="With --show or --review: one task, such as 2.1.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="With --show: every question.")] = False,
    to_print: Annotated[
        Path | None,
        typer.Option("--print", metavar="FILE", help="Write a paper to print, keys and reasons at its end.",
                     show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --print: overwrite an existing file.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line: for screen readers, pipes and simple terminals.")
    ] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:  # fmt: skip
    """Take a timed mock exam, or go through one.

    65 questions, 50 of which count, as on the exam; nothing is marked before the end. Leaving pauses the clock.
    Your answers go into your drills when the exam ends.

    Examples:

      aws-quiz exam saa-c03

      aws-quiz exam saa-c03 --questions 20 --untimed

      aws-quiz exam --resume

      aws-quiz exam saa-c03 --review 1 --wrong --task 2.1

      aws-quiz exam saa-c03 --compare 1 2

      aws-quiz exam saa-c03 --print paper.html
    """
    from aws_quiz.cli.commands.exam_results import NO_CHOICE, Choice

    room = room_of(ctx, banks, shipped)
    choice = Choice(wrong, flagged, changed, slow, every, domain, task)
    is_looking_back = list_all or show is not None or review is not None or compare != NO_PAIR
    if sum((list_all, show is not None, review is not None, compare != NO_PAIR, resume, anew)) > 1:
        raise UsedWrongly("Give only one of --list, --show, --review, --compare, --resume and --new.")
    if is_looking_back and (questions or minutes is not None or untimed or scored_only or final or seed is not None):
        raise UsedWrongly("--questions, --minutes, --untimed, --scored-only, --final and --seed are for a new exam.")
    if choice != NO_CHOICE and show is None and review is None:
        raise UsedWrongly(
            "--wrong, --flagged, --changed, --slow, --domain, --task and --all narrow --show or --review.",
            "For example: --show 1 --wrong",
        )
    if force and to_print is None:
        raise UsedWrongly("--force is for a paper: give --print FILE with it.")
    if to_print is not None:
        from aws_quiz.cli.commands.exam_printing import Wishes, print_exam

        if is_looking_back or resume or anew:
            raise UsedWrongly("--print is for a new paper; leave out what looks at or goes on with another exam.")
        if untimed and minutes is not None:
            raise UsedWrongly("Use either --untimed or --minutes, not both.")
        wishes = Wishes(questions, minutes, seed, untimed=untimed, scored_only=scored_only, final=final)
        return print_exam(room, room.blueprint(_wanted(room, exam)), to_print, wishes, force=force)
    if is_looking_back:
        if review is not None and as_json:
            raise UsedWrongly("--review is for reading; --show N --json gives the same to programs.")
        return _look_back(room, exam, show, review, compare, choice, plain=plain, as_json=as_json)
    from aws_quiz.cli.commands.exam_sitting import (
        draw_paper_for,
        final_words_of,
        goes_on,
        hand_in_as_it_stands,
        open_exam_of,
        sit,
        starts,
        takes_over,
    )

    if untimed and minutes is not None:
        raise UsedWrongly("Use either --untimed or --minutes, not both.")
    plain = plain or not room.env.is_terminal
    if room.preferences.sync:
        from aws_quiz.study.history.devices import sync_if_set

        sync_if_set(room)
    open_exam, was_named = open_exam_of(room, exam), resume
    if open_exam and not resume and not anew:
        resume = goes_on(room, open_exam, plain=plain)
        anew = not resume
    if resume:
        if open_exam is None:
            raise UsedWrongly("No mock exam is open.", "`aws-quiz exam EXAM` starts one.")
        if was_named and not takes_over(room, open_exam, plain=plain):
            return 0
        return sit(room, open_exam, plain=plain, as_json=as_json)
    blueprint = room.blueprint(_wanted(room, exam))
    seed_text = str(seed) if seed is not None else room.env.entropy(8).hex()
    number = questions or blueprint.questions
    from aws_quiz.study.standing import forecast_and_keep

    forecast_and_keep(room, blueprint.id)
    drawn = draw_paper_for(room, blueprint, number, minutes, seed_text, untimed, scored_only, final, plain=plain)
    if not starts(room, drawn, blueprint, final_words_of(room, drawn) if final else "", plain=plain, as_json=as_json):
        return 0
    if open_exam and anew:
        hand_in_as_it_stands(room, open_exam)
    from aws_quiz.store.exams import begin_exam

    begin_exam(room.log, drawn, room.today)
    return sit(room, drawn, plain=plain, as_json=as_json)


def _look_back(
    room: Room,
    exam: str | None,
    show: int | None,
    review: int | None,
    compare: tuple[int, int],
    choice: Choice,
    *,
    plain: bool,
    as_json: bool,
) -> int:
    """One mock's result or questions, two compared, or the list of all."""
    from aws_quiz.cli.commands import exam_results

    if show is not None:
        return exam_results.show_exam(room, exam, show, choice, as_json=as_json)
    if review is not None:
        return exam_results.review_exam(room, exam, review, choice, plain=plain or not room.env.is_terminal)
    if compare != NO_PAIR:
        return exam_results.compare_exams(room, exam, compare, as_json=as_json)
    return exam_results.list_exams(room, exam, as_json=as_json)


def _wanted(room: Room, exam: str | None) -> str:
    wanted = exam or room.preferences.exam
    if not wanted:
        raise UsedWrongly(
            "Which exam? Name one, or set a goal.",
            f"aws-quiz exam {next(iter(room.catalog.blueprints()), 'EXAM')}; `aws-quiz bank list` shows all.",
        )
    return wanted
