"""
Columns of a few known words: yes and no, sex, client type, currency; also whole numbers and tags.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from cjmkit.findings import Rule
from cjmkit.intake.catalogue import readings
from cjmkit.intake.repair.base import Cleaned, Cleaner, Note, Proof
from cjmkit.intake.repair.cells import LONGEST, PLACEHOLDERS, fold, is_digits, says_nothing, shown
from cjmkit.intake.repair.money import CURRENCIES
from cjmkit.intake.repair.tidy import as_texts, clean_lines
from cjmkit.intake.rows.table import Cell
from cjmkit.model.card import CardKind
from cjmkit.model.person import Sex

__all__ = ["clean_card_kinds", "clean_currencies", "clean_integers", "clean_sexes", "clean_tags", "clean_yes_no"]

_YES: Final = (
    "да yes y true истина + ++ 1 v x х ✓ ✔ ☑ ок ok есть имеется согласен согласна получено подписано дано вкл on"
)
_NO: Final = "нет no n false ложь 0 ☐ ✗ ✘ не отсутствует несогласен несогласна отказ отозвано откл off"
_MALE: Final = "м муж мужской мужчина мужч m male man"
_FEMALE: Final = "ж жен женский женщина женщ f female w woman"
_COMPANY: Final = (
    "юр юрлицо юр.лицо|юридическое лицо|юр. лицо|юр лицо|ю/л|юл|компания|организация|company|legal|фирма|ооо|ао|пао|зао"
)
_SOLE: Final = "ип|индивидуальный предприниматель|предприниматель|и.п|ип лицо|чп|sole proprietor|sole_proprietor"
_PERSON: Final = (
    "физ|физлицо|физ.лицо|физическое лицо|физ. лицо|физ лицо|ф/л|фл|частное лицо|частник|person|individual|гражданин"
)

_Words: TypeAlias = Mapping[str, Any]


def _words(pairs: Sequence[tuple[Any, Sequence[str]]]) -> _Words:
    return MappingProxyType({word: value for value, words in pairs for word in words})


_MINUSES: Final = ("-", "–", "—", "−")
_YES_NO: Final = _words([(True, _YES.split()), (False, _NO.split()), (False, ["не согласен", "не согласна"])])
_PLUS_MINUS: Final = _words([(True, _YES.split()), (False, [*_NO.split(), *_MINUSES])])
_SEX: Final = _words([(Sex.MALE, _MALE.split()), (Sex.FEMALE, _FEMALE.split())])
_KIND: Final = _words(
    [
        (CardKind.COMPANY, [*_COMPANY.split("|"), "юр", "юрлицо", "юр.лицо"]),
        (CardKind.SOLE_PROPRIETOR, _SOLE.split("|")),
        (CardKind.PERSON, _PERSON.split("|")),
    ]
)


def _cleaner(words: _Words, unknown: Rule) -> Cleaner:
    """
    Return a cleaner that knows *words*; they are looked up before placeholders are.
    """

    def clean(values: Sequence[Cell]) -> Cleaned:
        notes: list[Note] = []
        known: dict[str, Any] = {}
        cleaned: list[Any] = []
        for row, raw in enumerate(values):
            if raw is None:
                cleaned.append(None)
                continue
            text = raw if isinstance(raw, str) else shown(raw)
            value = known.get(text)
            if value is None and text not in known:
                value = words.get(fold(text).rstrip(" .;,"))
                if value is not None:
                    known[text] = value
                elif not says_nothing(row, text, notes, raw):
                    notes.append(Note(row, unknown, raw, None, False, Proof.NONE))
            cleaned.append(value)
        return Cleaned(cleaned, notes)

    return clean


_clean_words: Final = _cleaner(_YES_NO, readings.YES_NO_UNKNOWN)
_clean_signs: Final = _cleaner(_PLUS_MINUS, readings.YES_NO_UNKNOWN)
clean_sexes: Final = _cleaner(_SEX, readings.SEX_UNKNOWN)
clean_card_kinds: Final = _cleaner(_KIND, readings.CARD_KIND_UNKNOWN)


def clean_yes_no(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of yes and no. A minus is «нет» only beside pluses; elsewhere it stands for nothing.
    """
    return _clean_signs(values) if "+" in values else _clean_words(values)


def clean_currencies(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of currencies: ISO codes, or the text where it names none.
    """
    cleaned, notes = clean_lines(values)
    for row, text in enumerate(cleaned):
        if text is None or (len(text) == 3 and text.isascii() and text.isupper() and text != "RUR"):
            continue
        code = CURRENCIES.get(fold(text).rstrip("."))
        if code is not None:
            cleaned[row] = code
            notes.append(Note(row, readings.CURRENCY_NAMED, values[row], code, params={"currency": code}))
    return Cleaned(cleaned, notes)


_DIGITS: Final = re.compile(r"[0-9]{1,15}")
_SPACED: Final = str.maketrans("", "", " \xa0\u202f\u2009")
_RANGE: Final = re.compile(r"[0-9] ?[-–—.,/] ?[0-9]")


def clean_integers(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of whole numbers.
    """
    notes: list[Note] = []
    numbers: list[int | None] = []
    for row, raw in enumerate(values):
        if raw is None or raw.__class__ is int:
            numbers.append(raw)
            continue
        text = raw if isinstance(raw, str) else shown(raw)
        if isinstance(raw, str) and len(text) <= 15 and is_digits(text) and (text[0] != "0" or text == "0"):
            numbers.append(int(text))
        elif says_nothing(row, text, notes, raw):
            numbers.append(None)
        else:
            numbers.append(_whole(row, raw, text, notes))
    return Cleaned(numbers, notes)


def _whole(row: int, raw: Cell, text: str, notes: list[Note]) -> int | None:
    number = None
    if isinstance(raw, float):
        number = int(raw) if math.isfinite(raw) and raw.is_integer() and abs(raw) < 10**15 else None
        if number is not None:
            return number
    elif isinstance(raw, str) and len(text) <= LONGEST:
        number = _among_words(text)
    rule = readings.INTEGER_UNKNOWN if number is None else readings.INTEGER_READ
    notes.append(Note(row, rule, raw, number, number is not None, Proof.NONE if number is None else Proof.EXACT))
    return number


def _among_words(text: str) -> int | None:
    joined = text.removesuffix(".0").removesuffix(",0").translate(_SPACED)
    found = _DIGITS.findall(joined)
    if len(found) != 1 or _RANGE.search(joined) or "%" in joined:
        return None
    negative = joined.startswith(("-", "−"))
    return -int(found[0]) if negative else int(found[0])


_TAG_ENDS: Final = re.compile(r"[,;|\n]")


def clean_tags(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of tags: a tuple of different ones for each cell.
    """
    notes: list[Note] = []
    cleaned: list[tuple[str, ...] | None] = []
    for row, text in enumerate(as_texts(values, notes)):
        if text is None or (text in PLACEHOLDERS and says_nothing(row, text, notes, values[row])):
            cleaned.append(None)
            continue
        tags = [tag for part in _TAG_ENDS.split(text) if (tag := " ".join(part.split()).lstrip("#"))]
        unique: dict[str, str] = {}
        for tag in tags:
            unique.setdefault(tag.casefold(), tag)
        cleaned.append(tuple(unique.values()) or None)
        if len(unique) < len(tags):
            params: dict[str, object] = {"count": len(tags) - len(unique)}
            notes.append(Note(row, readings.REPEATED, values[row], ", ".join(cleaned[-1] or ()), params=params))
    return Cleaned(cleaned, notes)
