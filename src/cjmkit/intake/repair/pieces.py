"""
What a combined cell is taken apart into, and the text that shrinks while it is.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cjmkit.intake.repair.base import Note

__all__ = ["Pieces", "Remainder"]

_GAP: Final = "\n"
_EMPTY: Final = re.compile(r"[\s,;:/\\|()\[\].№=-]{0,200}")


class Pieces(NamedTuple):
    """
    The pieces of a cell by flat field, the *rest* that was not recognised, and the notes.
    """

    pieces: dict[str, str]
    rest: str | None
    notes: tuple[Note, ...] = ()


class Remainder:
    """
    A text from which pieces are taken; what stays is never lost.
    """

    def __init__(self, text: str) -> None:
        self.text: str = text
        self.pieces: dict[str, str] = {}

    def take(self, pattern: re.Pattern[str], piece: str, group: int = 0) -> str | None:
        """
        Take the first match of *pattern* out of the text as *piece*, unless there is such a piece already.
        """
        found = pattern.search(self.text) if piece not in self.pieces else None
        if found is None:
            return None
        self.cut(found)
        self.pieces[piece] = found[group]
        return found[group]

    def take_all(self, pattern: re.Pattern[str], piece: str) -> None:
        """
        Take every match of *pattern* out of the text, joined as one *piece*.
        """
        found = [match[0] for match in pattern.finditer(self.text)]
        if found:
            self.text = pattern.sub(_GAP, self.text)
            self.pieces[piece] = ", ".join(filter(None, (self.pieces.get(piece), *found)))

    def cut(self, match: re.Match[str]) -> None:
        """
        Take *match* out of the text.
        """
        self.text = self.text[: match.start()] + _GAP + self.text[match.end() :]

    def drop(self, pattern: re.Pattern[str]) -> None:
        """
        Take out labels, which say what a piece is and are no data.
        """
        self.text = pattern.sub(_GAP, self.text)

    def words(self) -> str:
        """
        Return what is left, in order, with commas where something was taken out.
        """
        parts = [" ".join(part.split()).strip(" ,;:/\\|=-") for part in self.text.split(_GAP)]
        return ", ".join(part for part in parts if part and not _EMPTY.fullmatch(part))
