"""
What people call each analysis.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.clients import CLIENTS
from cjmkit.journeys.analysis.registry import ANALYSES

__all__ = ["title_of"]

_CLIENTS: Final = Texts("Клиенты по карточкам", "Clients by their cards")


def title_of(name: str) -> Texts:
    """
    Return the title of the analysis of that name.
    """
    return _CLIENTS if name == CLIENTS else ANALYSES[name].title
