"""
Redaction: what each kind of personal data becomes, and that no other field of the model slips through.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit import ClientCard, ConfigError, Toolkit
from cjmkit.codes import account, inn, phone
from cjmkit.model import (
    Address,
    BankAccount,
    CardKind,
    Consent,
    Contact,
    ContactKind,
    ImageRef,
    Money,
    Passport,
    Person,
    PersonDetails,
    Requisites,
    Role,
)
from cjmkit.privacy import REDACTIONS, Redaction, Redactor
from cjmkit.privacy.masks import masked
from cjmkit.rules import read_settings
from cjmkit.testing.strategies import any_cards as cards

KEY = bytes(range(32))
FIRM = ClientCard(
    id="17",
    kind=CardKind.COMPANY,
    short_name="ПАО «Сбербанк»",
    requisites=Requisites(inn="7707083893", kpp="773601001"),
    bank_accounts=(BankAccount(account="40702810900000000001", bik="044525225"),),
    people=(Person(role=Role.DIRECTOR, name="Ромашкин Пётр Ильич", position="директор", card="18"),),
    contacts=(
        Contact(kind=ContactKind.PHONE, value="+79161234567", note="звонить утром"),
        Contact(kind=ContactKind.EMAIL, value="romashkin@example.ru"),
        Contact(kind=ContactKind.WEBSITE, value="https://example.ru/petr"),
    ),
    addresses=(Address(text="г. Москва, ул. Вавилова, 19", city="Москва", postal_code="117312"),),
    comment="любит чай",
    custom={"прозвище": "Петя"},
    tables={"звонки": ({"кому": "Пётр"},)},
)
MAN = ClientCard(
    kind=CardKind.SOLE_PROPRIETOR,
    full_name="ИП Ромашкин Пётр Ильич",
    requisites=Requisites(inn="500100732259", ogrnip="304500116000157"),
    bank_accounts=(BankAccount(account="40802810900000000001", bik="044525225"),),
    person=PersonDetails(
        last_name="Ромашкин",
        first_name="Пётр",
        birth_date=dt.date(1985, 5, 17),
        passport=Passport(series="4509", number="123456", issued_on=dt.date(2010, 1, 1)),
        income=Money(amount=Decimal("84300.55")),
    ),
    photo=ImageRef(url="https://example.ru/petr.jpg", data=b"jpg"),
    consents=(Consent(document="согласие № 5 от 01.02.2026"),),
)


def _redacted(name: str, card: ClientCard, key: bytes | None = KEY) -> ClientCard:
    return Redactor(REDACTIONS[name], key=key).redact(card)


def test_full_changes_nothing() -> None:
    """The redaction «full» gives the same card."""
    assert _redacted("full", FIRM) is FIRM


def test_share_masks_people_and_leaves_firms() -> None:
    """A partner sees a company's names and numbers, and of people what cannot be used against them."""
    card = _redacted("share", FIRM)

    assert (card.id, card.short_name, card.requisites) == ("17", FIRM.short_name, FIRM.requisites)
    assert card.bank_accounts == FIRM.bank_accounts
    assert card.people == (attrs.evolve(FIRM.people[0], name="Р. П. И."),)
    assert [(one.value, one.note) for one in card.contacts] == [("+7916*****67", None), ("r***@***", None)]
    assert card.addresses == (Address(city="Москва"),)
    assert (card.comment, card.custom, card.tables) == (None, {}, {})


def test_only_domains_of_everybody_are_shown() -> None:
    """Of a mailbox with a public provider the provider is left, of a domain of one's own nothing."""
    assert masked("email", "petr@Mail.ru") == "p***@Mail.ru"
    assert masked("email", "petr@petrov.example") == "p***@***"
    assert masked("email", "@mail.ru") == "***"


def test_share_masks_the_requisites_of_a_sole_proprietor() -> None:
    """An ИП's name, ИНН and account are a person's; documents, dates, sums and pictures are left out."""
    card = _redacted("share", MAN)

    assert (card.full_name, card.requisites.inn, card.requisites.ogrnip) == (
        "И. Р. П. И.",
        "*********259",
        "************157",
    )
    assert card.bank_accounts[0].account == "40802***********0001"
    assert card.person == PersonDetails(last_name="Р.", first_name="П.")
    assert card.photo is None
    assert card.consents == (Consent(),)


def test_analytics_gives_the_same_token_to_the_same_value() -> None:
    """Tokens meet across cards and files under one key, differ under another, and tell nothing by themselves."""
    one, two = _redacted("analytics", FIRM), _redacted("analytics", attrs.evolve(FIRM, comment=None))

    assert one.contacts[0].value == two.contacts[0].value
    assert one.contacts[0].value != _redacted("analytics", FIRM, key=b"x" * 32).contacts[0].value
    assert re.fullmatch("[a-z2-7]{16}", one.contacts[0].value)
    assert one.people[0].card == _redacted("analytics", attrs.evolve(FIRM, id="18")).id
    man = _redacted("analytics", MAN)
    assert man.person is not None
    assert man.person.birth_date == dt.date(1985, 1, 1)
    assert man.person.income == Money(amount=Decimal(80000))
    assert man.person.passport is None


def test_demo_is_made_up_and_right() -> None:
    """A demonstration shows made-up names and numbers whose arithmetic is right; companies are replaced, too."""
    card, man = _redacted("demo", FIRM, None), _redacted("demo", MAN, None)

    assert card.short_name is not None
    assert card.short_name != FIRM.short_name
    assert inn.check(card.requisites.inn or "").ok
    assert card.requisites.inn != FIRM.requisites.inn
    assert account.check(card.bank_accounts[0].account or "", bik="044525225").ok
    assert phone.is_valid(card.contacts[0].value)
    assert card.contacts[1].value.endswith("@example.com")
    assert inn.kind(man.requisites.inn or "") == inn.kind("500100732259")


def test_a_key_is_needed_where_it_matters() -> None:
    """Tokens without a key, or with a short one, are refused."""
    with pytest.raises(ConfigError, match=r"analytics.*CFG183"):
        Redactor(REDACTIONS["analytics"])
    with pytest.raises(ConfigError, match="CFG184"):
        Redactor(REDACTIONS["analytics"], key=b"short")


def test_wrong_words_are_refused() -> None:
    """A subject or an operator that there is not is refused: it would uncover data."""
    with pytest.raises(ConfigError, match=r"phones.*CFG181"):
        Redaction(name="mine", operators={"phones": "mask"})  # type: ignore[dict-item]
    with pytest.raises(ConfigError, match=r"hide.*CFG182"):
        Redaction(name="mine", operators={"phone": "hide"})  # type: ignore[dict-item]


def test_what_was_changed_is_counted() -> None:
    """The redactor tells how many values of each field it changed."""
    redactor = Redactor(REDACTIONS["share"])
    list(redactor.all([FIRM, FIRM]))

    assert redactor.counts["contacts.value"] == 6
    assert redactor.counts["custom"] == 2
    assert redactor.counts["short_name"] == 0


def _texts(value: Any, redaction: Redaction, hidden: list[str], public: list[str]) -> None:
    """
    Part the texts of a card by the model's own metadata into those to be hidden and those that are public.
    """
    for field in attrs.fields(type(value)):
        if field.name in ("custom", "tables", "origin", "id", "branch_of", "card"):
            continue
        inner = getattr(value, field.name)
        for part in inner if isinstance(inner, tuple) else (inner,):
            if attrs.has(type(part)):
                _texts(part, redaction, hidden, public)
            elif isinstance(part, str):
                tag = field.metadata.get("pii")
                (hidden if tag is not None and redaction.operator(tag) != "keep" else public).append(part)


@pytest.mark.parametrize("name", ["share", "analytics", "demo"])
@given(data=st.data())
def test_no_tagged_text_survives(name: str, data: st.DataObject) -> None:
    """Whatever a person's card holds, no text of a tagged field is found in what comes out."""
    card = attrs.evolve(data.draw(cards()), kind=CardKind.PERSON)
    hidden: list[str] = []
    public: list[str] = []
    _texts(card, REDACTIONS[name], hidden, public)
    after: list[str] = []
    _texts(_redacted(name, card), REDACTIONS["full"], [], after)

    # What is long enough to tell anything, and does not stand in a public field as well.
    telling = [text for text in hidden if len(text) > 12 and not any(text in other for other in public)]
    assert [text for text in telling if any(text in other for other in after)] == []


def test_a_redaction_of_the_settings() -> None:
    """Settings may extend a built-in redaction; a name that there is not, and a wrong word, are told."""
    kit = Toolkit(
        plugins=(), settings=read_settings({"redactions": {"partner": {"extends": "share", "phone": "keep"}}})
    )

    written = kit.write_cards([FIRM], out := io.BytesIO(), format="jsonl", redaction="partner")

    assert "+79161234567" in out.getvalue().decode()
    assert "romashkin@" not in out.getvalue().decode()
    assert (written.redaction, written.redacted["people.name"]) == ("partner", 1)
    with pytest.raises(ConfigError, match=r"partners.*partner.*CFG180"):
        kit.write_cards([FIRM], io.BytesIO(), format="jsonl", redaction="partners")
    wrong = Toolkit(plugins=(), settings=read_settings({"redactions": {"partner": {"others": "hide"}}}))
    with pytest.raises(ConfigError, match="CFG182"):
        wrong.write_cards([FIRM], io.BytesIO(), format="jsonl", redaction="partner")


def test_no_exporter_sees_what_was_redacted() -> None:
    """Every writer of cards gets redacted ones."""
    kit = Toolkit(plugins=())
    for exporter in kit.host.exporters:
        if exporter.kind == "cards":
            kit.write_cards([FIRM, MAN], out := io.BytesIO(), format=exporter.name, redaction="share")
            assert "Ромашкин" not in _everything(out)


def _everything(out: io.BytesIO) -> str:
    data = out.getvalue()
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(out) as book:
        return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
