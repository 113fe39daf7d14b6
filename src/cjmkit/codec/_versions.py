"""
Schema names and versions: what a record says it is, and how an older one becomes a newer one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from cjmkit.codec._catalogue import NEWER_VERSION, NO_SCHEMA, OTHER_SCHEMA, PROJECT
from cjmkit.codec._scalars import WrongError

__all__ = ["CARD_SCHEMA", "Upgrade", "is_ours", "release", "upgraded"]

_FAMILY: Final = "cjmkit/"
_NAME: Final = "cjmkit/card"
_PROJECT: Final = "cjmkit/project"
VERSION: Final = 1
CARD_SCHEMA: Final = f"{_NAME}@{VERSION}"
"""What a card written by this release says it is."""

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

_UPGRADES: Final[Mapping[int, Upgrade]] = MappingProxyType({})
"""By version: the function that makes a record of the next version; none is needed yet."""


def is_ours(record: object) -> bool:
    """
    Return whether *record* says that its schema is one of ours, of whatever version.
    """
    schema = record.get("schema") if isinstance(record, dict) else None
    return isinstance(schema, str) and schema.startswith(_FAMILY)


def upgraded(
    record: dict[str, Any], *, newest: int = VERSION, upgrades: Mapping[int, Upgrade] = _UPGRADES
) -> dict[str, Any]:
    """
    Return a copy of *record* in the form of the *newest* version, without its schema.

    Raises:
        WrongError: it has no schema, another's schema, or a newer version.

    """
    schema = record.get("schema")
    version = newest if schema == CARD_SCHEMA and newest == VERSION else _version(schema, newest)
    fields = dict(record)
    del fields["schema"]
    while version < newest:
        fields = upgrades[version](fields)
        version += 1
    return fields


def _version(schema: object, newest: int) -> int:
    if schema is None:
        raise WrongError(NO_SCHEMA, None, wanted=CARD_SCHEMA)
    name, _, digits = schema.partition("@") if isinstance(schema, str) else ("", "", "")
    if name == _PROJECT:
        raise WrongError(PROJECT, None)
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else 0
    if name != _NAME or number < 1:
        raise WrongError(OTHER_SCHEMA, schema, wanted=CARD_SCHEMA)
    if number > newest:
        raise WrongError(NEWER_VERSION, schema, found=number, newest=newest, release=release())
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
