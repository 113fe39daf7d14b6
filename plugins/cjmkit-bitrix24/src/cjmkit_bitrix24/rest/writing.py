"""
Writing: a line of calls for every card.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO, Final

from cjmkit.findings import Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import Loss, Losses, Progress
from cjmkit.plugins.progress import ticking
from cjmkit_bitrix24.rest.calls import calls_of
from cjmkit_bitrix24.rest.lines import dump_line
from cjmkit_bitrix24.rest.losses import note_losses
from cjmkit_bitrix24.rest.options import CallsOptions

__all__ = ["write_calls"]

_HALVES: Final = Texts(
    "половины знаков (суррогаты) не пишутся ни в один файл и заменены на «?»",
    "halves of characters (surrogates) go into no file and were replaced by “?”",
)


def write_calls(
    cards: Iterable[ClientCard], stream: BinaryIO, options: CallsOptions, progress: Progress
) -> Sequence[Loss]:
    """
    Write a line for every card to *stream*; return what the calls do not carry.
    """
    losses = Losses()
    for card in ticking(cards, progress):
        made = calls_of(card, options)
        line = dump_line(made.key, made.calls, made.needs)
        note_losses(card, made, losses)
        stream.write(_whole(line, losses))
    return losses.list()


def _whole(line: bytes, losses: Losses) -> bytes:
    try:
        line.decode()
    except UnicodeDecodeError:
        losses.note("card", _HALVES)
        return line.decode("utf-8", "surrogatepass").encode("utf-8", "replace")
    return line
