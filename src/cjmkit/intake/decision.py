"""
Decisions: what the road found out about each column, and why.
"""

from __future__ import annotations

import attrs

from cjmkit.findings import Texts
from cjmkit.intake.rows.table import column_letters

__all__ = ["Decision", "Header"]


@attrs.frozen(kw_only=True)
class Header:
    """
    The heading of a table.

    *rows* are the numbers of the rows it stands in, as Excel shows them; empty if the table has no
    heading. *names* has one entry a column, groups of a two-row header joined («Реквизиты ИНН»),
    None where there is nothing. *data_from* is the number of the first row after it.
    """

    rows: tuple[int, ...] = ()
    names: tuple[str | None, ...] = ()
    data_from: int = 1
    confidence: float = 0.0
    reason: Texts = Texts("", "")


@attrs.frozen(kw_only=True)
class Decision:
    """
    Where one column goes.

    *targets* are flat field names (``inn``, ``phone_2``); several for a combined column, taken apart by
    the splitter named *split*; none when the column stays a custom field called *custom*; *ignored*
    columns are left out because the user said so. *confidence* runs from 0 to 1. *samples* are a few
    values; they are personal and stay out of `repr`.
    """

    index: int
    header: str | None = None
    targets: tuple[str, ...] = ()
    split: str | None = None
    custom: str | None = None
    ignored: bool = False
    confidence: float = 0.0
    reason: Texts = Texts("", "")
    samples: tuple[str, ...] = attrs.field(default=(), repr=False)

    @property
    def column(self) -> str:
        """
        The letters of the column.
        """
        return column_letters(self.index)
