"""The list of commands, and the one place where errors end."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMANDS = (
    "drill",
    "exam",
    "report",
    "status",
    "goal",
    "study",
    "find",
    "show",
    "notes",
    "resume",
    "config",
    "bank",
    "history",
)
"""In the order of `--help`. Each is a module of `commands`; it holds `command`, or `app` for a group."""

COMPLETION_VARIABLE = "_AWS_QUIZ_COMPLETE"
REPORT_BUGS = "This is a bug in aws-quiz. Your answers are safe. Please report the lines above."


def application(commands: Iterable[str] = COMMANDS) -> typer.Typer:
    """The command line with these commands. One command is built in a fifth of the time that all take."""
    app = typer.Typer(
        help="Exam preparation for AWS certifications: spaced drills, honest numbers, questions you can trust.",
        epilog="Without a command: today at a glance.",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        pretty_exceptions_enable=False,
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


def wanted_commands(argv: Sequence[str], variables: Iterable[str]) -> tuple[str, ...]:
    """The one command that these words name, or all where help, a completion or a guess may need them."""
    if argv and argv[0] in COMMANDS and COMPLETION_VARIABLE not in variables:
        return (argv[0],)
    return COMMANDS


def main(argv: Sequence[str] | None = None, environment: Environment | None = None) -> int:
    """Runs one command and gives its exit status. Everything that goes wrong ends here."""
    env = environment or Environment()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        app = application(wanted_commands(words, env.variables))
        status: Any = typer.main.get_command(app).main(args=words, prog_name="aws-quiz", obj=env, standalone_mode=False)
        env.stdout.flush()
    except QuizError as error:
        env.complain(f"aws-quiz: {error.message}")
        if error.hint:
            env.complain(error.hint)
        return error.status
    except typer.Exit as leaving:
        return leaving.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        env.let_go()
        return 0
    except Exception as error:  # noqa: BLE001 - the one boundary
        return _ended_by(error, env)
    return status if isinstance(status, int) else 0


def _ended_by(error: Exception, env: Environment) -> int:
    """A wrong word on the command line is the user's; the rest is ours and shows where it happened."""
    import sqlite3
    import traceback

    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        context = getattr(error, "ctx", None)
        env.complain(f"aws-quiz: {error.format_message()}")
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
            env.complain(f"aws-quiz: {known.message}")
            env.complain(known.hint)
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
