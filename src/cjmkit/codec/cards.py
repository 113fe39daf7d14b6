"""
Cards to plain data and back: exact for every field, and every error of a record with its path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from cjmkit.codec._catalogue import NOT_AN_OBJECT, UNWRITABLE
from cjmkit.codec._dialect import CARDS
from cjmkit.codec._documents import UNFIT, decoded, unwritable
from cjmkit.codec._encode import line_encoder
from cjmkit.codec._paths import findings_of
from cjmkit.codec._plain import writer_of
from cjmkit.codec._scalars import WrongError
from cjmkit.codec._versions import upgraded
from cjmkit.findings import NOWHERE, Finding, Location
from cjmkit.model import ClientCard

__all__ = ["Decoded", "card_from_dict", "card_to_dict", "dumps_card", "encode_cards", "schema_finding"]


class Decoded(NamedTuple):
    """
    The card, or the findings why there is none.
    """

    card: ClientCard | None
    findings: tuple[Finding, ...] = ()


def card_to_dict(card: ClientCard) -> dict[str, Any]:
    """
    Return *card* as plain JSON data: ``schema`` first, then the fields that differ from their default.

    Custom values keep their type: ``{"decimal": "1.50"}``, ``{"date": …}``, ``{"datetime": …}``.
    The data holds no object of the card: changing it leaves the card as it was.

    Raises:
        OutputError: the card holds a value of a wrong type.

    .. versionadded:: 0.1.0

    """
    try:
        data: dict[str, Any] = writer_of(ClientCard)(card)
    except UNFIT:
        raise unwritable(card, CARDS, UNWRITABLE) from None
    return data


def dumps_card(card: ClientCard) -> str:
    """
    Return *card* as one line of JSON, without a line end; raises as `card_to_dict` does.

    .. versionadded:: 0.1.0
    """
    [line] = encode_cards((card,))
    return line.decode("utf-8")


def encode_cards(cards: Iterable[ClientCard]) -> Iterator[bytes]:
    """
    Yield each card as one line of UTF-8 JSON, without its line end.

    Half of a surrogate pair, which UTF-8 cannot hold, is written as a JSON escape.

    .. versionadded:: 0.1.0
    """
    encode = line_encoder()
    for card in cards:
        try:
            line = encode(card)
        except UNFIT:
            raise unwritable(card, CARDS, UNWRITABLE) from None
        yield line


def card_from_dict(data: object, where: Location = NOWHERE) -> Decoded:
    """
    Read a card from plain data that a JSON reader gave; never raises for what the data holds.

    Every error is a finding at *where* with its path as the field (``contacts[1].value``).

    .. versionadded:: 0.1.0
    """
    return Decoded(*decoded(data, where, CARDS, NOT_AN_OBJECT))


def schema_finding(record: Mapping[str, Any], where: Location = NOWHERE) -> Finding | None:
    """
    Return what is wrong with the schema that *record* names; None if it is a card that we read.

    .. versionadded:: 0.1.0
    """
    try:
        upgraded({"schema": record.get("schema")})
    except WrongError as error:
        return findings_of(error, where)[0]
    return None
