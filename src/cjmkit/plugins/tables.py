"""
Tables: reading and writing rows of a text file, for formats that are csv files with columns of their own; reading
the rows of a workbook.

The reader is the one that ``csv`` itself uses: it finds out encoding and delimiter, mends quotes
written wrongly, and says what it noticed. `defuse` guards a cell that a spreadsheet would run as a formula;
the reader takes the guard off. `TextLimits` bound what a file may ask for.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.intake.rows._text_limits import DEFAULT_LIMITS, TextLimits
from cjmkit.intake.rows.defuse import defuse, undefuse
from cjmkit.intake.rows.delimited import read_delimited
from cjmkit.intake.rows.xlsx import read_workbook

__all__ = ["DEFAULT_LIMITS", "TextLimits", "defuse", "read_delimited", "read_workbook", "undefuse"]
