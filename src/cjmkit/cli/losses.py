"""
Losses in words: what a format could not hold, a line for each reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cjmkit.findings import Lang, Texts
from cjmkit.plugins import Loss

__all__ = ["told_losses"]

_LOSS: Final = Texts("формат не вместил, {reason}: {fields}", "not held by the format, {reason}: {fields}")


def told_losses(losses: Iterable[Loss], lang: Lang) -> Iterator[str]:
    """
    Yield a line for each reason, with the fields and how many cards or parts lost them.

    A narrow format leaves out dozens of fields, nearly all for one reason: a line for each could not be read.
    """
    fields: dict[str, list[str]] = {}
    for loss in losses:
        fields.setdefault(loss.reason.get(lang), []).append(f"{loss.field} ×{loss.count}")
    for reason, named in fields.items():
        yield _LOSS.get(lang, reason=reason, fields=", ".join(named))
