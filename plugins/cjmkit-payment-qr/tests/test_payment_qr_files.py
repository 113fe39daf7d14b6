"""
Files: exporters, the importer, and what other programs write.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cjmkit_payment_qr
from cjmkit import Toolkit
from cjmkit.errors import ConfigError, FormatError
from cjmkit.model import BankAccount, CardKind, ClientCard, Contact, ContactKind, Requisites
from cjmkit.plugins import CardRecord, Loss, open_source
from cjmkit_payment_qr import (
    Parsed,
    PaymentPNGExporter,
    PaymentQRImporter,
    PaymentSVGExporter,
    PaymentTextExporter,
    PictureOptions,
    ReadOptions,
    TextOptions,
    parse,
)
from cjmkit_payment_qr.catalogue import PAYMENT_QR_RULES

SAMPLES = Path(__file__).parent / "samples"
CARD = ClientCard(
    kind=CardKind.COMPANY,
    short_name="ПАО Сбербанк",
    requisites=Requisites(inn="7707083893", kpp="773601001"),
    bank_accounts=(
        BankAccount(
            account="40702810438000060473",
            bank_name="ПАО Сбербанк г. Москва",
            bik="044525225",
            corr_account="30101810400000000225",
        ),
    ),
)
HEAD = (
    "ST00012|Name=ПАО Сбербанк|PersonalAcc=40702810438000060473|BankName=ПАО Сбербанк г. Москва|BIC=044525225"
    "|CorrespAcc=30101810400000000225"
)
LONG = "Федеральное государственное бюджетное образовательное учреждение высшего образования (Университет города)"


def written(exporter: Any, *cards: ClientCard, **options: Any) -> tuple[bytes, tuple[Loss, ...]]:
    stream = io.BytesIO()
    done: list[int] = []
    losses = exporter.write(iter(cards), stream, exporter.options(**options), done.append)
    assert sum(done) == len(cards)
    return stream.getvalue(), tuple(losses)


def read(data: bytes | str, **options: Any) -> list[CardRecord]:
    raw = data.encode() if isinstance(data, str) else data
    return list(PaymentQRImporter().read(open_source(raw, name="x.qr"), ReadOptions(**options)))


def found(record: CardRecord) -> list[str]:
    return [finding.code for finding in record.findings]


def test_one_card_is_the_text_itself() -> None:
    """One card gives the very bytes of the code, and they are read back as that card."""
    data, losses = written(PaymentTextExporter(), CARD, sum="10.50", purpose="Счёт 1")
    assert data.decode() == f"{HEAD}|Sum=1050|Purpose=Счёт 1|PayeeINN=7707083893|KPP=773601001"
    assert losses == ()
    (record,) = read(data)
    assert record.card == attrs.evolve(CARD, custom={"Sum": "1050", "Purpose": "Счёт 1"})
    assert found(record) == ["PQR027"]


def test_several_cards_are_json_lines() -> None:
    """Several cards give a JSON object a line with key, encoding and text, and all of them are read back."""
    cards = (attrs.evolve(CARD, id="A-1"), attrs.evolve(CARD, short_name=LONG), attrs.evolve(CARD, id="a/b"))
    data, losses = written(PaymentTextExporter(), *cards)
    lines = [json.loads(line) for line in data.decode().splitlines()]
    assert [(line["card"], line["encoding"]) for line in lines] == [
        ("A-1", "utf-8"),
        ("card-00002", "cp1251"),
        ("card-00003", "utf-8"),
    ]
    assert [(loss.field, loss.count) for loss in losses] == [("id", 2)]
    records = read(data)
    assert [record.card for record in records] == [attrs.evolve(card, id=None) for card in cards]
    assert all(not record.findings for record in records)


def test_no_cards_make_no_codes() -> None:
    """Nothing in: an empty text, an archive without parts."""
    assert written(PaymentTextExporter()) == (b"", ())
    data, _ = written(PaymentPNGExporter())
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == ["index.jsonl"]


@pytest.mark.parametrize(("exporter", "start"), [(PaymentPNGExporter(), b"\x89PNG"), (PaymentSVGExporter(), b"<?xml")])
def test_pictures(exporter: Any, start: bytes) -> None:
    """One card gives a picture; several an archive with a picture and its text for each, the same every time."""
    single, _ = written(exporter, CARD)
    assert single.startswith(start)
    cards = (attrs.evolve(CARD, id="A-1"), attrs.evolve(CARD, id="a-1"), CARD, ClientCard())
    data, losses = written(exporter, *cards)
    kind = exporter.extensions[0]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            *(name for key in ("A-1", "a-1--2", "card-00003") for name in (f"{key}.{kind}", f"{key}.txt")),
            "index.jsonl",
        ]
        index = [json.loads(line) for line in archive.read("index.jsonl").decode().splitlines()]
        assert index[1] == {"card": "a-1--2", "file": f"a-1--2.{kind}", "findings": []}
        assert index[3] == {"card": "card-00004", "file": None, "findings": ["PQR001"]}
        assert archive.read(f"A-1.{kind}") == single
        assert archive.read("A-1.txt").decode().startswith(HEAD)
    assert data == written(exporter, *cards)[0]
    assert ("card", 1) in [(loss.field, loss.count) for loss in losses]


def test_a_wrong_account_makes_no_code() -> None:
    """A card whose account does not fit its bank is left out and told by path; force makes the code."""
    (bank,) = CARD.bank_accounts
    wrong = attrs.evolve(CARD, bank_accounts=(attrs.evolve(bank, account="40702810438000060474"),))
    data, losses = written(PaymentTextExporter(), wrong, wrong)
    assert data == b""
    assert [(loss.field, loss.count) for loss in losses] == [("card", 2), ("card", 2)]
    assert "PQR005" in losses[0].reason.en
    assert "40702810438000060474" not in str(losses)
    data, losses = written(PaymentTextExporter(), wrong, force=True)
    assert b"40702810438000060474" in data
    assert losses == ()


def test_too_much_for_a_picture() -> None:
    """A payload that no code of the chosen correction holds is left out and told."""
    data, losses = written(PaymentSVGExporter(), attrs.evolve(CARD, id="x"), purpose="п" * 210, correction="H")
    assert data.startswith(b"<?xml")
    (bank,) = CARD.bank_accounts
    huge = attrs.evolve(CARD, bank_accounts=(attrs.evolve(bank, personal_account="1" * 3000),))
    data, losses = written(PaymentPNGExporter(), huge)
    assert data == b""
    assert [loss.field for loss in losses] == ["card", "card"]


def test_losses() -> None:
    """What a code does not hold is counted by its path."""
    (bank,) = CARD.bank_accounts
    card = attrs.evolve(
        CARD,
        id="1",
        kind=CardKind.SOLE_PROPRIETOR,
        full_name="Полное имя",
        requisites=attrs.evolve(CARD.requisites, ogrn="1027700132195"),
        bank_accounts=(attrs.evolve(bank, bank_city="Москва", currency="RUB"), BankAccount()),
        contacts=(Contact(kind=ContactKind.EMAIL, value="a@b.ru"),),
    )
    _, losses = written(PaymentTextExporter(), card)
    assert [loss.field for loss in losses] == [
        "bank_accounts",
        "bank_accounts.bank_city",
        "bank_accounts.currency",
        "contacts",
        "full_name",
        "id",
        "kind",
        "requisites.ogrn",
    ]
    second = attrs.evolve(card, bank_accounts=card.bank_accounts[::-1])
    assert written(PaymentTextExporter(), second, account=2)[0] == written(PaymentTextExporter(), card)[0]
    forced = attrs.evolve(CARD, bank_accounts=(attrs.evolve(bank, bik="104525225"),))
    assert written(PaymentTextExporter(), forced, attrs.evolve(forced, bank_accounts=(attrs.evolve(bank, bik="1"),)))[1]
    forced = attrs.evolve(CARD, bank_accounts=())
    assert [loss.field for loss in written(PaymentTextExporter(), forced, account=3)[1]][:1] == ["card"]
    reasons = [loss.reason.ru for loss in written(PaymentTextExporter(), second, account=3)[1]]
    assert any("меньше счетов" in reason for reason in reasons)
    assert not any("меньше счетов" in loss.reason.ru for loss in written(PaymentTextExporter(), ClientCard())[1])


def test_reasons_stay_few() -> None:
    """Reasons tell numbers, but a big base has a short list all the same."""
    cards = [attrs.evolve(CARD, short_name="Н" * (161 + number)) for number in range(150)]
    _, losses = written(PaymentTextExporter(), *cards)
    assert sum(loss.count for loss in losses) == 150 + 150
    assert len(losses) == 1 + 100 + 1


def test_the_whole_road() -> None:
    """A toolkit knows the text by its start, checks the card by its rules, and writes by name."""
    kit = Toolkit(plugins=(cjmkit_payment_qr,))
    assert kit.problems == ()
    with kit.read_cards(f"{HEAD}|PayeeINN=7707083894".encode()) as batch:
        assert list(batch) == []
    assert any(code.startswith("CRD") for code in batch.report.counts)
    with kit.read_cards(SAMPLES / "bill.txt") as batch:
        (card,) = batch
    assert card.requisites.inn == "7707083893"
    with kit.read_cards(HEAD.encode()) as batch:
        (card,) = batch
    stream = io.BytesIO()
    kit.write_cards([card], stream, format="payment-qr-png", options={"scale": "2", "sum": "1.00"})
    assert stream.getvalue().startswith(b"\x89PNG")


# Reading


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (HEAD.encode(), True),
        (b"\xef\xbb\xbf\r\n" + HEAD.encode(), True),
        (b'{"card": "x", "payload": "ST00012|"}', True),
        (b'{"a":1}', False),
        (b"https://qr.nspk.ru/x", False),
        (b"", False),
    ],
)
def test_the_start_is_recognised(data: bytes, known: bool) -> None:
    """Our text and our JSON lines are known by their start, others are left to others."""
    assert PaymentQRImporter().recognises(open_source(data)) is known


def test_encodings() -> None:
    """The digit in the header tells the encoding; what was saved as UTF-8 is read so, and that is told."""
    text = f"{HEAD}|PayeeINN=7707083893|KPP=773601001"
    for digit, encoding in (("1", "cp1251"), ("3", "koi8-r")):
        (record,) = read(text.replace("ST00012", f"ST0001{digit}").encode(encoding))
        assert record.card == CARD
        assert found(record) == []
        (record,) = read(text.replace("ST00012", f"ST0001{digit}"))
        assert record.card == CARD
        assert found(record) == ["PQR022"]
    (record,) = read(text.encode("utf-16"))
    assert record.card == CARD
    (record,) = read(text.encode("utf-8-sig"))
    assert record.card == CARD
    (record,) = read(text.encode("cp1251"))
    assert record.card is None
    assert found(record) == ["PQR021"]


def test_a_bill_as_programs_write_it() -> None:
    """Tags in another case, PayeeKPP, empty fields, line ends after separators: all is read, and the wild is told."""
    (record,) = read((SAMPLES / "bill.txt").read_bytes())
    assert record.card is not None
    assert record.card.requisites == Requisites(inn="7707083893", kpp="773601001")
    assert record.card.bank_accounts[0].corr_account is None
    assert record.card.custom == {
        "Sum": "1500.00",
        "LastName": "Иванова",
        "Category": "ЖКУ",
        "Branch": "1",
        "?": "без знака равенства",
        "Name 2": "Другое имя",
    }
    assert sorted(found(record)) == ["PQR023", "PQR024", "PQR025", "PQR027", "PQR028", "PQR029"]


def test_what_is_missing_and_too_big() -> None:
    """A missing mandatory field is an error, a mandatory block over 300 bytes a warning."""
    (record,) = read("ST00012|Name=A|BIC=044525225")
    assert found(record) == ["PQR001"] * 3
    assert [finding.where.field for finding in record.findings] == ["account", "bank_name", "corr_account"]
    (record,) = read(HEAD.replace("ПАО Сбербанк|", f"{LONG}|"))
    assert found(record) == ["PQR026"]
    (record,) = read("ST00012||=|x=|BIC=1|BIC=1|BIC=")
    assert record.card == ClientCard(bank_accounts=(BankAccount(bik="1"),))
    (record,) = read("ST00012|y=1|y=2|y=2|y=3")
    assert record.card == ClientCard(custom={"y": "1", "y 2": "2", "y 3": "2", "y 4": "3"})
    (record,) = read("ST00012|x=")
    assert record.card == ClientCard()


@pytest.mark.parametrize("text", ["ST00014|Name=A", "ST00012", "ST00012AName=A", "ST0001", "", "привет, мир"])
def test_what_is_no_payload(text: str) -> None:
    """Another digit, no separator or no header at all: a finding, never a guess."""
    finding = parse(text)
    assert not isinstance(finding, Parsed)
    assert finding.code == "PQR020"
    assert parse(text.encode()) == finding


def test_a_file_that_is_none() -> None:
    """A file without any payload is refused; what stands before the first is told."""
    for data in (b"hello", b"", b"\xff\xfe\x00"):
        with pytest.raises(FormatError, match=r"PQR020|IMP620"):
            read(data)
    first, second = read(f"шапка\n{HEAD}")
    assert first.card is None
    assert second.card is not None
    assert second.where.line == 2
    (record,) = read("ST00019|Name=A")
    assert found(record) == ["PQR020"]


def test_several_payloads_in_a_text() -> None:
    """Payloads that stand below each other are read one by one, with their lines."""
    records = read(f"{HEAD}\r\n\r\n{HEAD}\n")
    assert [record.where.line for record in records] == [1, 3]
    assert all(record.card and record.card.short_name == "ПАО Сбербанк" for record in records)


def test_damaged_json_lines() -> None:
    """A line that is no JSON, or has no payload, is told with its line; the others are read."""
    good = json.dumps({"payload": HEAD})
    records = read(f'{good}\n{{"payload": 5}}\n\n[{"[" * 9}\n{good[:-3]}\n')
    assert [(record.where.line, found(record)) for record in records] == [
        (1, []),
        (2, ["PQR030"]),
        (4, ["PQR030"]),
        (5, ["PQR030"]),
    ]


@pytest.mark.parametrize(
    ("cls", "options"),
    [
        (TextOptions, {"sum": "x"}),
        (TextOptions, {"account": 0}),
        (TextOptions, {"account": "1"}),
        (TextOptions, {"encoding": "utf-16"}),
        (TextOptions, {"force": "x"}),
        (PictureOptions, {"correction": "X"}),
        (PictureOptions, {"border": 3}),
        (PictureOptions, {"scale": 0}),
        (PictureOptions, {"scale": True}),
        (ReadOptions, {"limit_mb": 0}),
    ],
)
def test_wrong_options(cls: type[Any], options: dict[str, Any]) -> None:
    """A wrong option is refused with the values that it can have."""
    with pytest.raises(ConfigError, match=next(iter(options))):
        cls(**options)


def test_the_catalogue() -> None:
    """Codes are in order and of one family, and both languages name the same fields."""
    codes = [rule.code for rule in PAYMENT_QR_RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"PQR[0-9]{3}", code) for code in codes)
    for rule in PAYMENT_QR_RULES:
        assert re.findall(r"{(\w+)}", rule.text.ru).sort() == re.findall(r"{(\w+)}", rule.text.en).sort()
        assert set(re.findall(r"{(\w+)}", rule.text.ru)) == set(re.findall(r"{(\w+)}", rule.text.en))


@given(st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=6), st.integers(0, 20)), max_size=5))
def test_damaged_texts(changes: list[tuple[int, bytes, int]]) -> None:
    """Whatever bytes are put into a good text or taken out of it: records, or one refusal."""
    data = (SAMPLES / "bill.txt").read_bytes()
    for place, put, taken in changes:
        place %= len(data) + 1
        data = data[:place] + put + data[place + taken :]
    try:
        for record in read(data):
            assert record.card is not None or record.findings
            assert all(finding.line("ru") for finding in record.findings)
    except FormatError:
        pass
