"""
Looking at the beginning of a file: what its first line or its root element is.

Only a glance that chooses the format: what is read afterwards is read by the checked parser.
"""

from __future__ import annotations

import codecs
import re
import zlib
from typing import Final

from cjmkit.plugins import Source

__all__ = ["begins_with_line", "is_upd", "root_name"]

_GLANCE: Final = 16 * 1024
_MARKS: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_NAME: Final = re.compile(r"<(?:[\w.-]{1,60}:)?([\w.-]{1,100})")
_UPD_FILE: Final = re.compile(r"ON_(?:NSCHFDOPPR|SCHFDOPPR|NKORSCHFDOPPR|KORSCHFDOPPR)_|<Св(?:К)?СчФакт[\s>]|1115131")
_SKIPPED: Final = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", "]>"), ("<!", ">"))


def begins_with_line(source: Source, line: bytes) -> bool:
    """
    Return whether *source* begins with *line*, a byte order mark and blank space looked through.
    """
    head = _head(source)
    encoding = _MARKS.get(head[:2])
    if encoding is not None:
        head = head.decode(encoding, "replace").lstrip("\ufeff").encode()
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip()[: len(line) + 1]
    return first.lower().startswith(line.lower()) and not first[len(line) :].strip()


def root_name(source: Source, *, needle: str = "") -> str:
    """
    Return the name of the root element without its prefix; empty if there is none, or no *needle* near it.
    """
    text = _text(source)
    return _root(text) if needle in text else ""


def is_upd(source: Source) -> bool:
    """
    Return whether *source* is an invoice file of the tax service, or holds fragments of one.
    """
    text = _text(source)
    root = _root(text)
    return root == "УчастникиУПД" or (root == "Файл" and _UPD_FILE.search(text) is not None)


def _head(source: Source) -> bytes:
    try:
        with source.open() as stream:
            return stream.read(_GLANCE)
    except (OSError, EOFError, zlib.error):
        return b""  # whoever reads it will say what is wrong


def _text(source: Source) -> str:
    head = _head(source)
    if head[:2] in _MARKS:
        return head.decode(_MARKS[head[:2]], "replace")
    try:
        # The glance may end in the middle of a character.
        return codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return head.decode("cp1251", "replace")


def _root(text: str) -> str:
    text = text.lstrip("\ufeff \t\r\n")
    for _ in range(50):
        pair = next((pair for pair in _SKIPPED if text.startswith(pair[0])), None)
        if pair is None:
            break
        if pair[1] == "]>" and "[" not in text.partition(">")[0]:
            pair = _SKIPPED[-1]  # a DOCTYPE without declarations of its own
        text = text.partition(pair[1])[2].lstrip()
    found = _NAME.match(text)
    return found[1] if found else ""
