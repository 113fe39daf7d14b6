"""
REST: cards as lines of the calls that create them on a Bitrix24 portal.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO, Final

import attrs

from cjmkit.findings import Rule, Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import API, Kind, Loss, Progress
from cjmkit_bitrix24.rest.catalogue import CALL_RULES
from cjmkit_bitrix24.rest.options import CallsOptions

__all__ = ["CallsExporter", "CallsOptions"]

_TITLE: Final = Texts("Битрикс24: вызовы REST, по карточке в строке", "Bitrix24: REST calls, a card a line")


@attrs.frozen(kw_only=True)
class CallsExporter:
    """
    Writes a card a line: the ordered calls that create it, ids that only the portal knows left open.

    ``cjmkit-bitrix24 send`` sends them; the lines follow ``cjmkit-bitrix24/calls@1``. Chosen by name only.
    """

    name: str = "bitrix24-rest"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("jsonl",)
    kind: Kind = "cards"
    api: int = API
    options: type[CallsOptions] = CallsOptions
    rules: tuple[Rule, ...] = CALL_RULES

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: CallsOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the calls of every card of *items*; return what they do not carry.
        """
        from cjmkit_bitrix24.rest.writing import write_calls

        return write_calls(items, stream, options, progress)
