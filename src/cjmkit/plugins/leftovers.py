"""
Leftovers: what a card still holds when a format has taken what it has a place for.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from cjmkit.model import ClientCard

__all__ = ["leftovers"]


def leftovers(card: ClientCard, rest: ClientCard) -> Iterator[str]:
    """
    Yield the paths of what stands on *rest*: *card* without what was written.

    Of a part that was written in part only the fields are named that are left (``requisites.ogrn``); one that was
    not touched is named whole (``requisites``), and so is what may stand there several times (``contacts``).
    Custom fields and tables are named one by one: ``custom.Регион``.
    """
    for field in attrs.fields(ClientCard):
        yield from _left(field.name, getattr(card, field.name), getattr(rest, field.name), field.default)


def _left(path: str, whole: Any, rest: Any, default: Any) -> Iterator[str]:
    if rest is None or rest == "" or rest == () or rest is default or rest == default:
        return
    if isinstance(rest, Mapping):
        yield from (f"{path}.{name}" for name in rest)
    elif attrs.has(type(rest)) and rest != whole:
        for field in attrs.fields(type(rest)):
            before = getattr(whole, field.name, None)
            yield from _left(f"{path}.{field.name}", before, getattr(rest, field.name), field.default)
    elif not attrs.has(type(rest)) or any(True for _ in _filled(rest)):
        yield path


def _filled(part: Any) -> Iterator[str]:
    for field in attrs.fields(type(part)):
        yield from _left(field.name, None, getattr(part, field.name), field.default)
