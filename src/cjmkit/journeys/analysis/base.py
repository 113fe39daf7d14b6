"""
What every analysis gives: a typed result that explains itself, prints as a table and turns into plain data.
"""

from __future__ import annotations

import abc
import datetime as dt
import enum
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Final

import attrs

from cjmkit.display import html_of
from cjmkit.findings import Texts

if TYPE_CHECKING:
    from cjmkit.journeys.analysis.question import Question

__all__ = ["Analysis", "Inputs", "Name", "Result", "TableView", "plain"]

_DIGITS: Final = 6


@attrs.frozen(kw_only=True)
class TableView:
    """
    A table of texts; *numbers* are the indices of the columns that hold numbers, to be set to the right.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    title: str = ""


@attrs.frozen(kw_only=True)
class Name:
    """
    What people call something, in both languages; what the map itself names is the same in both.
    """

    ru: str
    en: str

    def get(self, lang: str) -> str:
        """
        Return the name in *lang*.
        """
        return self.en if lang == "en" else self.ru


@attrs.frozen(kw_only=True)
class Inputs:
    """
    What a result was made from.

    *reads* are the fields of the model; *settings* those that decided something. Of *total* values that
    the analysis asked for, *known* were there: what is unknown was left out, never taken for zero.
    """

    reads: tuple[str, ...]
    settings: Mapping[str, Any] = attrs.field(factory=dict)
    known: int
    total: int

    @property
    def unknown(self) -> int:
        """
        How many values nobody has entered.
        """
        return self.total - self.known


@attrs.frozen(kw_only=True)
class Result(abc.ABC):
    """
    What an analysis found; *journey* is the id of the map, None if it is about the whole project.
    """

    name: ClassVar[str]

    journey: str | None
    inputs: Inputs

    _repr_html_ = html_of

    @abc.abstractmethod
    def sentence(self, lang: str = "ru") -> str:
        """
        Return what was found, in a sentence or two.
        """

    @abc.abstractmethod
    def table(self, lang: str = "ru") -> TableView:
        """
        Return the main table.
        """

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return all tables, the main one first.
        """
        return (self.table(lang),)

    def to_dict(self) -> dict[str, Any]:
        """
        Return plain data for JSON: numbers with units in their names, None for unknown.
        """
        own = {field.name: getattr(self, field.name) for field in attrs.fields(type(self)) if field.name != "journey"}
        return {"analysis": self.name, "journey": self.journey, **plain(own)}


@attrs.frozen(kw_only=True)
class Analysis:
    """
    An analysis by its *name*: *about* says in a sentence what it answers, *run* answers it.
    """

    name: str
    title: Texts
    about: Texts
    run: Callable[[Question], Result]


def plain(value: Any) -> Any:
    """
    Return *value* as JSON knows it: exact amounts become texts, computed numbers are rounded to six places.
    """
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, (float, Fraction)):
        return round(float(value), _DIGITS)
    if isinstance(value, (Decimal, dt.date)):
        return str(value)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if attrs.has(type(value)):
        return {field.name: plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
    return [plain(part) for part in value]
