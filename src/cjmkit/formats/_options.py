"""
Options: what every format's settings are held to.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NoReturn

from cjmkit.errors import ConfigError
from cjmkit.findings import NOWHERE, Texts
from cjmkit.formats.catalogue import BAD_OPTION

__all__ = ["one_of", "refuse"]


def one_of(option: str, value: object, allowed: Collection[object]) -> None:
    """
    Raise `ConfigError` unless *value* is among the *allowed* ones.
    """
    if value not in allowed:
        names = ", ".join(map(repr, allowed))
        refuse(option, value, Texts(names, names))


def refuse(option: str, value: object, expected: Texts) -> NoReturn:
    """
    Raise `ConfigError` that says what *option* must be.
    """
    words = {"expected_ru": expected.ru, "expected_en": expected.en}
    raise ConfigError(BAD_OPTION.finding(NOWHERE, option=option, found=repr(value)[:40], **words)) from None
