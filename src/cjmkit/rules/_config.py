"""
CFG001–CFG099: mistakes in settings and profiles, raised as `ConfigError`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from cjmkit.errors import ConfigError
from cjmkit.findings import Location, Rule, Severity, Texts

__all__ = ["CONFIG_RULES", "refuse", "refuse_unknown", "strings", "table", "wrong_value"]

_ERROR: Final = Severity.ERROR
_LONGEST: Final = 60

UNKNOWN: Final = Rule(
    code="CFG001",
    severity=_ERROR,
    title=Texts("Неизвестное имя в настройках", "An unknown name in the settings"),
    text=Texts(
        "{key}: неизвестное имя «{found}»; похожие: {near}; исправьте или уберите",
        "{key}: unknown name '{found}'; close ones: {near}; correct or remove it",
    ),
    why=Texts(
        "Опечатка в имени отключила бы настройку молча.",
        "A misspelt name would switch the setting off without a word.",
    ),
    bad='severty = { CRD021 = "info" }',
    good='severity = { CRD021 = "info" }',
)

WRONG_VALUE: Final = Rule(
    code="CFG002",
    severity=_ERROR,
    title=Texts("Неподходящее значение в настройках", "A wrong value in the settings"),
    text=Texts("{key}: найдено {found}, нужно {expected}", "{key}: found {found}, expected {expected}"),
    why=Texts("Значение такого вида применить нельзя.", "A value of this kind cannot be applied."),
    bad='select = "CRD"',
    good='select = ["CRD"]',
)

NOT_TOML: Final = Rule(
    code="CFG003",
    severity=_ERROR,
    title=Texts("Файл настроек не читается", "The settings file cannot be read"),
    text=Texts(
        "файл настроек не разобран ({reason}): исправьте его как TOML в UTF-8",
        "the settings file was not parsed ({reason}): mend it as TOML in UTF-8",
    ),
    why=Texts("Настройки хранятся в формате TOML.", "Settings are kept as TOML."),
    bad="select = [CRD]",
    good='select = ["CRD"]',
)

DOUBLED_CODE: Final = Rule(
    code="CFG004",
    severity=_ERROR,
    title=Texts("Код правила занят", "The rule's code is taken"),
    text=Texts(
        "код {found} уже есть в каталоге: дайте своему правилу другой",
        "the code {found} is in the catalogue already: give your rule another one",
    ),
    why=Texts("По коду правило отключают и объясняют: он один.", "A code names one rule, to switch and explain it by."),
    bad="CRD011",
    good="ACME001",
)

NOT_READABLE: Final = Rule(
    code="CFG005",
    severity=_ERROR,
    title=Texts("Файл настроек не открывается", "The settings file cannot be opened"),
    text=Texts(
        "файл настроек не открывается ({reason}): откройте к нему доступ или уберите его",
        "the settings file cannot be opened ({reason}): grant access to it or move it away",
    ),
    why=Texts(
        "Без настроек проверка была бы другой, чем задумана.",
        "Without the settings the checks would not be those that were meant.",
    ),
)

CONFIG_RULES: Final = (UNKNOWN, WRONG_VALUE, NOT_TOML, DOUBLED_CODE, NOT_READABLE)


def refuse(rule: Rule, source: str | None = None, **params: object) -> ConfigError:
    """
    Return the exception of *rule*, placed in the file *source*.
    """
    return ConfigError(rule.finding(Location(source=source), **params))


def refuse_unknown(key: str, found: str, known: Iterable[str], source: str | None = None) -> ConfigError:
    """
    Return the exception for an unknown name, with the nearest of the *known* ones.
    """
    found = found[:_LONGEST]
    names = sorted(known)
    near = difflib.get_close_matches(found, names, n=3, cutoff=0.5) or names[:5]
    return refuse(UNKNOWN, source, key=key, found=found, near=", ".join(near) or "—")


def wrong_value(key: str, found: object, expected: str, source: str | None = None) -> ConfigError:
    """
    Return the exception for a value of the wrong kind; the value itself is named by its type.
    """
    return refuse(WRONG_VALUE, source, key=key, found=_name(found), expected=expected)


def _name(value: object) -> str:
    return (
        str(value)
        if isinstance(value, int)
        else f"'{value[:_LONGEST]}'"
        if isinstance(value, str)
        else type(value).__name__
    )


def strings(key: str, found: object, source: str | None = None) -> tuple[str, ...]:
    """
    Return *found* as a tuple if it is a list of non-empty texts.

    Raises:
        ConfigError: it is not.

    """
    expected = 'a list of texts, like ["a", "b"]'
    if not isinstance(found, (list, tuple)):
        raise wrong_value(key, found, expected, source)
    for item in found:
        if not isinstance(item, str) or not item:
            raise wrong_value(key, item, expected, source)
    return tuple(found)


def table(key: str, found: object, source: str | None = None) -> Mapping[str, Any]:
    """
    Return *found* if it is a mapping.

    Raises:
        ConfigError: it is not.

    """
    if not isinstance(found, Mapping):
        raise wrong_value(key, found, "a table of names and values", source)
    return found
