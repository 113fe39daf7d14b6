"""
Evidence, and the short statements that stand on it.
"""

from __future__ import annotations

import datetime as dt
from typing import Self

import attrs

__all__ = ["Evidence", "Note"]


@attrs.frozen(kw_only=True)
class Evidence:
    """
    What a statement on a map rests on.

    *kind* is a word of the vocabulary ``evidence`` (``interview``, ``analytics``, ``guess``); *ref* says
    where to look («интервью 12», a report, an address), *sample_size* how many were asked. In files
    ``"interview:12"`` stands for evidence that has a kind and a reference alone.
    """

    kind: str
    ref: str | None = None
    observed_on: dt.date | None = None
    sample_size: int | None = None
    note: str | None = None

    @classmethod
    def from_short(cls, text: str) -> Self:
        """
        Make evidence of ``kind:ref`` or of a kind alone.
        """
        kind, colon, ref = text.partition(":")
        return cls(kind=kind, ref=ref if colon else None)

    @property
    def short(self) -> str | None:
        """
        The short form; None if it would lose something.
        """
        text = self.kind if self.ref is None else f"{self.kind}:{self.ref}"
        return text if type(self).from_short(text) == self else None


@attrs.frozen(kw_only=True)
class Note:
    """
    A statement in a list: a need, a fear, a thought, an action. In files a text alone stands for it.
    """

    text: str
    id: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def from_short(cls, text: str) -> Self:
        """
        Make a statement of its text.
        """
        return cls(text=text)

    @property
    def short(self) -> str | None:
        """
        The text, if there is nothing else to tell.
        """
        return self.text if type(self).from_short(self.text) == self else None
