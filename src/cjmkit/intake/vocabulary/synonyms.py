"""
What a heading means: exact look-ups over the spellings, never by substring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

import attrs

from cjmkit.intake.vocabulary.fuzzy import Fuzzy
from cjmkit.intake.vocabulary.meanings import AMBIGUOUS, COMBINED, GROUPS, IGNORED
from cjmkit.intake.vocabulary.normalise import (
    FILLERS,
    OWNERS,
    Heading,
    fold_whole_words,
    normalise,
    normalise_heading,
    without,
)
from cjmkit.intake.vocabulary.spellings import SPELLINGS
from cjmkit.model.flat import FLAT_FIELDS, split_number

__all__ = [
    "CONFIDENCE",
    "FOREIGN",
    "Known",
    "Meaning",
    "header_words",
    "index",
    "is_foreign",
    "look_up",
    "look_up_exact",
    "titles",
]


class Meaning(NamedTuple):
    """
    What a spelling stands for: *targets* taken apart by *split*, or *choices* that the values decide
    between when there are several meanings; *targets* are the default then.
    """

    targets: tuple[str, ...]
    split: str | None = None
    choices: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Known:
    """
    A look-up that succeeded: the meaning, the heading's number, how sure it is and by which *way*.

    Ways: ``user``, ``title``, ``exact``, ``owner``, ``filler``, ``group``, ``tail``, ``fuzzy``.
    """

    meaning: Meaning
    number: int
    way: str
    spelling: str


CONFIDENCE: Final[Mapping[str, float]] = MappingProxyType(
    {
        "user": 1.0,
        "title": 0.99,
        "exact": 0.97,
        "owner": 0.95,
        "filler": 0.93,
        "group": 0.93,
        "tail": 0.85,
        "fuzzy": 0.8,
    }
)
"""How sure each way of a look-up is before the values were seen."""

FOREIGN: Final = (
    *("банк", "bank", "поставщ", "продав", "плательщ", "получат", "грузо", "агент", "бухгалт", "директор", "руковод"),
    *("менеджер", "супруг", "муж", "жен", "ребен", "родит", "отц", "матер", "учредит", "страхов", "лизинг", "основн"),
    *("договор", "документ", "счет", "сделк", "подпис", "сотрудн", "ответствен", "конкурент", "собственник"),
)
"""Beginnings of words that give a value to somebody or something else than the client."""


@cache
def index() -> Mapping[str, Meaning]:
    """
    Return every known heading in its one form, with its meaning.
    """
    found: dict[str, Meaning] = {}
    for spelling, meaning in _spelled():
        found.setdefault(spelling, meaning)
    return MappingProxyType(found)


def _spelled() -> Iterator[tuple[str, Meaning]]:
    # The first meaning of a spelling stands: the doubtful ones and our own titles go before the rest.
    for text, choices, default in AMBIGUOUS:
        for spelling in text.split(" | "):
            yield normalise(spelling), Meaning((default,) if default else (), None, choices)
    for spelling in titles():
        yield spelling, Meaning((titles()[spelling],))
    for split, targets, text in COMBINED:
        for spelling in text.split(" | "):
            yield normalise(spelling), Meaning(targets, split)
    for target, text in SPELLINGS:
        for spelling in text.split(" | "):
            yield normalise(spelling), Meaning((target,))
            yield normalise_heading(spelling).text, Meaning((target,))


@cache
def titles() -> Mapping[str, str]:
    """
    Return the headings that our own exports write, in their one form, with their fields.
    """
    found: dict[str, str] = {}
    for field in FLAT_FIELDS.values():
        for text in (field.name, field.ru, field.en):
            found.setdefault(normalise(text), field.name)
    return MappingProxyType(found)


@cache
def header_words() -> frozenset[str]:
    """
    Return every word of three letters or more that stands in some known heading or group.
    """
    words = {word for spelling in (*index(), *GROUPS) for word in spelling.split(" ") if len(word) > 2}
    return frozenset(words - FILLERS)


@lru_cache(maxsize=512)
def _nearest(text: str) -> str | None:
    # A table's titles are looked up by several stages, and a search costs milliseconds.
    return _fuzzy().find(text)


@cache
def _fuzzy() -> Fuzzy:
    return Fuzzy({key: (meaning.targets, meaning.split) for key, meaning in index().items() if not meaning.choices})


def look_up(text: str, *, user: Mapping[str, str] | None = None, group: str = "") -> Known | None:
    """
    Return what the heading *text* means, or None if it is not known.

    *user* maps headings in their one form to flat field names and goes before everything. *group* holds
    the first words of the heading where they are those of a group above several columns.
    """
    plain = normalise(text)
    if not plain or plain in IGNORED:
        return None
    heading = normalise_heading(text)
    for form in (Heading(plain, 1), heading):
        known = _by_user(form, user or {}) or _exactly(form)
        if known is not None:
            return known
    return _loosely(heading) or _in_group(heading, group) or _nearly(heading) or _look_alike(heading)


def _by_user(heading: Heading, user: Mapping[str, str]) -> Known | None:
    target = user.get(heading.text)
    if target is None:
        return None
    name, number = split_number(target)
    return Known(meaning=Meaning((name,)), number=max(number, heading.number), way="user", spelling=heading.text)


def _exactly(heading: Heading) -> Known | None:
    meaning = index().get(heading.text)
    if meaning is None:
        return None
    own = titles().get(heading.text)
    way = "title" if own is not None and meaning.targets == (own,) else "exact"
    return Known(meaning=meaning, number=heading.number, way=way, spelling=heading.text)


def _loosely(heading: Heading) -> Known | None:
    """
    Look without owner words, then without fillers.
    """
    owned = without(OWNERS, heading.text)
    for way, text in (("owner", owned), ("filler", without(FILLERS, owned))):
        known = None if text == heading.text else _exactly(Heading(text, heading.number))
        if known is not None:
            return attrs.evolve(known, way=way)
    return None


def _in_group(heading: Heading, group: str) -> Known | None:
    """
    Look without the group's words that stand in front: «Общие сведения ИНН».

    Not where they give the value to somebody else: the КПП under «Банк получателя» is the bank's.
    """
    words = heading.text.split(" ")
    own = normalise(group).split(" ") if group else []
    for start in range(1, len(words)):
        common = " ".join(words[:start]) in GROUPS
        if not common and (words[:start] != own[:start] or is_foreign(words[:start])):
            continue
        rest = Heading(" ".join(words[start:]), heading.number)
        known = _exactly(rest) or _loosely(rest) or _nearly(rest)
        if known is not None:
            way = known.way if known.way == "fuzzy" else "group" if common else "tail"
            return attrs.evolve(known, way=way)
    return None


def is_foreign(words: Iterable[str]) -> bool:
    """
    Tell whether some of the *words* give a value to somebody or something else than the client.
    """
    return any(word.startswith(FOREIGN) for word in words)


def _look_alike(heading: Heading) -> Known | None:
    """
    Look once more with the words that may be of either alphabet in the other one: «Kopp. счет».
    """
    folded = fold_whole_words(heading.text)
    return None if folded == heading.text else _exactly(Heading(folded, heading.number))


def _nearly(heading: Heading) -> Known | None:
    text = without(OWNERS, heading.text)
    spelling = _nearest(text)
    if spelling is None:
        return None
    return Known(meaning=index()[spelling], number=heading.number, way="fuzzy", spelling=spelling)


def look_up_exact(text: str) -> Meaning | None:
    """
    Return the meaning of *text* where it is a known title, owner words and numbers aside; nothing nearly so.
    """
    heading = normalise_heading(text)
    known = _exactly(Heading(normalise(text), 1)) or _exactly(heading) or _loosely(heading)
    return known.meaning if known is not None else None
