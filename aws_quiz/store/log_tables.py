"""The log's tables: those whose rows are only ever inserted, by id. What is not named here is derived or local.

A test holds this list against the schema: a table with the triggers that guard the log stands here, and no other.
"""

from __future__ import annotations

LOG_TABLES = (
    "device",
    "session",
    "session_end",
    "review",
    "retraction",
    "exam_event",
    "explained",
    "flag",
    "suspension",
    "note",
    "fault",
    "setting",
    "forecast",
)
