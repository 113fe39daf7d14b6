"""
Why an XML cannot be read, in words: those of expat are English and for programmers.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Final
from xml.parsers import expat

from cjmkit.findings import Texts

__all__ = ["UNREAD_ENCODING", "reason_of"]

_HEAD: Final = 200
_DECLARED: Final = re.compile(rb"""[^<]{0,3}<\?xml[^>]{0,80}?encoding=["'](?P<name>[A-Za-z0-9._-]{1,40})""")
_UTF8: Final[Mapping[str, bytes]] = {"name": b"utf-8"}
"""What XML is in when it does not say."""

UNREAD_ENCODING: Final = Texts(
    "кодировка, названная в первой строке, здесь не читается", "the encoding that its first line names is not read here"
)
_NOT_UTF8: Final = Texts(
    "кодировка не UTF-8, хотя должна быть ей по первой строке", "by its first line it is UTF-8, and it is not"
)
_NOT_TAGS: Final = Texts("знак, которого здесь быть не может", "a character that cannot stand here")
_BUILT: Final = Texts("теги построены с ошибкой", "its tags are badly formed")
_REASONS: Final[Mapping[str, Texts]] = {
    "no element found": Texts("файл обрывается", "the file breaks off"),
    "unclosed token": Texts("файл обрывается внутри тега", "the file breaks off within a tag"),
    "unclosed CDATA section": Texts("файл обрывается внутри CDATA", "the file breaks off within CDATA"),
    "partial character": Texts("файл обрывается внутри знака", "the file breaks off within a character"),
    "mismatched tag": Texts("закрывается не тот тег, который открыт", "the tag that is closed is not the open one"),
    "duplicate attribute": Texts("атрибут указан дважды", "an attribute stands twice"),
    "undefined entity": Texts("сущность не объявлена", "an entity is not declared"),
    "unbound prefix": Texts("у приставки нет пространства имён", "a prefix has no namespace"),
    "junk after document element": Texts("после последнего тега есть что-то ещё", "something follows the last tag"),
    "syntax error": Texts("это не XML", "this is no XML"),
    "unknown encoding": UNREAD_ENCODING,
    "encoding specified in XML declaration is incorrect": Texts(
        "кодировка не та, что названа в первой строке", "the encoding is not the one that the first line names"
    ),
    "not well-formed (invalid token)": _NOT_TAGS,
}


def reason_of(error: expat.ExpatError, data: bytes) -> Texts:
    """
    Return in words why expat stopped in *data*; bytes of another encoding are its "invalid token", too.
    """
    known = _REASONS.get(expat.ErrorString(error.code) or "")
    if known is _NOT_TAGS and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        is_utf8 = (_DECLARED.match(data[:_HEAD]) or _UTF8)["name"].lower() in (b"utf-8", b"utf8")
        if is_utf8 and not _is_utf8(data):
            return _NOT_UTF8
    return known or _BUILT


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
