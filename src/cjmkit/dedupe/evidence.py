"""
Evidence: what speaks for two cards being one client, and what speaks against it.

A *veto* is what two cards of one client cannot differ in; a pair with a veto is no pair. Branches of a company share
its ИНН and differ in the КПП (НК РФ, статья 83; приказ ФНС ЕД-7-14/820@): the same ИНН with another КПП is another
card, and with an unknown КПП proves nothing by itself.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from cjmkit.dedupe.digests import BLOCK_KINDS, Digest
from cjmkit.findings import Texts

__all__ = ["Evidence", "Judgement", "Scorer", "Tier", "judge", "similarity", "vetoed"]

Tier: TypeAlias = Literal["auto", "review"]
"""``auto``: surely one client; ``review``: somebody has to look."""

Scorer: TypeAlias = Callable[[str, str], float]
"""How alike two texts are, 0 to 1."""


class Evidence(enum.Enum):
    """
    What two cards agree or differ in.
    """

    INN = "inn"
    INN_KPP = "inn_kpp"
    INN_TYPED = "inn_typed"
    OGRN = "ogrn"
    PHONE = "phone"
    EMAIL = "email"
    DOMAIN = "domain"
    NAME = "name"
    NAME_LIKE = "name_like"
    PERSON = "person"
    BORN = "born"
    ADDRESS = "address"
    ADDRESS_LIKE = "address_like"
    KPP_UNKNOWN = "kpp_unknown"
    FORM_UNKNOWN = "form_unknown"
    NAME_DIFFERS = "name_differs"
    KEY = "key"

    @property
    def words(self) -> Texts:
        """
        The evidence in words.
        """
        return _WORDS[self]


_WORDS: Final = {
    Evidence.INN: Texts("один ИНН", "the same INN"),
    Evidence.INN_KPP: Texts("одни ИНН и КПП", "the same INN and KPP"),
    Evidence.INN_TYPED: Texts(
        "ИНН отличаются одной цифрой, и один из них неверен", "INN one digit apart, one is wrong"
    ),
    Evidence.OGRN: Texts("один ОГРН", "the same OGRN"),
    Evidence.PHONE: Texts("общий телефон", "a shared phone"),
    Evidence.EMAIL: Texts("общий e-mail", "a shared e-mail"),
    Evidence.DOMAIN: Texts("один домен почты", "the same mail domain"),
    Evidence.NAME: Texts("одно название", "the same name"),
    Evidence.NAME_LIKE: Texts("похожие названия", "similar names"),
    Evidence.PERSON: Texts("одно имя человека", "the same person's name"),
    Evidence.BORN: Texts("одна дата рождения", "the same birth date"),
    Evidence.ADDRESS: Texts("один адрес", "the same address"),
    Evidence.ADDRESS_LIKE: Texts("похожие адреса", "similar addresses"),
    Evidence.KPP_UNKNOWN: Texts("КПП известен не у обоих: может быть филиал", "a KPP is unknown: may be a branch"),
    Evidence.FORM_UNKNOWN: Texts("форма известна не у обоих", "a legal form is unknown"),
    Evidence.NAME_DIFFERS: Texts("названия разные", "the names differ"),
    Evidence.KEY: Texts("один ключ плагина", "the same key of a plugin"),
}


class Judgement(NamedTuple):
    """
    What a comparison says: how sure (0 to 1), in which tier, and why.
    """

    score: float
    tier: Tier
    reasons: tuple[Evidence, ...]


_WEIGHTS: Final = {
    Evidence.INN: 0.7,
    Evidence.INN_KPP: 0.9,
    Evidence.INN_TYPED: 0.5,
    Evidence.OGRN: 0.9,
    Evidence.PHONE: 0.55,
    Evidence.EMAIL: 0.55,
    Evidence.DOMAIN: 0.15,
    Evidence.NAME: 0.5,
    Evidence.NAME_LIKE: 0.35,
    Evidence.PERSON: 0.4,
    Evidence.BORN: 0.4,
    Evidence.ADDRESS: 0.4,
    Evidence.ADDRESS_LIKE: 0.2,
    Evidence.KPP_UNKNOWN: -0.25,
    Evidence.FORM_UNKNOWN: -0.02,
    Evidence.NAME_DIFFERS: -0.35,
    Evidence.KEY: 0.4,
}
_STRONG: Final = frozenset((Evidence.INN, Evidence.INN_KPP, Evidence.OGRN, Evidence.PHONE, Evidence.EMAIL))
_SECOND: Final = frozenset((Evidence.PHONE, Evidence.EMAIL, Evidence.ADDRESS, Evidence.OGRN, Evidence.BORN))
_PLACED: Final = frozenset(
    (Evidence.ADDRESS, Evidence.ADDRESS_LIKE, Evidence.DOMAIN, Evidence.BORN, Evidence.INN_TYPED)
)
_NONE: Final[frozenset[tuple[int, str]]] = frozenset()
_LONG_ENOUGH: Final = 6
_ALIKE: Final = 0.82
_VERY_ALIKE: Final = 0.92
_APART: Final = 0.45


def vetoed(one: Digest, two: Digest) -> bool:
    """
    Return whether two cards cannot be one client.
    """
    if one.inn and two.inn and one.inn != two.inn:
        return True
    if one.kpp and two.kpp and one.kpp != two.kpp:
        return True
    if one.ogrn and two.ogrn and one.ogrn != two.ogrn:
        return True
    if one.family and two.family and one.family != two.family:
        return True
    if one.person != two.person and (one.family or two.family) not in ("", "ИП"):
        return True
    return bool(one.born and two.born and one.born != two.born)


def judge(one: Digest, two: Digest, scorer: Scorer) -> Judgement | None:
    """
    Return what speaks for two cards being one client; None if too little does, or a veto forbids it.
    """
    if vetoed(one, two):
        return None
    reasons = tuple(_reasons(one, two, scorer))
    tier = _tier(frozenset(reasons))
    if tier is None:
        return None
    doubt = 1.0
    against = 0.0
    for reason in reasons:
        weight = _WEIGHTS[reason]
        if weight > 0:
            doubt *= 1 - weight
        else:
            against -= weight
    return Judgement(round(max(0.0, 1 - doubt - against * doubt), 4), tier, reasons)


def _tier(reasons: frozenset[Evidence]) -> Tier | None:
    if _is_sure(reasons):
        return "auto"
    strong = len(reasons & _STRONG)
    named = bool(reasons & {Evidence.NAME, Evidence.NAME_LIKE, Evidence.PERSON})
    placed = bool(
        reasons & {Evidence.ADDRESS, Evidence.ADDRESS_LIKE, Evidence.DOMAIN, Evidence.BORN, Evidence.INN_TYPED}
    )
    # What a plugin's key proves only its author knows: it is always looked at, and never enough by itself.
    if reasons & {Evidence.INN, Evidence.INN_KPP, Evidence.OGRN, Evidence.KEY} or strong > 1:
        return "review"
    if (strong and (named or placed)) or (named and placed):
        return "review"
    return None


def _is_sure(reasons: frozenset[Evidence]) -> bool:
    """
    Return whether nobody has to look: two strong agreements, or one and the name, and nothing against it.
    """
    if Evidence.NAME_DIFFERS in reasons:
        return False
    strong = reasons & _STRONG
    named = bool(reasons & {Evidence.NAME, Evidence.NAME_LIKE, Evidence.PERSON})
    if Evidence.KPP_UNKNOWN in reasons:
        # A branch shares ИНН and name with its company: what it has of its own is a place to reach it at.
        return named and bool(reasons & _SECOND)
    return (len(strong) > 1 and named) or (bool(strong) and bool(reasons & {Evidence.NAME, Evidence.PERSON}))


def _reasons(one: Digest, two: Digest, scorer: Scorer) -> list[Evidence]:
    found = list(_numbers(one, two))
    if not set(one.phones).isdisjoint(two.phones):
        found.append(Evidence.PHONE)
    if not set(one.emails).isdisjoint(two.emails):
        found.append(Evidence.EMAIL)
    elif not set(one.domains).isdisjoint(two.domains):
        found.append(Evidence.DOMAIN)
    found += _names(one, two, scorer)
    if one.born and one.born == two.born:
        found.append(Evidence.BORN)
    found += _addresses(one, two, scorer)
    if _own_keys(one) & _own_keys(two):
        found.append(Evidence.KEY)
    return found


def _own_keys(digest: Digest) -> frozenset[tuple[int, str]]:
    """
    Return the keys that plugins gave; they stand after all others.
    """
    if not digest.keys or digest.keys[-1][0] < len(BLOCK_KINDS):
        return _NONE
    return frozenset(key for key in digest.keys if key[0] >= len(BLOCK_KINDS))


def _numbers(one: Digest, two: Digest) -> list[Evidence]:
    found = []
    if one.inn and one.inn == two.inn:
        # Persons and sole proprietors have no КПП.
        if len(one.inn) == 12 or (one.kpp and one.kpp == two.kpp):
            found.append(Evidence.INN_KPP)
        else:
            found += [Evidence.INN, Evidence.KPP_UNKNOWN]
    elif _one_slip_apart(one.inn or one.typed_inn, two.inn or two.typed_inn):
        found.append(Evidence.INN_TYPED)
    if one.ogrn and one.ogrn == two.ogrn:
        found.append(Evidence.OGRN)
        if not (one.kpp and two.kpp) and not one.person and Evidence.KPP_UNKNOWN not in found and one.family != "ИП":
            found.append(Evidence.KPP_UNKNOWN)
    return found


def _one_slip_apart(one: str, two: str) -> bool:
    """
    Return whether one sign was mistyped, lost or doubled, or two neighbours changed places.
    """
    if not one or not two or one == two:
        return False
    if abs(len(one) - len(two)) == 1:
        short, long = sorted((one, two), key=len)
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    if len(one) != len(two):
        return False
    apart = [at for at, (left, right) in enumerate(zip(one, two, strict=True)) if left != right]
    return len(apart) == 1 or (
        len(apart) == 2 and apart[1] - apart[0] == 1 and one[apart[0]] + one[apart[1]] == two[apart[1]] + two[apart[0]]
    )


def _slipped(one: str, two: str) -> bool:
    # In a short word one letter makes another name: «Орлов» and «Котлов» are two, «Ганин» and «Санин» too.
    return min(len(one), len(two)) >= _LONG_ENOUGH and _one_slip_apart(one, two)


def _names(one: Digest, two: Digest, scorer: Scorer) -> list[Evidence]:
    if one.last_name and two.last_name and (one.person or two.person or "ИП" in (one.family, two.family)):
        return _people(one, two, scorer)
    if not one.sorted_name or not two.sorted_name:
        return []
    found = []
    if one.sorted_name == two.sorted_name:
        found.append(Evidence.NAME)
    else:
        alike = scorer(one.sorted_name, two.sorted_name)
        if alike >= _ALIKE or _slipped(one.name, two.name):
            found.append(Evidence.NAME_LIKE)
        elif alike < _APART:
            found.append(Evidence.NAME_DIFFERS)
    if found and bool(one.family) != bool(two.family):
        found.append(Evidence.FORM_UNKNOWN)
    return found


def _people(one: Digest, two: Digest, scorer: Scorer) -> list[Evidence]:
    pairs = list(zip(one.other_names, two.other_names, strict=False))
    fitting = all(_same_given(left, right) for left, right in pairs)
    if one.last_name == two.last_name:
        # Initials fit a father and his son of one letter, too.
        whole = one.other_names == two.other_names and all(len(name) > 1 for name in one.other_names)
        same = Evidence.PERSON if whole else Evidence.NAME_LIKE
        return [same] if fitting and pairs else [] if fitting else [Evidence.NAME_DIFFERS]
    if fitting and pairs and (scorer(one.last_name, two.last_name) >= _ALIKE or _slipped(one.last_name, two.last_name)):
        return [Evidence.NAME_LIKE]
    return [Evidence.NAME_DIFFERS]


def _same_given(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return long.startswith(short) if len(short) == 1 else short == long


def _addresses(one: Digest, two: Digest, scorer: Scorer) -> list[Evidence]:
    if not one.addresses or not two.addresses:
        return []
    if not set(one.addresses).isdisjoint(two.addresses):
        return [Evidence.ADDRESS]
    alike = max(scorer(left, right) for left in one.addresses for right in two.addresses)
    return [Evidence.ADDRESS_LIKE] if alike >= _VERY_ALIKE else []


def similarity(one: str, two: str) -> float:
    """
    Return how many trigrams two texts share, by Dice's measure, 0 to 1.
    """
    left, right = _trigrams(one), _trigrams(two)
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 0.0


@lru_cache(maxsize=65_536)
def _trigrams(text: str) -> frozenset[str]:
    padded = f"  {text} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))
