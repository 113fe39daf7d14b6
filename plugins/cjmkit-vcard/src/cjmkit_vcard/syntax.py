"""
Content lines: how a property is spelled, escaped, folded and parsed.

A line is ``group.NAME;PARAM=value:value``. Standards: RFC 2426 (3.0), RFC 6350 (4.0), RFC 6868 (``^n``, ``^'``
and ``^^`` in parameters); vCard 2.1 by the versit consortium has parameters without a name (``TEL;CELL:``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

__all__ = ["Property", "compound", "escape", "fold", "parse_line", "spell", "unescape"]

_WIDTH: Final = 75
_ESCAPED: Final = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"})
_CARETS: Final = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})
_FROM_CARET: Final = {"n": "\n", "'": '"', "^": "^"}
_ESCAPES: Final = {"\\n": "\n", "\\N": "\n", "\\\\": "\\", "\\,": ",", "\\;": ";", "\\:": ":"}
_OLD_ESCAPES: Final = {key: value for key, value in _ESCAPES.items() if value != "\n"}
_ESCAPE: Final = re.compile(r"\\.", re.DOTALL)
_ESCAPE_OR: Final = {sign: re.compile(rf"\\.|{sign}", re.DOTALL) for sign in ";,"}
_MARKS: Final = re.compile(r'[";:]')
_TOKEN: Final = re.compile(r"[A-Za-z0-9-]+")
_SAFE: Final = re.compile(r"[A-Za-z0-9+/._=@-]*")
_NAMELESS: Final = {"QUOTED-PRINTABLE": "ENCODING", "BASE64": "ENCODING", "8BIT": "ENCODING", "7BIT": "ENCODING"}


@attrs.frozen(kw_only=True)
class Property:
    """
    A property as it stands in the file: *value* is still escaped, names are in capitals.
    """

    name: str
    value: str = attrs.field(repr=False)
    params: tuple[tuple[str, str], ...] = attrs.field(default=(), repr=False)
    group: str = ""
    line: int = 0

    def param(self, name: str) -> str | None:
        """
        Return the first value of the parameter *name*, None if it has none.
        """
        return next((value for key, value in self.params if key == name), None)

    @property
    def types(self) -> frozenset[str]:
        """
        The values of TYPE in lower case; in TYPE="work,voice" RFC 6350 means two.
        """
        values = (value.lower() for key, value in self.params if key == "TYPE")
        return frozenset(part.strip() for value in values for part in value.split(","))


def escape(text: str) -> str:
    r"""
    Return *text* as the value of a property: ``\`` before ``\ , ;``, and ``\n`` for a line end.
    """
    return text.translate(_ESCAPED)


def unescape(text: str, *, old: bool = False) -> str:
    r"""
    Return the text that an escaped one stands for; what no standard escapes stays as it is.

    *old* is for 2.1, which knows no ``\n``: there «C:\new» is a path.
    """
    if "\\" not in text:
        return text
    known = _OLD_ESCAPES if old else _ESCAPES
    return _ESCAPE.sub(lambda found: known.get(found[0], found[0]), text)


def compound(text: str, separator: str, *, old: bool = False) -> list[str]:
    """
    Return the parts between the *separator* signs that are not escaped, each unescaped.
    """
    if "\\" not in text:
        return text.split(separator)
    parts, start = [], 0
    for found in _ESCAPE_OR[separator].finditer(text):
        if found[0] == separator:
            parts.append(unescape(text[start : found.start()], old=old))
            start = found.end()
    return [*parts, unescape(text[start:], old=old)]


def spell(name: str, value: str, params: Iterable[tuple[str, str]] = (), group: str = "") -> str:
    """
    Return the content line of a property whose *value* is escaped already; values of one parameter are joined.
    """
    joined: dict[str, list[str]] = {}
    for key, one in params:
        joined.setdefault(key, []).append(_param(one))
    head = "".join(f";{key}={','.join(values)}" for key, values in joined.items())
    return f"{group}.{name}{head}:{value}" if group else f"{name}{head}:{value}"


def _param(value: str) -> str:
    value = value.translate(_CARETS)
    return value if _SAFE.fullmatch(value) else f'"{value}"'


def fold(line: str) -> bytes:
    """
    Return *line* in UTF-8 with its CRLF, folded at 75 octets between characters.
    """
    data = line.encode()
    pieces = []
    start, room = 0, _WIDTH
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # in the middle of a character
            end -= 1
        end = _before_blanks(data, start, end)
        pieces.append(data[start:end])
        start, room = end, _WIDTH - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


def _before_blanks(data: bytes, start: int, end: int) -> int:
    """
    Return where to fold instead of at *end* if a line of nothing but blanks would follow, which many readers skip.
    """
    if data[end : end + _WIDTH - 1].strip():
        return end
    last = len(data[start:end].rstrip()) - 1 + start
    while last > start and data[last] & 0xC0 == 0x80:
        last -= 1
    return last if last > start else end


def parse_line(text: str, line: int) -> Property | None:
    """
    Return the property of an unfolded line; None if the line is no property.
    """
    head, pieces = _head(text)
    if head is None:
        return None
    group, _, name = pieces[0].strip().rpartition(".")
    if not _TOKEN.fullmatch(name):
        return None
    params = tuple(pair for piece in pieces[1:] for pair in _pairs(piece))
    return Property(name=name.upper(), value=text[head + 1 :], params=params, group=group.lower(), line=line)


def _head(text: str) -> tuple[int | None, list[str]]:
    """
    Return where the head ends, and its pieces between the semicolons that are not quoted.
    """
    pieces, start, quoted = [], 0, False
    for found in _MARKS.finditer(text):
        sign, place = found[0], found.start()
        if sign == '"':
            quoted = not quoted
        elif not quoted:
            pieces.append(text[start:place])
            start = place + 1
            if sign == ":":
                return place, pieces
    return None, pieces


def _pairs(piece: str) -> list[tuple[str, str]]:
    key, equals, rest = piece.partition("=")
    if not equals:
        nameless = piece.strip()
        return [(_NAMELESS.get(nameless.upper(), "TYPE"), nameless)] if nameless else []
    return [(key.strip().upper(), value) for value in _values(rest)]


def _values(text: str) -> list[str]:
    if '"' not in text and "^" not in text:
        return text.split(",")
    values: list[str] = []
    part: list[str] = []
    quoted = caret = False
    for sign in text:
        if caret:
            caret = False
            part[-1] = _FROM_CARET.get(sign, "^")
            if sign in _FROM_CARET:
                continue
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            values.append("".join(part))
            part = []
        else:
            caret = sign == "^"
            part.append(sign)
    return [*values, "".join(part)]
