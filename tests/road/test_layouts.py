"""
Roads through strange layouts: what stands around, above, between and beside the clients.
"""

from __future__ import annotations

import openpyxl
import pytest

from cjmkit import CjmkitError
from road.desk import GAZPROM, SBER, YANDEX, read, workbook

HEAD = ["Наименование", "ИНН", "КПП"]


def firm(name: str, inn: str, kpp: str | None = None, **more: object) -> dict[str, object]:
    """The plain data of a firm's card."""
    numbers = {"inn": inn} | ({"kpp": kpp} if kpp else {})
    return {"kind": "company", "short_name": name, "legal_form": name.split()[0], "requisites": numbers, **more}


CARDS = [firm(*SBER), firm(*YANDEX), firm(*GAZPROM)]


def test_title_rows() -> None:
    """The report's name and author above the heading are skipped and said, and rows keep their numbers."""
    found = read(workbook([["Список клиентов на 01.03.2024"], ["Составил: Тестов И. П."], [], HEAD, SBER, YANDEX]))
    assert found.plain == CARDS[:2]
    assert found.origins == [("База", 5, {}), ("База", 6, {})]
    assert found.account == (5, 2, 0, {"IMP110": 2, "IMP111": 1})
    assert found.told("IMP1") == [
        ("IMP100", "", None),
        ("IMP110", "1", None),
        ("IMP110", "2", None),
        ("IMP111", "4", None),
    ]


def test_heading_of_two_rows() -> None:
    """Groups over titles, merged across and down, make one heading."""

    def merge(book: openpyxl.Workbook) -> None:
        for area in ("A1:A2", "B1:C1", "D1:E1"):
            book["База"].merge_cells(area)

    rows = [
        ["Клиент", "Реквизиты", None, "Контакты", None],
        [None, "ИНН", "КПП", "Телефон", "E-mail"],
        [*SBER, "+7 495 500-55-50", "a@example.org"],
        [*YANDEX, "8(495)739-70-00", "b@example.org"],
    ]
    found = read(workbook(rows, merge))
    assert found.plain == [
        firm(*SBER, contacts=[phone("+74955005550"), {"kind": "email", "value": "a@example.org"}]),
        firm(*YANDEX, contacts=[phone("+74957397000"), {"kind": "email", "value": "b@example.org"}]),
    ]
    assert found.origins == [("База", 3, {"phone": "+7 495 500-55-50"}), ("База", 4, {"phone": "8(495)739-70-00"})]
    assert found.told("IMP33") == [("IMP330", "D3", "phone"), ("IMP330", "D4", "phone")]
    assert found.account == (4, 2, 0, {"IMP111": 2})


def phone(value: str, kind: str = "phone", **more: str) -> dict[str, str]:
    """The plain data of a phone."""
    return {"kind": kind, "value": value, **more}


def test_heading_on_every_page() -> None:
    """A table printed by pages repeats its heading and has page feet: none of them is a client."""
    found = read(workbook([HEAD, SBER, HEAD, YANDEX, ["Страница 2 из 2"], HEAD, GAZPROM, ["Итого: 3"]]))
    assert found.plain == CARDS
    assert [row for _, row, _ in found.origins] == [2, 4, 7]
    assert found.account == (8, 3, 0, {"IMP111": 1, "IMP112": 2, "IMP115": 1, "IMP113": 1})
    assert found.told("IMP11")[1:] == [
        ("IMP112", "3", None),
        ("IMP115", "5", None),
        ("IMP112", "6", None),
        ("IMP113", "8", None),
    ]


def test_sections_and_totals() -> None:
    """Captions across the table and sums under its parts are skipped, each with its reason."""
    rows = [
        ["№", *HEAD, "Сумма"],
        ["Москва"],
        [1, *SBER, 100],
        [2, *YANDEX, 200],
        ["Итого", None, None, None, 300],
        ["Санкт-Петербург"],
        [3, *GAZPROM, 5],
        ["Всего", None, None, None, 305],
    ]
    found = read(workbook(rows))
    assert found.plain == [
        firm(*SBER, custom={"№": 1, "Сумма": 100}),
        firm(*YANDEX, custom={"№": 2, "Сумма": 200}),
        firm(*GAZPROM, custom={"№": 3, "Сумма": 5}),
    ]
    assert found.account == (8, 3, 0, {"IMP111": 1, "IMP114": 2, "IMP113": 2})


def test_no_heading() -> None:
    """Without a heading columns are told by their values, each with a warning; the unsure stay custom."""
    rows = [
        [*SBER, "+74955005550", "первый"],
        [*YANDEX, "+74957397000", "второй"],
        [*GAZPROM, "+78126094444", None],
        ["ПАО «Татнефть»", "1644003838", "164401001", "+78553307117", "третий"],
        ["ПАО «ЛУКОЙЛ»", "7708004767", "770801001", "+74956274444", None],
    ]
    found = read(workbook(rows))
    assert found.plain[0] == firm(*SBER, contacts=[phone("+74955005550")], custom={"column_E": "первый"})
    assert len(found.cards) == 5
    assert found.told("IMP") == [
        ("IMP101", "", None),
        *[("IMP202", letter, None) for letter in "ABCD"],
        ("IMP200", "E", None),
    ]
    assert found.account == (5, 5, 0, {})


def test_empty_rows_and_columns() -> None:
    """A table that begins in the middle of a sheet, with empty rows and columns in it, reads whole."""
    rows = [[], [], [None, None, *HEAD[:2], None, HEAD[2]], []]
    rows += [[None, None, *one[:2], None, one[2]] for one in (SBER, YANDEX)]
    rows += [[], [None, None, *GAZPROM[:2], None, GAZPROM[2]]]
    found = read(workbook(rows))
    assert found.plain == CARDS
    assert [row for _, row, _ in found.origins] == [5, 6, 8]
    assert found.account == (4, 3, 0, {"IMP111": 1})


def test_numbers_of_columns_and_reserved_rows() -> None:
    """The row 1, 2, 3 under a printed heading and rows with a running number alone are no clients."""
    rows = [["№", *HEAD], [1, 2, 3, 4], [1, *SBER], [2, *YANDEX], [3], [4]]
    found = read(workbook(rows))
    assert found.plain == [firm(*SBER, custom={"№": 1}), firm(*YANDEX, custom={"№": 2})]
    assert found.account == (6, 2, 0, {"IMP111": 2, "IMP117": 2})


def test_hidden_rows_are_kept_and_said() -> None:
    """Hidden rows become cards like the others, and one finding a table tells how many there were."""

    def hide(book: openpyxl.Workbook) -> None:
        for number in (3, 4):
            book["База"].row_dimensions[number].hidden = True

    found = read(workbook([HEAD, SBER, YANDEX, GAZPROM], hide))
    assert found.plain == CARDS
    assert found.finding("IMP118").params == {"count": 2}
    assert found.finding("IMP118").line("en").startswith("<bytes>[База]: hidden rows: 2; they were read")
    assert read(workbook([HEAD, SBER])).told("IMP118") == []


def test_hidden_sheet_is_read_and_said() -> None:
    """A base on a hidden sheet is read, and said; one that is no base is left out like any other."""

    def hide(book: openpyxl.Workbook) -> None:
        for name in ("Старая", "Списки"):
            book[name].sheet_state = "hidden"

    sheets = {"База": [HEAD, SBER], "Старая": [HEAD, YANDEX], "Списки": [["красный"], ["синий"]]}
    found = read(workbook(sheets, hide))
    assert found.plain == CARDS[:2]
    assert [one.where.sheet for one in found.report if one.code == "IMP119"] == ["Старая"]
    assert [one.where.sheet for one in found.report if one.code == "IMP450"] == ["Списки"]


SHEETS = {
    "Москва": [HEAD, SBER],
    "Заметки": [["Купить чай"], ["Позвонить маме"]],
    "Питер": [["ИНН", "Название", "Телефон"], ["7736050003", "ПАО «Газпром»", "8 812 609-44-44"]],
}


def test_every_sheet_that_looks_like_a_base() -> None:
    """Without a wish every sheet with clients is taken, each with a heading of its own; others are said."""
    found = read(workbook(SHEETS))
    assert found.plain == [CARDS[0], firm("ПАО «Газпром»", "7736050003", contacts=[phone("+78126094444")])]
    assert [(table.place, table.rows, table.cards) for table in found.report.tables] == [
        ("<bytes>[Москва]", 2, 1),
        ("<bytes>[Питер]", 2, 1),
    ]
    assert [one.where.sheet for one in found.report if one.code == "IMP450"] == ["Заметки"]
    assert found.report.account("en").splitlines()[-1] == "Total: rows 4 = cards 2 + rejected 0 + skipped 2"


def test_sheets_by_name() -> None:
    """A sheet that is named is taken alone, be it a base or not; an unknown name is refused."""
    assert read(workbook(SHEETS), sheets=("Питер",)).names == ["ПАО «Газпром»"]
    notes = read(workbook(SHEETS), sheets=("Заметки",))
    assert notes.plain == [{"custom": {"column_A": "Купить чай"}}, {"custom": {"column_A": "Позвонить маме"}}]
    with pytest.raises(CjmkitError, match=r"IMP04\d|IMP05\d|IMP02\d|IMP03\d"):
        read(workbook(SHEETS), sheets=("Нет такого",))


def test_no_base_at_all() -> None:
    """A workbook without one sheet that looks like a base is refused with what to do."""
    with pytest.raises(CjmkitError, match="IMP451"):
        read(workbook({"Заметки": SHEETS["Заметки"]}))


def test_notices_of_a_sheet_left_out_are_kept() -> None:
    """What the reader noticed about a sheet that is no base still stands in the report."""
    found = read(workbook({"Расчёт": [["=1+1"], ["=2+2"]], "База": [HEAD, SBER]}))
    assert [(one.code, one.where.sheet) for one in found.report if one.code in ("IMP450", "IMP053")] == [
        ("IMP450", "Расчёт"),
        ("IMP053", "Расчёт"),
    ]


@pytest.mark.parametrize("clients", [499, 500, 999, 1000])
def test_notices_at_the_end_of_full_batches(clients: int) -> None:
    """What the reader says after the last row is heard, wherever batches end."""
    rows = [HEAD, *[[f"ООО «Проба {n}»", "7707083893", "773601001"] for n in range(clients - 1)], ["=1+1", *SBER[1:]]]
    found = read(workbook(rows))
    assert len(found.cards) == clients
    assert len(found.told("IMP053")) == 1


def test_duplicated_headings() -> None:
    """Fields that repeat get numbers; of others the first column wins, the next stays a custom field."""
    rows = [
        ["Название", "Комментарий", "Комментарий", "Адрес", "Адрес", "E-mail", "E-mail"],
        ["ООО «Яндекс»", "а", "б", "Москва, ул. Льва Толстого, 16", "Тверь", "a@example.org", "b@example.org"],
    ]
    found = read(workbook(rows))
    assert found.plain == [
        {
            "kind": "company",
            "short_name": "ООО «Яндекс»",
            "legal_form": "ООО",
            "addresses": [{"text": "Москва, ул. Льва Толстого, 16"}, {"text": "Тверь"}],
            "contacts": [{"kind": "email", "value": "a@example.org"}, {"kind": "email", "value": "b@example.org"}],
            "comment": "а",
            "custom": {"Комментарий": "б"},
        }
    ]
    assert found.told("IMP20") == [("IMP204", "C", None), ("IMP205", "E", None), ("IMP205", "G", None)]


def test_two_groups_of_bank_columns() -> None:
    """Account, BIC and bank that come twice make two accounts, in the right pairs."""
    sber = {"account": "40702810438000060473", "bank_name": "Сбер", "bik": "044525225"}
    other = {"account": "40702810500000012345", "bank_name": "Т", "bik": "044525974"}
    one, two = (["40702810438000060473", "044525225", "Сбер"], ["40702810500000012345", "044525974", "Т"])
    group = ["Расчётный счёт", "БИК", "Банк"]
    rows = [
        ["Название", *group, *group],
        ["ООО «Яндекс»", *one, *two],
        ["ПАО «Газпром»", *one],
        ["ПАО «Сбербанк»", None, None, None, *two],
    ]
    found = read(workbook(rows))
    assert [card["bank_accounts"] for card in found.plain] == [[sber, other], [sber], [other]]
    assert found.told("IMP205") == [("IMP205", letter, None) for letter in "EFG"]
    assert found.doubts == []
