"""
Made-up values: people and numbers that nobody has, the same for the same value under one key.

Numbers are right by their arithmetic, so that a demonstration looks like a clean base; e-mails lie in a
domain that is reserved for examples (RFC 2606).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Final

from cjmkit.codes import account, inn, ogrn, ogrnip, okpo, phone, snils

__all__ = ["company", "person", "replaced"]

_SURNAMES: Final = (
    "Ромашкин",
    "Васильков",
    "Берёзкин",
    "Осинин",
    "Тополев",
    "Кленов",
    "Дубравин",
    "Ивушкин",
    "Рябинин",
)
_NAMES: Final = ("Пётр", "Илья", "Глеб", "Фёдор", "Тимур", "Савва", "Егор", "Марк", "Роман", "Денис")
_PATRONYMICS: Final = ("Петрович", "Ильич", "Глебович", "Фёдорович", "Маркович", "Егорович", "Романович", "Денисович")
_WOMEN: Final = ("Анна", "Вера", "Дарья", "Инна", "Лидия", "Майя", "Нина", "Ольга", "Полина", "Яна")
_DAUGHTERS: Final = ("Петровна", "Ильинична", "Глебовна", "Фёдоровна", "Марковна", "Егоровна", "Романовна", "Денисовна")
_FIRMS: Final = (
    "Ромашка",
    "Василёк",
    "Берёзка",
    "Одуванчик",
    "Подсолнух",
    "Незабудка",
    "Лаванда",
    "Колокольчик",
    "Клевер",
)
_STREETS: Final = ("Садовая", "Лесная", "Полевая", "Луговая", "Цветочная", "Озёрная", "Речная", "Парковая")
_OLDEST: Final = dt.date(1950, 1, 1).toordinal()
_YOUNGEST: Final = dt.date(2004, 12, 31).toordinal()
_ODDS: Final = 0.5


def person(rng: Random, word: str | None = None) -> str:
    """
    Return a person's whole name, or the part of it called *word*: ``last_name``, ``first_name``, ``patronymic``.
    """
    woman = rng.random() < _ODDS
    parts = {
        "last_name": rng.choice(_SURNAMES) + ("а" if woman else ""),
        "first_name": rng.choice(_WOMEN if woman else _NAMES),
        "patronymic": rng.choice(_DAUGHTERS if woman else _PATRONYMICS),
    }
    return parts[word] if word in parts else " ".join(parts.values())


def company(rng: Random) -> str:
    """
    Return the name of a company.
    """
    return f"ООО «{rng.choice(_FIRMS)}-{rng.randrange(1000)}»"


def replaced(tag: str, field: str, value: Any, rng: Random, bik: str | None = None) -> Any | None:
    """
    Return a made-up value in place of *value* of the field called *field*; None where nothing can be made.
    """
    if isinstance(value, dt.date):
        return dt.date.fromordinal(rng.randint(_OLDEST, _YOUNGEST)) if tag == "birth" else None
    make = _NUMBERS.get(field) or _KINDS.get(tag)
    if make is None or not isinstance(value, str):
        return None
    if field == "inn":
        return inn.generate(rng, "company" if len(value) == 10 else "person")
    if field == "account" and bik is not None and _is_number(bik, 9):
        return account.generate(rng, bik, balance=value[:5] if _is_number(value[:5], 5) else "40702")
    # A last name is one word, even if it is made up.
    return person(rng, field) if make is person else make(rng)


def _is_number(text: str, length: int) -> bool:
    # Dirty bases hold anything, and digits of other scripts are no digits here.
    return len(text) == length and text.isascii() and text.isdigit()


def _digits(count: int) -> Callable[[Random], str]:
    return lambda rng: "".join(rng.choice("0123456789") for _ in range(count))


def _address(rng: Random) -> str:
    return f"г. Примерск, ул. {rng.choice(_STREETS)}, д. {rng.randint(1, 99)}"


_NUMBERS: Final[Mapping[str, Callable[[Random], str]]] = {
    "inn": inn.generate,
    "ogrn": ogrn.generate,
    "okpo": okpo.generate,
    "ogrnip": ogrnip.generate,
    "snils": snils.generate,
    "series": _digits(4),
    "number": _digits(6),
    "extension": _digits(3),
    "postal_code": _digits(6),
    "account": _digits(20),
    "personal_account": _digits(11),
}
_KINDS: Final[Mapping[str, Callable[[Random], str]]] = {
    "phone": phone.generate,
    "email": lambda rng: f"client{rng.randrange(10**6)}@example.com",
    "address": _address,
    "name": person,
}
