"""
Damages: what spreadsheets and people do to texts and cards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import attrs
from hypothesis import strategies as st

from cjmkit.model import ClientCard
from cjmkit.testing.strategies._clean import clean_cards

__all__ = ["DAMAGES", "damaged_cards", "damaged_texts"]

_TWINS: Final = str.maketrans("АВЕКМНОРСТХаеорсух0", "ABEKMHOPCTXaeopcyxO")
_LONG: Final = 10_000


def _float(text: str) -> str:
    return f"{text}.0" if text.isascii() and text.isdigit() else f"{text} "


def _exponent(text: str) -> str:
    return f"{text[0]},{text[1:6]}E+{len(text) - 1:02}" if text.isascii() and text.isdigit() and len(text) > 6 else text


DAMAGES: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "leading zeros lost": lambda text: text.lstrip("0"),
        "made a float": _float,
        "made an exponent": _exponent,
        "cut to fifteen digits": lambda text: text[:15] + "0" * (len(text) - 15) if text.isdigit() else text,
        "letters of the other alphabet": lambda text: text.translate(_TWINS),
        "spaces inside": lambda text: " ".join(text[at : at + 3] for at in range(0, len(text), 3)),
        "spaces around": lambda text: f" \u00a0{text}\t ",
        "label kept": lambda text: f"ИНН: {text}",
        "an apostrophe of Excel": lambda text: f"'{text}",
        "a formula": lambda text: f'="{text}"',
        "a control inside": lambda text: f"{text[:2]}\x01\x00{text[2:]}",
        "a bidi mark inside": lambda text: f"{text[:2]}\u202e{text[2:]}\u200f",
        "a line end inside": lambda text: f"{text[:2]}\r\n{text[2:]}",
        "two values": lambda text: f"{text}; {text}",
        "the wrong encoding": lambda text: text.encode().decode("cp1251", "replace"),
        "one letter off": lambda text: f"{text[:-1]}{chr((ord(text[-1]) + 1) % 0xD800)}" if text else text,
        "ten thousand characters": lambda text: (text or "x") * (_LONG // max(1, len(text)) + 1),
        "nothing left": lambda text: "",
    }
)
"""What may befall a text, by its name."""


def damaged_texts(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """
    What *texts* become after one or two damages.
    """
    once = st.sampled_from(tuple(DAMAGES.values()))
    twice = st.tuples(once, st.one_of(st.none(), once))
    return st.builds(lambda text, acts: _after(text, *acts), texts, twice)


@st.composite
def damaged_cards(draw: st.DrawFn, cards: st.SearchStrategy[ClientCard] | None = None) -> ClientCard:
    """
    Cards with some of their texts damaged: numbers, names, accounts, contacts; clean ones unless *cards* are given.
    """
    card = draw(clean_cards() if cards is None else cards)
    numbers = {
        field.name: draw(st.one_of(st.just(value), damaged_texts(st.just(value))))
        for field in attrs.fields(type(card.requisites))
        if (value := getattr(card.requisites, field.name)) is not None
    }
    contacts = tuple(
        attrs.evolve(one, value=draw(st.one_of(st.just(one.value), damaged_texts(st.just(one.value)))))
        for one in card.contacts
    )
    accounts = tuple(
        attrs.evolve(one, account=draw(damaged_texts(st.just(one.account)))) if one.account else one
        for one in card.bank_accounts
    )
    name = None if card.short_name is None else draw(damaged_texts(st.just(card.short_name)))
    return attrs.evolve(
        card,
        short_name=name,
        requisites=attrs.evolve(card.requisites, **numbers),
        contacts=contacts,
        bank_accounts=accounts,
    )


def _after(text: str, first: Callable[[str], str], second: Callable[[str], str] | None) -> str:
    return first(text) if second is None else second(first(text))
