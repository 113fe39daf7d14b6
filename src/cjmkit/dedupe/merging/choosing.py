"""
Choosing: which of several values stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cjmkit.codes import inn, kpp, ogrn, ogrnip, okpo, oktmo, snils
from cjmkit.dedupe.merging.policy import MergePolicy
from cjmkit.model import ClientCard

__all__ = ["Held", "chosen", "has_value"]

_CHECKS: Final[Mapping[str, Callable[[str], Any]]] = MappingProxyType(
    {
        "requisites.inn": inn.check,
        "requisites.kpp": kpp.check,
        "requisites.ogrn": ogrn.check,
        "requisites.ogrnip": ogrnip.check,
        "requisites.okpo": okpo.check,
        "requisites.oktmo": oktmo.check,
        "requisites.snils": snils.check,
    }
)
_NEVER: Final = dt.datetime.min.replace(tzinfo=dt.UTC)


class Held(NamedTuple):
    """
    A value, and the card of this number that holds it.
    """

    number: int
    value: Any
    card: ClientCard


def has_value(value: object) -> bool:
    """
    Return whether *value* says anything: an empty text and an empty list do not.
    """
    return value is not None and value not in ("", ())


def chosen(path: str, held: Sequence[Held], policy: MergePolicy) -> Held:
    """
    Return the one of *held* that stays, by the policy's strategy; of equally good ones the one of the better source,
    then the first.
    """
    rank = _RANKS[policy.strategy(path)]
    return min(held, key=lambda one: (rank(path, one), _trust(policy, one), one.number))


def _trust(policy: MergePolicy, held: Held) -> int:
    source = held.card.origin.source if held.card.origin is not None else None
    return policy.sources.index(source) if source in policy.sources else len(policy.sources)


def _changed(held: Held) -> float:
    at = held.card.updated_at or _NEVER
    return ((at if at.tzinfo else at.replace(tzinfo=dt.UTC)) - _NEVER).total_seconds()


def _length(held: Held) -> int:
    return len(held.value) if isinstance(held.value, (str, tuple)) else 0


def _is_wrong(path: str, held: Held) -> int:
    check = _CHECKS.get(path)
    if check is None or not isinstance(held.value, str):
        return 0
    # What cannot be checked stands between what is right and what is wrong.
    return {True: 0, None: 1, False: 2}[check(held.value).ok]


_RANKS: Final[Mapping[str, Callable[[str, Held], float]]] = MappingProxyType(
    {
        "first": lambda _, held: held.number,
        "last": lambda _, held: -held.number,
        "newest": lambda _, held: -_changed(held),
        "oldest": lambda _, held: _changed(held),
        "longest": lambda _, held: -_length(held),
        "valid": _is_wrong,
        "source": lambda _, held: 0,
        "union": lambda _, held: held.number,
    }
)
