"""
The table of texts that the cells of a workbook share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.errors import LimitError
from cjmkit.intake.catalogue import sizes
from cjmkit.intake.rows._xlsx_xml import Part, plain
from cjmkit.intake.rows.guard import Archive

__all__ = ["Strings", "joined", "read_strings"]

_END: Final = "</si>"
_SIMPLE: Final = re.compile(r"<si><t(?:\s[^<>]*+)?>([^<]*+)</t></si>")
_ANY: Final = re.compile(r"<si(?:[\s/][^<>]*+)?(?:(?<=/)>|>(.*?)(?:</si>|\Z))", re.DOTALL)
_OPEN: Final = re.compile(r"<si(?:\s[^<>]*+)?(?<!/)>")
_PHONETIC: Final = re.compile(r"<rPh[\s>].*?(?:</rPh>|\Z)", re.DOTALL)
_TEXT: Final = re.compile(r"<t(?:\s[^<>]*+)?>([^<]*+)</t>")


@attrs.frozen
class Strings:
    """
    The texts by their numbers, None for an empty one.

    *long* tells that some were longer than a cell may be; those keep one character more than that.
    """

    texts: list[str | None] = attrs.field(factory=list, repr=False)
    long: bool = False


def joined(xml: str) -> str:
    """
    Return the text of a rich string: its runs joined, without the phonetic ones.
    """
    if "<rPh" in xml:
        xml = _PHONETIC.sub("", xml)
    return plain("".join(_TEXT.findall(xml)))


def read_strings(archive: Archive, part: str) -> Strings:
    """
    Return the shared strings of the workbook.

    Raises:
        LimitError: there are too many of them, or one is too long.
    """
    limits = archive.limits
    texts: list[str | None] = []
    long = False
    size = 0
    for piece in _pieces(archive, part):
        found = _texts(piece)
        size += len(piece)
        if found and max(map(len, found)) > limits.cell_chars:
            long = True
            found = [text[: limits.cell_chars + 1] for text in found]
        texts.extend([text or None for text in found] if "" in found else found)
        if len(texts) > limits.strings or size > limits.string_chars:
            raise LimitError(
                sizes.TOO_MANY_ENTRIES.finding(archive.where, member=part, limit=limits.strings, name="strings")
            )
    return Strings(texts, long)


def _pieces(archive: Archive, part: str) -> Iterator[str]:
    # Text in pieces that hold whole strings.
    xml = Part(archive, part)
    rest = ""
    for chunk in xml:
        rest += chunk
        cut = rest.rfind(_END) + len(_END)
        if cut >= len(_END):
            yield rest[:cut]
            rest = rest[cut:]
        xml.too_long(len(rest))
    if xml.root != "sst" or _OPEN.search(rest):
        raise archive.damaged(part)
    yield rest


def _texts(xml: str) -> list[str]:
    found: list[str] = _SIMPLE.findall(xml)
    if len(found) != xml.count("<si"):
        return [joined(entry) for entry in _ANY.findall(xml)]
    if "&" in xml or "_x" in xml:
        return [plain(text) if "&" in text or "_x" in text else text for text in found]
    return found
