"""Objects of JSON as drafts: options as a list or a letter map, the answer as letters, numbers, texts or marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aws_quiz.banks.drafts.answers import Lettered, Unclear, named_by, number_of_first, without_letters
from aws_quiz.banks.drafts.columns import columns_by_name
from aws_quiz.banks.drafts.draft import Draft, DraftOption, Item, Refused
from aws_quiz.banks.drafts.html_text import is_html, plain_of_html
from aws_quiz.banks.drafts.markdown_text import plain_of_markdown
from aws_quiz.banks.drafts.own_fields import after_scenario, own_fields_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aws_quiz.banks.drafts.columns import Columns
    from aws_quiz.banks.drafts.draft import OwnFields

_TEXT = ("text", "option", "value", "label", "content", "choice", "answer", "answertext", "optiontext", "title")
_NAME = ("id", "key", "letter", "label", "optionid", "name", "option")
_RIGHT = ("correct", "iscorrect", "right", "isright", "isanswer", "istrue", "valid")
_WHY = ("why", "explanation", "reason", "rationale", "feedback", "comment", "distractorreason")
_COUNTED = ("index", "idx", "indices", "indexes")


class _Found(NamedTuple):
    """The options of a record, and which of them carry marks of their own (None where none has any)."""

    options: Lettered
    whys: tuple[str, ...]
    marked: frozenset[int] | None


def is_question(record: Mapping[str, Any]) -> bool:
    """Whether an object holds a prompt and something to choose from, or a key."""
    columns = columns_by_name(list(record))
    names = list(record)
    has_prompt = columns.prompt >= 0 and isinstance(record[names[columns.prompt]], str)
    return has_prompt and bool(columns.options or columns.all_options >= 0 or columns.wrong or columns.answer >= 0)


def drafts_of_records(found: Sequence[tuple[int, dict[str, Any], str]], first: int | None) -> Iterator[Item]:
    """A draft for each record, given with its line and the subject that it stands under."""
    records = [(line, record, subject, columns_by_name(list(record))) for line, record, subject in found]
    if first is None:
        answers = (
            (str(number), len(_options(record, columns).options.texts))
            for _, record, _, columns in records
            for number in _numbers(_at(record, columns.answer))
        )
        first = number_of_first(answers)
    for line, record, subject, columns in records:
        if own := _own(record):
            yield _own_draft(line, record, own)
        elif columns.prompt >= 0:
            yield _draft(line, record, subject, columns, first)


def _own(record: dict[str, Any]) -> OwnFields | None:
    if "concept" not in record or "takeaway" not in record or not isinstance(record.get("options"), list):
        return None
    keys = "".join(str(option.get("key", "")) for option in record["options"] if isinstance(option, dict))
    named = {key: value if value is not None else "" for key, value in record.items()}
    lacks = {
        str(option.get("key", "")): option.get("lacks") for option in record["options"] if isinstance(option, dict)
    }
    return own_fields_from({**named, "question": record.get("id"), "keys": keys, "lacks": lacks})


def _own_draft(line: int, record: dict[str, Any], own: OwnFields) -> Draft:
    options = tuple(
        DraftOption(_as_it_is(option.get("text")), option.get("correct") is True, _as_it_is(option.get("why")))
        for option in record["options"]
        if isinstance(option, dict)
    )
    sources = record.get("sources") if isinstance(record.get("sources"), list) else []
    return Draft(
        line,
        after_scenario(own.scenario, _as_it_is(record.get("prompt"))),
        options,
        sources=tuple(map(str, sources or ())),
        subject=own.topic_title,
        own=own,
    )


def _as_it_is(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _draft(line: int, record: dict[str, Any], subject: str, columns: Columns, first: int | None) -> Item:
    found = _options(record, columns)
    answer = _at(record, columns.answer)
    key_name = list(record)[columns.answer].lower() if columns.answer >= 0 else ""
    if first is None and any(word in key_name for word in _COUNTED):
        first = 0
    try:
        right = _right(answer, found, first)
    except Unclear as unclear:
        return Refused(line, str(unclear))
    options = tuple(
        DraftOption(text, place in right, why)
        for place, (text, why) in enumerate(zip(found.options.texts, found.whys, strict=True))
    )
    sources = _listed(_at(record, columns.source))
    return Draft(
        line,
        _words(_at(record, columns.prompt)),
        options,
        _words(_at(record, columns.explanation)),
        tuple(sources),
        _words(_at(record, columns.subject)) or subject,
        _words(_at(record, columns.id)),
    )


def _right(answer: object, found: _Found, first: int | None) -> frozenset[int]:
    if not found.options.texts:
        return frozenset()
    named: frozenset[int] = frozenset()
    if isinstance(answer, list) and answer and all(isinstance(mark, bool) for mark in answer):
        if len(answer) != len(found.options.texts):
            raise Unclear(f"its key marks {len(answer)} options, and there are {len(found.options.texts)}")
        named = frozenset(place for place, mark in enumerate(answer) if mark)
    elif isinstance(answer, list) and not (found.marked is not None and _are_options(answer)):
        for part in answer:
            named |= named_by(_said(part), found.options, first)
    elif not isinstance(answer, list) and _said(answer):
        named = named_by(_said(answer), found.options, first)
    if found.marked and named and found.marked != named:
        raise Unclear("its marks and its answer name different options")
    return named or found.marked or frozenset()


def _said(answer: object) -> str:
    """An answer as text; an object says it under one of the usual names."""
    if isinstance(answer, dict):
        lower = {key.lower(): value for key, value in answer.items()}
        answer = next((lower[name] for name in (*_NAME, *_TEXT) if name in lower), "")
    if isinstance(answer, bool):
        return str(answer)
    return _words(answer) if isinstance(answer, str) else str(answer) if isinstance(answer, int) else ""


def _numbers(answer: object) -> list[int]:
    parts = answer if isinstance(answer, list) else [answer]
    return [part for part in parts if isinstance(part, int) and not isinstance(part, bool)]


def _options(record: dict[str, Any], columns: Columns) -> _Found:
    value = _at(record, columns.all_options)
    if value is None and columns.wrong:
        wrong = [text for place in columns.wrong for text in _listed(_at(record, place))]
        texts = [*_listed(_at(record, columns.answer)), *wrong]
        return _Found(Lettered.in_order(texts), ("",) * len(texts), None)
    if value is None and columns.options:
        pairs = [(name, _at(record, place)) for name, place in columns.options]
        value = {name.upper(): text for name, text in pairs if text not in (None, "")}
    if value is None and isinstance(answers := _at(record, columns.answer), list) and _are_options(answers):
        value = answers
    if value is None and isinstance(_at(record, columns.answer), bool):
        value = ["True", "False"]
    if isinstance(value, dict):
        value = [
            {"key": str(name), **(said if isinstance(said, dict) else {"text": said})} for name, said in value.items()
        ]
    return _of_list(value) if isinstance(value, list) else _Found(Lettered((), ()), (), None)


def _are_options(answers: list[Any]) -> bool:
    return len(answers) > 1 and all(isinstance(answer, dict) for answer in answers)


def _of_list(value: list[Any]) -> _Found:
    texts: list[str] = []
    names: list[str] = []
    whys: list[str] = []
    marked: set[int] = set()
    has_marks = False
    for place, option in enumerate(value):
        name, why, text = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place % 26], "", option
        if isinstance(option, dict):
            lower = {key.lower().replace("_", ""): found for key, found in option.items()}
            text = next((lower[key] for key in _TEXT if isinstance(lower.get(key), str)), "")
            named = next(
                (lower[key] for key in _NAME if isinstance(lower.get(key), str | int) and lower[key] != text), None
            )
            name = str(named) if named is not None and len(str(named)) <= 40 else name
            why = next((_words(lower[key]) for key in _WHY if isinstance(lower.get(key), str)), "")
            mark = next((lower[key] for key in _RIGHT if isinstance(lower.get(key), bool)), None)
            has_marks |= mark is not None
            if mark:
                marked.add(place)
        texts.append(_words(text))
        names.append(name)
        whys.append(why)
    options = Lettered(without_letters(texts), tuple(names))
    return _Found(options, tuple(whys), frozenset(marked) if has_marks else None)


def _at(record: dict[str, Any], place: int) -> object:
    return list(record.values())[place] if place >= 0 else None


def _listed(value: object) -> list[str]:
    if isinstance(value, dict):
        value = [value.get("url") or value.get("link") or value.get("href") or value.get("title") or ""]
    if isinstance(value, list):
        return [
            text for part in value for text in (_listed(part) if isinstance(part, dict) else [_words(part)]) if text
        ]
    text = _words(value)
    return [text] if text else []


def _words(value: object) -> str:
    """A value as plain text; lists are lines."""
    if isinstance(value, list):
        return "\n".join(filter(None, map(_words, value)))
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return ""
    text = str(value).strip()
    if is_html(text):
        return plain_of_html(text)
    return plain_of_markdown(text) if "**" in text or "](" in text else text
