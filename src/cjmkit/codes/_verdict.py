"""
The answer that every check of a number gives.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Verdict"]


class Verdict(NamedTuple):
    """
    What a check proved about one value.

    - *ok*: True, proven right as far as the rule goes; False, proven wrong; None, not checkable
      without something that is missing (a BIC, a directory).
    - *code*: why, in one stable word such as ``length`` or ``checksum``; None when there is
      nothing to say. A value that is right but doubtful has ``ok=True`` and a code.
    - *rule*: which rule was applied, such as ``inn10`` or ``key:bank``.
    - *normalized*: the canonical form; None if the value is not right.

    The truth value is False only when the value is proven wrong.
    """

    ok: bool | None
    code: str | None
    rule: str
    normalized: str | None

    def __bool__(self) -> bool:
        return self.ok is not False
