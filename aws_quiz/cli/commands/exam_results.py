"""What mock exams were worth: listed, shown, gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.cli.output import console, write_json, write_lines, write_table
from aws_quiz.core.standing.interval import COVERAGE
from aws_quiz.errors import NotFound, UsedWrongly
from aws_quiz.store.exams import exams
from aws_quiz.study.exam_desk import gone_through, result_of, title_of

if TYPE_CHECKING:
    from aws_quiz.core.sitting.exam_result import ExamResult, Judged
    from aws_quiz.store.exams import ExamSession
    from aws_quiz.study.room import Room


class Choice(NamedTuple):
    """Which items to go through; none of it means the result alone."""

    wrong: bool = False
    flagged: bool = False
    every: bool = False
    domain: str | None = None


def list_exams(room: Room, exam: str | None, *, as_json: bool) -> int:
    code = room.blueprint(exam).id if exam else None
    mine = [one for one in exams(room.log) if code in (None, one.exam)]
    results = {one.id: result_of(room, one) for one in mine if one.ended_at}
    if as_json:
        write_json(
            room.env,
            [
                {
                    "exam": one.exam,
                    "number": one.number,
                    "started_at": one.started_at.isoformat(),
                    "ended_at": one.ended_at.isoformat() if one.ended_at else None,
                    "questions": len(one.paper),
                    "score": result.score.scaled if (result := results.get(one.id)) else None,
                }
                for one in mine
            ],
        )
    elif not mine:
        room.env.write("No mock exam yet. `aws-quiz exam EXAM` starts one.")
    else:
        rows = []
        for one in mine:
            result = results.get(one.id)
            if one.ended_at is None:
                worth = ("open", "--resume goes on")
            elif result is None:
                worth = ("unknown", "its questions are not in the banks in use")
            else:
                worth = (str(result.score.scaled), f"{result.score.low} to {result.score.high}")
            rows.append((title_of(one), one.started_at.date().isoformat(), len(one.paper), *worth))
        write_table(room.env, ("mock", "begun", "questions", "score", "likely"), rows)
    return 0


def show_exam(room: Room, exam: str | None, number: int, choice: Choice, *, as_json: bool) -> int:
    mine = exams(room.log)
    wanted = exam or room.preferences.exam or (mine[-1].exam if mine else "")
    if not wanted:
        raise UsedWrongly("No mock exam yet.", "`aws-quiz exam EXAM` starts one.")
    code = room.blueprint(wanted).id
    found = next((one for one in mine if one.exam == code and one.number == number), None)
    if found is None:
        raise NotFound("mock exam", f"{code} {number}", (), "`aws-quiz exam --list` shows all.")
    if found.ended_at is None:
        raise UsedWrongly(f"{code.upper()} mock {number} is still open.", "`aws-quiz exam --resume` goes on with it.")
    result = result_of(room, found)
    if result is None:
        raise NotFound(
            "question", _first_gone(room, found), (), "Use the banks that the exam was drawn from: --banks FOLDER."
        )
    items = _items(result, choice)
    if items is None or as_json:
        return print_result(room, result, as_json=as_json)
    from aws_quiz.terminal.device.theme import signs_for
    from aws_quiz.terminal.exam.judged_view import judged_lines

    signs, width = signs_for(room.env.stdout.encoding), console(room.env).width
    for judged in items:
        concept = room.catalog.concept(judged.question.concept)
        if concept is not None:
            write_lines(room.env, judged_lines(judged, concept, width, signs))
            gone_through(room, found, [judged.question.id])
    if not items:
        room.env.write("Nothing of that kind was on this paper.")
    return 0


def _first_gone(room: Room, exam: ExamSession) -> str:
    return next(item.question for item in exam.paper if room.catalog.question(item.question) is None)


def _items(result: ExamResult, choice: Choice) -> list[Judged] | None:
    """The items to go through, or None where only the result is wanted."""
    if choice == Choice():
        return None
    known = [part.id for part in result.domains]
    if choice.domain is not None and choice.domain not in known:
        raise NotFound("exam domain", choice.domain, known)
    return [
        judged
        for judged in result.items
        if (not choice.wrong or not judged.right)
        and (not choice.flagged or judged.marking.flagged)
        and choice.domain in (None, judged.item.domain)
    ]


def print_result(room: Room, result: ExamResult, *, as_json: bool) -> int:
    if as_json:
        write_json(room.env, _as_json(result))
        return 0
    from aws_quiz.terminal.device.theme import signs_for
    from aws_quiz.terminal.exam.result_view import result_lines

    signs = signs_for(room.env.stdout.encoding)
    write_lines(room.env, result_lines(result, console(room.env).width, signs))
    return 0


def _as_json(result: ExamResult) -> dict[str, object]:
    return {
        "title": result.title,
        "exam": result.exam,
        "score": result.score.scaled,
        "interval": [result.score.low, result.score.high],
        "coverage": COVERAGE,
        "pass_mark": result.pass_mark,
        "passed": result.passed,
        "seen_before": result.seen_before,
        "unseen": result.unseen._asdict() if result.unseen else None,
        "p_pass": round(result.score.p_pass, 3),
        "domains": [part._asdict() for part in result.domains],
        "tasks": [part._asdict() for part in result.tasks],
        "pacing": result.pacing._asdict(),
        "questions": [
            {
                "number": judged.number,
                "question": judged.question.id,
                "concept": judged.question.concept,
                "domain": judged.item.domain,
                "task": judged.item.task,
                "scored": judged.item.scored,
                "response": sorted(judged.marking.chosen),
                "key": sorted(judged.question.right),
                "verdict": judged.verdict.value,
                "seconds": round(judged.marking.seconds, 1),
                "flagged": judged.marking.flagged,
            }
            for judged in result.items
        ],
    }
