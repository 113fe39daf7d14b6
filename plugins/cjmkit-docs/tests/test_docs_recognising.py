"""
What is taken for a card by its content, and what never is.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from docs_samples import CARD_TEXT, CONTRACT, docx_of, xlsx_of

import cjmkit_docs
from cjmkit import Toolkit
from cjmkit.errors import FormatError, LimitError
from cjmkit.plugins import open_source
from cjmkit_docs.xlsx import read_xlsx

KIT = Toolkit(plugins=(cjmkit_docs,))
CSV = "Наименование;ИНН;КПП;Телефон\nООО «Ромашка»;7707083893;773601001;+74955005550\n"


def book(*rows: tuple[object, ...], sheets: int = 1) -> bytes:
    made = openpyxl.Workbook()
    for number in range(sheets):
        sheet = made.active if number == 0 else made.create_sheet()
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


CARD_ROWS = tuple(tuple(part.strip() for part in line.split(":", 1)) for line in CARD_TEXT.splitlines())


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (xlsx_of(CARD_TEXT), "card.xlsx", True),
        (book(*CARD_ROWS), "card.xlsm", True),
        (book(*CARD_ROWS), "card.bin", False),
        (book(*CARD_ROWS, sheets=2), "card.xlsx", False),
        (book(("Наименование", "ИНН", "КПП"), ("ООО «Ромашка»", "7707083893", "773601001")), "base.xlsx", False),
        (book(("ИНН", "КПП", *"абв"), ("7707083893", "773601001", *"абв")), "base.xlsx", False),
        (book(*CARD_ROWS, tuple("абвгдежз")), "wide.xlsx", False),
        (book(*((f"ИНН {number}", "7707083893") for number in range(200))), "long.xlsx", False),
        (book(("ИНН", "7707083894"), ("КПП", "773601001"), ("ОГРН", "1"), ("БИК", "044525225")), "odd.xlsx", False),
        (b"PK\x03\x04", "card.xlsx", False),
    ],
)
def test_a_workbook_that_is_one_card_is_known(data: bytes, name: str, expected: bool):
    """Labels one below another with a right ИНН are a card; a base, two sheets or a wide table never are."""
    assert cjmkit_docs.XlsxImporter().recognises(open_source(data, name=name)) is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (CARD_TEXT, "card.txt", True),
        (CARD_TEXT, "card.md", True),
        (CARD_TEXT, "card.csv", False),
        (CSV, "base.txt", False),
        (CSV.replace(";", "\t"), "base.txt", False),
        (CSV.replace(";", ","), "base.txt", False),
        ("Имя|ИНН|КПП|Счёт\nа|7707083893|773601001|1\n", "base.txt", False),
        ("1CClientBankExchange\nПлательщикИНН=7707083893\n", "bank.txt", False),
        ("BEGIN:VCARD\nINN:7707083893\nEND:VCARD\n", "card.txt", False),
        ("ST00012|Name=ООО|PayeeINN=7707083893", "qr.txt", False),
        ("ИНН 7707083893, звоните", "note.txt", False),
        ("", "empty.txt", False),
        (CARD_TEXT * 100, "long.txt", False),
        ("ФИО;Телефон;Адрес\n", "head.txt", False),
    ],
)
def test_a_text_that_is_one_card_is_known(text: str, name: str, expected: bool):
    """Lines that begin with labels and hold a right ИНН are a card; csv and other exchange files are not."""
    assert cjmkit_docs.TextImporter().recognises(open_source(text.encode(), name=name)) is expected


def test_the_toolkit_chooses_by_content():
    """A card is read by this plugin whatever its extension, a base by the formats of cjmkit."""
    for data, name in ((docx_of(CARD_TEXT), "a.docx"), (xlsx_of(CARD_TEXT), "a.xlsx"), (CARD_TEXT.encode(), "a.txt")):
        with KIT.read_cards(open_source(data, name=name)) as batch:
            (card,) = batch
        assert card.short_name == "ООО «Ромашка»"
    with KIT.read_cards(open_source(CSV.encode(), name="base.txt")) as batch:
        assert [card.short_name for card in batch] == ["ООО «Ромашка»"]


def test_cells_that_are_no_texts_are_read():
    """Numbers lose no digit that Excel still had, dates are dates, a lost account is told and not taken."""
    data = book(
        ("ИНН", 7707083893), ("КПП", 773601001.0), ("БИК", 44525225), ("Р/с", 4.0702810438e19), ("Сумма", 1.5),
        ("Дата регистрации", dt.date(2002, 8, 16)), ("Да", True), (None, None),
    )  # fmt: skip
    (record,) = cjmkit_docs.XlsxImporter().read(open_source(data, name="a.xlsx"), cjmkit_docs.DocsReadOptions())
    assert record.card.requisites.kpp == "773601001"
    assert record.card.bank_accounts[0].bik == "044525225"
    assert record.card.bank_accounts[0].account is None
    assert record.card.custom == {"Сумма": "1.5", "Дата регистрации": "16.08.2002"}
    assert "DOC008" in {finding.code for finding in record.findings}


def test_hidden_sheets_and_rows_are_passed_by():
    """What a person does not see in the workbook is not on the card."""
    made = openpyxl.load_workbook(io.BytesIO(book(("ИНН", "7707083893"), ("КПП", "773601001"))))
    made.active.row_dimensions[2].hidden = True
    made.create_sheet("x").append(["ОГРН", "1027700132195"])
    made["x"].sheet_state = "hidden"
    stream = io.BytesIO()
    made.save(stream)
    assert [row.cells for row in read_xlsx(open_source(stream.getvalue(), name="a.xlsx"))] == [("ИНН", "7707083893")]


def test_a_long_workbook_and_a_binary_one_are_refused():
    """A workbook of more rows than a card has is refused by a bound, an old .xls by words."""
    with pytest.raises(LimitError, match="DOC015"):
        read_xlsx(open_source(book(*((number,) for number in range(9))), name="a.xlsx"), most=8)
    with pytest.raises(FormatError, match="DOC002"):
        read_xlsx(open_source(b"\xd0\xcf\x11\xe0" + bytes(99), name="a.xlsx"))


def test_a_markdown_table_is_read():
    """A table of Markdown with a ruler and emphasis is label and value."""
    text = "# Реквизиты\n\n| Реквизит | Значение |\n|---|:--:|\n| **ИНН** | `7707083893` |\n| КПП | 773601001 |\n"
    (record,) = cjmkit_docs.TextImporter().read(open_source(text.encode(), name="a.md"), cjmkit_docs.DocsReadOptions())
    assert record.card.requisites.kpp == "773601001"


def test_an_unknown_name_of_the_module_is_told():
    """The module loads what parses when it is asked for, and knows no other names."""
    assert cjmkit_docs.parse_all("ИНН 7707083893")
    with pytest.raises(AttributeError, match="nothing"):
        cjmkit_docs.nothing  # noqa: B018


@pytest.mark.slow
def test_the_command_line_reads_a_contract(tmp_path: Path):
    """``cjmkit convert`` makes the two cards of a contract, and ``cjmkit explain`` knows the plugin's codes."""
    path = tmp_path / "договор.txt"
    path.write_text("\n".join("\t".join(row) for row in CONTRACT), "utf-8")
    env = {name: value for name, value in os.environ.items() if name != "CJMKIT_DISABLE_PLUGINS"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cjmkit", *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, env=env, check=False)

    done = run("convert", path.name, "cards.jsonl", "--from", "company-card-text")
    assert done.returncode in (0, 1), done.stderr
    assert (tmp_path / "cards.jsonl").read_text("utf-8").count("\n") == 2
    assert "DOC004" in run("explain", "DOC004").stdout
