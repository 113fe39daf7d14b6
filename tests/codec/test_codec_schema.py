"""
The JSON Schema says what the reader does: it takes what we write and refuses what we refuse.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cjmkit.codec import CARD_SCHEMA, card_from_dict, card_to_dict, json_schema
from cjmkit.model import ClientCard
from cjmkit.testing.strategies import any_cards as cards
from cjmkit.testing.strategies import texts
from model_walk import JSON_VALUES, PLACES, filled, put, record

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker(["date"]))


def ours(data: Any) -> bool:
    return card_from_dict(data).card is not None


def theirs(data: Any) -> bool:
    return VALIDATOR.is_valid(data)


def test_the_schema_is_a_schema() -> None:
    """
    It is valid by the meta-schema of 2020-12, is plain JSON, and names itself.
    """
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["properties"]["schema"] == {"const": CARD_SCHEMA}
    assert SCHEMA["required"] == ["schema"]


def test_every_field_and_part_is_there() -> None:
    """
    The properties are the fields of the model in their order; every part says what it is.
    """
    assert list(SCHEMA["properties"]) == ["schema", *(field.name for field in attrs.fields(ClientCard))]
    assert all(part["description"] for part in SCHEMA["$defs"].values())
    assert SCHEMA["$defs"]["Contact"]["required"] == ["kind", "value"]
    assert SCHEMA["$defs"]["Money"]["properties"]["currency"] == {"type": "string", "default": "RUB"}
    assert SCHEMA["$defs"]["Address"]["properties"]["kind"]["default"] == "other"


def test_each_call_gives_its_own_copy() -> None:
    """
    Changing the answer does not reach the next caller.
    """
    first = json_schema()
    before = copy.deepcopy(first)
    _spoil(first)
    assert json_schema() == before


def _spoil(schema: Any) -> None:
    if isinstance(schema, dict):
        for inner in schema.values():
            _spoil(inner)
        schema["spoilt"] = True
    elif isinstance(schema, list):
        for inner in schema:
            _spoil(inner)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(cards())
def test_what_we_write_is_valid(card: ClientCard) -> None:
    """
    Whatever card it is, a validator that we did not write accepts its data.
    """
    VALIDATOR.validate(card_to_dict(card))


@pytest.mark.parametrize("path", [path for path, _ in PLACES], ids=lambda path: ".".join(map(str, path)))
def test_schema_and_reader_agree_on_every_field(path: tuple[Any, ...]) -> None:
    """
    For each JSON value in each field, the schema and the reader give the same answer.
    """
    for value in JSON_VALUES:
        data = put(path, value)
        assert theirs(data) == ours(data), value


def _spoilt_records() -> Iterator[dict[str, Any]]:
    whole = record(**filled(ClientCard))
    yield {**whole, "unknown": 1}
    yield {key: value for key, value in whole.items() if key != "schema"}
    for schema in ("cjmkit/card@2", "cjmkit/project@1", "", None, 1):
        yield {**whole, "schema": schema}
    for part in ("contacts", "people", "average_check", "source", "tasks"):
        spoilt = copy.deepcopy(whole)
        inner = spoilt[part][0] if isinstance(spoilt[part], list) else spoilt[part]
        for key in list(inner):
            rest = {name: value for name, value in inner.items() if name != key}
            yield {**whole, part: [rest] if isinstance(spoilt[part], list) else rest}
        yield {**whole, part: [{**inner, "x": 1}] if isinstance(spoilt[part], list) else {**inner, "x": 1}}


@pytest.mark.parametrize("data", list(_spoilt_records()), ids=lambda data: f"{len(data)} keys")
def test_schema_and_reader_agree_on_keys(data: dict[str, Any]) -> None:
    """
    Unknown, missing and optional keys are taken or refused by both.
    """
    assert theirs(data) == ours(data)


dates = st.from_regex(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z") | st.dates().map(str) | texts()
amounts = st.from_regex(r"^-?[0-9+-.,E_ NaInfity]{0,8}\Z") | st.decimals().map(str) | texts()
base64s = st.from_regex(r"^[A-Za-z0-9+/=]{0,9}\Z") | texts()


@settings(max_examples=200, deadline=None)
@given(date=dates, amount=amounts, data=base64s)
@example(date="2024-02-29", amount="-0.0E+5", data="00000000=")
@example(date="2023-02-29", amount="1e5", data="QR==")
def test_schema_and_reader_agree_on_texts_of_a_form(date: str, amount: str, data: str) -> None:
    """
    Dates, amounts and base64 are told from other texts alike.
    """
    for fields in (
        {"next_contact_on": date},
        {"average_check": {"amount": amount}},
        {"photo": {"data": data}},
        {"custom": {"x": {"date": date}, "y": {"decimal": amount}}},
    ):
        assert theirs(record(**fields)) == ours(record(**fields)), fields


def test_what_a_schema_cannot_say() -> None:
    """
    The reader alone refuses a moment of no calendar, and 1.0 for an integer, as the docstring warns.
    """
    for fields in ({"updated_at": "2025-02-30T09:30:00"}, {"version": 1.0}):
        assert theirs(record(**fields))
        assert not ours(record(**fields))
