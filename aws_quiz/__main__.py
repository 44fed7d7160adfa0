"""`python -m aws_quiz` is `aws-quiz`."""

from aws_quiz.cli.app import run

run()
