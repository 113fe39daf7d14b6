"""
Exports of the portal: csv and the HTML table that it calls Excel, whole and damaged.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest
from bitrix24_file_cards import ACCOUNTS, COMPANY, PERSON, kit, written
from bitrix24_portal_double import read_lines
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.errors import CjmkitError, ConfigError, FormatError, LimitError
from cjmkit.findings import Finding
from cjmkit.model import AddressKind, CardKind, ClientCard, Contact, ContactKind, Money, Requisites
from cjmkit.plugins import open_source
from cjmkit_bitrix24 import PortalImporter
from cjmkit_bitrix24.headings import Role, is_export, resolve
from cjmkit_bitrix24.htmltable import html_rows, looks_like_html

PAGE_WITHOUT_NAMES = b"<table><tr><th>ID</th></tr><tr><td>1</td></tr></table>"
SAMPLES = Path(__file__).parent / "samples"
PHP = shutil.which("php")


def read(data: bytes | Path, **options: object) -> tuple[list[ClientCard], list[Finding]]:
    """
    Return the cards in *data* and what was found in it.
    """
    batch = kit().read_cards(data, format="bitrix24", options=options, on_error="keep")
    cards = list(batch)
    return cards, list(batch.report)


def table(*rows: tuple[str, ...]) -> bytes:
    """
    Return an export with *rows*, the first of them the headings.
    """
    return "".join("".join(f'"{cell}";' for cell in row) + "\n" for row in rows).encode("utf-8-sig")


def bare(card: ClientCard) -> ClientCard:
    """
    Return *card* without where it came from.
    """
    return attrs.evolve(card, origin=None)


def codes(findings: list[Finding]) -> list[str]:
    """
    Return the codes of this plugin among *findings*.
    """
    return [finding.code for finding in findings if finding.code.startswith("BTX")]


def test_an_export_is_recognised_by_its_headings() -> None:
    """
    All samples are read without naming the format.
    """
    for path in sorted(SAMPLES.glob("*_export*")):
        cards = list(kit().read_cards(path))
        assert len(cards) >= 2, path.name


def test_rows_of_one_company_become_one_card() -> None:
    """
    Both accounts, both addresses, every phone and mail address stand on the card; the joining is told.
    """
    cards, findings = read(SAMPLES / "company_export.csv")
    card = cards[0]
    assert [account.account for account in card.bank_accounts] == list(ACCOUNTS)
    assert [(address.kind, address.text) for address in card.addresses] == [
        (AddressKind.LEGAL, "119021, г. Москва, ул. Льва Толстого, 16"),
        (AddressKind.ACTUAL, "г. Москва, ул. Льва Толстого, 18"),
    ]
    assert [(contact.kind, contact.value) for contact in card.contacts] == [
        (ContactKind.PHONE, "+74957392222"),
        (ContactKind.PHONE, "+74957392223"),
        (ContactKind.MOBILE, "+79161234567"),
        (ContactKind.EMAIL, "office@example.ru"),
        (ContactKind.EMAIL, "sales@example.ru"),
        (ContactKind.WEBSITE, "example.ru"),
        (ContactKind.MESSENGER, "Telegram: @primer"),
    ]
    assert card.custom["UF_CRM_1699"] == "золотой"
    assert card.custom["Тип компании"] == "Клиент"
    assert (card.requisites.inn, card.manager) == ("7736207543", "Мария Райтова")
    assert codes(findings) == ["BTX014", "BTX015", "BTX016", "BTX010", "BTX012"]


def test_a_second_legal_person_is_a_card_of_its_own() -> None:
    """
    Another INN under the same company is another card with the same id, and a warning.
    """
    cards, findings = read(SAMPLES / "company_export.csv")
    assert [(card.id, card.requisites.inn) for card in cards[1:3]] == [("8", "7707083893"), ("8", "7728168971")]
    [second] = [finding for finding in findings if finding.code == "BTX012"]
    assert (second.where.row, second.where.field) == (6, "inn")


def test_the_preset_tells_who_the_client_is() -> None:
    """
    «ИП» in the column of presets makes a sole proprietor.
    """
    cards, _ = read(SAMPLES / "company_export.csv")
    assert cards[3].kind is CardKind.SOLE_PROPRIETOR


def test_contacts_are_people() -> None:
    """
    Name parts, several phones in one cell, the company as a field of the person's own.
    """
    cards, _ = read(SAMPLES / "contact_export.csv")
    first, second = cards
    assert first.kind is CardKind.PERSON
    assert first.person is not None
    assert first.person.name == "Выдумкина Анна Сергеевна"
    assert first.custom["Компания"] == "ООО «Яндекс»"
    assert first.source is not None
    assert first.source.label == "Выставка"
    assert [contact.value for contact in second.contacts_of(ContactKind.MOBILE)] == ["+79161234569", "+79161234570"]


@pytest.mark.parametrize("name", ["company_export.xls", "company_export_cp1251.xls"])
def test_the_excel_export_is_a_page(name: str) -> None:
    """
    The table is read in either encoding; markup in a comment leaves its text; rows are numbered as in Excel.
    """
    cards, findings = read(SAMPLES / name)
    assert [card.requisites.inn for card in cards] == ["7736207543", "7707083893"]
    assert cards[0].comment == "Первая\nвторая & третья"
    assert cards[0].origin is not None
    assert cards[0].origin.row == 2
    assert codes(findings) == ["BTX004", "BTX005"]


def test_our_company_file_is_read_back() -> None:
    """
    What is written of a company comes back equal, but for what the losses name.
    """
    data, losses = written([COMPANY])
    cards, _ = read(data)
    people = tuple(attrs.evolve(person, position=None) for person in COMPANY.people)
    assert bare(cards[0]) == attrs.evolve(COMPANY, people=people)
    assert set(losses) == {"director_position"}


def test_our_contact_file_is_read_back() -> None:
    """
    What is written of a person comes back equal.
    """
    data, losses = written([PERSON], "bitrix24-contact")
    cards, _ = read(data)
    assert bare(cards[0]) == PERSON
    assert not losses


@pytest.mark.parametrize("exporter", ["bitrix24-company", "bitrix24-contact"])
def test_russian_headings_are_read_as_ids_are(exporter: str) -> None:
    """
    The language of the headings changes nothing of the cards.
    """
    cards = [COMPANY, PERSON]
    by_ids, _ = read(written(cards, exporter)[0])
    by_labels, _ = read(written(cards, exporter, headers="labels")[0])
    assert list(map(bare, by_ids)) == list(map(bare, by_labels))


@settings(max_examples=20)
@given(
    st.lists(
        st.builds(
            ClientCard,
            id=st.integers(1, 10**6).map(str),
            kind=st.just(CardKind.COMPANY),
            short_name=st.sampled_from(["ООО «Первое»", "АО «Второе; третье»", "ПАО «Пятое, шестое»"]),
            requisites=st.just(Requisites(inn="7736207543", kpp="770401001")),
            contacts=st.lists(
                st.builds(
                    Contact,
                    kind=st.sampled_from([ContactKind.PHONE, ContactKind.MOBILE]),
                    value=st.integers(9000000000, 9999999999).map(lambda number: f"+7{number}"),
                    extension=st.sampled_from([None, "12"]),
                ),
                max_size=4,
                unique_by=lambda contact: (contact.kind, contact.value),
            ).map(lambda found: tuple(sorted(found, key=lambda contact: contact.kind.value, reverse=True))),
            bank_accounts=st.just(COMPANY.bank_accounts) | st.just(()),
        ),
        max_size=5,
        unique_by=lambda card: card.id,
    )
)
def test_whatever_is_written_comes_back(cards: list[ClientCard]) -> None:
    """
    Ids, names, phones and accounts of any companies survive the way there and back.
    """
    if not cards:
        return
    found, _ = read(written(cards)[0])
    assert [(card.id, card.short_name, card.contacts, card.bank_accounts) for card in found] == [
        (card.id, card.short_name, card.contacts, card.bank_accounts) for card in cards
    ]


def test_rows_without_a_key_belong_to_the_client_before() -> None:
    """
    A row with nothing but an account is one more of the company above, as the portal's own import takes it.
    """
    data = table(
        ("ID", "Название компании", "BD_RQ_ACC_NUM|1", "BD_RQ_BIK|1"),
        ("1", "АО Пример", ACCOUNTS[0], "044525225"),
        ("", "", ACCOUNTS[1], "044525225"),
        ("2", "АО Другое", "", ""),
    )
    cards, findings = read(data)
    assert [len(card.bank_accounts) for card in cards] == [2, 0]
    assert codes(findings) == ["BTX010"]


def test_without_ids_the_same_name_is_proof_only_where_nothing_contradicts() -> None:
    """
    Another INN, or another phone, keeps rows of one name apart.
    """
    heading = ("Название компании", "Рабочий телефон", "Реквизит: ИНН", "BD_RQ_ACC_NUM|1")
    first = ("АО Пример", "8 495 111-22-33", "7736207543", ACCOUNTS[0])
    same = ("АО Пример", "", "7736207543", ACCOUNTS[1])
    assert len(read(table(heading, first, same))[0]) == 1
    assert len(read(table(heading, first, ("АО Пример", "", "7707083893", "")))[0]) == 2
    assert len(read(table(heading, first, ("АО Пример", "8 495 444-22-33", "", ACCOUNTS[1])))[0]) == 2
    assert len(read(table(heading, first, same), join_rows=False)[0]) == 2


def test_rows_of_one_client_that_differ_are_told() -> None:
    """
    The first value stays, the other is in the finding with its place, and not in its words.
    """
    data = table(
        ("ID", "Название компании", "Комментарий", "BD_RQ_ACC_NUM|1"),
        ("1", "АО Пример", "первый", ACCOUNTS[0]),
        ("1", "АО Пример", "второй", ACCOUNTS[1]),
    )
    cards, findings = read(data)
    assert cards[0].comment == "первый"
    [differs] = [finding for finding in findings if finding.code == "BTX011"]
    assert (differs.where.row, differs.where.header, differs.value) == (3, "Комментарий", "второй")
    assert "второй" not in differs.message("ru") + repr(differs)


def test_more_rows_than_the_portal_takes_are_another_card() -> None:
    """
    The 51st row of a client begins a card of its own, with a warning.
    """
    rows = [("1", "АО Пример", str(10**19 + number)) for number in range(55)]
    cards, findings = read(table(("ID", "Название компании", "BD_RQ_ACC_NUM|1"), *rows))
    assert [len(card.bank_accounts) for card in cards] == [50, 5]
    assert "BTX013" in codes(findings)


def test_addresses_of_any_type_find_a_place() -> None:
    """
    A second address of a type, and types that a card does not know, become plain addresses; a whole line counts, too.
    """
    data = table(
        ("ID", "TITLE", "RQ_RQ_ADDR_TYPE|1", "RQ_RQ_ADDR_ADDRESS_1|1", "Реквизит (Россия): Адрес"),
        ("1", "АО Пример", "6", "ул. Первая", ""),
        ("1", "АО Пример", "Юридический адрес", "ул. Вторая", ""),
        ("1", "АО Пример", "11", "ул. Третья", ""),
        ("1", "АО Пример", "6", "ул. Первая", ""),
        ("1", "АО Пример", "8", "", "ул. Пятая"),
        ("1", "АО Пример", "6", "", ""),
    )
    cards, _ = read(data)
    assert [(address.kind, address.text) for address in cards[0].addresses] == [
        (AddressKind.LEGAL, "ул. Первая"),
        (AddressKind.POSTAL, "ул. Пятая"),
        (AddressKind.OTHER, "ул. Вторая"),
        (AddressKind.OTHER, "ул. Третья"),
    ]


def test_codes_of_lists_are_read_as_words() -> None:
    """
    MANUFACTURING becomes «Производство», and the report says so once.
    """
    data = table(("ID", "TITLE", "INDUSTRY", "EMPLOYEES"), ("1", "АО Пример", "MANUFACTURING", "EMPLOYEES_2"))
    cards, findings = read(data)
    assert (cards[0].industry, cards[0].custom["Кол-во сотрудников"]) == ("Производство", "50-250")
    assert codes(findings) == ["BTX017", "BTX017"]


def test_headings_that_repeat_and_empty_ones_lose_nothing() -> None:
    """
    Two user fields of one label, and one of none, are three fields.
    """
    data = table(
        ("TITLE", "UF_CRM_1", "UF_CRM_1", "", "Реквизит: ИНН", "Реквизит (Россия): ИНН"),
        ("АО Пример", "а", "б", "в", "7736207543", "7736207543"),
    )
    cards, _ = read(data)
    assert sorted(map(str, cards[0].custom.values())) == ["а", "б", "в"]
    assert cards[0].requisites.inn == "7736207543"


def test_many_values_in_a_cell_have_a_bound() -> None:
    """
    More than fifty values of a kind stay together in the last.
    """
    pages = "; ".join(f"https://example.ru/{number}" for number in range(60))
    cards, _ = read(table(("TITLE", "Другой сайт"), ("АО Пример", pages)))
    assert len(cards[0].contacts) == 50


def test_an_export_without_clients_has_no_cards() -> None:
    """
    Headings alone are no mistake.
    """
    assert read(table(("ID", "TITLE")))[0] == []


def test_a_heading_that_looks_like_one_of_ours_keeps_its_own() -> None:
    """
    «Рабочий телефон (2)» of a user's own stands beside the column made for a second phone; empty rows are passed by.
    """
    data = table(
        ("TITLE", "Рабочий телефон", "Рабочий телефон (2)"),
        ("АО Пример", "84951112233;84951112234", "84951112235"),
        ("", "84951112233;84951112233", ""),
    )
    cards, _ = read(data + b'"";"";"";\n')
    assert len(cards) == 2
    assert sorted(contact.value for contact in cards[0].contacts) == ["+74951112233", "+74951112234", "+74951112235"]


def test_limits_of_the_reader_can_be_raised() -> None:
    """
    A file wider than any export is refused, and read where the caller knows it.
    """
    wide = table(("TITLE", *(f"UF_CRM_{number}" for number in range(1100))), ("АО Пример", *["1"] * 1100))
    with pytest.raises(LimitError, match="limits=columns"):
        read(wide)
    cards, _ = read(wide, limits={"columns": 2000})
    assert len(cards[0].custom) == 1100


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (PAGE_WITHOUT_NAMES, "BTX001"),
        ("Дата;Сумма\n1;2\n".encode(), "BTX001"),
        (b"<html><head><title>Bitrix24</title></head><body><form>login</form></body></html>", "BTX002"),
        (b'<meta charset="utf-8"><table></table>', "BTX002"),
        (b"<table><tr><th>a</th></tr></table>", "BTX001"),
        (b"<!DOCTYPE html><table><tr>" + b"<td>x</td>" * 2000 + b"</tr></table>", "BTX003"),
        (b"<table><tr><td>" + b"x" * 2_000_000 + b"</td></tr></table>", "BTX003"),
        (b"<table>\x00\xff\xfe\x00<tr>", "text|BTX"),
        (gzip.compress(b"x" * 5000)[:40], ""),
    ],
)
def test_what_is_no_export_is_refused_in_words(data: bytes, words: str) -> None:
    """
    An empty, foreign, hostile or cut-off file raises an error of ours that says what to do.
    """
    with pytest.raises(FormatError, match=words or None):
        read(data)


def test_options_are_checked() -> None:
    """
    A delimiter that cannot be one is the caller's mistake.
    """
    with pytest.raises(ConfigError, match="delimiter"):
        read(table(("TITLE",), ("АО Пример",)), delimiter=";;")


def test_a_page_cut_off_gives_the_rows_before() -> None:
    """
    A page that ends in a cell, or lacks its closing tags, is read as far as it goes.
    """
    page = "<table><tr><th>TITLE<th>COMMENTS<tr><td>АО Пример<td>слово<tr><td>АО Втор"
    cards, _ = read(page.encode())
    assert [card.short_name for card in cards] == ["АО Пример", "АО Втор"]


def test_scripts_and_tables_in_cells_are_text_or_nothing() -> None:
    """
    A script's text is left out, a table in a cell is the cell's text, and a cell without a row is a row.
    """
    page = (
        "<table><td>TITLE</td><td>COMMENTS</td></tr>"
        "<tr><td>АО Пример<script>alert(1)</script></td><td><table><tr><td>внутри</td></tr></table></td></tr>"
        "</table><table><tr><td>другая</td></tr></table>"
    )
    rows = [row.values for row, _ in html_rows(page, "x")]
    assert rows == [["TITLE", "COMMENTS"], ["АО Пример", "внутри"]]


@pytest.mark.parametrize(
    ("head", "is_page"),
    [
        ("<?xml version='1.0'?><table>", False),
        ("\ufeff\r\n<TABLE>", True),
        ('"ID";"<table>"', False),
        ("<meta http-equiv=...>", True),
        ("<КоммерческаяИнформация>", False),
    ],
)
def test_a_page_is_told_from_other_files(head: str, is_page: bool) -> None:
    """
    XML and csv are no pages, whatever stands inside.
    """
    assert looks_like_html(head) is is_page


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Наименование", "ИНН", "КПП", "Телефон"], False),
        (["Название компании", "Рабочий телефон", "Мобильный телефон"], False),
        (["Имя", "Фамилия", "Рабочий телефон"], False),
        (["Реквизит: ИНН", "Реквизит: КПП", "Рабочий e-mail"], False),
        (["ID", "Название компании", "Реквизит: ИНН", "Реквизит: КПП", "Ответственный", "ID ответственного"], True),
        (["TITLE", "PHONE_WORK", "ASSIGNED_BY_ID", "COMPANY_TYPE"], True),
        (["Имя", "Фамилия", "Рабочий e-mail", "Частный e-mail", "Другой сайт"], True),
    ],
)
def test_only_strong_evidence_makes_an_export(headings: list[str], expected: bool) -> None:
    """
    A base with a few likely headings is left to whoever reads tables.
    """
    assert is_export(headings) is expected


def test_nothing_foreign_is_recognised(tmp_path: Path) -> None:
    """
    Damaged archives, pages without tables, bytes of any sort: no, and no failure.
    """
    importer = PortalImporter()
    for data in (b"", b"\x1f\x8b\x08broken", b"<html><table>", b"\xff\xfe\x00\x01" * 9, b"a;b\n", b"<table><tr>"):
        path = tmp_path / "some.csv"
        path.write_bytes(data)
        assert importer.recognises(open_source(path)) is False
    assert importer.recognises(open_source(tmp_path / "none.csv")) is False
    wide = tmp_path / "wide.xls"
    wide.write_bytes(b"<table><tr>" + b"<td>1" * 1500)
    assert importer.recognises(open_source(wide)) is False


@pytest.mark.parametrize(
    ("heading", "role", "target"),
    [
        ("Реквизит: ИНН", Role.REQUISITE, "inn"),
        ("Реквизит (Россия): ОГРН", Role.REQUISITE, "ogrn"),
        ("rq_rq_kpp|1", Role.REQUISITE, "kpp"),
        ("Реквизит (Россия): E-Mail", Role.MULTI, "email"),
        ("Реквизит: Что-то своё", Role.OWN, "Реквизит: Что-то своё"),
        ("Банковские реквизиты (Россия): БИК", Role.BANK, "bik"),
        ("Банковские реквизиты: Что-то", Role.OWN, "Банковские реквизиты: Что-то"),
        ("BD_ID", Role.SERVICE, ""),
        ("Реквизит (Россия): Адрес - регион", Role.ADDRESS, "PROVINCE"),
        ("Контакт\xa0Skype", Role.MULTI, "messenger"),
        ("Страница ВКонтакте", Role.MULTI, "social"),
        ("Личная страница", Role.MULTI, "website"),
        ("Комментарии", Role.PLAIN, "comment"),
        ("Имя, Фамилия", Role.SERVICE, ""),
        ("Дата создания", Role.OTHER, ""),
        ("Пояснение: слово", Role.OTHER, ""),
    ],
)
def test_every_heading_is_what_it_says(heading: str, role: Role, target: str) -> None:
    """
    Ids and labels of requisites, accounts, addresses and multifields are known in all their spellings.
    """
    column = resolve(["TITLE", heading])[1]
    assert (column.role, column.target) == (role, target)


GOOD = {path.name: path.read_bytes() for path in SAMPLES.glob("*_export*")}


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(GOOD)),
    st.lists(st.tuples(st.integers(0, 5000), st.sampled_from([b"", b'"', b";", b"\n", b"<td>", b"\xff", b"\0", b"<"]))),
    st.integers(0, 5000),
)
def test_a_damaged_export_is_read_or_refused(name: str, edits: list[tuple[int, bytes]], length: int) -> None:
    """
    Whatever is cut off or put in, there are cards and findings, or an error of ours.
    """
    good = GOOD[name]
    data = bytearray(good[: len(good) - length % len(good)] if length % 3 else good)
    for place, piece in edits[:20]:
        at = place % (len(data) + 1)
        data[at : at + 1] = piece
    try:
        cards, _ = read(bytes(data))
    except CjmkitError as error:
        cards, refusal = [], error.message("ru")
    else:
        refusal = ""
    assert refusal or all(isinstance(card, ClientCard) for card in cards)


@pytest.mark.skipif(PHP is None, reason="php-cli is not installed: apt-get install php-cli")
def test_php_reads_the_file_as_the_portal_does(tmp_path: Path) -> None:
    """
    PHP's own reader finds the same rows, and one empty field behind the semicolon that ends each line.
    """
    data, _ = written([COMPANY, ClientCard(short_name='АО "A";\\"б\\')])
    path = tmp_path / "company.csv"
    path.write_bytes(data)
    script = Path(__file__).parent / "fgetcsv.php"
    done = subprocess.run([str(PHP), str(script), str(path)], capture_output=True, check=True)
    rows = json.loads(done.stdout)
    assert rows == read_lines(data)
    assert all(row[-1] == "" for row in rows)


def test_the_command_line_converts_there_and_back(tmp_path: Path) -> None:
    """
    The installed plugin is found by its entry point and does what the README shows.
    """
    environment: Mapping[str, str] = {
        name: value for name, value in os.environ.items() if name != "CJMKIT_DISABLE_PLUGINS"
    }
    target = tmp_path / "out.csv"
    command = [sys.executable, "-m", "cjmkit", "convert", str(SAMPLES / "company_export.csv"), str(target)]
    done = subprocess.run([*command, "--to", "bitrix24-company"], capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert b"7736207543" in target.read_bytes()
    assert target.read_bytes().startswith(b'\xef\xbb\xbf"ID";"TITLE";')


def test_a_wrong_row_is_kept_back_with_its_place() -> None:
    """
    The core's checks see every card: a wrong INN is a finding at its row.
    """
    data = table(("ID", "Название компании", "Реквизит: ИНН"), ("1", "АО Пример", "7736207544"))
    batch = kit().read_cards(data, format="bitrix24")
    assert list(batch) == []
    assert any(finding.where.row == 2 and finding.where.field == "inn" for finding in batch.report)


def test_limits_are_errors_of_their_own() -> None:
    """
    A page that asks for too much is told apart from one that is no export.
    """
    with pytest.raises(LimitError, match="BTX003"):
        read(b"<table><tr>" + b"<td>x" * 1100 + b"</table>")


def test_an_amount_is_told_when_it_has_no_column() -> None:
    """
    The average check is the portal's only by a field of the user's own.
    """
    from decimal import Decimal

    card = attrs.evolve(COMPANY, average_check=Money(amount=Decimal("1500")))
    data, losses = written([card], fields={"average_check": "UF_CRM_7"})
    assert "average_check" not in losses
    cards, _ = read(data)
    assert cards[0].custom["UF_CRM_7"] == "1500"
