"""The list of commands, and the one place where errors end."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aws_quiz import __version__
from aws_quiz.cli.options import AsJson, Banks, Shipped, room_of
from aws_quiz.environment import Environment
from aws_quiz.errors import ExitStatus, QuizError
from aws_quiz.streams import raw_arguments

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

COMMANDS = (
    "drill",
    "exam",
    "report",
    "plan",
    "status",
    "goal",
    "study",
    "find",
    "show",
    "notes",
    "resume",
    "config",
    "fit",
    "bank",
    "history",
    "sync",
)
"""In the order of `--help`. Each is a module of `commands`; it holds `command`, or `app` for a group."""

COMPLETION_VARIABLE = "_AWS_QUIZ_COMPLETE"
REPORT_BUGS = "This is a bug in aws-quiz. Please report the lines above; `aws-quiz history verify` checks your answers."


def application(commands: Iterable[str] = COMMANDS) -> typer.Typer:
    """The command line with these commands. One command is built in a fifth of the time that all take."""
    app = typer.Typer(
        help="Exam preparation for AWS certifications: spaced drills, honest numbers, questions you can trust.",
        epilog="Without a command: today at a glance.",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        pretty_exceptions_enable=False,
        # Plain help keeps paragraphs whole and takes nothing in brackets for markup.
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(start)
    for name in commands:
        module = import_module(f"aws_quiz.cli.commands.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(module.command)
    return app


def start(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Exam preparation for AWS certifications: spaced drills, honest numbers, questions you can trust."""
    if version:
        room_of(ctx).env.write(f"aws-quiz {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from aws_quiz.cli.today_page import today

        return today(room_of(ctx, banks, shipped), as_json=as_json)
    return 0


def behind_the_command(argv: Sequence[str]) -> list[str]:
    """The words with options that stand before the command moved to their end, where the command sees them.

    Without a command nothing is moved: these options are then those of the page of today.
    """
    at = 0
    before: list[str] = []
    while at < len(argv) and argv[at].startswith("-"):
        size = 2 if argv[at] == "--banks" else 1
        before += argv[at : at + size]
        at += size
    if not before or at >= len(argv) or not set(before).isdisjoint({"--help", "-h", "--version"}):
        return list(argv)
    rest = list(argv[at:])
    end = rest.index("--") if "--" in rest else len(rest)
    return [*rest[:end], *before, *rest[end:]]


OTHER_WORDS = {
    "mock": "aws-quiz exam",
    "test": "aws-quiz exam",
    "quiz": "aws-quiz drill",
    "review": "aws-quiz exam --review N, or aws-quiz drill",
    "search": "aws-quiz find",
    "grep": "aws-quiz find",
    "stats": "aws-quiz report",
    "progress": "aws-quiz report",
    "settings": "aws-quiz config",
    "help": "aws-quiz --help",
    "import": "aws-quiz bank import FILE",
    "export": "aws-quiz bank export, or aws-quiz history export",
    "print": "aws-quiz exam --print FILE.html, or aws-quiz study --html FILE.html",
    "suspend": "s in a drill, and aws-quiz resume to bring it back",
}
"""What other programs call a command, and ours for it."""


def in_our_words(message: str, options: Collection[str] = ()) -> str:
    """What the library says of a wrong word, in the form that all our guesses have.

    `options` are those that the command takes.
    """
    import re

    if unknown := re.match(r"No such command '([^']*)'\.$", message):
        ours = OTHER_WORDS.get(unknown[1].lower())
        return f"{message} Did you mean {ours}?" if ours else message
    if exam := re.match(r"Got unexpected extra argument\(s\) \(([a-z]{3}-c\d\d)\)$", message, re.IGNORECASE):
        if "--exam" not in options:
            return f"Unexpected word '{exam[1]}'."
        return f"Unexpected word '{exam[1]}'. Did you mean --exam {exam[1]}?"
    if possible := re.search(r"\s*\(Possible options: (.*)\)", message):
        *others, last = possible[1].split(", ")
        return f"{message[: possible.start()]}. Did you mean {', '.join(others)}{' or ' * bool(others)}{last}?"
    return re.sub(r"Did you mean '([^']*)'\?", r"Did you mean \1?", message)


def wanted_commands(argv: Sequence[str], variables: Iterable[str]) -> tuple[str, ...]:
    """The one command that these words name, or all where help, a completion or a guess may need them."""
    if argv and argv[0] in COMMANDS and COMPLETION_VARIABLE not in variables:
        return (argv[0],)
    return COMMANDS


def main(argv: Sequence[str] | None = None, environment: Environment | None = None) -> int:
    """Runs one command and gives its exit status. Everything that goes wrong ends here."""
    env = environment or Environment()
    words = behind_the_command(raw_arguments() if argv is None else argv)
    try:
        status = _run(words, env)
        env.stdout.flush()
    except QuizError as error:
        _complain_of(error, env)
        status = error.status
    except typer.Exit as leaving:
        status = leaving.exit_code
    except (KeyboardInterrupt, typer.Abort):
        status = ExitStatus.INTERRUPTED
    except SystemExit as leaving:
        # The library that prints help ends the program where a pipe is closed.
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        status = ExitStatus.DONE
    except OSError as error:
        status = _output_ended_by(error, env) if _is_of_output(error) else _ended_by(error, env)
    except Exception as error:  # noqa: BLE001 - the one boundary
        again = _mended(words, env) if _is_unforeseen(error) else None
        status = _ended_by(error, env) if again is None else again
    return _flushed(status, env)


def _run(words: list[str], env: Environment) -> int:
    app = application(wanted_commands(words, env.variables))
    command = typer.main.get_command(app)
    status: Any = command.main(args=words, prog_name="aws-quiz", obj=env, standalone_mode=False)
    return status if isinstance(status, int) else ExitStatus.DONE


def _flushed(status: int, env: Environment) -> int:
    """The status, after what is still to be written was: whoever reads it may be gone by now."""
    try:
        env.stdout.flush()
    except OSError:
        env.let_go()
    return status


def _is_of_output(error: OSError) -> bool:
    """Whether writing results failed: errors of files carry their names."""
    if isinstance(error, BrokenPipeError):
        return True
    return error.filename is None and error.errno in (errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG)


def _output_ended_by(error: OSError, env: Environment) -> int:
    """A reader who has gone is none of our business; a disk that is full is said."""
    env.let_go()
    # A pipe that nobody reads, or a window that was closed.
    if isinstance(error, BrokenPipeError) or error.errno == errno.EIO:
        return ExitStatus.DONE
    env.complain(f"aws-quiz: the output cannot be written ({error.strerror}). Your answers are saved.")
    return ExitStatus.USED_WRONGLY


def _complain_of(error: QuizError, env: Environment) -> None:
    env.complain(f"aws-quiz: {error.message}")
    if error.hint:
        env.complain(error.hint)


def _is_unforeseen(error: Exception) -> bool:
    """Whether it came from working with values, as from rows that a disk has changed."""
    import sqlite3

    kinds = (ValueError, TypeError, KeyError, IndexError, ArithmeticError, AttributeError, sqlite3.IntegrityError)
    return isinstance(error, kinds)


def _mended(words: list[str], env: Environment) -> int | None:
    """The status of a second try, where what is derived from the log was at fault and is made anew; else None."""
    import sqlite3

    from aws_quiz.study.mending import mend_derived
    from aws_quiz.study.room import Room

    try:
        return _run(words, env) if mend_derived(Room(env)) else None
    except (QuizError, sqlite3.Error, ValueError, TypeError, KeyError):
        return None


def _ended_by(error: Exception, env: Environment) -> int:
    """A wrong word on the command line is the user's; the rest is ours and shows where it happened."""
    import sqlite3
    import traceback

    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        context = getattr(error, "ctx", None)
        options = [name for option in context.command.params for name in option.opts] if context else []
        env.complain(f"aws-quiz: {in_our_words(error.format_message(), options)}")
        if context is not None:
            env.complain(f"See `{context.command_path} --help`.")
        return int(error.exit_code)
    if isinstance(error, sqlite3.Error):
        from aws_quiz.errors import StoreUnusable
        from aws_quiz.store.database import FILE_NAME, explaining

        try:
            with explaining(os.path.join(env.data_folder, FILE_NAME)):
                raise error
        except StoreUnusable as known:
            _complain_of(known, env)
            return known.status
        except sqlite3.Error:
            pass
    env.complain("".join(traceback.format_exception(error)))
    env.complain(REPORT_BUGS)
    return ExitStatus.BUG


def start_up() -> None:
    """Runs the words that the program was started with, and exits with their status."""
    # What start-up makes stays; looking for garbage in it costs a tenth of the time to the first question.
    gc.set_threshold(50_000)
    sys.exit(main())
