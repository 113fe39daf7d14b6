"""
Hazardous inputs, each made when it is wanted: nothing of this kind is stored in the repository.
"""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from cli.running import GOOD, MESSY

MB = 1024 * 1024

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TOP = (
    f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
WORKBOOK = (
    f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
    '<sheets><sheet name="База" sheetId="1" r:id="r1"/></sheets></workbook>'
)
BOOK_RELATIONS = (
    f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADER = f'<row r="1">{cell("A1", "ИНН")}{cell("B1", "Наименование")}</row>'
ROW = f'<row r="2">{cell("A2", "7707083893")}{cell("B2", "ПАО Сбербанк")}</row>'


def sheet(rows: str, *, before: str = "", prolog: str = '<?xml version="1.0"?>') -> str:
    return f'{prolog}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'


def workbook(sheet_xml: str | bytes = "", **more: str | bytes) -> bytes:
    """A workbook of one sheet; *more* are further members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", TOP)
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", BOOK_RELATIONS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml or sheet(HEADER + ROW))
        for name, data in more.items():
            archive.writestr(name, data)
    return out.getvalue()


def encrypted() -> bytes:
    """The head of an OLE2 file whose directory names an EncryptedPackage, as Excel writes with a password."""
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16))
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(512 - len(head))
    directory = b""
    for name in ("Root Entry", "EncryptionInfo", "EncryptedPackage"):
        coded = (name + "\0").encode("utf-16-le")
        directory += coded.ljust(64, b"\0") + struct.pack("<H", len(coded)) + bytes(62)
    return bytes(head) + directory.ljust(1024, b"\0") + bytes(4096)


def old_xls() -> bytes:
    """The head of an Excel 97 workbook."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le") + bytes(4096)


def html() -> bytes:
    return "<html><body><table><tr><td>ИНН</td></tr><tr><td>7707083893</td></tr></table></body></html>".encode()


def zip_bomb() -> bytes:
    """A sheet that unpacks to a gigabyte, from a megabyte; compressed by hand so that the test needs no memory."""
    row = f'<row r="2">{cell("A2", "7707083893" * 20)}</row>'.encode()
    block = row * (MB // len(row))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed, crc, size = bytearray(), 0, 0
    for part in (sheet("").partition("</sheetData>")[0].encode(), *([block] * 300)):
        packed += packer.compress(part)
        crc = zlib.crc32(part, crc)
        size += len(part)
    packed += packer.flush()
    return _with_member(bytes(packed), crc, size)


def _with_member(packed: bytes, crc: int, size: int) -> bytes:
    """The workbook whose sheet is *packed* already: a small zip writer, because zipfile packs by itself."""
    members = [
        (name, text.encode(), zlib.crc32(text.encode()), len(text.encode()), 0)
        for name, text in (
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", TOP),
            ("xl/workbook.xml", WORKBOOK),
            ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
        )
    ]
    members.append(("xl/worksheets/sheet1.xml", packed, crc, size, 8))
    body, directory = b"", b""
    for name, data, check, length, method in members:
        fields = struct.pack("<HHHHHIIIHH", 20, 0, method, 0, 33, check, len(data), length, len(name), 0)
        extra = struct.pack("<HHHII", 0, 0, 0, 0, len(body))
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + fields + extra + name.encode()
        body += b"PK\x03\x04" + fields + name.encode() + data
    count = len(members)
    return body + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)


def entities() -> bytes:
    """The billion laughs."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    prolog = f'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY l0 "ха">{laughs}]>'
    return workbook(sheet(HEADER + f'<row r="2">{cell("A2", "&l9;")}</row>', prolog=prolog))


def external_entity() -> bytes:
    prolog = '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return workbook(sheet(HEADER + f'<row r="2">{cell("A2", "&f;")}</row>', prolog=prolog))


def million_columns() -> bytes:
    return workbook(
        sheet(HEADER + ROW, before='<dimension ref="A1:XFD1048576"/><cols><col min="1" max="1000000"/></cols>')
    )


def far_cell() -> bytes:
    return workbook(sheet(HEADER + f'<row r="2">{cell("A2", "7707083893")}{cell("XFD2", "далеко")}</row>'))


def wide_csv() -> bytes:
    return b";".join([b"a"] * 1_000_000) + b"\n"


def unbalanced_quote() -> bytes:
    rows = "".join(f"7707083893;773601001;ПАО Сбербанк {number};8 916 000-12-02\n" for number in range(20_000))
    return (GOOD + '7736050003;781401001;"ПАО Газпром;8 916 000-12-03\n' + rows).encode()


def huge_cell() -> bytes:
    return (GOOD + '7736050003;781401001;"' + "я" * (5 * MB) + '";8 916 000-12-03\n').encode()


def huge_cell_xlsx() -> bytes:
    return workbook(sheet(HEADER + f'<row r="2">{cell("A2", "7707083893")}{cell("B2", "я" * (10 * MB))}</row>'))


def deep_json() -> bytes:
    return b'[{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]"


def doubled_keys() -> bytes:
    return '[{"ИНН": "7707083893", "ИНН": "7736050003", "Наименование": "ПАО Сбербанк"}]'.encode()


def not_a_number() -> bytes:
    return '[{"ИНН": "7707083893", "Наименование": "ПАО Сбербанк", "Средний чек": NaN}]'.encode()


def newer_schema() -> bytes:
    return json.dumps({"schema": "cjmkit/card@99", "kind": "company", "short_name": "ПАО"}, ensure_ascii=False).encode()


def broken_gzip() -> bytes:
    return gzip.compress(GOOD.encode() * 1000)[:-40]


def damaged_gzip() -> bytes:
    packed = bytearray(gzip.compress(GOOD.encode() * 1000))
    packed[len(packed) // 2] ^= 0xFF
    return bytes(packed)


def gzip_bomb() -> bytes:
    block = gzip.compress(b"7707083893;" * 100_000 + b"\n")
    return block * 400


def cut(share: float) -> Callable[[], bytes]:
    """The messy example, cut."""

    def made() -> bytes:
        data = MESSY.read_bytes()
        return data[: int(len(data) * share)]

    return made


def nul_bytes() -> bytes:
    return GOOD.replace("ПАО Сбербанк", "ПАО\0Сбербанк").encode()


FATAL: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("clients.csv", bytes),
    "blank": ("clients.csv", lambda: b"\n \n\t\n"),
    "empty workbook file": ("clients.xlsx", bytes),
    "password": ("clients.xlsx", encrypted),
    "old xls": ("clients.xls", old_xls),
    "old xls renamed": ("clients.xlsx", old_xls),
    "html renamed": ("clients.xlsx", html),
    "html": ("clients.xls", html),
    "pdf renamed": ("clients.xlsx", lambda: b"%PDF-1.7\n" + bytes(1000)),
    "picture": ("clients.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000)),
    **{f"cut at {share:.0%}": ("clients.xlsx", cut(share)) for share in (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99)},
    "zip of nothing": ("clients.xlsx", lambda: b"PK\x05\x06" + bytes(18)),
    "zip bomb": ("clients.xlsx", zip_bomb),
    "gzip bomb": ("clients.csv.gz", gzip_bomb),
    "entities": ("clients.xlsx", entities),
    "external entity": ("clients.xlsx", external_entity),
    "far cell": ("clients.xlsx", far_cell),
    "huge cell": ("clients.csv", huge_cell),
    "huge cell of a workbook": ("clients.xlsx", huge_cell_xlsx),
    "wide csv": ("clients.csv", wide_csv),
    "deep json": ("clients.json", deep_json),
    "json cut": ("clients.json", lambda: b'[{"name": "a"}, {"na'),
    "json number": ("clients.json", lambda: b"42"),
    "newer schema": ("clients.jsonl", newer_schema),
    "gzip cut": ("clients.csv.gz", broken_gzip),
    "gzip damaged": ("clients.csv.gz", damaged_gzip),
    "zeros": ("clients.csv", lambda: bytes(100_000)),
    "noise": ("clients.csv", lambda: bytes(range(128, 256)) * 1000),
    "prose": ("clients.csv", lambda: "Как у нас дела?\nХорошо.\n".encode()),
}
"""Inputs that no card can come from: one sentence and 2."""

TOLD: Mapping[str, tuple[str, Callable[[], bytes], int, str]] = {
    "only a header": ("clients.csv", lambda: "ИНН;Телефон\n".encode(), 1, "IMP452"),
    "json of nothing": ("clients.json", lambda: b"[]", 1, "IMP452"),
    "doubled keys": ("clients.json", doubled_keys, 1, "IMP087"),
    "not a number": ("clients.json", not_a_number, 1, "IMP088"),
    "unbalanced quote": ("clients.csv", unbalanced_quote, 1, "IMP074"),
    "nul bytes": ("clients.csv", nul_bytes, 0, "IMP073"),
    "million columns": ("clients.xlsx", million_columns, 0, "IMP100"),
}
"""Inputs that are read, with a finding: the answer and the code that tells."""
