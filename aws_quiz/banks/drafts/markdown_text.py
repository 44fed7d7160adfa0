"""Markdown's inline marks to the plain text of banks and back. Code keeps every character."""

from __future__ import annotations

import re
from html import unescape

from aws_quiz.banks.drafts.draft import PICTURE
from aws_quiz.banks.drafts.html_text import is_html, plain_of_html

_CODE = re.compile(r"(^```.*?^```[^\S\n]*$|(?<![`\\])`[^`\n]+`(?!`))", re.MULTILINE | re.DOTALL)
_IMAGE = re.compile(r"(?<!\\)!\[[^\]]*\]\([^)]*\)|(?<!\\)!\[[^\]]*\]\[[^\]]*\]")
_AUTOLINK = re.compile(r"(?<!\\)<(https?://[^\s<>]+)>")
_LINK = re.compile(r"(?<!\\)\[([^\[\]]+)(?<!\\)\]\((https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)?)(?:\s+\"[^\"]*\")?\)")
_ANCHOR = re.compile(r"(?<!\\)\[([^\[\]]+)(?<!\\)\]\(#[^)]*\)")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=[^\s\\])\1", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\\\w*])(\*|_)(?=[^\s*_])([^*_\n]*?[^\s*_\\])\1(?![\w*])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = "\ue000"
"""Takes the place of an escaped character while marks are looked for."""

_TO_ESCAPE = re.compile(r"[\\*_<>\[\]&`!|#]")
_MARK_STARTS = re.compile(r"^([^\S\n]*)([+~=:-])", re.MULTILINE)
_NUMBER_STARTS = re.compile(r"^([^\S\n]*\(?(?:\d+|[A-Za-z]|[A-Za-z ]{3,24}))([.):])", re.MULTILINE)


def plain_of_markdown(text: str) -> str:
    """What is read of it, without emphasis, links as "words (address)", a PICTURE for each picture."""
    if "`" not in text:
        return _plain(text).strip()
    parts = _CODE.split(text)
    parts[::2] = [_plain(part) if part else part for part in parts[::2]]
    return "".join(parts).strip()


def as_markdown(text: str) -> str:
    """Plain text as Markdown that reads the same: `plain_of_markdown` gives it back."""
    parts = _CODE.split(text)
    parts[::2] = [_TO_ESCAPE.sub(r"\\\g<0>", part) for part in parts[::2]]
    for start in (_MARK_STARTS, _NUMBER_STARTS):
        parts[::2] = [start.sub(r"\1\\\2", part) for part in parts[::2]]
    return "".join(parts)


def _plain(text: str) -> str:
    if not any(mark in text for mark in "\\*_[]<>&!"):
        return text
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[1])
        return _KEPT

    text = _ESCAPED.sub(keep, text.replace(_KEPT, ""))
    text = _IMAGE.sub(PICTURE, text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _LINK.sub(lambda found: found[1] if found[1] == found[2] else f"{found[1]} ({found[2]})", text)
    text = _ANCHOR.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\2", text)
    if is_html(text):
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        text = lead + (plain_of_html(text) if "<" in text else unescape(text.strip())) + tail
    back = iter(kept)
    return re.sub(_KEPT, lambda _: next(back, ""), text)
