import io
from random import Random

import pytest
from openpyxl import Workbook

from cjmkit import Toolkit
from cjmkit.codes import account, inn, ogrn
from docs.pages import ROOT

PAGE = (ROOT / "docs" / "how-to" / "messy-excel.md").read_text("utf-8")
BIK = "044525225"

# What the page says: heading, good values of the column, cell, code, text on the page, what the card holds.
CLAIMS = [
    ("ИНН", inn.generate, 274051582, "IMP321", "274051582", "0274051582"),
    ("ИНН", inn.generate, "7,707083893E+09", "IMP310", "7,707083893E+09", "7707083893"),
    ("ИНН", inn.generate, "7,70708E+09", "IMP312", "7,70708E+09", "7,70708E+09"),
    ("ИНН", inn.generate, "77070838?3", "IMP326", "77070838?3", "77070838?3"),
    ("ИНН", inn.generate, "ИНН: 77 07 083 893", "IMP320", "ИНН: 77 07 083 893", "7707083893"),
    ("ИНН", inn.generate, "’7707083893", "IMP320", "’7707083893", "7707083893"),
    ("ИНН", inn.generate, 773601001, "IMP327", "9 digits that look like a КПП", "773601001"),
    ("ИНН", inn.generate, "н/д", "IMP300", "`н/д`", None),
    ("ИНН", lambda rng: "123", 274051582, "IMP322", "where the column is poor", "274051582"),
    (
        "ИНН/КПП",
        lambda rng: f"{inn.generate(rng)}/773601001",
        "7707083893773601001",
        "IMP370",
        "7707083893773601001",
        "7707083893",
    ),
    ("ОГРН", ogrn.generate, "1О248ОО823123", "IMP323", "1О248ОО823123", "1024800823123"),
    ("ОКВЭД", lambda rng: "62.01", 64.1, "IMP314", "64.1", "64.1"),
    ("Телефон", lambda rng: "8 495 000-12-01", "00-12-05", "IMP331", "00-12-05", ["00-12-05"]),
    (
        "Телефон",
        lambda rng: "8 495 000-12-01",
        "8(916)0001204, 8(916)0001205; факс (495) 000-12-06",
        "IMP330",
        "8(916)0001204, 8(916)0001205; факс (495) 000-12-06",
        ["+79160001204", "+79160001205", "+74950001206"],
    ),
    ("E-mail", lambda rng: "a@b.example", "a@b.example; c@d.example", "IMP335", "two addresses", None),
    ("Средний чек", lambda rng: "1000", "около 80 000 ₽/мес.", "IMP350", "около 80 000 ₽/мес.", "80000"),
    ("Средний чек", lambda rng: "1000", "1,5 млн", "IMP350", "1,5 млн", "1500000"),
    ("Средний чек", lambda rng: "1000", "90 тыс. руб.", "IMP350", "90 тыс. руб.", "90000"),
    ("Средний чек", lambda rng: "1000", "1.234", "IMP352", "`1.234`", None),
    ("Средний чек", lambda rng: "1000", "до 150 т.р.", "IMP351", "до 150 т.р.", None),
    ("Последний контакт", lambda rng: "01.02.2026", "12 марта 2026 г.", "IMP340", "12 марта 2026 г.", "2026-03-12"),
    ("Последний контакт", lambda rng: "01.02.2026", 45992, "IMP341", "45992", "2025-12-01"),
    ("Последний контакт", lambda rng: "01.02.2026", "31.02.2026", "IMP342", "31.02.2026", None),
    ("Последний контакт", lambda rng: "01.02.2026", "03/04/2026", "IMP346", "03/04/2026", "2026-04-03"),
    ("Город", lambda rng: "Москва", "Рoмашка", "IMP303", "Рoмашка", "Ромашка"),
    ("Город", lambda rng: "Москва", "Ð\u02dcÐ²Ð°Ð½", "IMP304", "Ð\u02dcÐ²Ð°Ð½", "Иван"),
]


def base(heading, good, cell):
    """Return a workbook of twenty good values and the cell."""
    book, rng = Workbook(), Random(5)
    sheet = book.active
    sheet.append(["Наименование", *heading])
    for number in range(20):
        sheet.append([f"ООО «Ромашка {number}»", *good(rng)])
    sheet.append(["ООО «Лютик»", *cell])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def outcome(heading, good, cell):
    """Return the card of the last row, and the findings about it by code."""
    with Toolkit(plugins=()).read_cards(base(heading, good, cell), on_error="keep") as batch:
        *_, card = batch
    return card, {finding.code: finding for finding in batch.report if finding.where.row == 22}


def held(card, heading):
    """Return what the card holds of a column."""
    numbers = {"ИНН": card.requisites.inn, "ИНН/КПП": card.requisites.inn, "ОГРН": card.requisites.ogrn}
    if heading in (*numbers, "ОКВЭД"):
        return {**numbers, "ОКВЭД": card.requisites.okved}[heading]
    if heading == "Телефон":
        return [contact.value for contact in card.contacts]
    if heading == "Средний чек":
        return None if card.average_check is None else str(card.average_check.amount)
    if heading == "Город":
        return card.city
    day = card.custom.get("last_contact_on")
    return None if day is None else str(day)


@pytest.mark.parametrize(
    ("heading", "good", "cell", "code", "words", "value"), CLAIMS, ids=[f"{one[0]} {one[2]}" for one in CLAIMS]
)
def test_page_says_what_happens(heading, good, cell, code, words, value):
    """What the page says about a damaged cell is what the road does, and the raw text is kept."""
    card, found = outcome([heading], lambda rng: [good(rng)], [cell])

    assert code in found
    assert words in PAGE
    assert code in PAGE
    if heading != "E-mail":
        assert held(card, heading) == value
    assert str(cell) in {*card.origin.raw.values(), str(held(card, heading)), *map(str, held(card, heading) or ())}


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        (["БИК", "Р/с"], [int(BIK), account.generate(Random(1), BIK)], "IMP380"),
        (["БИК", "Р/с"], [BIK, 40702810938000060473], "IMP311"),
        (["БИК", "Р/с"], [BIK, "40702810938000000000"], "IMP315"),
        (["ИНН", "КПП"], [7707083893, 27401001], "IMP322"),
    ],
    ids=["bik", "account", "rounded", "kpp"],
)
def test_page_says_what_several_columns_prove(heading, cell, code):
    """A БИК is proven by the account's key, a ruined account is not, and a КПП is only proposed."""

    def good(rng):
        return [BIK, account.generate(rng, BIK)] if heading[0] == "БИК" else [inn.generate(rng), "773601001"]

    _, found = outcome(heading, good, cell)

    assert code in found
    assert code in PAGE
