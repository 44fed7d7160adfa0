"""A drill from its plan to its end, and what is said where there is nothing to ask."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from aws_quiz.errors import UsedWrongly
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.sitting.drill_talk import Summary
    from aws_quiz.store.sessions import Session
    from aws_quiz.study.drill_plan import DrillPlan, Wishes
    from aws_quiz.study.room import Room


def start_drill(
    room: Room,
    exam: str | None = None,
    topics: list[str] | None = None,
    wishes: Wishes | None = None,
    *,
    seed: int | None = None,
    resume: bool = False,
    chosen: bool = False,
    plain: bool = False,
) -> int:
    """Plans a drill, or takes up the one that was left, and sits it. `chosen` says that the learner narrowed it."""
    from aws_quiz.core.standing.placement import EVERY_EXAM
    from aws_quiz.store.reviews import review_id
    from aws_quiz.store.sessions import Session, open_drill
    from aws_quiz.study.drill_plan import Wishes, make_plan

    wishes = wishes or Wishes()
    if room.preferences.sync:
        from aws_quiz.study.history.devices import sync_if_set

        sync_if_set(room)
    scope = room.drill_scope(exam, topics or [])
    blueprint = room.catalog.blueprint(scope.exam)
    room.bring_memory_up_to_date()
    left = open_drill(room.log, room.today)
    if resume and left is None:
        raise UsedWrongly("No unfinished drill today.", "`aws-quiz drill` starts one.")
    if left and not resume and not chosen:
        resume = _goes_on(room, left, plain=plain)
    if left and resume:
        first, *others = left.exam.split()
        own = room.scope("all" if first == EVERY_EXAM else first)._replace(also=tuple(others))
        return _sit(room, left, own, room.catalog.blueprint(own.exam), wishes, plain=plain)
    seed_text = str(seed) if seed is not None else room.env.entropy(8).hex()
    plan = make_plan(room, scope, blueprint, wishes, Random(f"{seed_text}:plan"))
    _warn_of_errors(room)
    if not plan.turns:
        return _nothing_to_ask(room, scope, wishes)
    _tell_backlog(room, plan)
    exams = " ".join(scope.exams)
    session = Session(review_id(room.log), "drill", exams, seed_text, plan.turns, room.env.now(), room.today)
    return _sit(room, session, scope, blueprint, wishes, plain=plain)


def _sit(
    room: Room, session: Session, scope: Scope, blueprint: Blueprint | None, wishes: Wishes, *, plain: bool
) -> int:
    from aws_quiz.study.drill_desk import DrillDesk

    desk = DrillDesk(
        room, session, scope, blueprint, wishes.minutes, lambda summary: _suggestion(summary, wishes, scope)
    )
    env = room.env
    if plain:
        from aws_quiz.terminal.drill.drill_plain import run_plain

        run_plain(desk, env.read_line, env.write, monotonic=env.monotonic, interactive=env.stdin.isatty())
    else:
        from aws_quiz.cli.output import console
        from aws_quiz.terminal.device.theme import signs_for
        from aws_quiz.terminal.drill.drill_screen import run_drill

        run_drill(
            desk,
            console(env),
            monotonic=env.monotonic,
            signs=signs_for(env.stdout.encoding),
            open_page=env.open_page,
        )
    if room.preferences.exam:
        from aws_quiz.study.standing import forecast_and_keep

        for exam in dict.fromkeys((room.preferences.exam, *room.preferences.exams_ahead(room.today))):
            forecast_and_keep(room, exam)
    from aws_quiz.study.history.keeping import after_sitting

    after_sitting(room)
    return 0


def _goes_on(room: Room, left: Session, *, plain: bool) -> bool:
    """Whether a drill that was left is taken up. Without a person to ask, a new one starts and says so."""
    from aws_quiz.store.reviews import session_reviews

    count = len(session_reviews(room.log, left.id))
    answered = counted(count, "answer")
    if plain:
        room.env.complain(f"You left a drill today after {answered}; `aws-quiz drill --resume` continues it.")
        return False
    from aws_quiz.terminal.device.prompts import ask_confirm

    return ask_confirm(f"You left a drill today after {answered}. Continue it?", default=True)


def _warn_of_errors(room: Room) -> None:
    errors = room.catalog.error_count()
    if errors:
        things = "1 error keeps a question" if errors == 1 else f"{counted(errors, 'error')} keep questions"
        room.env.complain(f"{things} out of the drill; `aws-quiz bank check` shows where.")


def _tell_backlog(room: Room, plan: DrillPlan) -> None:
    backlog = plan.backlog
    if backlog is None or not backlog.is_spread:
        return
    away = f" after {plan.days_away} days away" if plan.days_away > 7 else ""
    days = "day" if backlog.days == 2 else counted(backlog.days - 1, "day")
    room.env.complain(
        f"{counted(backlog.due, 'concept')} due{away}. Today takes the {backlog.today} most forgotten;"
        f" the rest is spread over the next {days}, and new concepts wait until then."
    )


def _nothing_to_ask(room: Room, scope: Scope, wishes: Wishes) -> int:
    """Says why there is nothing to ask, and what there is to do instead."""
    from aws_quiz.cli.output import say
    from aws_quiz.core.standing.placement import EVERY_EXAM
    from aws_quiz.study.drill_choices import every_concept

    env = room.env
    if wishes.flagged:
        say(env, "No flagged questions here. In a drill, `m` flags the question on the screen.")
    elif wishes.missed:
        say(env, "Nothing missed: your last answer on every concept here was right.")
    elif wishes.missing:
        say(env, "Nothing missing: you have since got right whatever your wrong answers pointed at.")
    elif wishes.confused:
        say(env, "No mix-ups found here.")
    elif wishes.misconceptions:
        say(env, "No open misconceptions: everything you got confidently wrong, you have since got right.")
    elif wishes.kind or wishes.level:
        say(env, "No questions of this kind here.")
    elif wishes.questions:
        say(env, "None of these questions can be asked; `aws-quiz resume` lists what is suspended.")
    elif wishes.weak:
        say(env, "Nothing answered here yet, so nothing is weak. `aws-quiz drill` starts one.")
    elif not any(True for _ in every_concept(room, scope)):
        say(env, "The banks in use have no questions for this. `aws-quiz bank list` shows what they have.")
    else:
        from aws_quiz.words.commands import drill
        from aws_quiz.words.due import NOTHING_DUE
        from aws_quiz.words.numbers import sentence

        say(env, f"{sentence(NOTHING_DUE)} Today's new concepts are done too.")
        exam = "" if scope.also or scope.exam in (room.preferences.exam, EVERY_EXAM) else scope.exam
        for option, meaning in (("--new 5", "five more new concepts"), ("--weak", "what is shakiest")):
            say(env, f"  {drill(option, exam=exam, topics=scope.topics)}    {meaning}", indent="    ")
    return 0


def _suggestion(summary: Summary, wishes: Wishes, scope: Scope) -> str:
    from aws_quiz.words.commands import drill

    if summary.left and summary.answers:
        return f"{drill('--resume')} continues where you left off"
    if summary.left:
        return f"{drill(topics=scope.topics)} starts again" if not wishes.narrowed else ""
    if summary.missed and not wishes.missed:
        return f"{drill('--missed', topics=scope.topics)} goes over what you missed again"
    if not wishes.narrowed:
        return f"{drill('--new 5', topics=scope.topics)} takes five more new concepts"
    return ""
