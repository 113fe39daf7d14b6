"""
What an input really is: by its first bytes, and only then by its name.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import Final, Literal, TypeAlias

import attrs

from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location
from cjmkit.intake.catalogue import text
from cjmkit.intake.rows._json import is_shallow
from cjmkit.intake.rows._stream import read_sample
from cjmkit.intake.rows.encoding import detect
from cjmkit.intake.rows.source import Source

__all__ = ["Kind", "Sniffed", "sniff"]


Kind: TypeAlias = Literal["xlsx", "csv", "json", "jsonl"]

_LOOK: Final = 64 * 1024
_LINES: Final = 20
_RESAVE: Final = ("откройте его и сохраните как xlsx или csv", "open it and save it as xlsx or csv")
_EXPORT: Final = ("выгрузите таблицу в xlsx или csv", "export the table as xlsx or csv")

# What begins like this is read by nobody here: Russian name, English name, advice in both.
_FOREIGN: Final = (
    (b"%PDF", "PDF", "a PDF", _EXPORT),
    (b"\x89PNG", "картинка PNG", "a PNG picture", _EXPORT),
    (b"\xff\xd8\xff", "картинка JPEG", "a JPEG picture", _EXPORT),
    (b"GIF8", "картинка GIF", "a GIF picture", _EXPORT),
    (b"Rar!", "архив RAR", "a RAR archive", ("распакуйте его", "unpack it")),
    (b"7z\xbc\xaf", "архив 7z", "a 7z archive", ("распакуйте его", "unpack it")),
    (b"SQLite format 3", "база SQLite", "an SQLite base", _EXPORT),
    (b"{\\rtf", "документ RTF", "an RTF document", _EXPORT),
    (b"PAR1", "файл Parquet", "a Parquet file", _EXPORT),
)
_OLE2: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_MARKUP: Final = re.compile(r"<(?:!doctype html|html|head|body|table|meta|style)", re.ASCII | re.IGNORECASE)
_SCHEMA: Final = re.compile(r'"schema"[ \t\r\n]{0,8}:[ \t\r\n]{0,8}"(cjmkit/[a-z]{1,32}@[0-9]{1,6})"', re.ASCII)
_KNOWN: Final[dict[str, Kind]] = {
    "xlsx": "xlsx",
    "xlsm": "xlsx",
    "csv": "csv",
    "tsv": "csv",
    "tab": "csv",
    "txt": "csv",
    "json": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
}


@attrs.frozen(kw_only=True)
class Sniffed:
    """
    The *kind* of an input and why we think so.

    *schema* is what our own json says of itself, such as ``cjmkit/card@1``. *finding* tells that
    the name of the file promises something else.
    """

    kind: Kind
    reason: str
    schema: str | None = None
    finding: Finding | None = None


def sniff(source: Source) -> Sniffed:
    """
    Return what *source* is.

    Raises:
        FormatError: it is empty, or of a kind that cannot be read; the message advises what to do.
    """
    head = read_sample(source, _LOOK)
    if not head.strip():
        raise FormatError(text.EMPTY.finding(Location(source=source.name)))
    _refuse_foreign(source, head)
    if head.startswith(_ZIP):
        return _named(source, "xlsx", "zip archive")
    start = _decoded(head).lstrip("\ufeff \t\r\n")
    _refuse_markup(source, start)
    kind, reason = _text_kind(source, start)
    found = _SCHEMA.search(start, 0, 4096) if kind != "csv" else None
    return _named(source, kind, reason, found.group(1) if found else None)


def _named(source: Source, kind: Kind, reason: str, schema: str | None = None) -> Sniffed:
    promised = _KNOWN.get(source.suffix)
    finding = None
    if promised is not None and promised != kind:
        finding = text.NAME_DIFFERS.finding(Location(source=source.name), named=source.suffix, found=kind)
    return Sniffed(kind=kind, reason=reason, schema=schema, finding=finding)


def _refuse(source: Source, ru: str, en: str, advice: tuple[str, str]) -> FormatError:
    where = Location(source=source.name)
    return FormatError(text.NOT_SUPPORTED.finding(where, what=ru, what_en=en, advice_ru=advice[0], advice_en=advice[1]))


def _refuse_foreign(source: Source, head: bytes) -> None:
    for magic, ru, en, advice in _FOREIGN:
        if head.startswith(magic):
            raise _refuse(source, ru, en, advice)
    if head.startswith(_OLE2):
        raise _old_office(source, head)
    if head.startswith(_ZIP):
        _refuse_other_zip(source, head)
    elif head.count(b"\0") * 4 > len(head) and not detect(head).name.startswith("utf-"):
        raise _refuse(source, "двоичный файл", "a binary file", _EXPORT)


def _refuse_other_zip(source: Source, head: bytes) -> None:
    if b"opendocument" in head[:200]:
        raise _refuse(source, "таблица ODS", "an ODS spreadsheet", _RESAVE)
    if b"xl/" not in head and (b"word/" in head or b"ppt/" in head):
        raise _refuse(source, "документ Word или PowerPoint", "a Word or PowerPoint document", _EXPORT)


def _old_office(source: Source, head: bytes) -> FormatError:
    # A workbook with a password is an OLE2 file too; its streams have UTF-16 names.
    if "EncryptedPackage".encode("utf-16-le") in head:
        advice = ("откройте её в Excel и сохраните без пароля", "open it in Excel and save it without a password")
        return _refuse(source, "книга под паролем", "a workbook with a password", advice)
    return _refuse(source, "старая книга Excel (.xls)", "an old Excel workbook (.xls)", _RESAVE)


def _decoded(head: bytes) -> str:
    found = detect(head)
    return codecs.getincrementaldecoder(found.name)("replace").decode(head)


def _refuse_markup(source: Source, start: str) -> None:
    if _MARKUP.search(start, 0, 1024) and start.startswith("<"):
        raise _refuse(source, "страница HTML", "an HTML page", _RESAVE)
    if start.startswith("<?xml"):
        raise _refuse(source, "файл XML", "an XML file", _RESAVE)


def _text_kind(source: Source, start: str) -> tuple[Kind, str]:
    promised = _KNOWN.get(source.suffix)
    if start[:1] == "[" and (promised == "json" or start[1:].lstrip()[:1] in {"{", "]", ""}):
        return "json", "begins with a list"
    if start[:1] == "{" and start[1:].lstrip()[:1] in {'"', "}", ""}:
        return _objects_kind(start, promised)
    if promised == "jsonl" and _has_objects(start):
        return "jsonl", "objects on lines, and the name says so"
    return "csv", "plain text"


def _objects_kind(start: str, promised: Kind | None) -> tuple[Kind, str]:
    first, end, rest = start.partition("\n")
    if end and rest.lstrip()[:1] == "{" and _is_object(first):
        return "jsonl", "an object on each line"
    if promised == "jsonl" and (not end or _has_objects(start)):
        return "jsonl", "objects, and the name says lines"
    return "json", "begins with an object"


def _has_objects(start: str) -> bool:
    # The first lines of all may be the broken ones; a file of lines is read on after them.
    return any(line[:1] == "{" and _is_object(line) for line in start.split("\n", _LINES)[:_LINES])


def _is_object(line: str) -> bool:
    if not is_shallow(line, 64):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
