"""One file to print: it loads nothing, and a stylesheet of its own says where pages end."""

from __future__ import annotations

import os

from aws_quiz.web.markup import Html, paragraph, tag

_STYLESHEET = os.path.join(os.path.dirname(__file__), "paper.css")
_LOADS_NOTHING = "default-src 'none'; style-src 'unsafe-inline'"


def document(title: str, *body: Html) -> str:
    """The whole file."""
    with open(_STYLESHEET, encoding="utf-8") as sheet:
        style = Html(sheet.read())
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content=_LOADS_NOTHING),
        tag("title", title),
        tag("style", style),
    )
    foot = tag("footer", paragraph("Made by aws-quiz. This page is one file: it loads nothing and sends nothing."))
    return f"<!doctype html>\n{tag('html', head, tag('body', *body, foot), lang='en-US')}\n"
