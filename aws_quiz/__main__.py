"""`python -m aws_quiz` is `aws-quiz`."""

from aws_quiz.cli.entry import run

run()
