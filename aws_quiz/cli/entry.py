"""The console script. A line of status is answered before the command line is even imported: prompts wait for it."""

from __future__ import annotations

import sys


def run() -> None:
    """Runs what was typed, and exits with its status."""
    if sys.argv[1:] == ["status", "--short"]:
        import sqlite3

        from aws_quiz.cli.environment import Environment
        from aws_quiz.cli.status_line import status_line
        from aws_quiz.errors import QuizError

        env = Environment()
        try:
            env.write(status_line(env))
            env.stdout.flush()
        except (sqlite3.Error, QuizError, OSError, ValueError):
            pass  # the command line meets the same and says what is wrong
        else:
            sys.exit(0)
    from aws_quiz.cli.app import start_up

    start_up()
