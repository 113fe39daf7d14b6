"""
What an import report holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cjmkit.display import html_of
from cjmkit.findings import Severity, Texts

if TYPE_CHECKING:
    # A report tells what a format could not hold; the formats live a floor above.
    from cjmkit.plugins.contracts import Loss

__all__ = ["ImportReport", "ReportCode", "ReportColumn", "ReportExample", "ReportSkip", "ReportTable"]


@attrs.frozen(kw_only=True)
class ReportColumn:
    """
    What one column was taken for, and how full it is.

    *targets* are flat field names and *titles* what people call them; a column that is none of the fields known
    has *custom*, the name that it is kept under, or is *ignored* because the user said so. *confidence* runs from
    0 to 1. Of *rows*, the clients of the table, *filled* have a value here: a placeholder such as «н/д» is none.
    *samples* are there only if values were asked for.
    """

    column: str
    header: str | None = None
    targets: tuple[str, ...] = ()
    titles: tuple[Texts, ...] = ()
    custom: str | None = None
    ignored: bool = False
    confidence: float = 0.0
    reason: Texts = Texts("", "")
    samples: tuple[str, ...] = attrs.field(default=(), repr=False)
    rows: int = 0
    filled: int = 0


@attrs.frozen(kw_only=True)
class ReportSkip:
    """
    How many rows of a table were no clients, and why.
    """

    code: str
    title: Texts
    count: int


@attrs.frozen(kw_only=True)
class ReportTable:
    """
    What became of one table: *rows* = *cards* + *rejected* + the counts of *skipped*.

    *details* are what was found out about the file: its encoding, its delimiter. *header_rows* are the rows of the
    heading, empty where there is none. A base of finished cards has no *columns*.
    """

    place: str
    details: tuple[tuple[Texts, str], ...] = ()
    header_rows: tuple[int, ...] = ()
    rows: int = 0
    cards: int = 0
    rejected: int = 0
    skipped: tuple[ReportSkip, ...] = ()
    columns: tuple[ReportColumn, ...] = ()


@attrs.frozen(kw_only=True)
class ReportExample:
    """
    One finding: where, what, and for a repair the value before and after it.

    *raw* and *new* are as they are if values were asked for; otherwise all but the marks between the letters and
    digits is covered, and what little the repair itself changed. *applied* is False where *new* is only proposed.
    """

    place: str
    message: Texts
    raw: str | None = attrs.field(default=None, repr=False)
    new: str | None = attrs.field(default=None, repr=False)
    applied: bool = True


@attrs.frozen(kw_only=True)
class ReportCode:
    """
    All findings of one code: what they say, why it matters (*about*), what to do (*hint*), how many there are.

    *law* names the source of the rule, *bad* and *good* are an example of it. *repairs* tells that values were
    changed, *skips* that rows were passed over as no clients. *examples* are the first of them.
    """

    code: str
    severity: Severity
    title: Texts
    about: Texts
    hint: Texts
    law: str | None = None
    bad: Texts | None = None
    good: Texts | None = None
    count: int = 0
    repairs: bool = False
    skips: bool = False
    examples: tuple[ReportExample, ...] = ()


@attrs.frozen(kw_only=True)
class ImportReport:
    """
    One import: *rows* = *cards* + *rejected* + *skipped*, and *errors* + *warnings* + *notes* = the counts of *codes*.

    *codes* come errors first, then by their count. *target* is the name of the file that was written, *losses* what
    its format could not hold. *with_values* tells that values are shown, which may be personal.

    .. versionadded:: 0.1.0

    """

    tables: tuple[ReportTable, ...] = ()
    codes: tuple[ReportCode, ...] = ()
    rows: int = 0
    cards: int = 0
    rejected: int = 0
    skipped: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    target: str | None = None
    losses: tuple[Loss, ...] = ()
    with_values: bool = False

    _repr_html_ = html_of
