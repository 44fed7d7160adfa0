"""What a concept is called where its takeaway would be too long, or would give an answer away."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_SHORT_NAME = re.compile(r"[a-z]{1,3}[0-9]")
_SENTENCE_START = re.compile(r"(?:^|[.?!:]\s+)[\"'`(]*$")


def concept_name(id_: str, topic: str, title: str, takeaway: str) -> str:
    """Such as "VPC endpoints: gateway or interface endpoint" for `vpc-endpoints-gateway-or-interface-endpoint`.

    The words are those of the id, in the capitals that the topic's title and the takeaway give them. What the id says
    of its topic is left out for the title, which stands in front unless the name begins with a word of it.
    """
    rest = id_.removeprefix(f"{topic}-")
    spelled = _capitals(f"{title} : {takeaway}")
    name = " ".join(spelled.get(word) or _figured(word) for word in rest.split("-"))
    if rest == id_ and rest.split("-")[0] in title.lower().split():
        return name
    return f"{' '.join(title.split())}: {name}"


def _figured(word: str) -> str:
    """`s3` and `ec2` are names wherever they stand."""
    return word.upper() if _SHORT_NAME.fullmatch(word) else word


def _capitals(text: str) -> dict[str, str]:
    """How names are written, by their words in small letters; what only begins a sentence is none."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        begins = bool(_SENTENCE_START.search(text[: match.start()]))
        if word != word.lower() and (not begins or word[1:] != word[1:].lower()):
            found.setdefault(word.lower(), word)
    return found
