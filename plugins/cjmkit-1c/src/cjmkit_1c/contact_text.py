"""
A contact as the one text that 1C's files have for it: the extension stands behind the number.
"""

from __future__ import annotations

from typing import Final

from cjmkit.codes import phone
from cjmkit.findings import Texts
from cjmkit.model import Contact
from cjmkit_1c.once import OnceACard
from cjmkit_1c.xml_stream import XMLStream

__all__ = ["contact_text"]

_EMPTY: Final = Texts("запись пуста", "the entry is empty")
_TOGETHER: Final = Texts(
    "добавочный пишется после номера, а значение – не телефон: они вернутся одной строкой",
    "the extension is written behind the number, and the value is no phone: they come back as one text",
)


def contact_text(contact: Contact, xml: XMLStream, losses: OnceACard) -> str | None:
    """
    Return the text of *contact*, None if it is empty; what a reader will not find in it again is a loss.
    """
    value = xml.clean(contact.value, "contacts.value")
    if value is None:
        losses.note("contacts", _EMPTY)
        return None
    extension = xml.clean(contact.extension, "contacts.extension")
    if extension is None:
        return value
    text = f"{value} доб. {extension}"
    read = phone.parse(text) if contact.is_phone else None
    if read is None or (read.number, read.extension) != (value, extension):
        losses.note("contacts.extension", _TOGETHER)
        losses.note("contacts.value", _TOGETHER)
    return text
