"""Places: where a finding stands is told as a spreadsheet does, and never told wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.findings import Location
from cjmkit.plugins import ReportTable
from cjmkit_html.reports.places import Place, Places

NAMES = st.text(min_size=1, max_size=12)


def _places(*tables: str, lang: str = "ru") -> Places:
    return Places.of([ReportTable(place=place) for place in tables], lang)


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (Location(source="a.xlsx", sheet="База", row=13, column="C", field="inn"), Place(spot="C13", field="ИНН")),
        (Location(source="a.xlsx", sheet="База", row=6), Place(spot="строка 6")),
        (Location(source="a.xlsx", sheet="База", column="AB"), Place(spot="столбец AB")),
        (Location(source="a.xlsx", sheet="База", row=2, field="mobile_2"), Place(spot="строка 2", field="Мобильный 2")),
        (Location(source="a.xlsx", sheet="База"), Place(spot="a.xlsx[База]")),
        (Location(source="a.xlsx", sheet="Заметки", row=2), Place(spot="a.xlsx[Заметки!2]")),
        (Location(source="b.csv", row=2), Place(spot="b.csv[2]")),
        (Location(field="inn"), Place(spot="inn")),
        (Location(), Place(spot="")),
    ],
)
def test_a_place_in_the_only_table_is_a_cell(where: Location, place: Place) -> None:
    """In the only table a cell, a row or a column is enough; what is elsewhere is told whole."""
    told = _places("a.xlsx[База]").tell(str(where))
    assert told.spot == place.spot
    assert told.table == ""
    assert told.field.startswith(place.field[:9])


def test_one_of_several_tables_is_named() -> None:
    """With several tables every place says which of them it is in; files without sheets too."""
    places = _places("a.xlsx[База]", "b.csv", lang="en")
    assert places.tell("b.csv[C2] inn") == Place(spot="C2", field="INN", table="b.csv")
    assert places.tell("a.xlsx[База!3]") == Place(spot="row 3", table="a.xlsx[База]")


@given(source=NAMES, sheet=st.none() | NAMES, row=st.integers(1, 10**6))
def test_any_names_of_files_and_sheets_are_told(source: str, sheet: str | None, row: int) -> None:
    """Brackets and exclamation marks in names mislead nobody: the cell is found, or the place is told whole."""
    where = Location(source=source, sheet=sheet, row=row, column="C", field="inn")
    table = source if sheet is None else f"{source}[{sheet}]"
    told = _places(table).tell(str(where))
    assert told.spot in (f"C{row}", str(where))
    if told.spot == f"C{row}":
        assert told.field == "ИНН"
