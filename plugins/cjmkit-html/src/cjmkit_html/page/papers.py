"""
Papers: what a page is printed on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = ["PAPERS", "Paper"]


class Paper(NamedTuple):
    """
    A sheet of paper, lying: its name in CSS, and the *width* between its margins in CSS pixels (1/96 inch).
    """

    size: str
    width: int

    @property
    def style(self) -> str:
        """
        The rule that prints a whole page on it, whatever the styles of its views say.
        """
        return "".join(f"@page{name}{{size:{self.size} landscape;margin:10mm}}" for name in ("", " map"))


# ISO 216: A3 is 420 mm wide, A4 297 mm; 10 mm of each side stay free.
PAPERS: Final[Mapping[str, Paper]] = {
    "a3": Paper("A3", int(400 / 25.4 * 96)),
    "a4": Paper("A4", int(277 / 25.4 * 96)),
}
"""Papers by the names that users say."""
