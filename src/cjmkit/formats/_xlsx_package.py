"""
The archive of a workbook, whose sheets are written one after another straight into it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, BinaryIO, Final

from cjmkit.formats import _xlsx_parts as parts
from cjmkit.formats._xlsx_notes import Note, drawing_part, notes_part, notes_relations
from cjmkit.formats._xlsx_styles import STYLES
from cjmkit.intake.rows.table import column_letters

__all__ = ["Package", "area", "new_package", "restamped"]

_LEVEL: Final = 4
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_SHAPES: Final = 1024
_CORE: Final = "docProps/core.xml"
_TIME: Final = re.compile(rb">[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,20}Z<")
_SAME_TIME: Final = b">1980-01-01T00:00:00Z<"


class Package:
    """
    Takes sheets, with their notes, and writes what must stand beside them at the end.
    """

    def __init__(self, archive: zipfile.ZipFile, styles: str) -> None:
        self._archive = archive
        self._styles = styles
        self._areas: list[str] = []
        self._noted: list[int] = []
        self._blocks = 0
        self.names: list[str] = []

    @contextmanager
    def sheet(self, name: str) -> Iterator[IO[bytes]]:
        """
        Give the stream of a new sheet.
        """
        self.names.append(name)
        with self._archive.open(_info(f"xl/worksheets/sheet{len(self.names)}.xml"), "w") as part:
            yield part

    def end_sheet(self, columns: int, last: int, notes: Sequence[Note] = ()) -> None:
        """
        Say how large the sheet that was closed last is, and which notes it has.
        """
        self._areas.append(area(columns, last, absolute=True))
        if notes:
            number = len(self.names)
            self._noted.append(number)
            self._write(f"xl/comments{number}.xml", notes_part(notes))
            self._write(f"xl/drawings/vmlDrawing{number}.vml", drawing_part(notes, self._blocks))
            self._write(f"xl/worksheets/_rels/sheet{number}.xml.rels", notes_relations(number))
            # Excel numbers shapes in blocks, and no block may serve two sheets.
            self._blocks += len(notes) // _SHAPES + 1

    def finish(self) -> None:
        """
        Write the parts that know every sheet.
        """
        self._write("xl/styles.xml", self._styles)
        self._write("xl/workbook.xml", parts.workbook(self.names, self._areas))
        self._write("xl/_rels/workbook.xml.rels", parts.workbook_rels(len(self.names)))
        self._write("_rels/.rels", parts.package_rels())
        self._write("[Content_Types].xml", parts.content_types(len(self.names), self._noted))

    def _write(self, name: str, text: str) -> None:
        self._archive.writestr(_info(name), text)


@contextmanager
def new_package(stream: BinaryIO, styles: str = STYLES) -> Iterator[Package]:
    """
    Give a package on *stream*, finished when nothing went wrong.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        package = Package(archive, styles)
        yield package
        package.finish()


def restamped(workbook: bytes) -> bytes:
    """
    Return a workbook of openpyxl without the time at which it was saved: the same content is the same file, in git too.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive, zipfile.ZipFile(made, "w") as target:
        for name in archive.namelist():
            data = archive.read(name)
            target.writestr(_info(name), _TIME.sub(_SAME_TIME, data) if name == _CORE else data)
    return made.getvalue()


def area(columns: int, last: int, *, absolute: bool = False) -> str:
    """
    Return the range of a sheet with so many columns and rows.
    """
    mark = "$" if absolute else ""
    return f"{mark}A{mark}1:{mark}{column_letters(max(columns, 1) - 1)}{mark}{last}"


def _info(name: str) -> zipfile.ZipInfo:
    """
    Return a member that is the same on every machine and at every time.
    """
    info = zipfile.ZipInfo(name, _STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    info._compresslevel = _LEVEL  # type: ignore[attr-defined] # noqa: SLF001 - public only since Python 3.13
    info.create_system = 0
    info.external_attr = 0
    return info
