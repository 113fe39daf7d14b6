"""
The checklists by their names.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from cjmkit.journeys.templates.checklist import Checklist
from cjmkit.journeys.templates.questions import QUESTIONS
from cjmkit.journeys.templates.work import WORK

__all__ = ["CHECKLISTS", "Checklist", "checklist"]

CHECKLISTS: Final = MappingProxyType({each.name: each for each in (*WORK, *QUESTIONS)})
"""The checklists by their names."""


def checklist(name: str) -> Checklist:
    """
    Return the checklist of that name.

    Raises:
        LookupError: there is none.

    .. versionadded:: 0.1.0
    """
    found = CHECKLISTS.get(name)
    if found is None:
        msg = f"there is no checklist {name!r}; there are: {', '.join(CHECKLISTS)}"
        raise LookupError(msg)
    return found
