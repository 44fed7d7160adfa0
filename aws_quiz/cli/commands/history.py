"""`aws-quiz history`: the log, to back up, to bring together, to take away or to verify."""

from __future__ import annotations

from pathlib import Path
from shlex import quote as quoted
from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, room_of, show_help
from aws_quiz.errors import ExitStatus
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from aws_quiz.store.exchange.json_lines import Malformed
    from aws_quiz.study.room import Room

app = typer.Typer(help="Your answers: back up, restore, import, export.", rich_markup_mode=None)

app.callback(invoke_without_command=True)(show_help)


MOST_NAMED = 20
"""Lines of a file that are named one by one."""


@app.command()
def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    as_json: AsJson = False,
) -> int:
    """Copy the store to a file, whole, even while a drill is open.

    The last ten study days also have a backup each, in the folder `backups` beside the store; `history restore` lists
    them, and `aws-quiz config backups off` turns that off.

    Examples:

      aws-quiz history backup /media/stick/aws-quiz.sqlite

      aws-quiz history backup --force ~/Documents/aws-quiz.sqlite
    """
    from aws_quiz.cli.files import refuse_place
    from aws_quiz.cli.progress_bars import counting
    from aws_quiz.store.exchange.backup import back_up

    room, file = room_of(ctx), file.expanduser()
    refuse_place(file, "aws-quiz-backup.sqlite", force=force)
    with counting(room.env, "Copying the store") as done:
        back_up(room.store_path, str(file), done)
    if as_json:
        from aws_quiz.cli.as_json.history_json import backup_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, backup_json(str(file), file.stat().st_size))
    else:
        room.env.write(f"Backed up to {file}. `aws-quiz history restore FILE` goes back to it.")
    return 0


@app.command()
def restore(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="A backup; without one, the daily backups are listed."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Go back to a backup. What is in the store now is kept in a file beside it.

    The backup is checked first. A drill or an exam that is open in another window must be left before.

    Examples:

      aws-quiz history restore

      aws-quiz history restore ~/Documents/aws-quiz.sqlite
    """
    room = room_of(ctx)
    if file is None:
        return _list_backups(room, as_json=as_json)
    from aws_quiz.cli.progress_bars import counting
    from aws_quiz.study.history.going_back import restore as go_back

    with counting(room.env, "Copying the store") as done:
        restored = go_back(room, str(file.expanduser()), done)
    if as_json:
        from aws_quiz.cli.as_json.history_json import restored_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, restored_json(restored))
        return 0
    found, kept = restored
    room.env.write(f"Restored: {counted(found.answers, 'answer')} to {counted(found.concepts, 'concept')}.")
    for complaint in found.complaints:
        room.env.write(complaint)
    if kept:
        room.env.write("What was there before is kept; this brings it back:")
        room.env.write(f"  aws-quiz history restore {quoted(kept)}")
    return 0


def _list_backups(room: Room, *, as_json: bool) -> int:
    import os

    from aws_quiz.cli.output import say, write_versioned
    from aws_quiz.store.exchange.backup import FOLDER, backups_in

    folder = os.path.join(room.env.data_folder, FOLDER)
    files = [os.path.join(folder, name) for name in backups_in(room.store_path, room.today)]
    if as_json:
        from aws_quiz.cli.as_json.history_json import backups_json

        write_versioned(room.env, backups_json(files))
    elif files:
        for path in files:
            room.env.write(path)
    else:
        say(room.env, "No daily backups yet: the first drill of a day makes one when it ends.")
    return 0


@app.command("import")
def bring_in(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A store, or what `history export --all` wrote.", show_default=False)
    ],
    as_json: AsJson = False,
) -> int:
    """Add another log to yours.

    What is not here yet is added; nothing is changed or doubled. Works with the store of another device (of an older
    version, too), with a backup, and with an export of everything. Lines of an export that are not as they were
    written are named and left out.

    Examples:

      aws-quiz history import /media/stick/aws-quiz.sqlite

      aws-quiz history import answers.jsonl
    """
    from aws_quiz.cli.output import say
    from aws_quiz.study.history.bringing_in import bring_in as union
    from aws_quiz.words.log_rows import rows_in_words

    room = room_of(ctx)
    found = union(room, str(file.expanduser()))
    status = ExitStatus.USED_WRONGLY if found.malformed else ExitStatus.DONE
    if as_json:
        from aws_quiz.cli.as_json.history_json import union_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, union_json(found))
        return status
    _complain_of_lines(room, file, found.malformed)
    known = f" Here already: {counted(found.known, 'row')}." if found.known else ""
    say(room.env, f"New: {rows_in_words(found.new)}.{known}")
    if found.differing:
        say(
            room.env,
            f"{counted(found.differing, 'row')} of your log {'has' if found.differing == 1 else 'have'} other values in"
            " the file; yours stay.",
        )
    if found.kept:
        room.env.write("What was there before is kept; this brings it back:")
        room.env.write(f"  aws-quiz history restore {quoted(found.kept)}")
    return status


def _complain_of_lines(room: Room, file: Path, malformed: tuple[Malformed, ...]) -> None:
    for line, reason in malformed[:MOST_NAMED]:
        room.env.complain(f"{file}:{line}: {reason}")
    if len(malformed) > MOST_NAMED:
        room.env.complain(f"{counted(len(malformed) - MOST_NAMED, 'more line')} left out; --json names all.")


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
    found = verify_and_mend(
        room.log, room.preferences.scheduling, lambda reviews: room.tracked(reviews, "Checking the schedule")
    )
    if as_json:
        from aws_quiz.cli.as_json.history_json import verified_json
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
