"""
What reading a workbook to its end comes to.
"""

from __future__ import annotations

from cjmkit.errors import CjmkitError
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.xlsx import read_workbook


def outcome(source: Source) -> str | int:
    """
    Return the number of rows of all sheets, or the code of the refusal.
    """
    count = 0
    try:
        for table in read_workbook(source):
            len(table.merged)
            count += sum(1 for _ in table.rows)
    except CjmkitError as error:
        return error.finding.code if error.finding is not None else type(error).__name__
    return count
