"""What mock exams were worth: listed, shown, gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.cli.output import console, write_lines, write_table, write_versioned
from aws_quiz.errors import NotFound, UsedWrongly
from aws_quiz.store.exams import exams
from aws_quiz.study.exam_desk import gone_through, result_of, title_of
from aws_quiz.study.mistakes.missing import lacked, worth_most
from aws_quiz.words.commands import LIST_EXAMS, RESUME_EXAM
from aws_quiz.words.forecasts import interval

if TYPE_CHECKING:
    from rich.text import Text

    from aws_quiz.core.sitting.exam_result import ExamResult, Judged
    from aws_quiz.store.exams import ExamSession
    from aws_quiz.study.room import Room


class Choice(NamedTuple):
    """Which items to go through; none of it means the result alone."""

    wrong: bool = False
    flagged: bool = False
    changed: bool = False
    slow: bool = False
    every: bool = False
    domain: str | None = None
    task: str | None = None


NO_CHOICE = Choice()
NONE_SUCH = "No such questions in this mock."


def list_exams(room: Room, exam: str | None, *, as_json: bool) -> int:
    code = room.blueprint(exam).id if exam else None
    mine = [one for one in exams(room.log) if code in (None, one.exam)]
    results = {one.id: result_of(room, one) for one in mine if one.ended_at}
    if as_json:
        from aws_quiz.cli.as_json.mock_json import mocks_json

        write_versioned(room.env, mocks_json(mine, results))
    elif not mine:
        room.env.write("No mock exam yet. `aws-quiz exam EXAM` starts one.")
    else:
        rows = []
        for one in mine:
            result = results.get(one.id)
            if one.ended_at is None:
                worth = ("open", "--resume continues it")
            elif result is None:
                worth = ("unknown", "its questions are not in the banks in use")
            else:
                worth = (str(result.score.scaled), interval(result.score.low, result.score.high))
            rows.append((title_of(one), one.started_at.date().isoformat(), len(one.paper), *worth))
        write_table(room.env, ("mock", "started", "questions", "score", "likely"), rows)
    return 0


def show_exam(room: Room, exam: str | None, number: int, choice: Choice, *, as_json: bool) -> int:
    found = _found(room, exam, number)
    result = _result(room, found)
    items = _items(result, choice)
    if items is None or as_json:
        asked = result if items is None else result._replace(items=tuple(items))
        return print_result(room, asked, number, as_json=as_json)
    from aws_quiz.terminal.device.theme import signs_for
    from aws_quiz.terminal.exam.judged_view import judged_lines

    signs, width = signs_for(room.env.stdout.encoding), console(room.env).width
    lines: list[Text] = []
    for judged in items:
        concept = room.catalog.concept(judged.question.concept)
        if concept is not None:
            missing = lacked(room, judged.question, judged.marking.chosen)
            lines += judged_lines(judged, concept, width, signs, lacked=missing)
            gone_through(room, found, [judged.question.id])
    write_lines(room.env, lines, paged=True)
    if not items:
        room.env.write(NONE_SUCH)
    return 0


def review_exam(room: Room, exam: str | None, number: int, choice: Choice, *, plain: bool) -> int:
    """Goes through a mock one question a page; line by line, all of them at once."""
    if plain:
        return show_exam(room, exam, number, choice if choice != NO_CHOICE else Choice(every=True), as_json=False)
    found = _found(room, exam, number)
    result = _result(room, found)
    if _items(result, choice) == []:
        room.env.write(NONE_SUCH)
        return 0
    return go_through(room, found, result, choice)


def go_through(room: Room, exam: ExamSession, result: ExamResult, choice: Choice = NO_CHOICE) -> int:
    """Goes through an exam on the screen, and drills what the learner asks for."""
    from aws_quiz.study.mock_review import MockReview
    from aws_quiz.terminal.device.theme import signs_for
    from aws_quiz.terminal.exam.review_screen import run_review

    env = room.env
    signs = signs_for(env.stdout.encoding)
    questions = run_review(
        MockReview(room, exam, result),
        console(env),
        signs=signs,
        kinds=_kinds(choice),
        task=choice.task or "",
        open_page=env.open_page,
    )
    if not questions:
        return 0
    from aws_quiz.cli.commands.drill_sitting import start_drill
    from aws_quiz.study.drill_plan import Wishes

    return start_drill(room, result.exam, wishes=Wishes(questions=tuple(questions)), chosen=True)


def compare_exams(room: Room, exam: str | None, numbers: tuple[int, int], *, as_json: bool) -> int:
    first, second = (_result(room, _found(room, exam, number)) for number in numbers)
    if as_json:
        from aws_quiz.cli.as_json.mock_json import mock_json

        both = {"first": mock_json(first, numbers[0]), "second": mock_json(second, numbers[1])}
        write_versioned(room.env, both)
        return 0
    return print_comparison(room, first, second)


def print_comparison(room: Room, first: ExamResult, second: ExamResult) -> int:
    from aws_quiz.terminal.device.theme import signs_for
    from aws_quiz.terminal.exam.compare_view import compare_lines

    signs = signs_for(room.env.stdout.encoding)
    write_lines(room.env, compare_lines(first, second, console(room.env).width, signs))
    return 0


def offer_review(room: Room, exam: ExamSession, result: ExamResult) -> int:
    """After the result of an exam just handed in: through it, beside the one before, or away."""
    from aws_quiz.terminal.device.theme import signs_for
    from aws_quiz.terminal.exam.after_page import After, ask_after

    signs = signs_for(room.env.stdout.encoding)
    ended = [one for one in exams(room.log) if one.exam == exam.exam and one.ended_at and one.number < exam.number]
    before = result_of(room, ended[-1]) if ended else None
    named = f"mock {ended[-1].number}" if before else ""
    while True:
        match ask_after(console(room.env), signs, named):
            case After.REVIEW:
                return go_through(room, exam, result)
            case After.COMPARE:
                assert before is not None, "only what is there is offered"
                print_comparison(room, before, result)
            case After.CLOSE:
                return 0


def ended_mock(room: Room, exam: str | None, number: int) -> ExamResult:
    """The result of the mock of this number. Raises NotFound or UsedWrongly with what to do."""
    return _result(room, _found(room, exam, number))


def _found(room: Room, exam: str | None, number: int) -> ExamSession:
    """The mock of this number that has ended. Raises NotFound or UsedWrongly with what to do."""
    mine = exams(room.log)
    wanted = exam or room.preferences.exam or (mine[-1].exam if mine else "")
    if not wanted:
        raise UsedWrongly("No mock exam yet.", "`aws-quiz exam EXAM` starts one.")
    code = room.blueprint(wanted).id
    found = next((one for one in mine if one.exam == code and one.number == number), None)
    if found is None:
        raise NotFound("mock exam", f"{code} {number}", (), f"`{LIST_EXAMS}` shows all.")
    if found.ended_at is None:
        raise UsedWrongly(f"{code.upper()} mock {number} is still open.", f"`{RESUME_EXAM}` continues it.")
    return found


def _result(room: Room, exam: ExamSession) -> ExamResult:
    result = result_of(room, exam)
    if result is None:
        raise NotFound(
            "question", _first_gone(room, exam), (), "Use the banks that the exam was drawn from: --banks FOLDER."
        )
    return result


def _kinds(choice: Choice) -> list[str]:
    """The kinds that going through an exam begins with, as its screen names them."""
    named = (
        (choice.wrong, "wrong"),
        (choice.flagged, "flagged in the exam"),
        (choice.changed, "changed"),
        (choice.slow, "slow"),
        (choice.domain, f"domain {choice.domain}"),
    )
    return [kind for is_asked, kind in named if is_asked]


def _first_gone(room: Room, exam: ExamSession) -> str:
    return next(item.question for item in exam.paper if room.catalog.question(item.question) is None)


def _items(result: ExamResult, choice: Choice) -> list[Judged] | None:
    """The items to go through, or None where only the result is wanted."""
    if choice == NO_CHOICE:
        return None
    for what, asked, parts in (("exam domain", choice.domain, result.domains), ("task", choice.task, result.tasks)):
        known = [part.id for part in parts]
        if asked is not None and asked not in known:
            raise NotFound(what, asked, known)
    allowance = result.pacing.allowance
    return [
        judged
        for judged in result.items
        if (not choice.wrong or not judged.right)
        and (not choice.flagged or judged.marking.flagged)
        and (not choice.changed or judged.changed)
        and (not choice.slow or judged.slow(allowance))
        and choice.domain in (None, judged.item.domain)
        and choice.task in (None, judged.item.task)
    ]


def print_result(room: Room, result: ExamResult, number: int, *, as_json: bool) -> int:
    """`number` is the mock's."""
    worth = worth_most(room, result)
    if as_json:
        from aws_quiz.cli.as_json.mock_json import mock_json

        write_versioned(room.env, mock_json(result, number, worth))
        return 0
    from aws_quiz.terminal.device.theme import signs_for
    from aws_quiz.terminal.exam.result_view import result_lines

    signs = signs_for(room.env.stdout.encoding)
    write_lines(room.env, result_lines(result, console(room.env).width, signs, worth))
    return 0
