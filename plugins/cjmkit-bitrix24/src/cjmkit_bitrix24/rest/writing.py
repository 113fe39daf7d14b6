"""
Writing: a line of calls for every card.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from cjmkit.model import ClientCard
from cjmkit.plugins import Loss, Losses, Progress
from cjmkit.plugins.progress import ticking
from cjmkit_bitrix24.rest.calls import calls_of
from cjmkit_bitrix24.rest.lines import dump_line
from cjmkit_bitrix24.rest.losses import note_losses
from cjmkit_bitrix24.rest.options import CallsOptions

__all__ = ["write_calls"]


def write_calls(
    cards: Iterable[ClientCard], stream: BinaryIO, options: CallsOptions, progress: Progress
) -> Sequence[Loss]:
    """
    Write a line for every card to *stream*; return what the calls do not carry.
    """
    losses = Losses()
    for card in ticking(cards, progress):
        made = calls_of(card, options)
        stream.write(dump_line(made.key, made.calls, made.needs))
        note_losses(card, made, losses)
    return losses.list()
