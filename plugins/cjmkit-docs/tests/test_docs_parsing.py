"""
Requisites in texts: what is taken, how sure, and what is left out and told.
"""

from __future__ import annotations

import pytest
from docs_samples import CARD_TEXT, parsed_rows, values_of
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import ConfigError, LimitError
from cjmkit.model import CardKind, ContactKind, Role
from cjmkit_docs import DocsReadOptions, parse_all, parse_requisites

ACCOUNT, CORR, BIK = "40702810438000060473", "30101810400000000225", "044525225"
NAMED = {"director": "Иванов Иван Иванович"}
BANK = f"р/с {ACCOUNT}\nк/с {CORR}\nБИК {BIK}\n"


def codes(parsed) -> list[str]:
    return [finding.code for finding in parsed.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ИНН / КПП 7707083893 / 773601001", {"inn": "7707083893", "kpp": "773601001"}),
        ("ИНН/КПП: 7707083893 773601001", {"inn": "7707083893", "kpp": "773601001"}),
        ("КПП/ИНН 773601001/7707083893", {"inn": "7707083893", "kpp": "773601001"}),
        ("КПП 7707AB001", {"kpp": "7707AB001"}),
        ("ИНН7707083893КПП773601001", {"inn": "7707083893", "kpp": "773601001"}),
        ("ОГРН/ОГРНИП 304500116000157", {"ogrnip": "304500116000157"}),
        ("ОГРН 1027700132195", {"ogrn": "1027700132195"}),
        ("ИНН 500100732259 (паспорт)", {"inn": "500100732259"}),
        ("1027700132195 присвоен", {"ogrn": "1027700132195"}),
        ("номер 304500116000157 и 500100732259", {"ogrnip": "304500116000157", "inn": "500100732259"}),
        (f"Счёт {CORR}", {"corr_account": CORR}),
        (f"К/с {ACCOUNT}", {"account": ACCOUNT}),
        (f"Платить на {ACCOUNT} и {CORR}", {"account": ACCOUNT, "corr_account": CORR}),
        ("ОКПО 00032537 ОКВЭД 64.19 ОКТМО 45397000", {"okpo": "00032537", "okved": "64.19", "oktmo": "45397000"}),
        ("Основной вид деятельности: 62.01 Разработка", {"okved": "62.01"}),
        ("Валюта счета: RUR", {"currency": "RUB"}),
        ("Валюта: доллар", {}),
        ("Л/с 20736У12345", {"personal_account": "20736У12345"}),
        ("Банк – ПАО Сбербанк", {"bank_name": "ПАО Сбербанк"}),
        ("Банк: ___", {}),
        ("Банк: 123", {}),
        ("Наименование: 5", {}),
        ("Адрес: Россия", {}),
        ("Сайт: www.romashka.ru, info@romashka.ru", {"website": "www.romashka.ru", "email": "info@romashka.ru"}),
        ("E-mail: info@romashka.ru / romashka.ru", {"email": "info@romashka.ru", "website": "romashka.ru"}),
        ("Почта компании: info@romashka.ru", {"email": "info@romashka.ru"}),
        ("Написать: info@romashka.ru", {"email": "info@romashka.ru"}),
        ("Тел. +7 495 500-55-50, info@romashka.ru", {"phone": "+74955005550", "email": "info@romashka.ru"}),
        ("Тел./факс: (495) 500-55-50, (495) 500-55-51", {"phone": "+74955005550", "fax": "+74955005551"}),
        ("Моб.: 8 916 123-45-67", {"mobile": "+79161234567"}),
        ("Директор Иванов И.И.", {"director": "Иванов И.И.", "director_position": "Директор"}),
        ("Руководитель: ген. директор Иванов Иван Иванович", NAMED | {"director_position": "ген. директор"}),
        ("Руководитель: генеральный директор", {"director_position": "генеральный директор"}),
        ("Должность руководителя: директор", {"director_position": "директор"}),
        ("Должность: директор Иванов Иван Иванович", NAMED | {"director_position": "директор"}),
        ("Директор: Иванов Иван", {"director": "Иванов Иван", "director_position": "Директор"}),
        ("Действует на основании Устава, с одной стороны", {"director_basis": "Устава"}),
        ("Контактное лицо: менеджер Ким Ольга Андреевна, +7 916 123-45-67", {"contact_person": "Ким Ольга Андреевна"}),
        ("Коммерческий директор: Ким О.А.", {"contact_person": "Ким О.А."}),
        ("Реквизиты ООО «Ромашка» (далее – ООО «Ромашка»)", {"short_name": "ООО «Ромашка»"}),
        ("Тип клиента: ИП", {}),
    ],
)  # fmt: skip
def test_values_are_known_by_form_and_label(text: str, expected: dict[str, str]):
    """A number is known by its length and check digits first, by its label second; a text by its label."""
    values = values_of(parse_requisites(text))
    for name, value in expected.items():
        assert values.get(name) == value
    if not expected:
        assert not values


def test_a_whole_card_is_read_and_told_with_confidence():
    """The card of a company has its parts, and each field tells how sure it is and whether it was proven."""
    parsed = parse_requisites(CARD_TEXT)
    card = parsed.card
    assert card.kind is CardKind.COMPANY
    assert card.name == "ООО «Ромашка»"
    assert card.legal_form == "ООО"
    assert card.requisites.inn == "7707083893"
    assert [(one.account, one.bik, one.bank_name) for one in card.bank_accounts] == [(ACCOUNT, BIK, "ПАО Сбербанк")]
    assert card.contacts_of(ContactKind.PHONE)[0].value == "+74955005550"
    assert card.people_as(Role.DIRECTOR)[0].position == "Генеральный директор"
    assert parsed.confidence("inn") == 1.0
    assert {field.name for field in parsed.fields if field.proven} == {"inn", "ogrn", "account", "bik", "corr_account"}
    assert parsed.confidence("okpo") == 0.0
    assert not parsed.rest
    assert "7707083893" not in repr(parsed)


def test_doubtful_values_stay_empty_and_are_told_without_quoting_them():
    """A name in the genitive, a number without area code and no address of mail are left out by findings."""
    parsed = parse_requisites(
        "ИНН 7707083893\nв лице директора Иванова Ивана Ивановича\nТелефон: 123-45-67\nE-mail: нет адреса тут\n"
        "Главный бухгалтер: бухгалтерия на аутсорсе\n"
    )
    values = values_of(parsed)
    assert not {"director", "phone", "email", "chief_accountant"} & values.keys()
    assert codes(parsed).count("DOC006") == 4
    assert {field.name for field in parsed.doubtful} == {"director", "phone", "email", "chief_accountant"}
    told = " ".join(finding.message(lang) for finding in parsed.findings for lang in ("ru", "en"))
    assert "Иванов" not in told
    assert "123-45" not in told


def test_the_threshold_is_the_users():
    """A lower threshold takes the doubtful ones, a higher one leaves what arithmetic does not prove."""
    text = "в лице директора Иванова Ивана Ивановича\nИНН 7707083893\nКПП 773601001"
    assert values_of(parse_requisites(text, confidence=0.3))["director"] == "Иванова Ивана Ивановича"
    assert set(values_of(parse_requisites(text, confidence=0.99))) == {"inn"}
    for bad in (-0.1, 1.5, True, "половина", float("nan")):
        with pytest.raises(ConfigError, match="confidence"):
            DocsReadOptions(confidence=bad)
    assert DocsReadOptions(confidence="0,9").confidence == 0.9


def test_a_wrong_length_is_told_and_not_taken():
    """An ИНН of nine digits beside its label is no ИНН: the finding says how many digits were found."""
    parsed = parse_requisites("ООО «Ромашка»\nИНН 770708389")
    assert "inn" not in values_of(parsed)
    finding = next(one for one in parsed.findings if one.code == "DOC008")
    assert "9" in finding.message("ru")
    assert finding.where.line == 2
    assert "DOC008" in codes(parse_requisites("ИНН банка: 12"))


def test_a_wrong_check_digit_stays_for_the_check_to_tell():
    """A number of the right length beside its label is that number, and its check digit is the rules' to judge."""
    parsed = parse_requisites("ИНН 7707083894")
    assert values_of(parsed)["inn"] == "7707083894"
    assert parsed.confidence("inn") == 0.7


def test_lost_zeros_come_back_where_arithmetic_proves_them():
    """Excel takes the zero of a БИК and of an ИНН: it is put back, and told."""
    parsed = parse_requisites(f"{BANK.replace(BIK, '44525225')}ИНН 105025177\nОКПО 32537")
    values = values_of(parsed)
    assert values["bik"] == BIK
    assert parsed.confidence("bik") == 0.98
    assert "DOC012" in codes(parsed)
    assert "bik" not in values_of(parse_requisites("БИК 84525225"))
    assert parsed.card.origin.raw["bik"] == "44525225"


def test_swapped_labels_of_kpp_and_bik_are_mended_by_the_key():
    """КПП and БИК have nine digits each; the keys of the accounts prove which is which."""
    parsed = parse_requisites(f"КПП {BIK}\nБИК 773601001\nр/с {ACCOUNT}\nк/с {CORR}")
    values = values_of(parsed)
    assert (values["kpp"], values["bik"]) == ("773601001", BIK)
    assert "DOC010" in codes(parsed)
    kept = values_of(parse_requisites(f"КПП {BIK}\nБИК {BIK}\nр/с {ACCOUNT}\nк/с {CORR}"))
    assert kept["bik"] == BIK
    odd = values_of(parse_requisites(f"БИК 044525999\nКПП {BIK}\nр/с {ACCOUNT}\nк/с {CORR}"))
    assert odd["bik"] in (BIK, "044525999") or "bik" not in odd


def test_rival_numbers_are_left_out():
    """Two different КПП of one company are no КПП until a human chooses; equal ones are one."""
    parsed = parse_requisites("ИНН 7707083893\nКПП 773601001\nКПП 997950001")
    assert "kpp" not in values_of(parsed)
    assert "DOC007" in codes(parsed)
    assert values_of(parse_requisites("КПП 773601001\nКПП 773601001"))["kpp"] == "773601001"
    rival = parse_requisites("Юридический адрес: г. Тула, ул. Мира, 5\nЮридический адрес: г. Орёл, ул. Лесная, 1")
    assert "legal_address" not in values_of(rival)
    agree = parse_requisites("Юридический адрес: г. Тула, ул. Мира, 5\nЮридический адрес: г. Тула, ул. Мира, 5, оф. 1")
    assert values_of(agree)["legal_address"] == "г. Тула, ул. Мира, 5"


def test_several_accounts_keep_their_banks():
    """Accounts in a row share the bank behind them if the key is right; a repeated field begins the next account."""
    shared = parse_requisites(f"р/с {ACCOUNT} (руб.)\nр/с 40702840738000060473 USD\nБанк: ПАО Сбербанк\nБИК {BIK}")
    assert [(one.bik, one.currency) for one in shared.card.bank_accounts] == [(BIK, "RUB"), (BIK, "USD")]
    apart = parse_requisites(
        f"Банк: ПАО Сбербанк\n{BANK}Банк: АО «Альфа-Банк»\nр/с 40702810000000000001\nБИК 044525593"
    )
    assert [one.bik for one in apart.card.bank_accounts] == [BIK, "044525593"]
    alone = parse_requisites(f"р/с 40702810000000000009\n{BANK}")
    assert [one.bik for one in alone.card.bank_accounts] == [None, BIK]


def test_a_bank_without_a_label_is_known_near_its_numbers():
    """«ПАО Сбербанк» beside an account is the bank; far from any, it is the company itself."""
    near = parse_requisites(f"ООО «Ромашка»\nИНН 7707083893\n{BANK}ПАО Сбербанк\n")
    assert near.card.bank_accounts[0].bank_name == "ПАО Сбербанк"
    assert "DOC009" in codes(near)
    own = parse_requisites("ПАО Сбербанк\nИНН 7707083893")
    assert own.card.short_name == "ПАО Сбербанк"
    assert not own.card.bank_accounts


def test_full_and_short_names():
    """A long form makes a full name, a short form a short one; the one in brackets is the shorter."""
    parsed = parse_requisites("Наименование: Общество с ограниченной ответственностью «Ромашка» (ООО «Ромашка»)")
    assert (parsed.card.full_name, parsed.card.short_name) == (
        "Общество с ограниченной ответственностью «Ромашка»",
        "ООО «Ромашка»",
    )
    titled = parse_requisites("Карточка предприятия ООО «Ромашка»\nСокращённое наименование: ООО «Ромашка»")
    assert titled.card.short_name == "ООО «Ромашка»"
    sole = parse_requisites("Глава КФХ Иванов Иван Иванович\nОГРНИП 304500116000157")
    assert sole.card.kind is CardKind.SOLE_PROPRIETOR
    assert parse_requisites("Наименование: Завод «Свет» АО").card.legal_form == "АО"
    form = parse_requisites("Наименование: Свет\nОрганизационно-правовая форма: АО")
    assert form.card.legal_form == "АО"


def test_addresses_of_several_kinds_and_the_same():
    """One label of two kinds gives two addresses; «тот же» and «совпадает» become the address, and that is told."""
    both = parse_requisites("Фактический, почтовый адрес: г. Тула, ул. Мира, 5")
    assert [one.kind.value for one in both.card.addresses] == ["actual", "postal"]
    same = parse_requisites("Юридический адрес: г. Тула, ул. Мира, 5\nФактический адрес: тот же")
    assert [one.text for one in same.card.addresses] == ["г. Тула, ул. Мира, 5"] * 2
    assert "DOC012" in codes(same)
    remark = parse_requisites("Юридический адрес (совпадает с фактическим): г. Тула, ул. Мира, 5")
    assert [one.kind.value for one in remark.card.addresses] == ["legal", "actual"]
    assert "legal_address" not in values_of(parse_requisites("Фактический адрес: тот же"))


def test_contacts_keep_extensions_notes_and_order():
    """An extension and whose number it is stay with the phone; a number that comes twice is one contact."""
    parsed = parse_requisites(
        "Тел.: 8 (495) 500-55-50 доб. 12 (приёмная)\nТелефон: +7 495 500-55-50 доб. 12\nМоб.: 8 495 500-55-50"
    )
    phones = parsed.card.contacts
    assert [(one.value, one.extension, one.note) for one in phones][:1] == [("+74955005550", "12", "приёмная")]
    fax = parse_requisites("Тел/факс: (495) 500-55-50")
    assert fax.card.contacts[0].note == "тел./факс"


def test_lookalikes_in_labels_and_addresses_are_mended():
    """«Е-mail» with a Cyrillic Е is a label, «KПП» with a Latin K too; a mail address is mended and told."""
    parsed = parse_requisites("Е-mail: infо@example.ru\nKПП 773601001")
    assert values_of(parsed)["email"] == "info@example.ru"
    assert values_of(parsed)["kpp"] == "773601001"
    assert "DOC012" in codes(parsed)


def test_unknown_labels_become_custom_fields():
    """A label that nobody knows keeps its value in a custom field of its name; nothing is lost."""
    parsed = parse_requisites(
        "ИНН 7707083893\nСклад: Подольск\nСклад: Химки\nОКАТО 45286575000\nСИСТЕМА НАЛОГООБЛОЖЕНИЯ: УСН"
    )
    assert parsed.card.custom == {
        "Склад": "Подольск",
        "Склад 2": "Химки",
        "ОКАТО": "45286575000",
        "Система налогообложения": "УСН",
    }


def test_lines_without_a_place_are_told():
    """A sentence that labels nothing is given back as the rest, and counted in a finding."""
    parsed = parse_requisites(
        "Добрый день!\nНаши реквизиты:\nИНН 7707083893\nр/с 40702810438000060473 для оплаты услуг\nспасибо"
    )
    assert parsed.rest == ("Добрый день!", "для оплаты услуг", "спасибо")
    assert "DOC011" in codes(parsed)


@pytest.mark.parametrize("text", ["", "\n \n", "Добрый день", "ИНН:\nКПП:", "ИНН ___ КПП ___"])
def test_a_text_without_requisites_gives_no_card(text: str):
    """Nothing, a greeting or an empty form is no card, and the finding says what to look for."""
    parsed = parse_requisites(text)
    assert parsed.card is None
    assert "DOC003" in codes(parsed)


def test_a_card_without_a_name_is_told():
    """Requisites without a name make a card, with a warning."""
    assert "DOC014" in codes(parse_requisites("ИНН 7707083893"))


def test_tables_of_other_shapes():
    """Ordinals, labels above values, several labels in one cell, and an empty form beside are understood."""
    rows = [("№", "Реквизит", "Значение"), ("1", "ИНН", "7707083893"), ("2.", "КПП", "773601001")]
    assert values_of(parsed_rows(rows)[0]) == {"inn": "7707083893", "kpp": "773601001"}
    heading = [("ИНН", "КПП"), ("7707083893", "773601001")]
    assert values_of(parsed_rows(heading)[0]) == {"inn": "7707083893", "kpp": "773601001"}
    stacked = [("ИНН\nКПП", "7707083893\n773601001")]
    assert values_of(parsed_rows(stacked)[0]) == {"inn": "7707083893", "kpp": "773601001"}
    form = [("ИНН", "КПП", "773601001"), ("Прочее", "ничего", "ИНН 7707083893")]
    assert values_of(parsed_rows(form)[0]) == {"inn": "7707083893", "kpp": "773601001"}
    inner = [("Адрес", "г. Тула, ул. Мира, 5\nвход со двора\nТел.: +7 495 500-55-50"), ("ИНН", "ИНН 7707083893")]
    values = values_of(parsed_rows(inner)[0])
    assert values["address"] == "г. Тула, ул. Мира, 5, вход со двора"
    assert values["phone"] == "+74955005550"
    assert values["inn"] == "7707083893"
    assert values_of(parsed_rows([("ИНН", ""), ("", "КПП 773601001")])[0]) == {"kpp": "773601001"}


def test_very_long_texts_are_refused():
    """A text of more lines than any card is refused by a bound."""
    with pytest.raises(LimitError, match="DOC015"):
        parse_all("строка\n" * 6000)


@given(st.text(alphabet="ИНКПБОГРЭДОсчетБанкдиректорАдрес0123456789 :/.,«»\n\t|()@-", max_size=400))
def test_any_text_is_read_without_a_traceback(text: str):
    """Labels, digits and marks in any order give companies and findings, each with a code of ours."""
    for parsed in parse_all(text):
        assert all(finding.code.startswith("DOC") for finding in parsed.findings)
        assert parsed.card is not None or parsed.findings


@given(st.text(max_size=300))
def test_any_unicode_is_read_without_a_traceback(text: str):
    """So does any text at all."""
    assert parse_all(text)
