"""
Hostile and damaged workbooks, each with the outcome that is wanted of it.

An outcome is a code of the catalogue (the workbook is refused with it) or the number of rows that
are read. Files are made on the fly; none holds more than a few hundred kilobytes.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

from intake.rows.xlsx.handmade import (
    MAIN,
    OFFICE,
    RELS,
    SHEET1,
    STRINGS,
    STYLES,
    WORKBOOK,
    XML,
    book,
    packed,
    parts,
    rels_xml,
    sheet_xml,
    strings_xml,
    styles_xml,
    workbook_xml,
)

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
HEAD = f'{XML}<worksheet xmlns="{MAIN}"><sheetData>'
TAIL = "</sheetData></worksheet>"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


class Case(NamedTuple):
    """
    A workbook, made when asked for, and what reading all its rows comes to.
    """

    build: Callable[[], bytes]
    outcome: str | int


def _ole2(*streams: str) -> bytes:
    header = bytearray(OLE2.ljust(512, b"\0"))
    header[30:32] = struct.pack("<H", 9)
    header[48:52] = struct.pack("<I", 0)
    return bytes(header) + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


def _with(part: str, content: str | bytes, rows: str = ROW) -> bytes:
    return packed(parts(rows) | {part: content})


def _deflated(name: str, head: str, unit: bytes, count: int, tail: str) -> bytes:
    """
    A workbook whose part *name* holds *unit* *count* times, packed without ever being whole in memory.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in (parts(ROW, strings=strings_xml("<t>a</t>"), styles=styles_xml("d.m.y"))).items():
            if other != name:
                archive.writestr(other, content)
        with archive.open(name, "w", force_zip64=False) as member:
            member.write(head.encode())
            block = unit * (1_000_000 // len(unit) + 1)
            for _ in range(count * len(unit) // len(block) + 1):
                member.write(block)
            member.write(tail.encode())
    return target.getvalue()


def _two(first: str, second: str) -> bytes:
    """
    A workbook with two sheets' parts under one name.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts(first).items():
            archive.writestr(name, content)
        archive.writestr(zipfile.ZipInfo(SHEET1.upper()), sheet_xml(second))
    return target.getvalue()


def _patched(content: bytes, *, header: Callable[[bytearray, int], None]) -> bytes:
    """
    *content* with the directory entry of the sheet changed by *header*, given where the entry begins.
    """
    spoiled = bytearray(content)
    place = spoiled.rfind(SHEET1.encode()) - 46
    header(spoiled, place)
    return bytes(spoiled)


def _put(offset: int, form: str, value: int) -> Callable[[bytearray, int], None]:
    def change(data: bytearray, place: int) -> None:
        struct.pack_into(form, data, place + offset, value)

    return change


def _overlapping() -> bytes:
    content = book(ROW)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[1].header_offset
    return _patched(content, header=_put(42, "<I", first + 1))


def _broken_data() -> bytes:
    """
    A sheet of many rows whose packed bytes are spoiled in the middle.
    """
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{zlib.crc32(str(n).encode())}</v></c></row>' for n in range(1, 40_000))
    content = bytearray(book(rows))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo(SHEET1)
    middle = info.header_offset + 30 + len(SHEET1) + info.compress_size // 2
    content[middle : middle + 40] = b"\xff" * 40
    return bytes(content)


def _many_members(count: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts(ROW).items():
            archive.writestr(name, content)
        for number in range(count):
            archive.writestr(zipfile.ZipInfo(f"x{number}"), b"")
    return target.getvalue()


def _cells(count: int) -> str:
    return f'<row r="1">{"<c/>" * count}</row>'


def _nested_zip() -> bytes:
    return packed({"база.xlsx": book(ROW)})


def _cut(share: float) -> bytes:
    content = book(ROW * 1, strings=strings_xml("<t>a</t>"))
    return content[: int(len(content) * share)]


def _entry(text: str) -> str:
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'


CASES: dict[str, Case] = {
    # entities
    "laughs_in_sheet": Case(
        lambda: _with(SHEET1, f'{XML}<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>' + sheet_xml(_entry("&l9;"))[56:]),
        "IMP038",
    ),
    "laughs_small": Case(lambda: _with(STRINGS, f'<!DOCTYPE sst [<!ENTITY a "b">]><sst xmlns="{MAIN}"/>'), "IMP038"),
    "external_dtd": Case(lambda: _with(WORKBOOK, f'<!DOCTYPE workbook SYSTEM "http://example.com/x">{ROW}'), "IMP038"),
    "xxe_file": Case(
        lambda: _with(STYLES, f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>{styles_xml()[56:]}'), "IMP038"
    ),
    "bare_doctype": Case(lambda: _with(RELS, f"<!DOCTYPE Relationships>{rels_xml()[56:]}"), "IMP038"),
    "doctype_utf16": Case(lambda: _with(SHEET1, '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")), "IMP038"),
    "doctype_behind_comment": Case(lambda: _with(SHEET1, f"<!-- x --><?y z?><!DOCTYPE a>{ROW}"), "IMP038"),
    "doctype_inside": Case(lambda: _with(SHEET1, HEAD + "<!DOCTYPE a>" + ROW + TAIL), "IMP038"),
    "entity_undeclared": Case(lambda: book(_entry("&lol;")), 1),
    "million_references": Case(lambda: book(_entry("&amp;" * 700_000)), 1),
    # what is told by the first bytes
    "empty": Case(lambda: b"", "IMP020"),
    "encrypted": Case(lambda: _ole2("Root Entry", "EncryptionInfo", "EncryptedPackage"), "IMP021"),
    "old_xls": Case(lambda: _ole2("Root Entry", "Workbook"), "IMP022"),
    "ole2_cut": Case(lambda: OLE2, "IMP022"),
    "biff5": Case(lambda: b"\x09\x08\x08\x00\x00\x05\x05\x00", "IMP022"),
    "html": Case(lambda: "\ufeff <!DOCTYPE HTML><html><table><tr><td>ИНН".encode(), "IMP023"),
    "html_table": Case(lambda: b"<table><tr><td>1</td></tr></table>", "IMP023"),
    "xhtml": Case(lambda: b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "IMP023"),
    "mhtml": Case(lambda: b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", "IMP023"),
    "xml_2003": Case(lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "IMP024"),
    "csv": Case(lambda: "ИНН;Название\n7707083893;Сбербанк\n".encode("cp1251"), "IMP025"),
    "csv_utf16": Case(lambda: "ИНН\tНазвание".encode("utf-16"), "IMP025"),
    "json": Case(lambda: b'[{"inn": 1}]', "IMP025"),
    "png": Case(lambda: b"\x89PNG\r\n\x1a\n", "IMP026"),
    "pdf": Case(lambda: b"%PDF-1.7", "IMP026"),
    "xml": Case(lambda: b'<?xml version="1.0"?><a/>', "IMP026"),
    "gzip_in_gzip": Case(lambda: b"\x1f\x8b\x08\x00", "IMP028"),
    "noise": Case(lambda: bytes(range(1, 30)) * 9, "IMP027"),
    # what is told by the archive's directory
    "cut_half": Case(lambda: _cut(0.5), "IMP028"),
    "cut_end": Case(lambda: _cut(0.98), "IMP028"),
    "only_pk": Case(lambda: b"PK", "IMP028"),
    "zip_empty": Case(lambda: packed({}), "IMP029"),
    "zip_of_files": Case(_nested_zip, "IMP029"),
    "docx": Case(lambda: packed({"word/document.xml": "<x/>"}), "IMP026"),
    "ods": Case(lambda: packed({"mimetype": "x", "content.xml": "<x/>"}), "IMP026"),
    "xlsb": Case(lambda: packed({"xl/workbook.bin": "x"}), "IMP026"),
    "double_member": Case(lambda: _two(ROW, ROW * 2), "IMP030"),
    "member_outside": Case(lambda: _with("../../etc/passwd", "x"), "IMP031"),
    "member_outside_backslash": Case(lambda: _with("xl\\..\\..\\x", "x"), "IMP031"),
    "overlap": Case(_overlapping, "IMP032"),
    "overlap_directory": Case(lambda: _patched(book(ROW), header=_put(20, "<I", 1 << 20)), "IMP032"),
    "member_encrypted": Case(lambda: _patched(book(ROW), header=_put(8, "<H", 1)), "IMP033"),
    "member_patched": Case(lambda: _patched(book(ROW), header=_put(8, "<H", 0x20)), "IMP033"),
    "member_lzma": Case(lambda: packed(parts(ROW), method=zipfile.ZIP_LZMA), "IMP033"),
    "member_method_99": Case(lambda: _patched(book(ROW), header=_put(10, "<H", 99)), "IMP033"),
    "members_3000": Case(lambda: _many_members(3000), "IMP034"),
    "members_30000": Case(lambda: _many_members(30_000), "IMP034"),
    "declared_terabyte": Case(lambda: _patched(book(ROW), header=_put(24, "<I", 0xFFFF_FFFE)), "IMP037"),
    "declared_nothing": Case(lambda: _patched(book(ROW), header=_put(24, "<I", 0)), "IMP040"),
    "declared_too_little": Case(lambda: _patched(book(ROW), header=_put(24, "<I", 120)), "IMP040"),
    "wrong_sum": Case(lambda: _patched(book(ROW), header=_put(16, "<I", 1)), "IMP040"),
    "broken_data": Case(_broken_data, "IMP043"),
    # bombs
    "bomb_rows": Case(lambda: _deflated(SHEET1, HEAD, b"<row><c><v>1</v></c></row>", 4_000_000, TAIL), "IMP037"),
    "bomb_empty_rows": Case(lambda: _deflated(SHEET1, HEAD, b"<row/>", 10_000_000, TAIL), "IMP037"),
    "bomb_cells": Case(
        lambda: _deflated(SHEET1, HEAD + "<row>", b"<c><v>1</v></c>", 5_000_000, "</row>" + TAIL), "IMP037"
    ),
    "bomb_strings": Case(
        lambda: _deflated(STRINGS, f'<sst xmlns="{MAIN}">', b"<si><t>a</t></si>", 5_000_000, "</sst>"), "IMP037"
    ),
    "bomb_spaces": Case(
        lambda: _deflated(STRINGS, f'<sst xmlns="{MAIN}"><si><t>', b" ", 60_000_000, "</t></si></sst>"), "IMP037"
    ),
    "bomb_styles": Case(
        lambda: _deflated(STYLES, "<styleSheet><cellXfs>", b'<xf numFmtId="0"/>', 3_000_000, "</cellXfs></styleSheet>"),
        "IMP037",
    ),
    "bomb_comment": Case(lambda: _deflated(SHEET1, HEAD + "<!--", b" ", 60_000_000, "-->" + TAIL), "IMP037"),
    # counted limits
    "styles_400k": Case(
        lambda: _with(STYLES, styles_xml("0").replace("<cellXfs>", "<cellXfs>" + "<xf/>" * 400_000)), "IMP048"
    ),
    "huge_format": Case(lambda: _with(STYLES, styles_xml("d" * 63_000)), 1),
    "endless_attribute": Case(lambda: _with(STYLES, styles_xml("d" * 3_900_000)), 1),
    "sheets_5000": Case(lambda: book(ROW, workbook=workbook_xml(*map(str, range(5000)))), "IMP048"),
    "row_million_cells": Case(lambda: book(_cells(900_000)), "IMP046"),
    "far_cell": Case(lambda: book('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'), "IMP045"),
    "far_empty_cell": Case(lambda: book('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>'), 1),
    "beyond_cell": Case(lambda: book('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), "IMP045"),
    "nowhere_cell": Case(lambda: book('<row r="1"><c r="ABCDEFGH1"><v>1</v></c></row>'), 1),
    "far_row": Case(lambda: book('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), 1),
    "beyond_row": Case(lambda: book('<row r="4000000000"><c r="A1"><v>1</v></c></row>'), "IMP044"),
    "nowhere_row": Case(lambda: book(f'<row r="{"9" * 5000}"><c r="A1"><v>1</v></c></row>'), 1),
    "beyond_empty_row": Case(lambda: book(ROW + '<row r="4000000000"/>'), 1),
    "dimension_lie": Case(lambda: _with(SHEET1, sheet_xml(ROW, before='<dimension ref="A1:XFD1048576"/>')), 1),
    "strings_count_lie": Case(
        lambda: _with(STRINGS, strings_xml("<t>a</t>").replace("<sst", '<sst uniqueCount="4294967295" count="9"')), 1
    ),
    "strings_cut": Case(
        lambda: _with(
            STRINGS, strings_xml("<t>a</t>").replace("</t></si></sst>", ""), '<row><c t="s"><v>0</v></c></row>'
        ),
        "IMP040",
    ),
    "merges_million": Case(
        lambda: _with(SHEET1, sheet_xml(ROW, after='<mergeCell ref="A1:B2"/>' * 1_000_000)), "IMP037"
    ),
    "merges_100k": Case(lambda: _with(SHEET1, sheet_xml(ROW, after='<mergeCell ref="A1:B2"/>' * 100_000)), 1),
    "merge_all": Case(lambda: _with(SHEET1, sheet_xml(ROW, after='<mergeCell ref="A1:XFD1048576"/>')), 1),
    "cell_3mb": Case(lambda: book(_entry("я" * 1_500_000)), 1),
    "columns_million": Case(lambda: _with(SHEET1, sheet_xml(ROW, before='<col min="1" max="16384"/>' * 100_000)), 1),
    # XML that would cost quadratic time, or is cut
    "tags_without_end": Case(lambda: _with(SHEET1, HEAD + "<row>" + "<c " * 1_000_000 + "</row>" + TAIL), "IMP046"),
    "tags_without_end_few": Case(lambda: _with(SHEET1, HEAD + "<row>" + "<c " * 10_000 + "</row>" + TAIL), "IMP043"),
    "cells_without_end": Case(lambda: book(f"<row>{'<c><x>' * 200_000}</row>"), "IMP046"),
    "cells_without_end_few": Case(lambda: book(f"<row>{'<c><x>' * 20_000}</row>"), "IMP043"),
    "rows_without_end": Case(lambda: book("<row>" * 400_000), "IMP043"),
    "strings_without_end": Case(
        lambda: _with(STRINGS, f"<sst>{'<si><t>' * 400_000}</sst>", '<row><c t="s"><v>0</v></c></row>'), "IMP040"
    ),
    "phonetic_without_end": Case(
        lambda: _with(STRINGS, f"<sst><si>{'<rPh>' * 400_000}</si></sst>", '<row><c t="s"><v>0</v></c></row>'), 0
    ),
    "attributes_without_value": Case(lambda: _with(STYLES, f"<styleSheet><cellXfs><xf {'a ' * 900_000}/>"), 1),
    "attribute_one_word": Case(lambda: _with(STYLES, f"<styleSheet><cellXfs><xf {'a' * 1_900_000}/>"), 1),
    "comments_without_end": Case(lambda: book("<!-- >" * 300_000), "IMP043"),
    "cut_in_rows": Case(lambda: _with(SHEET1, HEAD + ROW * 2), "IMP043"),
    "cut_in_tag": Case(lambda: _with(SHEET1, HEAD + ROW + '<row r="2"><c r='), "IMP043"),
    "cut_before_rows": Case(lambda: _with(SHEET1, f'{XML}<worksheet xmlns="{MAIN}"><cols>'), "IMP043"),
    "sheet_is_empty": Case(lambda: _with(SHEET1, ""), "IMP040"),
    "sheet_is_noise": Case(lambda: _with(SHEET1, b"\0\1\2" * 100), "IMP040"),
    "sheet_is_endless_prolog": Case(lambda: _with(SHEET1, "<!--" + " " * 300_000), "IMP040"),
    "ghost_rows": Case(lambda: book(ROW + '<row r="7" spans="1:9" ht="15"/>' * 110_000), 1),
    "nested_100k": Case(lambda: _with(SHEET1, HEAD + "<x>" * 100_000 + "</x>" * 100_000 + TAIL), "IMP043"),
    "garbage_among_rows": Case(lambda: book(ROW + "<notrow><c><v>1</v></c></row>"), "IMP043"),
    "cells_outside_rows": Case(lambda: book(ROW + "<c><v>1</v></c>"), "IMP043"),
    # relations
    "rels_cycle": Case(lambda: book(ROW, rels=rels_xml().replace("worksheets/sheet1.xml", "workbook.xml")), "IMP040"),
    "rels_outside": Case(
        lambda: book(ROW, rels=rels_xml().replace("worksheets/sheet1.xml", "../../../etc/passwd")), "IMP041"
    ),
    "rels_external": Case(
        lambda: book(ROW, rels=rels_xml().replace("<Relationship ", '<Relationship TargetMode="External" ')), 1
    ),
    "rels_url": Case(
        lambda: book(ROW, rels=rels_xml().replace("worksheets/sheet1.xml", "http://example.com/x")), "IMP041"
    ),
    "one_part_1000_times": Case(
        lambda: book(
            ROW,
            workbook=workbook_xml(*map(str, range(1000))),
            rels=rels_xml(1000).replace("sheet1.xml", "sheet.xml"),
        ),
        "IMP041",
    ),
    "macro_sheet_alone": Case(
        lambda: book(ROW, rels=rels_xml().replace(f"{OFFICE}/worksheet", "a/xlMacrosheet")), "IMP042"
    ),
}
