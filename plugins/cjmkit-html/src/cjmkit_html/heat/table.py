"""
The heat map as a table: what stands in each crossing of a channel and a stage, in words and in a shade.
"""

from __future__ import annotations

from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.channels import Cell, ChannelMatrix, ChannelRow
from cjmkit.journeys.analysis.wording import count_of, number

__all__ = ["HeatCell", "HeatRow", "HeatTable", "heat_table"]

_ON_PAPER: Final = 9
_QUALITY: Final = Texts("качество {quality}", "quality {quality}")
_UNKNOWN: Final = Texts("качество неизвестно", "quality unknown")
_EMPTY: Final = Texts("нет точек", "no touchpoints")
_BARE: Final = Texts("ни одного канала", "no channel at all")
_NOWHERE: Final = Texts("канал без точек", "a channel without touchpoints")


@attrs.frozen(kw_only=True)
class HeatCell:
    """
    A crossing: *shade* is ``empty``, ``unknown`` or the quality rounded to a whole number, ``q1`` to ``q5``.
    """

    count: int
    told: str
    quality: str
    owners: str
    shade: str

    @property
    def is_empty(self) -> bool:
        """
        Whether nothing stands here.
        """
        return self.shade == "empty"


@attrs.frozen(kw_only=True)
class HeatRow:
    """
    A channel with a cell for every stage; *note* says that it has no touchpoint.
    """

    title: str
    total: str
    note: str
    cells: tuple[HeatCell, ...]


@attrs.frozen(kw_only=True)
class HeatTable:
    """
    The whole table. *stages* are pairs of a title and a note, which says that a stage has no channel.
    """

    stages: tuple[tuple[str, str], ...]
    rows: tuple[HeatRow, ...]

    @property
    def is_wide(self) -> bool:
        """
        Whether a sheet of A4 holds the columns in smaller type only.
        """
        return len(self.stages) > _ON_PAPER

    @property
    def shades(self) -> tuple[str, ...]:
        """
        The shades in use, for the legend.
        """
        used = {cell.shade for row in self.rows for cell in row.cells}
        return tuple(sorted(used, key=lambda shade: (shade[0] != "q", shade)))


def heat_table(result: ChannelMatrix, lang: str) -> HeatTable | None:
    """
    Return the table; None if there is no channel or no stage.
    """
    if not result.rows or not result.stages:
        return None
    rows = tuple(_row(row, len(result.stages), lang) for row in result.rows)
    # By what stands in the column, not by the titles of bare stages: titles may repeat.
    filled = [any(not row.cells[place].is_empty for row in rows) for place in range(len(result.stages))]
    stages = tuple(
        (title, "" if is_filled else _BARE.get(lang)) for title, is_filled in zip(result.stages, filled, strict=True)
    )
    return HeatTable(stages=stages, rows=rows)


def _row(row: ChannelRow, stages: int, lang: str) -> HeatRow:
    cells = {cell.number: _cell(cell, lang) for cell in row.cells}
    empty = HeatCell(count=0, told=_EMPTY.get(lang), quality="", owners="", shade="empty")
    return HeatRow(
        title=row.title.get(lang),
        total=number(row.touchpoints, lang),
        note="" if row.touchpoints else _NOWHERE.get(lang),
        cells=tuple(cells.get(place, empty) for place in range(stages)),
    )


def _cell(cell: Cell, lang: str) -> HeatCell:
    unknown = cell.quality is None
    quality = _UNKNOWN.get(lang) if unknown else _QUALITY.get(lang, quality=number(cell.quality, lang, 1))
    return HeatCell(
        count=cell.touchpoints,
        told=count_of(cell.touchpoints, "точка", "точки", "точек", "touchpoint", lang),
        quality=quality,
        owners=", ".join(cell.owners),
        shade="unknown" if cell.quality is None else f"q{_shade(cell.quality)}",
    )


def _shade(quality: float) -> int:
    # Half up, not to the even number: 2.5 is nearer to the better shade for everybody who reads a scale.
    return min(5, max(1, int(quality + 0.5)))
