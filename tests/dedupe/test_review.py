"""
The workbook of pairs: what a human sees, and what is read back after they sorted, filtered, deleted or spoilt it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit import ClientCard, FormatError
from cjmkit.dedupe import find_duplicates
from cjmkit.dedupe.find import Duplicates
from cjmkit.formats.review import read_review, write_review
from cjmkit.formats.review.pairs import difference
from cjmkit.formats.review.words import key_of, key_text, verdict_of
from cjmkit.intake.rows.source import open_source
from cjmkit.model import CardKind, Contact, ContactKind, Money, Origin, Requisites

FIRM = ClientCard(
    kind=CardKind.COMPANY,
    short_name="ООО «Ромашка»",
    legal_form="ООО",
    requisites=Requisites(inn="7736207543", kpp="770401001"),
    contacts=(Contact(kind=ContactKind.PHONE, value="+79160000001"),),
    origin=Origin(source="crm.xlsx", sheet="База", row=17),
    average_check=Money(amount=Decimal("1500.00")),
)
OTHER = attrs.evolve(
    FIRM,
    short_name="=ООО «РОМАШКА»",
    requisites=Requisites(inn="7736207543"),
    contacts=(),
    origin=None,
    average_check=None,
    next_contact_on=dt.date(2026, 11, 23),
    custom={"Теги": ("a", "b"), "Важный": True, "Когда": dt.datetime(2026, 1, 2, 3, 4), "Доля": Decimal("0.50")},
)
THIRD = attrs.evolve(
    OTHER, contacts=(Contact(kind=ContactKind.PHONE, value="+79160000003"),), next_contact_on=None, custom={}
)


@pytest.fixture
def found() -> Iterator[Duplicates]:
    """A search in three cards of one firm."""
    with find_duplicates([FIRM, OTHER, THIRD], keep=True) as duplicates:
        yield duplicates


def written(found: Duplicates, lang: Any = "ru") -> bytes:
    """The workbook of all pairs."""
    stream = io.BytesIO()
    write_review(stream, found, tuple(found.pairs()), lang=lang, source="b.jsonl")
    return stream.getvalue()


def changed(data: bytes, change: Callable[[Any], None]) -> Any:
    """The source of a workbook after somebody worked on its first sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    return open_source(stream.getvalue())


def column(sheet: Any, title: str) -> int:
    """The number of a column by its heading."""
    return next(cell.column for cell in sheet[1] if cell.value == title)


def decide(sheet: Any, row: int, word: str) -> None:
    """Put a decision into a row."""
    sheet.cell(row, column(sheet, "Решение")).value = word


def test_a_pair_is_two_rows(found: Duplicates) -> None:
    """Each pair is two rows under frozen headings: place, reasons, score, tier, values; the key is hidden."""
    sheet = openpyxl.load_workbook(io.BytesIO(written(found))).worksheets[0]

    assert sheet.title == "Пары"
    assert sheet.max_row == 7
    assert sheet.freeze_panes == "D2"
    assert sheet.column_dimensions["A"].hidden
    assert sheet.auto_filter.ref.startswith("A1:")
    numbers = [sheet.cell(row, column(sheet, "Пара")).value for row in range(2, 8)]
    assert numbers == [1, 1, 2, 2, 3, 3]
    assert "один ИНН" in sheet.cell(2, column(sheet, "Почему похожи")).value
    assert {sheet.cell(row, column(sheet, "Ступень")).value for row in range(2, 8)} <= {"проверить", "верная"}
    places = {sheet.cell(row, column(sheet, "Откуда")).value for row in range(2, 8)}
    assert places == {"crm.xlsx[База!17]", "b.jsonl[2]", "b.jsonl[3]"}
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"объединить,оставить,не уверен"'
    assert str(rule.sqref) == "C2:C7"


def test_values_are_texts(found: Duplicates) -> None:
    """Identifiers are texts, a name with «=» is no formula, dates and lists are as people write them."""
    sheet = openpyxl.load_workbook(io.BytesIO(written(found))).worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} == {"s", "n"}
    by_value = {cell.value: cell for cell in cells}
    assert by_value["7736207543"].number_format == "@"
    assert by_value["=ООО «РОМАШКА»"].data_type == "s"
    assert {"23.11.2026", "a; b", "да", "02.01.2026 03:04", "0.50"} <= set(by_value)


def test_differing_cells_are_coloured(found: Duplicates) -> None:
    """What differs is orange, what only one card knows is blue, what is the same has no colour."""
    sheet = openpyxl.load_workbook(io.BytesIO(written(found))).worksheets[0]
    tints = {
        (sheet.cell(row, 2).value, sheet.cell(1, cell.column).value): cell.fill.fgColor.rgb
        if cell.fill.fill_type
        else None
        for row in range(2, 8)
        for cell in sheet[row]
    }
    firm = next(
        sheet.cell(row, 2).value for row in range(2, 8) if sheet.cell(row, column(sheet, "Откуда")).value[0] == "c"
    )
    assert tints[firm, "КПП"] == "FFDDEBF7"
    assert tints[firm, "ИНН"] is None
    assert difference("ООО «Ромашка»", "ооо ромашка") == "same"
    assert difference("Тверь", "Тула") == "differs"


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_instructions(found: Duplicates, lang: str) -> None:
    """A second sheet says how to decide, and that the workbook holds personal data."""
    book = openpyxl.load_workbook(io.BytesIO(written(found, lang)))
    text = " ".join(str(row[0].value) for row in book.worksheets[1].iter_rows())
    assert ("персональные данные" if lang == "ru" else "personal data") in text
    assert ("объединить" if lang == "ru" else "merge") in text


def test_a_workbook_without_pairs_is_read() -> None:
    """Nothing to decide is a workbook too."""
    with find_duplicates([FIRM], keep=True) as found:
        assert read_review(open_source(written(found))).decisions == ()


def test_decisions_survive_sorting_and_deleting(found: Duplicates) -> None:
    """Rows in another order, deleted and hidden ones, a line above the heading: each decision finds its pair."""
    keys = [found.key(pair.a, pair.b) for pair in found.pairs()]

    def work(sheet: Any) -> None:
        for row, word in ((2, "объединить"), (5, " Оставить. "), (6, "НЕ УВЕРЕН")):
            decide(sheet, row, word)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for at, values in enumerate(reversed(rows[:-1]), 2):
            for number, value in enumerate(values, 1):
                sheet.cell(at, number).value = value
        sheet.delete_rows(7)
        sheet.row_dimensions[3].hidden = True
        sheet.insert_rows(1)
        sheet["B1"] = "смотрел Пётр"

    told = read_review(changed(written(found), work))
    assert {one.key: one.verdict for one in told.decisions} == dict(zip(keys, ("merge", "keep", "unsure"), strict=True))
    assert told.findings == ()


def test_what_cannot_be_obeyed_is_told(found: Duplicates) -> None:
    """A word that is no decision, a key that was changed or erased: a finding with the cell, no guess."""

    def work(sheet: Any) -> None:
        decide(sheet, 2, "наверное, да")
        decide(sheet, 4, "объединить")
        sheet.cell(4, 1).value = sheet.cell(4, 1).value.replace("-", "0-")
        decide(sheet, 6, "оставить")
        sheet.cell(6, 1).value = None
        sheet.cell(7, 1).value = "не решено, и ладно"

    told = read_review(changed(written(found), work))
    assert told.decisions == ()
    assert [(finding.code, finding.where.cell) for finding in told.findings] == [
        ("DUP010", "C2"),
        ("DUP011", "C4"),
        ("DUP011", "C6"),
    ]
    assert "наверное" not in told.findings[0].message("ru")


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    """A workbook of clients is no workbook of pairs, and a text is no workbook."""
    book = openpyxl.Workbook()
    book.active.append(["ИНН", "Решение"])
    path = tmp_path / "x.xlsx"
    book.save(path)
    with pytest.raises(FormatError, match="no workbook of pairs") as error:
        read_review(open_source(path))
    assert error.value.finding is not None
    assert error.value.finding.where.source == "x.xlsx"
    with pytest.raises(FormatError):
        read_review(open_source(b"PK\x03\x04 nonsense"))


def test_decisions_are_words_of_either_language() -> None:
    """Case, spaces and a full stop make no difference; a half of a word is none."""
    assert verdict_of("Not  sure.") == "unsure"
    assert verdict_of("MERGE") == "merge"
    assert verdict_of("объед") is None
    assert verdict_of(5) is None


@given(
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=16, max_size=16),
    st.integers(0, 70),
    st.sampled_from("0123456789abcdef- я"),
)
def test_a_changed_key_is_known(one: bytes, two: bytes, at: int, letter: str) -> None:
    """A key comes back as it was; with any one letter changed it is none."""
    text = key_text((min(one, two), max(one, two)))
    assert key_of(text) == (min(one, two), max(one, two))
    at = at % len(text)
    if text[at] != letter:
        assert key_of(text[:at] + letter + text[at + 1 :].strip()) is None


def test_a_key_is_hexadecimal() -> None:
    """A key whose check is right and whose digits are none is no key."""
    body = "zz" * 32
    assert key_of(f"{body}-{hashlib.sha256(body.encode()).hexdigest()[:6]}") is None


@given(st.one_of(st.none(), st.integers(), st.text()))
def test_any_cell_is_a_key_or_none(value: object) -> None:
    """Whatever stands in the hidden column, nothing breaks."""
    assert key_of(value) is None
