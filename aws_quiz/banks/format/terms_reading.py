"""Nodes to terms: the names of services and features that learners mix up, with the forms in which they occur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.banks.format.blueprint_reading import opened
from aws_quiz.banks.format.fields import shortened
from aws_quiz.banks.format.mapping_keys import TERM, TERMS
from aws_quiz.core.content.terms import Term

if TYPE_CHECKING:
    from aws_quiz.banks.format.fields import Fields
    from aws_quiz.banks.format.nodes import Node
    from aws_quiz.core.content.source import Problem


def read_terms(text: str, path: str) -> tuple[tuple[Term, ...], list[Problem]]:
    """The terms of a file. A term without a name of its own is left out, a form that is taken only itself."""
    fields, mapping = opened(text, path, TERMS)
    if mapping is None:
        return (), fields.problems.told(path)
    owners: dict[str, str] = {}
    found = [_read_term(fields, item, owners) for item in fields.items(mapping, "terms")]
    return tuple(term for term in found if term is not None), fields.problems.told(path)


def _read_term(fields: Fields, node: Node, owners: dict[str, str]) -> Term | None:
    entry = fields.mapping(node, TERM)
    if entry is None:
        return None
    name = " ".join(fields.text(entry, "name").split())
    if not name or not _take(fields, entry.entries["name"], name, name, owners):
        return None
    also = []
    for item in fields.items(entry, "also"):
        form = " ".join(fields.word_of(item, "an entry of also").split())
        if form and _take(fields, item, form, name, owners):
            also.append(form)
    return Term(name, tuple(also))


def _take(fields: Fields, node: Node, form: str, name: str, owners: dict[str, str]) -> bool:
    """Whether no term of this file has the form yet; capitals make no difference."""
    key = form.casefold()
    if key not in owners:
        owners[key] = name
        return True
    owner = owners[key]
    fields.error(
        node, "duplicate-term", f'"{shortened(form)}" stands under "{shortened(owner)}" already; it is left out here'
    )
    return False
