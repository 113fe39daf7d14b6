"""
A card comes back exactly as it went: through plain data, through JSON text, with any JSON library.
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import json
import math
import sys
from decimal import Decimal
from typing import Any, get_type_hints

import attrs
import cattrs
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import cjmkit.model
from cjmkit.codec import CARD_SCHEMA, card_from_dict, card_to_dict, dumps_card, encode_cards
from cjmkit.codec._encode import _orjson_dumps, line_encoder
from cjmkit.codec._scalars import write_bytes, write_field_value
from cjmkit.errors import OutputError
from cjmkit.model import (
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    FieldValue,
    ImageRef,
    Money,
    Origin,
    PersonDetails,
    Requisites,
    Sex,
)
from cjmkit.testing.strategies import any_cards as cards
from cjmkit.testing.strategies import field_values, mostly_empty_cards, values_of

SLOW_DRAW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)


def plain_text(card: ClientCard) -> str:
    return json.dumps(card_to_dict(card), ensure_ascii=False, separators=(",", ":"))


def kinds_of(value: Any) -> Any:
    """
    The same value with the type of every leaf spelt out: 1, 1.0 and True are equal to Python.
    """
    if attrs.has(type(value)):
        return {field.name: kinds_of(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, dict):
        return {key: kinds_of(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(kinds_of(item) for item in value)
    return type(value), repr(value) if isinstance(value, (float, Decimal)) else value


@SLOW_DRAW
@given(cards())
def test_plain_data_gives_the_card_back(card: ClientCard) -> None:
    """
    Every field of every part survives `card_to_dict` and `card_from_dict`, types included.
    """
    decoded = card_from_dict(card_to_dict(card))
    assert decoded.findings == ()
    assert decoded.card == card
    assert kinds_of(decoded.card) == kinds_of(card)


@SLOW_DRAW
@given(cards())
def test_json_text_gives_the_card_back(card: ClientCard) -> None:
    """
    Every field survives a line of JSON too, and the line has no line end in it.
    """
    line = dumps_card(card)
    assert "\n" not in line
    assert "\r" not in line
    decoded = card_from_dict(json.loads(line))
    assert decoded == (card, ())
    assert kinds_of(decoded.card) == kinds_of(card)


@functools.cache
def reference() -> cattrs.Converter:
    """
    A converter of cattrs' own making, with nothing but the forms of the scalars told to it.
    """
    converter = cattrs.Converter(omit_if_default=True, unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(bytes, write_bytes)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)
    converter.register_unstructure_hook(FieldValue, write_field_value)
    return converter


@SLOW_DRAW
@given(cards())
def test_compiled_writer_equals_that_of_cattrs(card: ClientCard) -> None:
    """
    The functions compiled from the model give the very data, in the very order, that cattrs gives.
    """
    data = card_to_dict(card)
    wanted = {"schema": CARD_SCHEMA, **reference().unstructure(card, ClientCard)}
    assert json.dumps(data) == json.dumps(wanted)


@SLOW_DRAW
@given(cards())
def test_lines_are_the_same_bytes_with_and_without_orjson(card: ClientCard) -> None:
    """
    Both ways of making a line give the bytes of `json.dumps`.
    """
    wanted = plain_text(card).encode()
    assert line_encoder(quick=False)(card) == wanted
    assert line_encoder(quick=True)(card) == wanted
    assert list(encode_cards([card])) == [wanted]


@given(field_values() | st.text())
@example(1e16)
@example(5e-324)
@example("\x7f\u2028\ud83d\ude00")
@example("".join(map(chr, range(256))))
def test_values_are_the_same_bytes_with_and_without_orjson(value: Any) -> None:
    """
    The same for each kind of value, where the two libraries differ: exponents, long integers, half characters.
    """
    for card in (ClientCard(custom={"x": value}), ClientCard(tables={"t": ({"x": value}, {"y": "z"})})):
        assert line_encoder(quick=True)(card) == line_encoder(quick=False)(card)


def test_orjson_is_used_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    With orjson the line is its work; without it the standard library does it.
    """
    orjson = pytest.importorskip("orjson")
    assert _orjson_dumps() is orjson.dumps
    monkeypatch.setitem(sys.modules, "orjson", None)
    assert _orjson_dumps() is None


@settings(max_examples=200)
@given(mostly_empty_cards())
def test_sparse_cards_survive_both_ways(card: ClientCard) -> None:
    """
    The same holds for cards with few fields, which a real base has.
    """
    assert dumps_card(card) == plain_text(card)
    assert card_from_dict(json.loads(dumps_card(card))).card == card


@settings(max_examples=150)
@given(mostly_empty_cards())
def test_another_json_library_reads_the_same(card: ClientCard) -> None:
    """
    orjson reads the lines that we write: long integers of custom fields stand as texts, for it makes floats of them.
    """
    orjson = pytest.importorskip("orjson")
    line = next(encode_cards([card]))
    integers: list[int] = []
    json.loads(line, parse_int=lambda text: integers.append(int(text)))
    assume(all(-(2**63) <= number < 2**63 for number in integers))  # a version or an age may still be absurd
    assert card_from_dict(orjson.loads(line)).card == card


@pytest.mark.parametrize("name", [field.name for field in attrs.fields(ClientCard)])
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_each_field_alone_survives(name: str, data: st.DataObject) -> None:
    """
    A card with one field set comes back, whatever the field.
    """
    card = ClientCard(**{name: data.draw(values_of(get_type_hints(ClientCard)[name]))})
    assert card_from_dict(json.loads(dumps_card(card))).card == card


@given(field_values())
@example(Decimal("1.50"))
@example(1e16)
@example(10**4000)
@example(-(2**63) - 1)
@example(-0.0)
@example(True)
@example(("a", ""))
def test_custom_values_keep_their_type(value: Any) -> None:
    """
    A custom value comes back with its type: 1, 1.0, True and Decimal(1) stay four things.
    """
    card = ClientCard(custom={"x": value}, tables={"t": ({"x": value},)})
    back = card_from_dict(json.loads(dumps_card(card))).card
    assert back is not None
    assert kinds_of(back.custom) == kinds_of({"x": value})
    assert kinds_of(back.tables["t"][0]) == kinds_of({"x": value})


@pytest.mark.parametrize("text", ["NaN", "sNaN", "-NaN123", "Infinity", "-0", "1E-1999999999999999997"])
def test_unusual_decimals_survive(text: str) -> None:
    """
    A Decimal that is no number, or at the end of its range, comes back digit by digit.
    """
    card = card_from_dict(json.loads(dumps_card(ClientCard(average_check=Money(amount=Decimal(text)))))).card
    assert card is not None
    assert card.average_check is not None
    assert str(card.average_check.amount) == text


def test_a_float_that_is_no_number_survives() -> None:
    """
    JSON has no NaN; it is written as a tagged text and read back.
    """
    line = dumps_card(ClientCard(custom={"x": math.nan, "y": -math.inf}))
    assert '"x":{"float":"nan"},"y":{"float":"-inf"}' in line
    back = card_from_dict(json.loads(line)).card
    assert back is not None
    assert math.isnan(float(str(back.custom["x"])))
    assert back.custom["y"] == -math.inf


def test_half_of_a_surrogate_pair_survives() -> None:
    """
    A text that UTF-8 cannot hold is escaped, so that the file stays UTF-8 and the text comes back.
    """
    card = ClientCard(id="a\ud83d", custom={"\udfff": "\ud800b"})
    [line] = encode_cards([card])
    assert b"a\\ud83d" in line
    assert card_from_dict(json.loads(line.decode("utf-8"))).card == card


def test_schema_is_the_first_key_and_defaults_are_left_out() -> None:
    """
    An empty card is its schema alone; a set field follows in the order of the model.
    """
    assert card_to_dict(ClientCard()) == {"schema": CARD_SCHEMA}
    assert dumps_card(ClientCard()) == '{"schema":"cjmkit/card@1"}'
    card = ClientCard(tags=("vip",), id="1", kind=CardKind.PERSON, version=2)
    assert list(card_to_dict(card)) == ["schema", "id", "kind", "tags", "version"]


def test_a_part_of_defaults_differs_from_no_part() -> None:
    """
    `person=PersonDetails()` and `person=None` are two different cards and stay so.
    """
    card = ClientCard(person=PersonDetails(), logo=ImageRef(), origin=Origin())
    assert dumps_card(card) == '{"schema":"cjmkit/card@1","person":{},"logo":{},"origin":{}}'
    assert card_from_dict(card_to_dict(card)).card == card


def test_an_equal_default_is_left_out() -> None:
    """
    Requisites made anew, all empty, are written like those of the default: not at all.
    """
    assert dumps_card(ClientCard(requisites=Requisites())) == '{"schema":"cjmkit/card@1"}'


def test_output_is_deterministic_and_as_documented() -> None:
    """
    The line of a card is fixed to the byte: other programs and diffs rest on it.
    """
    card = ClientCard(
        id="7",
        short_name="ООО «Ромашка»",
        requisites=Requisites(inn="7707083893"),
        contacts=(Contact(kind=ContactKind.PHONE, value="+74951234567", shown=True),),
        person=PersonDetails(sex=Sex.FEMALE, birth_date=dt.date(1990, 2, 1)),
        average_check=Money(amount=Decimal("1500.50")),
        custom={"Скидка": Decimal("5.0"), "С": dt.date(2025, 1, 31), "Да": True, "Теги": ("а", "б")},
        updated_at=dt.datetime(2025, 1, 31, 9, 30, tzinfo=dt.UTC),
    )
    assert dumps_card(card) == (
        '{"schema":"cjmkit/card@1","id":"7","short_name":"ООО «Ромашка»","requisites":{"inn":"7707083893"},'
        '"contacts":[{"kind":"phone","value":"+74951234567","shown":true}],'
        '"person":{"sex":"female","birth_date":"1990-02-01"},"average_check":{"amount":"1500.50"},'
        '"custom":{"Скидка":{"decimal":"5.0"},"С":{"date":"2025-01-31"},"Да":true,"Теги":["а","б"]},'
        '"updated_at":"2025-01-31T09:30:00+00:00"}'
    )


def test_plain_data_shares_nothing_with_the_card() -> None:
    """
    Changing the plain data does not reach into the card.
    """
    card = ClientCard(custom={"a": ("x",)}, tables={"t": ({"b": 1},)}, tags=("y",))
    data = card_to_dict(card)
    data["custom"]["a"].append("z")
    data["tables"]["t"][0]["b"] = 2
    data["tags"].append("z")
    assert card == ClientCard(custom={"a": ("x",)}, tables={"t": ({"b": 1},)}, tags=("y",))


class _Bigger(ClientCard):
    pass


WRONG_CARDS: list[tuple[Any, str, str]] = [
    (ClientCard(id=7), "id", "int"),
    (ClientCard(tags="abc"), "tags", "str"),
    (ClientCard(tags=["a"]), "tags", "list"),
    (ClientCard(kind="company"), "kind", "str"),
    (ClientCard(version="1"), "version", "str"),
    (ClientCard(next_contact_on=dt.datetime(2025, 1, 1)), "next_contact_on", "datetime"),
    (ClientCard(updated_at=dt.date(2025, 1, 1)), "updated_at", "date"),
    (ClientCard(custom={"x": None}), "custom[x]", "NoneType"),
    (ClientCard(custom={"x": ("a", 1)}), "custom[x]", "tuple"),
    (ClientCard(custom={"x": {"date": "2025-01-01"}}), "custom[x]", "dict"),
    (ClientCard(custom={7: "x"}), "custom", "dict"),
    (ClientCard(custom=5), "custom", "int"),
    (ClientCard(requisites=Requisites(inn=7707083893)), "requisites.inn", "int"),
    (ClientCard(photo=ImageRef(data="text")), "photo.data", "str"),
    (ClientCard(average_check=Money(amount=1.5)), "average_check.amount", "float"),
    (
        ClientCard(contacts=(Contact(kind=ContactKind.FAX, value="1"), Contact(kind=ContactKind.FAX, value=2))),
        "contacts[1].value",
        "int",
    ),
    (ClientCard(contacts=(Contact(kind=ContactKind.FAX, value="1", shown=1),)), "contacts[0].shown", "int"),
    (ClientCard(person=Requisites()), "person", "Requisites"),
]


@pytest.mark.parametrize(("card", "path", "kind"), WRONG_CARDS)
def test_a_value_of_a_wrong_type_is_refused_with_its_path(card: ClientCard, path: str, kind: str) -> None:
    """
    What could not be read back is not written: the caller gets the path and the type, not the value.
    """
    for write in (card_to_dict, dumps_card, lambda card: list(encode_cards([card]))):
        with pytest.raises(OutputError, match="wrong type") as caught:
            write(card)
        assert caught.value.finding is not None
        assert caught.value.finding.where.field == path
        assert f"({kind})" in str(caught.value)


@pytest.mark.parametrize("thing", [_Bigger(), None, {"schema": CARD_SCHEMA}, 7])
def test_only_cards_are_written(thing: Any) -> None:
    """
    A subclass may hold more than we know how to write, so it is refused like any other object.
    """
    for write in (card_to_dict, dumps_card, lambda thing: list(encode_cards([thing]))):
        with pytest.raises(OutputError, match=rf"\({type(thing).__name__}\)"):
            write(thing)


def test_an_integer_too_long_for_text_is_refused() -> None:
    """
    Python itself refuses to print an integer of over 4300 digits; the error is ours, not a ValueError.
    """
    with pytest.raises(OutputError, match=r"custom\[x\]: .* \(int\)"):
        dumps_card(ClientCard(custom={"x": 10**5000}))
    with pytest.raises(OutputError, match="wrong type"):
        dumps_card(ClientCard(version=10**5000))


class _Word(str):
    __slots__ = ()


def test_texts_of_a_class_of_their_own_are_texts() -> None:
    """
    A subclass of str, such as an enum of words, is written as the text it is.
    """
    card = ClientCard(id=_Word("7"), custom={"x": _Word('a"b')})
    assert dumps_card(card) == plain_text(card) == r'{"schema":"cjmkit/card@1","id":"7","custom":{"x":"a\"b"}}'


def test_members_of_enums_are_plain_words() -> None:
    """
    The compiled writer puts them between quotes without a look for characters to escape.
    """
    for thing in vars(cjmkit.model).values():
        if isinstance(thing, type) and issubclass(thing, enum.Enum):
            assert all(member.value.replace("_", "").isalpha() and member.value.isascii() for member in thing)
