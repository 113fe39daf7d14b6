"""
What a workbook consists of: its sheets, and the parts that hold them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from cjmkit.errors import FormatError, LimitError
from cjmkit.intake.catalogue import sizes
from cjmkit.intake.catalogue import workbook as rules
from cjmkit.intake.rows._xlsx_xml import Part, attributes
from cjmkit.intake.rows.guard import Archive

__all__ = ["Package", "Sheet", "SheetInfo", "read_package"]

_DEFAULT: Final = "xl/workbook.xml"
_CELLS: Final = "worksheet"
_CELLLESS: Final = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})
_OTHERS: Final = (
    ("xl/workbook.bin", "Excel Binary (.xlsb)"),
    ("content.xml", "OpenDocument (.ods)"),
    ("word/document.xml", "Word (.docx)"),
    ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ("index/document.iwa", "Apple Numbers"),
)


@attrs.frozen(kw_only=True)
class SheetInfo:
    """
    A sheet with cells: its name, whether it is ``visible``, ``hidden`` or ``veryHidden``, and its
    place among all tabs (from 1).
    """

    name: str
    state: str = "visible"
    order: int

    @property
    def hidden(self) -> bool:
        """
        Whether Excel does not show the sheet's tab.
        """
        return self.state != "visible"


@attrs.frozen(kw_only=True)
class Sheet:
    """
    A sheet and the part of the archive that holds it.
    """

    info: SheetInfo
    part: str


@attrs.frozen(kw_only=True)
class Package:
    """
    The table of contents of a workbook.

    *skipped* names the sheets that have no cells. *strings* and *styles* are parts, None if absent.
    """

    sheets: tuple[Sheet, ...]
    skipped: tuple[str, ...]
    date1904: bool
    strings: str | None
    styles: str | None


@attrs.frozen
class _Relation:
    kind: str
    part: str


def read_package(archive: Archive) -> Package:
    """
    Return the table of contents of the workbook in *archive*.

    Raises:
        FormatError: the archive holds something else, or a workbook without a sheet.
    """
    main = _main_part(archive)
    relations = _relations(archive, main)
    tabs, date1904 = _tabs(archive, main)
    sheets: list[Sheet] = []
    skipped: list[str] = []
    for order, told in enumerate(tabs, 1):
        name = told.get("name", "")
        relation = _target(told, relations, main, order)
        if relation.kind in _CELLLESS:
            skipped.append(name)
        else:
            info = SheetInfo(name=name, state=told.get("state", "visible"), order=order)
            sheets.append(Sheet(info=info, part=relation.part))
    if not sheets:
        raise FormatError(rules.NO_SHEETS.finding(archive.where))
    return Package(
        sheets=tuple(sheets),
        skipped=tuple(skipped),
        date1904=date1904,
        strings=_optional(archive, relations, main, "sharedStrings"),
        styles=_optional(archive, relations, main, "styles"),
    )


def _main_part(archive: Archive) -> str:
    stated = (item.part for item in _relations(archive, "").values() if item.kind == "officeDocument")
    for part in (*stated, _DEFAULT):
        if part in archive and not part.endswith(".bin") and _root(archive, part) == "workbook":
            return part
    for part, kind in _OTHERS:
        if part in archive:
            raise FormatError(rules.OTHER_FORMAT.finding(archive.where, kind=kind))
    raise FormatError(rules.NOT_WORKBOOK.finding(archive.where))


def _root(archive: Archive, part: str) -> str:
    return Part(archive, part).root


def _tabs(archive: Archive, main: str) -> tuple[list[dict[str, str]], bool]:
    tabs: list[dict[str, str]] = []
    date1904 = False
    for tag, text in Part(archive, main).tags("workbookPr", "sheet"):
        told = attributes(text)
        if tag == "sheet":
            tabs.append(told)
        elif tag == "workbookPr":
            date1904 = told.get("date1904", "").lower() in {"1", "true", "on"}
        if len(tabs) > archive.limits.sheets:
            limit = archive.limits.sheets
            raise LimitError(sizes.TOO_MANY_ENTRIES.finding(archive.where, member=main, limit=limit, name="sheets"))
    return tabs, date1904


def _relations(archive: Archive, part: str) -> dict[str, _Relation]:
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels".lstrip("/")
    found: dict[str, _Relation] = {}
    if rels not in archive:
        return found
    for _, text in Part(archive, rels).tags("Relationship"):
        told = attributes(text)
        if told.get("TargetMode", "").lower() != "external":
            # Transitional and strict files differ in the namespace of the type, never in its last word.
            kind = told.get("Type", "").rpartition("/")[2]
            found[told.get("Id", "")] = _Relation(kind, _resolved(folder, told.get("Target", "")))
        if len(found) > archive.limits.members:
            limit = archive.limits.members
            raise LimitError(sizes.TOO_MANY_ENTRIES.finding(archive.where, member=rels, limit=limit, name="members"))
    return found


def _resolved(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    steps: list[str] = [] if target.startswith("/") else folder.split("/")
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps).lstrip("/")


def _target(told: Mapping[str, str], relations: Mapping[str, _Relation], main: str, order: int) -> _Relation:
    number = next((value for name, value in told.items() if name.endswith(":id")), "")
    # A sheet that names no relation is where every program puts it.
    fallback = _Relation(_CELLS, _resolved(main.rpartition("/")[0], f"worksheets/sheet{order}.xml"))
    return relations.get(number, fallback)


def _optional(archive: Archive, relations: Mapping[str, _Relation], main: str, kind: str) -> str | None:
    usual = _Relation(kind, _resolved(main.rpartition("/")[0], f"{kind}.xml"))
    parts = (item.part for item in (*relations.values(), usual) if item.kind == kind)
    return next((part for part in parts if part in archive), None)
