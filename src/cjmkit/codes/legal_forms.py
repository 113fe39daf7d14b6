"""
Legal forms: the short and long names of organisations' kinds, found anywhere in a name.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final, NamedTuple

from cjmkit.codes.lookalikes import to_cyrillic

__all__ = ["FORMS", "FoundForm", "find_form", "short_form"]

_LONG: Final = (
    ("ООО", "общество с ограниченной ответственностью"),
    ("ОДО", "общество с дополнительной ответственностью"),
    ("ПАО", "публичное акционерное общество"),
    ("НПАО", "непубличное акционерное общество"),
    ("НАО", "непубличное акционерное общество"),
    ("ОАО", "открытое акционерное общество"),
    ("ЗАО", "закрытое акционерное общество"),
    ("АО", "акционерное общество"),
    ("НКО", "некоммерческая организация"),
    ("АНО", "автономная некоммерческая организация"),
    ("ИП", "индивидуальный предприниматель"),
    ("ФГУП", "федеральное государственное унитарное предприятие"),
    ("ГУП", "государственное унитарное предприятие"),
    ("МУП", "муниципальное унитарное предприятие"),
    ("ФКП", "федеральное казённое предприятие"),
    ("ФГБУ", "федеральное государственное бюджетное учреждение"),
    ("ФГКУ", "федеральное государственное казённое учреждение"),
    ("ФГАОУ", "федеральное государственное автономное образовательное учреждение"),
    ("ФГБОУ", "федеральное государственное бюджетное образовательное учреждение"),
    ("ГБУ", "государственное бюджетное учреждение"),
    ("ГАУ", "государственное автономное учреждение"),
    ("ГКУ", "государственное казённое учреждение"),
    ("ГБОУ", "государственное бюджетное общеобразовательное учреждение"),
    ("ГБУЗ", "государственное бюджетное учреждение здравоохранения"),
    ("МБУ", "муниципальное бюджетное учреждение"),
    ("МАУ", "муниципальное автономное учреждение"),
    ("МКУ", "муниципальное казённое учреждение"),
    ("МБОУ", "муниципальное бюджетное общеобразовательное учреждение"),
    ("МАОУ", "муниципальное автономное общеобразовательное учреждение"),
    ("МБДОУ", "муниципальное бюджетное дошкольное образовательное учреждение"),
    ("КФХ", "крестьянское (фермерское) хозяйство"),
    ("КФХ", "крестьянское фермерское хозяйство"),
    ("ТСЖ", "товарищество собственников жилья"),
    ("ТСН", "товарищество собственников недвижимости"),
    ("СНТ", "садоводческое некоммерческое товарищество"),
    ("ДНТ", "дачное некоммерческое товарищество"),
    ("ЖСК", "жилищно-строительный кооператив"),
    ("ГСК", "гаражно-строительный кооператив"),
    ("СПК", "сельскохозяйственный производственный кооператив"),
    ("ПК", "производственный кооператив"),
    ("ПК", "потребительский кооператив"),
    ("КТ", "коммандитное товарищество"),
    ("ПТ", "полное товарищество"),
    ("ТОО", "товарищество с ограниченной ответственностью"),
    ("ЧОУ", "частное образовательное учреждение"),
    ("ЧУ", "частное учреждение"),
    ("ГК", "государственная корпорация"),
    ("РОО", "региональная общественная организация"),
    ("МОО", "межрегиональная общественная организация"),
    ("ОО", "общественная организация"),
    ("БФ", "благотворительный фонд"),
)
_MORE: Final = (
    "ИЧП",
    "ЧП",
    "ПБОЮЛ",
    "ЧОП",
    "ФГУ",
    "МУ",
    "ГУ",
    "ФБУ",
    "ФКУ",
    "МДОУ",
    "МОУ",
    "ГОУ",
    "ПАОУ",
    "НОУ",
    "СПКК",
)

FORMS: Final = frozenset({short for short, _ in _LONG} | set(_MORE))
"""The short names of legal forms."""

# Those that are also usual words or initials count only in capitals.
_WORDLIKE: Final = frozenset({"КТ", "ПТ", "ПК", "ГК", "ОО", "МУ", "ГУ", "ЧУ", "БФ"})
_SHORT_BY_LONG: Final = MappingProxyType(
    {long.replace("ё", "е"): short for short, long in reversed(_LONG) if short != "НПАО"}
)
_LONGEST: Final = 300
_LONG_FORM: Final = re.compile(
    "|".join(re.escape(long).replace(r"\ ", r"[ \n]") for long in sorted(_SHORT_BY_LONG, key=len, reverse=True))
)
_LETTERS: Final = re.compile(r"[A-Za-zА-Яа-яЁё]{2,6}")
_OPENING: Final = frozenset('«"“„')
_DOTTED: Final = re.compile(r"(?:[A-ZА-ЯЁ]\. ?){2,6}")


class FoundForm(NamedTuple):
    """
    A legal form in a name: its short name, whether it is written long, and where it stands.
    """

    short: str
    long: bool
    start: int
    end: int


def short_form(text: str) -> str | None:
    """
    Return the short name of the legal form that the whole *text* is; None if it is none.
    """
    word = text.strip(" .,").replace(".", "").replace(" ", "") if len(text) <= 12 else text
    upper = to_cyrillic(word.upper())
    if upper in FORMS:
        return upper
    folded = " ".join(text.lower().replace("ё", "е").split()).strip(" .,") if len(text) <= _LONGEST else ""
    return _SHORT_BY_LONG.get(folded)


def find_form(text: str) -> FoundForm | None:
    """
    Return the legal form in *text*: at its start or end, glued to a quote, or written long.
    """
    head = text.partition(" ")[0]
    if head in FORMS:
        return FoundForm(head, False, 0, len(head))
    if len(text) > _LONGEST:
        return None
    folded = text.lower().replace("ё", "е")
    long = _LONG_FORM.search(folded) if any(word in folded for word in _LONG_WORDS) else None
    if long is not None and _stands_alone(folded, long.start(), long.end()):
        return FoundForm(_SHORT_BY_LONG[long[0].replace("\n", " ")], True, long.start(), long.end())
    return _short_inside(text) or _dotted(text)


def _dotted(text: str) -> FoundForm | None:
    """
    Return the legal form that is spelt with points at the start of *text*: «О.О.О. Ромашка».

    Two letters are a form only before a quote: «А.О. Тестов» are somebody's initials.
    """
    found = _DOTTED.match(text) if text[1:2] == "." else None
    short = short_form(found[0]) if found else None
    if found is None or short is None or (len(short) == 2 and text[found.end() : found.end() + 1] not in _OPENING):
        return None
    return FoundForm(short, False, 0, len(found[0].rstrip()))


_LONG_WORDS: Final = ("обществ", "предпри", "учрежд", "организ", "хозяйств", "товарищ", "кооперат", "фонд", "корпорац")


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _short_inside(text: str) -> FoundForm | None:
    for match in _LETTERS.finditer(text):
        upper = to_cyrillic(match[0].upper())
        if upper in FORMS and _is_form(text, match[0], upper, match.start(), match.end()):
            return FoundForm(upper, False, match.start(), match.end())
    return None


def _is_form(text: str, word: str, upper: str, start: int, end: int) -> bool:
    """
    Return whether *word* is a form here, and not a word or initials that look like one.
    """
    inside = text.count("«", 0, start) > text.count("»", 0, start)
    if inside or not _stands_alone(text, start, end) or (word.istitle() and len(word) < 3):
        return False
    at_edge = start == 0 or not text[end:].strip(" .,)") or _is_glued(text, end)
    return at_edge and word.isupper() if upper in _WORDLIKE else at_edge or word.isupper()


def _is_glued(text: str, end: int) -> bool:
    return text[end : end + 1] in _OPENING if end < len(text) else False
