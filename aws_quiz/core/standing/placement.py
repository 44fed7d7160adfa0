"""The one table that banks and store share: where each concept counts.

The catalog writes it, the store joins it to what is remembered, and neither knows the other; this is all that they
agree on. One row stands for every task of an exam that a concept's questions serve on papers, and one under the exam
`EVERY_EXAM` with neither domain nor task. Concepts that no drill may ask have no row.
"""

from __future__ import annotations

TABLE = "placement"

EVERY_EXAM = "*"
"""The exam under which every concept stands once."""

COLUMNS = {
    "exam": "TEXT NOT NULL",
    "concept": "TEXT NOT NULL",
    "topic": "TEXT NOT NULL",
    "domain": "TEXT NOT NULL",
    "task": "TEXT NOT NULL",
    "share": "REAL NOT NULL",
}
"""Names and SQLite types. `share` is one over the rows that a concept has in an exam."""
