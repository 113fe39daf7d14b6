"""
What cleaning a column gives: values, and notes about each that was touched.

A column of a batch is cleaned at once: the common case costs a comparison, and reasons are made
only for the values that need them.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from cjmkit.findings import Rule
from cjmkit.intake.rows.table import Cell

__all__ = ["PROPOSED", "Cleaned", "Cleaner", "ColumnContext", "CompanyName", "Note", "PhoneValue", "Proof"]

PROPOSED: Final = "proposed"
"""The param of a finding whose fix was not applied, for want of proof."""


class Proof(enum.IntEnum):
    """
    How well a repair is proven, from nothing to certainty.

    A check digit that passes by chance once in ten proves ``ONE_TENTH``; two of them, or one in a
    column whose other values agree, ``ONE_HUNDREDTH``; a directory entry ``DIRECTORY``; a change that
    loses nothing is ``EXACT``.
    """

    NONE = 0
    ONE_TENTH = 1
    ONE_HUNDREDTH = 2
    DIRECTORY = 3
    EXACT = 4

    @property
    def label(self) -> str:
        """
        The name that reports show: ``none``, ``1/10``, ``1/100``, ``directory``, ``exact``.
        """
        return ("none", "1/10", "1/100", "directory", "exact")[self.value]


class Note(NamedTuple):
    """
    What happened to one value: *row* (from 0) in the batch, the *rule* that speaks, the *raw* cell,
    the value it became or might become (*fix*), whether that was *applied*, and its *proof*.

    *params* fill the rule's text; none of them may be a personal value.
    """

    row: int
    rule: Rule
    raw: Cell
    fix: Any = None
    applied: bool = True
    proof: Proof = Proof.EXACT
    params: dict[str, object] | None = None


class Cleaned(NamedTuple):
    """
    A cleaned column: one value a row (None for empty), and the notes.
    """

    values: list[Any]
    notes: list[Note]


@attrs.frozen(kw_only=True)
class ColumnContext:
    """
    What a cleaner may know beyond the values.

    *threshold* is the least proof at which a repair is applied. *consensus* is the share (0 to 1) of
    valid values in the column's sample. *header* is the column's heading. *day_first* reads 03.04 as
    3 April; *text* says that the source holds no numbers, so that digits are what somebody typed.
    """

    threshold: Proof = Proof.ONE_HUNDREDTH
    consensus: float = 0.0
    header: str = ""
    day_first: bool = True
    text: bool = False


Cleaner: TypeAlias = Callable[[Sequence[Cell]], Cleaned]
"""Cleans the values of one column of a batch."""


class CompanyName(NamedTuple):
    """
    A name of a firm: the whole *text* tidied, its legal *form* in short («ООО») if it names one,
    and whether the form is written *long* («Общество с ограниченной ответственностью»).
    """

    text: str
    form: str | None
    long: bool


class PhoneValue(NamedTuple):
    """
    One phone of a cell: E.164 or the raw text, the extension, and words that stood beside it.
    """

    value: str
    extension: str | None
    note: str | None
