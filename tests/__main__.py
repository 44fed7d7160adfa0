"""`python -m tests` runs every check there is, the quick ones first; words after it go to pytest."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("pytest", "-n", "auto", *sys.argv[1:]),
)

for check in CHECKS:
    sys.stdout.write(f"\n$ {' '.join(check)}\n")
    sys.stdout.flush()
    status = subprocess.run([sys.executable, "-m", *check], cwd=ROOT, check=False).returncode
    if status:
        sys.exit(status)
