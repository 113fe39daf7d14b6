"""
Schema names and versions: what a record says it is, and how an older one becomes a newer one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from cjmkit.codec._catalogue import NEWER_VERSION, NO_SCHEMA, OTHER_SCHEMA, PROJECT
from cjmkit.codec._scalars import WrongError
from cjmkit.findings import Rule

__all__ = ["CARDS", "CARD_SCHEMA", "Family", "Upgrade", "is_ours", "release", "upgraded"]

_OURS: Final = "cjmkit/"

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


@attrs.frozen(kw_only=True, eq=False)
class Family:
    """
    The documents of one name: which version this release writes, and what is said of others.

    *strangers* are our documents of other names, with what is said if one is taken for this. *upgrades* has,
    by version, the function that makes a document of the next version.
    """

    name: str
    version: int
    missing: Rule
    other: Rule
    newer: Rule
    strangers: Mapping[str, Rule]
    upgrades: Mapping[int, Upgrade] = MappingProxyType({})
    schema: str = attrs.field(init=False)

    @schema.default
    def _schema(self) -> str:
        return f"{self.name}@{self.version}"


CARDS: Final = Family(
    name="cjmkit/card",
    version=1,
    missing=NO_SCHEMA,
    other=OTHER_SCHEMA,
    newer=NEWER_VERSION,
    strangers=MappingProxyType({"cjmkit/project": PROJECT}),
)
"""Client cards."""

CARD_SCHEMA: Final = CARDS.schema
"""What a card written by this release says it is."""


def is_ours(record: object) -> bool:
    """
    Return whether *record* says that its schema is one of ours, of whatever version.
    """
    schema = record.get("schema") if isinstance(record, dict) else None
    return isinstance(schema, str) and schema.startswith(_OURS)


def upgraded(record: dict[str, Any], family: Family = CARDS) -> dict[str, Any]:
    """
    Return a copy of *record* in the form of the newest version, without its schema.

    Raises:
        WrongError: it has no schema, another's schema, or a newer version.

    """
    schema = record.get("schema")
    version = family.version if schema == family.schema else _version(schema, family)
    fields = dict(record)
    del fields["schema"]
    while version < family.version:
        fields = family.upgrades[version](fields)
        version += 1
    return fields


def _version(schema: object, family: Family) -> int:
    if schema is None:
        raise WrongError(family.missing, None, wanted=family.schema)
    name, _, digits = schema.partition("@") if isinstance(schema, str) else ("", "", "")
    if name in family.strangers:
        raise WrongError(family.strangers[name], None)
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else 0
    if name != family.name or number < 1:
        raise WrongError(family.other, schema, wanted=family.schema)
    if number > family.version:
        raise WrongError(family.newer, schema, found=number, newest=family.version, release=release())
    return number


def release() -> str:
    """
    Return the version of the installed cjmkit; empty where it is not installed but packed into a program.
    """
    from importlib.metadata import PackageNotFoundError, version  # slow to load and rarely needed

    try:
        return version("cjmkit")
    except PackageNotFoundError:
        return ""
