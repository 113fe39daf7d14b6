"""
The heat map as a figure: a row for each channel, a column for each stage, cells as high as their fullest one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

import attrs

from cjmkit.journeys.analysis.channels import ChannelMatrix
from cjmkit_html.figures import Box, Mark, Part, Scene, Words
from cjmkit_html.figures.lines import Paragraph, paragraph
from cjmkit_html.heat.table import HeatCell, HeatRow, HeatTable, heat_table

__all__ = ["HeatGrid", "heat_grid", "heat_scene"]

_LABELS: Final = 170.0
_COLUMN: Final = 132.0
_GAP: Final = 3.0
_PAD: Final = 8.0
_LOW: Final = 46.0


@attrs.frozen(kw_only=True)
class HeatGrid:
    """
    The edges of columns and rows; the first of each hold the titles.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    texts: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    """What stands in each cell, row by row, titles included."""

    def box(self, row: int, column: int, look: str) -> Box:
        """
        Return the cell of that row and column.
        """
        return Box(
            x=self.columns[column],
            y=self.rows[row],
            width=self.columns[column + 1] - self.columns[column] - _GAP,
            height=self.rows[row + 1] - self.rows[row] - _GAP,
            look=look,
            corner=4,
        )


def heat_grid(table: HeatTable) -> HeatGrid:
    """
    Return where the cells stand: none is lower than its text.
    """
    widths = [_LABELS, *(_COLUMN for _ in table.stages)]
    texts = [((), *(_head(number, *stage) for number, stage in enumerate(table.stages, 1)))]
    texts += [(_side(row), *(_inside(cell) for cell in row.cells)) for row in table.rows]
    heights = [max(_LOW, *(_height(cell) for cell in line)) + _GAP for line in texts]
    return HeatGrid(
        columns=tuple(accumulate(widths, initial=0.0)),
        rows=tuple(accumulate(heights, initial=0.0)),
        texts=tuple(texts),
    )


def _height(paragraphs: tuple[Paragraph, ...]) -> float:
    return sum(each.height for each in paragraphs) + 2 * _PAD


def _head(number: int, title: str, note: str) -> tuple[Paragraph, ...]:
    return _set(((f"{number}. {title}", 13, "ink strong"), (note, 11, "muted")), _COLUMN)


def _side(row: HeatRow) -> tuple[Paragraph, ...]:
    return _set(((row.title, 13, "ink strong"), (row.note or row.total, 11, "muted")), _LABELS)


def _inside(cell: HeatCell) -> tuple[Paragraph, ...]:
    if cell.is_empty:
        return _set((("–", 13, "muted"),), _COLUMN)
    texts = ((cell.told, 13, "on strong"), (cell.quality, 12, "on"), (cell.owners, 11, "on"))
    return _set(texts, _COLUMN)


def _set(texts: tuple[tuple[str, float, str], ...], column: float) -> tuple[Paragraph, ...]:
    width = column - _GAP - 2 * _PAD
    return tuple(paragraph(text, width, size, look) for text, size, look in texts if text)


def heat_scene(result: ChannelMatrix, title: str, lang: str) -> Scene | None:
    """
    Return the figure; None if there is no channel or no stage.
    """
    table = heat_table(result, lang)
    if table is None:
        return None
    grid = heat_grid(table)
    return Scene(
        width=grid.columns[-1],
        height=grid.rows[-1],
        title=title,
        description=result.sentence(lang),
        parts=(*_titles(grid), *_cells(grid, table)),
    )


def _titles(grid: HeatGrid) -> Iterator[Part]:
    places = [(0, column) for column in range(1, len(grid.columns) - 1)]
    places += [(row, 0) for row in range(1, len(grid.rows) - 1)]
    for row, column in places:
        yield from _words(grid, row, column)


def _cells(grid: HeatGrid, table: HeatTable) -> Iterator[Mark]:
    for down, row in enumerate(table.rows, 1):
        for across, cell in enumerate(row.cells, 1):
            told = "; ".join(filter(None, (cell.told, cell.quality, cell.owners)))
            stage, _ = table.stages[across - 1]
            yield Mark(
                name=f"{row.title} × {stage}: {told}",
                parts=(grid.box(down, across, f"cell {cell.shade}"), *_words(grid, down, across)),
            )


def _words(grid: HeatGrid, row: int, column: int) -> Iterator[Words]:
    box = grid.box(row, column, "")
    top = box.y + _PAD
    for each in grid.texts[row][column]:
        yield from each.at(box.x + _PAD, top)
        top += each.height
