"""
Contacts and addresses: how and where a client is reached.
"""

from __future__ import annotations

import enum

import attrs

from cjmkit.model.fields import personal

__all__ = ["Address", "AddressKind", "Contact", "ContactKind"]


class AddressKind(enum.Enum):
    """
    What an address is for; OTHER when the source does not say.
    """

    LEGAL = "legal"
    ACTUAL = "actual"
    POSTAL = "postal"
    OTHER = "other"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Address:
    """
    An address as one line of text, with the parts that the source gives apart.
    """

    kind: AddressKind = AddressKind.OTHER
    text: str | None = personal("address")
    postal_code: str | None = personal("address")
    region: str | None = None
    city: str | None = None
    country: str | None = None


class ContactKind(enum.Enum):
    """
    The channel that a contact belongs to.
    """

    PHONE = "phone"
    MOBILE = "mobile"
    HOME_PHONE = "home_phone"
    EXTRA_PHONE = "extra_phone"
    FAX = "fax"
    EMAIL = "email"
    WEBSITE = "website"
    MESSENGER = "messenger"
    SOCIAL = "social"


_PHONES = frozenset(
    (ContactKind.PHONE, ContactKind.MOBILE, ContactKind.HOME_PHONE, ContactKind.EXTRA_PHONE, ContactKind.FAX)
)


@attrs.frozen(kw_only=True, weakref_slot=False)
class Contact:
    """
    A phone, an e-mail, a site, a messenger or a link.

    A phone's *value* is E.164 (``+79161234567``) when it could be normalised, else the raw text.
    *shown* marks what the card displays at its head. *note* says whose it is or when to call.
    """

    kind: ContactKind
    value: str = personal("phone", default=attrs.NOTHING)
    extension: str | None = personal("phone")
    note: str | None = personal("text")
    shown: bool = False

    @property
    def is_phone(self) -> bool:
        """
        Whether the value is a telephone number (a fax is one too).
        """
        return self.kind in _PHONES

    @property
    def national10(self) -> str | None:
        """
        The ten digits of a Russian phone without the country code; None for anything else.
        """
        digits = self.value[2:]
        if self.is_phone and self.value[:2] == "+7" and len(digits) == 10 and digits.isascii() and digits.isdigit():
            return digits
        return None

    @property
    def whatsapp_url(self) -> str | None:
        """
        A link that opens a chat without saving the number; None if the phone is not E.164.
        """
        digits = self.value[1:]
        if self.is_phone and self.value[:1] == "+" and digits.isascii() and digits.isdigit():
            return f"https://wa.me/{digits}"
        return None
