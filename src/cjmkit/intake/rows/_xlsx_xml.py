"""
The little XML that a workbook needs, as a stream of text that regular expressions can trust.

`Part` decodes a part and normalises it, so that whoever reads it sees one canonical spelling: no
comments, no CDATA, no processing instructions, no carriage returns, no namespace prefix on the
format's own elements, and no tag that is cut in two between chunks. A DOCTYPE is never let in.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from cjmkit.errors import FormatError, LimitError
from cjmkit.intake.catalogue import sizes
from cjmkit.intake.catalogue import workbook as rules
from cjmkit.intake.rows.guard import Archive

__all__ = ["Part", "attributes", "plain", "unescaped"]

_PROLOG: Final = 64 * 1024
_NAME: Final = re.compile(r"<([A-Za-z_][\w.\-]{0,99}:)?([A-Za-z_][\w.\-]{0,99})(?=[\s/>])")
_DECLARED: Final = re.compile(rb"""<\?xml[^<>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._\-]{1,40})["']""")
_OPENER: Final = re.compile(r"<!--|<!\[CDATA\[|<\?|<!")
_ENDS: Final = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
# A name must follow white space, or a long word without "=" would be tried from each of its letters.
_ATTRIBUTE: Final = re.compile(r"""(?<=\s)([\w.:\-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_ENTITY: Final = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));")
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CODE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_STARTS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_ENCODINGS: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1251"})


class Part:
    """
    A part of the workbook as normalised text, walked once.

    *root* is the name of its root element without prefix.
    """

    def __init__(self, archive: Archive, name: str) -> None:
        self.name = name
        self._archive = archive
        self._prefix = ""
        self._texts = self._decoded()
        self._first, self.root = self._prolog()

    def __iter__(self) -> Iterator[str]:
        text, rest = self._cut(self._first)
        yield text
        for more in self._texts:
            text, rest = self._cut(rest + more if rest else more)
            yield text
        if rest.strip():
            raise self._archive.damaged(self.name)

    def tags(self, *names: str) -> Iterator[tuple[str, str]]:
        """
        Yield each tag called one of *names* as its name and its attributes; an end tag is ``/name``.
        """
        found = re.compile(rf"<(/?(?:{'|'.join(names)}))(?=[\s/>])([^<>]*+)>").findall
        for text in self:
            yield from found(text)

    def too_long(self, length: int) -> None:
        """
        Refuse an entry of *length* characters if it is beyond the limit.

        Raises:
            LimitError: it is.
        """
        limit = self._archive.limits.row_chars
        if length > limit:
            raise LimitError(sizes.ROW_TOO_LONG.finding(self._archive.where, member=self.name, limit=limit))

    def _decoded(self) -> Iterator[str]:
        encoding = ""
        decoder: codecs.IncrementalDecoder | None = None
        try:
            for chunk in self._archive.chunks(self.name):
                if decoder is None:
                    encoding = self._encoding(chunk)
                    decoder = codecs.getincrementaldecoder(encoding)()
                yield decoder.decode(chunk)
            if decoder is not None:
                yield decoder.decode(b"", final=True)
        except UnicodeError:
            raise self._unreadable(encoding) from None

    def _encoding(self, chunk: bytes) -> str:
        for start, encoding in _STARTS:
            if chunk.startswith(start):
                return encoding
        declared = _DECLARED.match(chunk[:400].lstrip())
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
        if encoding not in _ENCODINGS:
            raise self._unreadable(encoding)
        return encoding

    def _unreadable(self, encoding: str) -> FormatError:
        where = self._archive.where
        return FormatError(rules.BAD_ENCODING.finding(where, member=self.name, encoding=encoding))

    def _prolog(self) -> tuple[str, str]:
        text = ""
        for more in self._texts:
            text += more
            position, root = self._root(text)
            if root:
                return text[position:], root
            if len(text) > _PROLOG:
                break
        raise self._archive.damaged(self.name)

    def _root(self, text: str) -> tuple[int, str]:
        position = text.find("<")
        while position >= 0:
            opener = _OPENER.match(text, position)
            if opener is None:
                break
            end = text.find(self._end_of(opener[0]), opener.end())
            position = text.find("<", end) if end >= 0 else -1
        name = _NAME.match(text, position) if position >= 0 else None
        if name is None:
            return 0, ""
        self._prefix = name[1] or ""
        return position, name[2]

    def _end_of(self, opener: str) -> str:
        end = _ENDS.get(opener)
        if end is None:
            raise FormatError(rules.DOCTYPE.finding(self._archive.where, member=self.name))
        return end

    def _cut(self, text: str) -> tuple[str, str]:
        # A tag is never cut in two: what follows the last "<" waits for its ">". So does a lone "\r".
        rest = ""
        cut = text.rfind("<")
        if cut > text.rfind(">"):
            text, rest = text[:cut], text[cut:]
        elif text.endswith("\r"):
            text, rest = text[:-1], "\r"
        if "<!" in text or "<?" in text:
            text, unfinished = self._without_markup(text)
            rest = unfinished + rest
        if len(rest) > _PROLOG:
            self.too_long(len(rest))
        return self._canonical(text), rest

    def _without_markup(self, text: str) -> tuple[str, str]:
        kept = []
        position = 0
        while (opener := _OPENER.search(text, position)) is not None:
            kept.append(text[position : opener.start()])
            ending = self._end_of(opener[0])
            end = text.find(ending, opener.end())
            if end < 0:
                return "".join(kept), text[opener.start() :]
            if opener[0] == "<![CDATA[":
                inner = text[opener.end() : end]
                kept.append(inner.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
            position = end + len(ending)
        kept.append(text[position:])
        return "".join(kept), ""

    def _canonical(self, text: str) -> str:
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if self._prefix:
            text = text.replace("<" + self._prefix, "<").replace("</" + self._prefix, "</")
        return text


def attributes(text: str) -> dict[str, str]:
    """
    Return the attributes of a tag, given what stands between its name and its end.
    """
    return {
        name: unescaped(double or single)
        for name, double, single in _ATTRIBUTE.findall(text if text[:1].isspace() else " " + text)
    }


def unescaped(text: str) -> str:
    """
    Return *text* with the entities of XML resolved; what is no entity stays as it is.
    """
    return _ENTITY.sub(_character, text) if "&" in text else text


def plain(text: str) -> str:
    """
    Return the *text* of a cell as the user sees it: entities and Excel's ``_x000D_`` resolved.
    """
    text = unescaped(text)
    if "_x" not in text:
        return text
    text = _CODE.sub(lambda found: chr(int(found[1], 16)), text)
    if _SURROGATE.search(text):
        # Two halves that Excel wrote as two codes make one character; a lone half is no text at all.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _ENTITIES[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return found[0]
    return chr(code)
