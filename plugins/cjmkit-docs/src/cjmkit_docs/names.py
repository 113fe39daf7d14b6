"""
Names: of companies and banks, told by legal forms.
"""

from __future__ import annotations

import re
from typing import Final

from cjmkit_docs.folding import fold

__all__ = ["clean", "is_bank", "is_company", "legal_form", "split_names", "untitled"]

_LONG: Final = (
    ("ООО", "общество с ограниченной ответственностью"),
    ("НПАО", "непубличное акционерное общество"),
    ("ПАО", "публичное акционерное общество"),
    ("ОАО", "открытое акционерное общество"),
    ("ЗАО", "закрытое акционерное общество"),
    ("АО", "акционерное общество"),
    ("АНО", "автономная некоммерческая организация"),
    ("ФГУП", "федеральное государственное унитарное предприятие"),
    ("ГУП", "государственное унитарное предприятие"),
    ("МУП", "муниципальное унитарное предприятие"),
    ("ФГБУ", "федеральное государственное бюджетное учреждение"),
    ("ГБУ", "государственное бюджетное учреждение"),
    ("МБУ", "муниципальное бюджетное учреждение"),
    ("ТСЖ", "товарищество собственников жилья"),
    ("СНТ", "садоводческое некоммерческое товарищество"),
    ("ПК", "производственный кооператив"),
    ("ИП", "индивидуальный предприниматель"),
    ("КФХ", "крестьянское (фермерское) хозяйство"),
)
_SHORT: Final = (
    *(short.lower() for short, _ in _LONG),
    *"нао гк нко мау гау фгуп фгбоу мбоу мбдоу гбоу мкоу муп чоу чоп тсн гск жск кпк спк по оо бф глава кфх".split(),  # noqa: SIM905
)
_EDGE: Final = r"(?<![^\W_])(?:{})(?![^\W_])"
_FORM: Final = re.compile(_EDGE.format("|".join(sorted(_SHORT, key=len, reverse=True))))
_WORDS: Final = re.compile("|".join(words.replace("(", r"\(").replace(")", r"\)") for _, words in _LONG))
_BANK: Final = re.compile(
    r"банк(?:а|у|ом)?(?![^\W_])|банк(?=[\s»\"(,]|$)|(?<![^\W_])(?:втб|кб|акб|нко|ркц|гркц|уфк|уфо|всп)(?![^\W_])|сбербанк|"
    r"точка банк|модульбанк|тинькофф|т-банк|отделение(?: [-а-я]+)? банка|кредитн|филиал"
)
_IN_BRACKETS: Final = re.compile(r"\s*[(/]\s?(?:далее\s?[-–—]?\s?)?(.{3,120}?)\s?[)/]?\s*\Z")
_TITLE: Final = re.compile(
    r"\A\s*(?:карточка|реквизиты|учетная карточка|карта)"
    r"(?:\s+(?:предприятия|организации|компании|клиента|контрагента|партнера|фирмы))?"
    r"\s*[-:–—]?\s*"
)
_EDGES: Final = " \t,;:-–—_|/"


def clean(text: str) -> str:
    """
    Return *text* on one line, without what stands around a value.
    """
    value = " ".join(text.split()).strip(_EDGES)
    if value.endswith(".") and not value[-5:].rstrip(".").count(".") and not re.search(r"[А-ЯЁа-яё]{1,3}\.\Z", value):
        value = value[:-1]
    if value[:1] == "(" and value[-1:] == ")" and value.count("(") == 1:
        value = value[1:-1]
    return value


def legal_form(name: str) -> str | None:
    """
    Return the short legal form at the start or at the end of *name*, in capitals; None if there is none.
    """
    folded = fold(name).strip(' "«»')
    for short, words in _LONG:
        if folded.startswith(words):
            return short
    first = _FORM.match(folded)
    if first:
        return "КФХ" if first.group() == "глава" else first.group().upper()
    last = _FORM.search(folded, max(0, len(folded) - 8))
    return last.group().upper() if last and not folded[last.end() :].strip(' )»"') else None


def is_company(text: str) -> bool:
    """
    Tell whether *text* begins as the name of a company does, and is one.
    """
    folded = fold(text).strip(' "«»')
    if len(text) > 300 or not (_FORM.match(folded) or _WORDS.match(folded)):
        return False
    return len(_WORDS.sub("", _FORM.sub("", folded)).strip(" «»\"'.,()")) > 1


def is_bank(text: str) -> bool:
    """
    Tell whether *text* names a bank: a legal form or quotation marks beside a word that banks have.
    """
    folded = fold(text)
    return len(text) <= 200 and bool(_BANK.search(folded)) and any(char.isalpha() for char in text)


def split_names(text: str) -> tuple[str, str | None]:
    """
    Return the name and the shorter one that stands behind it in brackets.

    >>> split_names("Общество с ограниченной ответственностью «Ромашка» (ООО «Ромашка»)")
    ('Общество с ограниченной ответственностью «Ромашка»', 'ООО «Ромашка»')
    """
    match = _IN_BRACKETS.search(text)
    if match and match.start() > 3 and is_company(match[1]) and is_company(text[: match.start()]):
        return text[: match.start()].strip(), match[1].strip()
    return text, None


def untitled(text: str) -> str:
    """
    Return *text* without «Карточка предприятия» before a name.
    """
    match = _TITLE.match(fold(text))
    return text[match.end() :] if match else text
