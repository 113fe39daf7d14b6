"""
Tables: reading rows of a text file, for importers of csv files that know what their columns are.

The reader is the one that ``csv`` itself uses: it finds out encoding and delimiter, mends quotes
written wrongly, and says what it noticed.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.intake.rows.delimited import read_delimited

__all__ = ["read_delimited"]
