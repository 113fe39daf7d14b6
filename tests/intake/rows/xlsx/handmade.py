"""
Workbooks made by hand, part by part, so that a test can spoil exactly one thing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from cjmkit.findings import Finding
from cjmkit.intake.rows.source import open_source
from cjmkit.intake.rows.table import Cell, Table
from cjmkit.intake.rows.xlsx import Limits, read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

SHEET1 = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
WORKBOOK = "xl/workbook.xml"
RELS = "xl/_rels/workbook.xml.rels"


def sheet_xml(rows: str, *, before: str = "", after: str = "") -> str:
    return f'{XML}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings_xml(*entries: str) -> str:
    return f'{XML}<sst xmlns="{MAIN}">{"".join(f"<si>{entry}</si>" for entry in entries)}</sst>'


def styles_xml(*codes: str) -> str:
    """
    Styles whose cell format 0 is General and whose format n has the n-th of *codes*.
    """
    formats = "".join(f'<numFmt numFmtId="{200 + index}" formatCode="{code}"/>' for index, code in enumerate(codes))
    cells = "".join(f'<xf numFmtId="{200 + index}" applyNumberFormat="1"/>' for index in range(len(codes)))
    return (
        f'{XML}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )


def workbook_xml(*sheets: str, properties: str = "") -> str:
    tags = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets or ("База",), 1)
    )
    return f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>{tags}</sheets></workbook>'


def rels_xml(count: int = 1, more: str = "") -> str:
    tags = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, count + 1)
    )
    return (
        f'{XML}<Relationships xmlns="{PACKAGE}">{tags}'
        f'<Relationship Id="s1" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="s2" Type="{OFFICE}/styles" Target="styles.xml"/>{more}</Relationships>'
    )


def parts(rows: str = "", **changes: str) -> dict[str, str | bytes]:
    """
    The parts of a small sound workbook whose only sheet holds *rows*.
    """
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        WORKBOOK: workbook_xml(),
        RELS: rels_xml(),
        SHEET1: sheet_xml(rows),
    }
    names = {"sheet": SHEET1, "strings": STRINGS, "styles": STYLES, "workbook": WORKBOOK, "rels": RELS}
    made.update({names[name]: content for name, content in changes.items()})
    return made


def packed(members: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def book(rows: str = "", **changes: str) -> bytes:
    return packed(parts(rows, **changes))


def tables(content: bytes, *, limits: Limits | None = None, **options: Any) -> list[Table]:
    source = open_source(content, name="t.xlsx")
    return list(read_workbook(source, limits=limits or Limits(), **options))


def read(content: bytes, *, limits: Limits | None = None) -> tuple[list[tuple[int, list[Cell]]], list[Finding]]:
    """
    Return the rows of the first sheet as (number, values), and its findings.
    """
    table = tables(content, limits=limits)[0]
    rows = [(row.number, list(row.values)) for row in table.rows]
    return rows, table.findings


def values(cells: str, **changes: str) -> list[Cell]:
    """
    Return the values of one row made of *cells*.
    """
    rows, _ = read(book(f'<row r="1">{cells}</row>', **changes))
    return rows[0][1] if rows else []


def codes(findings: list[Finding]) -> dict[str, int]:
    """
    Return how many cells each finding counts, by code.
    """
    return {finding.code: int(finding.params.get("count", 1)) for finding in findings}
