"""
Tell by the first bytes why a file cannot be an xlsx workbook.
"""

from __future__ import annotations

from typing import BinaryIO, Final

from cjmkit.findings import Finding, Location
from cjmkit.intake.catalogue import workbook as rules

__all__ = ["refusal"]

_HEAD: Final = 4096
_OLE2: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_KINDS: Final = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3", "SQLite"),
    (b"{\\rtf", "RTF"),
)
_PAGES: Final = ("<!doctype html", "<html", "<table", "<head", "<body", "<meta", "mime-version:")


def refusal(stream: BinaryIO, where: Location) -> Finding | None:
    """
    Return why the content of *stream* is no zip archive, or None if it begins like one.
    """
    head = stream.read(_HEAD)
    if head.startswith(b"PK"):
        return None
    if not head:
        return rules.EMPTY_FILE.finding(where)
    if head.startswith(_OLE2):
        return (rules.ENCRYPTED if _is_encrypted(stream, head) else rules.OLD_XLS).finding(where)
    if head.startswith(_BIFF):
        return rules.OLD_XLS.finding(where)
    for magic, kind in _KINDS:
        if head.startswith(magic):
            return rules.OTHER_FORMAT.finding(where, kind=kind)
    return _text_refusal(head, where)


def _is_encrypted(stream: BinaryIO, head: bytes) -> bool:
    # The directory of an OLE2 file names its streams in UTF-16; the header says in which sector it begins.
    size = 1 << min(int.from_bytes(head[30:32], "little"), 16)
    stream.seek((int.from_bytes(head[48:52], "little") + 1) * size)
    return "EncryptedPackage".encode("utf-16-le") in head + stream.read(4 * _HEAD)


def _text_refusal(head: bytes, where: Location) -> Finding:
    text = _as_text(head)
    if text is None:
        return rules.UNKNOWN_BYTES.finding(where)
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(_PAGES) or (start.startswith("<") and "<html" in start):
        return rules.IS_HTML.finding(where)
    if "urn:schemas-microsoft-com:office:spreadsheet" in start or "excel.sheet" in start:
        return rules.IS_XML_2003.finding(where)
    if start.startswith("<?xml"):
        return rules.OTHER_FORMAT.finding(where, kind="XML")
    return rules.IS_TEXT.finding(where)


def _as_text(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    # cp1251 and cp866 text is not UTF-8, but holds no control characters either.
    if any(byte < 32 and byte not in b"\t\n\r\f\x1a" for byte in head):
        return None
    return head.decode("utf-8", "replace")
