"""
Options: what every format's settings are held to, when its attrs class is made.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NoReturn

from cjmkit.errors import ConfigError
from cjmkit.findings import NOWHERE, Rule, Severity, Texts

__all__ = ["BAD_OPTION", "OPTION_RULES", "one_of", "refuse"]

BAD_OPTION = Rule(
    code="EXP010",
    severity=Severity.ERROR,
    title=Texts("Негодная настройка формата", "An unusable setting of a format"),
    text=Texts(
        "настройка {option} – {found}, а нужно: {expected_ru}",
        "the setting {option} is {found}, expected: {expected_en}",
    ),
    why=Texts(
        "С такой настройкой файл нельзя ни прочесть, ни записать так, чтобы его прочли другие.",
        "With such a setting a file can neither be read nor written so that others could read it.",
    ),
    bad='delimiter=";;"',
    good='delimiter=";"',
)

OPTION_RULES: Final = (BAD_OPTION,)
"""Every entry."""


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
