"""
Roads through text files: encodings, delimiters, ragged rows, quotes, gzip.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from cjmkit.intake.repair.base import Proof
from road.desk import GAZPROM, SBER, YANDEX, read, saved, text

HEAD = ["Наименование", "ИНН", "КПП", "Город"]
ROWS = [HEAD, ["ООО Ромашка", *SBER[1:], "Москва"], ["ООО Василёк", *YANDEX[1:], "Санкт-Петербург"]]
CARDS = [
    {
        "kind": "company",
        "short_name": "ООО Ромашка",
        "legal_form": "ООО",
        "requisites": {"inn": "7707083893", "kpp": "773601001"},
        "city": "Москва",
    },
    {
        "kind": "company",
        "short_name": "ООО Василёк",
        "legal_form": "ООО",
        "requisites": {"inn": "7736207543", "kpp": "770401001"},
        "city": "Санкт-Петербург",
    },
]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp1251", "cp1251"),
        ("cp866", "cp866"),
        ("koi8-r", "koi8-r"),
        ("utf-16", "utf-16-le"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, told: str) -> None:
    """The encoding is found out; whichever it is, the cards are the same, and a guess is said."""
    found = read(saved(tmp_path / "база.csv", text(ROWS), encoding))
    assert found.plain == CARDS
    assert found.report.tables[0].details == {"encoding": told, "delimiter": ";"}
    assert bool(found.told("IMP063")) is (told != "utf-8")
    assert [c.origin and (c.origin.source, c.origin.sheet, c.origin.row) for c in found.cards] == [
        ("база.csv", None, 2),
        ("база.csv", None, 3),
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    """The delimiter is found out, whatever the extension says."""
    found = read(saved(tmp_path / "база.csv", text(ROWS, delimiter)))
    assert found.plain == CARDS
    assert found.account == (3, 2, 0, {"IMP111": 1})
    assert found.doubts == []


def test_packed(tmp_path: Path) -> None:
    """A csv that gzip packed reads as if it were not."""
    found = read(saved(tmp_path / "база.csv.gz", gzip.compress(text(ROWS).encode("cp1251"))))
    assert found.plain == CARDS


def test_bytes_and_streams(tmp_path: Path) -> None:
    """A path, bytes and a stream give the same cards; only the name of the source differs."""
    data = text(ROWS).encode()
    path = saved(tmp_path / "база.csv", data)
    with path.open("rb") as stream:
        assert read(path).plain == read(data).plain == read(stream).plain == CARDS
    assert read(str(path)).cards[0].origin == read(path).cards[0].origin


def test_ragged_rows(tmp_path: Path) -> None:
    """Short rows are padded; cells beyond the heading stay custom fields, and both row and columns are said."""
    lines = [
        "Наименование;ИНН;КПП",
        "ПАО «Сбербанк»;7707083893",
        ";".join([*YANDEX, "лишнее", "ещё"]),
        ";".join(GAZPROM),
    ]
    found = read(saved(tmp_path / "b.csv", "\n".join(lines)))
    assert [card["requisites"] for card in found.plain] == [
        {"inn": "7707083893"},
        {"inn": "7736207543", "kpp": "770401001"},
        {"inn": "7736050003", "kpp": "781401001"},
    ]
    assert [card.get("custom") for card in found.plain] == [None, {"column_D": "лишнее", "column_E": "ещё"}, None]
    assert found.told("IMP20") == [("IMP200", "D", None), ("IMP200", "E", None)]
    assert found.finding("IMP072").where.row == 3 or found.finding("IMP072").where.line == 3


def test_surplus_cells_far_down(tmp_path: Path) -> None:
    """A column that is empty in the sample and filled further down is kept as a custom field, and said."""
    rows = [["Наименование", "ИНН"], *[["ПАО «Сбербанк»", "7707083893"]] * 600, *[[*YANDEX[:2], "поздно"]] * 600]
    found = read(saved(tmp_path / "b.csv", text(rows)))
    assert found.plain[-1]["custom"] == {"column_C": "поздно"}
    assert found.account == (1201, 1200, 0, {"IMP111": 1})
    assert set(found.told("IMP453")) == {("IMP453", "C", None)}


def test_quotes_inside_cells(tmp_path: Path) -> None:
    """Quotes, delimiters and line ends inside quoted cells belong to the value; rows count by lines of the file."""
    data = 'Наименование;ИНН;Комментарий\n"ООО ""Ромашка""";7707083893;"первая;\nвторая"\nООО «Яндекс»;7736207543;нет\n'
    found = read(saved(tmp_path / "b.csv", data))
    assert found.plain[0]["comment"] == "первая;\nвторая"
    assert found.names == ["ООО «Ромашка»", "ООО «Яндекс»"]
    assert [row for _, row, _ in found.origins] == [2, 4]
    assert found.origins[0][2] == {"name": 'ООО "Ромашка"'}


def test_stray_quote_inside_a_cell(tmp_path: Path) -> None:
    """A quote in the middle of a cell is a character like any other."""
    data = 'Наименование;ИНН;КПП\nООО "Ромашка;7707083893;773601001\nООО «Яндекс»;7736207543;770401001\n'
    found = read(saved(tmp_path / "b.csv", data))
    assert found.names == ['ООО "Ромашка', "ООО «Яндекс»"]
    assert found.told("IMP07") == []


def test_unbalanced_quote(tmp_path: Path) -> None:
    """A quote that nobody closes does not swallow the file: it is read as a character, and said as an error."""
    data = 'Наименование;ИНН;КПП\n"ООО Ромашка;7707083893;773601001\nООО «Яндекс»;7736207543;770401001\n'
    found = read(saved(tmp_path / "b.csv", data))
    assert found.names == ['"ООО Ромашка', "ООО «Яндекс»"]
    assert found.finding("IMP074").severity.value == "error"
    assert found.account == (3, 2, 0, {"IMP111": 1})


def test_short_numbers_in_text_need_more_proof() -> None:
    """In a text file nothing was a number, so a missing zero is not restored by its check digit alone."""
    rows = [["Наименование", "ИНН"], ["АО «Образец»", "105154569"]]
    found = read(text(rows).encode(), repair=Proof.ONE_HUNDREDTH)
    assert found.cards == []
    assert found.finding("IMP322").fix == "0105154569"


def test_defused_formulas_come_back(tmp_path: Path) -> None:
    """The apostrophe that our csv export puts before a dangerous cell is taken away again."""
    found = read(saved(tmp_path / "b.csv", text([["Наименование", "ИНН", "Комментарий"], [*SBER[:2], "'=1+1"]])))
    assert found.cards[0].comment == "=1+1"
