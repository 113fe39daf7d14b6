"""
XML of a bounded size, without a DOCTYPE, as elements that know their line.

The parser is expat, which never opens anything by itself; entities and external references can be
declared in a DOCTYPE only, and a DOCTYPE is refused when its first bytes are met.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree
from xml.parsers import expat

import attrs

from cjmkit.errors import CjmkitError, FormatError, LimitError
from cjmkit.findings import Location, Texts
from cjmkit.intake.rows.source import Source
from cjmkit.plugins.hostile import catalogue as rules
from cjmkit.plugins.hostile._reasons import UNREAD_ENCODING, reason_of
from cjmkit.plugins.hostile.texts import MB, read_bytes

__all__ = ["Element", "XMLLimits", "parse_xml", "read_xml"]

_CHUNK: Final = 64 * 1024
_BETWEEN: Final = "\x1f"
"""Separates namespace and name; no name holds a control character."""


@attrs.frozen(kw_only=True)
class XMLLimits:
    """
    How big an XML may be: its bytes, the depth of its tags, the number of its elements.
    """

    bytes: int = 64 * MB
    depth: int = 100
    elements: int = 2_000_000


class Element(ElementTree.Element):
    """
    An element whose tag and attributes go by their names without namespace.

    *namespace* is that of the tag, empty if it has none; *line* counts from 1.
    """

    namespace: str = ""
    line: int = 0

    def child(self, name: str) -> Element | None:
        """
        Return the first child called *name*.
        """
        found = self.find(name)
        return found if isinstance(found, Element) else None

    def children(self, name: str | None = None) -> list[Element]:
        """
        Return the children called *name*, or all of them.
        """
        return [one for one in self if isinstance(one, Element) and (name is None or one.tag == name)]

    def value(self, name: str) -> str | None:
        """
        Return the text of the first child called *name*, without white space around; None if there is none.
        """
        return (self.findtext(name) or "").strip() or None


def read_xml(source: Source, *, limits: XMLLimits | None = None) -> Element:
    """
    Return the root element of *source*.

    Raises:
        SourceError: the file cannot be opened.
        FormatError: it is no XML, is cut off, or has a DOCTYPE; the finding tells the line.
        LimitError: it is bigger than *limits* allow.

    """
    limits = limits or XMLLimits()
    return parse_xml(read_bytes(source, limit=limits.bytes), Location(source=source.name), limits=limits)


def parse_xml(data: bytes, where: Location, *, limits: XMLLimits | None = None) -> Element:
    """
    Return the root element of *data*, a part of the file that *where* names; raises as `read_xml` does.
    """
    return _Parsing(where, limits or XMLLimits()).parse(data)


class _Parsing:
    def __init__(self, where: Location, limits: XMLLimits) -> None:
        self._where = where
        self._limits = limits
        self._depth = 0
        self._count = 0
        self._builder: ElementTree.TreeBuilder = ElementTree.TreeBuilder(element_factory=Element)
        self._expat = parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data

    def parse(self, data: bytes) -> Element:
        try:
            for start in range(0, len(data), _CHUNK):
                self._expat.Parse(data[start : start + _CHUNK], False)
            self._expat.Parse(b"", True)
            root = self._builder.close()
        except expat.ExpatError as error:
            raise self._bad(reason_of(error, data), error.lineno) from None
        except CjmkitError:
            raise
        except (LookupError, ValueError):
            # An encoding that Python does not know, or one of several bytes that expat does not take.
            raise self._bad(UNREAD_ENCODING, 1) from None
        finally:
            # Parser and handlers hold each other: without this a big tree waits for the collector.
            self._expat.StartElementHandler = self._expat.EndElementHandler = None
        return root  # type: ignore[return-value] # what the factory makes

    def _bad(self, reason: Texts, line: int) -> FormatError:
        where = attrs.evolve(self._where, line=line)
        return FormatError(rules.BAD_XML.finding(where, reason_ru=reason.ru, reason_en=reason.en))

    def _place(self) -> Location:
        return attrs.evolve(self._where, line=self._expat.CurrentLineNumber)

    def _doctype(self, *_: object) -> None:
        raise FormatError(rules.DOCTYPE.finding(self._place()))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > self._limits.depth:
            raise LimitError(rules.TOO_DEEP.finding(self._place(), limit=self._limits.depth))
        if self._count > self._limits.elements:
            raise LimitError(rules.TOO_MANY_ELEMENTS.finding(self._place(), limit=self._limits.elements))
        namespace, _, tag = name.rpartition(_BETWEEN)
        # Few attributes have a namespace: one look at all of them is cheaper than taking each apart.
        if _BETWEEN in "".join(attributes):
            attributes = {key.rpartition(_BETWEEN)[2]: value for key, value in attributes.items()}
        element = self._builder.start(tag, attributes)
        element.namespace, element.line = namespace, self._expat.CurrentLineNumber  # type: ignore[attr-defined]

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(name.rpartition(_BETWEEN)[2])
