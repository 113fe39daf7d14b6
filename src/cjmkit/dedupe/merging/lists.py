"""
Lists: the items of several cards, each once.

Two items are one where what identifies them agrees (a contact's value, an account's number) and nothing else
contradicts: then what one of them lacks comes from the other. What contradicts stays as two items.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import attrs

from cjmkit.dedupe.merging.history import value_key
from cjmkit.model import Address, AddressKind, BankAccount, Consent, Contact, ContactKind, Person, Task
from cjmkit.model.person import Child, Relative

__all__ = ["united"]

_IDENTITY: Final[Mapping[type, Callable[[Any], tuple[object, ...]]]] = MappingProxyType(
    {
        BankAccount: lambda one: (one.account or one.personal_account,),
        Address: lambda one: (_text(one.text),),
        Contact: lambda one: (one.is_phone, _text(one.value)),
        Person: lambda one: (one.role, _text(one.name)),
        # Two refusals, or a refusal and a consent, are two statements.
        Consent: lambda one: (one.purpose, one.refused, one.given_on or one.document),
        Task: lambda one: (one.text, one.due_on),
        Relative: lambda one: (_text(one.name),),
        Child: lambda one: (_text(one.name),),
    }
)
# What says nothing yet, and gives way to whatever says more.
_VAGUE: Final = (None, False, AddressKind.OTHER, ContactKind.PHONE)


def _text(text: str | None) -> str | None:
    return " ".join(text.split()).casefold() if text else None


class _Joined(NamedTuple):
    item: Any
    lost: tuple[tuple[str, object], ...] = ()


def united(lists: Sequence[Sequence[Any]], lost: Callable[[str, object, int], object]) -> tuple[Any, ...]:
    """
    Return the items of all *lists* in their order, each once; what the first list has twice stays twice.

    *lost* is told the field, the value and the number of the list where a text differs by its case or spaces alone.
    """
    found = list(lists[0])
    for number, items in enumerate(lists[1:], 1):
        free = [value_key(one) for one in found]
        for item in items:
            key = value_key(item)
            if key in free:
                free.remove(key)
                continue
            joined = _absorbed(found, item)
            if joined is None:
                found.append(item)
                continue
            for field, value in joined.lost:
                lost(field, value, number)
    return tuple(found)


def _absorbed(found: list[Any], item: Any) -> _Joined | None:
    """
    Let an item of *found* take in all that *item* says; return what came of it, None if no item could.
    """
    joined = [(at, _joined(one, item)) for at, one in enumerate(found)]
    fitting = [(at, one) for at, one in joined if one is not None]
    # One that says everything already comes before one that would have to change.
    fitting.sort(key=lambda pair: pair[1].item != found[pair[0]])
    for at, one in fitting:
        found[at] = one.item
        return one
    return None


def _joined(one: Any, other: Any) -> _Joined | None:
    """
    Return an item that says what both say; None if they are two things, or contradict each other.
    """
    identity = _IDENTITY.get(type(one))
    if identity is None or type(one) is not type(other):
        return None
    mine = identity(one)
    if mine != identity(other) or mine[-1] is None:
        return None
    changed, lost = {}, []
    for field in attrs.fields(type(one)):
        ours, theirs = getattr(one, field.name), getattr(other, field.name)
        if ours == theirs or _is_vague(theirs):
            continue
        if _is_vague(ours):
            changed[field.name] = theirs
        elif isinstance(ours, str) and isinstance(theirs, str) and _text(ours) == _text(theirs):
            lost.append((field.name, theirs))
        else:
            return None
    return _Joined(attrs.evolve(one, **changed), tuple(lost))


def _is_vague(value: object) -> bool:
    return any(value is vague for vague in _VAGUE) or value == ""
