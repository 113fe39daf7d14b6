"""
Values as a report shows them: as text, and covered unless they were asked for.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

import attrs

from cjmkit.intake.repair.cells import shown
from cjmkit.model import Money

__all__ = ["as_text", "cut", "shaded"]

_COVER: Final = "*"
_SPACE: Final = "␣"
_UNSEEN: Final = re.compile(r"\A +| +\Z| {2,}|\n+")
_LONGEST: Final = 120
_FEW: Final = 3
"""So many letters and digits that a repair changed may be seen, if they are a third of the value at most."""


def as_text(value: object) -> str | None:
    """
    Return *value* as people write it, in one line; None for nothing.
    """
    if value is None:
        return None
    if isinstance(value, Enum):
        return as_text(value.value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Money):
        period = "" if value.period is None else f"/{value.period.value}"
        return f"{'≈ ' if value.approximate else ''}{value.amount:f} {value.currency}{period}"
    kind: type[object] = type(value)
    if attrs.has(kind):
        return _joined(getattr(value, field.name) for field in attrs.fields(kind))
    if isinstance(value, (tuple, list)):
        return _joined(value)
    if isinstance(value, (str, int, float, dt.date, dt.time)):
        return cut(shown(value))
    return cut(str(value))


def cut(text: str) -> str:
    """
    Return *text* on one line and not too long, with a mark for every space and character that nobody would see.
    """
    line = _UNSEEN.sub(_seen, "".join(letter if letter.isprintable() else "\n" for letter in text[:_LONGEST]))
    return line if len(text) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _seen(found: re.Match[str]) -> str:
    return _SPACE * len(found.group())


def shaded(raw: str | None, new: str | None) -> tuple[str | None, str | None]:
    """
    Return both texts covered: marks and spaces stay, so that the kind of the repair can be seen.

    Letters and digits that the repair put in place of others are seen too where they are few: «77О7» and «7707»
    become «**О*» and «**0*», which tells what happened and not whose number it is.
    """
    if raw is None or new is None:
        return _covered(raw), _covered(new)
    here, there = _changed(raw, new)
    return _covered(raw, here), _covered(new, there)


def _changed(raw: str, new: str) -> tuple[frozenset[int], frozenset[int]]:
    here: set[int] = set()
    there: set[int] = set()
    for kind, start, end, other, last in SequenceMatcher(None, raw, new, autojunk=False).get_opcodes():
        if kind != "equal":
            here.update(at for at in range(start, end) if raw[at].isalnum())
            there.update(at for at in range(other, last) if new[at].isalnum())
    if _are_few(here, raw) and _are_few(there, new):
        return frozenset(here), frozenset(there)
    return frozenset(), frozenset()


def _are_few(places: set[int], text: str) -> bool:
    return len(places) <= _FEW and 3 * len(places) <= sum(map(str.isalnum, text))


def _covered(text: str | None, seen: frozenset[int] = frozenset()) -> str | None:
    if text is None:
        return None
    return "".join(_COVER if letter.isalnum() and at not in seen else letter for at, letter in enumerate(text))


def _joined(parts: Iterable[object]) -> str | None:
    told = [text for part in parts if (text := as_text(part))]
    return cut(", ".join(told)) if told else None
