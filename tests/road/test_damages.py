"""
Roads through damaged cells: what Excel, keyboards and encodings did to values, what is mended, what is said to be lost.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cjmkit.intake.repair.base import Proof
from road.desk import SBER, YANDEX, Reading, read, workbook

HEAD = ["Наименование", "ИНН", "КПП"]
ACCOUNT, BIK = "40702810438000060473", "044525225"


def with_results(data: bytes, results: dict[str, str]) -> bytes:
    """The workbook with cached results put into the cells of formulas, as Excel would have left them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode() if name.endswith("sheet1.xml") else old.read(name)
            for before, after in results.items() if isinstance(content, str) else ():
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content)
    return out.getvalue()


def test_formulas_with_results() -> None:
    """A formula gives the result that the file holds; an error value is said and kept as raw text."""
    data = workbook([[*HEAD, "Скидка"], ["=A3", *SBER[1:], "=1+1"], [*YANDEX, "=2*3"]])
    results = {
        '<c r="A2"><f>A3</f><v /></c>': '<c r="A2" t="str"><f>A3</f><v>ПАО «Сбербанк»</v></c>',
        '<c r="D2"><f>1+1</f><v /></c>': '<c r="D2"><f>1+1</f><v>2</v></c>',
        '<c r="D3"><f>2*3</f><v /></c>': '<c r="D3" t="e"><f>2*3</f><v>#DIV/0!</v></c>',
    }
    found = read(with_results(data, results))
    assert found.names == ["ПАО «Сбербанк»", "ООО «Яндекс»"]
    assert [card.get("custom") for card in found.plain] == [{"discount": "2"}, None]
    assert found.origins == [("База", 2, {}), ("База", 3, {"discount": "#DIV/0!"})]
    assert found.doubts == [("IMP305", "D3", "discount")]
    assert found.told("IMP054") == [("IMP054", "D3", None)]


def test_formulas_without_results() -> None:
    """A formula that nobody calculated is an empty cell, and the place of the first is told."""
    found = read(workbook([[*HEAD, "Скидка"], [*SBER, "=1+1"], [*YANDEX, "=2*3"]]))
    assert [card.get("custom") for card in found.plain] == [None, None]
    assert found.doubts == [("IMP053", "D2", None)]
    assert "2, первая здесь" in found.finding("IMP053").message("ru")


@pytest.mark.parametrize("mac", [False, True])
def test_dates_of_both_epochs(mac: bool) -> None:
    """Dates are the same whether the workbook counts days from 1900 or from 1904."""

    def epoch(book: openpyxl.Workbook) -> None:
        if mac:
            book.epoch = CALENDAR_MAC_1904

    rows = [
        ["ФИО", "Дата рождения", "Телефон"],
        ["Тестов Иван Петрович", dt.date(1985, 3, 12), "+79161234567"],
        ["Образцова Анна Олеговна", dt.date(1996, 2, 29), "+79161234568"],
    ]
    found = read(workbook(rows, epoch))
    assert [card.person.birth_date for card in found.cards if card.person] == [
        dt.date(1985, 3, 12),
        dt.date(1996, 2, 29),
    ]
    assert found.doubts == []


def test_lost_zeros_that_other_columns_prove() -> None:
    """The zero of an ИНН beside its КПП and of a БИК whose account agrees come back; the raw text stays."""
    rows = [[*HEAD, "БИК", "Расчётный счёт"], ["АО «Образец»", 105154569, "010501001", 44525225, ACCOUNT]]
    found = read(workbook(rows))
    assert found.plain[0]["requisites"] == {"inn": "0105154569", "kpp": "010501001"}
    assert found.plain[0]["bank_accounts"] == [{"account": ACCOUNT, "bik": BIK}]
    assert found.origins == [("База", 2, {"inn": "105154569", "bik": "44525225"})]
    assert sorted(found.told("IMP38")) == [("IMP380", "D2", "bik"), ("IMP384", "B2", "inn")]


def test_lost_zeros_that_nothing_proves() -> None:
    """A short БИК without an account stays as it is: proposed in a finding, and the row goes to a human."""
    found = read(workbook([[*HEAD, "БИК"], [*YANDEX, 44525225]]))
    assert found.cards == []
    assert found.finding("IMP322").fix == BIK
    assert found.doubts == [("IMP322", "D2", "bik"), ("CRD050", "D2", "bik")]
    assert [list(one.values) for one in found.rejects] == [[*YANDEX, 44525225]]


@pytest.mark.parametrize(
    ("cell", "said"),
    [(40702810438000060473, "IMP311"), ("4,07028E+19", "IMP312"), (4.07028104380001e19, "IMP311")],
    ids=["number", "scientific text", "fifteen digits"],
)
def test_ruined_account_is_said_to_be_lost(cell: object, said: str) -> None:
    """Twenty digits that went through a numeric cell are lost: no repair, one clear finding, a rejected row."""
    found = read(workbook([[*HEAD, "Расчётный счёт", "БИК"], [*SBER, cell, BIK], [*YANDEX, ACCOUNT, BIK]]))
    assert found.names == ["ООО «Яндекс»"]
    assert found.finding(said).where.cell == "D2"
    assert found.finding(said).fix is None
    assert found.told("CRD05") == [("CRD052", "D2", "account")]


def test_scientific_notation() -> None:
    """A whole number in E notation is restored; one that lost digits is said to be lost."""
    rows = [HEAD, ["ПАО «Сбербанк»", "7,70708E+09", "773601001"], ["ООО «Яндекс»", "7.736207543E+09", "770401001"]]
    found = read(workbook(rows))
    assert found.plain[0]["requisites"]["inn"] == "7736207543"
    assert found.origins == [("База", 3, {"inn": "7.736207543E+09"})]
    assert found.told("IMP31") == [("IMP312", "B2", "inn"), ("IMP310", "B3", "inn")]
    assert [one.number for one in found.rejects] == [2]


def test_numbers_in_numeric_cells() -> None:
    """Identifiers of up to fifteen digits that Excel holds as numbers become their text."""
    found = read(workbook([[*HEAD, "Телефон"], ["ПАО «Сбербанк»", 7707083893, 773601001.0, 89161234568]]))
    assert found.plain[0]["requisites"] == {"inn": "7707083893", "kpp": "773601001"}
    assert found.plain[0]["contacts"] == [{"kind": "phone", "value": "+79161234568"}]
    assert found.doubts == []


def test_homoglyphs_in_words() -> None:
    """Latin letters in Russian words, headings included, are seen through; the raw name is kept."""
    found = read(
        workbook([["Нaимeнoвaние", "ИHH", "KПП"], ["OOO «Яндекс»", *YANDEX[1:]], ["ПАО «Cбербанк»", *SBER[1:]]])
    )
    assert found.names == ["ООО «Яндекс»", "ПАО «Сбербанк»"]
    assert [raw for *_, raw in found.origins] == [{"name": "OOO «Яндекс»"}, {"name": "ПАО «Cбербанк»"}]
    assert found.told("IMP303") == [("IMP303", "A2", "name"), ("IMP303", "A3", "name")]


def thresholds(threshold: Proof) -> Reading:
    """A base with a letter in an ИНН (proof 1/10) and a lost zero beside its КПП (1/100)."""
    rows = [HEAD, ["ПАО «Сбербанк»", "77O7083893", "773601001"], YANDEX, ["АО «Образец»", "105154569", "010501001"]]
    return read(workbook(rows), repair=threshold, on_error="keep")


@pytest.mark.parametrize(
    ("threshold", "letter", "zero"),
    [
        (Proof.NONE, "7707083893", "0105154569"),
        (Proof.ONE_TENTH, "7707083893", "0105154569"),
        (Proof.ONE_HUNDREDTH, "77O7083893", "0105154569"),
        (Proof.DIRECTORY, "77O7083893", "105154569"),
        (Proof.EXACT, "77O7083893", "105154569"),
    ],
    ids=lambda value: value.label if isinstance(value, Proof) else str(value),
)
def test_thresholds_of_proof(threshold: Proof, letter: str, zero: str) -> None:
    """A repair is applied from its proof on; below, the value stays, and the repair is proposed."""
    found = thresholds(threshold)
    assert [card.requisites.inn for card in found.cards] == [letter, "7736207543", zero]
    raws = {row: raw for _, row, raw in found.origins}
    assert raws == {
        2: {"inn": "77O7083893"} if letter == "7707083893" else {},
        3: {},
        4: {"inn": "105154569"} if zero == "0105154569" else {},
    }
    proposed = {(one.where.row, one.fix) for one in found.report if one.where.field == "inn" and one.fix is not None}
    assert proposed == {(2, "7707083893"), (4, "0105154569")}
    wrong = {one.where.row for one in found.report if one.code.startswith("CRD") and one.where.field == "inn"}
    assert wrong == ({2} if letter == "77O7083893" else set()) | ({4} if zero == "105154569" else set())


def test_column_that_agrees_raises_the_proof() -> None:
    """Where the column's other values are right, one check digit proves 1/100, and the zero comes back."""
    good = [["ПАО «Сбербанк»", "7707083893"], ["ООО «Яндекс»", "7736207543"], ["ПАО «Газпром»", "7736050003"]] * 8
    found = read(workbook([["Наименование", "ИНН"], *good, ["АО «Образец»", 105154569]]))
    assert found.cards[-1].requisites.inn == "0105154569"
    assert found.finding("IMP321").params["proof"] == "1/100"
    alone = read(workbook([["Наименование", "ИНН"], ["АО «Образец»", 105154569]]))
    assert alone.cards == []
    assert alone.finding("IMP322").params["proof"] == "1/10"


def test_mojibake() -> None:
    """Text that was decoded wrongly is put right where that loses nothing; the raw text stays."""
    name = "ООО «Ромашка»".encode("cp1251").decode("latin1")
    comment = "Постоянный клиент".encode().decode("cp1251")
    found = read(workbook([[*HEAD, "Комментарий"], [name, *SBER[1:], comment], YANDEX]))
    assert (found.cards[0].short_name, found.cards[0].comment) == ("ООО «Ромашка»", "Постоянный клиент")
    assert found.origins[0][2] == {"name": name, "comment": comment}
    assert found.told("IMP304") == [("IMP304", "A2", "name"), ("IMP304", "D2", "comment")]


def test_what_cannot_be_read_keeps_its_raw_text() -> None:
    """A date, a sum, a sex, a number that nothing can be made of leaves its text in the origin."""
    rows = [
        ["ФИО", "Дата рождения", "Пол", "Количество детей", "Доход", "Согласие на обработку данных", "Тип клиента"],
        ["Тестов Иван Петрович", "весной", "не скажу", "много", "достаточно", "может быть", "наш человек"],
    ]
    found = read(workbook(rows), on_error="keep")
    assert found.origins[0][2] == {
        "birth_date": "весной",
        "sex": "не скажу",
        "children_count": "много",
        "income": "достаточно",
        "consent": "может быть",
        "kind": "наш человек",
    }
    assert sorted(found.told("IMP34") + found.told("IMP35")) == [
        ("IMP343", "B2", "birth_date"),
        ("IMP351", "E2", "income"),
        ("IMP354", "D2", "children_count"),
        ("IMP355", "F2", "consent"),
        ("IMP356", "C2", "sex"),
        ("IMP357", "G2", "kind"),
    ]


def test_placeholders() -> None:
    """A dash or «нет данных» is an empty value, and the raw text is kept."""
    found = read(workbook([[*HEAD, "E-mail", "Город"], [*SBER, "нет данных", "-"], [*YANDEX, "—", "Москва"]]))
    assert [card.city for card in found.cards] == [None, "Москва"]
    assert [card.contacts for card in found.cards] == [(), ()]
    assert [raw for *_, raw in found.origins] == [{"email": "нет данных", "city": "-"}, {"email": "—"}]
