"""
Places: where a finding stands, in the words of whoever has the file open in a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.model.flat import title
from cjmkit.plugins import ReportTable
from cjmkit_html.reports.bounds import clipped

__all__ = ["Place", "Places"]

_CELL: Final = re.compile(r"([A-Z]{1,3})?([0-9]{1,9})?")
_ROW: Final = Texts("строка {row}", "row {row}")
_COLUMN: Final = Texts("столбец {column}", "column {column}")


@attrs.frozen(kw_only=True)
class Place:
    """
    A *spot* such as «C13», the title of the *field*, and the *table* if there are several.
    """

    spot: str
    field: str = ""
    table: str = ""


@attrs.frozen
class Places:
    """
    Tells places of the tables of one report.
    """

    lang: str
    _tables: frozenset[str]

    @classmethod
    def of(cls, tables: Iterable[ReportTable], lang: str) -> Places:
        """
        Return what tells the places in *tables*.
        """
        return cls(lang, frozenset(table.place for table in tables))

    def tell(self, place: str) -> Place:
        """
        Return *place*, written as a `cjmkit.findings.Location` writes itself, in parts; whole if it is another.
        """
        address, bracket, field = place.rpartition("]")
        table, cell = self._split(address)
        found = _CELL.fullmatch(cell)
        if not bracket or table is None or found is None or not cell:
            return Place(spot=clipped(place))
        column, row = found.groups()
        spot = cell if column and row else (_ROW if row else _COLUMN).get(self.lang, row=row, column=column)
        named = title(field.strip(), self.lang)
        return Place(spot=spot, field=clipped(named), table=clipped(table) if len(self._tables) > 1 else "")

    def _split(self, address: str) -> tuple[str | None, str]:
        # «base.xlsx[Sheet!C13» has a sheet, «base.csv[C13» has none; sheets may have both signs in their names.
        sheet, _, cell = address.rpartition("!")
        if f"{sheet}]" in self._tables:
            return f"{sheet}]", cell
        source, _, cell = address.rpartition("[")
        return (source, cell) if source in self._tables else (None, "")
