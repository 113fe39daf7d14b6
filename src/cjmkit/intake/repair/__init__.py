"""
Repair: what is cleaned without loss, what is mended with a proof, what is reported as lost.

- `cleaner` cleans a column by the kind of its values
- `split_column` takes combined columns apart
- `mend_across` mends what several columns prove together
- `split_person_name` tells the parts of a person's name
"""

from __future__ import annotations

from cjmkit.intake.repair.base import Cleaned, Cleaner, ColumnContext, CompanyName, Note, PhoneValue, Proof
from cjmkit.intake.repair.clean import cleaner
from cjmkit.intake.repair.cross import CrossNote, mend_across
from cjmkit.intake.repair.names import split_person_name
from cjmkit.intake.repair.split import SPLIT_TARGETS, SplitColumn, split_cell, split_column

__all__ = [
    "SPLIT_TARGETS",
    "Cleaned",
    "Cleaner",
    "ColumnContext",
    "CompanyName",
    "CrossNote",
    "Note",
    "PhoneValue",
    "Proof",
    "SplitColumn",
    "cleaner",
    "mend_across",
    "split_cell",
    "split_column",
    "split_person_name",
]
