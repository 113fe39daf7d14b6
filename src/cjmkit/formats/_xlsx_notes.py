"""
Notes on cells: the texts, and the hidden boxes that Excel draws them in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cjmkit.formats._xlsx_ns import DOC_RELS, HEAD, MAIN, RELS
from cjmkit.formats._xlsx_text import escape, fit
from cjmkit.intake.rows.table import column_letters

__all__ = ["Note", "drawing_part", "notes_part", "notes_relations"]

_AUTHOR: Final = "cjmkit"
_BLOCK: Final = 1024
_WIDTH: Final = 320
_LINE: Final = 42
_TALLEST: Final = 300


class Note(NamedTuple):
    """
    A text on the cell in *row* (from 1) and *column* (from 0).
    """

    row: int
    column: int
    text: str

    @property
    def height(self) -> int:
        """
        The height of a box that shows the text, in pixels.
        """
        return min(_TALLEST, 30 + 18 * sum(1 + len(line) // _LINE for line in self.text.split("\n")))


def notes_part(notes: Sequence[Note]) -> str:
    """
    Return the part with the texts.
    """
    texts = "".join(
        f'<comment ref="{column_letters(note.column)}{note.row}" authorId="0"><text>'
        f'<t xml:space="preserve">{escape(fit(note.text))}</t></text></comment>'
        for note in notes
    )
    return (
        f'{HEAD}<comments xmlns="{MAIN}"><authors><author>{_AUTHOR}</author></authors>'
        f"<commentList>{texts}</commentList></comments>"
    )


def drawing_part(notes: Sequence[Note], blocks: int) -> str:
    """
    Return the part with the boxes; *blocks* of shape numbers are taken by other sheets already.
    """
    first = blocks + 1
    data = ",".join(str(block) for block in range(first, first + len(notes) // _BLOCK + 1))
    shapes = "".join(_shape(note, first * _BLOCK + number) for number, note in enumerate(notes, 1))
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{data}"/></o:shapelayout>'
        '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
        f"{shapes}</xml>"
    )


def _shape(note: Note, number: int) -> str:
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:59pt;margin-top:2pt;'
        f'width:{_WIDTH}px;height:{note.height}px;z-index:1;visibility:hidden" fillcolor="#ffffe1" '
        'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/>'
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{note.row - 1}</x:Row><x:Column>{note.column}</x:Column>"
        "</x:ClientData></v:shape>"
    )


def notes_relations(number: int) -> str:
    """
    Return the relations of sheet *number* to its notes and to their boxes.
    """
    return (
        f'{HEAD}<Relationships xmlns="{RELS}">'
        f'<Relationship Id="rId1" Type="{DOC_RELS}/vmlDrawing" Target="../drawings/vmlDrawing{number}.vml"/>'
        f'<Relationship Id="rId2" Type="{DOC_RELS}/comments" Target="../comments{number}.xml"/></Relationships>'
    )
