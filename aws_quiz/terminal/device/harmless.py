"""Bank text made harmless, before anything is drawn: without what steers a terminal or turns text around.

A bank is anyone's file, so this is done here, once. Nothing here draws: plain mode needs no library that does.
"""

from __future__ import annotations


def cleaned(text: str) -> str:
    """The text without control, bidi and invisible characters; line ends are `\\n`, tabs are four spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    if text.isascii() and text.isprintable():
        return text
    from unicodedata import category  # most bank text is plain ASCII on one line

    return "".join(_harmless(character, category(character)) for character in text)


def _harmless(character: str, category: str) -> str:
    if character == "\n" or category in {"Zl", "Zp"}:
        return "\n"
    if category == "Cs":
        return "\ufffd"
    # VS15 and VS16 change a character's width in some terminals only, and then no column is where it seems.
    return "" if category in {"Cc", "Cf"} or character in "\ufe0e\ufe0f" else character


def one_line(text: str) -> str:
    """For places that have no second line, such as a title or a note."""
    return " ".join(cleaned(text).split())
