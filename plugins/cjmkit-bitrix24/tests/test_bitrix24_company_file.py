"""
The file of companies: its bytes, and what a double of the portal makes of it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from decimal import Decimal

import attrs
import pytest
from bitrix24_file_cards import ACCOUNTS, COMPANY, EVERYTHING, PERSON, kit, written
from bitrix24_portal_double import Refused, cut, import_file, read_lines
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import ConfigError
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    ImageRef,
    PersonDetails,
    Requisites,
)
from cjmkit_bitrix24.multifields import cut_cell, fits, join_values


def test_the_file_looks_as_the_portals_own_sample() -> None:
    """
    A mark, every value in quotes, a semicolon after each, a bare line end: nothing else.
    """
    data, _ = written([ClientCard(id="1", short_name='ООО "Ромашка"')], requisites=False)
    assert data == '\ufeff"ID";"TITLE";\n"1";"ООО ""Ромашка""";\n'.encode()


def test_the_portal_takes_every_part_of_a_company() -> None:
    """
    Fields, phones of a kind in one cell, the requisite, both accounts and both addresses arrive.
    """
    [company] = import_file(written([COMPANY])[0])
    assert company.fields == {
        "TITLE": "ООО «Яндекс»",
        "COMPANY_TYPE": "SUPPLIER",
        "INDUSTRY": "IT",
        "COMMENTS": "Звонить после обеда\nи не раньше",
        "ASSIGNED_BY_ID": "Мария Райтова",
        "UF_CRM_1699": "золотой",
    }
    assert company.multi == {
        "PHONE": [("WORK", "+74957392222 доб. 12"), ("WORK", "+74957392223"), ("MOBILE", "+79161234567")],
        "EMAIL": [("WORK", "office@example.ru"), ("WORK", "sales@example.ru")],
        "WEB": [("WORK", "https://example.ru")],
    }
    [requisite] = company.requisites
    assert requisite["PRESET_NAME"] == "Организация"
    assert (requisite["RQ_INN"], requisite["RQ_KPP"], requisite["RQ_DIRECTOR"]) == (
        "7736207543",
        "770401001",
        "Тестов Пётр Ильич",
    )
    assert requisite["addresses"] == {
        "6": {"ADDRESS_1": "119021, г. Москва, ул. Льва Толстого, д. 16"},
        "1": {"ADDRESS_1": "г. Москва, ул. Льва Толстого, д. 18; вход со двора"},
    }
    banks = requisite["banks"]
    assert isinstance(banks, list)
    assert [bank["RQ_ACC_NUM"] for bank in banks] == list(ACCOUNTS)
    assert [bank["BD_NAME"] if "BD_NAME" in bank else bank["NAME"] for bank in banks] == [
        "ПАО Сбербанк",
        "ПАО Сбербанк (2)",
    ]


def test_any_reader_of_csv_reads_the_file() -> None:
    """
    Python's own reader finds the same cells, and an empty one behind the last semicolon.
    """
    data, _ = written([COMPANY])
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    assert rows == read_lines(data)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(row[-1] == "" for row in rows)


def test_columns_that_nobody_fills_are_left_out() -> None:
    """
    A replacing import empties the portal's fields by empty columns, so none is written.
    """
    heading, *rows = read_lines(written([COMPANY])[0])
    for index, name in enumerate(heading[:-1]):
        assert any(row[index] for row in rows), name


def test_a_file_without_companies_has_a_heading() -> None:
    """
    No card makes a heading and no rows.
    """
    assert written([])[0] == '\ufeff"TITLE";\n'.encode()


def test_neighbours_of_one_name_stay_apart() -> None:
    """
    The portal joins rows of one key, so a made-up ID tells the second of two namesakes apart, and is told.
    """
    data, losses = written([ClientCard(short_name="ООО Ромашка"), ClientCard(short_name="ООО Ромашка")])
    assert len(import_file(data)) == 2
    assert losses["id"].count == 1


def test_more_accounts_than_rows_are_a_loss() -> None:
    """
    The import refuses a company of 51 rows whole, so 50 accounts are written and the rest is told.
    """
    accounts = tuple(BankAccount(account=str(10**19 + number), bank_name="Банк") for number in range(60))
    data, losses = written([attrs.evolve(COMPANY, bank_accounts=accounts)])
    [company] = import_file(data)
    banks = company.requisites[0]["banks"]
    assert isinstance(banks, list)
    assert len(banks) == 50
    assert losses["bank_accounts"].count == 1


def test_the_double_refuses_what_the_portal_refuses() -> None:
    """
    The double is no yes-man: 51 rows, and two addresses of one type, are refused.
    """
    rows = ['"7";"Ромашка";"r";"p";"6";\n'] * 2
    heading = '"ID";"TITLE";"RQ_NAME";"RQ_PRESET_NAME";"RQ_RQ_ADDR_TYPE|1";\n'
    with pytest.raises(Refused, match="of one type"):
        import_file((heading + "".join(rows)).encode())
    with pytest.raises(Refused, match="more rows"):
        import_file((heading + rows[0] * 51).encode())


def test_what_the_portal_cannot_hold_is_told() -> None:
    """
    Every part of a card without a place has a loss of its own, with words in both languages.
    """
    data, losses = written([EVERYTHING])
    assert len(import_file(data)) == 1
    assert set(losses) >= {
        *("okopf", "custom.Скидка", "custom.Закрыт", "custom.Метки", "custom.Создан", "tables.встречи"),
        *("bank_accounts", "bank_accounts.personal_account", "addresses", "addresses.kind", "addresses.parts"),
        *("contacts", "contacts.note", "contacts.shown", "contacts.extension", "contacts.value", "director_basis"),
    }
    assert all(loss.reason.ru and loss.reason.en for loss in losses.values())


def test_an_address_without_a_line_goes_in_parts() -> None:
    """
    City and postal code stand in the portal's own columns where the card has no line.
    """
    [company] = import_file(written([EVERYTHING])[0])
    assert company.requisites[0]["addresses"] == {
        "1": {"ADDRESS_1": "г. Тверь"},
        "8": {"CITY": "Тула", "POSTAL_CODE": "300000"},
    }


def test_fields_go_where_the_user_says() -> None:
    """
    Custom and flat fields fill the columns named for them: dates, flags, lists and numbers as the portal reads them.
    """
    fields = {
        "Скидка": "UF_CRM_1",
        "Закрыт": "UF_CRM_2",
        "custom.Метки": "UF_CRM_3",
        "Создан": "UF_CRM_4",
        "okopf": "UF_CRM_5",
        "legal_form": "UF_CRM_6",
    }
    data, losses = written([EVERYTHING], fields=fields)
    [company] = import_file(data)
    assert {name: cell for name, cell in company.fields.items() if name.startswith("UF_")} == {
        "UF_CRM_1": "5.5",
        "UF_CRM_2": "Y",
        "UF_CRM_3": "а,б",
        "UF_CRM_4": "31.12.2024 08:05:00",
        "UF_CRM_5": "12267",
    }
    assert not {"okopf", "custom.Скидка", "custom.Метки"} & set(losses)


def test_people_and_nameless_cards_are_told_and_left_out() -> None:
    """
    A person's card belongs to the other file, and the portal takes no company without a name.
    """
    data, losses = written([PERSON, ClientCard(requisites=Requisites(inn="7736207543"))])
    assert read_lines(data) == [["TITLE", ""]]
    assert losses["card"].count in (1, 2)


def test_a_sole_proprietor_is_a_company_of_another_preset() -> None:
    """
    The preset and the numbers say who it is; the parts of the name go into the requisite.
    """
    card = ClientCard(
        kind=CardKind.SOLE_PROPRIETOR,
        person=PersonDetails(last_name="Тестов", first_name="Пётр", patronymic="Ильич"),
        requisites=Requisites(inn="500100732259"),
    )
    [company] = import_file(written([card])[0])
    assert company.fields["TITLE"] == "Тестов Пётр Ильич"
    assert company.requisites[0]["PRESET_NAME"] == "ИП"
    assert company.requisites[0]["RQ_LAST_NAME"] == "Тестов"


def test_whose_kind_is_not_known_is_a_company_to_the_portal() -> None:
    """
    Without a kind the preset is that of companies; an empty preset leaves it to the import's own.
    """
    card = attrs.evolve(COMPANY, kind=None)
    [company] = import_file(written([card])[0])
    assert company.requisites[0]["PRESET_NAME"] == "Организация"
    assert "RQ_PRESET_NAME" not in read_lines(written([card], company_preset="")[0])[0]


def test_presets_may_be_ids_and_the_country_another() -> None:
    """
    A preset of digits goes into the column of ids; the country's number ends the columns of its fields.
    """
    [company] = import_file(written([COMPANY], company_preset="3", country=6)[0], country=6)
    assert company.requisites[0]["PRESET_ID"] == "3"
    assert company.requisites[0]["RQ_INN"] == "7736207543"


def test_a_name_alone_makes_no_requisite() -> None:
    """
    A company of which only the name is known gets no empty requisite on the portal.
    """
    data, _ = written([ClientCard(short_name="АО Пример")])
    assert read_lines(data) == [["TITLE", ""], ["АО Пример", ""]]


def test_requisites_can_be_left_out() -> None:
    """
    Without requisites one row and the losses of what they held.
    """
    data, losses = written([COMPANY], requisites=False)
    assert len(read_lines(data)) == 2
    assert {"inn", "kpp", "ogrn", "full_name", "bank_accounts", "addresses"} <= set(losses)


def test_lists_take_codes_or_labels() -> None:
    """
    Values of a new portal's lists become codes or labels; others go as they are, with a loss; heads become a range.
    """
    card = attrs.evolve(COMPANY, industry="Рыболовство", custom={"employees": 120, "revenue": Decimal("1500000.50")})
    data, losses = written([card], enumerations="labels", company_type="CUSTOMER", opened="Y", responsible="5")
    [company] = import_file(data)
    assert company.fields["INDUSTRY"] == "Рыболовство"
    assert company.fields["COMPANY_TYPE"] == "Клиент"
    assert company.fields["EMPLOYEES"] == "50-250"
    assert company.fields["REVENUE"] == "1500000.50"
    assert company.fields["OPENED"] == "Y"
    assert {"industry", "custom.employees"} <= set(losses)
    [big] = import_file(written([attrs.evolve(card, custom={"employees": 9000})])[0])
    assert big.fields["EMPLOYEES"] == "EMPLOYEES_4"
    [partner] = import_file(written([attrs.evolve(card, custom={"Тип компании": "партнер"})])[0])
    assert partner.fields["COMPANY_TYPE"] == "PARTNER"
    [told] = import_file(written([attrs.evolve(card, custom={"employees": "менее 50"})])[0])
    assert told.fields["EMPLOYEES"] == "EMPLOYEES_1"


def test_the_responsible_is_the_manager_or_the_default() -> None:
    """
    A manager may be turned into a user; without one the default user answers.
    """
    cards = [COMPANY, ClientCard(short_name="АО Первое"), ClientCard(short_name="АО Второе", manager="Кто-то")]
    data, _ = written(cards, responsible="1", responsibles={"Мария Райтова": "17"})
    assert [company.fields["ASSIGNED_BY_ID"] for company in import_file(data)] == ["17", "1", "Кто-то"]


def test_headings_may_be_russian() -> None:
    """
    Labels are those of the portal; requisites keep their ids, which every portal knows.
    """
    heading = read_lines(written([COMPANY], headers="labels")[0])[0]
    assert heading[:3] == ["ID", "Название компании", "Тип компании"]
    assert "Рабочий телефон" in heading
    assert "RQ_RQ_INN|1" in heading


def test_a_picture_goes_only_as_a_secure_link() -> None:
    """
    The portal fetches a logo by https and nothing else.
    """
    cards = [
        attrs.evolve(COMPANY, logo=ImageRef(url="https://example.ru/logo.png")),
        attrs.evolve(COMPANY, id="8", logo=ImageRef(url="http://example.ru/logo.png")),
    ]
    data, losses = written(cards)
    first, second = import_file(data)
    assert first.fields["LOGO"] == "https://example.ru/logo.png"
    assert "LOGO" not in second.fields
    assert losses["logo"].count == 1


def test_characters_that_utf_8_lacks_are_told() -> None:
    """
    Half a surrogate pair and a zero character are left out with a loss instead of a failure.
    """
    data, losses = written([ClientCard(short_name="АО \ud800Пример\0")])
    assert import_file(data)[0].fields["TITLE"] == "АО Пример"
    assert "card" in losses


def test_a_zero_character_is_told_of_its_field() -> None:
    """
    Wherever it stands on a card, the loss names the field.
    """
    card = attrs.evolve(
        COMPANY,
        comment="а\x00б",
        contacts=(Contact(kind=ContactKind.PHONE, value="+7\x00495"),),
        requisites=Requisites(inn="77\x00"),
        addresses=(Address(kind=AddressKind.LEGAL, text="Мос\x00ква"),),
        bank_accounts=(BankAccount(bank_name="Ба\x00нк", bik="04\x00"),),
    )
    _, losses = written([card])
    assert set(losses) >= {
        *("comment", "contacts.value", "inn", "addresses.text"),
        *("bank_accounts.bank_name", "bank_accounts.bik"),
    }


def test_a_big_base_is_cut_into_numbered_files() -> None:
    """
    Each part has its heading, no more rows than wished, and every company whole; the archive is the same each time.
    """
    cards = [attrs.evolve(COMPANY, id=str(number)) for number in range(100)]
    data, _ = written(cards, rows_per_file=51)
    again, _ = written(cards, rows_per_file=51)
    assert data == again
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [f"company-{number:03}.csv" for number in range(1, 5)]
        parts = [archive.read(name) for name in archive.namelist()]
    assert all(len(read_lines(part)) - 1 <= 51 for part in parts)
    companies = [company for part in parts for company in import_file(part)]
    assert len(companies) == 100
    assert all(len(company.requisites[0]["banks"]) == 2 for company in companies)  # type: ignore[arg-type]


def test_files_can_be_cut_by_bytes() -> None:
    """
    No part is longer than wished.
    """
    data, _ = written([attrs.evolve(COMPANY, id=str(number)) for number in range(100)], bytes_per_file=10_000)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = [info.file_size for info in archive.infolist()]
    assert len(sizes) > 5
    assert max(sizes) <= 10_000


@pytest.mark.parametrize(
    "options",
    [
        {"headers": "english"},
        {"opened": "yes"},
        {"fields": {"Скидка": "поле 1"}},
        {"fields": "Скидка"},
        {"fields": 5},
        {"responsibles": {"a": 1}},
        {"rows_per_file": 10},
        {"rows_per_file": True},
        {"bytes_per_file": 10},
        {"country": 0},
        {"enumerations": "words"},
    ],
)
def test_unusable_options_are_refused(options: dict[str, object]) -> None:
    """
    The refusal names the option and what it may be.
    """
    with pytest.raises(ConfigError, match=next(iter(options))):
        kit().write_cards([], io.BytesIO(), format="bitrix24-company", options=options)


@given(
    st.sampled_from(["PHONE_WORK", "EMAIL_WORK", "WEB_WORK", "IM_OTHER"]),
    st.lists(st.text("ab,; +1@.доб", min_size=1).map(str.strip).filter(bool).filter(fits), min_size=1, max_size=4),
)
def test_the_portal_cuts_a_cell_into_the_values_that_were_joined(column: str, values: list[str]) -> None:
    """
    Whatever the values hold short of a semicolon, the portal and our reader get exactly them back.
    """
    cell = join_values(column, values)
    assert cut(column.partition("_")[0], cell) == values
    if ", " not in cell or ";" in cell:
        assert cut_cell(column, cell) == values


def test_a_contact_of_every_kind_has_a_column() -> None:
    """
    No kind of contact is forgotten.
    """
    contacts = tuple(Contact(kind=kind, value=f"{kind.value}-value") for kind in ContactKind)
    [company] = import_file(written([attrs.evolve(COMPANY, contacts=contacts)])[0])
    assert sum(map(len, company.multi.values())) == len(ContactKind)
