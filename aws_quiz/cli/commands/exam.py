"""`aws-quiz exam`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, complete_exam, minutes_of, room_of
from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.sitting.exam_talk import Ending
    from aws_quiz.store.exams import ExamSession
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
        typer.Option(min=1, max=100_000, metavar="N", help="Questions on the paper.", show_default="the exam's"),
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option(parser=minutes_of, metavar="M", help="Minutes you have.", show_default="the exam's pace"),
    ] = None,
    untimed: Annotated[bool, typer.Option("--untimed", help="Without a clock.")] = False,
    scored_only: Annotated[bool, typer.Option("--scored-only", help="Without unscored questions.")] = False,
    final: Annotated[
        bool, typer.Option("--final", help="Draw the reserved questions first: the rehearsal before the exam.")
    ] = False,
    seed: Annotated[
        int | None, typer.Option(metavar="N", help="Make it repeatable (random seed N).", show_default=False)
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Continue the exam that you left.")] = False,
    anew: Annotated[
        bool, typer.Option("--new", "--anew", help="Hand in the open exam as it stands, and start another.")
    ] = False,
    list_all: Annotated[bool, typer.Option("--list", help="List your mock exams.")] = False,
    show: Annotated[
        int | None,
        typer.Option(min=1, max=100_000, metavar="N", help="Show the result of mock N.", show_default=False),
    ] = None,
    review: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Go through mock N, one question a page.", show_default=False)
    ] = None,
    compare: Annotated[
        tuple[int, int], typer.Option(metavar="N M", help="Compare mocks N and M.", show_default=False)
    ] = NO_PAIR,
    wrong: Annotated[bool, typer.Option("--wrong", help="With --show or --review: what was wrong.")] = False,
    flagged: Annotated[bool, typer.Option("--flagged", help="With --show or --review: what you flagged.")] = False,
    every: Annotated[bool, typer.Option("--all", help="With --show: every question.")] = False,
    domain: Annotated[
        str | None, typer.Option(metavar="D", help="With --show or --review: one exam domain, such as 2.")
    ] = None,
    to_print: Annotated[
        Path | None,
        typer.Option("--print", metavar="FILE", help="Write a paper to print, keys and reasons at its end.",
                     show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --print: write over a file that is there.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line: for screen readers, pipes and simple terminals.")
    ] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:  # fmt: skip
    """Sit a timed mock exam, or go through one.

    65 questions of which 50 count, as on the exam, and none is marked before the end. Leaving pauses the clock.
    What you answered goes into your drills when the exam ends.

    Examples:

      aws-quiz exam saa-c03

      aws-quiz exam saa-c03 --questions 20 --untimed

      aws-quiz exam --resume

      aws-quiz exam saa-c03 --review 1 --wrong

      aws-quiz exam saa-c03 --compare 1 2

      aws-quiz exam saa-c03 --print paper.html
    """
    room = room_of(ctx, banks, shipped)
    if force and to_print is None:
        raise UsedWrongly("--force is for a paper: give --print FILE with it.")
    if to_print is not None:
        from aws_quiz.cli.commands.exam_printing import Wishes, print_exam

        if untimed and minutes is not None:
            raise UsedWrongly("--untimed and --minutes contradict each other; give one of them.")
        wishes = Wishes(questions, minutes, seed, untimed=untimed, scored_only=scored_only, final=final)
        return print_exam(room, room.blueprint(_wanted(room, exam)), to_print, wishes, force=force)
    if list_all:
        from aws_quiz.cli.commands.exam_results import list_exams

        return list_exams(room, exam, as_json=as_json)
    if show is not None:
        from aws_quiz.cli.commands.exam_results import Choice, show_exam

        return show_exam(room, exam, show, Choice(wrong, flagged, every, domain), as_json=as_json)
    if review is not None:
        from aws_quiz.cli.commands.exam_results import Choice, review_exam

        plain = plain or not room.env.is_terminal
        return review_exam(room, exam, review, Choice(wrong, flagged, every, domain), plain=plain)
    if compare != NO_PAIR:
        from aws_quiz.cli.commands.exam_results import compare_exams

        return compare_exams(room, exam, compare, as_json=as_json)
    if untimed and minutes is not None:
        raise UsedWrongly("--untimed and --minutes contradict each other; give one of them.")
    plain = plain or not room.env.is_terminal
    open_exam = _open_exam(room, exam)
    if open_exam and not resume and not anew:
        resume = _goes_on(open_exam, plain=plain)
        anew = not resume
    if resume:
        if open_exam is None:
            raise UsedWrongly("No mock exam was left open.", "`aws-quiz exam EXAM` starts one.")
        return _sit(room, open_exam, plain=plain, as_json=as_json)
    blueprint = room.blueprint(_wanted(room, exam))
    seed_text = str(seed) if seed is not None else room.env.entropy(8).hex()
    number = questions or blueprint.questions
    from aws_quiz.study.standing import forecast_and_keep

    forecast_and_keep(room, blueprint.id)
    drawn = _draw(room, blueprint, number, minutes, seed_text, untimed, scored_only, final, plain=plain)
    if final:
        _tell_reserved(room, drawn)
    if not _starts(room, drawn, blueprint, plain=plain):
        return 0
    if open_exam and anew:
        _hand_in_as_it_stands(room, open_exam)
    from aws_quiz.store.exams import begin_exam

    begin_exam(room.log, drawn, room.today)
    return _sit(room, drawn, plain=plain, as_json=as_json)


def _wanted(room: Room, exam: str | None) -> str:
    wanted = exam or room.preferences.exam
    if not wanted:
        raise UsedWrongly(
            "Which exam? Name it, or set a goal.",
            f"aws-quiz exam {next(iter(room.catalog.blueprints()), 'EXAM')}; `aws-quiz bank list` shows all.",
        )
    return wanted


def _open_exam(room: Room, exam: str | None) -> ExamSession | None:
    """The newest exam that was begun and not handed in: of this code, or of any where none is named."""
    from aws_quiz.store.exams import exams

    code = room.blueprint(exam).id if exam else None
    still_open = [one for one in exams(room.log) if one.ended_at is None and code in (None, one.exam)]
    return still_open[-1] if still_open else None


def _goes_on(exam: ExamSession, *, plain: bool) -> bool:
    """Whether the open exam is gone on with. Without a person to ask, nothing is decided for them."""
    from aws_quiz.study.exam_desk import title_of

    if plain:
        raise UsedWrongly(
            f"{title_of(exam)} is open.",
            "--resume continues it; --new hands it in as it stands and starts another.",
        )
    from aws_quiz.terminal.device.prompts import ask_choice

    return ask_choice(
        f"{title_of(exam)} is open. What now?",
        [("Continue it", True), ("Hand it in as it stands, and start another", False)],
        default=True,
    )


def _draw(
    room: Room,
    blueprint: Blueprint,
    questions: int,
    minutes: float | None,
    seed: str,
    untimed: bool,
    scored_only: bool,
    final: bool,
    *,
    plain: bool,
) -> ExamSession:
    """Draws the paper; where the banks do not fill it, offers a person the largest that they do."""
    from aws_quiz.study.exam_paper import TooFewQuestions, draw_exam

    def draw(number: int) -> ExamSession:
        pace = blueprint.minutes / blueprint.questions
        allowed = None if untimed else minutes if minutes is not None else number * pace
        return draw_exam(
            room, blueprint, questions=number, minutes=allowed, seed=seed, scored_only=scored_only, final=final
        )

    try:
        return draw(questions)
    except TooFewQuestions as short:
        if plain or not short.possible:
            raise
        from aws_quiz.terminal.device.prompts import ask_confirm

        room.env.complain(short.message)
        if not ask_confirm(f"Sit the largest balanced paper instead, {short.possible} questions?", default=True):
            raise typer.Exit from None
        return draw(short.possible)


def _tell_reserved(room: Room, drawn: ExamSession) -> None:
    """How much of a final mock is questions that were kept for it."""
    found = (room.catalog.question(item.question) for item in drawn.paper)
    reserved = sum(question is not None and question.reserved == drawn.exam for question in found)
    if not reserved:
        room.env.complain("The banks reserve no questions for a final mock; this paper is an ordinary one.")
    elif reserved < len(drawn.paper):
        room.env.complain(f"{reserved} of {len(drawn.paper)} questions are reserved ones; the rest is ordinary.")


def _starts(room: Room, exam: ExamSession, blueprint: Blueprint, *, plain: bool) -> bool:
    """Says what the exam is before its clock runs; False where the learner does not start it."""
    from aws_quiz.study.exam_desk import title_of
    from aws_quiz.terminal.exam.start_page import ExamFacts, start, start_plain

    env = room.env
    facts = ExamFacts(
        title_of(exam),
        blueprint.name,
        len(exam.paper),
        sum(item.scored for item in exam.paper),
        exam.allowed,
        blueprint.pass_mark,
        blueprint.scale,
    )
    if plain:
        started = start_plain(facts, env.read_line if env.stdin.isatty() else None, env.write)
    else:
        from aws_quiz.cli.output import console
        from aws_quiz.terminal.device.theme import signs_for

        started = start(facts, console(env), signs_for(env.stdout.encoding))
    if not started:
        env.write("Not started; nothing was recorded.")
    return started


def _sit(room: Room, exam: ExamSession, *, plain: bool, as_json: bool) -> int:
    """Sits an exam until it is left or handed in, and shows what it was worth."""
    from aws_quiz.core.sitting.exam_talk import Ending
    from aws_quiz.study.exam_desk import MockExamDesk, result_of, title_of

    room.bring_memory_up_to_date()
    with MockExamDesk(room, exam, room.blueprint(exam.exam)) as desk:
        ending: Ending
        if plain:
            from aws_quiz.terminal.exam.exam_plain import run_exam_plain

            env = room.env
            ending = run_exam_plain(
                desk, env.read_line, env.write, interactive=env.stdin.isatty(), start=desk.last_seen
            )
        else:
            from aws_quiz.terminal.device.theme import signs_for
            from aws_quiz.terminal.exam.exam_screen import run_exam

            signs = signs_for(room.env.stdout.encoding)
            colours = "NO_COLOR" not in room.env.variables
            ending = run_exam(desk, signs=signs, colours=colours, start=desk.last_seen)
    # Line by line, the ending has been said already.
    if ending is Ending.LEFT:
        if not plain:
            room.env.write(f"{title_of(exam)} is paused; the clock has stopped.")
        room.env.write("`aws-quiz exam --resume` continues it.")
        return 0
    if ending is Ending.TIME_UP and not plain:
        room.env.write("Time is up; the exam was handed in as it stood.")
    from aws_quiz.cli.commands.exam_results import offer_review, print_result

    result = result_of(room, exam)
    assert result is not None, "the banks held its questions while it was sat"
    print_result(room, result, as_json=as_json)
    return 0 if plain or as_json else offer_review(room, exam, result)


def _hand_in_as_it_stands(room: Room, exam: ExamSession) -> None:
    from aws_quiz.study.exam_desk import MockExamDesk, title_of

    room.bring_memory_up_to_date()
    with MockExamDesk(room, exam, room.blueprint(exam.exam)) as desk:
        desk.hand_in()
    room.env.complain(f"{title_of(exam)} was handed in as it stood.")
