"""Where the banks stand that come with the program."""

from __future__ import annotations

import os
from pathlib import Path

import aws_quiz


def shipped_folder() -> Path:
    """Beside the package's files, or in the checkout it runs from."""
    package = os.path.dirname(os.path.abspath(aws_quiz.__file__))
    installed = os.path.join(package, "question_banks")
    if os.path.isdir(installed):
        return Path(installed)
    return Path(os.path.dirname(package), "question_banks")
