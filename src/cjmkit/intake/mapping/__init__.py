"""
The mapping stage: which column is which field of the card.

`propose` decides by titles and values; `save_mapping` and `load_mapping` keep the decisions in a file
that a person edits; `apply_mapping` obeys it.
"""

from __future__ import annotations

from cjmkit.intake.mapping.consensus import consensus
from cjmkit.intake.mapping.emit import save_mapping
from cjmkit.intake.mapping.file import ColumnRule, MappingFile, apply_mapping, load_mapping, obey, with_known
from cjmkit.intake.mapping.propose import Proposal, propose, survey

__all__ = [
    "ColumnRule",
    "MappingFile",
    "Proposal",
    "apply_mapping",
    "consensus",
    "load_mapping",
    "obey",
    "propose",
    "save_mapping",
    "survey",
    "with_known",
]
