"""
Erasing: the lines of a base without one subject, and what was done to them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from cjmkit.codec import encode_cards
from cjmkit.errors import SourceError
from cjmkit.findings import Location
from cjmkit.privacy.erasing import catalogue as rules
from cjmkit.privacy.erasing.base import Base, Line
from cjmkit.privacy.erasing.erasure import Erasure, fields_of
from cjmkit.privacy.erasing.search import Found
from cjmkit.privacy.erasing.walk import Outcome, Walker

__all__ = ["erased_lines"]


def erased_lines(base: Base, found: Found, erasure: Erasure, *, texts: bool = False) -> Iterator[bytes]:
    """
    Yield the lines of *base* without the subject that was *found*, and tell *erasure* of each.

    Lines of others come as they are, byte for byte; with *texts* a text that seems to name the subject goes whole.

    Raises:
        SourceError: the base is not what it was when the subject was found.

    """
    before, after = base.digest, hashlib.sha256()
    walker = Walker(found.identity, names=found.by_name, texts=texts, shared=found.shared)
    for line in base.lines():
        kept = _kept(base, line, found, walker, erasure)
        after.update(kept)
        if kept:
            yield kept
    if base.digest != before:
        raise SourceError(rules.CHANGED.finding(Location(source=base.name)))
    erasure.before, erasure.after = before, after.hexdigest()


def _kept(base: Base, line: Line, found: Found, walker: Walker, erasure: Erasure) -> bytes:
    if line.blank:
        return line.raw
    erasure.read += 1
    if line.card is None:
        erasure.unread += 1
        erasure.report.add(rules.UNREAD.finding(base.place(line)))
        return line.raw
    if found.is_client(line.card):
        erasure.erased += 1
        erasure.own_cards.update(fields_of(line.card))
        erasure.report.add(rules.ERASED_CARD.finding(base.place(line)))
        return b""
    outcome = walker.erase(line.card)
    _tell(base, line, outcome, erasure)
    if not outcome.erased:
        return line.raw
    [encoded] = encode_cards((outcome.card,))
    return encoded + line.raw[len(line.raw.rstrip(b"\r\n")) :]


def _tell(base: Base, line: Line, outcome: Outcome, erasure: Erasure) -> None:
    erasure.changed += bool(outcome.erased)
    erasure.other_cards.update(outcome.counts)
    erasure.mentions += len(outcome.mentioned)
    erasure.shared += len(outcome.shared)
    told = ((rules.ERASED, outcome.erased), (rules.MENTIONED, outcome.mentioned), (rules.SHARED, outcome.shared))
    for rule, places in told:
        erasure.report.extend(rule.finding(base.place(line, place)) for place in places)
