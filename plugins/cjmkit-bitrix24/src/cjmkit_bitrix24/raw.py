"""
Rows of an export as the file has them, csv or an HTML table.
"""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator
from itertools import chain
from typing import Final

import attrs

from cjmkit.findings import Finding, Location
from cjmkit.plugins import Row, Source
from cjmkit.plugins.tables import read_delimited
from cjmkit_bitrix24.catalogue import HTML_READ, MARKUP_LEFT_OUT
from cjmkit_bitrix24.htmltable import html_rows, looks_like_html, page_text
from cjmkit_bitrix24.options import PortalReadOptions

__all__ = ["RawTable", "headings_of", "open_raw"]

_HEAD: Final = 16 * 1024


@attrs.define(kw_only=True)
class RawTable:
    """
    The headings and the rows below them; *findings* grows while rows are read.
    """

    headings: list[str]
    rows: Generator[Row, None, None]
    findings: list[Finding]
    details: dict[str, str]

    def close(self) -> None:
        """
        Let go of the file, whether it was read to its end or not.
        """
        self.rows.close()


def open_raw(source: Source, options: PortalReadOptions) -> RawTable:
    """
    Return the rows of *source*, which may be walked once.

    Raises:
        FormatError: it is empty, no text, or a page without a table.
        LimitError: it asks for more than any export.

    """
    if looks_like_html(_head(source).decode("utf-8", "replace")):
        return _open_page(source)
    table = next(read_delimited(source, delimiter=options.delimiter, encoding=options.encoding, limits=options.limits))
    first = next(table.rows, Row(1, ()))
    return RawTable(headings=_texts(first), rows=_passed(table.rows), findings=table.findings, details=table.details)


def _open_page(source: Source) -> RawTable:
    findings = [HTML_READ.finding(Location(source=source.name))]
    rows = html_rows(page_text(source), source.name)
    first, _ = next(rows)
    return RawTable(
        headings=_texts(first), rows=_unmarked(rows, source, findings), findings=findings, details={"format": "html"}
    )


def _unmarked(rows: Iterator[tuple[Row, int]], source: Source, findings: list[Finding]) -> Generator[Row, None, None]:
    marked = 0
    for row, count in rows:
        marked += count
        yield row
    if marked:
        findings.append(MARKUP_LEFT_OUT.finding(Location(source=source.name), count=marked))


def _passed(rows: Iterator[Row]) -> Generator[Row, None, None]:
    yield from rows


def _texts(row: Row) -> list[str]:
    return ["" if value is None else str(value).strip() for value in row.values]


def headings_of(source: Source) -> list[str]:
    """
    Return the headings in the beginning of *source*, which need not be an export at all.
    """
    data = _head(source)
    try:
        text = data.decode("utf-8-sig", "ignore" if len(data) == _HEAD else "strict")
    except UnicodeDecodeError:
        text = data.decode("cp1251", "replace")
    if looks_like_html(text):
        rows = html_rows(text, source.name)
        return list(chain.from_iterable(_texts(row) for row, _ in [next(rows, (Row(1, ()), 0))]))
    line = text.lstrip("\r\n").partition("\n")[0].rstrip("\r")
    delimiter = max(";,\t", key=line.count)
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def _head(source: Source) -> bytes:
    try:
        with source.open() as stream:
            return stream.read(_HEAD)
    except (OSError, EOFError, zlib.error):
        # Whoever reads the file whole says what is wrong with it.
        return b""
