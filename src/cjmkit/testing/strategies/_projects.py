"""
Hypothesis strategies for projects: any project that the model can hold, made from the model itself.

`any_projects()` draws a few fields of every part, so that a whole map is drawn in milliseconds and yet every
field comes up; `parts_of(cls)` does so for one class. Numbers are finite, as in every project that can be written.
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import functools
import types
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from cjmkit.model.journeys import Project

__all__ = ["any_projects", "numbers", "parts_of", "project_texts"]

_STRANGE: Final = (
    "",
    " ",
    "no",
    "On",
    "null",
    "~",
    "0123",
    "1_000",
    "12:30",
    "2026-11-22",
    "1e3",
    ".inf",
    "- пункт",
    "# не примечание",
    "ключ: значение",
    "Выбор # решётка",
    "кончается двоеточием:",
    "кавычки «ёлочки», \"лапки\" и 'штрихи'",
    '"""',
    "''''",
    "строка\nдругая",
    "строка\nдругая\n",
    "\nпустая первая",
    "  отступ\n    больше\n\n",
    "табуляция\tвнутри\n\tи в начале",
    "возврат\r\nкаретки",
    "\x00\x1f\x7f\x85\u2028\u2029\ufeff",
    "обратная \\ косая",
    "=СУММ(A1:A9)",
    "!!python/object",
    "&якорь *ссылка",
    "{скобки} [другие]",
    "😀 e\u0301 \u00a0",
    "|",
    "> свёрнуто",
    "%TAG",
    "---",
    "...",
)


def project_texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """
    Texts of whole characters, those that trip a writer of TOML or YAML more often than chance would.
    """
    return st.one_of(
        st.sampled_from(_STRANGE),
        st.text("абвя xyz019:#-,.'\"\n\t\\[]{}", max_size=max_size),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=max_size),
    )


def numbers() -> st.SearchStrategy[Decimal]:
    """
    Finite exact numbers: trailing zeros, minus zero, more digits than a float has.
    """
    edges = ("0", "-0", "0.00", "-0.0", "1.50", "1E+3", "1E-7", "9223372036854775808", "-12345678901234567890", "0.1")
    return st.one_of(st.sampled_from(edges).map(Decimal), st.decimals(allow_nan=False, allow_infinity=False))


_SCALARS: Final[Mapping[Any, st.SearchStrategy[Any]]] = {
    str: project_texts(),
    int: st.integers(-(2**70), 2**70),
    bool: st.booleans(),
    bytes: st.binary(max_size=6),
    Decimal: numbers(),
    dt.date: st.dates(),
}


@functools.cache
def _values(kind: Any) -> st.SearchStrategy[Any]:
    if kind in _SCALARS:
        return _SCALARS[kind]
    if isinstance(kind, types.UnionType):
        return st.one_of(*(st.none() if each is type(None) else _values(each) for each in get_args(kind)))
    if get_origin(kind) is tuple:
        return st.lists(_values(get_args(kind)[0]), max_size=2).map(tuple)
    if get_origin(kind) is collections.abc.Mapping:
        return st.dictionaries(project_texts(), _values(get_args(kind)[1]), max_size=2)
    if issubclass(kind, enum.Enum):
        return st.sampled_from(kind)
    return parts_of(kind)


@functools.cache
def parts_of(cls: type[Any]) -> st.SearchStrategy[Any]:
    """
    Objects of *cls* with what they must have and a few fields more.
    """
    hints, fields = get_type_hints(cls), attrs.fields(cls)
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    optional = [field.name for field in fields if field.default is not attrs.NOTHING]

    @st.composite
    def draw_one(draw: st.DrawFn) -> Any:
        more = draw(st.lists(st.sampled_from(optional), max_size=3, unique=True)) if optional else []
        return cls(**{name: draw(_values(hints[name])) for name in (*required, *more)})

    return draw_one()


def any_projects() -> st.SearchStrategy[Project]:
    """
    Projects with anything in any field.
    """
    return parts_of(Project)
