"""
Payloads: what GOST R 56042-2014 asks for, with real numbers of large companies.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cjmkit_payment_qr
from cjmkit.errors import ConfigError, DataError
from cjmkit.model import BankAccount, CardKind, ClientCard, PersonDetails, Requisites
from cjmkit_payment_qr import Parsed, Payment, check, parse, payload, payment_of
from cjmkit_payment_qr.payloads import LIMIT, SEPARATORS, attempt
from cjmkit_payment_qr.payments import MANDATORY, TAGS

BANK = {
    "account": "40702810438000060473",
    "bank_name": "ПАО Сбербанк г. Москва",
    "bik": "044525225",
    "corr_account": "30101810400000000225",
}
PAYMENT = Payment(name="ПАО Сбербанк", **BANK)
CARD = ClientCard(
    id="A-1",
    kind=CardKind.COMPANY,
    short_name="ПАО Сбербанк",
    requisites=Requisites(inn="7707083893", kpp="773601001"),
    bank_accounts=(BankAccount(**BANK),),
)
LONG = "Федеральное государственное бюджетное образовательное учреждение высшего образования «Университет города»"
HEAD = (
    "ST00012|Name=ПАО Сбербанк|PersonalAcc=40702810438000060473|BankName=ПАО Сбербанк г. Москва|BIC=044525225"
    "|CorrespAcc=30101810400000000225"
)


def codes(error: pytest.ExceptionInfo[DataError]) -> list[str]:
    return [finding.code for finding in error.value.report.findings]


def test_the_text_of_a_card() -> None:
    """Header, mandatory fields in their order, then the others; the sum in kopecks, the payee's KPP as KPP."""
    made = payload(CARD, sum=Decimal("1500.50"), purpose="Счёт 12 от 01.10.2026", doc_date=dt.date(2026, 10, 1))
    assert made.text == (
        f"{HEAD}|Sum=150050|Purpose=Счёт 12 от 01.10.2026|PayeeINN=7707083893|KPP=773601001|DocDate=01.10.2026"
    )
    assert made.encoding == "utf-8"
    assert made.data == made.text.encode()
    assert made.findings == ()


def test_a_payment_without_a_card() -> None:
    """The fields alone do, and more of them may be given at once."""
    assert payload(PAYMENT).text == HEAD
    assert payload(PAYMENT, last_name="Иванова").text == f"{HEAD}|LastName=Иванова"


@pytest.mark.parametrize(
    ("amount", "kopecks"),
    [
        ("1500", "150000"),
        ("0.01", "1"),
        ("0,5", "50"),
        (Decimal("1.10"), "110"),
        (7, "700"),
        ("1E+2", "10000"),
        ("0", "0"),
    ],
)
def test_roubles_become_kopecks(amount: Any, kopecks: str) -> None:
    """An amount is exact, however it is written."""
    assert payload(PAYMENT, sum=amount).text == f"{HEAD}|Sum={kopecks}"


@pytest.mark.parametrize("amount", ["0.001", "-1", "много", 1.5, True, Decimal("NaN"), "Infinity", "1E+99", [], ""])
def test_what_is_no_amount(amount: Any) -> None:
    """Parts of a kopeck, floats, negative and endless amounts are the caller's mistakes."""
    with pytest.raises(ConfigError, match=r"option (Sum|AddAmount)"):
        Payment(sum=amount)
    with pytest.raises(ConfigError, match="AddAmount"):
        payment_of(CARD, add_amount=amount)


def test_an_unknown_field_is_refused() -> None:
    """A misspelt field is the caller's mistake."""
    with pytest.raises(ConfigError, match="payee_kpp"):
        payment_of(CARD, payee_kpp="773601001")


def test_a_treasury() -> None:
    """A treasury's account begins with 03 and stands with the ЕКС; where there is no account at all stands 0."""
    treasury = Payment(
        name="УФК по г. Москве (Департамент финансов)",
        account="03224643450000007300",
        bank_name="ГУ Банка России по ЦФО//УФК по г. Москве",
        bik="004525988",
        corr_account="40102810545370000003",
    )
    assert "|CorrespAcc=40102810545370000003" in payload(treasury).text
    assert payload(attrs.evolve(treasury, corr_account=None)).text.endswith("|CorrespAcc=0")
    assert payload(attrs.evolve(treasury, corr_account="0")).text.endswith("|CorrespAcc=0")


def test_a_bank_has_a_correspondent_account() -> None:
    """0 is for those that have none; a bank's missing account is an error that can be forced."""
    with pytest.raises(DataError, match="PQR008"):
        payload(PAYMENT, corr_account=None)
    assert payload(PAYMENT, corr_account=None, force=True).text.endswith("|CorrespAcc=0")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("account", "40702810438000060474"),
        ("bik", "944525225"),
        ("corr_account", "30101810400000000226"),
        ("payee_inn", "7707083894"),
        ("payer_inn", "7707083894"),
        ("kpp", "1234"),
    ],
)
def test_what_is_proven_wrong_makes_no_code(field: str, value: str) -> None:
    """A number that fails its arithmetic is refused by default, and taken only when forced."""
    with pytest.raises(DataError, match="PQR005") as error:
        payload(PAYMENT, **{field: value})
    assert value not in str(error.value)
    assert any(finding.severity.value == "error" for finding in check(attrs.evolve(PAYMENT, **{field: value})))
    forced = payload(PAYMENT, force=True, **{field: value})
    assert f"={value}" in forced.text
    assert "PQR005" in [finding.code for finding in forced.findings]


def test_a_number_with_spaces() -> None:
    """A right number that is written with spaces is no number to a bank's application, forced or not."""
    for force in (False, True):
        with pytest.raises(DataError, match="PQR007"):
            payload(PAYMENT, bik="044 525 225", force=force)


def test_what_cannot_be_proven_is_told() -> None:
    """A class of BIC that only a directory knows is no error, but told."""
    made = payload(PAYMENT, bik="104525225", corr_account=None)
    assert {finding.code for finding in made.findings} == {"PQR006"}


def test_everything_missing_is_told_at_once() -> None:
    """An empty card lacks four fields, each is told; nothing of that can be forced."""
    with pytest.raises(DataError, match=r"Name") as error:
        payload(ClientCard(), force=True)
    assert codes(error) == ["PQR001"] * 4
    with pytest.raises(DataError) as error:
        payload(CARD, number=2)
    assert codes(error) == ["PQR001"] * 3


def test_lengths() -> None:
    """A field that is too long is told with by how much."""
    with pytest.raises(DataError, match=r"Purpose has 211 characters, 210 are allowed: shorten it by 1 \(PQR002\)"):
        payload(PAYMENT, purpose="а" * 211)
    assert payload(PAYMENT, purpose="а" * 210)
    with pytest.raises(DataError, match=r"Sum has 19"):
        payload(PAYMENT, sum=10**16)


def test_line_ends_are_refused() -> None:
    """Applications read one line."""
    with pytest.raises(DataError, match="PQR009"):
        payload(PAYMENT, purpose="одна\nдругая", force=True)


def test_a_long_name_falls_back_to_windows_1251() -> None:
    """What is over 300 bytes in UTF-8 is tried in windows-1251, and that is told."""
    made = payload(PAYMENT, name=LONG)
    assert made.encoding == "cp1251"
    assert made.text.startswith("ST00011|")
    assert made.data == made.text.encode("cp1251")
    (finding,) = made.findings
    assert finding.code == "PQR011"
    block = made.text[8:]
    assert finding.params == {"found": len(block.encode()), "limit": 300}
    with pytest.raises(DataError, match="PQR003"):
        payload(PAYMENT, name=LONG, encoding="utf-8")


def test_three_hundred_bytes_exactly() -> None:
    """The limit is on the mandatory fields without the eight bytes of the header: 300 fit, 301 do not."""
    rest = len(payload(PAYMENT, name="x", bank_name="y").data) - 8
    fits = payload(
        PAYMENT, name="а" * ((LIMIT - rest) // 2) + "x" * ((LIMIT - rest) % 2 + 1), bank_name="y", purpose="п" * 99
    )
    assert fits.encoding == "utf-8"
    block = fits.text[8:].partition("|Purpose")[0]
    assert len(block.encode()) == LIMIT
    assert payload(PAYMENT, name=block[5 : block.index("|")] + "x", bank_name="y").encoding == "cp1251"


def test_a_name_too_long_for_the_encoding() -> None:
    """The finding names the longer field and by how many characters it must be shortened, and that is enough."""
    long = Payment(name="Н" * 160, **{**BANK, "bank_name": "Б" * 45})
    with pytest.raises(DataError, match="PQR003") as error:
        payload(long, encoding="utf-8")
    finding = error.value.report.findings[-1]
    assert finding.params == {"found": 504, "limit": 300, "tag": "Name", "excess": 102}
    assert finding.where.field == "short_name"
    assert payload(long, encoding="utf-8", name="Н" * (160 - 102)).encoding == "utf-8"
    with pytest.raises(DataError, match="PQR003"):
        payload(long, encoding="utf-8", name="Н" * (161 - 102))


def test_the_longest_values_fit_into_windows_1251() -> None:
    """All five fields at their limits take 299 bytes of one byte a sign: the fallback always has room."""
    made = payload(Payment(name="Н" * 160, **{**BANK, "bank_name": "Б" * 45}))
    assert made.encoding == "cp1251"
    assert len(made.data) - 8 == 299


def test_signs_that_an_encoding_lacks() -> None:
    """A sign that windows-1251 or KOI8-R lacks is told and never replaced; UTF-8 takes it where it fits."""
    assert payload(PAYMENT, name="Ромашка 😀").encoding == "utf-8"
    with pytest.raises(DataError, match=r"Name has 1 characters that cp1251 lacks.*PQR004"):
        payload(PAYMENT, name=f"{LONG}😀")
    with pytest.raises(DataError, match=r"Purpose has 2 characters that koi8-r lacks"):
        payload(PAYMENT, purpose="«а»", encoding="koi8-r")
    made = payload(PAYMENT, purpose="а", encoding="koi8-r")
    assert made.data.startswith(b"ST00013|Name=" + "ПАО".encode("koi8-r"))


def test_the_separator_is_free_in_every_value() -> None:
    """Where a value holds the usual separator, the first free one is taken for all of the text."""
    made = payload(PAYMENT, purpose="a|b")
    assert made.text.startswith("ST00012#Name=")
    assert made.text.endswith("#Purpose=a|b")
    with pytest.raises(DataError, match="PQR010"):
        payload(PAYMENT, purpose=SEPARATORS)
    made = payload(PAYMENT, purpose=SEPARATORS.replace("@", ""))
    assert made.text[7] == "@"


def test_the_card_of_a_sole_proprietor() -> None:
    """Where there is neither a short nor a full name, the person's own stands for the payee."""
    card = attrs.evolve(CARD, short_name=None, person=PersonDetails(last_name="Иванов", first_name="Иван"))
    assert "Name=Иванов Иван|" in payload(card).text
    assert "Name=Полное|" in payload(attrs.evolve(CARD, short_name=None, full_name="Полное")).text


def test_nothing_personal_in_representations() -> None:
    """A payment and a payload show nothing of what they hold."""
    for thing in (PAYMENT, payload(PAYMENT), parse(HEAD)):
        assert "40702810438000060473" not in repr(thing)
        assert "Сбербанк" not in repr(thing)


def test_names_of_the_package() -> None:
    """Every public name is there, and an unknown one is an AttributeError."""
    for name in cjmkit_payment_qr.__all__:
        assert getattr(cjmkit_payment_qr, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        _ = cjmkit_payment_qr.nonsense


_VALUE = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=40).map(str.strip)
_FREE = [field.name for field in attrs.fields(Payment) if field.metadata["limit"] is None and "date" not in field.name]


@given(st.dictionaries(st.sampled_from(_FREE), _VALUE.filter(bool), max_size=4), _VALUE.filter(bool))
def test_what_is_written_is_read(fields: dict[str, str], name: str) -> None:
    """Any values come back whole, whatever separators they hold, from text and from bytes."""
    made, findings = attempt(attrs.evolve(PAYMENT, name=name, **fields))
    if made is None:
        assert {finding.code for finding in findings} <= {"PQR003", "PQR004", "PQR009", "PQR010"}
        return
    for data in (made.text, made.data):
        parsed = parse(data)
        assert isinstance(parsed, Parsed)
        assert parsed.findings == ()
        assert parsed.encoding == made.encoding
        told = {TAGS[tag]: value for tag, value in parsed.values.items()}
        assert told == {"name": name, **BANK, **fields}
        assert tuple(TAGS[tag] for tag in parsed.values)[: len(MANDATORY)] == MANDATORY
