"""
ОКОПФ: общероссийский классификатор организационно-правовых форм (legal forms).

Five digits; the first is the section: 1 commercial and 2 non-commercial corporate bodies,
3 organisations without the rights of a legal entity, 4 international ones, 5 individuals,
6 and 7 unitary bodies. Two digits are a code of the older classifier (ОК 028-99).

Law: ОК 028-2012, приказ Росстандарта 505-ст of 16.10.2012. The names here are a small excerpt.

>>> check("12300").ok
True
>>> name("50102")
'Индивидуальные предприниматели'
>>> section("12300")
'commercial'
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from cjmkit.codes._clean import Cleaner, is_digits
from cjmkit.codes._closer import look_closer
from cjmkit.codes._verdict import Verdict, right, unsettled

__all__ = ["TABLE_DATE", "Section", "check", "compact", "format", "is_valid", "name", "section"]

Section: TypeAlias = Literal[
    "commercial", "non_commercial", "no_legal_entity", "international", "individual",
    "unitary_commercial", "unitary_non_commercial",
]  # fmt: skip

TABLE_DATE: Final = "2026-10"
"""The month in which the names and sections below were last looked over."""

_RULE: Final = "okopf"
_SECTIONS: Final[dict[str, Section]] = {
    "1": "commercial",
    "2": "non_commercial",
    "3": "no_legal_entity",
    "4": "international",
    "5": "individual",
    "6": "unitary_commercial",
    "7": "unitary_non_commercial",
}
_NAMES: Final = {
    "12165": "Общества с ограниченной ответственностью (код до 2015 года)",
    "12247": "Публичные акционерные общества",
    "12267": "Непубличные акционерные общества",
    "12300": "Общества с ограниченной ответственностью",
    "30003": "Обособленные подразделения (филиалы) юридических лиц",
    "50102": "Индивидуальные предприниматели",
}

_clean = Cleaner("ОКОПФ", "КОД ПО ОКОПФ", "КОД ОКОПФ", "OKOPF")


def compact(text: str) -> str:
    """
    Return *text* without separators and the label «ОКОПФ».
    """
    return _clean(text)


def check(text: str) -> Verdict:
    """
    Check the shape of *text*, in whatever spelling.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``length``, ``charset``, ``homoglyph``; with ok
    True ``section_unknown``; with ok None ``old_classifier`` (two digits).
    """
    return look_closer(text, _RULE, compact, check, _explain)


def _explain(value: str) -> Verdict | None:
    if not (is_digits(value) and value.strip("0")):
        return None
    if len(value) == 2:
        return unsettled("old_classifier", "okopf:1999", value)
    if len(value) != 5:
        return None
    return right(value, _RULE, None if value[0] in _SECTIONS else "section_unknown")


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong.
    """
    return check(text).ok is not False


def section(text: str) -> Section | None:
    """
    Return the section of *text*; None if it is not right or of an unknown section.
    """
    verdict = check(text)
    return _SECTIONS.get(verdict.normalized[0]) if verdict.ok and verdict.normalized else None


def name(text: str) -> str | None:
    """
    Return the Russian name of the form, if it is one of the few that are known here.
    """
    return _NAMES.get(check(text).normalized or "")


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the code without separators, or *text* unchanged if it is not right.
    """
    return check(text).normalized or text
