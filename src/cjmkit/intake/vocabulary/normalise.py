"""
Headings brought to one form, so that spellings of one meaning become equal.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from cjmkit.intake.vocabulary.wordset import words_of

__all__ = [
    "FILLERS",
    "OWNERS",
    "Heading",
    "fold_lookalikes",
    "fold_whole_words",
    "normalise",
    "normalise_heading",
    "own_key",
    "without",
]

_CYRILLIC: Final = "авекмнорстухё"
_LATIN: Final = "abekmhopctyxe"
_TO_CYRILLIC: Final = str.maketrans(_LATIN[:-1], _CYRILLIC[:-1])
_TO_LATIN: Final = str.maketrans(_CYRILLIC[:-1], _LATIN[:-1])
_ALIKE: Final = frozenset(_LATIN[:-1])
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LONGEST: Final = 200
"""Longer texts are no headings; the cap keeps the patterns below cheap."""

_SPLIT: Final = re.compile(r"[^0-9a-zа-я@#~]+")
_CONTRACTION: Final = re.compile(r"(?<![а-я\-])([а-я]{2,12})-([а-я]{1,3})(?![а-я\-])")
_SPELT_OUT: Final = re.compile(r"(?<![а-яa-z~])[а-я](?: [а-я]){2,5}(?![а-яa-z~])")
_NUMBER: Final = re.compile(r"[ #]+([0-9]{1,2})$|(?<=[a-zа-я])([1-9])$")
_ORDINAL: Final = re.compile(r"^([2-9]) ?(?:й|ый|ой|ая|я|е|ое|nd|rd|th)? (?=[a-zа-я])")
_UNIT: Final = re.compile(
    r"[(\[,] *(?:руб|р|тыс|млн|тыс\.? ?руб|rub|usd|eur|%|₽|\$|€|шт|чел|лет|дд\.мм\.гггг|дд\.мм\.гг|гггг|мм\.гггг"
    r"|[0-9 ,и/или-]{1,12} ?(?:цифр|знаков|симв)[а-я]*|обязательно|необязательно|при наличии|если есть)\.?[)\]]? *$"
)
_WORD_NUMBERS: Final = {"второй": 2, "вторая": 2, "второе": 2, "второго": 2, "третий": 3, "третья": 3, "second": 2}

OWNERS: Final = words_of(
    "контрагента контрагентов клиента клиентов компании компаний покупателя организации заказчика фирмы "
    "предприятия юрлица гостя абонента партнера учреждения контакт компания реквизит реквизиты участника дилера "
    "пациента ученика"
)
"""Words that only say whose the value is: the client's, whom the whole table is about."""

FILLERS: Final = words_of("номер ном no num number # n указать укажите ваш ваша ваше и или по для в the of")
"""Words that carry no meaning of their own beside another word."""


class Heading(NamedTuple):
    """
    A heading in its one form: its words, and the number at its end (1 if none).
    """

    text: str
    number: int


def fold_lookalikes(text: str) -> str:
    """
    Bring every word of *text* (lower case) that mixes Cyrillic and Latin look-alikes into one alphabet.

    A word that is not wholly one alphabet after folding stays as it is.
    """
    if text.isascii() or not any("a" <= char <= "z" for char in text):
        return text
    return " ".join(_fold_word(word) for word in text.split(" "))


def _fold_word(word: str) -> str:
    if word.isascii() or not any("a" <= char <= "z" for char in word):
        return word
    cyrillic = word.translate(_TO_CYRILLIC)
    if not any("a" <= char <= "z" for char in cyrillic):
        return cyrillic
    latin = word.translate(_TO_LATIN)
    return latin if latin.isascii() else word


def fold_whole_words(text: str) -> str:
    """
    Turn the Latin words of a partly Cyrillic *text* that consist of look-alikes alone into Cyrillic ones.
    """
    if text.isascii():
        return text
    return " ".join(word.translate(_TO_CYRILLIC) if set(word) <= _ALIKE else word for word in text.split(" "))


def normalise(text: str) -> str:
    """
    Return *text* as lower-case words with single spaces: no punctuation, no ё, no look-alikes, no units.
    """
    # NFKC would make «№» the word "no".
    text = unicodedata.normalize("NFKC", text[:_LONGEST].replace("№", " # ")).translate(_INVISIBLE)
    text = " ".join(text.casefold().replace("ё", "е").split())
    text = fold_lookalikes(text).rstrip(" :*.,;")
    text = _CONTRACTION.sub(r"\1~\2", _UNIT.sub("", text) or text)
    plain = " ".join(_SPLIT.split(text)).strip()
    # «Ф.И.О.» and «И Н Н» are words; «р с» and «к с» have only two letters and stay.
    return _SPELT_OUT.sub(lambda found: found.group().replace(" ", ""), plain)


def own_key(text: str) -> str:
    """
    Return the one form of a user's own title; a text of signs alone is its own form.
    """
    return normalise(text) or text.strip()


def normalise_heading(text: str) -> Heading:
    """
    Return the one form of a heading, with the number that tells it from its like: «Телефон №2» → 2.
    """
    plain = normalise(text)
    found = _NUMBER.search(plain)
    if found and found.start() > 0:
        return Heading(plain[: found.start()].rstrip(), max(1, int(found.group(1) or found.group(2))))
    found = _ORDINAL.match(plain)
    if found:
        return Heading(plain[found.end() :], int(found.group(1)))
    first, _, rest = plain.partition(" ")
    if rest and first in _WORD_NUMBERS:
        return Heading(rest, _WORD_NUMBERS[first])
    return Heading(plain, 1)


def without(words: frozenset[str], text: str) -> str:
    """
    Return *text* without the words of the set; *text* itself if nothing else would be left.
    """
    return " ".join(word for word in text.split(" ") if word not in words) or text
