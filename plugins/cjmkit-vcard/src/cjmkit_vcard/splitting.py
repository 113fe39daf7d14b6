"""
Splitting: the bytes of a file into its vCards, and each into properties.

Lines are joined again as bytes, because programs fold in the middle of a character; only whole lines are
decoded. A property may have a charset of its own (2.1), and one of QUOTED-PRINTABLE goes on after ``=``.
"""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location
from cjmkit.plugins import Source, open_source
from cjmkit.plugins.hostile import read_bytes, read_text
from cjmkit_vcard import catalogue as rules
from cjmkit_vcard.options import VCardReadOptions
from cjmkit_vcard.syntax import Property, parse_line

__all__ = ["RawCard", "split_cards"]

_ENCODINGS: Final = ("utf-8", "cp1251", "koi8-r", "cp866")
_MB: Final = 1024 * 1024
_CHARSETS: Final = ("utf", "cp", "koi8", "iso8859", "mac", "ascii", "gb", "big5", "shift_jis", "euc")
_MARKS: Final = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_QUOTED: Final = re.compile(rb"[^:]*;(?:ENCODING=)?\"?QUOTED-PRINTABLE\"?[;:]", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"[^:]*;CHARSET=\"?([A-Za-z0-9_.:-]+)\"?[;:]", re.IGNORECASE)
_BEGIN: Final = re.compile(rb"[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_END: Final = re.compile(rb"[ \t]*END[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_AGENT: Final = re.compile(rb"(?:[A-Za-z0-9-]+\.)?AGENT[:;]", re.IGNORECASE)
_OLD: Final = re.compile(rb"VERSION[^:]*:[ \t]*2\.1[ \t]*", re.IGNORECASE)


@attrs.define(kw_only=True)
class RawCard:
    """
    The properties of one vCard, and what was found while it was taken apart.
    """

    where: Location
    properties: list[Property] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list)
    text: str = attrs.field(default="", repr=False)


@attrs.define(kw_only=True)
class _Lines:
    number: int
    lines: list[tuple[int, bytes]] = attrs.field(factory=list)
    nested: list[int] = attrs.field(factory=list)
    ended: bool = False


def split_cards(source: Source, options: VCardReadOptions) -> Iterator[RawCard]:
    """
    Yield the vCards of *source*.

    Raises:
        FormatError: it holds none.

    """
    where = Location(source=source.name)
    data = _plain(read_bytes(source, limit=options.limit_mb * _MB), options)
    strays: list[int] = []
    charset = _charset(data, options)
    held: RawCard | None = None
    for block in _blocks(data, strays):
        if held is not None:
            yield held
        held = _card(block, attrs.evolve(where, line=block.number), charset)
        if strays:
            held.findings.insert(0, _stray(where, strays))
            strays.clear()
    if held is None:
        raise FormatError(rules.NOT_VCARD.finding(where))
    if strays:
        held.findings.append(_stray(where, strays))
    yield held


def _stray(where: Location, lines: list[int]) -> Finding:
    return rules.OUTSIDE.finding(attrs.evolve(where, line=lines[0]), count=len(lines))


def _plain(data: bytes, options: VCardReadOptions) -> bytes:
    """
    Return *data* in an encoding that ASCII is a part of.
    """
    named = options.encoding
    wide = named if named is not None and not _is_ascii(named) else None
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            wide = wide or encoding
    return data.decode(wide, "replace").encode() if wide else data


def _is_ascii(encoding: str) -> bool:
    return "A\n".encode(encoding) == b"A\n"


def _blocks(data: bytes, strays: list[int]) -> Iterator[_Lines]:
    """
    Yield the lines between BEGIN and END; *strays* gets the numbers of what stands outside.
    """
    block: _Lines | None = None
    depth, agent = 0, False
    for number, line in _unfolded(data):
        if _BEGIN.fullmatch(line):
            if block is not None and agent:
                depth += 1
                block.nested.append(number)
                continue
            if block is not None:
                yield block
            block, depth = _Lines(number=number), 0
        elif block is None:
            if line.strip():
                strays.append(number)
        elif _END.fullmatch(line):
            if depth:
                depth -= 1
            else:
                block.ended = True
                yield block
                block = None
        elif not depth and line.strip():
            block.lines.append((number, line))
        agent = bool(_AGENT.match(line)) or depth > 0
    if block is not None:
        yield block


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """
    Yield every line with its number, folded ones joined.
    """
    pieces = data.split(b"\n") if b"\n" in data else data.split(b"\r")
    held: list[bytes] = []
    first, soft, old = 1, False, False
    for number, piece in enumerate(pieces, 1):
        piece = piece.removesuffix(b"\r")
        if held and soft:
            held[-1] = held[-1].removesuffix(b"=")
            held.append(piece)
        elif held and piece[:1] in (b" ", b"\t") and piece.strip():
            # 2.1 folds where white space is, and that white space belongs to the value.
            held.append(piece if old else piece[1:])
        else:
            if held:
                yield first, b"".join(held)
            held, first = [piece], number
            soft = bool(_QUOTED.match(piece))
            old = bool(_OLD.fullmatch(piece)) or (old and not _BEGIN.fullmatch(piece))
        soft = soft and held[-1].endswith(b"=")
    yield first, b"".join(held)


def _card(block: _Lines, where: Location, charset: str) -> RawCard:
    card = RawCard(where=where)
    own = [(number, line, _CHARSET.match(line)) for number, line in block.lines]
    if charset != "utf-8" and _decoded(b"\n".join(line for _, line, named in own if not named), "utf-8") is None:
        card.findings.append(rules.OTHER_CHARSET.finding(where, charset=charset))
    else:
        charset = "utf-8"
    texts = []
    for number, line, named in own:
        text, prop = _property(line, number, named[1].decode() if named else charset, card)
        texts.append(text)
        if prop is not None:
            card.properties.append(prop)
    end = ["END:VCARD"] if block.ended else []
    card.text = "\n".join(["BEGIN:VCARD", *texts, *end])
    card.findings.extend(rules.NESTED.finding(attrs.evolve(where, line=number)) for number in block.nested)
    if not block.ended:
        card.findings.append(rules.NO_END.finding(where))
    return card


def _charset(data: bytes, options: VCardReadOptions) -> str:
    """
    Return the encoding of the lines that are not in UTF-8 and do not name one.
    """
    if options.encoding is not None and _is_ascii(options.encoding):
        return codecs.lookup(options.encoding).name
    try:
        data.decode()
    except UnicodeDecodeError:
        lines = (line for _, line in _unfolded(data) if not line.isascii() and not _CHARSET.match(line))
        strange = b"\n".join(line for line in lines if _decoded(line, "utf-8") is None)
        try:
            return read_text(open_source(strange or b"\n"), encodings=_ENCODINGS).encoding
        except FormatError:
            pass  # what is no text will be told property by property
    return "utf-8"


def _property(line: bytes, number: int, charset: str, card: RawCard) -> tuple[str, Property | None]:
    """
    Return the line as a text, for the rejects, and its property.
    """
    text = _decoded(line, charset)
    raw = text if text is not None else line.decode("utf-8", "backslashreplace")
    prop = parse_line(raw, number)
    if prop is None:
        card.findings.append(rules.NOT_A_PROPERTY.finding(attrs.evolve(card.where, line=number), value=raw))
        return raw, None
    if text is not None and (prop.param("ENCODING") or "").upper() == "QUOTED-PRINTABLE":
        prop = _unquoted(prop, charset)
    if text is None or prop is None:
        name = raw.partition(":")[0].partition(";")[0]
        where = attrs.evolve(card.where, line=number)
        card.findings.append(rules.UNDECODABLE.finding(where, value=raw, name=name[:40], charset=charset))
        return raw, None
    return raw, prop


def _unquoted(prop: Property, charset: str) -> Property | None:
    try:
        data = quopri.decodestring(prop.value.encode("ascii"))
    except UnicodeEncodeError:
        # Somebody turned the file into text without taking the quotation off: it is no quotation any more.
        return prop
    named = prop.param("CHARSET")
    for encoding in (named,) if named else (charset, "utf-8", "cp1251"):
        text = _decoded(data, encoding)
        if text is not None:
            # A line end within QUOTED-PRINTABLE is a part of the value, where the others write \n.
            return attrs.evolve(prop, value=text.replace("\r\n", "\n").replace("\r", "\n"))
    return None


def _decoded(data: bytes, charset: str) -> str | None:
    try:
        # Python has codecs that are no charset of any file, such as unicode_escape.
        if not codecs.lookup(charset).name.startswith(_CHARSETS):
            return None
        text = data.decode(charset)
    except (LookupError, ValueError):
        return None
    return None if "\0" in text else text
