"""GIFT: `::title:: stem { =right #feedback ~wrong #feedback ####general }`, with comments and categories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.drafts.draft import Draft, DraftOption, Item, Refused
from aws_quiz.banks.drafts.html_text import plain_of_html
from aws_quiz.banks.drafts.markdown_text import plain_of_markdown
from aws_quiz.banks.drafts.own_fields import OWN_MARK, own_fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.drafts.draft import OwnFields
    from aws_quiz.banks.importers.opening import Source

_CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(.*?)\s*", re.IGNORECASE)
_TITLE = re.compile(r"\s*::((?:\\.|[^\\])*?)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_WEIGHT = re.compile(r"%(-?\d+(?:\.\d+)?)%")
_ESCAPE = re.compile(r"\\([~=#{}:\\])|\\n")
_TRUTH = re.compile(r"\s*(T|F|TRUE|FALSE)\s*(?:#((?:\\.|[^\\])*))?", re.IGNORECASE | re.DOTALL)
_ID_TAG = re.compile(r"\[id:([^\]]+)\]")


class _Block(NamedTuple):
    """A question as it stands between empty lines; comments are apart."""

    line: int
    text: str
    comments: tuple[str, ...]


def looks_like(source: Source) -> bool:
    head = source.text[:200_000]
    if re.search(r"^\s*\$CATEGORY:", head, re.MULTILINE):
        return True
    has_answers = re.search(r"\{[^{}]*?(?<!\\)[=~][^{}]*\}|\{\s*(?:T|F|TRUE|FALSE)\s*\}", head, re.DOTALL)
    return bool(has_answers) and bool(re.search(r"^(?:::.+?::|[^\n{}]+\{)", head, re.MULTILINE))


def read(source: Source) -> Iterator[Item]:
    subject = ""
    for block in _blocks(source):
        if (found := _CATEGORY.fullmatch(block.text)) is not None:
            subject = subject_of_path(found[1])
        else:
            item = _question(block, subject)
            if item is not None:
                yield item


def subject_of_path(path: str) -> str:
    """The last part of a category's path; slashes within a name are doubled."""
    parts = re.split(r"(?<!/)/(?!/)", path.removeprefix("$course$").removeprefix("/"))
    named = [part.replace("//", "/") for part in parts if part.strip() and part.strip() not in ("top", "Default")]
    return named[-1].strip() if named else ""


def _blocks(source: Source) -> Iterator[_Block]:
    """Questions are parted by empty lines; within braces an empty line is allowed."""
    lines: list[str] = []
    comments: list[str] = []
    start = depth = 0
    for number, line in source.numbered():
        if line.lstrip().startswith("//"):
            comments.append(line.strip()[2:].strip())
            continue
        is_category = _CATEGORY.fullmatch(line) is not None
        if (not line.strip() or is_category) and depth <= 0:
            if lines:
                yield _Block(start, "\n".join(lines), tuple(comments))
                lines, comments = [], []
            if is_category:
                yield _Block(number, line, ())
            depth = 0
            continue
        if not lines:
            start = number
        lines.append(line)
        bare = re.sub(r"\\.", "", line)
        depth += bare.count("{") - bare.count("}")
    if lines:
        yield _Block(start, "\n".join(lines), tuple(comments))


def _question(block: _Block, subject: str) -> Item | None:
    text = block.text
    title = ""
    if found := _TITLE.match(text):
        title, text = _unescaped(found[1]).strip(), text[found.end() :]
    markup = ""
    if found := _FORMAT.match(text):
        markup, text = found[1].lower(), text[found.end() :]
    opening = _place(text, "{")
    if opening < 0:
        return None if not text.strip() else Refused(block.line, "it is a description without options")
    closing = _place(text, "}", opening)
    if closing < 0:
        return Refused(block.line, "its brace { is never closed")
    stem, inside, after = text[:opening], text[opening + 1 : closing], text[closing + 1 :]
    if after.strip():
        stem = f"{stem.rstrip()} _____ {after.strip()}"
    prompt = _plain(stem, markup)
    own = _own(block.comments)
    name = next((found[1] for comment in block.comments if (found := _ID_TAG.search(comment))), "")
    general = ""
    if (at := _place(inside, "####")) >= 0:
        inside, general = inside[:at], _plain(inside[at + 4 :], markup)
    if (truth := _TRUTH.fullmatch(inside)) is not None:
        is_true = truth[1].upper().startswith("T")
        options = (DraftOption("True", is_true), DraftOption("False", not is_true))
        return Draft(block.line, prompt, options, general, subject=subject, own=own)
    if not inside.strip():
        return Refused(block.line, "it is an essay question without options")
    if inside.lstrip().startswith("#"):
        return Refused(block.line, "it is a numerical question without options")
    found_options = _options(block.line, inside, markup)
    if isinstance(found_options, Refused):
        return found_options
    del title  # a title is a teacher's label, and often the beginning of the stem
    return Draft(
        block.line, prompt, found_options, general, subject=subject, name=f"gift {name}" if name else "", own=own
    )


def _options(line: int, inside: str, markup: str) -> tuple[DraftOption, ...] | Refused:
    pieces = _pieces(inside)
    signs = [sign for sign, _ in pieces]
    if not signs:
        return Refused(line, "its braces hold no options")
    if "~" not in signs and any("->" in text for _, text in pieces):
        return Refused(line, "it is a matching question")
    if "~" not in signs:
        return Refused(line, "it is a short-answer question without options")
    options: list[DraftOption] = []
    weights: list[float] = []
    for sign, piece in pieces:
        weight = 100.0 if sign == "=" else 0.0
        text = piece.strip()
        if found := _WEIGHT.match(text):
            weight, text = float(found[1]), text[found.end() :]
        why = ""
        if (at := _place(text, "#")) >= 0:
            text, why = text[:at], text[at + 1 :]
        own_markup = markup
        if found := _FORMAT.match(text):
            own_markup, text = found[1].lower(), text[found.end() :]
        weights.append(weight)
        options.append(DraftOption(_plain(text, own_markup), weight > 0, _plain(why, own_markup)))
    fault = fault_of_weights(weights, is_single="=" in signs)
    return Refused(line, fault) if fault else tuple(options)


def fault_of_weights(weights: list[float], *, is_single: bool) -> str:
    """Why percentages of options make no key: partial credit, or several that are each wholly right."""
    positive = [weight for weight in weights if weight > 0]
    if is_single and len(positive) > 1:
        whole = sum(weight >= 99.9 for weight in positive)
        if whole > 1:
            return "several of its options are each right by themselves"
        return "it gives partial credit for an option"
    if positive and not is_single and abs(sum(positive) - 100) > 1:
        return f"the right options are worth {sum(positive):g} % together, not 100"
    return ""


def _pieces(inside: str) -> list[tuple[str, str]]:
    """Signs (= or ~) and the text after each."""
    starts = [found.start() for found in re.finditer(r"(?<!\\)[=~]", _masked(inside))]
    ends = [*starts[1:], len(inside)]
    return [(inside[start], inside[start + 1 : end]) for start, end in zip(starts, ends, strict=False)]


def _masked(text: str) -> str:
    """The text with escaped characters covered, so that places stay the same."""
    return re.sub(r"\\.", "__", text, flags=re.DOTALL)


def _place(text: str, wanted: str, start: int = 0) -> int:
    return _masked(text).find(wanted, start)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: found[1] or "\n", text)


def _plain(text: str, markup: str) -> str:
    text = _unescaped(text.strip())
    if markup == "plain":
        return text
    if markup == "markdown":
        return plain_of_markdown(text)
    return plain_of_html(text)


def _own(comments: tuple[str, ...]) -> OwnFields | None:
    for comment in comments:
        if comment.startswith(OWN_MARK):
            return own_fields_of(comment.removeprefix(OWN_MARK))
    return None
