"""`aws-quiz fit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, room_of
from aws_quiz.errors import UsedWrongly
from aws_quiz.words.numbers import counted, grouped

if TYPE_CHECKING:
    from aws_quiz.core.memory.fitting import Fit
    from aws_quiz.study.room import Room


def command(
    ctx: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Go back to FSRS's own parameters.")] = False,
    as_json: AsJson = False,
) -> int:
    """Fit the memory model to your own answers.

    From 1,000 answers on, the parameters of FSRS can be fitted to how you remember. They are taken only if they
    predict your newest answers, which they were not fitted to, better than those in use; the gain is shown. With the
    extra `fit` installed, all 21 are fitted; without it, the few that matter most.

    Examples:

      aws-quiz fit --dry-run

      aws-quiz fit

      aws-quiz fit --reset
    """
    from aws_quiz.study.personal_memory import fit_memory, forget_fit, use_fit

    room = room_of(ctx)
    if reset:
        if dry_run:
            raise UsedWrongly("--reset and --dry-run contradict each other; give one of them.")
        forget_fit(room)
        if as_json:
            _as_json(room, None, used=False)
        else:
            room.env.write("FSRS's own parameters are in use.")
        return 0
    found = fit_memory(room)
    used = found is not None and found.is_better and not dry_run
    if found is not None and used:
        use_fit(room, found)
    if as_json:
        _as_json(room, found, used=used)
    else:
        from aws_quiz.cli.output import say

        say(room.env, *_words(found, used=used, answers=None if found else answered(room)))
    return 0


def answered(room: Room) -> int:
    """How many answers there are to fit to."""
    from aws_quiz.study.personal_memory import studied_answers

    return studied_answers(room)


def _words(found: Fit | None, *, used: bool, answers: int | None) -> list[str]:
    from aws_quiz.core.memory.fitting import ENOUGH

    if found is None:
        there = f"{grouped(answers or 0)} of about {grouped(ENOUGH)}"
        return [f"Too few answers to fit to: {there}, on several days. FSRS's own parameters serve well until then."]
    gain = (found.loss_before - found.loss_after) / found.loss_before
    said = (
        f"On the newest fifth of your {counted(found.reviews, 'answer')}, which were kept back, predictions go wrong by"
        f" {found.loss_before:.4f} (log loss) with the parameters in use and by {found.loss_after:.4f} with fitted ones"
    )
    if not found.is_better:
        return [f"{said}: no gain worth having. Nothing was changed."]
    said = f"{said}: {gain * 100:.1f} % better."
    if not used:
        return [said, "`aws-quiz fit` uses them."]
    return [said, "They are in use from now on; `aws-quiz fit --reset` goes back."]


def _as_json(room: Room, found: Fit | None, *, used: bool) -> None:
    from aws_quiz.cli.as_json.own_json import fit_json
    from aws_quiz.cli.output import write_versioned

    answers = found.reviews if found else answered(room)
    write_versioned(room.env, fit_json(room.preferences.parameters, answers, found, used=used))
