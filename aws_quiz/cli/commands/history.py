"""`aws-quiz history`: the log, to take away or to verify."""

from __future__ import annotations

from typing import Annotated

import typer

from aws_quiz.cli.options import AsJson, room_of, show_help
from aws_quiz.errors import ExitStatus
from aws_quiz.words.numbers import counted

app = typer.Typer(help="Your answers: export, verify, reported faults.", rich_markup_mode=None)

app.callback(invoke_without_command=True)(show_help)


@app.command()
def export(
    ctx: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Every row of the log: sessions, undone answers, flags, notes, settings too.")
    ] = False,
) -> int:
    """Write the log as JSON lines: one answer a line, oldest first.

    Examples:

      aws-quiz history export > answers.jsonl

      aws-quiz history export --all
    """
    from aws_quiz.cli.output import write_json
    from aws_quiz.store.records import review_record, whole_log
    from aws_quiz.store.reviews import standing_reviews

    room = room_of(ctx)
    records = whole_log(room.log) if everything else map(review_record, standing_reviews(room.log))
    for record in records:
        write_json(room.env, record, indent=None)
    return 0


@app.command()
def verify(ctx: typer.Context, as_json: AsJson = False) -> int:
    """Check the store: the file is sound, and the schedule matches your answers.

    A schedule that does not match is rebuilt from the answers.
    """
    from aws_quiz.store.verification import verify_and_mend

    room = room_of(ctx)
    room.bring_memory_up_to_date()
    found = verify_and_mend(room.log, room.preferences.scheduling)
    if as_json:
        from aws_quiz.cli.as_json.own_json import verified_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, verified_json(found))
    else:
        room.env.write(f"{counted(found.answers, 'answer')} on {counted(found.concepts, 'concept')}.")
        for complaint in found.complaints:
            room.env.write(complaint)
        if not found.complaints:
            room.env.write("The file is sound, and the schedule matches your answers.")
    return ExitStatus.STORE_UNUSABLE if found.is_damaged else ExitStatus.DONE


@app.command()
def faults(ctx: typer.Context, as_json: AsJson = False) -> int:
    """List the faults you reported in questions."""

    from aws_quiz.store.marks import reported_faults

    room = room_of(ctx)
    reported = reported_faults(room.log)
    if as_json:
        from aws_quiz.cli.as_json.own_json import faults_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, faults_json(reported))
    elif not reported:
        room.env.write("No faults reported. In a drill, `r` reports one in the question on the screen.")
    else:
        for fault in reported:
            room.env.write(f"{fault.reported_at[:10]}  {fault.question}  {fault.text}")
    return 0
