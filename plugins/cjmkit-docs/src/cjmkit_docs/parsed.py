"""
Parsed: what a document said, field by field.
"""

from __future__ import annotations

import attrs

from cjmkit.findings import NOWHERE, Finding, Location
from cjmkit.model import ClientCard

__all__ = ["Parsed", "ParsedField"]


@attrs.frozen(kw_only=True)
class ParsedField:
    """
    A value of the card: its flat *name* (``inn``, ``account``), how sure it is (0 to 1), and where it stood.

    *proven* tells that arithmetic said yes: a check digit, or the key of an account with its БИК.
    """

    name: str
    value: str = attrs.field(repr=False)
    confidence: float
    proven: bool = False
    where: Location = NOWHERE


@attrs.frozen(kw_only=True)
class Parsed:
    """
    One company of a document: its *card* (None if nothing was recognised), the *fields* that it was made of, those
    that were too *doubtful* to take, the *findings*, and the lines that have no place on a card (*rest*).
    """

    card: ClientCard | None
    fields: tuple[ParsedField, ...] = ()
    doubtful: tuple[ParsedField, ...] = ()
    findings: tuple[Finding, ...] = ()
    rest: tuple[str, ...] = attrs.field(default=(), repr=False)
    where: Location = NOWHERE

    def confidence(self, name: str) -> float:
        """
        Return how sure the value of the field *name* is; 0 if it was not found.
        """
        return max((field.confidence for field in self.fields if field.name == name), default=0.0)
