"""
Outputs: what a cell shows, as plain data.
"""

from __future__ import annotations

from typing import Final

import attrs

from cjmkit.journeys.analysis import TableView
from cjmkit.journeys.analysis.wording import number
from cjmkit_html.figures import Scene

__all__ = ["MOST_ROWS", "Block", "Figure", "Look", "Output", "shortened"]

MOST_ROWS: Final = 20
"""As many rows as somebody scrolls past without losing the next cell."""


@attrs.frozen(kw_only=True)
class Look:
    """
    How something is shown: in which language, and whether with *personal* values.
    """

    lang: str = "ru"
    personal: bool = False


@attrs.frozen(kw_only=True)
class Figure:
    """
    A drawing; a *wide* one keeps its size and is scrolled sideways, any other shrinks to the page.
    """

    scene: Scene
    wide: bool = False


@attrs.frozen(kw_only=True)
class Block:
    """
    A part of an output, folded up behind its *title* if it is *folded*.
    """

    title: str = ""
    sentence: str = ""
    figures: tuple[Figure, ...] = ()
    tables: tuple[TableView, ...] = ()
    notes: tuple[str, ...] = ()
    folded: bool = False

    @property
    def is_facts(self) -> bool:
        """
        Whether its tables are names and values without headings, which stand side by side where there is room.
        """
        return any(not table.columns for table in self.tables)


@attrs.frozen(kw_only=True)
class Output:
    """
    What a cell shows: what *kind* of thing this is, its *title*, *lines* of text, its blocks, and *notes* below.
    """

    kind: str
    title: str = ""
    lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()


def shortened(table: TableView, lang: str, most: int = MOST_ROWS) -> TableView:
    """
    Return *table* with its first rows, and the number of the others in its last one.
    """
    more = len(table.rows) - most
    # A row that says «one more» would take the place of that one.
    if more <= 1:
        return table
    told = f"… ещё {number(more, lang)}" if lang == "ru" else f"… {number(more, lang)} more"
    last = (told, *[""] * (len(table.rows[0]) - 1))
    return attrs.evolve(table, rows=(*table.rows[:most], last))
