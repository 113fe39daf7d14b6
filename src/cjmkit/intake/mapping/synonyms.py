"""
What a heading means: exact look-ups over the spellings, never by substring.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

import attrs

from cjmkit.intake.mapping.fuzzy import Fuzzy
from cjmkit.intake.mapping.normalise import FILLERS, OWNERS, Heading, normalise, normalise_heading, without
from cjmkit.intake.mapping.spellings import AMBIGUOUS, COMBINED, GROUPS, IGNORED, SPELLINGS
from cjmkit.model.flat import FLAT_FIELDS, split_number

__all__ = ["CONFIDENCE", "FOREIGN", "Known", "Meaning", "header_words", "index", "look_up", "look_up_exact", "titles"]


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

FOREIGN: Final = frozenset(
    "банка bank поставщика продавца плательщика получателя грузополучателя грузоотправителя агента бухгалтера директора "
    "руководителя менеджера супруга супруги мужа жены ребенка родителя отца матери учредителя страховой лизинговой "
    "основного договора документа счета сделки подписанта менеджер сотрудника ответственного конкурента".split()
)
"""Words that give a value to somebody or something else than the client."""


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
    Return every word of three letters or more that stands in some known heading.
    """
    words = {word for spelling in index() for word in spelling.split(" ") if len(word) > 2}
    return frozenset(words - FILLERS)


@cache
def _fuzzy() -> Fuzzy:
    return Fuzzy({key: (meaning.targets, meaning.split) for key, meaning in index().items() if not meaning.choices})


def look_up(text: str, *, user: Mapping[str, str] | None = None, grouped: bool = False) -> Known | None:
    """
    Return what the heading *text* means, or None if it is not known.

    *user* maps headings in their one form to flat field names and goes before everything. *grouped* says
    that the heading was joined from several rows, so that its first words may be a group's.
    """
    plain = normalise(text)
    if not plain or plain in IGNORED:
        return None
    heading = normalise_heading(text)
    for form in (Heading(plain, 1), heading):
        known = _by_user(form, user or {}) or _exactly(form)
        if known is not None:
            return known
    return _loosely(heading) or _in_group(heading) or _nearly(heading) or (_in_tail(heading) if grouped else None)


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


def _in_group(heading: Heading) -> Known | None:
    """
    Look without a known group's heading that stands in front: «Общие сведения ИНН».
    """
    words = heading.text.split(" ")
    for start in range(1, len(words)):
        if " ".join(words[:start]) in GROUPS:
            rest = Heading(" ".join(words[start:]), heading.number)
            known = _exactly(rest) or _loosely(rest)
            if known is not None:
                return attrs.evolve(known, way="group")
    return None


def _in_tail(heading: Heading) -> Known | None:
    """
    Look at the last words of a heading that was joined from several rows, whatever the group is called.

    Not where the group gives the value to somebody else: the КПП under «Банк получателя» is the bank's.
    """
    words = heading.text.split(" ")
    for start in range(1, len(words)):
        if words[start - 1] in FOREIGN:
            return None
        known = _exactly(Heading(" ".join(words[start:]), heading.number))
        if known is not None:
            return attrs.evolve(known, way="tail")
    return None


def _nearly(heading: Heading) -> Known | None:
    text = without(OWNERS, heading.text)
    spelling = _fuzzy().find(text)
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
