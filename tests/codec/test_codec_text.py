"""
The text of a card, made without an encoder, against `json.dumps` of its plain data.
"""

from __future__ import annotations

import datetime as dt
import enum
import json
from collections import OrderedDict
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from cjmkit.codec import card_to_dict
from cjmkit.codec._text import text_of
from cjmkit.errors import OutputError
from cjmkit.model import CardKind, ClientCard, Contact, ContactKind, Money, Origin, PersonDetails, Relative


class Word(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "not what it holds"


class Other(enum.Enum):
    COMPANY = "company"


@pytest.mark.parametrize(
    "card",
    [
        ClientCard(),
        ClientCard(id=Word('a"b')),
        ClientCard(tags=("a", 'b"', Word("c"))),
        ClientCard(version=2),
        ClientCard(person=PersonDetails(relatives=(Relative(),), children_count=0)),
        ClientCard(custom={"a": "б", 'c"': "\n"}),
        ClientCard(custom={"a": "b", "c": 1}),
        ClientCard(custom={Word("a"): Word("b")}),
        ClientCard(custom=OrderedDict(b="1", a="2")),
        ClientCard(custom=MappingProxyType({"a": ("b", "c")})),
        ClientCard(origin=Origin(raw={"inn": "77 07"}, row=10**20)),
        ClientCard(average_check=Money(amount=Decimal("-1E+30"), approximate=True)),
        ClientCard(contacts=(Contact(kind=ContactKind.EMAIL, value="a", shown=True),)),
        ClientCard(next_contact_on=dt.date(999, 1, 2), updated_at=dt.datetime(2026, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_text_is_that_of_the_standard_encoder(card: ClientCard) -> None:
    """Each kind of value gives the text that `json.dumps` makes of the card's plain data."""
    wanted = json.dumps(card_to_dict(card), ensure_ascii=False, separators=(",", ":"))
    assert text_of(ClientCard)(card) == wanted


@pytest.mark.parametrize(
    "fields",
    [
        {"id": 7},
        {"kind": Other.COMPANY},
        {"kind": "company"},
        {"version": False},
        {"version": 2.0},
        {"tags": ["a"]},
        {"tags": (1,)},
        {"contacts": "ab"},
        {"contacts": [Contact(kind=ContactKind.EMAIL, value="a")]},
        {"contacts": (Contact(kind=ContactKind.EMAIL, value=None),)},
        {"contacts": (Contact(kind=ContactKind.EMAIL, value="a", shown=1),)},
        {"average_check": Money(amount=1.5)},
        {"next_contact_on": dt.datetime(2026, 1, 1)},
        {"next_contact_on": "2026-01-01"},
        {"custom": {"a": object()}},
        {"origin": Origin(raw={"a": 1})},
    ],
)
def test_value_of_a_wrong_type_is_refused(fields: dict[str, Any]) -> None:
    """No value of another type becomes a text by accident: `False` is no number, a date with a time no date."""
    card = attrs.evolve(ClientCard(kind=CardKind.COMPANY), **fields)
    # Most of these have nothing to say: whoever asked for the text finds the place and tells it.
    with pytest.raises((TypeError, ValueError, AttributeError), match=r".*"):
        text_of(ClientCard)(card)
    with pytest.raises(OutputError, match="wrong type"):
        card_to_dict(card)
