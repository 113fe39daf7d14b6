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

_MOST: Final = 40
_NOTHING: Final = Texts("пусто", "nothing")
_FLAGS: Final = (Texts("нет", "no"), Texts("да", "yes"))

BAD_OPTION = Rule(
    code="EXP010",
    severity=Severity.ERROR,
    title=Texts("Негодная настройка формата", "An unusable setting of a format"),
    text=Texts(
        "настройка {option}: найдено {found_ru}, нужно: {expected_ru}; исправьте значение",
        "the option {option}: found {found_en}, expected: {expected_en}; correct the value",
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
        words = [_in_words(one) for one in allowed]
        refuse(option, value, Texts(", ".join(one.ru for one in words), ", ".join(one.en for one in words)))


def refuse(option: str, value: object, expected: Texts) -> NoReturn:
    """
    Raise `ConfigError` that says what *option* must be.
    """
    found = _in_words(value, quoted=True)
    words = {"found_ru": found.ru, "found_en": found.en, "expected_ru": expected.ru, "expected_en": expected.en}
    raise ConfigError(BAD_OPTION.finding(NOWHERE, option=option, **words)) from None


def _in_words(value: object, *, quoted: bool = False) -> Texts:
    """
    Return *value* as people write it, not as Python does.
    """
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, bool):
        return _FLAGS[value]
    if not isinstance(value, str):
        return Texts(repr(value)[:_MOST], repr(value)[:_MOST])
    # Its repr, since a tab and other signs that are not seen may be what is wrong.
    shown = repr(value)[1:-1][:_MOST]
    return Texts(f"«{shown}»", f"“{shown}”") if quoted else Texts(shown, shown)
