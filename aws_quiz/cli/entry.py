"""The console script. A line of status is answered before the command line is even imported: prompts wait for it."""

from __future__ import annotations

import sys


def run() -> None:
    """Runs what was typed, and exits with its status."""
    try:
        _run()
    except KeyboardInterrupt:
        # While the program is still being loaded, and so before anything is open.
        sys.exit(130)


def _run() -> None:
    if sys.argv[1:] == ["status", "--short"]:
        import sqlite3

        from aws_quiz.environment import Environment
        from aws_quiz.errors import ExitStatus, QuizError
        from aws_quiz.study.status_line import status_line

        env = Environment()
        try:
            line = status_line(env)
        except (sqlite3.Error, QuizError, OSError) as error:
            if getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                # Whoever waits for a prompt does not want to wait for a lock.
                env.complain(f"aws-quiz: the store in {env.data_folder} is locked by another program.")
                sys.exit(ExitStatus.STORE_UNUSABLE)
            line = None
        # Where something is wrong, or must be brought up to date first, the command line sees to it and says so.
        if line is not None:
            try:
                env.write(line)
                env.stdout.flush()
            except BrokenPipeError:
                env.let_go()
            except OSError as error:
                env.let_go()
                env.complain(f"aws-quiz: the output cannot be written ({error.strerror}).")
                sys.exit(ExitStatus.USED_WRONGLY)
            sys.exit(0)
    from aws_quiz.cli.app import start_up

    start_up()
