"""
A wrong record gives findings with paths: every error of it, never an exception, never a value.
"""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import json
import math
import traceback
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.codec import CARD_SCHEMA, CODEC_RULES, card_from_dict, card_to_dict
from cjmkit.codec._convert import structuring_converter
from cjmkit.codec._paths import findings_of
from cjmkit.codec._scalars import WrongError
from cjmkit.codec._versions import CARDS, release, upgraded
from cjmkit.findings import NOWHERE, Finding, Location, Severity
from cjmkit.model import ClientCard, FieldValue
from cjmkit.testing.strategies import any_cards as cards
from model_walk import JSON_VALUES, PLACES, filled, put, record

WHERE = Location(source="cards.jsonl", line=7)


def findings(**fields: Any) -> tuple[Finding, ...]:
    decoded = card_from_dict(record(**fields), WHERE)
    assert decoded.card is None
    assert decoded.findings
    return decoded.findings


def only(**fields: Any) -> Finding:
    [finding] = findings(**fields)
    return finding


def without_lists(path: str) -> str:
    return path.replace("[0]", "").replace("[k]", "")


def test_the_filled_record_is_a_card() -> None:
    """
    The record that the next tests spoil is right, and has every field of every part.
    """
    decoded = card_from_dict(record(**filled(ClientCard)))
    assert decoded.findings == ()
    assert len(PLACES) > 120


@pytest.mark.parametrize("path", [path for path, _ in PLACES], ids=lambda path: ".".join(map(str, path)))
def test_any_json_value_in_any_field_is_a_card_or_located_findings(path: tuple[Any, ...]) -> None:
    """
    Whatever JSON stands in a field, the answer is a card that holds it or findings at its path.
    """
    kind = dict(PLACES)[path]
    for value in JSON_VALUES:
        decoded = card_from_dict(put(path, value), WHERE)
        if decoded.card is not None:
            assert decoded.findings == ()
            assert value is not None or type(None) in get_args(kind)
            assert value is not True or kind in (bool, FieldValue)
            continue
        for finding in decoded.findings:
            place = finding.where.field or ""
            names = [step for step in path if isinstance(step, str) and step != "k"]
            assert without_lists(place).startswith(".".join(names))
            assert (finding.where.source, finding.where.line) == ("cards.jsonl", 7)
            assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("path", [path for path, kind in PLACES if kind not in (FieldValue,)], ids=str)
def test_types_are_never_swapped(path: tuple[Any, ...]) -> None:
    """
    None is not 'None', 7 is not '7', True is not 1: a value that is read is the one that was written.
    """
    for value in (None, True, 7, 1.5):
        decoded = card_from_dict(put(path, value))
        if decoded.card is not None:
            data = card_to_dict(decoded.card)
            for step in path[:-1]:
                data = data[step]
            kept = data.get(path[-1]) if isinstance(data, dict) else data[path[-1]]
            assert (type(kept), kept) == (type(value), value) or (path == ("version",) and value == 1)


def test_all_errors_of_a_record_are_told_at_once() -> None:
    """
    Four mistakes in four depths give four findings, each with its own path.
    """
    found = findings(
        id=7,
        kind="firm",
        contacts=[{"kind": "phone", "value": "1"}, {"kind": "phone", "value": None}, {"value": "2"}],
        tables={"Заявки": [{"Сумма": {"decimal": "1,5"}}]},
        shortname="x",
    )
    assert {(finding.where.field, finding.code) for finding in found} == {
        ("id", "IMP407"),
        ("kind", "IMP408"),
        ("contacts[1].value", "IMP407"),
        ("contacts[2].kind", "IMP406"),
        ("tables[Заявки][0][Сумма]", "IMP409"),
        (None, "IMP405"),
    }


def test_messages_say_what_was_found_and_what_is_wanted() -> None:
    """
    Both languages name the types; the place stands in front.
    """
    finding = only(requisites={"inn": 7707083893})
    assert finding.line("ru") == ("cards.jsonl[7] requisites.inn: найдено: целое число, нужно: текст (IMP407)")
    assert finding.line("en") == "cards.jsonl[7] requisites.inn: found an integer, expected a string (IMP407)"
    assert finding.value == 7707083893


def test_a_typo_in_a_key_is_told_with_the_likely_name() -> None:
    """
    An unknown key is an error, for its value would be lost; a near name is offered.
    """
    assert "“short_name”" in only(shortname="x").message("en")
    assert "«short_name»" in only(shortname="x").message("ru")
    assert "may be" not in only(qwertyuiop="x").message("en")
    assert only(requisites={"innn": "7"}).where.field == "requisites"


@pytest.mark.parametrize("key", ["+7 916 123-45-67", "ivan@example.org", "x" * 41, "a\nb"])
def test_a_key_that_may_be_a_value_is_not_shown(key: str) -> None:
    """
    A broken file can have a phone where a key should be: it stays out of the message and the path.
    """
    assert key not in only(**{key: "x"}).line("ru")
    place = only(custom={key: None}).where.field
    assert place == "custom[…]"


def test_keys_that_are_no_texts_are_told() -> None:
    """
    A dict of Python may have keys that JSON cannot; they are findings as well.
    """
    assert only(custom={7: "x"}).code == "IMP407"
    decoded = card_from_dict({"schema": CARD_SCHEMA, 7: "x", "b": 1})
    assert [finding.code for finding in decoded.findings] == ["IMP405"]


@pytest.mark.parametrize("data", [None, 7, "text", [], [{}], True, object()])
def test_a_record_that_is_no_object(data: Any) -> None:
    """
    Anything but an object is one finding.
    """
    [finding] = card_from_dict(data, WHERE).findings
    assert finding.code == "IMP400"
    assert "{…}" in finding.message("ru")
    assert finding.where == WHERE


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        (None, "IMP401"),
        ("cjmkit/card@2", "IMP403"),
        ("cjmkit/card@999999", "IMP403"),
        ("cjmkit/project@1", "IMP404"),
        ("cjmkit/card", "IMP402"),
        ("cjmkit/card@", "IMP402"),
        ("cjmkit/card@0", "IMP402"),
        ("cjmkit/card@1.0", "IMP402"),
        ("cjmkit/card@-1", "IMP402"),
        ("cjmkit/card@１", "IMP402"),
        ("cjmkit/card@1234567", "IMP402"),
        ("crm/client@1", "IMP402"),
        (1, "IMP402"),
        ([], "IMP402"),
    ],
)
def test_a_record_of_another_schema(schema: Any, code: str) -> None:
    """
    A missing, unknown or newer schema is one finding at the key.
    """
    [finding] = card_from_dict({"schema": schema, "id": 7}, WHERE).findings
    assert finding.code == code
    assert finding.where.field == "schema"


def test_a_newer_version_says_which_release_reads_it() -> None:
    """
    The sentence names the versions and what to do.
    """
    [finding] = card_from_dict({"schema": "cjmkit/card@2"}).findings
    for lang in ("ru", "en"):
        assert release() in finding.message(lang)
        assert "pip install -U cjmkit" in finding.message(lang)


def test_a_newer_version_is_told_where_cjmkit_is_packed_into_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A program made of one file has no metadata of its packages; the finding comes all the same.
    """
    monkeypatch.setattr(importlib.metadata.Distribution, "from_name", _nowhere)
    assert release() == ""
    assert [finding.code for finding in card_from_dict({"schema": "cjmkit/card@2"}).findings] == ["IMP403"]


def _nowhere(name: str) -> None:
    raise importlib.metadata.PackageNotFoundError(name)


def test_a_missing_schema_is_told() -> None:
    """
    Another program's object does not pass for an empty card.
    """
    [finding] = card_from_dict({"ИНН": "7707083893"}).findings
    assert finding.code == "IMP401"
    assert CARD_SCHEMA in finding.message("ru")


def test_older_versions_are_upgraded_step_by_step() -> None:
    """
    A record of version 1 passes through every upgrade to the newest; the caller's dict is left alone.
    """
    upgrades = {
        1: lambda fields: {**fields, "steps": ["1 to 2"]},
        2: lambda fields: {**fields, "steps": [*fields["steps"], "2 to 3"]},
    }
    later = attrs.evolve(CARDS, version=3, upgrades=upgrades)
    data = {"schema": "cjmkit/card@1", "id": "7"}
    assert upgraded(data, later) == {"id": "7", "steps": ["1 to 2", "2 to 3"]}
    assert upgraded({**data, "schema": "cjmkit/card@3"}, later) == {"id": "7"}
    assert data == {"schema": "cjmkit/card@1", "id": "7"}
    with pytest.raises(WrongError, match="IMP403"):
        upgraded({"schema": "cjmkit/card@4"}, later)


def test_reading_leaves_the_data_alone() -> None:
    """
    The caller's dict is the same after reading.
    """
    data = record(custom={"a": ["b"]}, tags=["c"])
    before = json.dumps(data)
    card_from_dict(data)
    assert json.dumps(data) == before


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("next_contact_on", "20250131"),
        ("next_contact_on", "2025-W05-5"),
        ("next_contact_on", "2025-02-30"),
        ("next_contact_on", "2025-1-31"),
        ("next_contact_on", "٢٠٢٥-٠١-٣١"),
        ("next_contact_on", "31.01.2025"),
        ("next_contact_on", "2025-01-31T00:00:00"),
        ("next_contact_on", "2025-01-31\n"),
        ("next_contact_on", "0000-01-01"),
        ("updated_at", "2025-01-31"),
        ("updated_at", "2025-01-31 09:30:00"),
        ("updated_at", "2025-02-30T09:30:00"),
        ("updated_at", "2025-01-31T24:00:00"),
        ("updated_at", "2025-01-31T09:30:00+25:00"),
        ("updated_at", "2025-01-31T09:30:00z"),
        ("updated_at", "2025-01-31T09:30:00" + "0" * 100),
    ],
)
def test_dates_are_read_in_one_form_only(field: str, text: str) -> None:
    """
    Only the form that we write is read, and only days that exist.
    """
    finding = only(**{field: text})
    assert (finding.code, finding.where.field) == ("IMP409", field)


@pytest.mark.parametrize("text", ["2025-01-31T09:30:00Z", "2025-01-31T09:30:00.000+00:00", "2025-01-31T09:30:00+00:00"])
def test_a_time_as_other_programs_write_it(text: str) -> None:
    """
    Z and milliseconds, which JavaScript writes, mean the same moment.
    """
    card = card_from_dict(record(updated_at=text)).card
    assert card is not None
    assert card.updated_at == dt.datetime(2025, 1, 31, 9, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text",
    ["", "1,5", " 1", "1_000", "١", "+1", ".5", "1.", "0x1", "nan", "1E" + "9" * 20, "1E" + "9" * 19],
)
def test_amounts_are_read_in_one_form_only(text: str) -> None:
    """
    An amount is digits and a point: what Python's own Decimal would also take is refused.
    """
    assert only(average_check={"amount": text}).where.field == "average_check.amount"


@pytest.mark.parametrize(
    "text", ["YQ=", "YQ", "Y Q==", "YQ==\n", "Ж", "YQ===", "====", "Y", "AAAA=", "AAAA====", "Ж==="]
)
def test_bytes_are_strict_base64(text: str) -> None:
    """
    A picture is base64 with its padding and nothing around it.
    """
    assert only(photo={"data": text}).where.field == "photo.data"


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"date": "2025-01-31", "x": 1},
        {"time": "1"},
        [1],
        {"float": "1.5"},
        {"float": ["nan"]},
        {"integer": "1" * 4301},
        {"integer": 1},
        math.nan,
    ],
)
def test_custom_values_of_no_known_shape(value: Any) -> None:
    """
    A custom field holds a scalar, texts or a tagged text; null, objects and lists of others are refused.
    """
    finding = only(custom={"Поле": value})
    assert (finding.code, finding.where.field) == ("IMP407", "custom[Поле]")
    assert "{decimal}" in finding.message("ru")
    assert "{decimal}" in finding.message("en")


CANARY = "Канарейкин-7700"


@settings(max_examples=30, deadline=None)
@given(cards(), st.integers(0, 10**6))
def test_no_message_holds_a_value(card: ClientCard, seed: int) -> None:
    """
    A canary in each field of a wrong type shows in no message, no repr, no traceback.
    """
    path, _ = PLACES[seed % len(PLACES)]
    for value in (CANARY, [CANARY], {"decimal": CANARY}, {"x": {"y": CANARY}}, [[CANARY]]):
        for finding in card_from_dict(put(path, value), WHERE).findings:
            said = finding.line("ru") + finding.line("en") + repr(finding) + repr(finding.params)
            assert CANARY not in said


def test_the_errors_inside_hold_no_value() -> None:
    """
    Not even the errors that never leave the codec print what they refuse.
    """
    converter = structuring_converter(detailed=True)
    data = {"kind": CANARY, "person": CANARY, "updated_at": CANARY, "photo": {"data": CANARY}}
    with pytest.raises(Exception, match="ClientCard") as caught:
        converter.structure(data, ClientCard)
    assert CANARY not in "".join(traceback.format_exception(caught.value))


def test_an_error_of_our_own_is_not_taken_for_one_of_the_data() -> None:
    """
    A broken hook raises on: a record must not be called wrong for our mistake.
    """
    with pytest.raises(MemoryError, match="full"):
        findings_of(MemoryError("full"), NOWHERE)


def test_the_catalogue_is_whole() -> None:
    """
    Codes are of IMP400–IMP449 and unique; every entry has both languages, and the same named fields in both.
    """
    codes = [rule.code for rule in CODEC_RULES]
    assert codes == sorted(set(codes))
    assert all("IMP400" <= code < "IMP450" for code in codes)
    for rule in CODEC_RULES:
        for texts in (rule.title, rule.text, rule.why):
            assert texts.ru
            assert texts.en
            assert texts.ru != texts.en


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
known_names = st.sampled_from([field.name for field in attrs.fields(ClientCard)])


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(known_names | st.text(max_size=5), json_values, max_size=5) | json_values)
def test_any_json_at_all_is_a_card_or_findings(data: Any) -> None:
    """
    No JSON value makes the reader raise: a card without findings, or findings without a card.
    """
    for value in (data, {"schema": CARD_SCHEMA, **data} if isinstance(data, dict) else [data]):
        decoded = card_from_dict(value)
        assert (decoded.card is None) == bool(decoded.findings)
