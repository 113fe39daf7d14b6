"""
The second look: why a text that the fast path did not know is not a number.

Every fast path ends here with whatever is not plain digits of the right length.
"""

from __future__ import annotations

from collections.abc import Callable

from cjmkit.codes._clean import LONGEST, is_digits, require_text
from cjmkit.codes._verdict import Verdict, wrong
from cjmkit.codes.lookalikes import to_digits

__all__ = ["explain_digits", "look_closer"]


def look_closer(
    text: str,
    rule: str,
    compact: Callable[[str], str],
    check: Callable[[str], Verdict],
    explain: Callable[[str], Verdict | None] | None = None,
) -> Verdict:
    """
    Clean *text* and check it again, or say what is wrong with it.

    *explain* may know more about a cleaned text than `explain_digits` does.
    """
    if len(require_text(text)) > LONGEST:
        return wrong("length", rule)
    value = compact(text)
    if value != text:
        # A cleaned text is its own cleaned form, so this calls itself once at most.
        return check(value)
    verdict = explain(value) if explain is not None else None
    # A refusal is falsy, so `or` would not do.
    return explain_digits(value, rule, check) if verdict is None else verdict


def explain_digits(value: str, rule: str, check: Callable[[str], Verdict]) -> Verdict:
    """
    Say why a cleaned *value* is not a run of digits of the right length.
    """
    if not value:
        return wrong("empty", rule)
    if is_digits(value):
        return wrong(_length_or_zeros(value), rule)
    digits = to_digits(value)
    if is_digits(digits) and check(digits).ok:
        return wrong("homoglyph", rule)
    return wrong("charset", rule)


def _length_or_zeros(value: str) -> str:
    if value.strip("0"):
        return "length"
    # Payment forms write one zero for "none"; a run of them is a filler of a required field.
    return "placeholder" if len(value) == 1 else "zeros"
