"""`python -m aws_quiz` is `aws-quiz`."""

import sys

from aws_quiz.cli.app import main

sys.exit(main())
