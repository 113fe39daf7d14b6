"""
How wide the columns of a table are, so that words stay whole while there is room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

__all__ = ["fitted"]


def fitted(rows: Iterable[Sequence[str]], room: int) -> list[int]:
    """
    Return the widths of the columns of *rows*, the headings among them, that fill at most *room* cells.

    A column is never narrower than its longest word unless the longest words alone do not fit.
    """
    columns = [[str(cell) for cell in column] for column in zip(*rows, strict=True)]
    widths = [max(_lines(cells)) for cells in columns]
    least = [max(_words(cells)) for cells in columns]
    if sum(least) > room:
        least = [1] * len(columns)
    return _narrowed(widths, least, sum(widths) - room)


def _narrowed(widths: list[int], least: list[int], excess: int) -> list[int]:
    # One cell at a time from the widest column that has something to give: a few dozen steps for a screen.
    while excess > 0:
        giving = [place for place, width in enumerate(widths) if width > least[place]]
        if not giving:
            break
        place = max(giving, key=widths.__getitem__)
        widths[place] -= 1
        excess -= 1
    return widths


def _lines(cells: Iterable[str]) -> Iterable[int]:
    return (cell_len(line) for cell in cells for line in cell.split("\n"))


def _words(cells: Iterable[str]) -> Iterable[int]:
    # A no-break space keeps a number beside its unit, so it is no border of words here.
    return (cell_len(word) for cell in cells for word in cell.replace("\n", " ").split(" "))
