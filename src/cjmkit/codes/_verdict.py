"""
The answer that every check of a number gives.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Verdict", "right", "unsettled", "wrong"]


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

    def __repr__(self) -> str:
        # The value itself may be personal, and a repr ends up in logs and tracebacks.
        return f"Verdict(ok={self.ok}, code={self.code!r}, rule={self.rule!r})"


def right(value: str, rule: str, code: str | None = None) -> Verdict:
    """
    Return the verdict that *value* is right by *rule*; *code* tells a doubt.
    """
    return Verdict(True, code, rule, value)


def wrong(code: str, rule: str) -> Verdict:
    """
    Return the verdict that a value is proven wrong by *rule*.
    """
    return Verdict(False, code, rule, None)


def unsettled(code: str, rule: str, value: str | None) -> Verdict:
    """
    Return the verdict that *rule* cannot be applied, for want of what *code* names.
    """
    return Verdict(None, code, rule, value)
