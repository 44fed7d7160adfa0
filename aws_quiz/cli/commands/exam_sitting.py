"""A mock exam from the paper to the result: drawn, started, sat or taken up again, handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.sitting.exam_talk import Ending
    from aws_quiz.store.exams import ExamSession
    from aws_quiz.study.room import Room


def open_exam_of(room: Room, exam: str | None) -> ExamSession | None:
    """The newest exam that was begun and not handed in: of this code, or of any where none is named."""
    from aws_quiz.store.exams import exams

    code = room.blueprint(exam).id if exam else None
    still_open = [one for one in exams(room.log) if one.ended_at is None and code in (None, one.exam)]
    return still_open[-1] if still_open else None


def takes_over(room: Room, exam: ExamSession, *, plain: bool) -> bool:
    """Whether an exam that was asked for is gone on with here, where another device had it last: that is said."""
    from aws_quiz.study.exam_desk import title_of
    from aws_quiz.study.history.exam_elsewhere import where_it_is

    elsewhere = where_it_is(room, exam)
    if not elsewhere:
        return True
    room.env.complain(f"{title_of(exam)} is {elsewhere}.")
    room.env.complain("If it is still on the screen there, leave it there first.")
    if plain:
        return True
    from aws_quiz.terminal.device.prompts import ask_confirm

    return ask_confirm("Continue it here?", default=True)


def goes_on(room: Room, exam: ExamSession, *, plain: bool) -> bool:
    """Whether the open exam is gone on with. Without a person to ask, nothing is decided for them."""
    from aws_quiz.study.exam_desk import title_of
    from aws_quiz.study.history.exam_elsewhere import where_it_is

    elsewhere = where_it_is(room, exam)
    if plain:
        raise UsedWrongly(
            f"{title_of(exam)} is {elsewhere or 'open'}.",
            "--resume continues it; --new hands it in as it stands and starts another.",
        )
    from aws_quiz.terminal.device.prompts import ask_choice

    if elsewhere:
        room.env.complain(f"{title_of(exam)} is {elsewhere}.")
    return ask_choice(
        f"{title_of(exam)} is open. What now?",
        [("Continue it", True), ("Hand it in as it stands, and start another", False)],
        default=True,
    )


def draw_paper_for(
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
        if not ask_confirm(f"Take the largest balanced exam instead ({short.possible} questions)?", default=True):
            raise typer.Exit from None
        return draw(short.possible)


def final_words_of(room: Room, drawn: ExamSession) -> str:
    """What a final mock is, and whether it is fresh."""
    from aws_quiz.study.exam_paper import reserved_on
    from aws_quiz.words.finals import final_words

    kept = reserved_on(room, drawn)
    return final_words(len(drawn.paper), kept.questions, kept.answered, kept.last)


def _said(room: Room, *, as_json: bool) -> Callable[[str], None]:
    """Where the exam itself is said: beside the results, where these are for a program."""
    return room.env.complain if as_json else room.env.write


def starts(room: Room, exam: ExamSession, blueprint: Blueprint, final: str, *, plain: bool, as_json: bool) -> bool:
    """Says what the exam is (and `final` what a final is) before its clock runs; False where nobody starts it."""
    from aws_quiz.study.exam_desk import title_of
    from aws_quiz.terminal.exam.start_page import ExamFacts, start, start_plain
    from aws_quiz.words.exam_dates import taken_on

    env = room.env
    facts = ExamFacts(
        title_of(exam),
        blueprint.name,
        len(exam.paper),
        sum(item.scored for item in exam.paper),
        exam.allowed,
        blueprint.pass_mark,
        blueprint.scale,
        taken_on(blueprint, room.today),
        final,
    )
    if plain:
        write = _said(room, as_json=as_json)
        started = start_plain(facts, env.read_line if env.stdin.isatty() else None, write)
    else:
        from aws_quiz.cli.output import console
        from aws_quiz.terminal.device.theme import signs_for

        started = start(facts, console(env), signs_for(env.stdout.encoding))
    if not started:
        _said(room, as_json=as_json)("Not started; nothing was recorded.")
    return started


def sit(room: Room, exam: ExamSession, *, plain: bool, as_json: bool) -> int:
    """Sits an exam, and then sees to the backup of the day and to other devices."""
    from aws_quiz.study.history.keeping import after_sitting

    status = _sit_and_show(room, exam, plain=plain, as_json=as_json)
    after_sitting(room)
    return status


def _sit_and_show(room: Room, exam: ExamSession, *, plain: bool, as_json: bool) -> int:
    """Sits an exam until it is left or handed in, and shows what it was worth."""
    from aws_quiz.core.sitting.exam_talk import Ending
    from aws_quiz.study.exam_desk import MockExamDesk, result_of, title_of
    from aws_quiz.study.history.exam_elsewhere import take_up

    take_up(room, exam)
    room.bring_memory_up_to_date()
    with MockExamDesk(room, exam, room.blueprint(exam.exam)) as desk:
        ending: Ending
        if plain:
            from aws_quiz.terminal.exam.exam_plain import run_exam_plain

            env = room.env
            ending = run_exam_plain(
                desk,
                env.read_line,
                _said(room, as_json=as_json),
                interactive=env.stdin.isatty(),
                start=desk.last_seen,
            )
        else:
            from aws_quiz.terminal.device.theme import signs_for
            from aws_quiz.terminal.exam.exam_screen import run_exam

            signs = signs_for(room.env.stdout.encoding)
            colours = "NO_COLOR" not in room.env.variables
            mouse = room.preferences.mouse
            ending = run_exam(desk, signs=signs, colours=colours, start=desk.last_seen, mouse=mouse)
    # Line by line, the ending has been said already.
    if ending is Ending.LEFT:
        if not plain:
            _said(room, as_json=as_json)(f"{title_of(exam)} is paused; the clock has stopped.")
        _said(room, as_json=as_json)("`aws-quiz exam --resume` continues it.")
        return 0
    if ending is Ending.TIME_UP and not plain:
        _said(room, as_json=as_json)("Time is up; the exam was handed in as it stood.")
    from aws_quiz.cli.commands.exam_results import offer_review, print_result

    result = result_of(room, exam)
    assert result is not None, "the banks held its questions while it was sat"
    print_result(room, result, exam.number, as_json=as_json)
    return 0 if plain or as_json else offer_review(room, exam, result)


def hand_in_as_it_stands(room: Room, exam: ExamSession) -> None:
    from aws_quiz.study.exam_desk import MockExamDesk, title_of

    room.bring_memory_up_to_date()
    with MockExamDesk(room, exam, room.blueprint(exam.exam)) as desk:
        desk.hand_in()
    room.env.complain(f"{title_of(exam)} was handed in as it stood.")
