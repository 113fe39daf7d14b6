"""
Notices: what partners are told of, what they are not, and what is wrong before a letter goes out.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from cjmkit.codes import account
from cjmkit.dedupe.notices import Notice, change_notice, check_notice
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    Origin,
    Person,
    PersonDetails,
    Requisites,
    Role,
)
from cjmkit.testing.strategies import any_cards

HERE, THERE = "40702810938000060473", "40702810538000123456"
FIRM = ClientCard(
    kind=CardKind.COMPANY,
    short_name="ООО «Ромашка»",
    requisites=Requisites(inn="7707083893", kpp="773601001", ogrn="1027700132195"),
    bank_accounts=(BankAccount(account=HERE, bik="044525225", bank_name="ПАО Сбербанк"),),
    addresses=(Address(kind=AddressKind.LEGAL, text="г. Москва, ул. Мира, д. 5", postal_code="117000"),),
    people=(Person(role=Role.DIRECTOR, name="Примеров Илья Петрович", position="Генеральный директор"),),
    contacts=(Contact(kind=ContactKind.MOBILE, value="+79160000001"),),
)


def with_(card: ClientCard, **changes: Any) -> ClientCard:
    """A card with other requisites or fields."""
    numbers = {name: changes.pop(name) for name in ("inn", "kpp", "ogrn", "ogrnip") if name in changes}
    return attrs.evolve(card, requisites=attrs.evolve(card.requisites, **numbers), **changes)


def notice(old: ClientCard, new: ClientCard, **days: dt.date) -> Notice:
    """The notice, which there is."""
    found = change_notice(old, new, **days)
    assert found is not None
    return found


def topics(old: ClientCard, new: ClientCard) -> list[str]:
    """What is told."""
    found = change_notice(old, new)
    return [] if found is None else [change.topic for change in found.changes]


def test_nothing_to_tell() -> None:
    """A phone, a comment, other spelling and a blank are no news for partners."""
    quiet = with_(FIRM, contacts=(), comment="звонить утром", short_name="ООО «РОМАШКА»", kpp=None, tags=("опт",))
    assert change_notice(FIRM, quiet) is None
    assert change_notice(FIRM, attrs.evolve(FIRM, bank_accounts=(), addresses=(), people=())) is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"short_name": "ООО «Василёк»", "full_name": "Общество"}, ["full_name", "short_name"]),
        ({"legal_form": "АО"}, ["legal_form"]),
        ({"kpp": "774301001"}, ["kpp"]),
        ({"addresses": (Address(kind=AddressKind.LEGAL, text="Тверь"),)}, ["address.legal"]),
        ({"addresses": (*FIRM.addresses, Address(kind=AddressKind.POSTAL, text="а/я 5"))}, ["address.postal"]),
        ({"people": (Person(role=Role.DIRECTOR, name="Образцов А. А.", basis="Устава"),)}, ["director"]),
        ({"bank_accounts": (BankAccount(account=THERE, bik="044525225"),)}, ["account.closed", "account.opened"]),
        ({"bank_accounts": (attrs.evolve(FIRM.bank_accounts[0], bank_name="ВТБ"),)}, ["account.changed"]),
        ({"bank_accounts": (BankAccount(account=f"{HERE[:5]} {HERE[5:]}", bik="044525225"),)}, []),
    ],
)
def test_what_is_told(changes: dict[str, Any], told: list[str]) -> None:
    """Names, numbers, addresses, the head and accounts, and those alone that changed."""
    assert topics(FIRM, with_(FIRM, **changes)) == told


def test_the_letter() -> None:
    """The Russian letter, whole: the old name, was and is, the warning about accounts, the signature."""
    new = with_(
        FIRM,
        short_name="ООО «Василёк»",
        kpp="774301001",
        bank_accounts=(BankAccount(account=THERE, bik="044525225", bank_name="ПАО Сбербанк"),),
    )
    text = notice(FIRM, new, date=dt.date(2026, 11, 23), since=dt.date(2026, 12, 1)).text("ru")
    assert text == (
        "УВЕДОМЛЕНИЕ ОБ ИЗМЕНЕНИИ СВЕДЕНИЙ\n\n23 ноября 2026 г.\n\nУважаемые партнёры!\n\n"
        "Сообщаем, что изменились сведения: ООО «Ромашка» (ИНН 7707083893, ОГРН 1027700132195).\n"
        "Изменения действуют с 1 декабря 2026 г.\n\n"
        "Сокращённое наименование:\n  было: ООО «Ромашка»\n  стало: ООО «Василёк»\n\n"
        "КПП:\n  было: 773601001\n  стало: 774301001\n\n"
        f"Счёт больше не действует: р/с {HERE}, банк ПАО Сбербанк, БИК 044525225\n\n"
        f"Новый счёт: р/с {THERE}, банк ПАО Сбербанк, БИК 044525225\n\n"
        "Остальные реквизиты прежние. Просим указывать новые сведения в договорах, счетах и платёжных документах.\n"
        "Просим не платить на счета, которые больше не действуют. Перед первым платежом сверьте новый счёт по "
        "телефону, который известен вам не из этого письма.\n\n"
        "Генеральный директор ____________ / Примеров Илья Петрович /\n"
    )


def test_the_letter_in_english() -> None:
    """The English letter has English words around the same values, and no word of accounts where none changed."""
    text = notice(FIRM, with_(FIRM, kpp="774301001"), date=dt.date(2026, 11, 23)).text("en")
    assert text.splitlines()[:3] == ["NOTICE OF CHANGED DETAILS", "", "23 November 2026"]
    assert "  was: 773601001\n  is now: 774301001\n" in text
    assert "Please do not pay" not in text


def test_a_sole_proprietor() -> None:
    """A sole proprietor signs by their own name; the address of their home stays at home."""
    man = ClientCard(
        kind=CardKind.SOLE_PROPRIETOR,
        full_name="ИП Примеров",
        person=PersonDetails(last_name="Примеров", first_name="Илья"),
        requisites=Requisites(ogrnip="304500116000157"),
        addresses=(Address(kind=AddressKind.LEGAL, text="г. Тверь, ул. Тайная, кв. 1"),),
    )
    home = Address(kind=AddressKind.LEGAL, text="г. Тверь, ул. Секретная, кв. 2")
    assert topics(man, attrs.evolve(man, addresses=(home,))) == []
    new = attrs.evolve(
        man, full_name="ИП Примеров И.", addresses=(home, Address(kind=AddressKind.POSTAL, text="а/я 5"))
    )
    text = notice(man, new).text()
    assert "Секретная" not in text
    assert text.endswith("Руководитель ____________ / Примеров Илья /\n")
    assert "(ОГРНИП 304500116000157)" in text
    assert "Почтовый адрес: а/я 5" in text


def test_a_person_has_no_partners() -> None:
    """There is no notice about a private person."""
    man = ClientCard(kind=CardKind.PERSON, full_name="Примеров")
    assert change_notice(man, attrs.evolve(man, full_name="Образцов")) is None


def test_nobody_signs_and_nobody_is_named() -> None:
    """What is not known has a line to write on."""
    text = notice(ClientCard(), ClientCard(requisites=Requisites(kpp="774301001"))).text()
    assert "сведения: ____________." in text
    assert text.endswith("Руководитель ____________ / ____________ /\n")


def test_wrong_numbers_are_told_before_the_letter_goes_out() -> None:
    """A wrong ИНН and an account whose key does not fit its bank are errors, without the number itself."""
    wrong = f"{THERE[:8]}{(int(THERE[8]) + 1) % 10}{THERE[9:]}"
    assert account.check(wrong, bik="044525225").ok is False
    new = with_(
        FIRM,
        inn="7707083894",
        bank_accounts=(BankAccount(account=wrong, bik="044525225"), BankAccount(bank_name="без счёта")),
        origin=Origin(source="new.jsonl", row=3),
    )
    found = check_notice(notice(FIRM, new))
    assert [(one.code, one.where.field, one.where.row) for one in found] == [
        ("DUP131", "requisites.inn", 3),
        ("DUP132", "requisites.inn", 3),
        ("DUP131", "bank_accounts", 3),
    ]
    for one in found:
        assert "7707083894" not in one.line("ru")
        assert wrong not in one.line("en")


def test_right_numbers() -> None:
    """A new КПП and a first ОГРН are nothing to worry about."""
    old = with_(FIRM, ogrn=None)
    assert check_notice(notice(old, with_(FIRM, kpp="774301001"))) == ()


def test_a_brace_is_a_brace() -> None:
    """What stands in a card is data, no template."""
    assert "стало: ООО «{name} {0}»" in notice(FIRM, with_(FIRM, short_name="ООО «{name} {0}»")).text()


@given(old=any_cards(), new=any_cards())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
def test_any_cards(old: ClientCard, new: ClientCard) -> None:
    """Whatever two cards hold, a letter can be written, and a card against itself gives none."""
    found = change_notice(old, new)
    if found is not None:
        assert found.text("ru") != found.text("en")
        check_notice(found)
    assert change_notice(old, old) is None
