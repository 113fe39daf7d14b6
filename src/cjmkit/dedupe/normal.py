"""
Normal forms: names and addresses as a machine compares them.

What people write in ten ways becomes one: letters that only look Cyrillic, ё, quotes, legal forms before, behind
and glued to the name, the kinds of streets. Nothing of it is shown or kept: it only finds pairs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from cjmkit.codes.legal_forms import find_form
from cjmkit.codes.lookalikes import to_cyrillic

__all__ = ["FirmName", "PersonName", "address_words", "firm_name", "fold", "form_family", "person_name"]

_LONGEST: Final = 300
_CYRILLIC: Final = re.compile("[А-Яа-яЁё]")
_WORD: Final = re.compile(r"[^\W_]+")
_LOOKALIKE: Final = frozenset("ABEKMHOPCTYXaeopcyxk")
_STREETS: Final = frozenset(
    (
        *("г", "гор", "город", "обл", "область", "край", "респ", "республика", "р", "н", "район", "ул", "улица", "пр"),
        *("кт", "просп", "проспект", "пер", "переулок", "ш", "шоссе", "наб", "набережная", "б", "бульвар", "бул", "пл"),
        *("площадь", "проезд", "мкр", "тракт", "аллея", "д", "дом", "кв", "квартира", "оф", "офис", "стр", "строение"),
        *("корп", "корпус", "к", "пом", "помещение", "эт", "этаж", "ком", "комн", "лит", "литер", "зд", "здание"),
        *("влд", "владение", "рф", "россия", "п", "пос", "поселок", "с", "село", "дер", "деревня", "пгт"),
    )
)
_EMPTY_WORDS: Final = frozenset(("и", "the", "of", "компания", "фирма", "организация", "предприятие"))
# Since 2014 an open company is «ПАО» or «АО» and a closed one «АО» or «НАО»: old bases keep the old words.
_FAMILIES: Final = {
    **dict.fromkeys(("ОАО", "ПАО", "АО", "ЗАО", "НАО", "НПАО"), "АО"),
    **dict.fromkeys(("ИП", "ЧП", "ПБОЮЛ", "ИЧП"), "ИП"),
}


class FirmName(NamedTuple):
    """
    A firm's name: its legal form's family, and its words in order and sorted.
    """

    family: str
    text: str
    sorted: str


class PersonName(NamedTuple):
    """
    A person's name: the last name, and the other names or initials in their order.
    """

    last: str
    others: tuple[str, ...]


def fold(text: str) -> str:
    """
    Return *text* in lower case, ё as е, Latin letters in Cyrillic words as the Cyrillic ones they look like.
    """
    return _one_alphabet(text[:_LONGEST]).casefold().replace("ё", "е")


def _one_alphabet(text: str) -> str:
    # Before the case is folded: a capital «М» has a Latin twin, the small one has none.
    return text if text.isascii() or not _CYRILLIC.search(text) else _WORD.sub(_one_word, text)


def _one_word(match: re.Match[str]) -> str:
    word = match[0]
    # «POCA» among Cyrillic words is typed on the wrong layout; «VIP» is not.
    return to_cyrillic(word) if not word.isascii() or _LOOKALIKE.issuperset(word) else word


def form_family(form: str | None) -> str:
    """
    Return the family of a legal form, empty if it is unknown: forms of one family may be one firm.
    """
    return _FAMILIES.get(form, form) if form else ""


@lru_cache(maxsize=65_536)
def firm_name(text: str) -> FirmName:
    """
    Return the normal form of a firm's name.
    """
    text = _one_alphabet(text[:_LONGEST])
    found = find_form(text)
    rest = f"{text[: found.start]} {text[found.end :]}" if found is not None else text
    words = [word for word in _WORD.findall(fold(rest)) if word not in _EMPTY_WORDS]
    return FirmName(form_family(found.short if found else None), " ".join(words), " ".join(sorted(words)))


def person_name(text: str) -> PersonName:
    """
    Return the normal form of a person's name that stands in its Russian order, the last name first.
    """
    words = _WORD.findall(fold(text))
    return PersonName(words[0] if words else "", tuple(words[1:3]))


def address_words(text: str) -> str:
    """
    Return the words that tell one address from another, sorted; empty if there are too few.
    """
    words = [word for word in _WORD.findall(fold(text)) if word not in _STREETS and not _is_postcode(word)]
    return " ".join(sorted(words)) if len(words) > 1 else ""


def _is_postcode(word: str) -> bool:
    return len(word) == 6 and word.isdigit()
