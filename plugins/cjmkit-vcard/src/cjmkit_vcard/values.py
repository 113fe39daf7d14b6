"""
Values: telephones, dates, pictures and typed fields out of the text of a property.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final
from urllib.parse import unquote

from cjmkit.model import FieldValue, ImageRef
from cjmkit_vcard.syntax import Property, unescape

__all__ = ["date_of", "field_of", "image_of", "moment_of", "pause", "tel_of"]

_DATE: Final = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ][0-9:.,Z+-]*)?")
_MOMENT: Final = re.compile(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}T[0-9]{2}:?[0-9]{2}:?[0-9]{2}(?:[.,][0-9]{1,6})?.{0,15}")
_PAUSED: Final = re.compile(r"(.*),([0-9]{1,7})", re.DOTALL)
_EXT: Final = re.compile(r";ext=([^;]*)", re.IGNORECASE)
_DATA: Final = re.compile(r"data:([^;,]*)(?:;[^;,]*)*;base64,", re.IGNORECASE)
_LINKS: Final = ("http://", "https://", "ftp://", "file:", "cid:")
_BASE64: Final = ("b", "base64")


def tel_of(prop: Property, *, old: bool = False) -> tuple[str, str | None]:
    """
    Return the number and the extension of a ``tel:`` link (RFC 3966); of any other text, the text itself.
    """
    text = unescape(prop.value, old=old)
    if text[:4].lower() != "tel:":
        return text, None
    number, _, rest = text[4:].partition(";")
    found = _EXT.match(f";{rest}")
    return unquote(number), unquote(found[1]) if found else None


def pause(text: str) -> tuple[str, str | None]:
    """
    Return number and extension of a telephone text that has the extension behind a pause: ``+7…,12``.
    """
    found = _PAUSED.fullmatch(text)
    return (found[1], found[2]) if found else (text, None)


def date_of(text: str) -> dt.date | None:
    """
    Return the day of ``1985-04-12``, ``19850412`` and the same with a time; None for anything less.
    """
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def moment_of(text: str) -> dt.datetime | None:
    """
    Return the moment of ``2026-11-23T10:15:00Z`` or ``20261123T101500Z``; None for anything else.
    """
    text = text.strip()
    if not (_MOMENT.fullmatch(text) and text.isascii()):
        return None
    # Python reads the basic and the extended format, but no mixture of both.
    day, _, time = text.partition("T")
    clock = time[:6] if time[2:3] != ":" else time[:8].replace(":", "")
    rest = time[6:] if time[2:3] != ":" else time[8:]
    try:
        return dt.datetime.fromisoformat(f"{day.replace('-', '')}T{clock}{rest.replace(':', '')}")
    except ValueError:
        return None


def image_of(prop: Property) -> ImageRef | None:
    """
    Return the picture or the link of a PHOTO or a LOGO; None if it is neither.
    """
    value, media = prop.value, prop.param("MEDIATYPE")
    kind = next((one for one in sorted(prop.types) if one not in ("uri", "url", "pref")), None)
    media = media or (f"image/{kind.removeprefix('image/')}" if kind else None)
    said = (prop.param("VALUE") or "").lower()
    if said == "text":
        return ImageRef(url=unescape(value), media_type=media)
    inline = _DATA.match(value)
    if inline is not None:
        return _picture(value[inline.end() :], inline[1].lower() or media)
    if (prop.param("ENCODING") or "").lower() in _BASE64:
        return _picture(value, media)
    if said in ("uri", "url") or value.lower().lstrip().startswith(_LINKS):
        return ImageRef(url=unescape(value), media_type=media) if value else None
    return None


def _picture(encoded: str, media: str | None) -> ImageRef | None:
    try:
        data = base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    return ImageRef(data=data, media_type=media)


def field_of(kind: str, parts: Sequence[str]) -> FieldValue | None:
    """
    Return the value of a custom field of the type *kind*; None if it has not that type.
    """
    if kind == "list":
        return tuple(parts)
    text = ";".join(parts)
    try:
        return _typed(kind, text)
    except (ValueError, InvalidOperation):
        return None


def _typed(kind: str, text: str) -> FieldValue | None:
    if kind == "boolean":
        return {"true": True, "false": False}.get(text)
    if kind == "date":
        return dt.date.fromisoformat(text)
    if kind == "datetime":
        return dt.datetime.fromisoformat(text)
    if kind == "decimal":
        return Decimal(text)
    if kind == "integer":
        return int(text)
    return float(text) if kind == "float" else text
