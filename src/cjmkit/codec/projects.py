"""
Projects to plain data and back: exact for every field, and every error of a document with its path.

Numbers are numbers here (people type them), and a part that has nothing to tell but its text stands as a text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import attrs

from cjmkit.codec import _numbers
from cjmkit.codec._dialect import Dialect
from cjmkit.codec._documents import UNFIT, decoded, unwritable
from cjmkit.codec._paths import Steps, path_of
from cjmkit.codec._plain import writer_of
from cjmkit.codec._pretty import pretty
from cjmkit.codec._project_catalogue import (
    CARDS_FOUND,
    NEWER_VERSION,
    NO_SCHEMA,
    NOT_AN_OBJECT,
    OTHER_SCHEMA,
    UNKNOWN_KEY,
    UNWRITABLE,
)
from cjmkit.codec._schema import document_schema
from cjmkit.codec._versions import Family
from cjmkit.errors import OutputError
from cjmkit.findings import NOWHERE, Finding, Location
from cjmkit.model.journeys import Project

__all__ = [
    "PROJECT_SCHEMA",
    "DecodedProject",
    "Keyed",
    "Short",
    "dumps_project",
    "half_characters",
    "project_from_dict",
    "project_json_schema",
    "project_to_dict",
    "project_tree",
]

_FAMILY: Final = Family(
    name="cjmkit/project",
    version=1,
    missing=NO_SCHEMA,
    other=OTHER_SCHEMA,
    newer=NEWER_VERSION,
    strangers=MappingProxyType({"cjmkit/card": CARDS_FOUND}),
)
PROJECT_SCHEMA: Final = _FAMILY.schema
"""What a project written by this release says it is."""


class Short(str):
    """
    The short form of a part; *full* is the same part as an object, for a syntax that needs one there.
    """

    _full: Callable[[], dict[str, Any]]

    def __new__(cls, text: str, full: Callable[[], dict[str, Any]]) -> Short:
        """
        Make it of its text and of what makes the object.
        """
        made = super().__new__(cls, text)
        made._full = full
        return made

    @property
    def full(self) -> dict[str, Any]:
        """
        The part as an object.
        """
        return self._full()


class Keyed(dict[str, Any]):
    """
    A mapping whose keys are data (channels, blocks of a map): their order is to be kept.
    """


_PLAIN: Final = Dialect(
    root=Project,
    family=_FAMILY,
    unknown_key=UNKNOWN_KEY,
    names_keys=True,
    readers=MappingProxyType({Decimal: _numbers.read_number, dt.date: _numbers.read_day}),
    writers=MappingProxyType({Decimal: _numbers.write_number}),
    schemas=MappingProxyType(
        {Decimal: {"anyOf": [{"type": "number"}, {"type": "string", "pattern": _numbers.NUMBER_PATTERN}]}}
    ),
)
_TREE: Final = attrs.evolve(
    _PLAIN,
    writers=MappingProxyType({Decimal: _numbers.write_number, dt.date: _numbers.write_day}),
    keyed=Keyed,
    short=lambda text, value, write_full: Short(text, lambda: write_full(value)),
)


class DecodedProject(NamedTuple):
    """
    The project, or the findings why there is none.
    """

    project: Project | None
    findings: tuple[Finding, ...] = ()


def project_to_dict(project: Project) -> dict[str, Any]:
    """
    Return *project* as plain data: ``schema`` first, then the fields that differ from their default.

    Days are texts; amounts are `Decimal`, which the standard `json` does not write: see `dumps_project`.

    Raises:
        OutputError: the project holds a value that no file can hold.

    .. versionadded:: 0.1.0

    """
    return _plain_data(project, _PLAIN)


def project_tree(project: Project) -> dict[str, Any]:
    """
    Return *project* as data for the writers of files: days as `date`, parts in short form as `Short`.

    Raises as `project_to_dict` does.
    """
    return _plain_data(project, _TREE)


def dumps_project(project: Project) -> str:
    """
    Return *project* as JSON in its canonical form; raises as `project_to_dict` does.

    .. versionadded:: 0.1.0
    """
    return pretty(project_tree(project))


def project_from_dict(data: object, where: Location = NOWHERE) -> DecodedProject:
    """
    Read a project from plain data that a reader of JSON, TOML or YAML gave; never raises for what it holds.

    Every error is a finding at *where* with its path as the field (``journeys[0].stages[2].title``).

    .. versionadded:: 0.1.0
    """
    if isinstance(data, list) and data and _is_card(data[0]):
        return DecodedProject(None, (CARDS_FOUND.finding(where),))
    return DecodedProject(*decoded(data, where, _PLAIN, NOT_AN_OBJECT))


def project_json_schema() -> dict[str, Any]:
    """
    Return the JSON Schema (2020-12) of a project file.

    .. versionadded:: 0.1.0
    """
    return document_schema(_PLAIN)


def half_characters(data: Any, steps: Steps = ()) -> Iterator[Steps]:
    """
    Yield the steps to each text that holds half of a surrogate pair, which no UTF-8 file can hold.

    A key that does so has no path that could be shown: the steps lead to the object around it.
    """
    if isinstance(data, str):
        if not data.isascii() and any("\ud800" <= letter <= "\udfff" for letter in data):
            yield steps
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from half_characters(key, steps)
            yield from half_characters(value, (*steps, key))
    elif isinstance(data, list):
        for at, item in enumerate(data):
            yield from half_characters(item, (*steps, at))


def _plain_data(project: Project, dialect: Dialect) -> dict[str, Any]:
    try:
        data: dict[str, Any] = writer_of(Project, dialect=dialect)(project)
    except UNFIT:
        raise unwritable(project, _PLAIN, UNWRITABLE) from None
    for steps in half_characters(data):
        raise OutputError(UNWRITABLE.finding(Location(field=path_of(steps) or None), found="str"))
    return data


def _is_card(data: object) -> bool:
    schema = data.get("schema") if isinstance(data, dict) else None
    return isinstance(schema, str) and schema.startswith("cjmkit/card@")
