"""
Marks: what a card is known by in a decision, without a word of what it holds.

A mark is made of everything that is compared, in its normal form: another way to write the same phone keeps it,
another phone changes it. A decision lasts as long as what was looked at does; then the pair is shown again.
"""

from __future__ import annotations

import hashlib
import json
from typing import Final

from cjmkit.dedupe.digests import Digest

__all__ = ["MARK_SIZE", "Mark", "PairKey", "mark_of", "pair_key"]

Mark = bytes
"""The mark of a card: 16 bytes."""

PairKey = tuple[Mark, Mark]
"""The marks of two cards, the lesser first."""

MARK_SIZE: Final = 16
_VERSION: Final = b"cjmkit/mark@1\n"


def mark_of(digest: Digest) -> Mark:
    """
    Return the mark of a card; cards that nothing tells apart have the same.
    """
    plain = digest._replace(
        # In what order a base lists its phones says nothing about the client; keys of plugins come and go with them.
        phones=tuple(sorted(digest.phones)),
        emails=tuple(sorted(digest.emails)),
        domains=(),
        addresses=tuple(sorted(digest.addresses)),
        city="",
        keys=(),
    )
    # Not marshal: its bytes depend on what else the interpreter holds of the same texts.
    text = json.dumps(plain, ensure_ascii=True)
    return hashlib.sha256(_VERSION + text.encode("ascii")).digest()[:MARK_SIZE]


def pair_key(one: Mark, two: Mark) -> PairKey:
    """
    Return the key of a pair, whichever card comes first.
    """
    return (one, two) if one <= two else (two, one)
