"""
What every kind of document shares: plain data to an object with each error placed, and what cannot be written.
"""

from __future__ import annotations

import functools
from typing import Any, Final

import attrs

from cjmkit.codec._convert import structuring_converter
from cjmkit.codec._dialect import Dialect
from cjmkit.codec._paths import findings_of
from cjmkit.codec._plain import Unfit, writer_of
from cjmkit.codec._scalars import WrongError
from cjmkit.codec._versions import upgraded
from cjmkit.codec._words import found
from cjmkit.errors import OutputError
from cjmkit.findings import NOWHERE, Finding, Location, Rule

__all__ = ["UNFIT", "decoded", "unwritable"]

UNFIT: Final = (TypeError, ValueError, AttributeError)
"""What a value of a wrong type raises in the standard library's own writers."""


def decoded(
    data: object, where: Location, dialect: Dialect, not_an_object: Rule
) -> tuple[Any | None, tuple[Finding, ...]]:
    """
    Return the object that *data* holds, or the findings why there is none.
    """
    if type(data) is not dict:
        names = found(data)
        return None, (not_an_object.finding(where, value=data, found=names.en, found_ru=names.ru),)
    try:
        fields = upgraded(data, dialect.family)
    except WrongError as error:
        return None, findings_of(error, attrs.evolve(where, field="schema"), dialect)
    try:
        return _reader(dialect, detailed=False)(fields, dialect.root), ()
    except Exception:  # noqa: BLE001 - whatever it was, the detailed converter says it again with its place
        return _explained(fields, where, dialect)


def unwritable(value: Any, dialect: Dialect, rule: Rule) -> OutputError:
    """
    Return the error that says which part of *value* cannot be written.
    """
    # The reader knows every path, so it is asked what it would refuse.
    if value.__class__ is not dialect.root:
        return OutputError(rule.finding(found=type(value).__name__))
    data = writer_of(dialect.root, loose=True, dialect=dialect)(value)
    del data["schema"]
    _, problems = _explained(data, NOWHERE, dialect)
    if not problems:
        return OutputError(rule.finding(found="?"))
    refused = problems[0].value
    culprit = refused.value if isinstance(refused, Unfit) else refused
    return OutputError(rule.finding(problems[0].where, found=type(culprit).__name__))


@functools.cache
def _reader(dialect: Dialect, *, detailed: bool) -> Any:
    return structuring_converter(detailed=detailed, dialect=dialect).structure


def _explained(fields: dict[str, Any], where: Location, dialect: Dialect) -> tuple[Any | None, tuple[Finding, ...]]:
    try:
        return _reader(dialect, detailed=True)(fields, dialect.root), ()
    except Exception as error:  # noqa: BLE001 - `findings_of` raises again what is not an error of the data
        return None, findings_of(error, where, dialect)
