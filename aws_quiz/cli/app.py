"""The list of commands, and the one place where errors end."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from aws_quiz import __version__
from aws_quiz.cli import bank, config, drill, find, goal, history, show, study, suspension, today
from aws_quiz.cli.environment import Environment
from aws_quiz.cli.options import AsJson, Banks, Shipped, room_of
from aws_quiz.errors import QuizError

REPORT_BUGS = "This is a bug in aws-quiz. Your answers are safe. Please report the lines above."

app = typer.Typer(
    cls=TyperGroup,
    help="Exam preparation for AWS certifications: spaced drills, honest numbers, questions you can trust.",
    epilog="Without a command: today at a glance.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    suggest_commands=True,
)


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say the version.")] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Exam preparation for AWS certifications: spaced drills, honest numbers, questions you can trust."""
    if version:
        ctx.find_object(Environment).write(f"aws-quiz {__version__}")  # type: ignore[union-attr]
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        return today.today(room_of(ctx, banks, shipped), as_json=as_json)
    return 0


app.command()(drill.drill)
app.command()(goal.goal)
app.command()(study.study)
app.command()(find.find)
app.command()(show.show)
app.command()(config.config)
app.command()(suspension.resume)
app.add_typer(bank.app, name="bank")
app.add_typer(history.app, name="history")


def main(argv: Sequence[str] | None = None, environment: Environment | None = None) -> int:
    """Runs one command and gives its exit status. Everything that goes wrong ends here."""
    env = environment or Environment()
    try:
        status: Any = typer.main.get_command(app).main(
            args=list(sys.argv[1:] if argv is None else argv), prog_name="aws-quiz", obj=env, standalone_mode=False
        )
        env.stdout.flush()
    except QuizError as error:
        env.complain(f"aws-quiz: {error.message}")
        if error.hint:
            env.complain(error.hint)
        return error.exit_code
    except typer.Exit as leaving:
        return leaving.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; what Python would still flush goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), env.stdout.fileno())
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
            env.complain(f"`{context.command_path} --help` tells what it takes.")
        return int(error.exit_code)
    if isinstance(error, sqlite3.Error):
        from aws_quiz.errors import StoreUnusable
        from aws_quiz.store.database import explaining

        try:
            with explaining("The store"):
                raise error
        except StoreUnusable as known:
            env.complain(f"aws-quiz: {known.message}")
            env.complain(known.hint)
            return known.exit_code
        except sqlite3.Error:
            pass
    env.complain("".join(traceback.format_exception(error)))
    env.complain(REPORT_BUGS)
    return 1


def run() -> None:
    """The console script."""
    sys.exit(main())
