"""
Hostile input: the doors through which a plugin looks into a file from outside.

A file from outside may be cut off, in another encoding, or made to hurt: an XML entity that reads a
file, an archive that unpacks to terabytes. What comes through these functions was checked and is bounded;
what is refused is a `FormatError` or a `LimitError` with a place and with words about what to do.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.plugins.hostile.archives import Archive, ArchiveLimits, open_archive
from cjmkit.plugins.hostile.texts import Text, read_bytes, read_text
from cjmkit.plugins.hostile.xml import Element, XMLLimits, parse_xml, read_xml

__all__ = [
    "Archive",
    "ArchiveLimits",
    "Element",
    "Text",
    "XMLLimits",
    "open_archive",
    "parse_xml",
    "read_bytes",
    "read_text",
    "read_xml",
]
