"""
Hypothesis strategies for cards: any card that the model can hold, made from the model itself.

`any_cards()` draws a `ClientCard` with every field of every part, wrong requisites and strange texts
included, since a card may hold what is wrong. `values_of(kind)` draws a value of any annotation
that the model uses, so that a new field is covered from the day it is added.
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import types
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from cjmkit.model import ClientCard, FieldValue

__all__ = ["any_cards", "decimals", "field_values", "mostly_empty_cards", "texts", "values_of"]

_STRANGE: Final = (
    "",
    " ",
    "0",
    "0123",
    "None",
    "null",
    "ООО «Ромашка»",
    'АО "Кавычки"',
    "строка\nдругая\r\n\tтретья",
    "\x00\x1f\x7f\u2028\u2029\ufeff",
    "=СУММ(A1:A9)",
    "\\u0041\\",
    "😀 e\u0301",
    '{"decimal": "1"}',
)


def texts(max_size: int = 20) -> st.SearchStrategy[str]:
    """
    Texts that UTF-8 can hold, those that break writers more often than chance would.
    """
    return st.one_of(st.sampled_from(_STRANGE), st.text(st.characters(exclude_categories=["Cs"]), max_size=max_size))


def decimals() -> st.SearchStrategy[Decimal]:
    """
    Exact numbers, with trailing zeros, huge exponents and minus zero.
    """
    edges = (
        "0",
        "-0",
        "0.00",
        "1.50",
        "1E+3",
        "1E-7",
        "-1.0E+999999",
        "123456789012345678901234567890.123",
        "Infinity",
    )
    return st.one_of(st.sampled_from(edges).map(Decimal), st.decimals(allow_nan=False))


def _times() -> st.SearchStrategy[dt.datetime]:
    seconds = st.integers(-86_399, 86_399)
    zones = seconds.map(lambda offset: dt.timezone(dt.timedelta(seconds=offset)))
    return st.datetimes(timezones=st.one_of(st.none(), st.just(dt.UTC), zones))


def field_values() -> st.SearchStrategy[FieldValue]:
    """
    Typed values of custom fields: every member of the union, at its edges too.
    """
    return st.one_of(
        texts(),
        st.integers(),
        st.sampled_from([0, 1, 2**53 + 1, 2**63, -(2**64), 10**30]),
        st.booleans(),
        st.floats(allow_nan=False),
        st.sampled_from([0.0, -0.0, 1e16, 1e-5, 1.0, 5e-324, float("inf"), float("-inf")]),
        decimals(),
        st.dates(),
        _times(),
        st.lists(texts(), max_size=3).map(tuple),
    )


_SCALARS: Final[Mapping[Any, st.SearchStrategy[Any]]] = {
    str: texts(),
    int: st.integers(),
    bool: st.booleans(),
    bytes: st.binary(max_size=12),
    Decimal: decimals(),
    dt.date: st.dates(),
    dt.datetime: _times(),
    FieldValue: field_values(),
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """
    Return a strategy for any annotation that the model uses.
    """
    if kind in _SCALARS:
        return _SCALARS[kind]
    if isinstance(kind, types.UnionType):
        return st.one_of(*(st.none() if each is type(None) else values_of(each) for each in get_args(kind)))
    if get_origin(kind) is tuple:
        return st.lists(values_of(get_args(kind)[0]), max_size=3).map(tuple)
    if get_origin(kind) is collections.abc.Mapping:
        return st.dictionaries(texts(), values_of(get_args(kind)[1]), max_size=3)
    if issubclass(kind, enum.Enum):
        return st.sampled_from(kind)
    return _parts(kind)


def _parts(cls: type[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(cls)
    return st.builds(cls, **{field.name: values_of(hints[field.name]) for field in attrs.fields(cls)})


def any_cards() -> st.SearchStrategy[ClientCard]:
    """
    Cards with anything in every field.
    """
    return _parts(ClientCard)


@st.composite
def mostly_empty_cards(draw: st.DrawFn) -> ClientCard:
    """
    Cards with a few fields set: quicker to draw, and closer to a real base.
    """
    hints = get_type_hints(ClientCard)
    names = draw(st.lists(st.sampled_from(sorted(hints)), max_size=4, unique=True))
    return ClientCard(**{name: draw(values_of(hints[name])) for name in names})
