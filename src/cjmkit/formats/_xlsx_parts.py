"""
The small parts of a workbook: everything but the rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from cjmkit.formats._xlsx_ns import DOC_RELS, HEAD, MAIN, RELS, SHEET_TYPE, TYPES
from cjmkit.formats._xlsx_text import escape
from cjmkit.intake.rows.table import column_letters

__all__ = ["content_types", "package_rels", "sheet_head", "sheet_tail", "workbook", "workbook_rels"]


def content_types(sheets: int, noted: Sequence[int] = ()) -> str:
    """
    Return the part that says what every other part is; *noted* are the numbers of the sheets with notes.
    """
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        for number in range(1, sheets + 1)
    )
    overrides += "".join(
        f'<Override PartName="/xl/comments{number}.xml" ContentType="{SHEET_TYPE}.comments+xml"/>' for number in noted
    )
    boxes = "application/vnd.openxmlformats-officedocument.vmlDrawing"
    return (
        f'{HEAD}<Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + (f'<Default Extension="vml" ContentType="{boxes}"/>' if noted else "")
        + f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{SHEET_TYPE}.styles+xml"/>{overrides}</Types>'
    )


def package_rels() -> str:
    """
    Return the relation of the package to its workbook.
    """
    return (
        f'{HEAD}<Relationships xmlns="{RELS}">'
        f'<Relationship Id="rId1" Type="{DOC_RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )


def workbook(names: Sequence[str], ranges: Sequence[str]) -> str:
    """
    Return the workbook: its sheets by name, and the range that each sheet filters.
    """
    sheets = "".join(
        f'<sheet name="{_attribute(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{index}" hidden="1">'
        f"{_quoted(names[index])}!{area}</definedName>"
        for index, area in enumerate(ranges)
    )
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{DOC_RELS}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets><definedNames>{filters}</definedNames></workbook>"
    )


def workbook_rels(sheets: int) -> str:
    """
    Return the relations of the workbook to its sheets and styles.
    """
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{DOC_RELS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'{HEAD}<Relationships xmlns="{RELS}">{relations}'
        f'<Relationship Id="rId{sheets + 1}" Type="{DOC_RELS}/styles" Target="styles.xml"/></Relationships>'
    )


def sheet_head(widths: Sequence[int], *, selected: bool, frozen: int = 0, printed: bool = False) -> str:
    """
    Return a sheet up to its first row: the heading and the first *frozen* columns stay in view, columns have
    their widths, and a *printed* sheet is fitted to the width of its pages.
    """
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    chosen = ' tabSelected="1"' if selected else ""
    corner, pane = f"{column_letters(frozen)}2", "bottomRight" if frozen else "bottomLeft"
    split = f'xSplit="{frozen}" ' if frozen else ""
    fitted = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' if printed else ""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{DOC_RELS}">{fitted}'
        f'<sheetViews><sheetView{chosen} workbookViewId="0">'
        f'<pane {split}ySplit="1" topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'
        f'<selection pane="{pane}" activeCell="{corner}" sqref="{corner}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def sheet_tail(area: str, *, printed: bool = False, noted: bool = False) -> str:
    """
    Return a sheet after its last row: the filter, no green corners on numbers kept as text, the notes.
    """
    pages = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' if printed else ""
    notes = '<legacyDrawing r:id="rId1"/>' if noted else ""
    return (
        f'</sheetData><autoFilter ref="{area}"/>'
        f'<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>{pages}'
        f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors>{notes}</worksheet>'
    )


def _attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;")


def _quoted(name: str) -> str:
    return escape("'" + name.replace("'", "''") + "'")
