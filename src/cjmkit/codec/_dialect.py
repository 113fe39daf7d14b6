"""
Dialects: what the documents of each root class have of their own, beside the machinery that all share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from cjmkit.codec._catalogue import UNKNOWN_KEY
from cjmkit.codec._versions import CARDS as CARD_FAMILY
from cjmkit.codec._versions import Family
from cjmkit.findings import Rule
from cjmkit.model import ClientCard

__all__ = ["CARDS", "Dialect", "has_short"]

_NONE: Final[Mapping[Any, Any]] = MappingProxyType({})


def _text_alone(text: str, value: object, write_full: Callable[[Any], dict[str, Any]]) -> Any:
    return text


@attrs.frozen(kw_only=True, eq=False)
class Dialect:
    """
    How the documents of one *root* class are read and written.

    *readers*, *writers* and *schemas* take the place of the usual ones for some scalars. *short* makes plain
    data of the short form of a part, *keyed* of a mapping whose keys are data. With *names_keys* a finding about
    an unknown key has the key in its path.
    """

    root: type[Any]
    family: Family
    unknown_key: Rule = UNKNOWN_KEY
    names_keys: bool = False
    readers: Mapping[Any, Callable[[Any, Any], Any]] = _NONE
    writers: Mapping[Any, Callable[[Any], Any]] = _NONE
    schemas: Mapping[Any, dict[str, Any]] = _NONE
    keyed: type[dict[str, Any]] = dict
    short: Callable[[str, object, Callable[[Any], dict[str, Any]]], Any] = _text_alone


CARDS: Final = Dialect(root=ClientCard, family=CARD_FAMILY)
"""Client cards: an exact number is a text, as every reader of JSON keeps it."""


def has_short(cls: type[Any]) -> bool:
    """
    Return whether a text alone may stand for an object of *cls*.
    """
    return hasattr(cls, "from_short")
