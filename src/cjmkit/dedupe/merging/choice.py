"""
The choice: whose value stays in a field that holds one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import attrs

from cjmkit.codes import inn, kpp, ogrn, ogrnip, okopf, okpo, oktmo, okved, snils
from cjmkit.dedupe.merging.policy import MergePolicy, Strategy
from cjmkit.dedupe.normal import firm_name, fold
from cjmkit.model import ClientCard

__all__ = ["blank", "chosen", "moment", "same", "same_meaning"]

_EARLIEST: Final = dt.datetime(dt.MINYEAR, 1, 1, tzinfo=dt.UTC)
_CHECKS: Final[Mapping[str, Callable[[str], Any]]] = MappingProxyType(
    {
        "inn": inn.check,
        "kpp": kpp.check,
        "ogrn": ogrn.check,
        "ogrnip": ogrnip.check,
        "okpo": okpo.check,
        "okved": okved.check,
        "oktmo": oktmo.check,
        "okopf": okopf.check,
        "snils": snils.check,
    }
)
_NAMES: Final = ("full_name", "short_name")


def blank(value: object) -> bool:
    """
    Return whether *value* says nothing: a text of blanks is none.
    """
    return value is None or value == () or (isinstance(value, str) and not value.strip())


def same(one: object, two: object) -> bool:
    """
    Return whether two values are one; 1 and True are not.
    """
    return type(one) is type(two) and one == two


def same_meaning(path: str, one: object, two: object) -> bool:
    """
    Return whether two values differ only in how they are written.
    """
    if not isinstance(one, str) or not isinstance(two, str):
        return same(one, two)
    if path in _NAMES:
        first, second = firm_name(one), firm_name(two)
        forms = {first.family, second.family} - {""}
        return len(forms) < 2 and first.sorted == second.sorted and bool(first.sorted)
    return fold(one).split() == fold(two).split() and len(one) < _FOLDED and len(two) < _FOLDED


_FOLDED: Final = 300
"""A fold looks at so many characters; longer texts may differ behind them."""


def chosen(path: str, values: Sequence[tuple[int, Any]], cards: Sequence[ClientCard], policy: MergePolicy) -> int:
    """
    Return which of *values*, pairs of a card's number and what it holds at *path*, stays.
    """
    strategy = policy.strategy(path)
    if strategy == "first":
        return 0
    if strategy == "last":
        return len(values) - 1

    def rank(at: int) -> tuple[Any, ...]:
        number, value = values[at]
        return _merit(strategy, path, value, cards[number]), -_trust(cards[number], policy)

    return max(range(len(values)), key=rank)  # the first of equals


def _merit(strategy: Strategy, path: str, value: Any, card: ClientCard) -> Any:
    if strategy == "newest":
        return moment(card.updated_at)
    if strategy == "longest":
        return _length(path, value)
    if strategy == "valid":
        return _rightness(path, value)
    return 0


def moment(time: dt.datetime | None) -> dt.datetime:
    """
    Return *time* so that it can be compared: without a zone it is UTC, unknown it is the earliest.
    """
    if time is None:
        return _EARLIEST
    return time if time.tzinfo is not None else time.replace(tzinfo=dt.UTC)


def _length(path: str, value: Any) -> tuple[bool, int]:
    if isinstance(value, str):
        return path in _NAMES and bool(firm_name(value).family), len(value.strip())
    if isinstance(value, tuple):
        return False, len(value)
    return False, len(str(attrs.astuple(value) if attrs.has(type(value)) else value))


def _rightness(path: str, value: str) -> int:
    """
    Return 2 for a number that is right, 1 for one that nothing proves wrong, 0 for a wrong one.
    """
    verdict = _CHECKS[path.rpartition(".")[2]](value)
    return 1 if verdict.ok is None else 2 * bool(verdict.ok)


def _trust(card: ClientCard, policy: MergePolicy) -> int:
    source = card.origin.source if card.origin is not None else None
    return policy.sources.index(source) if source in policy.sources else len(policy.sources)
