"""
The styles of the workbooks that we write ourselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cjmkit.formats._xlsx_ns import HEAD, MAIN

__all__ = ["SHADE", "STYLES", "Style", "styles"]


class Style:
    """
    The indexes of the cell styles below.
    """

    GENERAL = 0
    TEXT = 1
    DATE = 2
    DATETIME = 3
    MONEY = 4
    HEADING = 5
    TIME = 6
    WRAPPED = 7


SHADE: Final = 8
"""The distance from a style to the same style on the next of the fills that `styles` was given."""

# Format 49 is «@»: a cell that stays text when somebody edits it. Format 4 is 1,234.50.
_NUMBERS: Final = {
    Style.GENERAL: 0,
    Style.TEXT: 49,
    Style.DATE: 164,
    Style.DATETIME: 165,
    Style.MONEY: 4,
    Style.HEADING: 49,
    Style.TIME: 166,
    Style.WRAPPED: 49,
}
_LAYOUTS: Final = {
    Style.HEADING: '<alignment vertical="center" wrapText="1"/>',
    Style.WRAPPED: '<alignment vertical="top" wrapText="1"/>',
}
_FIRST_SHADE: Final = 3


def _format(style: int, fill: int, usual: str | None) -> str:
    heading = style == Style.HEADING
    fill = 2 if heading else fill
    layout = _LAYOUTS.get(style, usual)
    flags = "".join(
        f' {flag}="1"'
        for flag, applies in (
            ("applyNumberFormat", _NUMBERS[style]),
            ("applyFont", heading),
            ("applyFill", fill),
            ("applyBorder", heading),
            ("applyAlignment", layout),
        )
        if applies
    )
    start = (
        f'<xf numFmtId="{_NUMBERS[style]}" fontId="{int(heading)}" fillId="{fill}" borderId="{int(heading)}" '
        f'xfId="0"{flags}'
    )
    return f"{start}>{layout}</xf>" if layout else f"{start}/>"


def styles(shades: Sequence[str] = ()) -> str:
    """
    Return the part of styles: those of `Style`, and all of them again on a fill of each of *shades*.
    """
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill></fill>'
        for colour in ("FFE8EEF7", *shades)
    )
    backs = [0, *range(_FIRST_SHADE, _FIRST_SHADE + len(shades))]
    # Beside reasons of many lines the other cells of a row are looked for at its top.
    usual = '<alignment vertical="top"/>' if shades else None
    formats = "".join(_format(style, back, usual) for back in backs for style in range(SHADE))
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}">'
        '<numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/>'
        '<numFmt numFmtId="165" formatCode="dd\\.mm\\.yyyy\\ hh:mm:ss"/>'
        '<numFmt numFmtId="166" formatCode="hh:mm:ss"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
        f'<fills count="{_FIRST_SHADE + len(shades)}"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{fills}</fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/>'
        '<bottom style="thin"><color rgb="FF8EA9DB"/></bottom><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{SHADE * len(backs)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


STYLES: Final = styles()
"""The styles of a workbook without coloured cells."""
